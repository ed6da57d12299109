"""Answer what is due: three groups, lines as they come into sight, whom to call."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from counter_app.domain.deadlines import deadline
from counter_app.domain.errors import CounterError, NotSignedIn
from counter_app.domain.ids import DossierId
from counter_app.domain.listing import DueGroup
from counter_app.domain.news import Changed, Connection, News
from counter_app.services.due_dates import DueDates
from counter_app.services.lookup import Lookup
from counter_app.services.ports import Catalogue
from counter_app.ui.ports import Tasks
from counter_app.ui.today.presenter import DatedLine

Groups = Mapping[DueGroup, Sequence[DossierId]]


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that the list is being read; what was shown before stays."""

    def show_groups(self, groups: Groups, at: datetime) -> None:
        """Show the groups as of this moment, their lines still blank."""

    def show_lines(self, lines: Sequence[DatedLine]) -> None:
        """Fill in lines that were asked for or have changed."""

    def show_connection(self, connection: Connection) -> None:
        """Say in words whether the list is this machine's only."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the last good list stays, with its time."""


class DuePresenter:
    """Knows which answer is the newest."""

    def __init__(
        self, due_dates: DueDates, lookup: Lookup, catalogue: Catalogue, tasks: Tasks
    ) -> None:
        self._due_dates = due_dates
        self._lookup = lookup
        self._catalogue = catalogue
        self._tasks = tasks
        self._view: View | None = None
        self._asked = 0

    @property
    def specialists(self) -> str:
        """Whom to call; empty when nobody wrote it down."""
        return self._due_dates.specialists

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def refresh(self) -> None:
        """Read anew; an older reading still under way is forgotten."""
        self._asked += 1
        asked = self._asked
        if self._view:
            self._view.show_loading()

        def read() -> tuple[Groups, datetime]:
            return self._due_dates.due(), self._lookup.now()

        def show(found: tuple[Groups, datetime]) -> None:
            if asked == self._asked and self._view:
                self._view.show_groups(*found)

        def failed(problem: CounterError) -> None:
            if asked == self._asked:
                self._complain(problem)

        self._tasks.run(read, show, failed)

    def need(self, ids: Sequence[DossierId]) -> None:
        """Fetch the lines that have come into sight, as they stand now."""
        wanted = tuple(ids)
        if not wanted:
            return

        def read() -> Sequence[DatedLine]:
            now, calendar = self._lookup.now(), self._catalogue.calendar()
            return tuple(
                DatedLine(line, deadline(line.due_at, now, calendar))
                for line in self._lookup.lines_of(wanted)
            )

        def show(lines: Sequence[DatedLine]) -> None:
            if self._view:
                self._view.show_lines(lines)

        self._tasks.run(read, show, self._complain)

    def hear(self, news: News) -> None:
        """Bring the list up to date with what has happened."""
        if self._view is None:
            return
        if isinstance(news, Connection):
            self._view.show_connection(news)
        elif isinstance(news, Changed) and news.dossiers:
            self.refresh()
            self.need(tuple(news.dossiers))

    def _complain(self, problem: CounterError) -> None:
        if isinstance(problem, NotSignedIn):
            return  # locked: the page reads anew when it comes back
        if self._view:
            self._view.show_problem(problem)
