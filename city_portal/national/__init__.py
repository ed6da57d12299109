"""The way to the national portal's service."""
