"""Cash on S02: what the shift should hold, shown when it is asked for.

Citizens see this screen over the counter: the sum is not told before, nor kept in
sight.
"""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.ui import wording
from counter_app.ui.tokens import SPACE_S
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import label

translate = QCoreApplication.translate


class CashLine(QWidget):
    """One line: begin the shift while none is open; then the sum, for who asks."""

    till_wanted = Signal()
    """Begin the shift: write down the change that lies in the till."""

    def __init__(self) -> None:
        super().__init__()
        self._cash: int | None = None
        self._seen = False
        self._name = label("", wrap=False)
        self._sum = label("", "h2", wrap=False)
        self._link = button("", self._press, look="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self._name, 1)
        for part in (self._sum, self._link):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def show_till(self, cash: int | None) -> None:
        """Take what the shift should hold; None: no shift is open."""
        self._cash = cash
        self.retranslate()
        self.show()

    def cover(self) -> None:
        """Show the sum no more."""
        self._seen = False
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        shown = self._seen and self._cash is not None
        self._name.setText(translate("ReadyCash", "Cash"))
        self._sum.setText(wording.money(self._cash or 0) if shown else "")
        self._sum.setVisible(shown)
        if self._cash is None:
            self._link.setText(translate("ReadyCash", "Begin the shift"))
        elif shown:
            self._link.setText(translate("ReadyCash", "Hide"))
        else:
            self._link.setText(translate("ReadyCash", "Show"))
        self._link.setAccessibleName(f"{self._name.text()}: {self._link.text()}")

    def _press(self) -> None:
        if self._cash is None:
            self.till_wanted.emit()
            return
        self._seen = not self._seen
        self.retranslate()
