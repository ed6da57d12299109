from dataclasses import replace

import pytest

from counter_app.domain.errors import (
    DeviceFault,
    FileDamaged,
    NotFound,
    NotSignedIn,
    PrinterProblem,
    StoreFull,
)
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act
from counter_app.domain.news import Changed
from counter_app.domain.papers import PaperRow, PaperState
from counter_app.domain.procedures import Channel
from tests.fakes.counter import EXTRACT, ZONE

JAMMED = PrinterProblem("QuayThu", DeviceFault.JAMMED)


@pytest.fixture
def dossier(counter):
    return counter.received()


def prints(counter):
    return [(record.copy, record.printer) for record in counter.work.prints.records]


def test_the_receipt_is_kept_and_sent_to_the_queue(counter, dossier):
    issued = counter.receipting.issue(dossier.id)

    assert counter.printer.sent == [(issued.pdf, f"receipt {dossier.code}", "QuayThu")]
    assert counter.files.read(issued.record.sha256) == issued.pdf
    assert counter.work.prints.records == [issued.record]
    assert (issued.record.copy, issued.record.printer) == (1, "QuayThu")
    assert issued.record.form_set == dossier.form_set
    assert issued.problem is None


def test_what_is_drawn_is_what_was_received(counter, dossier):
    counter.receipting.issue(dossier.id)

    [drawn] = counter.paper.drawn
    assert (drawn.code, drawn.lookup_secret) == (dossier.code, dossier.lookup_secret)
    assert (drawn.applicant, drawn.officer) == (dossier.applicant.name, "Nguyễn Thu Hà")
    assert (drawn.fee, drawn.due) == (dossier.fee, dossier.due)
    assert drawn.received_at.tzinfo == drawn.printed_at.tzinfo == ZONE
    assert drawn.received_at == dossier.received_at
    assert drawn.printed_at == counter.work.prints.records[0].printed_at


def test_each_paper_there_is_has_its_name_its_form_and_a_count(counter):
    draft = counter.ready(channel=Channel.PAPER)
    names = {row.id: row.short_name for row in counter.procedure().checklist}
    dossier = counter.intake.receive(draft.id)

    counter.receipting.issue(dossier.id)

    lines = [
        (line.name, line.form, line.count) for line in counter.paper.drawn[0].papers
    ]
    assert lines == [
        (names["to-khai-giay"], "Xuất trình", 1),
        (names["giay-to-tuy-than"], "Xuất trình", 1),
    ]


def test_papers_missing_or_not_needed_are_not_on_the_receipt(counter):
    draft = counter.intake.choose(counter.ready().id, EXTRACT, Channel.PAPER)
    dossier = replace(
        counter.received(),
        papers=(*draft.papers, PaperRow(row="them", state=PaperState.COPY)),
    )
    counter.work.dossiers.put(dossier)

    counter.receipting.issue(dossier.id)

    assert [line.name for line in counter.paper.drawn[0].papers] == ["them"]


def test_issuing_twice_prints_once(counter, dossier):
    first = counter.receipting.issue(dossier.id)
    counter.clock.move(minutes=5)

    second = counter.receipting.issue(dossier.id)

    assert (second.record, second.pdf) == (first.record, first.pdf)
    assert len(counter.printer.sent) == 1
    assert prints(counter) == [(1, "QuayThu")]


def test_a_printer_that_fails_keeps_the_receipt_and_says_why(counter, dossier):
    counter.printer.problem = JAMMED

    issued = counter.receipting.issue(dossier.id)

    assert issued.problem is JAMMED
    assert counter.files.read(issued.record.sha256) == issued.pdf
    assert prints(counter) == [(1, "")]


def test_a_reprint_says_which_copy_it_is(counter, dossier):
    counter.receipting.issue(dossier.id)

    second = counter.receipting.reprint(dossier.id)
    third = counter.receipting.reprint(dossier.id)

    assert (second.record.copy, third.record.copy) == (2, 3)
    assert [drawn.copy for drawn in counter.paper.drawn] == [1, 2, 3]
    assert len(counter.printer.sent) == 3


def test_a_copy_that_never_came_out_is_printed_again_as_the_same(counter, dossier):
    counter.printer.problem = JAMMED
    counter.receipting.issue(dossier.id)
    counter.printer.problem = None

    again = counter.receipting.reprint(dossier.id)
    after = counter.receipting.reprint(dossier.id)

    assert (again.record.copy, after.record.copy) == (1, 2)
    assert prints(counter) == [(1, ""), (1, "QuayThu"), (2, "QuayThu")]


