"""Secrets: the keyring, the keys, sealing, passwords, the device's signature."""
