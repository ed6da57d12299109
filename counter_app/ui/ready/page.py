"""S02: the home screen waits for a card or a receipt; it has no form."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.errors import CounterError
from counter_app.domain.listing import DraftLine, Today
from counter_app.domain.people import Citizen
from counter_app.domain.scans import Scan
from counter_app.ui import problems, tokens, wording
from counter_app.ui.actions import shown
from counter_app.ui.page import Page, retry_text
from counter_app.ui.ready.cash import CashLine
from counter_app.ui.ready.drafts import DraftList
from counter_app.ui.ready.presenter import ReadyPresenter
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import IconLabel, label
from counter_app.ui.widgets.panel import Panel

DASH = "–"


class ScanPanel(QFrame):
    """Takes the focus with the input method off, so that a scan comes in clean."""

    typed = Signal(str)
    """The first character of something typed by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "focus")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send what is typed to the box."""
        command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.text().strip() and not event.modifiers() & command:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class ReadyPage(Page):
    """S02."""

    rail = "receive"
    card = Signal(object)
    """The Citizen of a scanned card."""
    receipt = Signal(str)
    """A dossier code."""
    typed = Signal(str)
    """Words to look for."""
    sample_wanted = Signal()
    """Scan an invented card: only a rehearsal offers it."""
    draft_chosen = Signal(str)
    """The DraftId to go on with."""

    def __init__(self, presenter: ReadyPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._today: tuple[Today, bool] | None = None
        self.heading = label("", "h1")
        self.banner, self.counts_banner = Banner(), Banner()
        self.panel = ScanPanel()
        self._scan_words, self._type_words = label("", "h2"), label("", "hint")
        self._sample = button("", self.sample_wanted.emit, look="link")
        self._sample.hide()
        self.box = ImeLineEdit()
        self._go = button("", self._take_typed)
        self.counts = Panel()
        self._names = [label(wrap=False) for _ in range(5)]
        self._figures = [label(DASH, "figure", wrap=False) for _ in range(5)]
        self._note = label("", "hint")
        self.cash = CashLine()
        self.drafts = DraftList()
        self._lay_out()
        self.panel.typed.connect(self._begin_typing)
        self.box.returnPressed.connect(self._take_typed)
        self.drafts.chosen.connect(self.draft_chosen)
        self.destroyed.connect(presenter.detach)
        presenter.attach(self)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Ready to receive")

    def came(self) -> None:
        """Wait for a scan."""
        self.box.clear()
        self.banner.clear()
        self.panel.setFocus()
        self._presenter.open()

    def left(self) -> None:
        """Nobody looks: read nothing, and nothing stays in sight."""
        self.cash.cover()
        self._presenter.rest()

    def scanned(self, scan: Scan) -> bool:
        """Open what was scanned."""
        self.banner.clear()
        return self._presenter.scanned(scan)

    def offer_sample(self) -> None:
        """Let the officer try without a scanner: for rehearsals."""
        self._sample.show()

    def show_counts(self, today: Today, *, offline: bool) -> None:
        """Show today's counts."""
        self._today = (today, offline)
        self.counts_banner.clear()
        self._say_counts()

    def show_counts_loading(self) -> None:
        """Show dashes until the first counts are here; later ones stay."""
        if self._today is None:
            for figure in self._figures:
                figure.setText(DASH)

    def show_counts_problem(self, problem: CounterError) -> None:
        """Say that the counts could not be read."""
        words = self.tr("The figures could not be read.")
        self.counts_banner.say(
            Tone.DANGER,
            f"{words} {problems.sentence(problem)}",
            (retry_text(), self._presenter.read),
        )

    def show_till(self, cash: int | None) -> None:
        """Say that no shift is open, or keep what it should hold for who asks."""
        self.cash.show_till(cash)

    def show_drafts(self, drafts: Sequence[DraftLine]) -> None:
        """Show what is in progress."""
        self.drafts.show_drafts(drafts)

    def show_unknown(self, seen: str) -> None:
        """Say that this was neither card nor receipt."""
        words = self.tr(
            "Unknown code ({seen}…). Scan the card or receipt again, or type."
        )
        self.banner.say(Tone.WARNING, words.format(seen=seen))

    def open_card(self, citizen: Citizen) -> None:
        """Serve the citizen of this card."""
        self.card.emit(citizen)

    def open_receipt(self, code: str) -> None:
        """Open the dossier of this receipt."""
        self.receipt.emit(code)

    def open_typed(self, text: str) -> None:
        """Look for what was typed."""
        self.typed.emit(text)

    def retranslate(self) -> None:
        """Set every word again."""
        self.heading.setText(self.tr("Ready to receive"))
        scan = self.tr("Scan an ID card or a receipt")
        self._scan_words.setText(scan)
        self.panel.setAccessibleName(scan)
        self._sample.setText(self.tr("Rehearsal: use a sample card"))
        words = self.tr("Or type personal ID, dossier code, name, phone")
        self._type_words.setText(words)
        self.box.setAccessibleName(words)
        self._go.setText(self.tr("Find  Enter"))
        self._go.setAccessibleName(self.tr("Find"))
        self.counts.set_heading(self.tr("Today"))
        due = "  " + shown("F7")
        for name, text in zip(
            self._names,
            (
                self.tr("Received"),
                self.tr("Online"),
                self.tr("Due soon") + due,
                self.tr("Overdue") + due,
                self.tr("To hand over"),
            ),
            strict=True,
        ):
            name.setText(text)
        self.drafts.retranslate()
        self.cash.retranslate()
        self._say_counts()

    def _say_counts(self) -> None:
        if self._today is None:
            return
        today, offline = self._today
        shown = (
            str(today.received),
            f"{today.online}/{today.received}",
            str(today.due_soon),
            str(today.overdue),
            str(today.ready),
        )
        for figure, name, text in zip(self._figures, self._names, shown, strict=True):
            figure.setText(text)
            figure.setAccessibleName(f"{name.text()}: {text}")
        notes = [] if today.received else [self.tr("No dossiers yet today.")]
        if offline:
            as_of = self.tr("As of {time}")
            notes.append(as_of.format(time=wording.clock(today.as_of)))
        self._note.setText(" ".join(notes))

    def _begin_typing(self, first: str) -> None:
        self.box.setFocus()
        self.box.insert(first)

    def _take_typed(self) -> None:
        self.commit_all()
        self._presenter.typed(self.box.text().strip())

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("body")
        body = QHBoxLayout(inner)
        body.setContentsMargins(24, 24, 24, 24)
        body.setSpacing(tokens.SPACE_XL)
        left = QVBoxLayout()
        left.setSpacing(tokens.SPACE_L)
        for part in (self.heading, self.banner, self.panel, self.drafts):
            left.addWidget(part)
        left.addStretch(1)
        body.addLayout(left, 1)
        right = QVBoxLayout()
        right.addSpacing(self.heading.sizeHint().height() + tokens.SPACE_L)
        right.addWidget(self.counts)
        right.addStretch(1)
        body.addLayout(right)
        self._lay_out_panel()
        self._lay_out_counts()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Body(inner))

    def _lay_out_panel(self) -> None:
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(tokens.SPACE_M)
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_L)
        head.addWidget(IconLabel("scan", tokens.ICON_EMPTY, Tone.INFO))
        head.addWidget(self._scan_words, 1)
        head.addWidget(self._sample)
        column.addLayout(head)
        column.addSpacing(tokens.SPACE_S)
        column.addWidget(self._type_words)
        line = QHBoxLayout()
        line.setSpacing(tokens.SPACE_S)
        line.addWidget(self.box, 1)
        line.addWidget(self._go)
        column.addLayout(line)

    def _lay_out_counts(self) -> None:
        self.counts.setFixedWidth(tokens.SIDE_PANEL_WIDTH)
        grid = QGridLayout()
        grid.setVerticalSpacing(tokens.SPACE_XS)
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight
        pairs: list[tuple[QLabel, QLabel]] = list(
            zip(self._names, self._figures, strict=True)
        )
        for row, (name, figure) in enumerate(pairs):
            grid.addWidget(name, row, 0)
            grid.addWidget(figure, row, 1, right)
        self.counts.column.addWidget(self.counts_banner)
        self.counts.column.addLayout(grid)
        self.counts.column.addWidget(self.cash)
        self.counts.column.addWidget(self._note)
