"""Cursors of the change feed: opaque to counters, epoch and sequence to us."""

import base64
import binascii


def written(epoch: int, sequence: int) -> str:
    """Write a cursor that has seen everything up to this sequence."""
    text = f"{epoch}.{sequence}".encode()
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


def read(cursor: str) -> tuple[int, int] | None:
    """Return epoch and sequence, or None for what was never a cursor of ours."""
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        epoch, sequence = base64.urlsafe_b64decode(padded).decode("ascii").split(".")
        found = int(epoch), int(sequence)
    except (binascii.Error, ValueError):
        return None
    return found if written(*found) == cursor else None
