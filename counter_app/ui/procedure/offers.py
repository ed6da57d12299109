"""What is offered of the procedure looked at: its case, and each channel's price."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.ids import ProcedureCode
from counter_app.domain.procedures import Channel, Procedure, Standing
from counter_app.services.intake import Quote
from counter_app.ui import wording
from counter_app.ui.serving import price
from counter_app.ui.tokens import SPACE_XS
from counter_app.ui.widgets.buttons import enter_at_first
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.label import label


class Offers(QWidget):
    """One procedure's cases and channels; the citizen's choice is never guessed."""

    case_chosen = Signal()
    """The officer chose another case: prices and dates are asked for anew."""
    entered = Signal()
    """Enter on a channel: it is the one, go on."""

    def __init__(self) -> None:
        super().__init__()
        self._procedure: Procedure | None = None
        self._standing = Standing.IN_FORCE
        self._priced: ProcedureCode | None = None
        """The procedure whose channels are shown."""
        self._quotes: Sequence[Quote] = ()
        self._radios: list[tuple[Channel, QRadioButton]] = []
        self._group = QButtonGroup(self)
        self._barred, self._difference = label("", "error"), label("", "hint")
        self._cases = QComboBox()
        self._cases.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )
        self._case_row = FieldRow("", self._cases)
        self._title, self._remark = label("", "label"), label("", "hint")
        self._column = QVBoxLayout()
        self._lay_out()
        self._cases.activated.connect(lambda _row: self.case_chosen.emit())
        self.retranslate()

    def forget(self) -> None:
        """Another citizen: whose channels and case are shown no longer counts."""
        self._priced = None

    def show_procedure(
        self, procedure: Procedure, standing: Standing, case: str
    ) -> None:
        """Show what is known before prices and dates are worked out."""
        self._procedure, self._standing = procedure, standing
        self._difference.setText(procedure.difference)
        self._difference.setVisible(bool(procedure.difference))
        blocker = QSignalBlocker(self._cases)
        self._cases.clear()
        for one in procedure.cases:
            self._cases.addItem(one.name, one.id)
        self._cases.setCurrentIndex(max(0, self._cases.findData(case)))
        blocker.unblock()
        self._case_row.setVisible(bool(procedure.cases))
        self._say_barred()

    def show_quotes(
        self, code: ProcedureCode, quotes: Sequence[Quote], chosen: Channel | None
    ) -> None:
        """Show the channels; what was picked for this procedure stays picked."""
        chosen = self.picked(code) or chosen  # not undone by a late answer
        same = self._priced == code and [quote.channel for quote in quotes] == [
            channel for channel, _radio in self._radios
        ]
        self._quotes, self._priced = quotes, code
        if not same:  # else a channel just pressed keeps the focus, and is picked
            self._make_radios()
        for channel, radio in self._radios:
            if channel is chosen or len(self._radios) == 1:
                radio.setChecked(True)
        self._say_channels()

    def _make_radios(self) -> None:
        for _channel, radio in self._radios:
            self._group.removeButton(radio)
            self._column.removeWidget(radio)
            radio.hide()  # deleted only when the event loop comes round
            radio.deleteLater()
        self._radios = [(quote.channel, QRadioButton()) for quote in self._quotes]
        for _channel, radio in self._radios:
            self._group.addButton(radio)
            self._column.addWidget(radio)
        enter_at_first([radio for _channel, radio in self._radios])

    def case(self) -> str:
        """Return the case shown, empty when the procedure has none."""
        return str(self._cases.currentData() or "")

    def picked(self, code: ProcedureCode) -> Channel | None:
        """Return the channel picked for this procedure; another's is none."""
        if self._priced != code:
            return None
        return next((which for which, radio in self._radios if radio.isChecked()), None)

    def is_priced(self, code: str) -> bool:
        """Say whether this procedure's channels are shown."""
        return self._priced == code and bool(self._radios)

    def is_known(self, code: ProcedureCode) -> bool:
        """Say whether the channels of this procedure (if any) are known."""
        return self._priced == code

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with the channel picked."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            at = self.focusWidget()
            if isinstance(at, QRadioButton):
                at.setChecked(True)
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @property
    def quotes(self) -> Sequence[Quote]:
        """The channels shown."""
        return self._quotes

    def choose_channel(self, channel: Channel) -> None:
        """Take the channel the citizen chose."""
        dict(self._radios)[channel].setChecked(True)

    def focus_channels(self) -> None:
        """Go to the first channel."""
        if self._radios:
            self._radios[0][1].setFocus()

    def retranslate(self) -> None:
        """Set every word again."""
        self._case_row.set_text(self.tr("Case"))
        self._cases.setAccessibleName(self.tr("Case"))
        self._title.setText(self.tr("Channel (citizen's choice)"))
        self._say_barred()
        self._say_channels()

    def _say_barred(self) -> None:
        words = self._why_barred()
        self._barred.setText(words)
        self._barred.setVisible(bool(words))

    def _why_barred(self) -> str:
        procedure = self._procedure
        if procedure is None or self._standing is Standing.IN_FORCE:
            return ""
        if self._standing is Standing.ELSEWHERE:
            return self.tr(
                "This procedure belongs to {place} and is not received here."
            ).format(place=procedure.elsewhere)
        if self._standing is Standing.NOT_YET:
            return self.tr("In force from {day} on; not yet received.").format(
                day=f"{procedure.valid_from:%d/%m/%Y}"
            )
        ended = f"{procedure.valid_to:%d/%m/%Y}" if procedure.valid_to else ""
        return self.tr("Ended on {day}. {replaced_by}").format(
            day=ended, replaced_by=procedure.replaced_by
        )

    def _say_channels(self) -> None:
        for quote, (channel, radio) in zip(self._quotes, self._radios, strict=False):
            # Alt and its number picks it from wherever the focus is.
            number = self._quotes.index(quote) + 1
            said = (wording.channel(channel), price(quote), self._due(quote))
            radio.setText(f"&{number}  {'    '.join(said)}")
            radio.setToolTip(f"{quote.fee.ground}\n{quote.basis}".strip())
        remarks = [*dict.fromkeys(self._remarks())]
        self._remark.setVisible(bool(remarks))
        self._remark.setText("\n".join(remarks))

    def _remarks(self) -> Iterator[str]:
        for quote in self._quotes:
            if quote.promise is None:
                yield self.tr("No date can be promised: {why}").format(why=quote.basis)
            for ground in quote.by_hand:
                yield self.tr("Set by the administrator: {ground}").format(
                    ground=ground
                )
            if not quote.fee.verified and quote.fee.ground:
                yield self.tr("Fee: {ground}").format(ground=quote.fee.ground)

    def _due(self, quote: Quote) -> str:
        if quote.promise is None:
            return self.tr("no date yet")
        return self.tr("due {when}").format(when=wording.due(quote.promise.at))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        self._column.setSpacing(SPACE_XS)
        for part in (self._barred, self._difference, self._case_row, self._title):
            column.addWidget(part)
        column.addLayout(self._column)
        column.addWidget(self._remark)
        for part in (self._barred, self._case_row, self._remark):
            part.hide()
