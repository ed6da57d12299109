"""Which printer, paper and tray each kind of paper goes to."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.outlets import Job, Outlet
from counter_app.domain.receipts import PaperSize
from counter_app.domain.slips import Medium, Roll
from counter_app.ui import style
from counter_app.ui.printing import words
from counter_app.ui.printing.presenter import Choices
from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import label

SIZES: tuple[Medium, ...] = (*PaperSize, *Roll)


TRAY_WIDTH = 84
"""Pixels at 100 %: the name of a tray is a word."""


class _Row:
    """The fields of one kind of paper."""

    def __init__(self) -> None:
        self.name = label("", "label", wrap=False)
        self.printer, self.size = QComboBox(), QComboBox()
        self.printer.setEditable(True)
        self.size.addItems([size.value for size in SIZES])
        self.tray, self.twice = QLineEdit(), QCheckBox()
        self.tray.setMaximumWidth(style.scaled(TRAY_WIDTH))

    def show_outlet(self, printers: tuple[str, ...], outlet: Outlet) -> None:
        """Show what is chosen."""
        self.printer.clear()
        self.printer.addItems(["", *printers])
        self.printer.setCurrentText(outlet.printer)
        self.size.setCurrentIndex(SIZES.index(outlet.size))
        self.tray.setText(outlet.tray)
        self.twice.setChecked(outlet.twice)

    def outlet(self) -> Outlet:
        """Return what is chosen."""
        return Outlet(
            printer=self.printer.currentText().strip(),
            size=SIZES[self.size.currentIndex()],
            tray=self.tray.text().strip(),
            twice=self.twice.isChecked(),
        )


class PrintersForm(QWidget):
    """A row for each kind of paper, with its test page."""

    test_wanted = Signal(object, object)
    """Print the test page of this Job on this Outlet."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = {job: _Row() for job in Job}
        self._tests = {job: button("", partial(self._test, job)) for job in Job}
        self._heads = [label("", "hint", wrap=False) for _ in range(4)]
        self._help = label("", "hint")
        self._lay_out()
        self.retranslate()

    def show_choices(self, choices: Choices) -> None:
        """Show the printers there are and what is chosen."""
        for job, row in self._rows.items():
            row.show_outlet(tuple(choices.printers), choices.outlets[job])

    def outlets(self) -> Mapping[Job, Outlet]:
        """Return what is chosen for each kind of paper."""
        return {job: row.outlet() for job, row in self._rows.items()}

    def begin(self) -> None:
        """Put the focus where work begins."""
        self._rows[Job.RECEIPTS].printer.setFocus()

    def retranslate(self) -> None:
        """Set every word again."""
        heads = (
            self.tr("Printer"),
            self.tr("Paper"),
            self.tr("Tray"),
            self.tr("Copies"),
        )
        for made, text in zip(self._heads, heads, strict=True):
            made.setText(text)
        for job, row in self._rows.items():
            name = words.job(job)
            row.name.setText(name)
            for field, head in zip(
                (row.printer, row.size, row.tray, row.twice), heads, strict=True
            ):
                field.setAccessibleName(f"{name}: {head}")
            row.twice.setText(self.tr("Two A5 copies on one A4"))
            test = self.tr("Test page")
            self._tests[job].setText(test)
            self._tests[job].setAccessibleName(f"{test}: {name}")
        self._help.setText(
            self.tr(
                "Printers on this machine are listed. A thermal printer without a"
                " driver is typed by its address: escpos://192.168.1.50:9100, or"
                " escpos:///dev/usb/lp0. Empty: papers are kept as PDF only. Print the"
                " test page and scan a code on it: this screen says whether it passed."
            )
        )

    def _test(self, job: Job) -> None:
        self.test_wanted.emit(job, self._rows[job].outlet())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_XS)
        for column, head in enumerate(self._heads):
            grid.addWidget(head, 0, column)
        for place, (job, row) in enumerate(self._rows.items()):
            named = 3 * place + 1
            grid.addWidget(row.name, named, 0, 1, 5)
            fields = (row.printer, row.size, row.tray, row.twice, self._tests[job])
            for column, field in enumerate(fields):
                grid.addWidget(field, named + 1, column)
            grid.setRowMinimumHeight(named + 2, SPACE_S)
        grid.setColumnStretch(0, 1)
        inner = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Body(inner))
        column_layout = QVBoxLayout(inner)
        column_layout.setContentsMargins(0, SPACE_M, 0, 0)
        column_layout.setSpacing(SPACE_L)
        column_layout.addLayout(grid)
        column_layout.addWidget(self._help)
        column_layout.addStretch(1)
