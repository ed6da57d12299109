"""Declarations on the screen: one widget a kind of field."""
