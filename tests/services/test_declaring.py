"""The declaration on paper, printed before anything is received."""

from dataclasses import replace

import pytest

from counter_app.domain.errors import DeviceFault, Forbidden, PrinterProblem
from counter_app.domain.journal import Act
from counter_app.domain.people import Role
from counter_app.domain.printed import Form, Outcome
from tests.fakes.counter import HA


def test_it_goes_to_the_printer_as_it_stands(counter):
    draft = counter.chosen()

    printed = counter.declaring.print(draft, counter.procedure(), draft.answers)

    [(paper, form_set, note, rehearsal)] = counter.declaration_paper.asked
    assert paper.title == "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH"
    assert form_set == "TT03-2025"
    assert note.startswith("2.000635")
    assert rehearsal
    assert counter.printer.sent == [(b"%PDF", "declaration 2.000635", "QuayThu")]
    assert (printed.record.printer, printed.problem) == ("QuayThu", None)


def test_a_printer_that_fails_is_told_and_loses_nothing(counter):
    jammed = PrinterProblem("QuayThu", DeviceFault.JAMMED)
    counter.printer.problem = jammed

    printed = counter.declaring.print(counter.chosen(), counter.procedure(), {})

    assert printed.problem is jammed
    assert printed.pdf == b"%PDF"
    assert printed.record.outcome is Outcome.FAILED
    assert counter.files.has(printed.record.sha256)


def test_a_procedure_without_a_form_prints_nothing(counter):
    bare = replace(counter.procedure(), form=None)

    assert counter.declaring.print(counter.chosen(), bare, {}) is None
    assert counter.printer.sent == []


def test_the_journal_of_the_dossier_it_becomes_says_that_one_was_printed(counter):
    draft = counter.chosen()

    counter.declaring.print(draft, counter.procedure(), {})

    entry = counter.work.journal.entries[-1]
    assert (entry.act, entry.dossier) == (Act.DECLARATION_PRINTED, draft.id)
    assert entry.detail == "1"


def test_printed_again_it_is_the_next_copy_and_one_that_failed_is_not_counted(counter):
    draft, procedure = counter.chosen(), counter.procedure()
    counter.printer.problem = PrinterProblem("QuayThu", DeviceFault.NO_PAPER)
    counter.declaring.print(draft, procedure, {})
    counter.printer.problem = None

    first = counter.declaring.print(draft, procedure, {})
    second = counter.declaring.print(draft, procedure, {"/ten": "Thử"})

    assert (first.record.copy, second.record.copy) == (1, 2)
    assert counter.declaration_paper.copies == [1, 1, 2]
    assert second.record.form is Form.DECLARATION


def test_what_the_queue_never_answered_is_asked_of_the_officer(counter):
    counter.printer.problem = PrinterProblem("QuayThu", DeviceFault.BUSY, unsure=True)

    printed = counter.declaring.print(counter.chosen(), counter.procedure(), {})

    assert counter.printing.unsettled() == [printed.record]


def test_whoever_takes_nothing_in_prints_none(counter):
    draft = counter.chosen()
    clerk = replace(HA, roles=frozenset({Role.HANDOVER}))
    counter.session.enrol(clerk, "trời xanh 42")
    counter.session.sign_out()
    counter.session.sign_in(clerk.id, "trời xanh 42", "03")

    with pytest.raises(Forbidden):
        counter.declaring.print(draft, counter.procedure(), {})
