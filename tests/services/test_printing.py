"""Printing once, and knowing what became of it."""

from dataclasses import replace

import pytest

from counter_app.domain.cover_strips import read_mark
from counter_app.domain.errors import (
    DeviceFault,
    NotFound,
    PrinterProblem,
    SecondOfficerNeeded,
    WrongPassword,
    WrongState,
)
from counter_app.domain.journal import Act
from counter_app.domain.outlets import Job, Outlet
from counter_app.domain.printed import Form, Outcome, Series
from counter_app.domain.receipts import PaperSize
from counter_app.domain.slips import Roll
from counter_app.services.numbering import Numbering
from counter_app.services.slips import Said
from tests.fakes.counter import BINH, HA, PASSWORD

GONE = PrinterProblem("QuayThu", DeviceFault.GONE)
SILENT = PrinterProblem("QuayThu", DeviceFault.BUSY, unsure=True)


@pytest.fixture
def dossier(counter):
    return counter.received()


@pytest.fixture
def numbering(counter):
    return Numbering(
        begin=counter.work.begin,
        session=counter.session,
        clock=counter.clock,
        tallies=None,
    )


def outcomes(counter):
    return [record.outcome for record in counter.work.prints.records]


class Watching:
    """A printer that looks at the store while it is being told."""

    def __init__(self, counter):
        self.counter = counter
        self.seen = []

    def makes_files(self, printer):
        return False

    def send(self, pdf, title, to):
        self.seen = list(self.counter.work.prints.records)
        return "Q-1"


def test_the_intention_is_on_disk_before_the_printer_hears_of_it(counter, dossier):
    watching = Watching(counter)
    printing = replace(counter.printing, printer=watching)

    replace(counter.receipting, printing=printing).issue(dossier.id)

    [seen] = watching.seen
    assert seen.outcome is Outcome.INTENDED
    assert counter.files.has(seen.sha256)


def test_what_the_queue_took_waits_until_the_queue_says_how_it_ended(counter, dossier):
    issued = counter.receipting.issue(dossier.id)
    assert issued.record.outcome is Outcome.QUEUED
    counter.printer.outcomes["QuayThu-1"] = Outcome.QUEUED

    waiting = counter.printing.follow()
    counter.printer.outcomes["QuayThu-1"] = Outcome.FAILED
    ended = counter.printing.follow()

    assert waiting == []
    assert [record.outcome for record in ended] == [Outcome.FAILED]
    assert outcomes(counter) == [Outcome.FAILED]


def test_a_job_that_failed_in_the_queue_is_printed_again_as_the_same_copy(
    counter, dossier
):
    counter.receipting.issue(dossier.id)
    counter.printer.outcomes["QuayThu-1"] = Outcome.FAILED
    counter.printing.follow()

    again = counter.receipting.reprint(dossier.id)

    assert again.record.copy == 1


def test_what_a_queue_took_and_did_not_print_is_told_until_it_is_printed_again(
    counter, dossier
):
    counter.receipting.issue(dossier.id)
    counter.printer.outcomes["QuayThu-1"] = Outcome.FAILED
    counter.printing.follow()
    morning = counter.clock.now().replace(hour=0)

    [lost] = counter.printing.lost(morning)
    counter.receipting.reprint(dossier.id)

    assert lost.dossier == dossier.id
    assert counter.printing.lost(morning) == []


def test_what_an_officer_saw_is_not_told_to_anybody(counter, dossier):
    issued = counter.receipting.issue(dossier.id)

    counter.printing.answer(issued.record.key, came_out=False)

    assert counter.printing.lost(counter.clock.now()) == []


def test_a_queue_that_did_not_answer_is_asked_of_the_officer(counter, dossier):
    counter.printer.problem = SILENT

    issued = counter.receipting.issue(dossier.id)

    assert issued.record.outcome is Outcome.UNKNOWN
    assert counter.printing.unsettled() == [issued.record]


@pytest.mark.parametrize(("came_out", "copy"), [(True, 2), (False, 1)])
def test_the_officers_answer_decides_which_copy_the_next_one_is(
    counter, dossier, came_out, copy
):
    counter.printer.problem = SILENT
    issued = counter.receipting.issue(dossier.id)
    counter.printer.problem = None

    counter.printing.answer(issued.record.key, came_out=came_out)
    again = counter.receipting.reprint(dossier.id)

    assert counter.printing.unsettled() == [again.record]  # queued, not unknown
    assert again.record.copy == copy
    assert counter.work.journal.entries[-2].act is Act.PRINT_ANSWERED


def test_as_long_as_nobody_answered_a_reprint_counts_as_another_copy(counter, dossier):
    counter.printer.problem = SILENT
    counter.receipting.issue(dossier.id)
    counter.printer.problem = None

    assert counter.receipting.reprint(dossier.id).record.copy == 2


