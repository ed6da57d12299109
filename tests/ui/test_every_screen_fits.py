"""Every screen at every size it is used at: nothing cut, nothing over another part.

UX checks C01 (1366x688), C02 (1093x550, 1024x540), C03 (text at 150 %), C04 (words 40 %
longer, with marks above and below).
"""

import pytest
from PySide6.QtCore import QRect, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QScrollArea,
    QTabBar,
    QWidget,
)

from counter_app.ui import style, tokens
from counter_app.ui.frame.action_bar import ActionBar
from counter_app.ui.widgets.body import Body
from tests.ui.measuring import LISTED, MEASURED, ROUNDED, parts
from tests.ui.screens import NAMES, Screens

SIZES = {"C01": [(1366, 688)], "C02": [(1093, 550), (1024, 540)]}
LARGE = 1.5
TABBED = ("dossier", "printing", "cash_up", "reports")
"""Screens with tabs: each of them is looked at."""


class Longer(QTranslator):
    """Vietnamese made 40 % longer, with the tallest and the deepest letters."""

    def __init__(self, true):
        super().__init__()
        self._true = true

    def isEmpty(self):  # noqa: N802 -- Qt's name
        return False

    def translate(self, context, source, comment=None, number=-1):
        said = self._true.translate(context, source, comment, number) or source
        if len(source) < 2 or not any(letter.isalpha() for letter in source):
            return said
        return f"ẤẬỄỨẨ {said} {'ợ' * max(1, len(said) * 2 // 5 - 6)}"


@pytest.fixture
def longer(qapp):
    made = Longer(qapp._translator)
    qapp.installTranslator(made)
    yield
    qapp.removeTranslator(made)


@pytest.fixture
def large(qapp):
    style.apply(qapp, tokens.LIGHT, LARGE)
    yield
    style.apply(qapp, tokens.LIGHT)


@pytest.fixture
def opened(qtbot, at_once):
    def open_it(name):
        screens = Screens(at_once)
        qtbot.addWidget(screens.window)
        page = screens.open(name)
        screens.window.show()
        return screens.window, page

    return open_it


def settle(window, width, height):
    window.resize(width, height)
    for _ in range(12):  # words that wrap ask anew, and so does what they lie in
        QApplication.processEvents()


def in_window(window, widget):
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def cut(window):
    """The words that have less room than they need, with how much is wanting."""
    found = []
    for made in parts(window, QLabel):
        text = made.text()
        if not text or made.pixmap().width() or made.minimumWidth() == 1:
            continue
        if made.wordWrap():
            wanting = made.heightForWidth(made.width()) - made.height()
        else:
            wanting = made.minimumSizeHint().width() - made.width()
        if wanting > ROUNDED:
            found.append((type(made).__name__, text[:60], wanting))
    for made in parts(window, QAbstractButton):
        wanting = made.minimumSizeHint().width() - made.width()
        if made.text() and wanting > ROUNDED:
            found.append((type(made).__name__, made.text()[:60], wanting))
    return found


def outside(window):
    """Buttons of the action bar, and the bar itself, that stick out of the window."""
    bars = parts(window, ActionBar)
    acts = [made for bar in bars for made in parts(bar, QAbstractButton)]
    whole = window.rect()
    return [
        made.text() if isinstance(made, QAbstractButton) else "the bar"
        for made in [*bars, *acts]
        if not whole.contains(in_window(window, made))
    ]


def over_each_other(window):
    """Pairs of parts of one layout that lie over one another."""
    found = []
    for parent in parts(window, QWidget):
        layout = parent.layout()
        if layout is None:
            continue
        laid = [
            layout.itemAt(place).widget()
            for place in range(layout.count())
            if layout.itemAt(place).widget()
            and layout.itemAt(place).widget().isVisible()
        ]
        for place, one in enumerate(laid):
            for other in laid[place + 1 :]:
                shared = one.geometry().intersected(other.geometry())
                if shared.width() > ROUNDED and shared.height() > ROUNDED:
                    found.append((one, other))
    return found


def sideways(window):
    """Scroll areas of a page that would have to be scrolled sideways."""
    return [
        body
        for body in parts(window, QScrollArea)
        if isinstance(body, Body)
        and body.widget()
        and body.widget().width() > body.viewport().width() + ROUNDED
    ]


def faults(window, but=()):
    """Return what is wrong with the window, by the kind of fault."""
    looked_for = (cut, outside, over_each_other, sideways, *MEASURED)
    found = {kind.__name__: kind(window) for kind in looked_for if kind not in but}
    return {kind: faulty for kind, faulty in found.items() if faulty}


NONE = {}


@pytest.mark.parametrize("name", NAMES)
def test_c01_and_c02_nothing_is_cut_or_covered(opened, qapp, name):
    window, _page = opened(name)

    for language in ("vi", "en"):
        qapp.set_language(language)
        for size in (*SIZES["C01"], *SIZES["C02"]):
            settle(window, *size)
            assert faults(window) == NONE, (language, size)


@pytest.mark.parametrize("name", NAMES)
def test_c03_nothing_is_cut_with_text_half_as_large_again(opened, large, name):
    window, _page = opened(name)

    for size in ((1366, 688), (1024, 560)):
        settle(window, *size)
        assert faults(window) == NONE, size


@pytest.mark.parametrize("name", TABBED)
def test_c03_nothing_is_cut_behind_a_tab(opened, large, name):
    window, _page = opened(name)

    for size in ((1366, 688), (1024, 560)):
        settle(window, *size)
        for bar in parts(window, QTabBar):
            for place in range(bar.count()):
                bar.setCurrentIndex(place)
                settle(window, *size)
                assert faults(window) == NONE, (size, bar.tabText(place))


@pytest.mark.parametrize("name", NAMES)
def test_c04_nothing_is_cut_with_longer_words(opened, longer, name):
    window, _page = opened(name)

    settle(window, 1366, 688)

    # The words of a list end with … where they are longer than any there are.
    assert faults(window, but=LISTED) == NONE
