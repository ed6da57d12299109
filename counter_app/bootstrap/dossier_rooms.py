"""The screens of received dossiers: lists, one dossier, what may be done with it."""

from abc import ABC, abstractmethod
from functools import cached_property, partial

from counter_app.bootstrap.lanes import Lanes
from counter_app.bootstrap.use_cases import Counter
from counter_app.domain.afterwards import FollowUp
from counter_app.domain.dossiers import Dossier
from counter_app.domain.ids import DossierId, OfficerId
from counter_app.domain.listing import Shown
from counter_app.domain.printed import Form
from counter_app.ui.asking.page import AskingPage
from counter_app.ui.asking.presenter import AskingPresenter
from counter_app.ui.bringing.page import BringingPage
from counter_app.ui.bringing.presenter import BringingPresenter
from counter_app.ui.bringing.presenter import Lanes as BringingLanes
from counter_app.ui.correcting.page import CorrectingPage
from counter_app.ui.correcting.presenter import CorrectingPresenter
from counter_app.ui.dossier.menu import supplement_of
from counter_app.ui.dossier.page import DossierPage
from counter_app.ui.dossier.papers import OtherPapers
from counter_app.ui.dossier.presenter import DossierPresenter
from counter_app.ui.due.page import DuePage
from counter_app.ui.due.presenter import DuePresenter
from counter_app.ui.ending.page import EndingPage
from counter_app.ui.ending.presenter import EndingPresenter
from counter_app.ui.fee.words import Origin
from counter_app.ui.follow_up_page import FollowUpPage
from counter_app.ui.handover.letter import Letters
from counter_app.ui.handover.page import HandoverPage
from counter_app.ui.handover.presenter import HandoverPresenter, Scanning
from counter_app.ui.hub import Hub
from counter_app.ui.main_window import MainWindow
from counter_app.ui.shelf.page import ShelfPage
from counter_app.ui.shelf.presenter import ShelfPresenter, ShelfWork
from counter_app.ui.today.page import TodayPage
from counter_app.ui.today.presenter import TodayPresenter