def test_an_answer_given_twice_changes_nothing(counter, dossier):
    counter.printer.problem = SILENT
    issued = counter.receipting.issue(dossier.id)

    counter.printing.answer(issued.record.key, came_out=True)
    counter.printing.answer(issued.record.key, came_out=False)

    assert outcomes(counter) == [Outcome.OUT]


def test_what_was_on_its_way_when_the_program_ended_is_unknown_and_not_repeated(
    counter, dossier
):
    class Killed(Exception):
        pass

    class Dying:
        def makes_files(self, printer):
            return False

        def send(self, pdf, title, to):
            raise Killed

    printing = replace(counter.printing, printer=Dying())
    with pytest.raises(Killed):
        replace(counter.receipting, printing=printing).issue(dossier.id)

    assert counter.printing.recover() == 1
    again = counter.receipting.issue(dossier.id)

    assert again.record.outcome is Outcome.UNKNOWN
    assert counter.printer.sent == []


def test_a_slip_takes_a_number_of_its_counter_and_a_copy_of_it_keeps_it(
    counter, dossier
):
    first = counter.slips.print(Form.FEE, dossier.id)
    second = counter.slips.print(Form.FEE, dossier.id)
    again = counter.slips.reprint(Form.FEE, dossier.id, first.record.number)

    assert (first.record.number, second.record.number) == (
        "03A1B2-0001",
        "03A1B2-0002",
    )
    assert (again.record.number, again.record.copy) == ("03A1B2-0001", 2)
    assert counter.paper.slips[-1].facts["number"] == "03A1B2-0001"


def test_a_number_is_used_up_even_if_the_printer_is_gone(counter, dossier):
    counter.printer.problem = GONE
    failed = counter.slips.print(Form.FEE, dossier.id)
    counter.printer.problem = None

    again = counter.slips.reprint(Form.FEE, dossier.id, failed.record.number)

    assert failed.record.outcome is Outcome.FAILED
    assert (again.record.number, again.record.copy) == (failed.record.number, 1)


def test_a_slip_sent_again_is_the_file_that_was_marked_as_the_next_copy(
    counter, dossier
):
    said = Said(facts={"reason": "chờ xác minh"})
    first = counter.slips.print(Form.APOLOGY, dossier.id, said)

    second = counter.printing.resend(first.record.key)
    third = counter.printing.resend(first.record.key)

    assert (second.record.copy, third.record.copy) == (2, 3)
    assert second.record.number == third.record.number == first.record.number
    assert second.pdf == first.pdf + b" copy 2 09:41"
    assert [pdf for pdf, _, _ in counter.printer.sent][1:] == [second.pdf, third.pdf]
    assert len(counter.work.paper_numbers.kept) == 1


def test_a_slip_that_never_came_out_is_sent_again_as_it_is(counter, dossier):
    counter.printer.problem = GONE
    failed = counter.slips.print(Form.APOLOGY, dossier.id)
    counter.printer.problem = None

    again = counter.printing.resend(failed.record.key)

    assert (again.record.copy, again.pdf) == (1, failed.pdf)


@pytest.mark.parametrize("form", [Form.SUPPLEMENT, Form.REFUSAL, Form.STOP])
def test_no_paper_says_what_was_not_done(counter, dossier, form):
    with pytest.raises(WrongState):
        counter.slips.print(form, dossier.id)

    assert counter.work.paper_numbers.kept == {}


def test_what_a_slip_says_beyond_the_dossier_stands_before_its_own_facts(
    counter, dossier
):
    said = Said(facts={"reason": "thiếu chữ ký", "made_by": "Người khác"})

    counter.slips.print(Form.APOLOGY, dossier.id, said)

    facts = counter.paper.slips[-1].facts
    assert (facts["reason"], facts["made_by"]) == ("thiếu chữ ký", "Người khác")


def test_each_kind_of_paper_goes_to_its_own_printer_paper_and_tray(counter, dossier):
    outlet = Outlet(printer="Kho", size=PaperSize.A4, tray="Tray2")

    counter.outlets.choose(Job.BOOKS, outlet)
    counter.slips.print(Form.CONTROL, dossier.id)
    counter.receipting.issue(dossier.id)

    assert counter.outlets.of(Form.CONTROL) == outlet
    assert [printer for _, _, printer in counter.printer.sent] == ["Kho", "QuayThu"]


def test_a_form_without_a_layout_for_the_chosen_sheet_takes_its_own(counter, dossier):
    counter.outlets.choose(Job.BOOKS, Outlet(printer="Kho", size=PaperSize.A5))
    order = counter.slips._loose(Form.REGISTER, lambda drawing: drawing.size.encode())

    assert counter.printing.print(order).pdf == b"A4"


def test_a_form_that_no_roll_is_wide_enough_for_is_not_sent_to_one(counter, dossier):
    counter.outlets.choose(Job.BOOKS, Outlet(printer="Nhiet", size=Roll.MM80))

    with pytest.raises(PrinterProblem) as caught:
        counter.slips.print(Form.CONTROL, dossier.id)

    assert caught.value.reason is DeviceFault.WRONG_PAPER
    assert counter.work.prints.records == []


