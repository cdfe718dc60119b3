"""Lists in the encodings of before UTF-8."""
