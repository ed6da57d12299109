"""Reading single rows encrypted, against the clear; what counts is the p95: twice."""

from random import Random
from statistics import quantiles
from time import perf_counter
from typing import Any

from benchmarks.databases import ROWS, fill, side_by_side
from benchmarks.measurement import Measurement

READS = 2_000


def measure(rounds: int) -> Measurement:
    """Read the same rows of both in turn."""
    chance = Random(20261129)
    ours, limit = [], []
    with side_by_side() as (sealed, plain):
        for connection in (sealed, plain):
            fill(connection)
        for _ in range(rounds):
            order = [chance.randrange(ROWS) for _ in range(READS)]
            ours.append(_slowest_twentieth(sealed, order))
            limit.append(_slowest_twentieth(plain, order))
    return Measurement(
        name="point_read",
        what="p95 of reading one row under SQLCipher",
        against="the same in a plain file",
        unit="µs",
        ours=ours,
        limit=limit,
        goal=2.0,
    )


def _slowest_twentieth(connection: Any, order: list[int]) -> float:
    spent = []
    for number in order:
        begun = perf_counter()
        connection.execute("SELECT said FROM row WHERE id = ?", (number,)).fetchone()
        spent.append((perf_counter() - begun) * 1_000_000)
    return quantiles(spent, n=20)[-1]
