"""Coming to agree with the city portal."""
