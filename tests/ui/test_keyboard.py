"""Every screen by keys alone: where it begins, and that Tab goes round it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.screens import NAMES, Screens

MOST = 200
"""More stops than any screen has."""


@pytest.fixture(params=NAMES)
def opened(request, qtbot, at_once):
    """A screen as it is after somebody came to it, and its page."""
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    screens.window.resize(1366, 688)
    screens.window.show()
    screens.window.activateWindow()
    page = screens.open(request.param)
    qtbot.waitUntil(page.isVisible)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return screens.window, page


def stops(key):
    """What has the focus after each press, until it is where it was."""
    first = QApplication.focusWidget()
    met = [first]
    for _ in range(MOST):
        QTest.keyClick(QApplication.focusWidget(), key)
        now = QApplication.focusWidget()
        assert now is not None, f"after {met[-1]!r} nothing has the focus"
        assert now.isVisible()
        if now is first:
            return met
        met.append(now)
    raise AssertionError(f"never back at {first!r}")


def can_be_reached(page):
    return {
        made
        for made in page.findChildren(QWidget)
        if made.isVisible()
        and made.isEnabled()
        and made.focusPolicy() & Qt.FocusPolicy.TabFocus
        and made.focusProxy() is None
    }


def test_the_page_has_the_focus_and_not_the_frame_around_it(opened):
    _window, page = opened

    assert page.isAncestorOf(QApplication.focusWidget())


def test_tab_goes_round_and_shift_tab_goes_back_the_same_way(opened):
    there = stops(Qt.Key.Key_Tab)
    back = stops(Qt.Key.Key_Backtab)

    assert back == [there[0], *reversed(there[1:])]


def test_no_part_of_the_page_is_left_out(opened):
    _window, page = opened
    met = stops(Qt.Key.Key_Tab)

    unmet = [
        made
        for made in can_be_reached(page).difference(met)
        # Of radio buttons the chosen one is a stop, the arrows do the rest.
        if not (hasattr(made, "autoExclusive") and made.autoExclusive())
        and not getattr(made, "group", lambda: None)()
    ]
    assert unmet == []
