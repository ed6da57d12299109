"""A list of dossiers: a row a dossier, the procedure as wide as there is room."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from counter_app.ui import style, tokens
from counter_app.ui.tokens import SPACE_L, SPACE_M
from counter_app.ui.turns import at_one_go
from counter_app.ui.widgets.chip_delegate import ChipDelegate
from counter_app.ui.widgets.words_delegate import NameDelegate, WordsDelegate

PROCEDURE, STATUS = 3, 5
"""Columns: the one that takes what is left, and the one of chips."""
ROOM_FOR_ALL = 700
"""Pixels at 100 % for every column."""


class DossierList(QTableView):
    """The table; Enter opens and single letters act while it has the focus."""

    opened = Signal()
    supplement_pressed = Signal()

    def keys(self) -> Mapping[Qt.Key, SignalInstance]:
        """Return what a key of a row emits; a list adds its own."""
        return {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_B: self.supplement_pressed,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a row."""
        acts, pressed = self.keys(), Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and pressed in acts:
            acts[pressed].emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room, who and how urgent come before the procedure.

        Its name is in the tip of the row, and what is spoken of it.
        """
        super().resizeEvent(event)
        self.setColumnHidden(PROCEDURE, self.width() < style.scaled(ROOM_FOR_ALL))

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
        self.setModel(model)
        self.setItemDelegate(WordsDelegate(self))
        self.setItemDelegateForColumn(model.columnCount() - 1, ChipDelegate(self))
        self.setItemDelegateForColumn(PROCEDURE, NameDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(style.scaled(tokens.ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        metrics = QFontMetrics(self.font())
        for column, text in enumerate(widest):
            room = metrics.horizontalAdvance(text) + 2 * SPACE_M
            self.setColumnWidth(column, room)
        header.setSectionResizeMode(PROCEDURE, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(STATUS, self.columnWidth(STATUS) + 2 * SPACE_L)
