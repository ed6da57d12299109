"""The three ways to settle a fee: their fields, each in a pane of its own."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.amounts import money
from counter_app.domain.procedures import Exemption
from counter_app.domain.tendering import QUICK
from counter_app.ui import letters, style, wording
from counter_app.ui.fee.presenter import Cash, Proof, Way
from counter_app.ui.letter_keys import Letter
from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_S
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.exemption_choice import ExemptionChoice
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label

KEYS = {Letter.CASH: Way.CASH, Letter.VIETQR: Way.VIETQR, Letter.WAIVE: Way.WAIVE}
"""Tiền mặt, VietQR, Miễn giảm."""
FIELD_WIDTH = 280
QR_SIDE = 190


class SumField(ImeLineEdit):
    """A sum; the letters of the ways to pay choose one, they are no digits."""

    way_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(digits=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a way by its letter."""
        letter = letters.pressed(event, KEYS)
        if letter:
            self.way_wanted.emit(KEYS[letter])
        else:
            super().keyPressEvent(event)


class CashPane(QWidget):
    """What the citizen lays down, and what goes back."""

    def __init__(self) -> None:
        super().__init__()
        self.field = SumField()
        self.row = FieldRow("", self.field)
        self.row.setMaximumWidth(style.scaled(FIELD_WIDTH))
        self._quick = [
            button(f"{money(note)}  ({key})", partial(self._lay, key))
            for key, note in QUICK.items()
        ]
        self._back, self._hint = label("", "h1"), label("", "hint")
        keys = QHBoxLayout()
        keys.setSpacing(SPACE_S)
        for made in self._quick:
            keys.addWidget(made)
        keys.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.row)
        column.addLayout(keys)
        column.addWidget(self._back)
        column.addWidget(self._hint)
        column.addStretch(1)

    def show_cash(self, cash: Cash | None) -> None:
        """Say what goes back, or what is lacking; nothing while nothing is typed."""
        words = ""
        if cash and cash.change >= 0:
            words = self.tr("Laid down {laid} · give back {back}").format(
                laid=wording.money(cash.tendered), back=wording.money(cash.change)
            )
        elif cash:
            words = self.tr("Laid down {laid} · still lacking {lacking}").format(
                laid=wording.money(cash.tendered), lacking=wording.money(-cash.change)
            )
        self._back.setText(words)

    def retranslate(self) -> None:
        """Set every word again."""
        self.row.set_text(self.tr("The citizen lays down"))
        self.row.retranslate()
        self._hint.setText(
            self.tr(
                "Empty: exactly the fee. 1 to 4 are the notes above; 15 means 15.000."
            )
        )

    def _lay(self, key: str) -> None:
        self.field.setText(key)
        self.field.setFocus()


class QrPane(QWidget):
    """The QR to pay by, and what the officer saw of the payment."""

    proved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._blind, self._why = label(), label("", "hint")
        self._asked = label("", "label")
        self._group = QButtonGroup(self)
        self.radios = {proof: QRadioButton() for proof in Proof}
        side = QVBoxLayout()
        side.setSpacing(SPACE_M)
        side.addWidget(self._blind)
        side.addWidget(self._asked)
        for proof, radio in self.radios.items():
            self._group.addButton(radio)
            radio.clicked.connect(lambda _on, proof=proof: self.choose(proof))
            side.addWidget(radio)
        side.addWidget(self._why)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_L)
        row.addWidget(self._picture)
        row.addLayout(side, 1)

    def show_qr(self, png: bytes | None) -> None:
        """Show the QR, or say that there is none."""
        picture = QPixmap()
        if png:
            picture.loadFromData(png)
            side = style.scaled(QR_SIDE)
            picture = picture.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
        self._picture.setPixmap(picture)
        self._picture.setVisible(bool(png))
        self.retranslate()

    def has_qr(self) -> bool:
        """Say whether there is a QR to pay by."""
        return not self._picture.pixmap().isNull()

    def choose(self, proof: Proof) -> None:
        """Say what was seen."""
        self.radios[proof].setChecked(True)
        self.proved.emit(proof)

    def forget(self) -> None:
        """Nothing was seen yet."""
        self._group.setExclusive(False)
        for radio in self.radios.values():
            radio.setChecked(False)
        self._group.setExclusive(True)

    def retranslate(self) -> None:
        """Set every word again."""
        if self.has_qr():
            self._blind.setText(
                self.tr(
                    "The citizen scans this code with a bank's app. This PC cannot see"
                    " the account: a QR is no proof of payment."
                )
            )
        else:
            self._blind.setText(
                self.tr(
                    "No QR can be drawn: no account is set (bank_account), or the sum"
                    " is not known. A transfer by other means can be written down."
                )
            )
        self._picture.setAccessibleName(self.tr("QR to pay by"))
        self._asked.setText(self.tr("What was seen of the payment"))
        self.radios[Proof.SEEN].setText(
            self.tr("The credit was seen on the account  (1)")
        )
        self.radios[Proof.SHOWN].setText(
            self.tr("Only the citizen's phone: not reconciled  (2)")
        )
        self._why.setText(
            self.tr(
                "Not reconciled ones are listed at cash-up. Nothing came: T takes cash."
            )
        )


class WaivePane(QWidget):
    """On what ground nothing, or less, is paid."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = ExemptionChoice()
        self.reason, self.ground = ImeLineEdit(), ImeLineEdit()
        self.reason_row = FieldRow("", self.reason)
        self.ground_row = FieldRow("", self.ground)
        self.granted = ""
        self.choice.granted.connect(self._grant)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for part in (self.choice, self.reason_row, self.ground_row):
            column.addWidget(part)
        column.addStretch(1)

    def offer(self, exemptions: Sequence[Exemption]) -> None:
        """Offer what the law knows; anything else by reason and ground."""
        self.granted = ""
        self.choice.offer(exemptions)
        self.reason.setText("")
        self.ground.setText("")
        self._grant("")

    def begin(self) -> None:
        """Put the focus where work begins."""
        (self.reason if self.choice.isHidden() else self.choice.field).setFocus()

    def retranslate(self) -> None:
        """Set every word again."""
        self.choice.retranslate()
        self.reason_row.set_text(self.tr("Reason"))
        self.ground_row.set_text(self.tr("Legal ground"))
        for row in (self.reason_row, self.ground_row):
            row.retranslate()

    def _grant(self, which: str) -> None:
        self.granted = which
        for row in (self.reason_row, self.ground_row):
            row.setVisible(not which)


def way_name(way: Way) -> str:
    """Name a way to settle a fee, with its key."""
    words = {
        Way.CASH: QCoreApplication.translate("Fee", "Cash  (T)"),
        Way.VIETQR: QCoreApplication.translate("Fee", "VietQR  (V)"),
        Way.WAIVE: QCoreApplication.translate("Fee", "Exempt, reduced  (M)"),
    }
    return words[way]
