"""Papers about many dossiers: which paper, which days, which dossiers."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.folding import fold
from counter_app.domain.ids import DossierId
from counter_app.domain.numbers import on_paper, without_office
from counter_app.services.batching import Batch, Offered
from counter_app.ui import style, tokens, wording
from counter_app.ui.page import States
from counter_app.ui.tokens import SPACE_M
from counter_app.ui.widgets.day_field import DayField
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.questions_beside import QuestionsBeside
from counter_app.ui.widgets.words_delegate import NameDelegate

NAMES = {
    Batch.OUT: QT_TRANSLATE_NOOP("Batches", "List: dossiers to the specialist room"),
    Batch.BACK: QT_TRANSLATE_NOOP("Batches", "List: results from the specialist room"),
    Batch.EACH: QT_TRANSLATE_NOOP("Batches", "Hand-over paper of each dossier"),
    Batch.COVERS: QT_TRANSLATE_NOOP("Batches", "Cover strips"),
    Batch.SHELF: QT_TRANSLATE_NOOP("Batches", "Labels for the shelf of results"),
}
ADDRESSED = frozenset({Batch.OUT, Batch.BACK})
PER_SHEET = 24
"""Labels on one sheet (resources/paper, shelf)."""
KEY = Qt.ItemDataRole.UserRole


class BatchList(QTableWidget):
    """Space ticks the row one is on, Ctrl+A all that is shown."""

    ticked = Signal()
    """Something was ticked or no longer is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a row."""
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            self.tick([self.currentRow()], not self.is_ticked(self.currentRow()))
        elif (
            event.key() == Qt.Key.Key_A
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.tick_all()
        else:
            super().keyPressEvent(event)

    def is_ticked(self, row: int) -> bool:
        """Say whether this row goes on the paper."""
        item = self.item(row, 0)
        return item is not None and item.checkState() is Qt.CheckState.Checked

    def tick(self, rows: Sequence[int], on: bool) -> None:
        """Tick these rows, or take the ticks away."""
        self.blockSignals(True)
        for row in rows:
            item = self.item(row, 0)
            if item is not None:
                item.setCheckState(
                    Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
                )
        self.blockSignals(False)
        self.viewport().update()
        self.ticked.emit()

    def tick_all(self) -> None:
        """Tick all that is shown; if all is ticked, nothing any more."""
        shown = [*self.shown()]
        self.tick(shown, not all(map(self.is_ticked, shown)))

    def shown(self) -> Iterator[int]:
        """Yield the rows the filter lets through."""
        yield from (row for row in range(self.rowCount()) if not self.isRowHidden(row))


class BatchForm(QWidget):
    """Asks which paper, and lists the dossiers that can go on it."""

    asked = Signal()
    """Another paper, another day: what is offered must be read anew."""
    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offered: Sequence[Offered] = ()
        self._proposed = False
        self._which, self._agency = QComboBox(), ImeLineEdit()
        self._since, self._until = DayField(), DayField()
        self._waiting, self._used = QCheckBox(), QSpinBox()
        self._waiting.setChecked(True)
        self._used.setRange(0, PER_SHEET - 1)
        style.inset(self._used)
        self._filter, self._count = QLineEdit(), label("", "hint")
        self._list = BatchList(0, 6)
        self._states = States(self._list, icon="list-details")
        self._rows = (
            FieldRow("", self._which),
            FieldRow("", self._since),
            FieldRow("", self._until),
            FieldRow("", self._agency),
            FieldRow("", self._used),
            FieldRow("", self._filter),
        )
        for which in Batch:
            self._which.addItem("", which)
        self._lay_out()
        self._listen()
        self.retranslate()

    # -- what is chosen

    def which(self) -> Batch:
        """Return the paper to be printed."""
        return Batch(self._which.currentData())

    def days(self) -> tuple[date, date]:
        """Return the days of receiving to look at, in order."""
        since, until = sorted((self._since.day(), self._until.day()))
        return since, until

    def waiting(self) -> bool:
        """Say whether only those are wanted that had no such paper yet."""
        return self._waiting.isChecked()

    def agency(self) -> str:
        """Return to whom the list goes."""
        self._agency.commit_preedit()
        return self._agency.text().strip()

    def used(self) -> int:
        """Return how many labels of the first sheet are gone."""
        return self._used.value() if self.which() is Batch.SHELF else 0

    def chosen(self) -> list[DossierId]:
        """Return what is ticked, hidden by the filter or not, in the list's order."""
        return [
            one.line.id
            for row, one in enumerate(self._offered)
            if self._list.is_ticked(row)
        ]

    def is_addressed(self) -> bool:
        """Say whether all is there; if not, say what is wanting at its field."""
        wanting = self.which() in ADDRESSED and not self.agency()
        words = self.tr("Write which room or office") if wanting else ""
        self._rows[3].show_error(words)
        if wanting:
            self._agency.setFocus()
        return not wanting

    def tick_all(self) -> None:
        """Tick all that is shown, or nothing."""
        self._list.tick_all()

    def begin(self) -> None:
        """Put the focus where work begins."""
        self._which.setFocus()

    # -- what the presenter says

    def show_days(self, since: date, until: date) -> None:
        """Propose days, once."""
        if not self._proposed:
            self._proposed = True
            for field, day in ((self._since, since), (self._until, until)):
                field.show_day(day)

    def show_agency(self, agency: str) -> None:
        """Propose to whom, unless something is typed."""
        if not self._agency.text():
            self._agency.setText(agency)

    def show_offered(self, offered: Sequence[Offered]) -> None:
        """List these, all ticked that had no such paper yet."""
        self._offered = tuple(offered)
        table = self._list
        table.blockSignals(True)
        table.setRowCount(len(offered))
        for row, one in enumerate(offered):
            for column, text in enumerate(_cells(one)):
                table.setItem(row, column, QTableWidgetItem(text))
            tick = table.item(row, 0)
            if tick is not None:
                tick.setCheckState(
                    Qt.CheckState.Unchecked if one.had else Qt.CheckState.Checked
                )
        table.blockSignals(False)
        if offered:
            self._states.show_content()
            table.setCurrentCell(0, 0)
        else:
            self._states.show_empty(self.tr("No dossier waits for this paper."))
        self._narrow()

    def retranslate(self) -> None:
        """Set every word again."""
        names = (
            self.tr("Paper"),
            self.tr("Received from"),
            self.tr("Received until"),
            self.tr("Room or office"),
            self.tr("Labels already used on the first sheet"),
            self.tr("Only with this name, code or procedure"),
        )
        for row, name in zip(self._rows, names, strict=True):
            row.set_text(name)
        for place, which in enumerate(Batch):
            said = QCoreApplication.translate("Batches", str(NAMES[which]))
            self._which.setItemText(place, said)
        self._waiting.setText(self.tr("Only those not printed yet"))
        self._list.setAccessibleName(self.tr("Dossiers; Space ticks, Ctrl+A ticks all"))
        self._list.setHorizontalHeaderLabels(
            [
                self.tr("Received"),
                self.tr("Code"),
                self.tr("Applicant"),
                self.tr("Procedure"),
                self.tr("Due"),
                self.tr("Printed before"),
            ]
        )
        self.show_offered(self._offered)

    # -- inside

    def _changed(self) -> None:
        self._rows[3].setVisible(self.which() in ADDRESSED)
        self._rows[4].setVisible(self.which() is Batch.SHELF)
        self._rows[3].show_error("")
        self.asked.emit()

    def _narrow(self) -> None:
        """Show what the filter lets through, and count the ticks."""
        wanted = fold(self._filter.text().strip())
        for row, one in enumerate(self._offered):
            line = one.line
            said = fold(f"{line.applicant} {line.code} {line.procedure_name}")
            self._list.setRowHidden(row, wanted not in said)
        self._tell()

    def _tell(self) -> None:
        words = self.tr("{n} of {m} ticked. Space ticks a row, Ctrl+A all.")
        self._count.setText(words.format(n=len(self.chosen()), m=len(self._offered)))
        self.ticked.emit()

    def _listen(self) -> None:
        self._which.currentIndexChanged.connect(lambda _place: self._changed())
        for field in (self._since, self._until):
            field.dateChanged.connect(lambda _date: self.asked.emit())
        self._waiting.toggled.connect(lambda _on: self.asked.emit())
        self._filter.textChanged.connect(lambda _text: self._narrow())
        self._list.ticked.connect(self._tell)
        self._list.itemChanged.connect(lambda _item: self._tell())

    def _lay_out(self) -> None:
        table = self._list
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        table.setItemDelegateForColumn(3, NameDelegate(table))
        table.setShowGrid(False)
        table.verticalHeader().setDefaultSectionSize(style.scaled(tokens.ROW_HEIGHT))
        list_of = QWidget()
        right = QVBoxLayout(list_of)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(SPACE_M)
        right.addWidget(self._rows[5])
        right.addWidget(self._states, 1)
        right.addWidget(self._count)
        self._rows[4].hide()
        questions = (*self._rows[:5], self._waiting)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(QuestionsBeside(questions, list_of, 4))


def _cells(one: Offered) -> tuple[str, ...]:
    line = one.line
    return (
        f"{line.received_at.astimezone(wording.ZONE):%d/%m %H:%M}",
        without_office(on_paper(line.code)),
        line.applicant,
        line.procedure_name,
        wording.day(line.due_at),
        "✓" if one.had else "",
    )
