"""What comes out of the printer: laid out once, drawn once."""
