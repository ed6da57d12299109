"""Letting an officer in on this PC, who proves to the city who they are."""
