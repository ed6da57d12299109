"""What ``make soak`` does for as long as it is told.

``SOAK_SCHEDULES`` (10,000) histories of a ward and ``SOAK_KILLS`` (10,000) kills of a
counter at work, in parts, and every fault put in on purpose. A part that is done is not
played again (tests/soak/done.py).
"""

import json
import os
import subprocess
import sys

import pytest

from counter_app.domain.errors import StoreFailed
from tests.soak.done import left, note
from tests.sync.conftest import ROOT
from tests.sync.kills import save
from tests.sync.mutants import MUTANTS
from tests.sync.test_faults import killed_again_and_again, nothing_is_lost
from tests.sync.test_ward import TRACES, played, run
from tests.sync.ward import Ward

pytestmark = pytest.mark.soak
SCHEDULES = int(os.environ.get("SOAK_SCHEDULES", "10000"))
KILLS = int(os.environ.get("SOAK_KILLS", "10000"))
PARTS = 400
BOTH_SIDES = 30


@pytest.mark.parametrize("part", left("schedules", PARTS))
def test_whatever_happens_for_a_long_time_the_ward_comes_to_agree(part):
    many = max(1, SCHEDULES // PARTS)

    run(Ward, schedules=many, steps=40, first=1000 + part)

    note("schedules", part, many)


@pytest.mark.parametrize("name", sorted(MUTANTS))
def test_a_fault_put_in_on_purpose_is_caught(name, monkeypatch):
    machine = type("Mutated", (Ward,), {})
    MUTANTS[name](monkeypatch, machine)

    # The counter's own database refuses some before an invariant is broken.
    with pytest.raises((AssertionError, StoreFailed), match=r"[IL]\d:|UNIQUE"):
        for trace in TRACES:
            played(trace, machine())
        run(machine, schedules=400, steps=40)


@pytest.mark.parametrize("part", left("kills", PARTS))
def test_a_counter_killed_at_any_moment_loses_and_doubles_nothing_for_a_long_time(
    counter, portal, way, part
):
    many = max(1, KILLS // PARTS)
    save(counter)
    counter.switch_off()

    told = subprocess.run(
        [
            *(sys.executable, "-m", "tests.soak.killing"),
            *(str(counter.folder), portal.url, str(many), str(part)),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )

    found = json.loads(told.stdout)
    counter.switch_on()
    assert found["kills"] == many
    assert found["printed"], "they all died before they had done anything"
    nothing_is_lost(counter, portal, way, found["printed"])
    note("kills", part, many)


def test_kills_of_both_sides_lose_and_double_nothing(counter, portal, way):
    printed, kills = killed_again_and_again(
        counter, portal, BOTH_SIDES, the_portal_too=True
    )

    assert kills == BOTH_SIDES + BOTH_SIDES // 3
    nothing_is_lost(counter, portal, way, printed)
