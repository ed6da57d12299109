"""A scanner that types, and a person who types (UX 7.3; checks C23, C24)."""

from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton, QVBoxLayout, QWidget

from counter_app.ui.scan_router import ScanRouter
from counter_app.ui.widgets.ime import ImeLineEdit

CARD = "001187012901|111222333|Đỗ Thị Phượng|05031987|Nữ|Số 12, phố Huế|10052022"


class Keyboard:
    """Sends keys with the times they would carry; nothing waits for real."""

    def __init__(self):
        self.at = 10_000

    def type(self, target, text, gap, end=None):
        for letter in text:
            self.press(target, letter, gap)
        if end is not None:
            self.press(target, "\r" if end != Qt.Key.Key_Tab else "\t", gap, end)

    def press(self, target, text, gap, key=Qt.Key.Key_unknown):
        self.at += gap
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(self.at)
            QCoreApplication.sendEvent(target, event)


@pytest.fixture
def keyboard():
    return Keyboard()


@pytest.fixture
def scans():
    return []


@pytest.fixture
def router(qapp, scans):
    made = ScanRouter()
    made.scanned.connect(scans.append)
    made.listen(on=True)
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture
def field(qtbot):
    made = ImeLineEdit()
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


@pytest.mark.parametrize("gap", [0, 4, 15, 35])
@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_c23_a_scan_over_a_name_field_is_routed_once_and_types_nothing(
    router, field, keyboard, scans, gap, end
):
    field.setText("Nguyễn")

    keyboard.type(field, CARD, gap, end)

    assert scans == [CARD]
    assert field.text() == "Nguyễn"


@pytest.mark.parametrize("gap", [80, 150, 250])
def test_c24_what_a_person_types_arrives_whole(
    router, field, keyboard, scans, gap, qtbot
):
    keyboard.type(field, "001187012901", gap, Qt.Key.Key_Return)

    assert field.text() == "001187012901"
    assert scans == []


@pytest.mark.parametrize("length", range(1, 8))
def test_c24_a_short_burst_is_given_back_in_order(
    router, field, keyboard, scans, length, qtbot
):
    keyboard.type(field, "nguyeexn"[:length], 3)

    qtbot.waitUntil(lambda: field.text() == "nguyeexn"[:length], timeout=10_000)
    assert scans == []


def test_a_burst_of_backspaces_and_letters_is_never_a_scan(
    router, field, keyboard, scans, qtbot
):
    keyboard.type(field, "nguyee", 90)
    for _ in range(3):
        keyboard.press(field, "\b", 2, Qt.Key.Key_Backspace)
    keyboard.type(field, "yễn", 2)

    qtbot.waitUntil(lambda: field.text() == "nguyễn", timeout=10_000)
    assert scans == []


def test_keys_handled_late_keep_the_times_they_were_pressed_at(
    router, field, keyboard, scans
):
    keyboard.type(field, "Nguyen Van A", 83, Qt.Key.Key_Return)

    assert field.text() == "Nguyen Van A"
    assert scans == []


@pytest.mark.parametrize("stood_still", [0.05, 0.15, 0.4])
def test_a_scan_is_whole_when_the_program_stands_still_in_the_middle_of_it(
    router, field, keyboard, scans, stood_still, qtbot
):
    def stand_still():
        until = monotonic() + stood_still
        while monotonic() < until:
            pass
        QTimer.singleShot(1, rest)  # 0 would come before the timers that are due

    def rest():
        keyboard.type(field, CARD[9:], 4, Qt.Key.Key_Return)

    keyboard.type(field, CARD[:9], 4)
    QTimer.singleShot(0, stand_still)

    qtbot.waitUntil(lambda: bool(scans), timeout=10_000)
    assert scans == [CARD]
    assert field.text() == ""


def test_a_few_keys_come_through_although_the_program_stood_still_after_them(
    router, field, keyboard, scans, qtbot
):
    def stand_still():
        until = monotonic() + 0.15
        while monotonic() < until:
            pass

    keyboard.type(field, "Lan", 4)
    QTimer.singleShot(0, stand_still)

    qtbot.waitUntil(lambda: field.text() == "Lan", timeout=10_000)
    assert scans == []


