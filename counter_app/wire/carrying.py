"""What both sides agree on about a batch that is brought on a stick."""

import hashlib
from collections.abc import Sequence

TYPE = "carried"
"""Of the signature: never to be taken for an assertion or a head of the journal."""


def batch_sha256(operations: Sequence[bytes]) -> str:
    """Return the hash of a batch: each operation's own hash, in order."""
    each = "".join(hashlib.sha256(one).hexdigest() for one in operations)
    return hashlib.sha256(each.encode("ascii")).hexdigest()
