"""Who collects: the card, or a typed name and number, and whether it is the applicant.

The authorisation of somebody else stands with it.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.people import Citizen
from counter_app.ui.handover import words as spoken
from counter_app.ui.handover.presenter import Collector
from counter_app.ui.tokens import ICON_CONTEXT, SPACE_L, SPACE_M, SPACE_S, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import IconLabel, label


class WhoCollects(QWidget):
    """The part of the screen that says who stands there."""

    def __init__(
        self, typed: Callable[[Citizen], object], same: Callable[[], object]
    ) -> None:
        """``typed``: somebody was typed; ``same``: the officer knows the applicant."""
        super().__init__()
        self._take = typed
        self._collector: Collector | None = None
        self._match, self.authority = Banner(), Banner()
        self._prompt, self._prompt_words = QFrame(), label("", "strong")
        self._name, self._id = ImeLineEdit(), ImeLineEdit(digits=True)
        self._name_row, self._id_row = FieldRow("", self._name), FieldRow("", self._id)
        self._same = button("", same, look="link")
        self._lay_out()
        self._name.committed.connect(self.take_typed)
        self._id.committed.connect(self.take_typed)

    def wait_for_card(self) -> None:
        """Let the next card be the collector's."""
        self._prompt.setFocus()

    def focus_name(self) -> None:
        """Go to where a name is typed."""
        self._name.setFocus()

    def show_collector(self, collector: Collector | None) -> None:
        """Show who it is, or nobody: then what is being typed stays."""
        self._collector = collector
        if collector:
            self.fill_in(collector.citizen)
            self.show_error("")
        self._say_match()

    def fill_in(self, citizen: Citizen) -> None:
        """Write name and number into the fields."""
        self._name.setText(citizen.name)
        self._id.setText(citizen.personal_id)

    def show_error(self, words: str) -> None:
        """Say beside the name what is wanting; empty: nothing."""
        self._name_row.show_error(words)

    def said(self) -> str:
        """Return what is said about the collector."""
        return self._match.words()

    def take_typed(self) -> None:
        """Take what was typed, unless it is what the card said."""
        name, number = self._name.text().strip(), "".join(self._id.text().split())
        known = self._collector.citizen if self._collector else Citizen(name="")
        if (name, number) != (known.name, known.personal_id):
            self._take(Citizen(name=name, personal_id=number))

    def retranslate(self) -> None:
        """Set every word again."""
        self._prompt_words.setText(spoken.scan_card())
        self._prompt.setAccessibleName(self._prompt_words.text())
        self._name_row.set_text(spoken.name_asked())
        self._id_row.set_text(spoken.number_asked(), optional=True)
        for row in (self._name_row, self._id_row):
            row.retranslate()
        self._same.setText(spoken.it_is_the_applicant())
        self._say_match()

    def _say_match(self) -> None:
        who = self._collector
        if who is None:
            self._match.clear()
            return
        self._match.reword(*spoken.matched(who.citizen.name, who.is_applicant))
        self._match.show()

    def _lay_out(self) -> None:
        self._prompt.setProperty("panel", "focus")
        self._prompt.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        prompt = QHBoxLayout(self._prompt)
        prompt.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        prompt.setSpacing(SPACE_M)
        prompt.addWidget(IconLabel("id", ICON_CONTEXT, Tone.INFO))
        prompt.addWidget(self._prompt_words, 1)
        typed = QHBoxLayout()
        typed.setSpacing(SPACE_L)
        typed.addWidget(self._name_row, 1)
        typed.addWidget(self._id_row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for part in (self._prompt, self._match, self.authority):
            column.addWidget(part)
        column.addLayout(typed)
        column.addWidget(self._same, 0, Qt.AlignmentFlag.AlignLeft)
