"""Killed at random moments: no dossier is lost, and two seconds of typing at most."""

import random

import pytest

from counter_app.domain.changes import SyncState
from counter_app.domain.ids import DraftId
from counter_app.domain.numbers import is_provisional
from tests.program.counter_process import opened, receive, signed_in

LOST_AT_MOST = 2.0
"""Seconds of typing."""
OFTEN = pytest.mark.soak


@pytest.mark.parametrize(
    "seed", [0, 1, *(pytest.param(seed, marks=OFTEN) for seed in range(2, 8))]
)
def test_c17_two_seconds_of_typing_are_lost_at_most(surroundings, profile, seed):
    child = surroundings.child("typing", profile)
    child.wait_for("draft")

    child.listen(random.Random(seed).uniform(0.3, 5))
    killed_at = child.kill()

    (draft,) = (line["text"] for line in child.said if line["what"] == "draft")
    counter = signed_in(opened(profile, surroundings.url))
    answers = counter.intake.resume(DraftId(draft)).answers
    counter.close()
    for line in child.said:
        if line["what"] == "draft":
            continue
        pointer, text = line["text"]
        is_old = line["at"] < killed_at - LOST_AT_MOST or line["what"] == "left"
        kept = answers.get(pointer.removeprefix("/")) or ""
        if is_old:
            assert kept.startswith(text), (seed, line, answers)


@pytest.mark.parametrize("kills", [4, pytest.param(12, marks=OFTEN)])
def test_every_code_shown_is_there_once_however_often_it_is_killed(
    surroundings, profile, kills
):
    shown = []
    for seed in range(kills):
        child = surroundings.child("receiving", profile)
        # Every second one shows a code at least, however slow the machine is.
        child.wait_for("received" if seed % 2 else "ready")
        child.listen(random.Random(seed).uniform(0.0, 0.4))
        child.kill()
        shown += [line["text"] for line in child.said if line["what"] == "received"]

    counter = signed_in(opened(profile, surroundings.url))
    last = receive(counter)
    everything = [
        counter.lookup.dossier(dossier)
        for dossier in counter.lookup.lines(counter.lookup.day())
    ]
    codes = [dossier.code for dossier in everything]
    found = {code: counter.lookup.open_code(code) for code in shown}
    waiting = {counter.lookup.sync_state(dossier.id) for dossier in everything}
    counter.syncing.now()
    sent = {counter.lookup.sync_state(dossier.id) for dossier in everything}
    counter.close()

    assert shown
    assert len(set(shown)) == len(shown)
    assert None not in found.values()
    assert len(set(codes)) == len(codes)
    assert set(shown) <= set(codes)
    # A code may be kept and not yet shown when the power goes: one a kill at most.
    assert len(codes) <= len(shown) + kills + 1
    assert not any(is_provisional(code) for code in codes)
    numbers = sorted(int(code.rpartition("-")[2]) for code in codes)
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert int(last.code.rpartition("-")[2]) == numbers[-1]
    assert SyncState.SENT not in waiting
    assert sent == {SyncState.SENT}
