"""What ``make soak`` does for as long as it is told.

``SOAK_SCHEDULES`` (10,000) histories of a ward, ``SOAK_KILLS`` (100) turns of kill -9
and every fault put in on purpose. One processor plays about two histories a second.
"""

import os

import pytest

from counter_app.domain.errors import StoreFailed
from tests.sync.mutants import MUTANTS
from tests.sync.test_faults import killed_again_and_again, nothing_is_lost
from tests.sync.test_ward import TRACES, played, run
from tests.sync.ward import Ward

pytestmark = pytest.mark.soak
SCHEDULES = int(os.environ.get("SOAK_SCHEDULES", "10000"))
KILLS = int(os.environ.get("SOAK_KILLS", "100"))
PARTS = 100


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_happens_for_a_long_time_the_ward_comes_to_agree(part):
    run(Ward, schedules=max(1, SCHEDULES // PARTS), steps=40, first=1000 + part)


@pytest.mark.parametrize("name", sorted(MUTANTS))
def test_a_fault_put_in_on_purpose_is_caught(name, monkeypatch):
    machine = type("Mutated", (Ward,), {})
    MUTANTS[name](monkeypatch, machine)

    # The counter's own database refuses some before an invariant is broken.
    with pytest.raises((AssertionError, StoreFailed), match=r"[IL]\d:|UNIQUE"):
        for trace in TRACES:
            played(trace, machine())
        run(machine, schedules=400, steps=40)


def test_kills_of_both_sides_lose_and_double_nothing(counter, portal, way):
    printed, kills = killed_again_and_again(counter, portal, KILLS, the_portal_too=True)

    print(f"{kills} kills, {len(printed)} dossiers printed")
    nothing_is_lost(counter, portal, way, printed)
