"""Answers of earlier dossiers on the form: offered, marked, never in the way."""

from datetime import date

import pytest

from counter_app.domain.memories import Memory
from counter_app.ui.declaration.presenter import DeclarationPresenter
from counter_app.ui.walk import Walk
from tests.fakes.counter import FakeCounter, declarations
from tests.fakes.view import NotingView

PHONE = Memory("0912345678", "000.12.34.H26-261102-0003", date(2026, 11, 2))


class Remembered:
    """Remembers one telephone number."""

    def __init__(self):
        self.asked = 0

    def recall(self, procedure, answers, citizen):
        self.asked += 1
        return {"/nyc_dien_thoai": PHONE}


@pytest.fixture
def remembered():
    return Remembered()


@pytest.fixture
def at(remembered):
    def open_with(lane):
        counter, walk, view = FakeCounter(), Walk(), NotingView()
        walk.begin(counter.chosen(), counter.procedure())
        presenter = DeclarationPresenter(
            walk, counter.intake, declarations(), lane, remembered
        )
        presenter.attach(view)
        presenter.open()
        return presenter, view

    return open_with


def test_what_was_told_before_stands_there_with_where_it_is_from(at, at_once):
    _, view = at(at_once)

    _, answers, sources = view.last("show_declaration")
    assert answers["nyc_dien_thoai"] == "0912345678"
    assert sources["/nyc_dien_thoai"] == (
        "earlier 000.12.34.H26-261102-0003 · 02/11/2026"
    )


def test_an_answer_changed_by_hand_is_not_from_there_any_more(at, at_once):
    presenter, view = at(at_once)

    presenter.answered("/nyc_dien_thoai", "0900000000")

    assert "/nyc_dien_thoai" not in view.last("show_declaration")[2]


def test_it_is_asked_once_and_a_field_emptied_since_stays_empty(
    at, at_once, remembered
):
    presenter, view = at(at_once)

    presenter.answered("/nyc_dien_thoai", None)
    presenter.open()

    assert remembered.asked == 1
    assert "nyc_dien_thoai" not in view.last("show_declaration")[1]


def test_what_was_typed_meanwhile_counts_more(at, later):
    presenter, view = at(later)
    presenter.answered("/nyc_dien_thoai", "0900000000")

    while later.waiting:
        later.finish()

    assert presenter.answers["nyc_dien_thoai"] == "0900000000"
    assert "take_unfinished" in view.names()
