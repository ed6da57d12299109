"""A message in the page: icon, sentence, acts. Never a modal box."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from counter_app.ui import style, tokens
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import IconLabel, label

ICONS = {
    Tone.NEUTRAL: "info-circle",
    Tone.INFO: "info-circle",
    Tone.SUCCESS: "circle-check",
    Tone.WARNING: "alert-triangle",
    Tone.DANGER: "alert-circle",
    Tone.OFFLINE: "wifi-off",
}
Choice = tuple[str, Callable[[], object]]
"""Words of a button and what it does."""


class Banner(QFrame):
    """Hidden until something is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(ICONS[Tone.INFO], tokens.ICON)
        self._words = label()
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(tokens.SPACE_M, 6, tokens.SPACE_M, 6)
        self._row.setSpacing(tokens.SPACE_S)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self.hide()

    def say(self, tone: Tone, words: str, *choices: Choice) -> None:
        """Show a sentence and its acts, and tell the screen reader."""
        self.reword(tone, words, choices)
        self.show()
        announce(self, words, urgent=tone is Tone.DANGER)

    def reword(self, tone: Tone, words: str, choices: Sequence[Choice] = ()) -> None:
        """Change what is said, silently (another language, another count)."""
        style.mark(self, "banner", tone.value)
        self._icon.show_icon(ICONS[tone], tone)
        self._words.setText(words)
        style.mark(self._words, "tone", tone.value)
        self.setAccessibleName(words)
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()  # deleted only when the event loop comes round
            old.deleteLater()
        self._buttons = [button(text, run) for text, run in choices]
        for made in self._buttons:
            self._row.addWidget(made)

    def go_on_saying(self, words: str) -> None:
        """Tell the next words of the same matter; a button keeps its focus."""
        self._words.setText(words)
        self.setAccessibleName(words)
        announce(self, words)

    def words(self) -> str:
        """Return the sentence now shown."""
        return self._words.text()

    def clear(self) -> None:
        """Say nothing any more."""
        self.hide()
        self._words.clear()
