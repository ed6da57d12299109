"""A list of a hundred thousand dossiers scrolled while ten thousand come anew."""

from benchmarks.long_list import COMING, MANY, Screen, screen
from benchmarks.measurement import Measurement, NotMeasured

BEARABLE_MS = 50.0
STEP, PLACES = 37, 1000
FEWEST = 50


def measure(rounds: int) -> Measurement:
    """Scroll as long as they come; each round's slowest frame counts."""
    with screen() as shown:
        shown.open()
        ours = [_slowest(shown) for _ in range(rounds)]
    return Measurement(
        name="scroll",
        what=f"slowest frame of {MANY:,} dossiers scrolled while {COMING:,} come,"
        " by the clock",
        against="the 50 ms that a person may be kept waiting",
        unit="ms",
        ours=ours,
        limit=[BEARABLE_MS] * rounds,
        goal=1.0,
    )


def _slowest(shown: Screen) -> float:
    frames: list[float] = []
    with shown.feed() as done:
        while not done.is_set():
            place = len(frames) * STEP % PLACES / PLACES
            frames.append(shown.frame(place))
    if len(frames) < FEWEST:
        raise NotMeasured(f"only {len(frames)} frames: nothing was scrolled")
    return max(frames)
