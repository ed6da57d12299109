"""The questions of one value: which procedure, what, why, until when."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from counter_app.domain.overrides import COUNTED
from counter_app.domain.procedures import Channel, LimitKind, Procedure
from counter_app.ui import wording
from counter_app.ui.overrides import values
from counter_app.ui.overrides.presenter import Typed
from counter_app.ui.tokens import SPACE_M, SPACE_S
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label

FEE = "fee"


class ValueForm(QWidget):
    """What the administrator types; nothing of it is kept before it is complete."""

    code_typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._procedure: Procedure | None = None
        self._lines = {
            place: ImeLineEdit()
            for place in ("code", "count", "reason", "ground", "until")
        }
        self._kind, self._channel, self._case = _combo(), _combo(), _combo()
        self._rows = {place: FieldRow("", line) for place, line in self._lines.items()}
        self._kind_row = FieldRow("", self._kind)
        self._channel_row = FieldRow("", self._channel)
        self._case_row = FieldRow("", self._case)
        self._name = label("", "hint")
        self._lay_out()
        self._lines["code"].shown.connect(self.code_typed)
        self._kind.activated.connect(lambda _row: self._ask_for_count())
        self.retranslate()

    def typed(self) -> Typed:
        """Return everything as typed."""
        for line in self._lines.values():
            line.commit_preedit()
        chosen = self._kind.currentData()
        channel = self._channel.currentData()
        said = {place: line.text() for place, line in self._lines.items()}
        return Typed(
            code=said["code"],
            channel=Channel(channel) if channel else None,
            case=str(self._case.currentData() or ""),
            kind=None if chosen == FEE else LimitKind(chosen),
            count=said["count"],
            reason=said["reason"],
            ground=said["ground"],
            until=said["until"],
        )

    def show_procedure(self, procedure: Procedure | None) -> None:
        """Say which procedure it is, and offer its channels and cases."""
        self._procedure = procedure
        self._offer()

    def ask_again(self, place: str, words: str) -> None:
        """Say what this field wants, and go there."""
        self.forgive()
        self._rows[place].show_error(words)
        self._lines[place].setFocus()

    def forgive(self) -> None:
        """Take every complaint away."""
        for row in self._rows.values():
            row.show_error("")

    def clear(self) -> None:
        """Begin anew."""
        for line in self._lines.values():
            line.clear()
        self.forgive()
        self.show_procedure(None)

    def focus_first(self) -> None:
        """Go to the first question."""
        self._lines["code"].setFocus()

    def retranslate(self) -> None:
        """Set every word again."""
        words = {
            "code": self.tr("Procedure code"),
            "reason": self.tr("Reason"),
            "ground": self.tr("Legal ground (decree, resolution, decision)"),
        }
        for place, text in words.items():
            self._rows[place].set_text(text)
        self._rows["until"].set_text(self.tr("Last day"), optional=True)
        self._kind_row.set_text(self.tr("What is set"))
        self._channel_row.set_text(self.tr("Channel"))
        self._case_row.set_text(self.tr("Case"))
        before = self._kind.currentIndex()
        self._kind.clear()
        for kind in values.KINDS:
            words_of = self.tr("Time limit: {kind}").format(kind=values.kind(kind))
            self._kind.addItem(words_of, kind.value)
        self._kind.addItem(self.tr("Fee in đồng"), FEE)
        self._kind.setCurrentIndex(max(0, before))
        self._ask_for_count()
        self._offer()

    def _ask_for_count(self) -> None:
        chosen = self._kind.currentData()
        is_fee = chosen == FEE
        self._rows["count"].set_text(self.tr("Đồng") if is_fee else self.tr("How many"))
        counted = is_fee or LimitKind(chosen) in COUNTED
        self._rows["count"].setVisible(counted)

    def _offer(self) -> None:
        procedure = self._procedure
        self._name.setText(
            procedure.name if procedure else self.tr("No procedure of this code.")
        )
        typed = bool(self._lines["code"].text().strip())
        self._name.setVisible(procedure is not None or typed)
        channels = procedure.offers if procedure else ()
        _fill(
            self._channel,
            self.tr("Every channel"),
            [(wording.channel(one.channel), one.channel.value) for one in channels],
        )
        cases = procedure.cases if procedure else ()
        _fill(self._case, self.tr("Every case"), [(one.name, one.id) for one in cases])
        self._case_row.setVisible(bool(cases))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.addWidget(self._rows["code"], 0, 0, 1, 2)
        grid.addWidget(self._name, 1, 0, 1, 2)
        grid.addWidget(self._kind_row, 2, 0, 1, 2)
        # What is not always asked stands to the right.
        grid.addWidget(self._rows["until"], 3, 0)
        grid.addWidget(self._rows["count"], 3, 1)
        grid.addWidget(self._channel_row, 4, 0)
        grid.addWidget(self._case_row, 4, 1)
        grid.addWidget(self._rows["ground"], 5, 0, 1, 2)
        grid.addWidget(self._rows["reason"], 6, 0, 1, 2)
        grid.setRowStretch(7, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)


def _combo() -> QComboBox:
    made = QComboBox()
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def _fill(box: QComboBox, every: str, parts: Sequence[tuple[str, str]]) -> None:
    before = box.currentData()
    blocker = QSignalBlocker(box)
    box.clear()
    box.addItem(every, "")
    for text, value in parts:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(before)))
    blocker.unblock()
