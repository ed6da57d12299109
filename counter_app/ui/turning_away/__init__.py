"""A walk-in is sent home before anything is received, with a numbered slip."""
