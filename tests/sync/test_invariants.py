"""The invariants of SYNC.md 2.9 on the real engine and real SQLCipher ledgers.

A machine plays officers, lost answers, power cuts and restores of the portal in any
order; when the faults end, everything must have come to agree.
"""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from counter_app.domain.dossiers import Status
from counter_app.domain.exchange import Side
from tests.sync.conftest import said
from tests.sync.paper_portal import PaperPortal
from tests.sync.ward import Failing, PowerCut, WardCounter, room

COUNTERS = st.sampled_from(["03", "04"])
PHONES = st.sampled_from(["1", "2", "3"])
FEW_AND_MANY = [(15, 25), pytest.param(60, 25, marks=pytest.mark.soak)]


class Ward(RuleBasedStateMachine):
    """Two counters and a portal."""

    @initialize()
    def open(self):
        self.folder = Path(tempfile.mkdtemp(prefix="ward-", dir=room()))
        self.paper = PaperPortal()
        self.received = []
        self.counters = {}
        for number in ("03", "04"):
            counter = WardCounter(self.folder / number, number)
            counter.enrol(self.paper, "one-time")
            self.counters[number] = counter

    @rule(number=COUNTERS, scan=st.sampled_from([(), (b"scan",)]))
    def receive(self, number, scan):
        if len(self.received) < 4:
            self.received.append(self.counters[number].receive(*scan).id)

    @precondition(lambda self: self.received)
    @rule(number=COUNTERS, which=st.integers(0, 3), phone=PHONES)
    def correct_the_phone(self, number, which, phone):
        self._edit(number, which, phone=phone)

    @precondition(lambda self: self.received)
    @rule(number=COUNTERS, which=st.integers(0, 3), reason=PHONES)
    def give_a_reason(self, number, which, reason):
        self._edit(number, which, missing_reason=reason)

    @precondition(lambda self: self.received)
    @rule(
        number=COUNTERS,
        which=st.integers(0, 3),
        status=st.sampled_from([Status.READY, Status.PROCESSING]),
    )
    def decide_on_it(self, number, which, status):
        self._edit(number, which, status=status)

    @rule(number=COUNTERS)
    def synchronise(self, number):
        self.counters[number].sync(self.paper)

    @rule(number=COUNTERS, request=st.sampled_from(["push", "feed", "append"]))
    def lose_an_answer(self, number, request):
        self.paper.cut_next = request
        self.counters[number].sync(self.paper)
        self.paper.cut_next = ""

    @rule(
        number=COUNTERS,
        at=st.sampled_from(["freeze", "settling", "settled", "note_stored"]),
        after=st.booleans(),
    )
    def lose_power(self, number, at, after):
        counter = self.counters[number]
        try:
            counter.sync(self.paper, Failing(counter.ledger, at, after))
        except PowerCut:
            counter.engine.dispose()
            counter.switch_on()

    @rule()
    def back_up(self):
        self.paper.backup()

    @precondition(lambda self: self.paper.kept)
    @rule()
    def restore(self):
        # Announced by its epoch; one that is not can only be noticed by some counters.
        self.paper.restore()

    @rule(number=COUNTERS, side=st.sampled_from(Side))
    def resolve(self, number, side):
        counter = self.counters[number]
        for conflict in counter.conflicts.open():
            keep = dict.fromkeys(conflict.fields, side)
            counter.conflicts.resolve(conflict.operation, keep, "hant.vmqtg")

    def _edit(self, number, which, **parts):
        counter = self.counters[number]
        dossier = self.received[which % len(self.received)]
        if dossier in counter.mirrored():
            counter.edit(dossier, **parts)

    def teardown(self):
        if not hasattr(self, "counters"):
            return
        try:
            self._agree_in_the_end()
        finally:
            for counter in self.counters.values():
                counter.switch_off()
            shutil.rmtree(self.folder)

    def _agree_in_the_end(self):
        for _round in range(8):
            for number, counter in self.counters.items():
                assert counter.sync(self.paper).problem is None
                self.resolve(number, Side.MINE)
        for counter in self.counters.values():
            assert counter.sync(self.paper).problem is None

        there = self.paper.state["dossiers"]
        for counter in self.counters.values():
            assert counter.outbox() == []
            assert counter.mirrored() == {
                name: (copy["tip"], said(copy["fields"]))
                for name, copy in there.items()
            }
        assert set(self.received) == there.keys()
        for _dossier, name, before, old, _new, operation in self.paper.trail:
            assert before == old, (name, operation)


@pytest.mark.parametrize(("runs", "steps"), FEW_AND_MANY)
def test_whatever_happens_counters_and_portal_come_to_agree(runs, steps):
    run_state_machine_as_test(
        Ward,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
        ),
    )
