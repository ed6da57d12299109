"""Parts of the reports' screen: a number, a chart with its table, a plain table."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.charts import Chart
from counter_app.ui import style, tokens
from counter_app.ui.reports.words import Figure
from counter_app.ui.tokens import SPACE_M, SPACE_S, SPACE_XS
from counter_app.ui.widgets.chart import ChartView
from counter_app.ui.widgets.label import label

LEAST_HIGH = 190
"""Pixels at 100 %: a lower chart, or table, tells nothing; the page is scrolled."""


class FigureBox(QFrame):
    """One number in large type, and what it is of."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "true")
        self._name, self._large = label("", "label"), label("", "figure", wrap=False)
        self._small = label("", "hint")
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._large)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.setSpacing(SPACE_XS)
        column.addLayout(head)
        column.addWidget(self._small)
        column.addStretch(1)

    def show_figure(self, figure: Figure) -> None:
        """Show another number."""
        self._name.setText(figure.name)
        self._large.setText(figure.large)
        self._small.setText(figure.small)


class PlainTable(QTableWidget):
    """Words and numbers to be read; one tab stop, moved in by arrows."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(style.scaled(tokens.ROW_LOW))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show other rows."""
        self.setColumnCount(len(heading))
        self.setHorizontalHeaderLabels(list(heading))
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                self.setItem(place, column, _cell(text, number=column > 0))


class FormTable(PlainTable):
    """The national monthly form: long headings wrap."""

    def __init__(self) -> None:
        super().__init__()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        )
        header.setMinimumHeight(style.scaled(124))
        self.setMinimumHeight(style.scaled(124 + LEAST_HIGH))

    def show_rows(self, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show other rows; the names of fields have the room they need."""
        super().show_rows(heading, rows)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)


class ChartPane(QWidget):
    """A chart, or the table that says the same."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._note = label("", "strong"), label("", "hint")
        self._view, self._table = ChartView(), PlainTable()
        self.setMinimumHeight(style.scaled(LEAST_HIGH))
        self._stack = QStackedWidget()
        for part in (self._view, self._table):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._title)
        column.addWidget(self._note)
        column.addWidget(self._stack, 1)
        self.retranslate()

    def show_chart(self, chart: Chart) -> None:
        """Show another one, as chart or as table as before."""
        self._title.setText(chart.title)
        self._note.setText(chart.note)
        self._note.setVisible(bool(chart.note))
        self._view.show_chart(chart)
        self._table.setAccessibleName(chart.title)
        heading = (chart.heading, *(one.name for one in chart.series))
        self._table.show_rows(heading, chart.table())

    def turn(self) -> None:
        """Show the table, or the chart again."""
        self._stack.setCurrentIndex(1 - self._stack.currentIndex())
        if self._stack.currentWidget() is self._table:
            self._table.setFocus()

    def retranslate(self) -> None:
        """Set every word again."""
        self._view.setAccessibleDescription(
            QCoreApplication.translate("Reports", "T shows it as a table")
        )


def _cell(text: str, *, number: bool) -> QTableWidgetItem:
    made = QTableWidgetItem(text)
    if number:
        made.setTextAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
    return made
