"""Reading the journal's chain through, as ``audit verify`` does."""

from collections.abc import Iterator
from datetime import UTC, datetime
from time import perf_counter

from benchmarks.measurement import Measurement, NotMeasured
from counter_app.store import chain

ROWS = 50_000
MOST_MS = 1000.0


def _written() -> Iterator[dict[str, object]]:
    before, at = chain.BEGINNING, datetime(2026, 11, 24, tzinfo=UTC).isoformat()
    for seq in range(1, ROWS + 1):
        row: dict[str, object] = {
            "seq": seq,
            "at": at,
            "mono": seq * 1000,
            "act": "received",
            "officer": "hant.vmqtg",
            "dossier": f"6f0e8f0a-0000-4000-8000-{seq:012d}",
            "detail": "",
            "state": "ab" * 32,
        }
        before = chain.digest(before, row)
        yield {**row, "hash": before}


def measure(rounds: int) -> Measurement:
    """Verify a journal of 50,000 entries, in memory."""
    rows = [*_written()]
    ours = []
    for _ in range(rounds):
        begun = perf_counter()
        if chain.broken(iter(rows)):
            raise NotMeasured("an honest chain is called broken")
        ours.append((perf_counter() - begun) * 1000)
    return Measurement(
        name="chain",
        what="verifying 50,000 entries of the journal",
        against="one second",
        unit="ms",
        ours=ours,
        limit=[MOST_MS] * rounds,
        goal=1.0,
    )
