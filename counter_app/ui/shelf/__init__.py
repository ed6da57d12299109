"""The shelf of results: where each lies, and who has not come for it."""
