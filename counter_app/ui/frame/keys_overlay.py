"""The list of keys (Ctrl+/): only those that do something now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from counter_app.ui import tokens
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import label


class KeysOverlay(QDialog):
    """Keys at the left, what they do at the right; Esc closes it."""

    def __init__(
        self, rows: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Keyboard shortcuts")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(tokens.SPACE_M)
        column.addWidget(label(title, "h1"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for line, (keys, words) in enumerate(rows):
            grid.addWidget(label(keys, "strong", wrap=False), line, 0)
            grid.addWidget(label(words, wrap=False), line, 1)
        column.addLayout(grid)
        close = button(self.tr("Close"), self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()
