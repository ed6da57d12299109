"""A small window of our own with our own buttons; no text of Qt's shows in it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from counter_app.ui import style, tokens
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import label


class Question(QDialog):
    """Asks; each choice closes it and then acts. Esc chooses nothing."""

    def __init__(
        self,
        title: str,
        words: str,
        choices: Sequence[tuple[str, Callable[[], object]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if parent is None:
            style.dress(self)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(tokens.SPACE_L)
        # As high as its words, which know their height once they know their width.
        column.setVerticalSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        column.addWidget(label(title, "h2"))
        said = label(words)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(said)
        row = QHBoxLayout()
        row.addStretch(1)
        for text, run in choices:
            row.addWidget(button(text, self._closing(run)))
        column.addLayout(row)

    def _closing(self, run: Callable[[], object]) -> Callable[[], object]:
        def act() -> None:
            self.accept()
            run()

        return act
