"""How the collector confirmed: on the citizen's screen, by word, or in the book."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.drafts import Confirmation
from counter_app.ui import letters, wording
from counter_app.ui.check.citizen_line import CitizenLine
from counter_app.ui.tokens import SPACE_M, SPACE_XS
from counter_app.ui.widgets.label import label

OFFERED = (Confirmation.SPOKEN, Confirmation.SIGNED_SLIP)
"""What the officer may choose; "on screen" is the collector's own tap."""


class Confirmed(QWidget):
    """One of two ways, or the tap; and whether the receipt was taken back."""

    chosen = Signal(object)
    """The officer says how (Confirmation)."""

    def __init__(self, receipt_back: Callable[[bool], object]) -> None:
        super().__init__()
        self.citizen = CitizenLine()
        self._by, self._group = label("", "label", wrap=False), QButtonGroup(self)
        self._radios = {how: QRadioButton() for how in OFFERED}
        self._receipt, self._count = QCheckBox(), 1
        self._receipt.toggled.connect(receipt_back)
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(self._by)
        for how, radio in self._radios.items():
            self._group.addButton(radio)
            radio.clicked.connect(lambda _on, how=how: self.chosen.emit(how))
            row.addWidget(radio)
        row.addStretch(1)
        row.addWidget(self._receipt)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(row)
        column.addWidget(self.citizen)

    def forget(self) -> None:
        """Another result: nobody confirmed yet, and its receipt is to be taken back."""
        self.show_how(None)
        self._receipt.setChecked(True)

    def show_how(self, how: Confirmation | None) -> None:
        """Show which way it was; the tap is none of the officer's two."""
        self._group.setExclusive(False)
        for one, radio in self._radios.items():
            radio.setChecked(one is how)
        self._group.setExclusive(True)
        if how is None:
            self.citizen.show_absent()

    def show_count(self, count: int) -> None:
        """Say how many receipts are taken back: all, or the box is unticked."""
        self._count = count
        self._say_receipts()

    def focus_first(self) -> None:
        """Go to the first of the ways."""
        self.focus(OFFERED[0])

    def focus(self, how: Confirmation) -> None:
        """Go to one of the ways."""
        self._radios[how].setFocus()

    def retranslate(self) -> None:
        """Set every word again."""
        self._by.setText(self.tr("Collector confirmed"))
        self._say_receipts()
        words = {
            Confirmation.SPOKEN: wording.confirmation(Confirmation.SPOKEN),
            Confirmation.SIGNED_SLIP: self.tr("signed in the book"),
        }
        for number, (how, radio) in enumerate(self._radios.items(), start=1):
            radio.setText(letters.beside(words[how], number))

    def _say_receipts(self) -> None:
        words = self.tr("Receipt taken back")
        if self._count > 1:
            words = self.tr("{n} receipts taken back").format(n=self._count)
        self._receipt.setText(words)
