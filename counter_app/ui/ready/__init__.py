"""Ready for the next citizen (S02)."""
