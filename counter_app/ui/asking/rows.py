"""The papers that may be asked for: one line each, to tick and to explain."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.afterwards import Wanted
from counter_app.domain.papers import PaperRow, PaperState
from counter_app.domain.procedures import ChecklistRow
from counter_app.ui import wording
from counter_app.ui.tokens import SPACE_M, SPACE_S, SPACE_XS
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label


class ChecklistLine(QWidget):
    """A row of the checklist; what is to be put right is asked once it is ticked."""

    def __init__(self, row: ChecklistRow, paper: PaperRow | None) -> None:
        super().__init__()
        self.row = row
        state = paper.state if paper else PaperState.MISSING
        self.tick, self.what = QCheckBox(row.short_name), ImeLineEdit()
        self._ground = label(row.source.said, "hint")
        self._state = label(wording.paper_state(state), "hint", wrap=False)
        self.tick.setToolTip(row.name)
        self.tick.toggled.connect(self._ticked)
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(self.tick, 1)
        head.addWidget(self._state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(head)
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        more.setContentsMargins(28, 0, 0, SPACE_S)
        more.setSpacing(SPACE_XS)
        more.addWidget(self.what)
        more.addWidget(self._ground)
        column.addWidget(self._more)
        self._more.hide()
        self.retranslate()

    def wanted(self) -> Wanted | None:
        """Return what is asked of this row; None when it is not."""
        if not self.tick.isChecked():
            return None
        self.what.commit_preedit()
        return Wanted(
            name=self.row.short_name,
            row=self.row.id,
            what=self.what.text(),
            ground=self.row.source.said,
        )

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        words = QCoreApplication.translate(
            "AskingRows", "What is to be added or put right (may stay empty)"
        )
        self.what.setPlaceholderText(words)
        self.what.setAccessibleName(f"{self.row.short_name}: {words}")

    def _ticked(self, ticked: bool) -> None:
        self._more.setVisible(ticked)
        if ticked:
            self.what.setFocus()


class FreeLine(QWidget):
    """A paper no checklist names."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.what = ImeLineEdit(), ImeLineEdit()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self.name, 2)
        row.addWidget(self.what, 3)
        self.retranslate()

    def wanted(self) -> Wanted | None:
        """Return what is asked; None when nothing is written."""
        self.name.commit_preedit()
        self.what.commit_preedit()
        name = self.name.text().strip()
        return Wanted(name=name, what=self.what.text()) if name else None

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        translate = QCoreApplication.translate
        for field, words in (
            (self.name, translate("AskingRows", "Another paper")),
            (self.what, translate("AskingRows", "What is to be added or put right")),
        ):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)


class WantedRows(QWidget):
    """The whole list: the checklist, then lines for what it does not name."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[ChecklistLine | FreeLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)

    def show_rows(
        self, rows: Sequence[ChecklistRow], papers: Sequence[PaperRow]
    ) -> None:
        """Show this checklist with nothing ticked, and one free line."""
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()  # deleted only when the event loop comes round
            old.deleteLater()
        self._lines = []
        there = {paper.row: paper for paper in papers}
        for row in rows:
            self._add(ChecklistLine(row, there.get(row.id)))
        self.add_free()

    def add_free(self) -> None:
        """Add a line for a paper no checklist names."""
        self._add(FreeLine())

    def wanted(self) -> list[Wanted]:
        """Return everything asked for, in the order of the list."""
        found = (line.wanted() for line in self._lines)
        return [one for one in found if one]

    def begin(self) -> None:
        """Take the focus at the first line."""
        first = self._lines[0] if self._lines else None
        if isinstance(first, ChecklistLine):
            first.tick.setFocus()
        elif first:
            first.name.setFocus()

    def focus_last(self) -> None:
        """Go to the line just added."""
        last = self._lines[-1] if self._lines else None
        if isinstance(last, FreeLine):
            last.name.setFocus()

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        for line in self._lines:
            line.retranslate()

    def _add(self, line: ChecklistLine | FreeLine) -> None:
        self._lines.append(line)
        self._column.addWidget(line)
