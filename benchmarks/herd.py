"""G13 of SYNC.md: every counter of a city comes back after half an hour without portal.

Played in time of its own, with the program's own back-off: 584 points of 3 counters,
three batches each, a portal that answers 80 requests a second and turns away what would
wait for longer than a request is waited for. Against a portal that is busy until all is
said. A counter comes back at random, and one batch of it follows the other.
"""

from heapq import heapify, heappop, heappush
from random import Random

from benchmarks.measurement import Measurement, NotMeasured
from counter_app.sync.backoff import FullJitter
from counter_app.sync.http import READ_SECONDS

COUNTERS = 584 * 3
BATCHES = 3
OUTAGE = 1800.0
A_SECOND = 80
BETWEEN = 60.0
"""Seconds between passes while all goes well, as set out."""


def measure(rounds: int) -> Measurement:
    """Play so many outages, each with other chances."""
    ideal = COUNTERS * BATCHES / A_SECOND
    ours = [drained(Random(turn)) for turn in range(rounds)]
    return Measurement(
        name="herd",
        what=f"{COUNTERS:,} counters with {BATCHES} batches after an outage",
        against="a portal that is busy until all is said",
        unit="s",
        ours=ours,
        limit=[ideal] * rounds,
        goal=5.0,
    )


def drained(chance: Random) -> float:
    """Return how many seconds after the outage everything was said.

    NotMeasured when the portal had to turn somebody away.
    """
    backoff = FullJitter(lambda longest: chance.uniform(0, longest))
    failures, left = [0] * COUNTERS, [BATCHES] * COUNTERS
    tries = [(chance.uniform(0, BETWEEN), counter) for counter in range(COUNTERS)]
    heapify(tries)
    free = last = OUTAGE
    shed = 0
    while tries:
        now, counter = heappop(tries)
        begins = max(now, free)
        if now < OUTAGE or begins - now > READ_SECONDS:
            shed += now >= OUTAGE
            failures[counter] += 1
            heappush(tries, (now + backoff.pause(failures[counter]), counter))
            continue
        free = last = begins + 1 / A_SECOND
        failures[counter] = 0
        left[counter] -= 1
        if left[counter]:
            heappush(tries, (last, counter))
    if shed:
        raise NotMeasured(f"{shed} requests were turned away")
    return last - OUTAGE
