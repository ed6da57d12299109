"""The processor time of the program left alone at the sign-in page.

SYNC.md: one per cent of a processor at the most. Nobody is signed in, so the store is
shut and nothing is synchronised yet; what a pass costs is ``nothing_new``.
"""

from benchmarks.measurement import Measurement, NotMeasured
from benchmarks.throwaway import throwaway_profile
from benchmarks.windows import counter_window

SECONDS = 60


def measure(rounds: int) -> Measurement:
    """Leave the window alone for so long, so many times."""
    with throwaway_profile() as paths:
        ours = [
            counter_window(paths.profile, idle=True, seconds=SECONDS).share * 100
            for _ in range(rounds)
        ]
    if not all(ours):
        raise NotMeasured("the window did not say what it cost")
    return Measurement(
        name="idle",
        what=f"the window left alone {SECONDS} s at the sign-in page, processor time",
        against="one per cent of a processor",
        unit="%",
        ours=ours,
        limit=[1.0] * rounds,
        goal=1.0,
    )
