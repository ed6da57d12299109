"""No Vietnamese word is lost, doubled or refused (UX 7.2; checks C18, C21, C22)."""

import unicodedata

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui.widgets.composition import Composition
from counter_app.ui.widgets.ime import (
    ImeLineEdit,
    ImeTextEdit,
    commit_composition,
    folded_digits,
)


class Seconds:
    """A clock that stands still until told."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture(params=[ImeLineEdit, ImeTextEdit])
def pair(request, qtbot, seconds):
    """Two fields of a kind in a window; the first has the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    fields = [request.param(seconds=seconds) for _ in range(2)]
    for field in fields:
        column.addWidget(field)
    window.show()
    window.activateWindow()
    fields[0].setFocus()
    qtbot.waitUntil(fields[0].hasFocus, timeout=10_000)
    yield fields
    window.hide()


def compose(field, preedit="", commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(field, event)


def test_c18_a_word_still_composed_when_the_focus_leaves_is_kept(pair):
    field, other = pair
    compose(field, commit="Nguyễn Thị ")
    compose(field, "Phượng")

    other.setFocus()

    assert field.text() == "Nguyễn Thị Phượng"


def test_a_word_taken_back_just_before_the_focus_leaves_is_kept(pair, seconds):
    field, other = pair
    compose(field, "Phượng")
    compose(field, "")
    seconds.now += 0.03

    other.setFocus()

    assert field.text() == "Phượng"


def test_a_word_the_officer_erased_stays_erased(pair, seconds):
    field, other = pair
    compose(field, "Phượng")
    compose(field, "")
    seconds.now += 0.2

    other.setFocus()

    assert field.text() == ""


def test_the_same_commit_coming_late_is_not_taken_twice(pair, seconds):
    field, other = pair
    compose(field, "Phượng")
    other.setFocus()
    seconds.now += 0.3

    compose(field, commit="Phượng")

    assert field.text() == "Phượng"


def test_the_same_word_typed_again_later_is_taken(pair, seconds):
    field, other = pair
    compose(field, "la ")
    other.setFocus()
    field.setFocus()
    seconds.now += 0.5

    compose(field, commit="la ")

    assert field.text() == "la la "


def test_c18_a_command_finishes_the_word_first(pair):
    field, _ = pair
    compose(field, "Phượng")

    commit_composition()

    assert field.text() == "Phượng"


def test_a_click_in_the_same_field_finishes_the_word(pair):
    field, _ = pair
    compose(field, "Phượng")
    target = field.viewport() if isinstance(field, ImeTextEdit) else field

    QTest.mouseClick(target, Qt.MouseButton.LeftButton)

    assert field.text() == "Phượng"


def test_what_is_committed_is_nfc(pair):
    field, _ = pair

    compose(field, commit=unicodedata.normalize("NFD", "Nguyễn"))

    assert field.text() == unicodedata.normalize("NFC", "Nguyễn")


def test_a_rescued_word_is_undone_in_one_step(qtbot, seconds):
    field = ImeLineEdit(seconds=seconds)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    compose(field, commit="Nguyễn Thị ")
    compose(field, "Phượng")
    field.commit_preedit()

    field.undo()

    assert field.text() == "Nguyễn Thị "


def test_pasted_text_in_nfd_becomes_nfc_and_the_cursor_stays_at_its_end(qtbot, qapp):
    field = ImeLineEdit()
    qtbot.addWidget(field)
    qapp.clipboard().setText(unicodedata.normalize("NFD", "Nguyễn"))

    field.paste()

    assert field.text() == unicodedata.normalize("NFC", "Nguyễn")
    assert field.cursorPosition() == 6


def test_search_sees_the_word_still_being_composed(qtbot):
    field, seen = ImeLineEdit(), []
    qtbot.addWidget(field)
    field.shown.connect(seen.append)
    compose(field, commit="khai ")

    compose(field, "sinh")

    assert seen[-1] == "khai sinh"


def test_a_digit_field_has_no_input_method_and_folds_digits(qtbot):
    field = ImeLineEdit(digits=True)
    qtbot.addWidget(field)

    for letter in "00１１87":  # QTest itself types ASCII only
        kind, key = QEvent.Type.KeyPress, Qt.Key.Key_unknown
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(field, event)

    assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert field.text() == "001187"


def test_folding_leaves_superscripts_and_letters_alone():
    assert folded_digits("٣ m² ①") == "3 m² ①"


@pytest.mark.parametrize(
    "name", ["H'Mông", "Y Ŏ", "Nguyễn-Đỗ", "Č. Ñ", "A", "Ê Đê" * 32]
)
def test_c22_any_name_is_taken_whole(qtbot, name):
    field = ImeLineEdit()
    qtbot.addWidget(field)

    compose(field, commit=name)

    assert field.text() == name
    assert field.validator() is None
    assert field.inputMask() == ""


def test_only_a_change_of_the_officer_is_told(qtbot):
    field, told = ImeLineEdit(), []
    qtbot.addWidget(field)
    field.committed.connect(told.append)
    field.setText("Đỗ Thị Phượng")

    QTest.keyClick(field, Qt.Key.Key_Return)
    field.end(False)
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert told == ["Đỗ Thị Phượngx"]


def test_a_preedit_shrinking_letter_by_letter_is_not_rescued():
    composition = Composition(lambda: 1.0)
    for preedit in ("Ph", "P"):
        composition.heard(preedit, "")

    composition.heard("x", "")

    assert composition.rescue() == "x"
    assert composition.rescue() == ""
