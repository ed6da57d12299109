"""The way in for counters: JSON over HTTP, version 1."""
