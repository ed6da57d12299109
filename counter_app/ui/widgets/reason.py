"""A reason: picked from the usual ones, then edited; nothing is written by itself."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from counter_app.ui import style, tokens
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeTextEdit

LINES_HIGH = 84
LONGEST = 70
"""Letters of a reason that stand in the closed list; the whole is its tip."""


class Reason(QWidget):
    """The usual reasons above a text that says what is printed."""

    def __init__(self, title: str = "") -> None:
        """``title``: what is asked for; empty: the reason that is printed."""
        super().__init__()
        self._title = title
        self._usual, self.text_edit = QComboBox(), ImeTextEdit()
        self._usual.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.text_edit.setFixedHeight(style.scaled(LINES_HIGH))
        self._pick_row = FieldRow("", self._usual)
        self._row = FieldRow("", self.text_edit)
        self._reasons: tuple[str, ...] = ()
        self._usual.activated.connect(self._picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_S)
        column.addWidget(self._pick_row)
        column.addWidget(self._row)
        self.retranslate()

    def offer(self, reasons: Sequence[str]) -> None:
        """Offer these, and begin with none."""
        self._reasons = tuple(reasons)
        self.text_edit.setText("")
        self.show_error("")
        self._fill()
        self._pick_row.setVisible(bool(reasons))

    def text(self) -> str:
        """Return what is to be printed, unfinished word and all."""
        self.text_edit.commit_preedit()
        return self.text_edit.text().strip()

    def show_error(self, text: str) -> None:
        """Say what is wrong; empty takes it away."""
        self._row.show_error(text)

    def begin(self) -> None:
        """Take the focus where the officer begins."""
        (self._usual if self._reasons else self.text_edit).setFocus()

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        translate = QCoreApplication.translate
        self._pick_row.set_text(translate("Reason", "Usual reasons"))
        title = self._title or translate("Reason", "Reason, as it is printed")
        self._row.set_text(title)
        for row in (self._pick_row, self._row):
            row.retranslate()
        self._fill()

    def _picked(self, place: int) -> None:
        reason = self._usual.itemData(place)
        if reason:
            self.text_edit.setText(str(reason))
            self.show_error("")
            self.text_edit.setFocus()
        self._usual.setCurrentIndex(0)

    def _fill(self) -> None:
        self._usual.clear()
        self._usual.addItem(
            QCoreApplication.translate("Reason", "choose, then edit below"), ""
        )
        for one in self._reasons:
            short = one if len(one) <= LONGEST else f"{one[: LONGEST - 1].rstrip()}…"
            self._usual.addItem(short, one)
            last, tip = self._usual.count() - 1, Qt.ItemDataRole.ToolTipRole
            self._usual.setItemData(last, one, tip)
