"""What stands beside the channels: result, sources with their mark, remarks."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.data_use import DataUse
from counter_app.domain.procedures import Procedure
from counter_app.services.intake import Quote
from counter_app.ui.tokens import SPACE_XS
from counter_app.ui.widgets.label import label


class Notes(QWidget):
    """Words to read; nothing of them is a paper, and nothing takes the focus."""

    def __init__(self, data_use: Callable[[], DataUse | None]) -> None:
        super().__init__()
        self._data_use = data_use
        self._procedure: Procedure | None = None
        self._quotes: Sequence[Quote] = ()
        self._heading, self._facts = label("", "label"), label("", "hint")
        self._data_heading, self._data = label("", "label"), label("", "hint")
        self._remarks_heading, self._remarks = label("", "label"), label("", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        for part in (
            self._heading,
            self._facts,
            self._data_heading,
            self._data,
            self._remarks_heading,
            self._remarks,
        ):
            column.addWidget(part)
        column.addStretch()
        self.retranslate()

    def show_procedure(self, procedure: Procedure) -> None:
        """Show what the catalogue says of this version."""
        if self._procedure is None or self._procedure.code != procedure.code:
            self._quotes = ()
        self._procedure = procedure
        self._say()

    def show_quotes(self, quotes: Sequence[Quote]) -> None:
        """Show what dates and fees rest on."""
        self._quotes = quotes
        self._say()

    def retranslate(self) -> None:
        """Set every word again."""
        self._heading.setText(self.tr("Result and legal ground"))
        self._data_heading.setText(self.tr("Personal data: what they are taken for"))
        self._remarks_heading.setText(self.tr("Remarks of the source"))
        self._say()

    def _say(self) -> None:
        if self._procedure is None:
            return
        self._facts.setText("\n".join(self._lines(self._procedure)))
        use = self._data_use()
        self._data.setText("\n".join(self._uses(use, self._procedure) if use else ()))
        self._data_heading.setVisible(use is not None)
        self._data.setVisible(use is not None)
        notes = self._procedure.notes
        self._remarks.setText("\n".join(f"• {note}" for note in notes))
        self._remarks_heading.setVisible(bool(notes))
        self._remarks.setVisible(bool(notes))

    def _uses(self, use: DataUse, procedure: Procedure) -> Iterator[str]:
        yield use.purpose_of(procedure)
        yield self.tr("Ground: {ground}").format(ground=use.ground_of(procedure))
        yield use.kept

    def _lines(self, procedure: Procedure) -> Iterator[str]:
        yield self.tr("Result: {result}").format(result=procedure.result)
        yield self.tr("Decision: {decision}").format(
            decision=self._marked(procedure.decision.text, procedure.decision.verified)
        )
        yield self.tr("Version {version}, in force from {day}").format(
            version=procedure.version, day=f"{procedure.valid_from:%d/%m/%Y}"
        )
        for basis in dict.fromkeys(one.basis for one in self._quotes if one.basis):
            yield self.tr("Time limit: {source}").format(source=basis)
        for ground in dict.fromkeys(
            one.fee.ground for one in self._quotes if one.fee.ground
        ):
            yield self.tr("Fee: {ground}").format(ground=ground)

    def _marked(self, text: str, verified: bool) -> str:
        mark = self.tr("checked with the source") if verified else self.tr("unverified")
        return f"{text} ({mark})"
