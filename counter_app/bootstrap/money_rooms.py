"""The screens of money: the fee, the till, the lane that always takes some."""

from abc import abstractmethod
from functools import cached_property, partial

from PySide6.QtCore import QCoreApplication

from counter_app.bootstrap.dossier_rooms import DossierRooms
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierId
from counter_app.services.cashing_up import TillState
from counter_app.services.handing_shift import HandingShift
from counter_app.ui.actions import Command
from counter_app.ui.cash_up.page import CashUpPage
from counter_app.ui.cash_up.presenter import CashUpPresenter
from counter_app.ui.copies.page import CopiesPage
from counter_app.ui.copies.presenter import CopiesPresenter
from counter_app.ui.fee.page import FeePage
from counter_app.ui.fee.presenter import FeePresenter, FeeWork
from counter_app.ui.fee.words import Origin
from counter_app.ui.frame.rail import RailItem
from counter_app.ui.received.page import ReceivedPage

translate = QCoreApplication.translate


class MoneyRooms(DossierRooms):
    """Makes these screens and leads from one to the next."""

    _till_open = False
    """Whether the officer at work has an open shift, as last looked up."""

    @property
    @abstractmethod
    def received_page(self) -> ReceivedPage:
        """S09."""

    @abstractmethod
    def another(self, dossier: DossierId) -> None:
        """Begin the next dossier of the citizen who handed this one in."""

    def fee(self, origin: Origin, dossier: DossierId) -> None:
        """Take the fee of a dossier; afterwards back to where it was asked for."""
        page = self.fee_page
        page.origin = origin
        self.fee_presenter.open(dossier)
        self._window.show_page(page)

    def till(self) -> None:
        """Show the till of the officer at work."""
        self._window.show_page(self.cash_up_page)

    def furnish_till(self) -> None:
        """Give the till its key, its place in the rail and its word at leaving."""
        window = self._window
        window.bind(Command.TILL, self.till)
        window.add_room(
            RailItem(
                id="till",
                icon="cash-banknote",
                text=lambda: translate("Rail", "Fees, cash-up"),
                run=self.till,
            )
        )
        window.reminders.append(self._till_reminder)

    def look_at_till(self) -> None:
        """Look up whether a shift is open, so that leaving can be warned of."""

        def note(state: TillState | None) -> None:
            self._till_open = state is not None

        self._lanes.local.run(self._counter.money.cashing_up.state, note, _ignore)

    def _till_reminder(self) -> str:
        if not self._till_open:
            return ""
        return translate(
            "Till",
            "Your shift at the till is open. Close it before you go, or the next"
            " officer cannot know what lies in it.",
        )

    def _fee_done(self) -> None:
        presenter, origin = self.fee_presenter, self.fee_page.origin
        due, settled = presenter.due, presenter.is_settled
        self.look_at_till()
        if origin is Origin.COPIES:
            if settled:
                self.copies_presenter.settle()
            self._window.show_page(self.copies_page)
        elif origin is Origin.HANDOVER:
            self.handover_presenter.look_again()
            self._window.show_page(self.handover_page)
        elif origin is Origin.DOSSIER and due:
            self.dossier(due.dossier.id)
        elif origin is Origin.TILL:
            self.till()
        elif settled:
            self.ready()
        else:
            self._window.show_page(self.received_page)

    @cached_property
    def fee_presenter(self) -> FeePresenter:
        """S10, what decides."""
        money = self._counter.money
        work = FeeWork(
            collecting=money.collecting,
            slips=money.fee_slips,
            numbering=self._counter.paper_work.numbering,
        )
        return FeePresenter(work, self._lanes.local, self._lanes.printing)

    @cached_property
    def fee_page(self) -> FeePage:
        """S10."""
        page = FeePage(self.fee_presenter)
        page.done.connect(self._fee_done)
        page.another_wanted.connect(self.another)
        return page

    @cached_property
    def cash_up_page(self) -> CashUpPage:
        """S16."""
        money, lanes = self._counter.money, self._lanes
        syncing = self._counter.syncing
        handing = HandingShift(
            session=self._counter.session,
            day_end=money.day_end,
            refusals=syncing.refusals,
            conflicts=syncing.conflicts,
        )
        presenter = CashUpPresenter(
            money.cashing_up,
            handing,
            lanes.local,
            lanes.printing,
            self._counter.proving.last,
        )
        self._hub.listen(presenter.hear, guest=True)
        page = CashUpPage(presenter)
        page.shift_changed.connect(self.look_at_till)
        page.fee_wanted.connect(partial(self.fee, Origin.TILL))
        page.handed.connect(lambda: self._window.press(Command.LOCK))
        return page

    @cached_property
    def copies_presenter(self) -> CopiesPresenter:
        """The copy-certification lane, what decides."""
        work, lanes = self._counter.copy_work, self._lanes
        labelling = self._counter.paper_work.labelling
        return CopiesPresenter(
            work.certifying, labelling, work.paying, lanes.local, lanes.devices
        )

    @cached_property
    def copies_page(self) -> CopiesPage:
        """The copy-certification lane."""
        page = CopiesPage(self.copies_presenter)
        page.receipt_wanted.connect(self.reprint)
        page.fee_wanted.connect(partial(self.fee, Origin.COPIES))
        return page


def _ignore(_problem: CounterError) -> None:
    """The warning is all that depends on it."""
