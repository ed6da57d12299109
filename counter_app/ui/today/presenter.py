"""Answer the officer's filtering, searching and scrolling of today's list."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierId
from counter_app.domain.listing import Filter, Line
from counter_app.domain.news import Connection, News
from counter_app.services.lookup import Lookup
from counter_app.ui.ports import Tasks


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_ids(self, ids: Sequence[DossierId]) -> None:
        """Show a list of this length, its lines still blank; keep the selection."""

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Fill in lines that were asked for or have changed."""

    def show_counts(self, day: date, counts: Mapping[Filter, int]) -> None:
        """Show the day and what each filter would let through."""

    def show_connection(self, connection: Connection) -> None:
        """Say in words whether the list is this machine's only."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the last good list stays."""


class TodayPresenter:
    """Holds the filter and the search; knows which answer is the newest."""

    def __init__(self, lookup: Lookup, tasks: Tasks) -> None:
        self._lookup = lookup
        self._tasks = tasks
        self._view: View | None = None
        self._filter = Filter.ALL
        self._text = ""
        self._asked = 0

    @property
    def chosen(self) -> Filter:
        """The filter now in force."""
        return self._filter

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def choose(self, chosen: Filter) -> None:
        """Let only these through."""
        self._filter, self._text = chosen, ""
        self.refresh()

    def search(self, text: str) -> None:
        """List what matches, of any day; empty text goes back to today."""
        self._text = text.strip()
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew; an older reading still under way is forgotten."""
        self._asked += 1
        asked, text, chosen = self._asked, self._text, self._filter

        def read() -> tuple[Sequence[DossierId], date, Mapping[Filter, int]]:
            day = self._lookup.day()
            found = self._lookup.find(text) if text else self._lookup.lines(day, chosen)
            return found, day, self._lookup.counts(day)

        def show(
            answer: tuple[Sequence[DossierId], date, Mapping[Filter, int]],
        ) -> None:
            if asked == self._asked and self._view:
                ids, day, counts = answer
                self._view.show_ids(ids)
                self._view.show_counts(day, counts)

        self._tasks.run(read, show, self._complain)

    def need(self, ids: Sequence[DossierId]) -> None:
        """Fetch the lines that have come into sight."""

        def show(lines: Sequence[Line]) -> None:
            if self._view:
                self._view.show_lines(lines)

        wanted = tuple(ids)
        self._tasks.run(lambda: self._lookup.lines_of(wanted), show, self._complain)

    def hear(self, news: News) -> None:
        """Bring the list up to date with what has happened."""
        if self._view is None:
            return
        if isinstance(news, Connection):
            self._view.show_connection(news)
        elif news.dossiers:
            self.refresh()
            self.need(tuple(news.dossiers))

    def _complain(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_problem(problem)
