"""S11 Hồ sơ: widgets and wires of one dossier."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.afterwards import FollowUp
from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierId
from counter_app.domain.keeping_errors import ContentErased
from counter_app.domain.numbers import on_paper
from counter_app.domain.printed import Form
from counter_app.services.reading import Reading
from counter_app.services.receipting import Issued
from counter_app.ui import letters, problems, style
from counter_app.ui.dossier import absent, menu, next_words, slips
from counter_app.ui.dossier.head import DossierHead
from counter_app.ui.dossier.parts import DossierParts
from counter_app.ui.dossier.presenter import DossierPresenter, Next
from counter_app.ui.letter_keys import Letter
from counter_app.ui.page import Act, Kind, Page, States
from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_S, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel
from counter_app.ui.widgets.receipt_view import ReceiptView

RECEIPT_FROM = 960
PARTS_HEIGHT = 150
"""What the tabs keep before the page scrolls."""
"""Pixels of width from which the receipt has room beside the dossier."""


class DossierPage(Page):
    """Who, for what, how it stands, what to do next, and everything kept about it."""

    handover_wanted = Signal(object)
    """Hand over the result of this DossierId."""
    shelf_wanted = Signal(object)
    """Note on the shelf what the post did with the result of this Dossier."""
    follow_up_wanted = Signal(object, object)
    """Do this FollowUp with this DossierId."""
    fee_wanted = Signal(object)
    """Show the fee of this DossierId: take it, or see to its slip."""
    ready_wanted = Signal()
    """Nothing to do here: wait for the next person."""
    rail = "today"

    def __init__(self, presenter: DossierPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._reading: Reading | None = None
        self._next = Next.NOTHING
        self._issued: Issued | None = None
        self._absent: Callable[[], str] | None = None
        self._can_fetch = False
        self._has_receipt = False
        self._saved_left: int | None = None
        self._head, self._parts = DossierHead(), DossierParts()
        self._note = Banner()
        self._next_panel, self._next_words = Panel(), label()
        self._next_button = button("", self._act)
        self._supplement_button = button("", self._supplement)
        self._more_button = button("", self._open_menu)
        self._parts.currentChanged.connect(self.acts_changed)
        self._receipt = ReceiptView()
        self._states = States(self._body(), icon="file-text")
        self._lay_out()
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Dossier")

    def code(self) -> str:
        """Return the dossier's code."""
        return on_paper(self._dossier.code) if self._dossier else ""

    def acts(self) -> tuple[Act, ...]:
        """The next act, and the receipt again."""
        if self._dossier is None:
            fetch = self._fetch_act()
            ready = Act(
                id="ready",
                text=lambda: self.tr("Next person"),
                run=self.ready_wanted.emit,
                kind=Kind.SECONDARY if fetch else Kind.PRIMARY,
            )
            return (ready, *fetch)
        reprint = Act(
            id="reprint",
            text=lambda: self.tr("Reprint"),
            run=self._presenter.reprint,
            key="F12",
        )
        if self._parts.shows_form and self._presenter.has_declaration():
            reprint = Act(
                id="print-declaration",
                text=lambda: self.tr("Print the declaration"),
                run=self._print_declaration,
                key="F12",
            )
        others = Act(id="papers", text=slips.text, run=self._ask_slip, key="Ctrl+I")
        papers = (others,) if self._presenter.forms() else ()
        if self._next is Next.NOTHING:
            return (reprint, *papers)
        forward = Act(
            id=self._next,
            text=self._next_text,
            run=self._act,
            kind=Kind.PRIMARY,
        )
        return (reprint, *papers, forward)

    def came(self) -> None:
        """One key does the next act: it has the focus."""
        self._focus_next()
        self._presenter.resume()

    def show_loading(self) -> None:
        """Say that the dossier is being read; nothing of another one stays."""
        self._reading, self._issued, self._absent = None, None, None
        self._can_fetch = False
        self._next, self._has_receipt = Next.NOTHING, False
        self._saved_left = None
        self._parts.begin()
        self._note.clear()
        self._fold()
        self._states.show_empty("")
        self._states.show_loading(self.tr("Opening the dossier…"))
        self._tell()

    def show_reading(self, reading: Reading, act: Next) -> None:
        """Show the dossier and its next act."""
        is_new = self._reading is None
        moved = act is not self._next
        self._reading, self._next, self._absent = reading, act, None
        self._can_fetch = False
        self._fill()
        self._states.show_content()
        self._tell()
        if is_new or moved:
            self._focus_next()

    def show_missing(self, code: str, *, online: bool) -> None:
        """Say that this dossier is not on this machine."""
        self._say_absent(partial(absent.missing, code, online=online))

    def show_erased(self, erased: ContentErased, *, online: bool) -> None:
        """Say that what it said was erased here, and who has it still."""
        words = partial(absent.erased, erased, online=online)
        self._say_absent(words, can_fetch=online)

    def show_fetching(self) -> None:
        """Say that the city is asked for it."""
        self._states.show_loading(self.tr("Asking the city's system…"))

    def show_printing(self) -> None:
        """Say that the receipt is being printed."""
        self._note.say(Tone.INFO, self.tr("The receipt is being printed…"))

    def show_issued(self, issued: Issued) -> None:
        """Say how the reprint went, and show what came out."""
        self._issued = issued
        self.show_receipt(issued.pdf)
        self._say_issued()

    def show_slip(self, issued: Issued) -> None:
        """Say how printing another paper went; the receipt stays beside it."""
        self._issued = issued
        self._say_issued()

    def show_saved(self, left: int) -> None:
        """Say that what came is saved, and how many papers are still wanting."""
        self._saved_left = left
        self._say_saved()

    def follow_up(self, act: FollowUp, dossier: DossierId) -> None:
        """Go to the screen of this act."""
        self.follow_up_wanted.emit(act, dossier)

    def show_receipt(self, pdf: bytes) -> None:
        """Show the last receipt: the very PDF that was printed."""
        self._has_receipt = True
        self._receipt.show_pdf(pdf)
        self._fold()

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; what is shown stays."""
        nothing_shown = self._reading is None
        again = self._presenter.again if nothing_shown else None
        self._states.show_problem(problem, again)

    def hand_over(self, dossier: DossierId) -> None:
        """Go to the hand-over screen."""
        self.handover_wanted.emit(dossier)

    def at_post(self, dossier: Dossier) -> None:
        """Go to the shelf, where it is noted what the post did."""
        self.shelf_wanted.emit(dossier)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """K hands over, B is the supplement, I reprints, where nothing is typed."""
        acts = {
            Letter.SUPPLEMENT: self._supplement,
            Letter.REPRINT: self._presenter.reprint,
        }
        if self._next is Next.HAND_OVER:
            acts[Letter.HAND_OVER] = self._act
        letter = letters.pressed(event, acts) if self._dossier else None
        if letter:
            acts[letter]()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The receipt stands beside the dossier when there is room."""
        super().resizeEvent(event)
        self._fold()

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.title())
        self._head.retranslate()
        self._parts.retranslate()
        self._supplement_button.setText(
            letters.after(self.tr("Supplement"), Letter.SUPPLEMENT)
        )
        self._supplement_button.setAccessibleName(self.tr("Supplement"))
        self._more_button.setText(self.tr("More ▾"))
        self._next_panel.set_heading(self.tr("Next act"))
        self._receipt.setAccessibleName(self.tr("The receipt as printed"))
        if self._reading:
            self._fill()
        if self._absent:
            self._states.show_empty(self._absent())
        if self._issued:
            self._say_issued()
        self._say_saved()

    @property
    def _dossier(self) -> Dossier | None:
        return self._reading.whole.dossier if self._reading else None

    def _tell(self) -> None:
        self.acts_changed.emit()
        self.heading_changed.emit()

    def _ask_slip(self) -> None:
        slips.ask_which(self._presenter.forms(), self._presenter.print_slip, self)

    def _act(self) -> None:
        self._presenter.act(self._next)

    def _supplement(self) -> None:
        if self._dossier:
            self._presenter.follow_up(menu.supplement_of(self._dossier))

    def _print_declaration(self) -> None:
        self._presenter.print_slip(Form.DECLARATION)

    def _open_menu(self) -> None:
        dossier = self._dossier
        if dossier is None:
            return
        has_declaration = self._presenter.has_declaration()
        menu.open_menu(
            menu.possible(dossier),
            self._presenter.follow_up,
            lambda: self.fee_wanted.emit(dossier.id),
            self._print_declaration if has_declaration else None,
            self._more_button,
        )

    def _say_saved(self) -> None:
        if self._saved_left is not None:
            words = self.tr(
                "Saved. {n} papers are still wanting; the time stands still."
            )
            self._note.say(Tone.SUCCESS, words.format(n=self._saved_left))

    def _next_text(self) -> str:
        return next_words.act_words(self._next)

    def _focus_next(self) -> None:
        if self._next is Next.NOTHING:
            self.setFocus()
        else:
            self._next_button.setFocus()

    def _fold(self) -> None:
        # Large text, or a long language, leaves the receipt no room beside the dossier.
        needed = (self._content.minimumSizeHint().width() + 3 * SPACE_L) * 5 // 3
        wide = self.width() >= max(RECEIPT_FROM, needed)
        self._receipt.setVisible(self._has_receipt and wide)

    def _fetch_act(self) -> tuple[Act, ...]:
        if not self._can_fetch:
            return ()
        fetch = Act(
            id="fetch",
            text=lambda: self.tr("Get it from the city"),
            run=self._presenter.fetch,
            kind=Kind.PRIMARY,
        )
        return (fetch,)

    def _say_absent(self, words: Callable[[], str], *, can_fetch: bool = False) -> None:
        """Nothing of it is shown; ``words`` are asked for again in another language."""
        self._reading, self._absent, self._can_fetch = None, words, can_fetch
        self._states.show_empty(words())
        self._tell()

    def _say_issued(self) -> None:
        issued = self._issued
        if issued is None:
            return
        if issued.problem:
            self._note.say(Tone.WARNING, problems.sentence(issued.problem))
            return
        words = self.tr("Printed on {printer}, copy {n}")
        self._note.say(
            Tone.SUCCESS,
            words.format(printer=issued.record.printer, n=issued.record.copy),
        )

    def _fill(self) -> None:
        reading = self._reading
        if reading is None:
            return
        dossier = reading.whole.dossier
        self._head.show_reading(reading)
        self._parts.show_reading(reading)
        place = reading.whole.place
        self._next_words.setText(next_words.sentence(dossier, self._next, place))
        self._next_button.setVisible(self._next is not Next.NOTHING)
        key = "  K" if self._next is Next.HAND_OVER else ""
        self._next_button.setText(self._next_text() + key)
        self._next_button.setAccessibleName(self._next_text())
        acts = menu.possible(dossier)
        asks = {FollowUp.ASK, FollowUp.BRING} & {*acts}
        self._supplement_button.setVisible(bool(asks) and self._next is not Next.BRING)

    def _body(self) -> QWidget:
        said, row = QHBoxLayout(), QHBoxLayout()
        said.addWidget(self._next_words, 1)
        said.addWidget(self._more_button)
        for made in (self._next_button, self._supplement_button):
            row.addWidget(made)
        row.addStretch(1)
        self._next_panel.column.addLayout(said)
        self._next_panel.column.addLayout(row)
        body = QWidget()
        column_layout = QVBoxLayout(body)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(SPACE_M)
        column_layout.addWidget(self._head)
        column_layout.addWidget(self._note)
        column_layout.addWidget(self._next_panel)
        parts = Panel()
        parts.column.setContentsMargins(SPACE_S, 0, SPACE_S, 0)
        parts.column.addWidget(self._parts)
        parts.setMinimumHeight(style.scaled(PARTS_HEIGHT))
        column_layout.addWidget(parts, 1)
        self._content = body
        return Body(body)

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        row.setSpacing(SPACE_L)
        row.addWidget(self._states, 3)
        row.addWidget(self._receipt, 2)
        self._receipt.hide()
