"""From the password typed at the lock to the session: 1.5 s (SECURITY.md 3)."""

from time import perf_counter

from benchmarks.measurement import Measurement
from benchmarks.throwaway import opened, throwaway_profile
from counter_app.rehearsal.people import COUNTER, OFFICER, PASSWORD

MOST_MS = 1500.0


def measure(rounds: int) -> Measurement:
    """Lock and unlock; only the unlocking counts."""
    ours = []
    with throwaway_profile() as paths, opened(paths) as counter:
        counter.session.sign_in(OFFICER.id, PASSWORD, COUNTER)
        for _ in range(rounds):
            counter.journal.lock()
            begun = perf_counter()
            counter.session.unlock(PASSWORD)
            ours.append((perf_counter() - begun) * 1000)
    return Measurement(
        name="unlock",
        what="unlocking",
        against="1.5 s",
        unit="ms",
        ours=ours,
        limit=[MOST_MS] * rounds,
        goal=1.0,
    )
