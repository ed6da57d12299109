"""The list of what was printed, with the paper beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.numbers import on_paper
from counter_app.domain.printed import Outcome, Print, lost
from counter_app.ui import style, tokens, wording
from counter_app.ui.form_names import FORMS
from counter_app.ui.page import States
from counter_app.ui.printing import words
from counter_app.ui.printing.presenter import Printed
from counter_app.ui.tokens import SPACE_L, SPACE_M, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.receipt_view import ReceiptView
from counter_app.ui.widgets.words_delegate import LinesDelegate

NAME = 1
"""The column of the paper's name, which takes what room is left."""
ROOM_FOR_PAPER = 900
"""Pixels at 100 % for the list with the paper beside it."""


class PrintsList(QWidget):
    """Today's prints, newest first; those nobody knows about are counted above."""

    chosen = Signal(object)
    """The Print the officer is on."""

    def __init__(self) -> None:
        super().__init__()
        self._printed = Printed((), ())
        self._open = Banner()
        self._table = QTableWidget(0, 6)
        self._numbers = label("", "hint")
        self._paper = ReceiptView()
        self._states = States(self._body(), icon="printer")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE_M, 0, 0)
        row.setSpacing(SPACE_L)
        row.addWidget(self._states, 2)
        row.addWidget(self._paper, 1)
        self._paper.hide()
        self._has_paper = False
        self._table.itemSelectionChanged.connect(self._choose)
        self.retranslate()

    def show_printed(self, printed: Printed) -> None:
        """List these, staying on the print the officer was on."""
        before = self.current()
        self._printed = printed
        self._fill()
        rows = [one.key for one in printed.prints]
        at = rows.index(before.key) if before and before.key in rows else 0
        if rows:
            self._table.selectRow(at)

    def show_loading(self) -> None:
        """Wait; what was shown stays."""
        self._states.show_loading(self.tr("Reading the list…"))

    def show_pdf(self, pdf: bytes) -> None:
        """Show the paper of the chosen print."""
        self._paper.show_pdf(pdf)
        self._has_paper = True
        self._show_paper()

    def current(self) -> Print | None:
        """Return the print the officer is on."""
        row = self._table.currentRow()
        prints = self._printed.prints
        return prints[row] if 0 <= row < len(prints) else None

    def begin(self) -> None:
        """Put the focus where work begins."""
        self._table.setFocus()

    def retranslate(self) -> None:
        """Set every word again."""
        self._table.setAccessibleName(self.tr("Printed papers"))
        self._paper.setAccessibleName(self.tr("The paper as printed"))
        self._table.setHorizontalHeaderLabels(
            [
                self.tr("Time"),
                self.tr("Paper"),
                self.tr("Number"),
                self.tr("Copy"),
                self.tr("Printer"),
                self.tr("Outcome"),
            ]
        )
        self._fill()

    def _fill(self) -> None:
        prints = self._printed.prints
        self._table.blockSignals(True)
        self._table.setRowCount(len(prints))
        for row, record in enumerate(prints):
            for column, text in enumerate(self._cells(record)):
                self._table.setItem(row, column, QTableWidgetItem(text))
        self._table.blockSignals(False)
        self._say(prints)
        if prints:
            self._states.show_content()
        else:
            self._states.show_empty(self.tr("Nothing was printed today."))
            self._has_paper = False
            self._show_paper()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the list comes before the paper."""
        super().resizeEvent(event)
        self._show_paper()

    def _show_paper(self) -> None:
        is_room = self.width() >= style.scaled(ROOM_FOR_PAPER)
        self._paper.setVisible(self._has_paper and is_room)

    def _say(self, prints: Sequence[Print]) -> None:
        unknown = sum(one.outcome is Outcome.UNKNOWN for one in prints)
        if unknown:
            said = self.tr(
                "{n} papers may have come out: look in the tray and answer for each."
            )
            self._open.say(Tone.WARNING, said.format(n=unknown))
        elif gone := len(lost([*prints][::-1])):
            said = self.tr(
                "{n} papers did not come out after all: see why and print them again."
            )
            self._open.say(Tone.DANGER, said.format(n=gone))
        else:
            self._open.clear()
        series = self._printed.series
        self._numbers.setText(words.series(series))
        self._numbers.setVisible(bool(series))

    def _choose(self) -> None:
        record = self.current()
        if record:
            self.chosen.emit(record)

    def _body(self) -> QWidget:
        table = self._table
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        table.setItemDelegateForColumn(NAME, LinesDelegate(table))
        table.setShowGrid(False)
        table.verticalHeader().setDefaultSectionSize(style.scaled(tokens.ROW_HEIGHT))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._open)
        column.addWidget(table, 1)
        column.addWidget(self._numbers)
        return body

    def _cells(self, record: Print) -> tuple[str, ...]:
        code = self._printed.codes.get(record.dossier) if record.dossier else None
        return (
            wording.clock(record.printed_at),
            FORMS[record.form],
            record.number or (on_paper(code) if code else ""),
            str(record.copy),
            record.printer,
            words.outcome(record.outcome),
        )
