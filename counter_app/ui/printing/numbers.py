"""Numbers: every series of some days, its gaps and what was voided."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.printed import Series
from counter_app.ui import style, tokens
from counter_app.ui.page import States
from counter_app.ui.printing import words
from counter_app.ui.widgets.day_field import DayField
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.questions_beside import QuestionsBeside

MOST = 999_999


class NumbersForm(QWidget):
    """A row for each series; the number to be voided is typed beside them."""

    asked = Signal()
    """Other days: the series must be read anew."""

    def __init__(self) -> None:
        super().__init__()
        self._series: Sequence[Series] = ()
        self._since, self._until, self._number = DayField(), DayField(), QSpinBox()
        self._number.setRange(0, MOST)
        style.inset(self._number)
        self._rows = tuple(
            FieldRow("", field) for field in (self._since, self._until, self._number)
        )
        self._table, self._help = QTableWidget(0, 6), label("", "hint")
        self._states = States(self._table, icon="list-details")
        self._lay_out()
        for field in (self._since, self._until):
            field.dateChanged.connect(lambda _day: self.asked.emit())
        self._table.itemSelectionChanged.connect(self._propose)
        self.retranslate()

    def offer(self, day: date) -> None:
        """Look at this day, unless others were chosen."""
        if not self._series:
            for field in (self._since, self._until):
                field.show_day(day)

    def days(self) -> tuple[date, date]:
        """Return the days to look at, in order."""
        since, until = sorted((self._since.day(), self._until.day()))
        return since, until

    def chosen(self) -> tuple[Series, int] | None:
        """Return the series the officer is on and the number typed."""
        row = self._table.currentRow()
        if not 0 <= row < len(self._series):
            return None
        return self._series[row], self._number.value()

    def begin(self) -> None:
        """Put the focus where work begins."""
        self._table.setFocus()

    def show_numbers(self, series: Sequence[Series]) -> None:
        """List these, staying on the series the officer was on."""
        row = max(0, self._table.currentRow())
        self._series = tuple(series)
        self._fill()
        if series:
            self._table.selectRow(min(row, len(series) - 1))

    def retranslate(self) -> None:
        """Set every word again."""
        names = (self.tr("From day"), self.tr("To day"), self.tr("Number to void"))
        for row, name in zip(self._rows, names, strict=True):
            row.set_text(name)
        self._table.setAccessibleName(self.tr("Series of numbers"))
        self._table.setHorizontalHeaderLabels(
            [
                self.tr("Series"),
                self.tr("Counter and PC"),
                self.tr("Year or day"),
                self.tr("First to last"),
                self.tr("Missing"),
                self.tr("Void"),
            ]
        )
        self._help.setText(
            self.tr(
                "A void number stays used for ever. A missing number can be voided too,"
                " once two officers know why: it is then accounted for."
            )
        )
        self._fill()

    def _fill(self) -> None:
        table = self._table
        table.blockSignals(True)
        table.setRowCount(len(self._series))
        for row, one in enumerate(self._series):
            for column, text in enumerate(_cells(one)):
                table.setItem(row, column, QTableWidgetItem(text))
        table.blockSignals(False)
        if self._series:
            self._states.show_content()
        else:
            self._states.show_empty(self.tr("No number was taken on these days."))

    def _propose(self) -> None:
        """Offer the first missing number of the series, else its last one."""
        found = self.chosen()
        if found:
            series, _ = found
            self._number.setRange(series.first, series.last)
            proposed = series.missing[0] if series.missing else series.last
            self._number.setValue(proposed)

    def _lay_out(self) -> None:
        table = self._table
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        resize = QHeaderView.ResizeMode
        head.setSectionResizeMode(resize.ResizeToContents)
        head.setStretchLastSection(True)
        table.setShowGrid(False)
        table.verticalHeader().setSectionResizeMode(resize.ResizeToContents)
        table.verticalHeader().setMinimumSectionSize(style.scaled(tokens.ROW_LOW))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(QuestionsBeside((*self._rows, self._help), self._states, 3))


def _cells(one: Series) -> tuple[str, ...]:
    void = [(each.number, each.void.reason) for each in one.void if each.void]
    return (
        words.series_name(one),
        one.scope,
        words.period(one),
        f"{one.first} – {one.last}",
        ", ".join(map(str, one.missing)),
        "; ".join(f"{number}: {reason}" for number, reason in void),
    )
