"""The memory of the opened program left alone, against the least PySide6 window."""

from benchmarks.measurement import Measurement
from benchmarks.throwaway import throwaway_profile
from benchmarks.windows import bare_window, counter_window


def measure(rounds: int) -> Measurement:
    """Weigh both, in turn; child processes of the program do not count."""
    with throwaway_profile() as paths:
        ours, limit = [], []
        for _ in range(rounds):
            ours.append(counter_window(paths.profile, idle=True).mebibytes)
            limit.append(bare_window(idle=True).mebibytes)
    return Measurement(
        name="memory",
        what="resident memory, profile open, sign-in page shown, idle",
        against="the same of a bare PySide6 window with twenty widgets",
        unit="MiB",
        ours=ours,
        limit=limit,
        goal=1.6,
    )
