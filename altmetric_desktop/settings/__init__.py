"""Every option, declared once; kept in TOML, secrets in the keyring or the environment."""
