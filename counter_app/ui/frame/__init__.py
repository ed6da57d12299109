"""The parts of the window around every page."""
