"""S15 Đồng bộ: widgets and wires."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.errors import CounterError
from counter_app.domain.exchange import Conflict, Refusal
from counter_app.domain.ids import DossierCode, DossierId
from counter_app.domain.news import Connection
from counter_app.domain.numbers import on_paper
from counter_app.domain.proofs import DayProof
from counter_app.ui import problems, wording
from counter_app.ui.page import Act, Kind, Page, retry_text
from counter_app.ui.syncing import sentences, sides
from counter_app.ui.syncing.comparison import Comparison
from counter_app.ui.syncing.presenter import Reading, SyncingPresenter
from counter_app.ui.syncing.sent_panel import SentPanel
from counter_app.ui.tokens import SPACE_L, SPACE_S, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel
from counter_app.ui.widgets.wrapped_list import WrappedList

Item = Refusal | Conflict
SEEN = 5
"""Rows of a list that are seen at once; the page scrolls, and the list for more."""


class SyncingPage(Page):
    """How this PC stands towards the city, what waits, and what needs an officer."""

    dossier_wanted = Signal(str)
    """Open this dossier."""
    backups_wanted = Signal()
    """Open the screen of backups."""
    rail = "syncing"

    def __init__(self, presenter: SyncingPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._connection: Connection | None = None
        self._reading: Reading | None = None
        self._items: list[Item] = []
        self._trying = False
        self._banner = Banner()
        self._standing = Panel()
        self._lines = label()
        self._proof: DayProof | None = None
        self._proving = False
        self._day_panel, self._day_lines = Panel(), label()
        self._backups = button("", self.backups_wanted.emit, look="link")
        self._pause = button("", presenter.pause, look="link")
        self._sent = SentPanel()
        self._sent.opened.connect(self.dossier_wanted)
        self._needs_panel, self._waits_panel = Panel(), Panel()
        self._needs, self._waits = WrappedList(SEEN), WrappedList(SEEN)
        self._nothing_needs, self._nothing_waits = label("", "hint"), label("", "hint")
        self._comparison = Comparison()
        self._comparison.both_kept.connect(self._keep_both)
        self._needs.currentRowChanged.connect(self._compare)
        self._needs.itemActivated.connect(lambda _item: self._open())
        self._waits.itemActivated.connect(lambda _item: self._open_waiting())
        self._lay_out()
        presenter.attach(self)
        self.retranslate()
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Sending to the city")

    def acts(self) -> tuple[Act, ...]:
        """Try now; send again or decide; open; confirm the clock."""
        return (
            Act(
                id="confirm_clock",
                text=lambda: self.tr("The clock is right"),
                run=self._presenter.confirm_clock,
            ),
            Act(
                id="open",
                text=lambda: self.tr("Open the dossier"),
                run=self._open,
            ),
            Act(
                id="prove_day",
                text=lambda: self.tr("Compare today with the city"),
                run=self._presenter.prove,
            ),
            Act(
                id="try_now",
                text=lambda: self.tr("Try now"),
                run=self._presenter.try_now,
                key="F5",
            ),
            Act(
                id="settle",
                text=self._settle_text,
                run=self._settle,
                kind=Kind.PRIMARY,
            ),
        )

    def came(self) -> None:
        """Read everything; the first thing that needs an officer has the focus."""
        self._presenter.resume()
        (self._needs if self._items else self._waits).setFocus()

    def show_loading(self) -> None:
        """Say that it is being read; what was shown before stays."""
        if self._reading is None:
            self._nothing_needs.setText(self.tr("Reading…"))

    def show_reading(self, reading: Reading) -> None:
        """Show what waits and what needs an officer; keep the selection."""
        chosen = self._chosen()
        self._reading = reading
        self._items = [*reading.refused, *reading.conflicts]
        self._banner.clear()
        self.mark_failed(False)
        self._fill()
        names = [item.operation for item in self._items]
        if chosen and chosen.operation in names:
            self._needs.setCurrentRow(names.index(chosen.operation))
        elif self._items:
            self._needs.setCurrentRow(0)
        self._compare(self._needs.currentRow())

    def show_standing(self, connection: Connection) -> None:
        """Say in words how things stand, since when, and when the next try is."""
        self._connection = connection
        words = sentences.standing(connection)
        if self._trying:
            words.insert(0, self.tr("Asking the city's system now…"))
        self._lines.setText("\n".join(words))
        self._lines.setAccessibleName(" ".join(words))
        self._pause.setVisible(not connection.paused_until)

    def show_trying(self, trying: bool) -> None:
        """Say that the portal is being asked now, or no more."""
        self._trying = trying
        if self._connection:
            self.show_standing(self._connection)

    def show_proof(self, proof: DayProof | None) -> None:
        """Say what comparing today with the portal came to; None: it is asked now."""
        self._proof, self._proving = proof or self._proof, proof is None
        self._show_day()

    def show_renumbered(self, code: DossierCode) -> None:
        """Say the new number, and that the citizen needs a new receipt."""
        words = self.tr(
            "The dossier now has the number {code}. Print its receipt again and"
            " exchange it for the citizen's old one."
        )
        self._banner.say(Tone.WARNING, words.format(code=on_paper(code)))

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the last good reading stays."""
        self._proving = False
        self._show_day()
        self.mark_failed(True)
        again = (retry_text(), self._presenter.resume)
        self._banner.say(Tone.DANGER, problems.sentence(problem), again)

    def retranslate(self) -> None:
        """Set every word again."""
        self._standing.set_heading(self.tr("How things stand"))
        self._needs_panel.set_heading(self.tr("Needs you"))
        self._waits_panel.set_heading(self.tr("Waiting to be sent"))
        self._day_panel.set_heading(self.tr("The day's end"))
        self._backups.setText(self.tr("Backups of this PC"))
        self._pause.setText(self.tr("Pause sending for half an hour"))
        self._sent.retranslate()
        self._needs.setAccessibleName(self.tr("Needs you"))
        self._waits.setAccessibleName(self.tr("Waiting to be sent"))
        if self._connection:
            self.show_standing(self._connection)
        else:
            self._lines.setText(self.tr("The city's system was not asked yet."))
        self._fill()
        self._compare(self._needs.currentRow())

    # -- what is chosen

    def _chosen(self) -> Item | None:
        row = self._needs.currentRow()
        return self._items[row] if 0 <= row < len(self._items) else None

    def _settle_text(self) -> str:
        chosen = self._chosen()
        if isinstance(chosen, Conflict):
            return self.tr("Keep what is chosen")
        if chosen and chosen.reason in sentences.NUMBER_TAKEN:
            return self.tr("Give another number")
        return self.tr("Send again")

    def _settle(self) -> None:
        match self._chosen():
            case Refusal(reason=reason) as refusal if reason in sentences.NUMBER_TAKEN:
                self._presenter.renumber(refusal.operation)
            case Refusal() as refusal:
                self._presenter.retry(refusal.operation)
            case Conflict() as conflict:
                keep = self._comparison.keep(conflict)
                self._presenter.decide(conflict.operation, keep)
            case None:
                words = self.tr("Nothing needs you. Dossiers are sent by themselves.")
                self._banner.say(Tone.INFO, words)

    def _keep_both(self) -> None:
        chosen = self._chosen()
        if isinstance(chosen, Conflict):
            self._presenter.keep_both(chosen)

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.dossier_wanted.emit(chosen.dossier)
        else:
            self._open_waiting()

    def _open_waiting(self) -> None:
        row = self._waits.currentRow()
        if self._reading and 0 <= row < len(self._reading.waiting):
            self.dossier_wanted.emit(DossierId(self._reading.waiting[row].dossier))

    # -- what is shown

    def _fill(self) -> None:
        if self._reading is None:
            return
        row = self._needs.currentRow()
        self._needs.blockSignals(True)
        self._needs.clear()
        for item in self._items:
            self._needs.addItem(QListWidgetItem(self._words(item)))
        self._needs.setCurrentRow(row if row < len(self._items) else -1)
        self._needs.blockSignals(False)
        self._waits.clear()
        for line in self._reading.waiting:
            words = self.tr("{code} · {name} · since {time} · by {officer}").format(
                code=on_paper(line.code),
                name=line.applicant,
                time=wording.clock(line.made_at),
                officer=line.made_by,
            )
            self._waits.addItem(QListWidgetItem(words))
        self._nothing_needs.setText("" if self._items else self.tr("Nothing."))
        self._nothing_waits.setText(
            "" if self._reading.waiting else self.tr("Everything is sent.")
        )
        self._sent.show_sent(self._reading.sent)
        self._nothing_needs.setVisible(not self._items)
        self._nothing_waits.setVisible(not self._reading.waiting)
        self._needs.setVisible(bool(self._items))
        self._waits.setVisible(bool(self._reading.waiting))
        self._show_day()

    def _show_day(self) -> None:
        words = [self.tr("Comparing today with the city…")] if self._proving else []
        if self._reading:
            words += sentences.day(self._reading.last, self._proof)
            words += sentences.second(self._reading.second, self._reading.missing)
        self._day_lines.setText("\n".join(words))
        self._day_lines.setAccessibleName(" ".join(words))

    def _words(self, item: Item) -> str:
        if isinstance(item, Refusal):
            words = self.tr("{code} · {name} · refused: {reason} · by {officer}")
            return words.format(
                code=on_paper(item.code),
                name=item.applicant,
                reason=sentences.reason(item),
                officer=item.made_by,
            )
        words = self.tr("{code} · changed here and elsewhere: {fields}")
        names = self._reading.names.get(item.operation, {}) if self._reading else {}
        said = words.format(
            code=on_paper(DossierCode(str(item.mine.get("code", "")))),
            fields=", ".join(
                sides.called(name, names) for name in sides.told_apart(item.fields)
            ),
        )
        if self._reading and item.operation in self._reading.passed:
            return self.tr("{conflict} · left to the head").format(conflict=said)
        return said

    def _compare(self, row: int) -> None:
        self._comparison.clear()
        item = self._items[row] if 0 <= row < len(self._items) else None
        if isinstance(item, Conflict) and self._reading:
            names = self._reading.names.get(item.operation, {})
            passed = self._reading.passed.get(item.operation)
            self._comparison.show_conflict(item, names, passed)
        self.acts_changed.emit()

    def _lay_out(self) -> None:
        self._lines.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._standing.column.addWidget(self._lines)
        self._standing.column.addWidget(
            self._pause, alignment=Qt.AlignmentFlag.AlignLeft
        )
        self._pause.hide()
        self._day_panel.column.addWidget(self._day_lines)
        self._day_panel.column.addWidget(
            self._backups, alignment=Qt.AlignmentFlag.AlignLeft
        )
        for part in (self._nothing_needs, self._needs, self._comparison):
            self._needs_panel.column.addWidget(part)
        for part in (self._nothing_waits, self._waits):
            self._waits_panel.column.addWidget(part)
        self._needs.hide()
        self._waits.hide()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_S)
        column.addWidget(self._banner)
        column.addWidget(self._standing)
        for panel in (self._needs_panel, self._waits_panel):
            panel.column.addStretch(1)
            column.addWidget(panel, 2)
        column.addWidget(self._sent)
        column.addWidget(self._day_panel)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Body(inner))
