"""The screen of backups, and of restored data that wait to be confirmed."""
