"""What the officer has in progress, under the scan panel."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from counter_app.domain.drafts import Stage
from counter_app.domain.listing import DraftLine
from counter_app.ui import tokens, wording
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import label

MOST = 8
"""Lines shown; older drafts are found by search."""
STEPS = {Stage.CITIZEN: 1, Stage.FORM: 2, Stage.PAPERS: 3, Stage.CHECK: 4}


class DraftList(QWidget):
    """One line a draft, each with "Làm tiếp"; hidden when there is none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: Sequence[DraftLine] = ()
        self._heading = label("", "h2")
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_S)
        self._column.addWidget(self._heading)
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_drafts(self, drafts: Sequence[DraftLine]) -> None:
        """Show these drafts, newest first."""
        if list(drafts) == list(self._drafts):
            return
        self._drafts = drafts
        self._fill()

    def retranslate(self) -> None:
        """Set every word again."""
        self._fill()

    def _fill(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()  # deleted only when the event loop comes round
            row.deleteLater()
        heading = self.tr("In progress ({n})").format(n=len(self._drafts))
        self._heading.setText(heading)
        self.buttons = []
        self._rows = [self._row(draft) for draft in self._drafts[:MOST]]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(self._drafts))

    def _row(self, draft: DraftLine) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.SPACE_S)
        words = self.tr("stopped at step {n}, {time}").format(
            n=STEPS[Stage(draft.stage)], time=wording.clock(draft.saved_at)
        )
        citizen = draft.citizen or self.tr("No name yet")
        said = " · ".join(filter(None, (draft.procedure, words)))
        line.addWidget(label(citizen, "strong", wrap=False))
        line.addWidget(label(said, "hint"), 1)
        made = button(_resume(), lambda: self.chosen.emit(draft.id))
        made.setAccessibleName(
            self.tr("Resume {citizen}, {rest}").format(citizen=citizen, rest=said)
        )
        self.buttons.append(made)
        line.addWidget(made)
        return row


def _resume() -> str:
    return QCoreApplication.translate("DraftList", "Resume")
