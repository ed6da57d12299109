"""The screen of what was submitted from home, beside the other rooms."""

from functools import cached_property

from PySide6.QtCore import QCoreApplication

from counter_app.bootstrap.citizen_room import Joined
from counter_app.domain.errors import CounterError
from counter_app.domain.news import Changed, Connection, News
from counter_app.services.from_home import Opened
from counter_app.ui.actions import Command
from counter_app.ui.frame.rail import RailItem
from counter_app.ui.from_home.page import FromHomePage
from counter_app.ui.from_home.presenter import FromHomePresenter


class FromHomeRoom:
    """Made when it is first wanted; leads to the declaration of what was opened."""

    def __init__(self, joined: Joined) -> None:
        self._joined, self._hub = joined, joined.hub
        self._count = 0

    @cached_property
    def page(self) -> FromHomePage:
        """What came from home."""
        counter, lanes = self._joined.counter, self._joined.lanes
        presenter = FromHomePresenter(
            counter.after_work.from_home, counter.session, lanes.local, lanes.far
        )
        told = counter.syncing.connection
        if told:
            presenter.hear(told)
        self._hub.listen(presenter.hear, guest=True)
        page = FromHomePage(presenter)
        page.opened.connect(self._go_on)
        return page

    def furnish(self) -> None:
        """Give it its key and its place in the rail, and count what waits."""
        window = self._joined.window
        window.bind(Command.FROM_HOME, self.show)
        window.add_room(
            RailItem(id="from-home", icon="send-2", text=self._text, run=self.show)
        )
        self._hub.listen(self._hear)

    def show(self) -> None:
        """Show the list."""
        self._joined.window.show_page(self.page)

    def _go_on(self, opened: Opened) -> None:
        rooms = self._joined.rooms
        rooms.walk.begin(opened.draft, opened.procedure)
        rooms.form()

    def _text(self) -> str:
        name = QCoreApplication.translate("Rail", "Submitted from home")
        return f"{name} ({self._count})" if self._count else name

    def _hear(self, news: News) -> None:
        counter = self._joined.counter
        if isinstance(news, Connection | Changed) and counter.is_open():
            work = counter.after_work.from_home.count
            self._joined.lanes.local.run(work, self._tell, _ignore)

    def _tell(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self._joined.window.rail.retranslate()


def _ignore(_problem: CounterError) -> None:
    """The number in the rail stays as it was."""
