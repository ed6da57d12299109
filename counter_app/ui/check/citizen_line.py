"""How the citizen's screen stands while the check is open, in one line."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.drafts import Confirmation, Draft
from counter_app.ui import style, wording
from counter_app.ui.widgets.label import label


class CitizenLine(QWidget):
    """Waiting, confirmed at a time, or that something is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "hint", wrap=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        self._state = ""
        self._at: datetime | None = None
        self._submission = ""
        self.show_absent()

    def show_absent(self) -> None:
        """There is no citizen's screen: nothing is said."""
        self._say("")

    def show_waiting(self) -> None:
        """The citizen reads."""
        self._say("waiting")

    def show_confirmed(self, at: datetime) -> None:
        """The citizen tapped "right"."""
        self._at = at
        self._say("confirmed")

    def show_disagreed(self) -> None:
        """The citizen tapped "wrong"."""
        self._say("wrong")

    def show_from_home(self, draft: Draft) -> None:
        """The citizen confirmed by submitting it from home; else nothing changes."""
        if draft.submission and draft.confirmed is Confirmation.ON_SCREEN:
            self._submission = draft.submission
            self._say("from-home")

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language at once."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say(self._state)

    def _say(self, state: str) -> None:
        self._state = state
        said = {
            "waiting": self.tr("Citizen's screen: waiting for the confirmation…"),
            "wrong": self.tr("The citizen says that something is wrong"),
        }.get(state, "")
        if state == "confirmed" and self._at:
            said = self.tr("✓ Confirmed by the citizen on screen at {time}").format(
                time=wording.seconds(self._at)
            )
        if state == "from-home":
            said = self.tr("✓ Confirmed by submitting {code} from home").format(
                code=self._submission
            )
        tones = {"confirmed": "success", "from-home": "success", "wrong": "warning"}
        self._words.setText(said)
        style.mark(self._words, "tone", tones.get(state, ""))
        self.setVisible(bool(said))


def disagreed(names: Sequence[str]) -> str:
    """Say what the citizen finds wrong; without names, that something is."""
    if not names:
        return QCoreApplication.translate(
            "CitizenLine", "The citizen says that something is wrong. Ask what it is."
        )
    return QCoreApplication.translate(
        "CitizenLine", "The citizen says that this is wrong: {rows}"
    ).format(rows=", ".join(names))


def light_up(rows: QGridLayout, names: Sequence[str]) -> None:
    """Show in the rows of the check which ones the citizen touched."""
    for row in range(rows.rowCount()):
        item = rows.itemAtPosition(row, 0)
        named = item.widget() if item else None
        if isinstance(named, QLabel):
            style.mark(named, "tone", "danger" if named.text() in names else "")
