"""Today's list with a hundred thousand dossiers: from the key to its first lines."""

from benchmarks.long_list import MANY, screen
from benchmarks.measurement import Measurement

BEARABLE_MS = 150.0


def measure(rounds: int) -> Measurement:
    """Come to the list so often; the first time, all cold, is not counted."""
    with screen() as shown:
        shown.open()
        ours = [shown.open() for _ in range(rounds)]
    return Measurement(
        name="lists",
        what=f"a list of {MANY:,} dossiers opened, with its lines, processor time",
        against="the 150 ms a list may take",
        unit="ms",
        ours=ours,
        limit=[BEARABLE_MS] * rounds,
        goal=1.0,
    )
