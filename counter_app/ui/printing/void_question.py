"""Voiding a number: a reason, and a colleague who types their own password."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.ui import tokens
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label


class VoidQuestion(QDialog):
    """Asks for what voiding needs; ``go`` gets reason, account and password."""

    def __init__(
        self,
        number: str,
        go: Callable[[str, str, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._go = go
        self._reason, self._account = ImeLineEdit(), ImeLineEdit()
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        title = self.tr("Void number {number}").format(number=number)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self.setModal(True)
        self._rows = (
            FieldRow(self.tr("Reason"), self._reason),
            FieldRow(self.tr("Account of the second officer"), self._account),
            FieldRow(self.tr("Password of the second officer"), self._password),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(tokens.SPACE_M)
        column.addWidget(label(title, "h2"))
        column.addWidget(
            label(
                self.tr(
                    "The number stays used for ever and is listed as void. Keep the"
                    " paper, or write down where it went."
                )
            )
        )
        for row in self._rows:
            column.addWidget(row)
        buttons = QHBoxLayout()
        buttons.addWidget(button(self.tr("Back"), self.reject))
        buttons.addWidget(button(self.tr("Void the number"), self._act, look="danger"))
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _act(self) -> None:
        self._reason.commit_preedit()
        given = (
            self._reason.text().strip(),
            self._account.text().strip(),
            self._password.text(),
        )
        wanting = (
            self.tr("Write the reason"),
            self.tr("Type the account"),
            self.tr("Type the password"),
        )
        for row, text, words in zip(self._rows, given, wanting, strict=True):
            row.show_error("" if text else words)
        if all(given):
            self.accept()
            self._go(*given)
