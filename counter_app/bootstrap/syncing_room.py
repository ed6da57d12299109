"""The screen of what waits and what needs an officer, beside the other rooms."""

from functools import cached_property

from PySide6.QtCore import QCoreApplication

from counter_app.bootstrap.lanes import Lanes
from counter_app.bootstrap.rooms import Rooms
from counter_app.bootstrap.use_cases import Counter
from counter_app.services.two_copies import TwoCopies
from counter_app.ui.actions import Command
from counter_app.ui.backups.page import BackupsPage
from counter_app.ui.backups.presenter import BackupsPresenter, Work
from counter_app.ui.frame.rail import RailItem
from counter_app.ui.hub import Hub
from counter_app.ui.main_window import MainWindow
from counter_app.ui.syncing.page import SyncingPage
from counter_app.ui.syncing.presenter import SyncingPresenter
from counter_app.vault.parcel import by_code

translate = QCoreApplication.translate


class SyncingRoom:
    """Made when it is first wanted; leads to a dossier."""

    def __init__(self, counter: Counter, hub: Hub, lanes: Lanes) -> None:
        self._counter = counter
        self._hub = hub
        self._lanes = lanes

    @cached_property
    def page(self) -> SyncingPage:
        """S15."""
        counter = self._counter
        presenter = SyncingPresenter(
            counter.syncing,
            counter.proving,
            TwoCopies(
                begin=counter.lookup.begin,
                catalogue=counter.catalogue,
                forms=counter.forms,
                session=counter.session,
                clock=counter.clock,
            ),
            self._lanes.local,
            self._lanes.far,
        )
        self._hub.listen(presenter.hear, guest=True)
        return SyncingPage(presenter)

    @cached_property
    def backups_page(self) -> BackupsPage:
        """What is backed up; restored data are confirmed there."""
        counter = self._counter
        work = Work(
            backing_up=counter.backing_up,
            confirming=counter.confirming,
            carrying=counter.carrying,
            opener=by_code,
            syncing=counter.syncing,
        )
        presenter = BackupsPresenter(work, counter.session, self._lanes.far)
        return BackupsPage(presenter)

    def furnish(self, window: MainWindow, rooms: Rooms) -> None:
        """Give it its key and its place in the rail."""

        def show() -> None:
            if "page" not in vars(self):
                self.page.dossier_wanted.connect(rooms.dossier)
                self.page.backups_wanted.connect(
                    lambda: window.show_page(self.backups_page)
                )
            window.show_page(self.page)

        rooms.beside.append(self)
        window.bind(Command.SYNCING, show)
        window.add_room(
            RailItem(
                id="syncing",
                icon="cloud-upload",
                text=lambda: translate("Rail", "Sending to the city"),
                run=show,
            )
        )
