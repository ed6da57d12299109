"""What waits, cut into batches that one request carries."""

from collections.abc import Iterator, Sequence

from counter_app.domain.exchange import Pending
from counter_app.sync import translate

BATCH_OPERATIONS = 100
BATCH_BYTES = 256 * 1024


def batches(waiting: Sequence[Pending]) -> Iterator[list[Pending]]:
    """Cut into batches of at most 100 operations and 256 KiB; a giant goes alone."""
    batch: list[Pending] = []
    size = 0
    for pending in waiting:
        length = len(image_of(pending))
        if batch and (len(batch) == BATCH_OPERATIONS or size + length > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(pending)
        size += length
    if batch:
        yield batch


def image_of(pending: Pending) -> bytes:
    """Return the bytes that are sent, as they were frozen if they were."""
    return translate.image(pending) if pending.image is None else pending.image
