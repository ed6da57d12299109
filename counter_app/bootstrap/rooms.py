"""The screens of an opened counter, each made when it is first wanted, or before."""

from collections.abc import Iterator
from functools import cached_property, partial

from PySide6.QtCore import QCoreApplication

from counter_app.bootstrap.lanes import Lanes
from counter_app.bootstrap.money_rooms import MoneyRooms
from counter_app.bootstrap.printing_room import printing_page
from counter_app.bootstrap.resuming import drafts_by_name, read_draft, step_of
from counter_app.bootstrap.scan_desk import papers_presenter
from counter_app.bootstrap.taking_in import take_in
from counter_app.bootstrap.use_cases import Counter
from counter_app.domain.drafts import Draft
from counter_app.domain.errors import CounterError
from counter_app.domain.identity import is_personal_id
from counter_app.domain.ids import DossierId
from counter_app.domain.people import Citizen
from counter_app.domain.procedures import Procedure
from counter_app.ui.check.page import CheckPage
from counter_app.ui.check.presenter import CheckPresenter
from counter_app.ui.check.sheet import CheckSheet
from counter_app.ui.declaration.page import DeclarationPage
from counter_app.ui.declaration.presenter import DeclarationPresenter
from counter_app.ui.fee.words import Origin
from counter_app.ui.hub import Hub
from counter_app.ui.main_window import MainWindow
from counter_app.ui.paper_declaration import PaperDeclaration
from counter_app.ui.papers.page import PapersPage
from counter_app.ui.papers.presenter import PapersPresenter
from counter_app.ui.person.page import PersonPage
from counter_app.ui.person.presenter import PersonPresenter
from counter_app.ui.printing.page import PrintingPage
from counter_app.ui.procedure.page import ProcedurePage
from counter_app.ui.procedure.presenter import ProcedurePresenter
from counter_app.ui.ready.page import ReadyPage
from counter_app.ui.ready.presenter import ReadyPresenter
from counter_app.ui.received.page import ReceivedPage
from counter_app.ui.received.presenter import ReceivedPresenter
from counter_app.ui.serving import Serving
from counter_app.ui.tokens import Tone
from counter_app.ui.turning_away.page import TurningAwayPage
from counter_app.ui.turning_away.presenter import TurningAwayPresenter
from counter_app.ui.walk import Walk

translate = QCoreApplication.translate


