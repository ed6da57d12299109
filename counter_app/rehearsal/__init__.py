"""Rehearsal (chế độ tập dượt): a throw-away counter with its own portal and devices."""
