"""Sealing one paper of 5 MiB under a key of its own; SECURITY.md 3: 20 ms."""

from secrets import token_bytes
from time import perf_counter

from benchmarks.measurement import Measurement
from counter_app.vault.sealing import Sealer

SIZE = 5 * 1024 * 1024
MOST_MS = 20.0


def measure(rounds: int) -> Measurement:
    """Seal the same paper again and again."""
    sealer, paper = Sealer(token_bytes(32)), token_bytes(SIZE)
    ours = []
    for _ in range(rounds):
        begun = perf_counter()
        sealer.seal(paper, "ten")
        ours.append((perf_counter() - begun) * 1000)
    return Measurement(
        name="sealed",
        what="sealing a paper of 5 MiB",
        against="20 ms",
        unit="ms",
        ours=ours,
        limit=[MOST_MS] * rounds,
        goal=1.0,
    )