def test_a_number_is_voided_by_two_officers_for_a_reason(counter, dossier, numbering):
    number = counter.slips.print(Form.FEE, dossier.id).record.number

    voided = numbering.void("fee", number, " in hỏng\n", BINH.id, PASSWORD)

    assert voided.void is not None
    assert (voided.void.by, voided.void.second) == (HA.id, BINH.id)
    assert voided.void.reason == "in hỏng"
    assert counter.session.who().officer == HA
    last = counter.work.journal.entries[-1]
    assert (last.act, last.dossier) == (Act.NUMBER_VOIDED, dossier.id)


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (("in hỏng", HA.id, PASSWORD), SecondOfficerNeeded),
        (("in hỏng", BINH.id, "đoán mò 999"), WrongPassword),
        (("  ", BINH.id, PASSWORD), SecondOfficerNeeded),
    ],
)
def test_one_officer_alone_or_without_a_reason_voids_nothing(
    counter, dossier, numbering, given, problem
):
    number = counter.slips.print(Form.FEE, dossier.id).record.number

    with pytest.raises(problem):
        numbering.void("fee", number, *given)

    assert counter.work.paper_numbers.find("fee", number).void is None


def test_a_number_nobody_took_cannot_be_voided(counter, numbering):
    with pytest.raises(NotFound):
        numbering.void("fee", "03A1B2-0009", "in hỏng", BINH.id, PASSWORD)


def test_what_was_voided_stays_voided_as_it_was(counter, dossier, numbering):
    number = counter.slips.print(Form.FEE, dossier.id).record.number
    first = numbering.void("fee", number, "in hỏng", BINH.id, PASSWORD)
    counter.clock.move(minutes=5)

    assert numbering.void("fee", number, "khác", BINH.id, PASSWORD) == first


DAY = Series(name="code", scope="000.12.34.H26", period="2026-11-23", first=100, last=9)


@pytest.mark.parametrize("name", ["code", "register", "provisional"])
def test_a_code_or_a_line_of_the_register_is_voided_by_two_officers(
    counter, dossier, name
):
    series = replace(DAY, name=name, last=101)
    counter.numbering.tallies.found.append(series)
    counter.numbering.tallies.holders[100] = dossier.id

    voided = counter.numbering.void_of(series, 100, "ghi nhầm", BINH.id, PASSWORD)

    assert (voided.void.second, voided.dossier) == (BINH.id, dossier.id)
    last = counter.work.journal.entries[-1]
    assert (last.act, last.dossier) == (Act.NUMBER_VOIDED, dossier.id)
    assert last.detail.startswith(f"{name} 2026-11-23 ")
    again = counter.numbering.void_of(series, 100, "khác", BINH.id, PASSWORD)
    assert again.void.reason == "ghi nhầm"


def test_a_number_that_was_never_counted_is_not_voided(counter):
    counter.numbering.tallies.found.append(replace(DAY, last=101))

    with pytest.raises(NotFound):
        counter.numbering.void_of(DAY, 102, "ghi nhầm", BINH.id, PASSWORD)

    assert counter.work.paper_numbers.kept == {}


def test_the_receipt_of_a_void_code_says_so_from_then_on(counter, dossier):
    counter.receipting.issue(dossier.id)
    number = int(dossier.code[-4:])
    series = replace(DAY, first=number, last=number)
    counter.numbering.tallies.found.append(series)

    counter.numbering.void_of(series, number, "ghi nhầm", BINH.id, PASSWORD)
    counter.receipting.reprint(dossier.id)

    assert [slip.void for slip in counter.paper.slips] == [False, True]


def test_strips_name_every_paper_the_procedure_asks_for(counter, dossier):
    counter.slips.strips(dossier.id)

    marks = [read_mark(label["mark"]) for label in counter.paper.slips[-1].labels]
    rows = [row.id for row in counter.procedure().checklist]
    assert [(mark.procedure, mark.row) for mark in marks] == [
        (dossier.procedure, row) for row in rows
    ]


def test_labels_come_out_in_the_order_they_were_asked_for(counter, dossier):
    other = counter.received()

    counter.slips.labels(Form.SHELF, [other.id, dossier.id], used=3)

    slip = counter.paper.slips[-1]
    assert [label["code"] for label in slip.labels] == [other.code, dossier.code]
    assert slip.used == 3


def test_a_list_of_what_is_handed_over_counts_its_dossiers(counter, dossier):
    counter.slips.batch([dossier.id], "Phòng Hành chính tư pháp")

    slip = counter.paper.slips[-1]
    assert (slip.facts["count"], slip.facts["agency"]) == (
        1,
        "Phòng Hành chính tư pháp",
    )
    assert slip.tables["lines"][0][1] == dossier.code