class DossierRooms(ABC):
    """Makes these screens and leads from one to the next."""

    def __init__(
        self, counter: Counter, window: MainWindow, hub: Hub, lanes: Lanes
    ) -> None:
        self._counter = counter
        self._window = window
        self._hub = hub
        self._lanes = lanes
        self._shown: dict[OfficerId, Shown] = {}
        """What each officer chose to see of today's list: screens go at a lock."""

    @abstractmethod
    def ready(self) -> None:
        """Wait for the next person."""

    @abstractmethod
    def fee(self, origin: Origin, dossier: DossierId) -> None:
        """Take the fee of a dossier."""

    def today(self) -> None:
        """Show today's list as its officer left it."""
        self.today_presenter.recall()
        self._window.show_page(self.today_page)

    def dossier(self, dossier: DossierId) -> None:
        """Show one dossier."""
        self._window.show_page(self.dossier_page)
        self.dossier_presenter.open(dossier)

    def reprint(self, dossier: DossierId) -> None:
        """Show one dossier and print its receipt again."""
        self.dossier(dossier)
        self.dossier_presenter.reprint()

    def receipt(self, code: str) -> None:
        """Show the dossier of a scanned receipt."""
        self._window.show_page(self.dossier_page)
        self.dossier_presenter.open_code(code)

    def hand_over(self, dossier: DossierId) -> None:
        """Go to the hand-over of this dossier's result."""
        self._window.show_page(self.handover_page)
        self.handover_presenter.open(dossier)

    def results(self) -> None:
        """Show the shelf: what waits to be handed over, and where it lies."""
        self._window.show_page(self.shelf_page)

    def at_post(self, dossier: Dossier) -> None:
        """Show on the shelf what the post has, with this one chosen."""
        self.results()
        self.shelf_presenter.scan(dossier.code)

    def due(self) -> None:
        """Show what is due soon or overdue."""
        self._window.show_page(self.due_page)

    def supplement(self, dossier: DossierId) -> None:
        """Take in what was asked for, or ask, as the dossier stands."""

        def go(found: Dossier) -> None:
            self.follow_up(supplement_of(found), dossier)

        self._lanes.local.run(
            lambda: self._counter.lookup.dossier(dossier),
            go,
            lambda _problem: self.dossier(dossier),
        )

    def apologise(self, dossier: DossierId) -> None:
        """Go to the letter of apology of this dossier."""
        self.follow_up(FollowUp.EXTEND, dossier)

    def follow_up(self, act: FollowUp, dossier: DossierId) -> None:
        """Go to the screen of this act."""
        page: FollowUpPage
        if act is FollowUp.ASK:
            page, open_it = self.asking_page, self.asking_presenter.open
        elif act is FollowUp.BRING:
            page, open_it = self.bringing_page, self.bringing_presenter.open
        elif act is FollowUp.CORRECT:
            page, open_it = self.correcting_page, self.correcting_presenter.open
        else:
            page = self.ending_page
            open_it = partial(self.ending_presenter.open, act)
        page.wants(dossier)
        open_it(dossier)
        self._window.show_page(page)

    def followed_up(self, act: FollowUp, after: Dossier) -> None:
        """Show the dossier after the act, and print the paper that says it."""
        self.dossier(after.id)
        self.dossier_presenter.print_said(act, after)

    @cached_property
    def dossier_presenter(self) -> DossierPresenter:
        """S11, what decides."""
        counter = self._counter
        presenter = DossierPresenter(
            counter.reader,
            counter.handing_over,
            counter.receipting,
            self._lanes.local,
            self._lanes.printing,
            OtherPapers(counter.paper_work.slips, counter.declaring),
        )
        presenter.fetches_by(counter.fetching, self._lanes.far)
        self._hub.listen(presenter.hear, guest=True)
        return presenter

    @cached_property
    def dossier_page(self) -> DossierPage:
        """S11."""
        page = DossierPage(self.dossier_presenter)
        page.handover_wanted.connect(self.hand_over)
        page.shelf_wanted.connect(self.at_post)
        page.ready_wanted.connect(self.ready)
        page.follow_up_wanted.connect(self.follow_up)
        page.fee_wanted.connect(partial(self.fee, Origin.DOSSIER))
        return page

    @cached_property
    def handover_presenter(self) -> HandoverPresenter:
        """S13, what decides."""
        counter = self._counter
        supplementing = counter.after_work.supplementing
        scanning = Scanning(
            lambda: supplementing.scan(lambda: False), self._lanes.devices
        )
        return HandoverPresenter(
            counter.reader, counter.handing_over, self._lanes.local, scanning
        )

    @cached_property
    def handover_page(self) -> HandoverPage:
        """S13."""
        specialists = self._counter.after_work.due_dates.specialists
        letters = Letters(
            self._counter.after_work.apologising,
            self._lanes.local,
            self._lanes.printing,
        )
        page = HandoverPage(self.handover_presenter, specialists, letters)
        page.dossier_wanted.connect(self.dossier)
        page.fee_wanted.connect(partial(self.fee, Origin.HANDOVER))
        page.posted.connect(
            lambda _dossier: self.dossier_presenter.print_slip(Form.RETURNED)
        )
        return page

    @cached_property
    def shelf_presenter(self) -> ShelfPresenter:
        """The shelf of results, what decides."""
        counter = self._counter
        presenter = ShelfPresenter(
            ShelfWork(
                shelving=counter.after_work.shelving,
                handing_over=counter.handing_over,
                lookup=counter.lookup,
            ),
            self._lanes.local,
            self._lanes.printing,
        )
        self._hub.listen(presenter.hear, guest=True)
        return presenter

    @cached_property
    def shelf_page(self) -> ShelfPage:
        """The shelf of results."""
        page = ShelfPage(self.shelf_presenter)
        page.dossier_wanted.connect(self.dossier)
        page.handover_wanted.connect(self.hand_over)
        return page

    @cached_property
    def today_presenter(self) -> TodayPresenter:
        """S14, what decides."""
        presenter = TodayPresenter(
            self._counter.lookup,
            self._counter.catalogue,
            self._lanes.local,
            self._shown,
        )
        self._hub.listen(presenter.hear, guest=True)
        return presenter

    @cached_property
    def today_page(self) -> TodayPage:
        """S14."""
        page = TodayPage(self.today_presenter)
        page.dossier_wanted.connect(self.dossier)
        page.handover_wanted.connect(self.hand_over)
        page.reprint_wanted.connect(self.reprint)
        page.supplement_wanted.connect(self.supplement)
        return page

    @cached_property
    def due_presenter(self) -> DuePresenter:
        """S15, what decides."""
        counter = self._counter
        presenter = DuePresenter(
            counter.after_work.due_dates,
            counter.lookup,
            counter.catalogue,
            self._lanes.local,
        )
        self._hub.listen(presenter.hear, guest=True)
        return presenter

    @cached_property
    def due_page(self) -> DuePage:
        """S15."""
        page = DuePage(self.due_presenter)
        page.dossier_wanted.connect(self.dossier)
        page.apology_wanted.connect(self.apologise)
        page.supplement_wanted.connect(self.supplement)
        return page

    @cached_property
    def asking_presenter(self) -> AskingPresenter:
        """S12b, what decides."""
        return AskingPresenter(
            self._counter.after_work.supplementing, self._lanes.local
        )

    @cached_property
    def asking_page(self) -> AskingPage:
        """S12b."""
        page = AskingPage(self.asking_presenter, self._counter.lookup.day)
        self._lead(page)
        return page

    @cached_property
    def bringing_presenter(self) -> BringingPresenter:
        """S12, what decides."""
        counter = self._counter
        return BringingPresenter(
            counter.after_work.supplementing,
            BringingLanes(self._lanes.local, self._lanes.devices),
        )

    @cached_property
    def bringing_page(self) -> BringingPage:
        """S12."""
        page = BringingPage(self.bringing_presenter)
        self._lead(page)
        return page

    @cached_property
    def ending_presenter(self) -> EndingPresenter:
        """S12c, what decides."""
        return EndingPresenter(self._counter.after_work.ending, self._lanes.local)

    @cached_property
    def ending_page(self) -> EndingPage:
        """S12c."""
        page = EndingPage(self.ending_presenter)
        self._lead(page)
        return page

    @cached_property
    def correcting_presenter(self) -> CorrectingPresenter:
        """The correction of a dossier, what decides."""
        return CorrectingPresenter(
            self._counter.after_work.correcting, self._lanes.local
        )

    @cached_property
    def correcting_page(self) -> CorrectingPage:
        """The correction of a dossier."""
        page = CorrectingPage(self.correcting_presenter, self._counter.lookup.day)
        self._lead(page)
        return page

    def _lead(self, page: FollowUpPage) -> None:
        page.dossier_wanted.connect(self.dossier)
        page.done.connect(self.followed_up)
