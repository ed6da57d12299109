"""This machine's encrypted database."""