def test_a_reprint_of_what_was_never_printed_is_the_first(counter, dossier):
    assert counter.receipting.reprint(dossier.id).record.copy == 1


def test_each_print_stands_in_the_journal_and_is_told(counter, dossier):
    counter.heard.clear()

    counter.receipting.issue(dossier.id)
    counter.receipting.reprint(dossier.id)

    acts = [(entry.act, entry.detail) for entry in counter.work.journal.entries[-2:]]
    assert acts == [(Act.PRINTED, "1"), (Act.REPRINTED, "2")]
    assert counter.heard == [Changed(frozenset({dossier.id}))] * 2


@pytest.mark.parametrize("online", [True, False])
def test_the_receipt_says_when_the_portal_could_not_be_reached(
    counter, dossier, online
):
    counter.online = online

    counter.receipting.issue(dossier.id)

    assert counter.paper.drawn[0].offline is not online


def test_nothing_is_printed_when_the_receipt_cannot_be_kept(counter, dossier):
    full = type("Full", (), {"keep": lambda *_: (_ for _ in ()).throw(StoreFull)})()

    printing = replace(counter.printing, files=full)
    with pytest.raises(StoreFull):
        replace(counter.receipting, printing=printing).issue(dossier.id)

    assert counter.printer.sent == []
    assert prints(counter) == []


def test_looking_at_the_receipt_gives_the_last_print(counter, dossier):
    counter.receipting.issue(dossier.id)
    second = counter.receipting.reprint(dossier.id)

    assert counter.receipting.latest(dossier.id) == second.pdf


def test_looking_prints_nothing(counter, dossier):
    looked = counter.receipting.latest(dossier.id)

    assert counter.printer.sent == []
    assert prints(counter) == []
    assert counter.receipting.issue(dossier.id).pdf == looked


def test_a_damaged_receipt_is_said(counter, dossier):
    counter.receipting.issue(dossier.id)

    def damaged(sha256):
        raise FileDamaged(sha256)

    parts = {"read": staticmethod(damaged), "has": staticmethod(bool)}
    files = type("Damaged", (), parts)()
    with pytest.raises(FileDamaged):
        printing = replace(counter.printing, files=files)
        replace(counter.receipting, printing=printing).latest(dossier.id)


def test_a_dossier_under_a_version_no_longer_known_is_still_printed(counter, dossier):
    counter.work.dossiers.put(replace(dossier, procedure_version="đã bỏ"))

    issued = counter.receipting.issue(dossier.id)

    assert issued.record.copy == 1
    assert all(" " in line.name for line in counter.paper.drawn[0].papers)


def test_an_unknown_dossier_has_no_receipt(counter):
    for ask in (counter.receipting.issue, counter.receipting.latest):
        with pytest.raises(NotFound):
            ask(DossierId("không có"))


def test_nobody_prints_while_the_screen_is_locked(counter, dossier):
    counter.session.lock()

    with pytest.raises(NotSignedIn):
        counter.receipting.issue(dossier.id)

    assert counter.printer.sent == []


def test_case_61_on_a_printer_that_makes_files_the_number_is_masked_and_said(
    counter, dossier
):
    counter.printer.files = True

    issued = counter.receipting.issue(dossier.id)

    [drawn] = counter.paper.drawn
    whole = dossier.applicant.personal_id
    assert drawn.personal_id == f"•••• {whole[-4:]}"
    assert whole not in str(drawn)
    assert issued.problem.reason is DeviceFault.MAKES_FILES


def test_case_61_on_paper_the_number_is_whole_as_the_form_in_law_asks(counter, dossier):
    issued = counter.receipting.issue(dossier.id)

    [drawn] = counter.paper.drawn
    assert drawn.personal_id == dossier.applicant.personal_id
    assert issued.problem is None


def test_case_61_a_receipt_drawn_for_paper_is_not_made_a_file_later(counter, dossier):
    issued = counter.receipting.issue(dossier.id)
    counter.printer.files = True

    with pytest.raises(PrinterProblem) as caught:
        counter.receipting.printing.resend(issued.record.key)
    again = counter.receipting.reprint(dossier.id)

    assert caught.value.reason is DeviceFault.MAKES_FILES
    assert len(counter.printer.sent) == 2
    assert counter.paper.drawn[-1].personal_id.startswith("••••")
    assert again.record.copy == 2
