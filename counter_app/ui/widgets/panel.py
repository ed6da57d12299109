"""White boxes that hold things, and the full-panel question before a rare act."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui import style, tokens
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.label import IconLabel, label
from counter_app.ui.widgets.reason import Reason
from counter_app.ui.widgets.stack import Stack


class Panel(QFrame):
    """A box with a heading; put things into ``column``."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "true")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, tokens.SPACE_M, 16, tokens.SPACE_L)
        self.column.setSpacing(tokens.SPACE_S)
        self._heading = label(heading, "h2")
        self._heading.setVisible(bool(heading))
        self.column.addWidget(self._heading)

    def set_heading(self, text: str) -> None:
        """Name the box."""
        self._heading.setText(text)
        self._heading.setVisible(bool(text))
        self.setAccessibleName(text)


class Interruption(QWidget):
    """A question that fills the body before an unusual, risky, still allowed act.

    ``go`` is called with the reason once one is written, when a reason is asked for,
    else with nothing. Not for ordinary confirmations.
    """

    def __init__(
        self,
        question: str,
        explained: str,
        *,
        go: tuple[str, Callable[[str], object]],
        back: tuple[str, Callable[[], object]],
        reason: str = "",
        usual: Sequence[str] = (),
    ) -> None:
        """``reason``: what is asked for; ``usual``: what it is more often than not."""
        super().__init__()
        self._reason_asked, self._go = reason, go[1]
        self._reason = Reason(reason)
        self._reason.offer(usual)
        self._reason.setVisible(bool(reason))
        self._summary = ErrorSummary()
        self._go_button = button(go[0], self._act, look="danger")
        self._back_button = button(*back)
        self.setAccessibleName(question)
        self._lay_out(question, explained)

    def ask(self) -> None:
        """Take the focus and tell the screen reader."""
        (self._reason.begin if self._reason_asked else self._back_button.setFocus)()
        announce(self, self.accessibleName(), urgent=True)

    def _act(self) -> None:
        reason = self._reason.text()
        if self._reason_asked and not reason:
            words = self.tr("Write the reason")
            self._reason.show_error(words)
            self._summary.show_errors([(words, self._reason.text_edit.setFocus)])
            return
        self._go(reason)

    def _lay_out(self, question: str, explained: str) -> None:
        box = Panel()
        # A centred box takes its hint, and wrapping words would hint a narrow one.
        box.setFixedWidth(style.scaled(600))
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_M)
        head.addWidget(IconLabel("alert-triangle", 24, Tone.WARNING))
        head.addWidget(label(question, "h1"), 1)
        box.column.addLayout(head)
        for part in (self._summary, label(explained), self._reason):
            box.column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.SPACE_S)
        buttons.addWidget(self._back_button)
        buttons.addWidget(self._go_button)
        buttons.addStretch(1)
        box.column.addSpacing(tokens.SPACE_S)
        box.column.addLayout(buttons)
        inside = QWidget()
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Body(inside))  # large words in a low window


class Interruptible(Stack):
    """What a page shows, and over it the question that interrupts, if there is one."""

    def __init__(self, parent: QWidget, usual: QWidget) -> None:
        super().__init__(parent)
        self._usual = usual
        self.question: Interruption | None = None
        self.bring(usual)

    def interrupt(self, question: Interruption) -> None:
        """Ask this instead of whatever was asked before."""
        self.withdraw()
        self.question = question
        self.bring(question)
        question.ask()

    def withdraw(self) -> bool:
        """Show what is usual again; say whether anything was asked."""
        asked, self.question = self.question, None
        self.bring(self._usual)
        if asked:
            asked.deleteLater()
        return asked is not None
