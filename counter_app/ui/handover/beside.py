"""What else waits here for the same person: ticked, it is given with this result."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from counter_app.domain.ids import DossierId
from counter_app.services.reading import Reading
from counter_app.ui import letters
from counter_app.ui.handover import words as spoken
from counter_app.ui.letter_keys import Letter
from counter_app.ui.tokens import SPACE_XS
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.wrapped_list import WrappedList

translate = QCoreApplication.translate
MOST_SEEN = 3
"""Rows for which there is room; more are scrolled."""
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Ticks(WrappedList):
    """Space ticks the row, A every one; other letters and digits are the page's."""

    all_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A ticks them all, or none when all are."""
        if letters.pressed(event, [Letter.TICK_ALL]):
            self.all_wanted.emit()
        elif event.text().strip():
            event.ignore()  # 1 and 2 say how the collector confirmed, here too
        else:
            super().keyPressEvent(event)


class Beside(QWidget):
    """The list of the other results; hidden where there is none."""

    def __init__(self, changed: Callable[[frozenset[DossierId]], object]) -> None:
        """``changed`` is told of every tick: which are to be given, too."""
        super().__init__()
        self._changed = changed
        self._readings: Sequence[Reading] = ()
        self._ticked: frozenset[DossierId] = frozenset()
        self._words, self._hint = label("", "strong"), label("", "hint", wrap=False)
        self._list = _Ticks(MOST_SEEN)
        self._list.itemChanged.connect(self._ticked_by_hand)
        self._list.all_wanted.connect(self._turn_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self._hint)
        column.addLayout(head)
        column.addWidget(self._list)
        self.hide()

    def show_readings(
        self, readings: Sequence[Reading], ticked: frozenset[DossierId]
    ) -> None:
        """Show these; what cannot be given now says why and has no box."""
        # A row that is just being ticked must not be taken away under Qt's hands.
        is_new = [*map(id, readings)] != [*map(id, self._readings)]
        self._readings, self._ticked = readings, ticked
        with QSignalBlocker(self._list):
            if is_new:
                self._fill()
            for row in range(self._list.count()):
                item = self._list.item(row)
                if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                    is_on = item.data(Qt.ItemDataRole.UserRole) in ticked
                    item.setCheckState(ON if is_on else OFF)
        self.setVisible(bool(readings))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        if not self._readings:
            return
        name = self._readings[0].whole.dossier.applicant.name
        said = translate("HandoverPage", "{n} more results of {name}").format(
            n=len(self._readings), name=name
        )
        if self._ticked:
            more = translate("HandoverPage", "{n} of them are handed over with this")
            said = f"{said} · {more.format(n=len(self._ticked))}"
        self._words.setText(said)
        self._hint.setText(
            translate("HandoverPage", "Space, or its receipt, ticks one · A all")
        )
        self._list.setAccessibleName(said)
        with QSignalBlocker(self._list):
            for row, reading in enumerate(self._readings):
                self._list.item(row).setText(spoken.beside(reading))

    def _fill(self) -> None:
        row = self._list.currentRow()
        self._list.clear()
        for reading in self._readings:
            self._list.addItem(self._item(reading))
        self._list.setCurrentRow(min(max(0, row), self._list.count() - 1))
        self._list.updateGeometry()

    def _item(self, reading: Reading) -> QListWidgetItem:
        dossier = reading.whole.dossier
        made = QListWidgetItem(spoken.beside(reading))
        made.setData(Qt.ItemDataRole.UserRole, dossier.id)
        made.setFlags(PLAIN)
        if not spoken.why_not_beside(dossier):
            made.setFlags(PLAIN | Qt.ItemFlag.ItemIsUserCheckable)
        return made

    def _ticked_by_hand(self, item: QListWidgetItem) -> None:
        dossier: DossierId = item.data(Qt.ItemDataRole.UserRole)
        others = self._ticked - {dossier}
        self._changed(others | {dossier} if item.checkState() is ON else others)

    def _turn_all(self) -> None:
        able = frozenset(
            one.whole.dossier.id
            for one in self._readings
            if not spoken.why_not_beside(one.whole.dossier)
        )
        self._changed(frozenset() if able == self._ticked else able)
