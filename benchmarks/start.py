"""From the order to start to a usable window, against the least PySide6 window."""

from benchmarks.measurement import Measurement
from benchmarks.throwaway import throwaway_profile
from benchmarks.windows import bare_window, counter_window


def measure(rounds: int) -> Measurement:
    """Start both, in turn, always as fresh processes; the first of each only warms."""
    with throwaway_profile() as paths:
        ours, limit = [], []
        for _ in range(rounds + 1):
            ours.append(counter_window(paths.profile, idle=False).milliseconds)
            limit.append(bare_window(idle=False).milliseconds)
    return Measurement(
        name="start",
        what="process start to the sign-in page painted and serving events",
        against="the same of a bare PySide6 window with twenty widgets",
        unit="ms",
        ours=ours[1:],
        limit=limit[1:],
        goal=1.5,
    )
