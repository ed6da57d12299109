"""Writing 5,000 rows encrypted, against the same rows in the clear: 1.4 times."""

from time import perf_counter

from benchmarks.databases import fill, side_by_side
from benchmarks.measurement import Measurement


def measure(rounds: int) -> Measurement:
    """Write both in turn."""
    ours: list[float] = []
    limit: list[float] = []
    with side_by_side() as (sealed, plain):
        for _ in range(rounds):
            for connection, spent in ((sealed, ours), (plain, limit)):
                begun = perf_counter()
                fill(connection)
                spent.append((perf_counter() - begun) * 1000)
    return Measurement(
        name="bulk_write",
        what="writing 5,000 rows and their search under SQLCipher",
        against="the same in a plain file",
        unit="ms",
        ours=ours,
        limit=limit,
        goal=1.4,
    )
