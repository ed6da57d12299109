"""Signing in and unlocking (S01)."""
