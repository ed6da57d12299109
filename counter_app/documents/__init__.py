"""Paper into files: scanners, pictures, and the encrypted files themselves."""
