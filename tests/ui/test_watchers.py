"""Filters of the whole program see what enters a window, and no more."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from counter_app.ui.watchers import Watchers


class Seeing(QObject):
    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):  # noqa: N802 -- Qt's
        self.seen.append(event.type())
        return False


@pytest.fixture
def seeing(qapp):
    filter_ = Seeing()
    watchers = Watchers(qapp, filter_)
    yield filter_
    watchers.end()


@pytest.fixture
def window(qapp, qtbot, seeing):
    made = QWidget()
    made.field = QLineEdit()
    QVBoxLayout(made).addWidget(made.field)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: qapp.focusWindow() is made.windowHandle())
    made.field.setFocus()
    return made


def test_a_key_is_seen_once_and_arrives(window, seeing):
    seeing.seen.clear()

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)

    assert seeing.seen.count(QEvent.Type.KeyPress) == 1
    assert window.field.text() == "a"


def test_a_click_is_seen_once(window, seeing):
    seeing.seen.clear()

    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton)

    assert seeing.seen.count(QEvent.Type.MouseButtonPress) == 1


def test_what_happens_among_widgets_waits_for_nobody(window, seeing):
    seeing.seen.clear()

    window.layout().addWidget(QLineEdit("one more"))
    QCoreApplication.sendEvent(window.field, QEvent(QEvent.Type.LanguageChange))

    assert QEvent.Type.LanguageChange not in seeing.seen
    assert QEvent.Type.ChildAdded not in seeing.seen


def test_a_window_that_comes_to_the_front_later_is_watched_too(
    qapp, qtbot, window, seeing
):
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: qapp.focusWindow() is other.windowHandle())
    seeing.seen.clear()

    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier, "b")
        QCoreApplication.sendEvent(other.windowHandle(), key)

    assert QEvent.Type.KeyPress in seeing.seen
    assert other.text() == "b"
