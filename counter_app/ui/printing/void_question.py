"""Voiding a number: a reason, and a colleague who types their own password."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.second_officer import SecondOfficer

translate = QCoreApplication.translate


class VoidQuestion(SecondOfficer):
    """Asks for what voiding needs; ``go`` gets reason, account and password."""

    look = "danger"

    def __init__(
        self,
        number: str,
        go: Callable[[str, str, str], object],
        parent: QWidget | None = None,
    ) -> None:
        reason = ImeLineEdit()
        super().__init__(
            translate(
                "VoidQuestion",
                "The number stays used for ever and is listed as void. Keep the"
                " paper, or write down where it went.",
            ),
            lambda account, password: go(reason.text().strip(), account, password),
            parent,
            before=(
                (
                    FieldRow(translate("VoidQuestion", "Reason"), reason),
                    translate("VoidQuestion", "Write the reason"),
                ),
            ),
        )
        self.name(
            self.tr("Void number {number}").format(number=number),
            self.tr("Void the number"),
        )
