"""Bad input for every reader: one good sample a format, and everything that goes wrong with files."""
