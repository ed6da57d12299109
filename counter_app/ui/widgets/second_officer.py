"""A colleague agrees to one act, by their own password, at this very screen."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.ui import tokens
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label


class SecondOfficer(QDialog):
    """Says what is agreed to; ``go`` gets account and password."""

    def __init__(
        self,
        act: str,
        go: Callable[[str, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._go = go
        self.account, self.password = ImeLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        title = self.tr("A second officer agrees")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self.setModal(True)
        self._rows = (
            FieldRow(self.tr("Account of the second officer"), self.account),
            FieldRow(self.tr("Password of the second officer"), self.password),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(tokens.SPACE_M)
        column.addWidget(label(title, "h2"))
        column.addWidget(label(act))
        for row in self._rows:
            column.addWidget(row)
        buttons = QHBoxLayout()
        buttons.addWidget(button(self.tr("Back"), self.reject))
        buttons.addWidget(button(self.tr("I agree"), self.agree, look="primary"))
        buttons.addStretch(1)
        column.addLayout(buttons)

    def agree(self) -> None:
        """Go on, or say what is wanting."""
        self.account.commit_preedit()
        given = (self.account.text().strip(), self.password.text())
        wanting = (self.tr("Type the account"), self.tr("Type the password"))
        for row, text, words in zip(self._rows, given, wanting, strict=True):
            row.show_error("" if text else words)
        if all(given):
            self.password.clear()
            self.accept()
            self._go(*given)
