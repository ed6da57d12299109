"""Batches of a hundred dossiers pushed, against replicating the same with PouchDB.

Goal G6 of SYNC.md: five times as fast, so at most a fifth of the time.
"""

import json
from time import perf_counter

from benchmarks.measurement import Measurement
from benchmarks.peer import peer
from benchmarks.portal_apart import Apart, portal_apart
from benchmarks.push import images_of


def measure(rounds: int) -> Measurement:
    """Push each batch to a portal apart, and replicate the same dossiers."""
    with portal_apart() as apart:
        ours, limit = beside_the_peer(apart, rounds)
    return Measurement(
        name="push_peer",
        what="a hundred dossiers pushed over HTTP, packed, to a portal apart (SQLite)",
        against="the same dossiers replicated by PouchDB, batches of a hundred",
        unit="ms",
        ours=ours,
        limit=limit,
        goal=0.2,
    )


def beside_the_peer(apart: Apart, rounds: int) -> tuple[list[float], list[float]]:
    """Return milliseconds of pushing batches to this portal, and of the peer's."""
    ours, limit = [], []
    with peer() as other:
        other.replicate([{"_id": "the database of the far side is made now"}])
        for turn in range(rounds):
            images = images_of(apart.device.id, apart.slot, turn)
            begun = perf_counter()
            apart.way.push(1, images)
            ours.append((perf_counter() - begun) * 1000)
            limit.append(other.replicate([document(image) for image in images]))
    return ours, limit


def document(image: bytes) -> dict[str, object]:
    """Return an operation's dossier as a document: its fields, not their past."""
    said = json.loads(image)
    fields = {name: new for name, (_old, new) in said["changes"].items()}
    return {"_id": said["dossier"], **fields}
