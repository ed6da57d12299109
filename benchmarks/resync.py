"""G11 of SYNC.md: fifty thousand dossiers read anew by the feed, 5,000 a second.

Each is decided, written, indexed for the search and put into the journal's chain, under
SQLCipher; the catalogue comes along.
"""

from benchmarks.measurement import Measurement
from benchmarks.new_counter import A_DAY, first_passes

DAYS = 500
A_SECOND = 5_000


def measure(rounds: int) -> Measurement:
    """Fill the portal from another PC, then let so many new ones read it."""
    return Measurement(
        name="resync",
        what=f"{DAYS * A_DAY:,} dossiers onto a new PC",
        against=f"{A_SECOND:,} a second",
        unit="ms",
        ours=first_passes(rounds, DAYS),
        limit=[DAYS * A_DAY / A_SECOND * 1000] * rounds,
        goal=1.0,
    )
