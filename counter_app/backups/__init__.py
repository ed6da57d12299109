"""Backups of the profile on another disk: written, proven, listed, laid out again."""
