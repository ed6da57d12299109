"""A ward whose counters erase closed dossiers, under every misfortune of the ward."""

from contextlib import suppress
from functools import partial

from hypothesis.stateful import precondition, rule
from sqlalchemy import select

from city_portal.rules.refusals import Refused
from counter_app.domain.dossiers import OPEN, Status
from counter_app.domain.errors import NotFound
from counter_app.domain.fields import dossier_from, fields_of
from counter_app.domain.keeping_errors import ContentErased
from counter_app.domain.outlines import outline
from counter_app.store import schema
from tests.sync.conftest import said
from tests.sync.erasing import DAYS, erasing
from tests.sync.test_ward import played, run
from tests.sync.ward import NUMBERS, PENDING, WHICH, WHO, Ward, WardCounter


class ErasingWard(Ward):
    """Officers end dossiers, months go by, and what they said is erased."""

    erased = 0

    @rule(number=WHO)
    def months_go_by(self, number):
        counter = self.counters[number]
        erasing(counter, 100).erase()
        self.erased += erasing(counter, 100 + DAYS).erase()

    @precondition(lambda self: self.received)
    @rule(which=WHICH)
    def a_year_of_quiet(self, which):
        """All is said, one is ended, a backup covers it, and months go by."""
        dossier = sorted(self.received)[which % len(self.received)]
        for number in (*NUMBERS, *NUMBERS):
            self._pass(number)
        if any(self._owed(number) for number in NUMBERS):
            return
        self._end(self.received[dossier], dossier)
        for number in (self.received[dossier], *NUMBERS):
            self._pass(number)
        self.office.backup()
        for number in (*NUMBERS, *NUMBERS):
            self._pass(number)
        for number in NUMBERS:
            self.months_go_by(number)

    @precondition(lambda self: self.received)
    @rule(which=WHICH)
    def the_back_office_decides(self, which):
        with suppress(Refused):  # nothing leads from an end back to work
            super().the_back_office_decides(which)

    def _owed(self, number):
        return {
            row[0] for row in self.counters[number].seen().outbox if row[1] in PENDING
        }

    def _end(self, number, dossier):
        counter = self.counters[number]
        if dossier in counter.mirrored():
            with suppress(ContentErased):
                counter.edit(dossier, status=Status.WITHDRAWN)

    def _edit(self, number, dossier, part):
        counter = self.counters[number]
        # An officer would be told: that it has ended, or to get it from the city first.
        with suppress(ContentErased, NotFound):
            if part != "status" or counter.dossier(dossier).status in OPEN:
                super()._edit(number, dossier, part)

    def _no_name_and_no_number_is_met_twice(self, seen):
        """After a restore an end may come upon work of a counter that never heard it.

        The portal refuses what no dossier may do, and an officer is told: not of here.
        """
        for dossier, state, _changes, reason, _name in seen.outbox:
            if state == "failed" and reason.startswith("this step is not allowed"):
                self.excused.add(dossier)
            else:
                assert state != "failed", f"I8: {dossier} is refused: {reason}"

    def _agree_in_the_end(self):
        for counter in self.counters.values():
            counter.mirrored = partial(self._as_the_portal_has_it, counter)
        super()._agree_in_the_end()

    def _as_the_portal_has_it(self, counter):
        """An outline stands for the portal's copy it is the very outline of."""
        here, there = WardCounter.mirrored(counter), self.office.copies()
        for name in erased_at(counter):
            tip, left = here[name]
            if name in there and there[name][0] == tip:
                fields = there[name][2]
                whole = outline(dossier_from(name, fields))
                if said(fields_of(whole)) == left:
                    here[name] = (tip, said(fields))
        return here


def erased_at(counter):
    table = schema.content.c
    with counter.engine.connect() as connection:
        wanted = select(table.dossier).where(table.erased_at.is_not(None))
        return [*connection.execute(wanted).scalars()]


def test_whatever_happens_to_a_ward_that_erases_it_comes_to_agree():
    run(ErasingWard, schedules=12, steps=25)


def ended_everywhere(ward):
    ward.receive("03", True)
    ward._pass("03")
    ward.a_year_of_quiet(0)
    assert ward.erased == len(NUMBERS)


def a_portal_put_back_after_the_erasing(ward):
    ward.receive("03", False)
    ward._pass("03")
    ward.back_up()
    ward.a_year_of_quiet(0)
    ward.restore()


def another_counter_goes_on_with_it(ward):
    ward.receive("03", False)
    ward._pass("03")
    (dossier,) = ward.received
    ward._end("03", dossier)
    ward._pass("03")
    ward._pass("05")
    ward.back_up()
    for _twice in range(2):
        ward._pass("03")
    ward.months_go_by("03")
    assert erased_at(ward.counters["03"]) == [dossier]
    ward._edit("05", dossier, "phone")
    ward._pass("05")
    ward._pass("03")
    assert erased_at(ward.counters["03"]) == []
    ward._edit("03", dossier, "reason")


def test_traces_of_erasing_end_in_agreement():
    for trace in (
        ended_everywhere,
        a_portal_put_back_after_the_erasing,
        another_counter_goes_on_with_it,
    ):
        played(trace, ErasingWard())
