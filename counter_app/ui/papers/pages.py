"""The pages of one row, as they came: which are kept, what may be wrong with them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from counter_app.domain.ids import RowId
from counter_app.domain.stacks import Page, PageId
from counter_app.ui import letters, style
from counter_app.ui.actions import letters_on
from counter_app.ui.letter_keys import Letter
from counter_app.ui.papers import findings
from counter_app.ui.tokens import SPACE_XS
from counter_app.ui.widgets.label import label

MOST_LINES, LINE_HEIGHT = 5, 28
TOOLS = {
    Letter.TURN_PAGE: "r",
    Letter.RESCAN: "q",
    Letter.CROP: "c",
    Letter.LEAVE_OUT: "x",
    Letter.SPLIT: "s",
    Letter.MERGE: "m",
    Letter.PAIR: "g",
    Letter.UNDO: "z",
}
"""What each letter is called among the tools (papers.keys), whatever key it has."""
NEARER = {"+": "+", "=": "+", "-": "-"}
"""On many keyboards + is = with Shift."""


class PageList(QListWidget):
    """Pages with the keys that change them; a letter is an act, never a search."""

    key_wished = Signal(str)
    rows_wished = Signal(QPoint)
    """Somebody wants to see to which rows the page may go; where on the glass."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse, or by the menu key: the rows, as the digits name them."""
        self.rows_wished.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let letters and digits be acts of the screen."""
        moves = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        arrows = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}
        key, typed = Qt.Key(event.key()), event.text()
        letter, digit = letters.pressed(event, TOOLS), letters.digit(event)
        if moves and key in arrows:
            self.key_wished.emit(arrows[key])
        elif letter:
            self.key_wished.emit(TOOLS[letter])
        elif digit is not None:
            self.key_wished.emit(str(digit))
        elif letters_on() and typed in NEARER and not moves:
            self.key_wished.emit(NEARER[typed])
        elif letters_on() and typed.isalnum() and not event.modifiers():
            event.accept()  # no search either: the next letter may be an act
        else:
            super().keyPressEvent(event)


class PagesOfRow(QWidget):
    """The list of pages and how many of the whole stack are where."""

    looked_at = Signal()
    """Another page is the chosen one now."""

    def __init__(self) -> None:
        super().__init__()
        self.list = PageList()
        self._summary = label("", "hint")
        self._pages: tuple[Page, ...] = ()
        self._stack: tuple[Page, ...] = ()
        self._row: RowId | None = None
        self.list.currentRowChanged.connect(lambda _row: self.looked_at.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.list)
        column.addWidget(self._summary)
        self.hide()

    def chosen(self) -> Page | None:
        """Return the page the officer is on."""
        at = self.list.currentRow()
        return self._pages[at] if 0 <= at < len(self._pages) else None

    def choose(self, page: PageId) -> None:
        """Go to this page, if it is among those shown."""
        for at, one in enumerate(self._pages):
            if one.id == page:
                self.list.setCurrentRow(at)

    def after(self, page: PageId) -> Page | None:
        """Return the page shown behind this one."""
        ids = [one.id for one in self._pages]
        at = ids.index(page) + 1 if page in ids else len(ids)
        return self._pages[at] if at < len(self._pages) else None

    def show_pages(self, stack: Sequence[Page], row: RowId | None) -> None:
        """Show the pages of this row; the officer stays on the page they were on."""
        on = self.chosen()
        moved = row != self._row
        self._stack, self._row = tuple(stack), row
        self._pages = tuple(page for page in stack if page.row == row)
        stays = (n for n, one in enumerate(self._pages) if on and one.id == on.id)
        kept = (n for n, one in enumerate(self._pages) if one.out)
        at = next(stays, next(kept, 0))  # a cover strip is not what one came to see
        with QSignalBlocker(self.list):
            self._fill()
            self.list.setCurrentRow(at)
        self.setVisible(bool(self._stack))
        self.list.setVisible(bool(self._pages))
        if moved or self.chosen() != on:
            self.looked_at.emit()

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        self.list.setAccessibleName(self.tr("Pages of this paper"))
        at = self.list.currentRow()
        with QSignalBlocker(self.list):
            self._fill()
            self.list.setCurrentRow(at)

    def _fill(self) -> None:
        self.list.clear()
        for number, page in enumerate(self._pages, 1):
            words = self.tr("Page {n} · {name}").format(n=number, name=page.name)
            said = findings.short(page)
            line = QListWidgetItem(" — ".join(filter(None, (words, said))))
            line.setSizeHint(QSize(0, style.scaled(LINE_HEIGHT)))
            if not page.out:
                line.setForeground(QColor(style.theme().text2))
            self.list.addItem(line)
        lines = min(len(self._pages), MOST_LINES)
        self.list.setFixedHeight(lines * style.scaled(LINE_HEIGHT) + 4)
        self._summary.setText(self._told())

    def _told(self) -> str:
        """Say where the whole stack went: a split is never trusted silently."""
        kept = [page for page in self._stack if page.out]
        warned = sum(bool(page.warnings) for page in self._stack)
        words = self.tr("{n} pages in all: {kept} on {rows} papers, {out} left out")
        told = words.format(
            n=len(self._stack),
            kept=len(kept),
            rows=len({page.row for page in kept}),
            out=len(self._stack) - len(kept),
        )
        if warned:
            told += " · " + self.tr("{n} to look at again").format(n=warned)
        return told
