"""A day as it is typed at the terminal."""

import argparse
from datetime import date


def day(text: str) -> date:
    """Read ``2026-11-23``; a sentence for argparse when there is no such day."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        told = f"{text!r} is no day of the calendar; write 2026-11-23"
        raise argparse.ArgumentTypeError(told) from error
