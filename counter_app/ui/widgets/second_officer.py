"""A colleague agrees to one act, by their own password, at this very screen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui import tokens
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label

Asked = tuple[FieldRow, str]
"""A line to type into, and what is said while it is empty."""


class SecondOfficer(QDialog):
    """Says what is agreed to; ``go`` gets account and password."""

    look = "primary"
    """Of the button that goes on."""

    def __init__(
        self,
        told: str,
        go: Callable[[str, str], object],
        parent: QWidget | None = None,
        *,
        before: Sequence[Asked] = (),
    ) -> None:
        """``before``: what is asked above the account."""
        super().__init__(parent)
        self._go = go
        self.account, self.password = ImeLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self.setModal(True)
        account = FieldRow(self.tr("Account of the second officer"), self.account)
        password = FieldRow(self.tr("Password of the second officer"), self.password)
        self._asked: tuple[Asked, ...] = (
            *before,
            (account, self.tr("Type the account")),
            (password, self.tr("Type the password")),
        )
        self._title = label("", "h2")
        self._agree = button("", self.agree, look=self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(tokens.SPACE_M)
        # As high as its words, which know their height once they know their width.
        column.setVerticalSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        for part in (self._title, label(told), *(row for row, _ in self._asked)):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addWidget(button(self.tr("Back"), self.reject))
        buttons.addWidget(self._agree)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.name(self.tr("A second officer agrees"), self.tr("I agree"))

    def name(self, title: str, act: str) -> None:
        """Call the dialog and its button so."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._title.setText(title)
        self._agree.setText(act)

    def agree(self) -> None:
        """Go on, or say what is wanting."""
        complete = True
        for row, wanting in self._asked:
            field = row.field
            if isinstance(field, ImeLineEdit):
                field.commit_preedit()
            given = isinstance(field, QLineEdit) and field.text().strip()
            row.show_error("" if given else wanting)
            complete = complete and bool(given)
        if complete:
            account, password = self.account.text().strip(), self.password.text()
            self.password.clear()
            self.accept()
            self._go(account, password)
