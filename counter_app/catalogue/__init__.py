"""Procedures, fees, limits and calendars read from a dated pack."""
