"""What an assistive technology finds on every screen (UX 7.1 A3, A18; C09, C10)."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QTableView,
    QWidget,
)

from counter_app.ui.widgets.error_summary import ErrorSummary
from tests.ui.screens import NAMES, Screens


@pytest.fixture(params=NAMES)
def screen(request, qtbot, at_once):
    """One screen in its window, shown."""
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    page = screens.open(request.param)
    screens.window.resize(1366, 688)
    screens.window.show()
    qtbot.waitUntil(page.isVisible)
    QApplication.processEvents()
    return screens.window


def shown(window):
    """Every visible widget; what Qt puts into a widget of its own is left out."""
    inner = (QScrollBar, QHeaderView)
    return [
        made
        for made in window.findChildren(QWidget)
        if made.isVisible()
        and not isinstance(made, inner)
        and made.objectName() != "qt_scrollarea_viewport"
    ]


def name(widget):
    """What a screen reader says of it."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name).strip()


def takes_tab(widget):
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def test_c09_everything_that_takes_the_focus_has_a_name(screen):
    stops = [made for made in shown(screen) if takes_tab(made) or made.hasFocus()]
    assert stops

    nameless = [made for made in stops if not name(made)]

    assert nameless == []


def test_c09_a_placeholder_is_nobodys_only_name(screen):
    lines = [made for made in shown(screen) if isinstance(made, QLineEdit)]

    unnamed = [made for made in lines if not made.accessibleName().strip()]

    assert unnamed == []


def test_c10_buttons_side_by_side_have_names_of_their_own(screen):
    buttons = [made for made in shown(screen) if isinstance(made, QAbstractButton)]
    assert buttons

    names = Counter((id(made.parent()), name(made)) for made in buttons)

    assert [told for told, times in names.items() if times > 1] == []


def test_c10_tables_and_lists_are_named_and_columns_have_headings(screen):
    for made in shown(screen):
        if isinstance(made, QAbstractItemView):
            assert name(made)
        if isinstance(made, QTableView):
            model = made.model()
            columns = range(model.columnCount())
            across = Qt.Orientation.Horizontal
            assert all(model.headerData(place, across) for place in columns)


def test_an_error_summary_is_read_with_its_lines(qtbot):
    summary = ErrorSummary()
    qtbot.addWidget(summary)

    summary.show_errors([("Chọn kênh nộp", lambda: None), ("Nhập tên", lambda: None)])

    assert name(summary) == "Có 2 chỗ cần sửa"
    assert [name(line) for line in summary.lines()] == ["Chọn kênh nộp", "Nhập tên"]