def test_c23_a_scan_does_not_press_the_default_button_of_a_dialog(
    router, keyboard, scans, qtbot
):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    ok = QPushButton("Đóng")
    ok.setDefault(True)
    ok.clicked.connect(dialog.accept)
    QVBoxLayout(dialog).addWidget(ok)
    dialog.open()

    keyboard.type(ok, CARD, 4, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert scans == [CARD]


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
def test_c23_a_scan_over_an_open_list_chooses_nothing(router, keyboard, scans, qtbot):
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems(["Bản thân", "Cha", "Mẹ"])
    box.show()
    box.showPopup()

    keyboard.type(box.view(), CARD, 4, Qt.Key.Key_Return)

    assert box.currentText() == "Bản thân"
    assert scans == [CARD]
    box.hidePopup()


def test_a_scan_in_the_middle_of_a_word_keeps_the_word(router, field, keyboard, scans):
    QCoreApplication.sendEvent(field, QInputMethodEvent("Phượng", []))

    keyboard.type(field, CARD, 4, Qt.Key.Key_Return)

    assert field.text() == "Phượng"
    assert scans == [CARD]


def test_a_second_end_key_of_the_scanner_is_swallowed(
    router, field, keyboard, scans, qtbot
):
    pressed = []
    field.returnPressed.connect(lambda: pressed.append(True))

    keyboard.type(field, CARD, 4, Qt.Key.Key_Tab)
    keyboard.press(field, "\r", 4, Qt.Key.Key_Return)
    keyboard.press(field, "\r", 400, Qt.Key.Key_Return)

    assert scans == [CARD]
    assert pressed == [True]


def test_two_scans_in_a_row_are_two(router, field, keyboard, scans):
    keyboard.type(field, CARD, 4, Qt.Key.Key_Return)
    keyboard.type(field, "MC1|H26.12-261123-0112", 4, Qt.Key.Key_Return)

    assert scans == [CARD, "MC1|H26.12-261123-0112"]


def test_a_deaf_router_leaves_every_key_alone(router, field, keyboard, scans):
    router.listen(on=False)

    keyboard.type(field, "mat-khau-dai", 1)

    assert field.text() == "mat-khau-dai"
    assert scans == []


def test_a_held_key_of_a_widget_that_died_is_dropped(router, keyboard, scans, qtbot):
    doomed = QWidget()
    keyboard.type(doomed, "abc", 2)
    doomed.deleteLater()
    QCoreApplication.sendPostedEvents(doomed, QEvent.Type.DeferredDelete)

    router.give_back()

    assert scans == []


def test_a_line_from_another_thread_arrives_in_nfc(router, scans, qtbot):
    with ThreadPoolExecutor(1) as reader:
        reader.submit(router.line, "001187012901||Đỗ Thị Phượng|\r\n").result()

    qtbot.waitUntil(lambda: bool(scans), timeout=10_000)
    assert scans == ["001187012901||Đỗ Thị Phượng|"]


def test_a_letter_of_a_scan_fires_no_shortcut(router, field):
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier, "k"
    )
    event.ignore()

    QCoreApplication.sendEvent(field, event)

    assert event.isAccepted()


@settings(max_examples=40, deadline=None)
@given(
    gaps=st.lists(st.integers(0, 300), min_size=1, max_size=24),
    ends=st.booleans(),
)
def test_no_key_is_ever_lost_doubled_or_swapped(qapp, gaps, ends):
    text = "abcdefghijklmnopqrstuvwx"[: len(gaps)]
    router, field, keyboard, scans = ScanRouter(), ImeLineEdit(), Keyboard(), []
    router.scanned.connect(scans.append)
    router.listen(on=True)
    qapp.installEventFilter(router)

    for letter, gap in zip(text, gaps, strict=True):
        keyboard.type(field, letter, gap)
    if ends:
        keyboard.press(field, "\r", gaps[-1], Qt.Key.Key_Return)
    router.give_back()
    qapp.removeEventFilter(router)

    assert field.text() + "".join(scans) == text
    assert not scans or len(scans[0]) >= 8
