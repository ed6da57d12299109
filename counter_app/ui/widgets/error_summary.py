"""What must be put right before going on: a list that takes the focus."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from counter_app.ui import tokens
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import label


class ErrorSummary(QFrame):
    """Each line says what to do and jumps to the place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "danger")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = label("", "h2")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, tokens.SPACE_M, 16, tokens.SPACE_M)
        self._column.setSpacing(tokens.SPACE_XS)
        self._column.addWidget(self._title)
        self._lines: list[QPushButton] = []
        self.hide()

    def show_errors(self, errors: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """List the sentences with their jumps, and take the focus; none hides it."""
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()  # deleted only when the event loop comes round
            old.deleteLater()
        self._lines = [button(words, jump, look="link") for words, jump in errors]
        for line in self._lines:
            line.setAutoDefault(True)  # outside a dialog Enter would do nothing
            self._column.addWidget(line)
        self.setVisible(bool(errors))
        if not errors:
            return
        title = self.tr("{n} to put right").format(n=len(errors))
        self._title.setText(title)
        sentences = "; ".join(words for words, _ in errors)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentences)
        self._lines[0].setFocus()
        announce(self, f"{title}: {sentences}", urgent=True)

    def has_focus(self) -> bool:
        """Say whether the focus is here and would be lost with the lines."""
        return any(made.hasFocus() for made in (self, *self._lines))

    def lines(self) -> tuple[QPushButton, ...]:
        """Return the lines now shown."""
        return tuple(self._lines)