class Rooms(MoneyRooms):
    """Makes the screens and leads from one to the next."""

    def __init__(
        self, counter: Counter, window: MainWindow, hub: Hub, lanes: Lanes
    ) -> None:
        super().__init__(counter, window, hub, lanes)
        self.walk = self.walk_anew()
        self.beside: list[object] = []
        """Rooms of their own whose screens go at a lock too."""

    def walk_anew(self) -> Walk:
        """Forget the walk and who listened to it: the screens went at a lock."""
        self.walk = Walk()
        Serving(self.walk, self._counter.intake, self._lanes.local)
        return self.walk

    def prepare(self) -> Iterator[None]:
        """Make the screens a citizen waits for ahead of time, in steps.

        The others are made when they are first gone to: each held its memory all day.
        """
        for make in (
            lambda: self.ready_page,
            lambda: self.person_page,
            lambda: self.procedure_page,
            lambda: self.declaration_page,
            lambda: self.papers_page,
            lambda: self.check_page,
            lambda: self.received_page,
            lambda: self.fee_page,
            lambda: self.dossier_page,
            lambda: self.handover_page,
            lambda: self.today_page,
        ):
            yield from take_in(make(), self._window)

    def ready(self) -> None:
        """Wait for the next person; nothing of the last one stays on the screen."""
        self.walk.clear()
        self.look_at_till()
        self._window.show_page(self.ready_page)

    def serve(self, citizen: Citizen) -> None:
        """Begin to serve the citizen of a card."""
        self.walk.clear()
        self.person_presenter.serve(citizen)
        self._window.show_page(self.person_page)

    def person(self) -> None:
        """Go to step 1, the citizen; without a citizen, to be typed."""
        self._window.show_page(self.person_page)

    def procedure(self, query: str = "") -> None:
        """Go to step 1, the procedure; search what was typed on the way."""
        if self.walk.draft:
            self._window.show_page(self.procedure_page)
            self.procedure_page.begin(query)
            return
        words = translate(
            "FindingRoom", "Scan the citizen's card first, then find the procedure."
        )
        self._window.scan_banner.say(Tone.INFO, words)

    def form(self, pointer: str = "") -> None:
        """Go to step 2, at this field."""
        if self.walk.procedure:
            self._window.show_page(self.declaration_page)
            if pointer:
                self.declaration_page.show_field(pointer)

    def papers(self) -> None:
        """Go to step 3."""
        if self.walk.procedure:
            self._window.show_page(self.papers_page)

    def check(self) -> None:
        """Go to step 4."""
        if self.walk.procedure:
            self._window.show_page(self.check_page)

    def turn_away(self) -> None:
        """Guide the citizen, or refuse, before anything is received."""
        if self.walk.procedure:
            self._window.show_page(self.turning_away_page)

    def received(self) -> None:
        """Show what was received."""
        self._window.show_page(self.received_page)

    def printing(self) -> None:
        """Show what was printed, the register, and the printers."""
        self._window.show_page(self.printing_page)

    def copies(self) -> None:
        """Go to the copy-certification lane, with the citizen being served if any."""
        draft = self.walk.draft
        if draft and not self.copies_presenter.documents:
            self.copies_presenter.serve(draft.citizen)
            if draft.procedure is None:
                self.walk.clear()
                self.copies_presenter.instead_of(draft.id)
        self._window.show_page(self.copies_page)

    def forget(self) -> None:
        """Another officer signs in: nothing of the last citizen stays."""
        self.walk.clear()
        self.copies_presenter.clear()
        self.fee_presenter.clear()

    def look_for(self, text: str) -> None:
        """Open what was typed: a personal ID begins a walk, the rest is searched."""
        if is_personal_id("".join(text.split())):
            self.serve(Citizen(name="", personal_id="".join(text.split())))
            return
        self._window.show_page(self.today_page)
        self.today_presenter.search(text)

    def resume(self, draft: str) -> None:
        """Take up a draft where it was left."""

        def go(read: tuple[Draft, Procedure | None]) -> None:
            self.walk.begin(*read)
            step_of(self, read[0])()

        read = partial(read_draft, self._counter, draft)
        self._lanes.local.run(read, go, self._complain)

    def another(self, dossier: DossierId) -> None:
        """Begin the next dossier of the citizen who handed this one in."""

        def failed(problem: CounterError) -> None:
            self._window.show_page(self.received_page)
            self.received_page.show_problem(problem)

        def go(draft: Draft) -> None:
            if self.walk.received and self.walk.received.id == dossier:
                self.walk.begin(draft)
                self.procedure()

        self._lanes.local.run(
            lambda: self._counter.after_work.visits.another(dossier),
            go,
            failed,
        )

    def _complain(self, problem: CounterError) -> None:
        self.ready_page.show_counts_problem(problem)

    @cached_property
    def ready_page(self) -> ReadyPage:
        """S02."""
        till = self._counter.money.cashing_up.state
        drafts = partial(drafts_by_name, self._counter)
        lookup, lane = self._counter.lookup, self._lanes.local
        presenter = ReadyPresenter(lookup, lane, till, drafts)
        page = ReadyPage(presenter)
        page.cash.till_wanted.connect(self.till)
        self._hub.listen(presenter.hear, guest=True)
        page.card.connect(self.serve)
        page.receipt.connect(self.receipt)
        page.typed.connect(self.look_for)
        page.draft_chosen.connect(self.resume)
        return page

    @cached_property
    def person_presenter(self) -> PersonPresenter:
        """S03, what decides."""
        counter = self._counter
        return PersonPresenter(
            self.walk,
            counter.intake,
            counter.lookup,
            self._lanes.local,
            provinces=counter.provinces,
        )

    @cached_property
    def person_page(self) -> PersonPage:
        """S03."""
        page = PersonPage(self.person_presenter, self._counter.clock.now().year)
        page.procedure_wanted.connect(self.procedure)
        return page

    @cached_property
    def procedure_page(self) -> ProcedurePage:
        """S04."""
        counter = self._counter
        presenter = ProcedurePresenter(
            self.walk,
            counter.intake,
            counter.lookup,
            counter.finding.find,
            self._lanes.local,
            counter.law_work.watch.status,
        )
        presenter.offer(counter.finding)
        page = ProcedurePage(presenter, self.walk)
        page.form_wanted.connect(self.form)
        page.person_wanted.connect(self.person)
        page.dossier_wanted.connect(self.dossier)
        return page

    @cached_property
    def declaration_presenter(self) -> DeclarationPresenter:
        """S06, what decides."""
        counter = self._counter
        return DeclarationPresenter(
            self.walk,
            counter.intake,
            counter.forms,
            self._lanes.local,
            counter.remembering,
        )

    @cached_property
    def paper_declaration(self) -> PaperDeclaration:
        """F12 on S06 and S08."""
        return PaperDeclaration(
            self.walk, self._counter.declaring, self._lanes.printing
        )

    @cached_property
    def declaration_page(self) -> DeclarationPage:
        """S06."""
        page = DeclarationPage(
            self.declaration_presenter,
            self.walk,
            self._counter.lookup.day,
            self.paper_declaration,
        )
        page.papers_wanted.connect(self.papers)
        page.check_wanted.connect(self.check)
        page.procedure_wanted.connect(self.procedure)
        page.ready_wanted.connect(self.ready)
        page.turning_away_wanted.connect(self.turn_away)
        return page

    @cached_property
    def turning_away_page(self) -> TurningAwayPage:
        """S12b and S12c, before anything is received."""
        page = TurningAwayPage(
            TurningAwayPresenter(
                self._counter.after_work.turning_away,
                self.walk,
                self._lanes.local,
                self._lanes.printing,
            )
        )
        page.form_wanted.connect(self.form)
        page.ready_wanted.connect(self.ready)
        return page

    @cached_property
    def papers_presenter(self) -> PapersPresenter:
        """S07, what decides."""
        return papers_presenter(self.walk, self._counter, self._lanes, self._hub)

    @cached_property
    def papers_page(self) -> PapersPage:
        """S07."""
        page = PapersPage(self.papers_presenter)
        page.check_wanted.connect(self.check)
        page.form_wanted.connect(self.form)
        return page

    @cached_property
    def check_presenter(self) -> CheckPresenter:
        """S08, what decides."""
        sheet = CheckSheet(self._counter.money.check_slips, self._lanes.printing)
        return CheckPresenter(self.walk, self._counter.intake, self._lanes.local, sheet)

    @cached_property
    def check_page(self) -> CheckPage:
        """S08."""
        page = CheckPage(
            self.check_presenter, self._counter.forms, self.paper_declaration
        )
        self._hub.listen(self.check_presenter.hear, guest=True)
        if told := self._counter.syncing.connection:
            self.check_presenter.hear(told)
        page.sheet_wanted.connect(self.check_presenter.print_sheet)
        page.received_wanted.connect(self.received)
        page.form_wanted.connect(self.form)
        page.papers_wanted.connect(self.papers)
        page.person_wanted.connect(self.person)
        page.procedure_wanted.connect(self.procedure)
        return page

    @cached_property
    def received_page(self) -> ReceivedPage:
        """S09."""
        counter = self._counter
        presenter = ReceivedPresenter(
            self.walk,
            counter.receipting,
            counter.lookup,
            counter.catalogue,
            (self._lanes.local, self._lanes.printing),
            counter.money.paying.qr,
        )
        page = ReceivedPage(presenter)
        page.fee_wanted.connect(partial(self.fee, Origin.RECEIVED))
        self._hub.listen(presenter.hear, guest=True)
        page.next_wanted.connect(self.ready)
        page.another_wanted.connect(self.another)
        return page

    @cached_property
    def printing_page(self) -> PrintingPage:
        """S20: what came out of printers."""
        return printing_page(self._counter, self._lanes, self._hub)
