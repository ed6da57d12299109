"""Papers about many dossiers, and the line each of them leaves."""

from dataclasses import replace
from datetime import date

import pytest

from counter_app.domain.dossiers import Status
from counter_app.domain.errors import DeviceFault, Forbidden, PrinterProblem
from counter_app.domain.journal import Act
from counter_app.domain.people import Role
from counter_app.domain.printed import Form, Outcome
from counter_app.services.batching import Batch
from tests.fakes.counter import HA

DAY = date(2026, 11, 23)
ROOM = "Phòng Hành chính tư pháp"


@pytest.fixture
def two(counter):
    first = counter.received()
    counter.clock.move(minutes=1)
    return [first, counter.received()]


def ready(counter, dossier):
    kept = counter.work.dossiers.kept
    kept[dossier.id] = replace(
        kept[dossier.id], status=Status.READY, result_at=counter.clock.now()
    )


def offered(counter, which, *, waiting=True):
    found = counter.batching.offered(which, DAY, DAY, waiting=waiting)
    return [(one.line.id, one.had) for one in found]


def lines(counter, dossier, act):
    return [e.detail for e in counter.work.journal.of(dossier.id) if e.act is act]


def test_a_list_carries_its_number_to_the_journal_of_each_dossier(counter, two):
    [issued] = counter.batching.print(Batch.OUT, [one.id for one in two], ROOM)

    assert issued.record.form is Form.BATCH
    assert issued.record.number == "03A1B2-0001"
    for dossier in two:
        assert lines(counter, dossier, Act.LISTED_OUT) == ["03A1B2-0001"]
    slip = counter.paper.slips[-1]
    assert (slip.facts["given_by"], slip.facts["agency"]) == (HA.name, ROOM)


def test_the_lines_are_there_before_the_printer_hears_of_it(counter, two):
    counter.printer.problem = PrinterProblem("QuayThu", DeviceFault.NO_PAPER)

    [issued] = counter.batching.print(Batch.OUT, [two[0].id], ROOM)

    assert issued.record.outcome is Outcome.FAILED
    assert lines(counter, two[0], Act.LISTED_OUT) == [issued.record.number]


def test_only_what_is_on_no_list_yet_waits_for_one(counter, two):
    counter.batching.print(Batch.OUT, [two[0].id], ROOM)

    assert offered(counter, Batch.OUT) == [(two[1].id, False)]
    assert offered(counter, Batch.OUT, waiting=False) == [
        (two[0].id, True),
        (two[1].id, False),
    ]
    assert [one for one, _ in offered(counter, Batch.COVERS)] == [one.id for one in two]


def test_results_come_back_on_a_list_that_the_officer_takes(counter, two):
    counter.batching.print(Batch.OUT, [one.id for one in two], ROOM)
    ready(counter, two[0])

    assert offered(counter, Batch.BACK) == [(two[0].id, False)]
    [issued] = counter.batching.print(Batch.BACK, [two[0].id], ROOM)

    slip = counter.paper.slips[-1]
    assert (slip.facts["given_by"], slip.facts["taken_by"]) == ("", HA.name)
    assert slip.facts["handed_what"] == "kết quả"
    assert lines(counter, two[0], Act.LISTED_BACK) == [issued.record.number]
    assert offered(counter, Batch.BACK) == []


@pytest.mark.parametrize(
    ("which", "form"), [(Batch.COVERS, Form.COVERS), (Batch.SHELF, Form.SHELF)]
)
def test_strips_and_labels_leave_the_queue_once_they_are_printed(
    counter, two, which, form
):
    if which is Batch.SHELF:
        for one in two:
            ready(counter, one)

    counter.batching.print(which, [two[1].id], used=3)

    assert counter.paper.slips[-1].used == 3
    assert offered(counter, which) == [(two[0].id, False)]
    assert lines(counter, two[1], Act.PAPER_PRINTED) == [f"{form.value} 1"]


def test_a_paper_for_each_dossier_has_a_number_for_each(counter, two):
    issued = counter.batching.print(Batch.EACH, [one.id for one in two])

    assert [one.record.number for one in issued] == ["03A1B2-0001", "03A1B2-0002"]
    assert offered(counter, Batch.EACH) == []


def test_a_printer_that_fails_leaves_the_rest_waiting(counter, two):
    counter.printer.problem = PrinterProblem("QuayThu", DeviceFault.NO_PAPER)

    [issued] = counter.batching.print(Batch.EACH, [one.id for one in two])

    assert issued.problem is not None
    assert offered(counter, Batch.EACH) == [(two[1].id, False)]


def test_to_whom_the_last_list_went_is_remembered(counter, two):
    counter.batching.print(Batch.OUT, [two[0].id], f"  {ROOM}\n")

    assert counter.batching.agency() == ROOM


def test_whoever_sees_no_dossier_lists_none(counter, two):
    counter.session.enrol(replace(HA, roles=frozenset({Role.IT})), "trời xanh 42")
    counter.session.sign_out()
    counter.session.sign_in(HA.id, "trời xanh 42", "03")

    with pytest.raises(Forbidden):
        counter.batching.print(Batch.OUT, [two[0].id], ROOM)
