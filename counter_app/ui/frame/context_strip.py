"""Who is being served and for what, above the body of every step."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui import style, tokens
from counter_app.ui.page import Context
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.label import IconLabel, Line, label

HEIGHT, LOW_HEIGHT = 52, 36
LARGE = 130
"""Percent of the usual size from which words are large."""


NOBODY = Context(citizen="", facts="", procedure="", channel="", due="")


class ContextStrip(QFrame):
    """Citizen and procedure at the left, channel and due at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "context")
        self._citizen = label("", "strong", wrap=False)
        self._facts = Line("")
        self._procedure = Line("hint")
        self._channel = label("", "strong", wrap=False)
        self._due = label("", "strong", wrap=False)
        self._low = self._narrow = False
        self._context = NOBODY
        first = QHBoxLayout()
        first.setSpacing(tokens.SPACE_S)
        first.addWidget(self._citizen)
        first.addWidget(self._facts, 1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addStretch(1)
        left.addLayout(first)
        left.addWidget(self._procedure)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_L, 4, tokens.SPACE_L, 4)
        row.setSpacing(tokens.SPACE_M)
        row.addWidget(IconLabel("id", tokens.ICON_CONTEXT, Tone.INFO))
        row.addLayout(left, 1)
        row.addWidget(self._channel)
        row.addWidget(self._due)
        self.fold(narrow=False, low=False)
        self.hide()

    def say(self, context: Context | None) -> None:
        """Show the strip, or hide it when nobody is being served."""
        self.setVisible(context is not None)
        if context is None:
            context = NOBODY  # hidden words can still be read by a program
        for words, part in (
            (context.citizen, self._citizen),
            (context.procedure, self._procedure),
            (context.channel, self._channel),
            (context.due, self._due),
        ):
            part.setText(words)
            part.setToolTip(words)
            part.setMinimumWidth(0 if part is self._procedure else part.minimumWidth())
        self._context = context
        self._procedure.setMinimumWidth(1)
        self._facts.setMinimumWidth(1)
        self._show_parts()
        said = (context.citizen, context.procedure, context.channel, context.due)
        self.setAccessibleName(" · ".join(filter(None, said)))

    def fold(self, *, narrow: bool, low: bool) -> None:
        """Keep channel and due; of the rest there is as much as there is room for."""
        self._narrow, self._low = narrow, low
        self._show_parts()
        self.setFixedHeight(style.scaled(LOW_HEIGHT if low else HEIGHT))

    def _show_parts(self) -> None:
        # Large words in a narrow window: of channel and fee the fee must stay.
        short = self._narrow and style.scaled(100) >= LARGE
        self._channel.setText(
            self._context.channel.rpartition(" · ")[2]
            if short
            else self._context.channel
        )
        # One line for all: what it is about is worth more there than a birthday.
        aside = self._context.procedure if self._narrow else self._context.facts
        self._facts.setText(aside)
        self._facts.setToolTip(aside)
        self._facts.setVisible(self._low or not self._narrow)
        self._procedure.setVisible(bool(self._procedure.text()) and not self._low)
