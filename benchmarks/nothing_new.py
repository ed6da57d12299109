"""A pass of synchronisation in which neither side has anything to say."""

from time import perf_counter

from benchmarks.measurement import Measurement, NotMeasured
from benchmarks.portal_apart import portal_apart
from benchmarks.synced_counter import keyring_of_its_own, synced_counter

LONGEST_MS = 10


def measure(rounds: int) -> Measurement:
    """Run so many passes after the first ones."""
    ours = []
    with (
        keyring_of_its_own() as folder,
        portal_apart() as apart,
        synced_counter(apart, folder / "profile") as counter,
    ):
        for _ in range(3):
            counter.syncing.now()
        for _ in range(rounds):
            begun = perf_counter()
            counter.syncing.now()
            ours.append((perf_counter() - begun) * 1000)
        online = counter.syncing.online
    if not online:
        raise NotMeasured("the portal did not answer")
    return Measurement(
        name="nothing_new",
        what="a pass of synchronisation with nothing new on either side",
        against=f"{LONGEST_MS} ms",
        unit="ms",
        ours=ours,
        limit=[LONGEST_MS] * rounds,
        goal=1.0,
    )
