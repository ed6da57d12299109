"""S13 Trả kết quả: widgets and wires of the hand-over."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Confirmation
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierId
from counter_app.domain.numbers import on_paper
from counter_app.domain.people import Citizen
from counter_app.domain.scans import CardScan, ReceiptScan, Scan
from counter_app.services.reading import Reading
from counter_app.ui import letters, problems, wording
from counter_app.ui.handover import words as spoken
from counter_app.ui.handover.acts import back_act, call_act, ready_acts
from counter_app.ui.handover.beside import Beside
from counter_app.ui.handover.collecting import WhoCollects
from counter_app.ui.handover.confirmed import OFFERED, Confirmed
from counter_app.ui.handover.letter import LateLetter, Letters
from counter_app.ui.handover.presenter import Collector, HandoverPresenter, Wanting
from counter_app.ui.handover.questions import post_question, relation_question
from counter_app.ui.page import Act, Context, Page, States, retry_text
from counter_app.ui.specialists import call
from counter_app.ui.tokens import SPACE_L, SPACE_M, Tone
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Interruptible, Interruption, Panel


class HandoverPage(Page):
    """What is handed over, to whom, and how they confirmed it."""

    dossier_wanted = Signal(object)
    """Back to this DossierId: it was handed over, or it cannot be yet."""
    fee_wanted = Signal(object)
    """Take the fee of this DossierId first."""
    posted = Signal(object)
    """The post has the result of this DossierId: print the slip."""
    citizen_wanted = Signal()
    """F8: let the collector confirm on the citizen's screen."""
    collector_shown = Signal(object, object)
    """Who collects (Collector) is known, or is not (None), of this Reading."""
    rail = "handover"

    def __init__(
        self,
        presenter: HandoverPresenter,
        specialists: str = "",
        letters: Letters | None = None,
    ) -> None:
        """``specialists``: whom to call about a result that has not come."""
        super().__init__()
        self._presenter = presenter
        self._specialists = specialists
        self._reading: Reading | None = None
        self._collector: Collector | None = None
        self._heading, self._what = label("", "h1"), label("", "hint")
        self._result = label()
        self._letter = LateLetter(letters, self._interrupt, self._withdraw)
        self._summary, self._note = ErrorSummary(), Banner()
        self._who = WhoCollects(
            presenter.collected_by, presenter.collected_by_applicant
        )
        self._beside = Beside(presenter.take_along)
        self._given: tuple[Dossier, ...] = ()
        self.confirmed = Confirmed(presenter.take_receipt_back)
        self._states = States(self._body(), icon="package")
        self._stack = Interruptible(self, self._states)
        self.confirmed.chosen.connect(self._confirm)
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Hand over the result")

    def code(self) -> str:
        """Return the dossier's code."""
        return on_paper(self._dossier.code) if self._dossier else ""

    def context(self) -> Context | None:
        """Say whose result it is."""
        dossier = self._dossier
        if dossier is None:
            return None
        return Context(
            citizen=dossier.applicant.name,
            facts=wording.facts(dossier.applicant),
            procedure=f"{dossier.procedure} · {dossier.procedure_name}",
            due=wording.due(dossier.due.at),
        )

    def acts(self) -> tuple[Act, ...]:
        """Hand over, or go back; a question has buttons of its own."""
        if self._stack.question:
            return ()
        back = back_act(self._leave)
        if not self._is_ready:
            waits = self._dossier and spoken.is_awaited(self._dossier)
            return (back, call_act(self._call)) if waits else (back,)
        return (
            back,
            *self._letter.acts(),
            *ready_acts(
                post=self._ask_post,
                scan=self._presenter.scan if self._presenter.may_scan else None,
                confirm=self.citizen_wanted.emit,
                hand_over=self._hand_over,
            ),
        )

    def back(self) -> bool:
        """Put the question away, or go back to the dossier."""
        asked = self._stack.question is not None
        (self._withdraw if asked else self._leave)()
        return asked or self._dossier is not None

    def came(self) -> None:
        """Wait for the collector's card."""
        self._who.wait_for_card()

    def scanned(self, scan: Scan) -> bool:
        """A card is the collector's; a receipt of the same person's goes along."""
        if isinstance(scan, CardScan) and self._is_ready:
            self._withdraw()
            self._presenter.collected_by(scan.citizen)
            return True
        if isinstance(scan, ReceiptScan) and self._dossier:
            own = scan.code in {self._dossier.code, self._dossier.official_code}
            return own or (self._is_ready and self._goes_along(scan.code))
        return False

    def _goes_along(self, code: str) -> bool:
        found = self._presenter.receipt_scanned(code)
        if found is None:
            return False
        self._withdraw()
        tone, words = spoken.taken_along(found)
        if tone is Tone.WARNING:
            self._note.say(tone, words)
        announce(self, words)
        return True

    def show_loading(self) -> None:
        """Say that the result is being looked up; nothing of another one stays."""
        self._reading = None
        self._withdraw()
        self._given = ()
        for banner in (self._letter.said, self._note):
            banner.clear()
        self._beside.show_readings((), frozenset())
        self.confirmed.forget()
        self._summary.show_errors([])
        self._states.show_empty("")
        self._states.show_loading(self.tr("Checking the result…"))
        self.show_collector(None)
        self._who.fill_in(Citizen(name=""))
        self._tell()

    def show_reading(self, reading: Reading) -> None:
        """Show the dossier whose result is to be handed over."""
        self._reading = reading
        self._say()
        self._tell()
        if self._is_ready:
            self._who.wait_for_card()

    def show_collector(self, collector: Collector | None) -> None:
        """Show who collects, and whether it is the applicant."""
        if collector is None or (self._collector and collector != self._collector):
            self.confirmed.show_how(None)
        self._collector = collector
        self._who.show_collector(collector)
        if collector:
            if self._summary.has_focus():
                self._who.wait_for_card()  # its lines go, and the focus with them
            self._summary.show_errors([])
            announce(self, self._who.said())
        self.collector_shown.emit(collector, self._reading)

    def show_beside(
        self, readings: Sequence[Reading], ticked: frozenset[DossierId]
    ) -> None:
        """Show what else waits here, and what of it is handed over with the result."""
        self._note.clear()
        self._beside.show_readings(readings, ticked)
        self.confirmed.show_count(1 + len(ticked))
        if self._presenter.confirmed is None:
            self.confirmed.show_how(None)
        self.collector_shown.emit(self._collector, self._reading)

    def ask_fee(self, dossier: Dossier) -> None:
        """Go and take what is still to be paid first."""
        self.fee_wanted.emit(dossier.id)

    def show_wanting(self, wanting: Wanting) -> None:
        """Say what is still missing."""
        errors: list[tuple[str, Callable[[], object]]] = []
        who = self.tr("Scan the collector's card, or type the name")
        how = self.tr("Choose how the collector confirmed")
        if wanting.collector:
            errors.append((who, self._who.focus_name))
        if wanting.confirmation:
            errors.append((how, self.confirmed.focus_first))
        self._who.show_error(who if wanting.collector else "")
        self._summary.show_errors(errors)
        self.mark_failed(True)

    def ask_relation(self, collector: Collector) -> None:
        """Interrupt: somebody else collects, and it is to be said by what right."""
        self._interrupt(
            relation_question(
                self._dossier,
                collector,
                self._then(self._presenter.relate),
                self._withdraw,
                count=1 + len(self._presenter.along),
            )
        )

    def _call(self) -> None:
        of = self._dossier
        if of:
            told = call(self._specialists, of.code, of.procedure_name, of.due.at)
            self._states.banner.say(*told)

    def _ask_post(self) -> None:
        if self._dossier:
            go = self._then(self._presenter.send_by_post)
            self._interrupt(post_question(self._dossier, go, self._withdraw))

    def _interrupt(self, question: Interruption) -> None:
        self._stack.interrupt(question)
        self._tell()

    def show_authority(self, pages: int | None) -> None:
        """Say how much of the authorisation is there; 0: it comes, None: nothing."""
        self._who.authority.clear()
        if pages is not None:
            self._who.authority.say(*spoken.scanned(pages))

    def show_scan_problem(self, problem: CounterError) -> None:
        """Say why nothing was scanned; what was scanned before stays."""
        words = problems.sentence(problem)
        self._who.authority.say(
            Tone.DANGER, words, (retry_text(), self._presenter.scan)
        )

    def show_posted(self, dossier: Dossier) -> None:
        """Show the dossier, and print what says that the post has its result."""
        self.show_handed_over(dossier)
        self.posted.emit(dossier.id)

    def show_handed_over(self, dossier: Dossier) -> None:
        """Show the dossier: its progress says to whom and when."""
        self._withdraw()
        self.mark_failed(False)
        self.dossier_wanted.emit(dossier.id)

    def show_all_handed_over(self, dossiers: Sequence[Dossier]) -> None:
        """List what was handed over; the first one is a key away."""
        self._withdraw()
        self.mark_failed(False)
        self._given = (*dossiers,)
        self._say()
        self._tell()
        self.collector_shown.emit(None, self._reading)  # nothing is left to confirm
        announce(self, spoken.given(dossiers))

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; nothing was handed over."""
        self._withdraw()
        again = self._presenter.again if self._reading is None else None
        self._states.show_problem(problem, again)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 choose how the collector confirmed, where nothing is typed."""
        how = dict(enumerate(OFFERED, start=1)).get(letters.digit(event) or 0)
        if how and not self._stack.question and self._is_ready:
            self._confirm(how)
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every word again."""
        for part in (self._who, self._beside, self.confirmed):
            part.retranslate()
        self._say()

    @property
    def _dossier(self) -> Dossier | None:
        return self._reading.whole.dossier if self._reading else None

    @property
    def _is_ready(self) -> bool:
        return not self._given and spoken.can_be_given(self._dossier)

    def _tell(self) -> None:
        self.acts_changed.emit()
        self.heading_changed.emit()

    def _leave(self) -> None:
        if self._dossier:
            dossier: DossierId = self._dossier.id
            self.dossier_wanted.emit(dossier)

    def _hand_over(self) -> None:
        self._who.take_typed()
        self._presenter.hand_over()

    def _then(self, go: Callable[[str], object]) -> Callable[[str], None]:
        """Put the question away, then do what was answered."""

        def answered(words: str) -> None:
            self._withdraw()
            go(words)

        return answered

    def _withdraw(self) -> None:
        if self._stack.withdraw():
            self._who.wait_for_card()
            self._tell()

    def _confirm(self, how: Confirmation) -> None:
        self.confirmed.show_how(how)
        if self._summary.has_focus():
            self.confirmed.focus(how)
        self._presenter.confirm(how)

    def shown(self) -> tuple[Collector, Sequence[Reading]] | None:
        """Return who collects what, once both are known."""
        if self._collector is None or self._reading is None or not self._is_ready:
            return None
        return self._collector, (self._reading, *self._presenter.along)

    def is_tapped(self) -> bool:
        """Say whether the collector has confirmed on the citizen's screen."""
        return self._presenter.confirmed is Confirmation.ON_SCREEN

    def citizen_confirmed(self, at: datetime) -> None:
        """The collector tapped "right": it counts as any other confirmation."""
        if self._summary.has_focus():
            self._who.wait_for_card()
        self._summary.show_errors([])
        self.confirmed.show_how(Confirmation.ON_SCREEN)
        self.confirmed.citizen.show_confirmed(at)
        self._presenter.confirm(Confirmation.ON_SCREEN)

    def citizen_disagreed(self) -> None:
        """The collector says that something is wrong: nothing is confirmed."""
        self.confirmed.show_how(None)
        self.confirmed.citizen.show_disagreed()
        self._presenter.confirm(None)

    def _say(self) -> None:
        reading = self._reading
        if reading is None:
            return
        dossier = reading.whole.dossier
        if not self._is_ready:
            words = spoken.given(self._given) or spoken.why_not(dossier)
            self._states.show_empty(words, self.tr("Open the dossier"), self._leave)
            return
        words = self.tr("Hand over the result · {code}")
        self._heading.setText(words.format(code=on_paper(dossier.code)))
        self._what.setText(f"{dossier.procedure} · {dossier.procedure_name}")
        result = reading.procedure.result if reading.procedure else "–"
        told = self.tr("Result: {what}").format(what=result)
        facts = (told, spoken.money(dossier), wording.lies_in(reading.whole.place))
        self._result.setText(" · ".join(filter(None, facts)))
        self._states.show_content()
        self._letter.show_reading(reading)

    def _body(self) -> QWidget:
        box = Panel()
        for words in (self._heading, self._what, self._result):
            box.column.addWidget(words)
        told = (self._letter.banner, self._letter.said, self._summary)
        for part in (*told, self._who, self._note, self._beside):
            box.column.addWidget(part)
        box.column.addWidget(self.confirmed)
        box.column.addStretch(1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.addWidget(Body(box))
        return body
