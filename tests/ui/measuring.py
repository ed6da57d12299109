"""What is cut on a screen, measured: boxes, lists, columns, choices, tabs.

Each function takes a window that is shown and returns what is wrong with it, in words
that say where to look.
"""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTabBar,
    QTableView,
    QToolButton,
)

from counter_app.ui.widgets.chart import ChartView
from counter_app.ui.widgets.folded_row import FoldedRow
from counter_app.ui.widgets.words_delegate import (
    LINE_ENDS,
    PAD,
    NameDelegate,
    WordsDelegate,
)

ROUNDED = 1
"""Pixels by which layouts round."""
LEAST_ROWS = 2
"""Of a list with as many: fewer tell nothing of it."""
LEAST_CHART = 120
"""Pixels: the axes and names of a lower chart have no room."""
ROOM = 10_000
PADS = 16 + 6
"""Beside the words of a cell: the style sheet's, and Qt's own."""


def parts(window, kind):
    return [made for made in window.findChildren(kind) if made.isVisible()]


def boxes(window):
    """Words and controls that stick out of the box they lie in.

    What lies in something that scrolls may stick out of that, not of its content.
    """
    found = []
    kinds = (QLabel, QAbstractButton, QComboBox, QLineEdit)
    for one in [made for kind in kinds for made in parts(window, kind)]:
        if isinstance(one, QLabel) and (not one.text() or one.minimumWidth() == 1):
            continue
        around = one.parentWidget()
        while around is not None and not _scrolls(around):
            place = QRect(one.mapTo(around, QPoint(0, 0)), one.size())
            room = around.rect().adjusted(-ROUNDED, -ROUNDED, ROUNDED, ROUNDED)
            if not room.contains(place):
                found.append((type(around).__name__, _words(one), place, room))
                break
            around = None if around.isWindow() else around.parentWidget()
    return found


def _scrolls(around):
    above = around.parentWidget()
    return isinstance(around, QAbstractScrollArea) or (
        isinstance(above, QAbstractScrollArea) and above.viewport() is around
    )


def _words(one):
    return one.currentText() if isinstance(one, QComboBox) else one.text()[:40]


def choices(window):
    """Choices whose own words are longer than the room for them."""
    found = []
    for box in parts(window, QComboBox):
        if box.isEditable():
            continue
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        room = box.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            box,
        )
        if box.fontMetrics().horizontalAdvance(box.currentText()) > room.width():
            found.append((box.accessibleName(), box.currentText(), room.width()))
    return found


def lists_sideways(window):
    """Lists that are wider than their room, whether or not they show a bar for it."""
    found = []
    for view in parts(window, QAbstractItemView):
        wide = view.horizontalScrollBar().maximum()
        if isinstance(view, QTableView):
            header = view.horizontalHeader()
            wide = max(wide, header.length() - view.viewport().width())
        if wide > ROUNDED:
            found.append((view.accessibleName(), wide))
    return found


def headings(window):
    """Names of columns that are longer than their column."""
    found = []
    across = Qt.Orientation.Horizontal
    for header in parts(window, QHeaderView):
        wraps = header.defaultAlignment() & Qt.TextFlag.TextWordWrap
        if header.orientation() is not across or wraps:
            continue
        for column in range(header.count()):
            if header.isSectionHidden(column):
                continue
            needed = header.sectionSizeFromContents(column).width()
            if needed > header.sectionSize(column) + ROUNDED:
                name = header.model().headerData(column, across)
                found.append((name, needed, header.sectionSize(column)))
    return found


def cells(window):
    """Words of rows that have not the room they need."""
    found = []
    for view in parts(window, QTableView):
        model = view.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                whole = view.isColumnHidden(column) or view.columnSpan(row, column) > 1
                if not whole and not _fits(view, index):
                    found.append((view.accessibleName(), str(index.data())))
    return found


def rows(window):
    """Words of a list that have not the height they need."""
    return [
        (view.accessibleName(), view.item(row).text()[:40])
        for view in parts(window, QListWidget)
        if view.flow() is QListView.Flow.TopToBottom
        for row in range(view.count())
        if view.visualItemRect(view.item(row)).height() < view.sizeHintForRow(row)
    ]


def _fits(view, index):
    words, room = str(index.data() or ""), view.columnWidth(index.column())
    delegate = view.itemDelegateForIndex(index)
    if not words or isinstance(delegate, FoldedRow):
        return True  # these end with …; the tip and what is spoken have it all
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    if isinstance(delegate, WordsDelegate):
        font, wide = delegate.font(option.font), room - 2 * PAD
        painted, _height = delegate._lay_out(words, font.toString(), wide)
        shown = painted.text().split(LINE_ENDS)
        some = all(line.strip("…").strip() for line in shown)
        whole = isinstance(delegate, NameDelegate) or painted.text() == words
        return some and whole and painted.size().width() <= wide + PAD // 2
    if not view.wordWrap():
        return view.sizeHintForIndex(index).width() <= room + ROUNDED
    wrapped = QFontMetrics(option.font).boundingRect(
        QRect(0, 0, max(1, room - PADS), ROOM), int(Qt.TextFlag.TextWordWrap), words
    )
    high = view.rowHeight(index.row())
    return wrapped.height() <= high and wrapped.width() <= room


def low(window):
    """Lists that show less than two rows, and charts too low to be read."""
    found = []
    for view in parts(window, QAbstractItemView):
        few = range(min(view.model().rowCount(view.rootIndex()), LEAST_ROWS))
        needed = sum(
            view.visualRect(view.model().index(row, 0)).height() for row in few
        )
        if needed > view.viewport().height() + ROUNDED:
            found.append((view.accessibleName(), needed, view.viewport().height()))
    charts = parts(window, ChartView)
    return found + [one.height() for one in charts if one.height() < LEAST_CHART]


def tabs(window):
    """Rows of tabs that have to be moved sideways."""
    return [
        [bar.tabText(place) for place in range(bar.count())]
        for bar in parts(window, QTabBar)
        if any(made.isVisible() for made in bar.findChildren(QToolButton))
    ]


LISTED = (lists_sideways, headings, cells)
MEASURED = (boxes, choices, lists_sideways, headings, cells, rows, low, tabs)
