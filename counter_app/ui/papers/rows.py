"""The checklist of a dossier: one row a paper, and what is there for it."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from counter_app.domain.ids import RowId
from counter_app.domain.papers import PaperRow
from counter_app.domain.procedures import ChecklistRow
from counter_app.domain.stacks import Page
from counter_app.ui import style, tokens, wording
from counter_app.ui.papers import findings
from counter_app.ui.widgets.chip import CHIP_ROLE
from counter_app.ui.widgets.chip_delegate import ChipDelegate
from counter_app.ui.widgets.words_delegate import LinesDelegate

MOST_ROWS = 7
"""Shown without scrolling inside the table."""
PAGES = 3
"""The column that says how many pages a row has."""
ROOM_FOR_ALL = 520
"""Pixels at 100 % for every column; what is asked stands below the table, too."""
STATE_ROOM = "Bản sao chứng thực"


class PaperTable(QTableWidget):
    """Which paper, in what form it is asked, and whether it is there."""

    row_chosen = Signal()
    given = Signal()
    """Space: the paper of the chosen row is on the counter, or no longer."""

    def __init__(self) -> None:
        super().__init__(0, 4)
        self._rows: tuple[RowId, ...] = ()
        self._wanted: dict[RowId, int] = {}
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegateForColumn(0, LinesDelegate(self))
        self.setItemDelegateForColumn(2, ChipDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(style.scaled(tokens.ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        room = QFontMetrics(self.font()).horizontalAdvance(STATE_ROOM)
        self.setColumnWidth(1, room + 2 * tokens.SPACE_L)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.setColumnWidth(PAGES, 4 * tokens.SPACE_L)
        self.currentCellChanged.connect(self._moved)

    def show_rows(
        self, papers: Sequence[PaperRow], asked: Sequence[ChecklistRow], *, anew: bool
    ) -> None:
        """Show the rows; the one the officer was on stays chosen.

        ``anew``: they are another walk-in's, begun on the first that wants something.
        """
        chosen = None if anew else self.chosen()
        told = {row.id: row for row in asked}
        blocker = QSignalBlocker(self)
        self._rows = tuple(paper.row for paper in papers)
        self._wanted = {row.id: findings.wanted(row) for row in asked}
        self.setRowCount(len(papers))
        for place, paper in enumerate(papers):
            self._show_row(place, paper, told.get(paper.row))
        at = self._rows.index(chosen) if chosen in self._rows else _first_open(papers)
        if papers and at != self.currentRow():
            self.setCurrentCell(at, 0)
        blocker.unblock()
        row_height = style.scaled(tokens.ROW_HEIGHT)
        shown = min(len(papers), MOST_ROWS) * row_height
        self.setFixedHeight(shown + self.horizontalHeader().sizeHint().height() + 4)

    def chosen(self) -> RowId | None:
        """Return the row the officer is on."""
        at = self.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room, the names of papers come before what is asked."""
        super().resizeEvent(event)
        needed = self.horizontalHeader().sectionSizeHint(PAGES)
        self.setColumnWidth(PAGES, max(4 * tokens.SPACE_L, needed))
        self.setColumnHidden(1, self.width() < style.scaled(ROOM_FOR_ALL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Space; the arrows move."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.given.emit()
        else:
            super().keyPressEvent(event)

    def row_numbered(self, number: int) -> RowId | None:
        """Return the row with this number, from 1."""
        return self._rows[number - 1] if 1 <= number <= len(self._rows) else None

    def names(self) -> list[str]:
        """Return what the rows are called, in their order."""
        names = self.model()
        return [str(names.index(at, 0).data()) for at in range(self.rowCount())]

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show how many pages each row has; ``!`` when one should be looked at.

        Where the law asks for more sheets than there are pages, both numbers stand.
        """
        for at, row in enumerate(self._rows):
            kept = [page for page in pages if page.row == row and page.out]
            few = 0 < len(kept) < self._wanted.get(row, 0)
            warned = few or any(page.warnings for page in kept)
            said = f"{len(kept)}/{self._wanted[row]}" if few else f"{len(kept)}"
            item = self.item(at, PAGES)
            if item is not None:
                item.setText(f"{said}{' !' if warned else ''}" if kept else "")
                self._speak_pages(item)

    def row_id_at(self, y: int) -> RowId | None:
        """Return the row at this height of the table's viewport, if any."""
        at = self.rowAt(y)
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def choose(self, row: RowId) -> None:
        """Go to this row."""
        if row in self._rows:
            self.setCurrentCell(self._rows.index(row), 0)

    def go_on(self, papers: Sequence[PaperRow], given: RowId) -> None:
        """Go to the next row that wants something besides the one just given."""
        open_ones = [one.row for one in papers if not one.complete and one.row != given]
        later = [row for row in open_ones if self._at(row) > self.currentRow()]
        for row in (later or open_ones)[:1]:
            self.choose(row)

    def _at(self, row: RowId) -> int:
        return self._rows.index(row) if row in self._rows else -1

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        self.setAccessibleName(self.tr("Required papers"))
        self.setHorizontalHeaderLabels(
            [
                self.tr("Paper"),
                self.tr("Asked as"),
                self.tr("State"),
                self.tr("Pages"),
            ]
        )

    def _show_row(
        self, place: int, paper: PaperRow, asked: ChecklistRow | None
    ) -> None:
        name = asked.short_name if asked else paper.row
        counted = self.item(place, PAGES)
        pages = counted.text() if counted else ""
        states = [wording.paper_state(one) for one in asked.states] if asked else [""]
        state = wording.paper_chip(paper.state)
        legal = asked.name if asked else name
        for column, text in enumerate((name, states[0], state.text, pages)):
            item = QTableWidgetItem(text)
            item.setToolTip(", ".join(states) if column == 1 else legal)
            self.setItem(place, column, item)
            if column == PAGES:
                self._speak_pages(item)
        said = self.item(place, 2)
        if said is not None:
            said.setData(CHIP_ROLE, state)

    def _speak_pages(self, item: QTableWidgetItem) -> None:
        """Say that there are none; an empty cell has no name for a screen reader."""
        spoken = item.text() or self.tr("no pages")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _moved(self, row: int, _column: int, before: int, _before: int) -> None:
        if row != before:
            self.row_chosen.emit()


def _first_open(papers: Sequence[PaperRow]) -> int:
    return next((at for at, paper in enumerate(papers) if not paper.complete), 0)
