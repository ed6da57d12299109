"""Who pays nothing or less: one choice, hidden where the law knows none."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox

from counter_app.domain.procedures import Exemption
from counter_app.ui.widgets.field_row import FieldRow

LONGEST = 60
"""Letters of an exemption that stand in the closed list; the whole is its tip."""


class ExemptionChoice(FieldRow):
    """Offers the exemptions of a procedure's channel."""

    granted = Signal(str)
    """The id of what the officer chose; empty for none."""

    def __init__(self) -> None:
        self._choices = QComboBox()
        self._offered: tuple[Exemption, ...] = ()
        super().__init__("", self._choices)
        self._choices.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._choices.activated.connect(
            lambda at: self.granted.emit(str(self._choices.itemData(at)))
        )
        self.setVisible(False)
        self.retranslate()

    def offer(self, exemptions: Sequence[Exemption], chosen: str = "") -> None:
        """Offer these and show which one is granted."""
        if self._offered != tuple(exemptions):
            self._offered = tuple(exemptions)
            self._fill()
        self._choices.setCurrentIndex(max(0, self._choices.findData(chosen)))
        self.setVisible(bool(exemptions))

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        self.set_text(
            QCoreApplication.translate("ExemptionChoice", "Exemption"), optional=True
        )
        chosen = self._choices.currentData()
        self._fill()
        self._choices.setCurrentIndex(max(0, self._choices.findData(chosen)))
        super().retranslate()

    def _fill(self) -> None:
        self._choices.clear()
        self._choices.addItem(QCoreApplication.translate("ExemptionChoice", "none"), "")
        for one in self._offered:
            short = one.name
            if len(short) > LONGEST:
                short = f"{short[: LONGEST - 1].rstrip()}…"
            self._choices.addItem(short, one.id)
            last, tip = self._choices.count() - 1, Qt.ItemDataRole.ToolTipRole
            self._choices.setItemData(last, one.name, tip)
