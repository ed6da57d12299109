"""A question with its words around it."""

import pytest
from PySide6.QtWidgets import QLabel

from counter_app.ui import style
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit


@pytest.fixture
def row(qtbot):
    row = FieldRow("Số bản sao", ImeLineEdit())
    qtbot.addWidget(row)
    row.show()
    return row


@pytest.fixture
def hidden():
    style.show_hints(False)
    yield
    style.show_hints(True)


def words(row):
    return [one.text() for one in row.findChildren(QLabel) if one.isVisible()]


def test_a_hint_stands_under_the_question_until_somebody_hides_hints(row):
    row.set_hint("Tối đa 10 bản.")

    assert words(row) == ["Số bản sao", "Tối đa 10 bản."]


def test_whoever_hides_hints_sees_the_question_alone_and_still_what_is_needed(
    row, hidden
):
    row.set_hint("Tối đa 10 bản.")
    assert words(row) == ["Số bản sao"]

    row.set_hint("Gõ theo thẻ", always=True)

    assert words(row) == ["Số bản sao", "Gõ theo thẻ"]
