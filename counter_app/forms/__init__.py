"""Declarations from JSON Schema and JSON Forms UI schema; no Qt."""
