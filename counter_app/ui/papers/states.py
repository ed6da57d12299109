"""In what form a paper is there: the states the law allows its row."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.checklists import may_become
from counter_app.domain.ids import RowId
from counter_app.domain.papers import PaperRow, PaperState
from counter_app.domain.procedures import ChecklistRow
from counter_app.ui import wording
from counter_app.ui.tokens import SPACE_M, SPACE_XS
from counter_app.ui.widgets.label import label

COLUMNS = 3
ON_THE_COUNTER = (
    PaperState.SEEN,
    PaperState.ORIGINAL,
    PaperState.CERTIFIED_COPY,
    PaperState.COPY,
)
"""What an officer can see lying there; what a database says is not one key's word."""


class StateChoice(QWidget):
    """Radio buttons for one row; ``said`` brings the RowId and the PaperState."""

    said = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._row: RowId | None = None
        self._usual: PaperState | None = None
        self._title = label("", "label")
        self._group = QButtonGroup(self)
        self._made: dict[PaperState, QRadioButton] = {}
        self._radios: dict[PaperState, QRadioButton] = {}
        self._grid, self._columns = QGridLayout(), 0
        self.setMinimumWidth(1)  # it is laid out by its room, not the other way round
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(0)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(SPACE_XS)
        column_layout.addWidget(self._title)
        column_layout.addLayout(self._grid)

    def show_choice(self, paper: PaperRow, asked: ChecklistRow | None) -> None:
        """Offer what this row allows; the buttons stay while the row does."""
        self._usual = usual_state(asked)
        offered = allowed_states(asked, paper.state)
        if self._row != paper.row or tuple(self._radios) != offered:
            self._row = paper.row
            self._offer(offered)
        self._radios[paper.state].setChecked(True)

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        self._title.setText(self.tr("This paper is there as"))
        if self._usual:
            words = self.tr("This paper is there as (Space: {state})")
            self._title.setText(words.format(state=self._words(self._usual)))
        for state, radio in self._radios.items():
            radio.setText(self._words(state))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay them in as many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if not self._radios:
            return
        widest = max(radio.sizeHint().width() for radio in self._radios.values())
        fitting = (self.width() + SPACE_M) // (widest + SPACE_M)
        columns = max(1, min(COLUMNS, fitting))
        if columns == self._columns:
            return
        self._columns = columns
        for at, radio in enumerate(self._radios.values()):
            self._grid.addWidget(radio, at // columns, at % columns)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))

    def _offer(self, offered: tuple[PaperState, ...]) -> None:
        """Show these, in this order; a button is made once and dressed once."""
        for old in self._radios.values():
            self._grid.removeWidget(old)
        self._radios = {state: self._radio(state) for state in offered}
        for state, radio in self._made.items():
            radio.setVisible(state in self._radios)
        self._columns = 0
        self.retranslate()

    def _radio(self, state: PaperState) -> QRadioButton:
        if state not in self._made:
            radio = QRadioButton(self)
            radio.clicked.connect(lambda: self._say(state))
            self._group.addButton(radio)
            self._made[state] = radio
        return self._made[state]

    def _say(self, state: PaperState) -> None:
        if self._row:
            self.said.emit(self._row, state)

    def _words(self, state: PaperState) -> str:
        if state is PaperState.SEEN:
            return self.tr("Shown, not kept")
        return wording.paper_state(state)


def usual_state(asked: ChecklistRow | None) -> PaperState | None:
    """Return the form a paper laid on the counter is there in, the law's own first."""
    states = asked.states if asked else ()
    return next((state for state in states if state in ON_THE_COUNTER), None)


def after_space(paper: PaperRow, asked: ChecklistRow | None) -> PaperState | None:
    """Return what Space makes of a row: there as usual, or taken back; None: nothing.

    A row with files says by them in what form it is there.
    """
    usual = usual_state(asked)
    if asked is None or usual is None or paper.files:
        return None
    if paper.state is usual:
        return PaperState.MISSING if asked.asked else PaperState.NOT_NEEDED
    return usual


def allowed_states(
    asked: ChecklistRow | None, now: PaperState
) -> tuple[PaperState, ...]:
    """Return the states an officer may give a row, the law's own first.

    The state the row has is always among them: it must be possible to see it.
    """
    rest = (PaperState.NOT_NEEDED, PaperState.MISSING)
    first = asked.states if asked else (now,)
    states = dict.fromkeys((*first, *rest))
    return tuple(
        state
        for state in states
        if state is now or asked is None or may_become(asked, state)
    )
