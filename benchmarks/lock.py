"""Locking: the officer's keys are gone, the head is signed; 1 s (SECURITY.md 3)."""

from time import perf_counter

from benchmarks.measurement import Measurement
from benchmarks.throwaway import opened, throwaway_profile
from counter_app.rehearsal.people import COUNTER, OFFICER, PASSWORD

MOST_MS = 1000.0


def measure(rounds: int) -> Measurement:
    """Lock again and again; the unlocking between does not count."""
    ours = []
    with throwaway_profile() as paths, opened(paths) as counter:
        counter.session.sign_in(OFFICER.id, PASSWORD, COUNTER)
        for _ in range(rounds):
            begun = perf_counter()
            counter.journal.lock()
            ours.append((perf_counter() - begun) * 1000)
            counter.session.unlock(PASSWORD)
    return Measurement(
        name="lock",
        what="locking the session, without its screens",
        against="1 s",
        unit="ms",
        ours=ours,
        limit=[MOST_MS] * rounds,
        goal=1.0,
    )
