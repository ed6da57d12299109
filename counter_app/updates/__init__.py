"""Newer versions of the program: found by TUF, proven, and offered by ring and day."""
