"""Looks at this PC and says, check by check, what is wrong and what to do."""
