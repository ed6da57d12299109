"""Names and what they are, one a row; the values can be selected and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_S
from counter_app.ui.widgets.chip import Chip, ChipLook
from counter_app.ui.widgets.label import label

Fact = tuple[str, str | ChipLook]


class Facts(QScrollArea):
    """A list that grows as it must and scrolls when it has to."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self._shown: tuple[Fact, ...] = ()
        self._nothing: str | None = None
        self._is_due = False

    def show_facts(self, facts: Sequence[Fact], *, nothing: str = "") -> None:
        """Show these; ``nothing`` stands where there are none."""
        if (tuple(facts), nothing) == (self._shown, self._nothing):
            return
        self._shown, self._nothing = tuple(facts), nothing
        # A tab nobody looks at is not filled before somebody does.
        self._is_due = not self.isVisible() and self.window().isVisible()
        if not self._is_due:
            self._fill(nothing)

    def showEvent(self, event: QShowEvent) -> None:
        """Fill in what was to be shown."""
        super().showEvent(event)
        if self._is_due:
            self._is_due = False
            self._fill(self._nothing or "")

    def _fill(self, nothing: str) -> None:
        box = QWidget()
        box.setObjectName("facts")
        grid = QGridLayout(box)
        grid.setContentsMargins(0, SPACE_M, SPACE_M, SPACE_M)
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for row, (name, value) in enumerate(self._shown):
            grid.addWidget(label(name, "label"), row, 0, Qt.AlignmentFlag.AlignTop)
            _add(grid, row, value)
        if not self._shown:
            grid.addWidget(label(nothing, "hint"), 0, 0, 1, 2)
        grid.setRowStretch(max(1, len(self._shown)), 1)
        self.setWidget(box)
        box.setAutoFillBackground(False)  # what it lies on shows through

    def facts(self) -> tuple[Fact, ...]:
        """Return what is shown."""
        return self._shown


def _add(grid: QGridLayout, row: int, value: str | ChipLook) -> None:
    if isinstance(value, ChipLook):
        grid.addWidget(Chip(value), row, 1, Qt.AlignmentFlag.AlignLeft)
        return
    made = label(value)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    grid.addWidget(made, row, 1)
