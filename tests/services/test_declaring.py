"""The declaration on paper, printed before anything is received."""

from dataclasses import replace

import pytest

from counter_app.domain.errors import DeviceFault, Forbidden, PrinterProblem
from counter_app.domain.journal import Act
from counter_app.domain.people import Role
from tests.fakes.counter import HA


def test_it_goes_to_the_printer_as_it_stands(counter):
    draft = counter.chosen()

    printed = counter.declaring.print(counter.procedure(), draft.answers)

    [(paper, form_set, note, rehearsal)] = counter.declaration_paper.asked
    assert paper.title == "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH"
    assert form_set == "TT03-2025"
    assert note.startswith("2.000635")
    assert rehearsal
    assert counter.printer.sent == [(b"%PDF", "declaration 2.000635", "QuayThu")]
    assert (printed.printer, printed.problem) == ("QuayThu", None)


def test_a_printer_that_fails_is_told_and_loses_nothing(counter):
    jammed = PrinterProblem("QuayThu", DeviceFault.JAMMED)
    counter.printer.problem = jammed

    printed = counter.declaring.print(counter.procedure(), {})

    assert printed.problem is jammed
    assert printed.pdf == b"%PDF"


def test_a_procedure_without_a_form_prints_nothing(counter):
    bare = replace(counter.procedure(), form=None)

    assert counter.declaring.print(bare, {}) is None
    assert counter.printer.sent == []


def test_the_journal_says_that_one_was_printed(counter):
    counter.declaring.print(counter.procedure(), {})

    entry = counter.work.journal.entries[-1]
    assert (entry.act, entry.detail) == (Act.DECLARATION_PRINTED, "to_khai_trich_luc")


def test_whoever_takes_nothing_in_prints_none(counter):
    clerk = replace(HA, roles=frozenset({Role.HANDOVER}))
    counter.session.enrol(clerk, "trời xanh 42")
    counter.session.sign_out()
    counter.session.sign_in(clerk.id, "trời xanh 42", "03")

    with pytest.raises(Forbidden):
        counter.declaring.print(counter.procedure(), {})
