"""The bar under every page: what the officer can do here, with the keys.

The buttons never grow dim. When there is no room, the secondary ones move into "Thêm".
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from counter_app.ui import style, tokens
from counter_app.ui.actions import shown
from counter_app.ui.page import Act, Kind
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.filling import laid_out_once

HEIGHT, LOW_HEIGHT = 56, 48
LOOKS = {
    Kind.PRIMARY: "primary",
    Kind.BACK: "secondary",
    Kind.SECONDARY: "secondary",
    Kind.DANGER: "danger",
}


class ActionBar(QFrame):
    """Shows the acts of one page; ``chosen`` is emitted with the Act."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "bottom")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(tokens.SPACE_L, 0, tokens.SPACE_L, 0)
        self._row.setSpacing(tokens.SPACE_S)
        self._lead: list[QPushButton] = []
        self._tail: list[QPushButton] = []
        self._acts: dict[str, Act] = {}
        self._words: tuple[tuple[str, Kind, str], ...] = ()
        self._more = button("", self._open_more)
        self._more.hide()
        self.retranslate()
        self.set_low(low=False)

    def show_acts(self, acts: Sequence[Act]) -> None:
        """Show these acts; a button with the focus keeps it."""
        self._acts = {act.id: act for act in acts}
        words = tuple((act.id, act.kind, _words(act)) for act in acts)
        if words == self._words:
            return
        self._words = words
        with laid_out_once(self):
            self._replace(acts)

    def _replace(self, acts: Sequence[Act]) -> None:
        focused = next((b.objectName() for b in self.buttons() if b.hasFocus()), "")
        for old in self.buttons():
            self._row.removeWidget(old)
            old.hide()  # deleted only when the event loop comes round
            old.deleteLater()
        while self._row.takeAt(0) is not None:
            pass
        order = (Kind.BACK, Kind.PRIMARY)
        lead = [act for act in acts if act.kind not in order]
        tail = sorted(
            (act for act in acts if act.kind in order),
            key=lambda act: order.index(act.kind),
        )
        self._lead = [self._made(act) for act in lead]
        self._tail = [self._made(act) for act in tail]
        for made in (*self._lead, self._more):
            self._row.addWidget(made)
        self._row.addStretch(1)
        for made in self._tail:
            self._row.addWidget(made)
        for made in self.buttons():
            if made.objectName() == focused:
                made.setFocus()
        self._fold()

    def buttons(self) -> list[QPushButton]:
        """Return the buttons of the acts, in the order they stand."""
        return [*self._lead, *self._tail]

    def set_low(self, *, low: bool) -> None:
        """Be lower when the window is."""
        self.setFixedHeight(style.scaled(LOW_HEIGHT if low else HEIGHT))

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        self._more.setText(self.tr("More ▾"))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language at once."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the secondary acts."""
        super().resizeEvent(event)
        with laid_out_once(self):
            self._fold()

    def minimumSizeHint(self) -> QSize:
        """Ask only for the room of the folded bar."""
        width = sum(made.sizeHint().width() + tokens.SPACE_S for made in self._tail)
        more = self._more.sizeHint().width() if self._lead else 0
        return QSize(width + more + 2 * tokens.SPACE_L, self.height())

    def _fold(self) -> None:
        room = self.width() - 2 * tokens.SPACE_L
        needed = sum(
            made.sizeHint().width() + tokens.SPACE_S for made in self.buttons()
        )
        folded = needed > room and bool(self._lead)
        self._more.setVisible(folded)
        for made in self._lead:
            made.setVisible(not folded)

    def _made(self, act: Act) -> QPushButton:
        made = button(
            _words(act),
            lambda: self.chosen.emit(self._acts[act.id]),
            look=LOOKS[act.kind],
        )
        made.setObjectName(act.id)
        made.setAccessibleName(act.text())
        return made

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for made in self._lead:
            menu.addAction(made.text(), made.click)
        above = self._more.mapToGlobal(QPoint(0, -menu.sizeHint().height()))
        menu.popup(above)


def _words(act: Act) -> str:
    key = shown(act.key or ("F9" if act.kind is Kind.PRIMARY else ""))
    return f"{act.text()}  {key}" if key else act.text()
