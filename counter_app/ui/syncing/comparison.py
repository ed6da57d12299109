"""S19 Xung đột: both copies of a dossier side by side, and what is to stay."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from counter_app.domain.exchange import Conflict, PassedOn, Side
from counter_app.ui import wording
from counter_app.ui.syncing import sides
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import label

SIDES = (Side.MINE, Side.THEIRS)


class Comparison(QWidget):
    """Only what differs, each with what it was before; or both copies are kept."""

    both_kept = Signal()
    """Decide nothing here: the head of the section chooses."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout(self)
        self.hide()

    def clear(self) -> None:
        """Compare nothing."""
        self.hide()  # what is laid in meanwhile comes to light with it
        while (taken := self._grid.takeAt(0)) is not None:
            widget = taken.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        self._choices = {}

    def show_conflict(
        self, conflict: Conflict, names: Mapping[str, str], passed: PassedOn | None
    ) -> None:
        """Show both copies; ``names``: what answers and papers are called."""
        self.clear()
        heads = ("", self.tr("Before"), self.tr("Counter copy"), self.tr("System copy"))
        for column, head in enumerate(heads):
            self._grid.addWidget(label(head, "label"), 0, column)
        for place, name in enumerate(sides.told_apart(conflict.fields), 1):
            self._lay_in(place, name, conflict, (names, heads))
        told = self.tr(
            "Noticed at {time}, {day}. What is not kept stays in this PC's records."
        )
        words = _timed(told, conflict.seen_at)
        row = self._grid.rowCount()
        self._grid.addWidget(label(words, "hint"), row, 0, 1, len(heads))
        self._say_passed(passed, row + 1, len(heads))
        self.show()

    def keep(self, conflict: Conflict) -> Mapping[str, Side]:
        """Return what was chosen, for every field that differs."""
        return {
            name: SIDES[self._choices[sides.leader(name, conflict.fields)].checkedId()]
            for name in conflict.fields
        }

    def _lay_in(
        self,
        place: int,
        name: str,
        conflict: Conflict,
        words: tuple[Mapping[str, str], tuple[str, ...]],
    ) -> None:
        names, heads = words
        called = sides.called(name, names)
        self._grid.addWidget(label(called, "strong"), place, 0)
        before = label(sides.shown(name, conflict.base.get(name)))
        self._grid.addWidget(before, place, 1)
        group = QButtonGroup(self)
        for number, copy in enumerate((conflict.mine, conflict.theirs)):
            choice = QRadioButton(sides.shown(name, copy.get(name)))
            spoken = f"{called}: {heads[2 + number]}, {choice.text()}"
            choice.setAccessibleName(spoken)
            group.addButton(choice, number)
            self._grid.addWidget(choice, place, 2 + number)
        group.button(SIDES.index(sides.preferred(name))).setChecked(True)
        self._choices[name] = group

    def _say_passed(self, passed: PassedOn | None, row: int, columns: int) -> None:
        if passed:
            told = self.tr("Left to the head by {officer}, {time} {day}.")
            words = _timed(told, passed.at, officer=passed.by)
            self._grid.addWidget(label(words, "hint"), row, 0, 1, columns)
            return
        both = button(self.tr("Keep both, pass on"), self.both_kept.emit, look="link")
        self._grid.addWidget(
            both, row, 0, 1, columns, alignment=Qt.AlignmentFlag.AlignLeft
        )


def _timed(words: str, at: datetime, **more: str) -> str:
    return words.format(time=wording.clock(at), day=wording.day(at), **more)
