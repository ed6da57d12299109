"""A list of dossiers: a row a dossier, on two lines where columns have no room."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from counter_app.ui import letters, style, tokens
from counter_app.ui.letter_keys import Letter
from counter_app.ui.tokens import SPACE_L, SPACE_M
from counter_app.ui.turns import at_one_go
from counter_app.ui.widgets import folded_row
from counter_app.ui.widgets.chip_delegate import ChipDelegate
from counter_app.ui.widgets.folded_row import (
    APPLICANT,
    CODE,
    DATE,
    PROCEDURE,
    STATUS,
    FoldedRow,
)
from counter_app.ui.widgets.words_delegate import NameDelegate, WordsDelegate

ROOM_FOR_NAME = 180
"""Pixels at 100 %: a legal name on two lines of less room is not worth a column."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BELOW = (CODE, PROCEDURE, DATE)
"""Columns that a folded row shows in others."""


class DossierList(QTableView):
    """The table; Enter opens and single letters act while it has the focus."""

    opened = Signal()
    supplement_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._widest: list[str] = []
        self._rooms: list[int] = []
        self._folded: bool | None = None
        self._names, self._chip = NameDelegate(self), ChipDelegate(self)
        self._both = FoldedRow(self)

    def by_letter(self) -> Mapping[Letter, SignalInstance]:
        """Return what a letter emits for the row; a list adds its own."""
        return {Letter.SUPPLEMENT: self.supplement_pressed}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a row."""
        acts = self.by_letter()
        letter = letters.pressed(event, acts)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if letter:
            acts[letter].emit()
        elif plain and event.key() in ENTER:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold rows to two lines where columns have no room: nothing goes sideways."""
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure again: the style sheet has come, with other words for a heading."""
        super().showEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint at one go; every line's cells are asked for meanwhile.

        Else each of them would wait for the interpreter anew, hundreds of times a
        screen, while another thread takes in what comes from the city.
        """
        with at_one_go():
            super().paintEvent(event)

    def choose_row(self, row: int) -> None:
        """Put the cursor on this row, on the last one if there are not as many."""
        model = self.model()
        if not model.rowCount():
            return
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            model.index(min(row, model.rowCount() - 1), 0),
            flags.ClearAndSelect | flags.Rows,
        )

    def show_model(self, model: QAbstractItemModel, *widest: str) -> None:
        """Show these dossiers; ``widest`` is what each column must have room for."""
        self._widest = [*widest]
        self.setModel(model)
        self.setItemDelegate(WordsDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        model.headerDataChanged.connect(self._measure)
        self._measure()

    def set_room(self, column: int, widest: str) -> None:
        """Give a column room for other words than before."""
        if widest != self._widest[column]:
            self._widest[column] = widest
            self._measure()

    def is_folded(self) -> bool:
        """Say whether a row stands on two lines."""
        return bool(self._folded)

    def _measure(self) -> None:
        """Work out how wide the columns must be: their words, and their names."""
        metrics, header = QFontMetrics(self.font()), self.horizontalHeader()
        self._rooms = [
            max(
                metrics.horizontalAdvance(text) + 2 * SPACE_M,
                header.sectionSizeFromContents(column).width(),
            )
            for column, text in enumerate(self._widest)
        ]
        if self._rooms:
            self._rooms[STATUS] += 2 * SPACE_L
        self._folded = None
        self._fold()

    def _fold(self) -> None:
        if not self._rooms:
            return
        others = sum(self._rooms) - self._rooms[PROCEDURE]
        needed = others + style.scaled(ROOM_FOR_NAME)
        folded = self.viewport().width() < needed
        if folded is self._folded:
            return
        self._folded = folded
        header, resize = self.horizontalHeader(), QHeaderView.ResizeMode
        high = folded_row.HEIGHT if folded else tokens.ROW_HEIGHT
        self.verticalHeader().setDefaultSectionSize(style.scaled(high))
        words = self.itemDelegate()
        self.setItemDelegateForColumn(APPLICANT, self._both if folded else words)
        self.setItemDelegateForColumn(PROCEDURE, self._names)
        self.setItemDelegateForColumn(STATUS, self._both if folded else self._chip)
        header.setSectionResizeMode(resize.Interactive)
        for column, room in enumerate(self._rooms):
            self.setColumnHidden(column, folded and column in BELOW)
            self.setColumnWidth(column, room)
        if folded:
            self.setColumnWidth(STATUS, self._room_for_both())
        taker = APPLICANT if folded else PROCEDURE
        header.setSectionResizeMode(taker, resize.Stretch)

    def _room_for_both(self) -> int:
        name = self.model().headerData(DATE, Qt.Orientation.Horizontal)
        date, status = self._widest[DATE], self._widest[STATUS]
        return folded_row.width_for_status(self.font(), str(name), date, status)
