"""Sổ theo dõi hồ sơ: which days, how far it is, and the book as it will be printed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.tokens import SPACE_L, SPACE_M
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.day_field import DayField
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.receipt_view import ReceiptView


class RegisterForm(QWidget):
    """Asks for a period and shows its register."""

    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pdf: bytes | None = None
        self._said = ""
        self._since, self._until = DayField(), DayField()
        self._rows = (FieldRow("", self._since), FieldRow("", self._until))
        self._progress = QProgressBar()
        self._stop = button("", self.stop_wanted.emit)
        self._note = label("", "hint")
        self._paper = ReceiptView()
        self._lay_out()
        self._progress.hide()
        self._stop.hide()
        self.retranslate()

    def offer(self, since: date, until: date) -> None:
        """Propose a period, unless the officer has chosen one."""
        if not self._said:
            self._since.show_day(since)
            self._until.show_day(until)
            self._said = "offered"

    def period(self) -> tuple[date, date]:
        """Return the days asked for; the same day twice if they are the wrong way."""
        since, until = sorted((self._since.day(), self._until.day()))
        return since, until

    def pdf(self) -> bytes | None:
        """Return the register that was drawn, if there is one."""
        return self._pdf

    def begin(self) -> None:
        """Put the focus where work begins."""
        self._since.setFocus()

    def show_drawing(self, done: int, of: int) -> None:
        """Say how far it is."""
        self._pdf = None
        self._progress.show()
        self._stop.show()
        self._progress.setRange(0, of)
        self._progress.setValue(done)
        words = self.tr("Drawing the register: {done} of {of} lines")
        self._note.setText(words.format(done=done, of=of or "…"))

    def show_register(self, pdf: bytes | None) -> None:
        """Show the book, or say that it was stopped."""
        self._pdf = pdf
        self._progress.hide()
        self._stop.hide()
        if pdf is None:
            self._note.setText(self.tr("Stopped. Nothing was kept."))
            return
        self._paper.show_pdf(pdf)
        words = self.tr("{n} pages.")
        self._note.setText(words.format(n=self._paper.pages()))

    def show_idle(self) -> None:
        """Nothing is being drawn any more."""
        self._progress.hide()
        self._stop.hide()

    def retranslate(self) -> None:
        """Set every word again."""
        self._rows[0].set_text(self.tr("From day"))
        self._rows[1].set_text(self.tr("To day"))
        self._stop.setText(self.tr("Stop drawing"))
        self._progress.setAccessibleName(self.tr("Progress of the register"))
        self._paper.setAccessibleName(self.tr("The register as it will be printed"))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE_M)
        for part in (*self._rows, self._progress, self._stop, self._note):
            left.addWidget(part)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE_M, 0, 0)
        row.setSpacing(SPACE_L)
        row.addLayout(left, 1)
        row.addWidget(self._paper, 2)
