"""Every screen by keys alone: where it begins, and that Tab goes round it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QWidget

from tests.ui.screens import NAMES, Screens

MOST = 200
"""More stops than any screen has."""


@pytest.fixture(params=NAMES)
def opened(request, qtbot, at_once):
    """A screen as it is after somebody came to it."""
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    screens.window.resize(1366, 688)
    screens.window.show()
    screens.window.activateWindow()
    page = screens.open(request.param)
    qtbot.waitUntil(page.isVisible)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return page


def to_the_first_stop():
    """Where a page begins need not be a stop: a scan may be waited for."""
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def focused():
    """What has the focus, and which part of a date, where Tab stops at each."""
    has = QApplication.focusWidget()
    assert has is not None, "nothing has the focus"
    assert has.isVisible()
    return has, has.currentSection() if isinstance(has, QDateEdit) else None


def stops(key):
    """What has the focus after each press, until it is where it was."""
    met = [focused()]
    for _ in range(MOST):
        QTest.keyClick(QApplication.focusWidget(), key)
        now = focused()
        if now == met[0]:
            return met
        met.append(now)
    raise AssertionError(f"never back at {met[0]!r}: {met[-12:]}")


def unmet(page, met):
    """What of a page takes the focus and Tab never comes to."""
    return [
        made
        for made in page.findChildren(QWidget)
        if made.isVisible()
        and made.isEnabled()
        and made.focusPolicy() & Qt.FocusPolicy.TabFocus
        and made.focusProxy() is None
        # Of radio buttons the chosen one is a stop, the arrows do the rest.
        and not (hasattr(made, "autoExclusive") and made.autoExclusive())
        and not getattr(made, "group", lambda: None)()
        and made not in met
    ]


def test_a_screen_is_gone_round_by_keys_and_nothing_of_it_is_left_out(opened, qtbot):
    page = opened
    # A form is made in slices; its first empty field comes with one of them.
    qtbot.waitUntil(
        lambda: (
            QApplication.focusWidget() is page
            or page.isAncestorOf(QApplication.focusWidget())
        )
    )

    to_the_first_stop()
    there = stops(Qt.Key.Key_Tab)
    back = stops(Qt.Key.Key_Backtab)

    assert back == [there[0], *reversed(there[1:])]
    assert unmet(page, {has for has, _part in there}) == []
