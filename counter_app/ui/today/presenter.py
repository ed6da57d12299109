"""Answer the officer's filtering, searching and scrolling of today's list."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol

from counter_app.domain.deadlines import Deadline, deadline
from counter_app.domain.errors import CounterError, NotSignedIn
from counter_app.domain.ids import DossierId
from counter_app.domain.listing import Filter, Line
from counter_app.domain.news import Changed, Connection, News
from counter_app.services.lookup import Lookup
from counter_app.services.ports import Catalogue
from counter_app.ui.ports import Tasks


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line with how its promise stood when it was read."""

    line: Line
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer of the store: the list, and what each filter would let through."""

    ids: Sequence[DossierId]
    day: date
    counts: Mapping[Filter, int]


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that the list is being read; what was shown before stays."""

    def show_reading(self, reading: Reading) -> None:
        """Show the list, its lines still blank, and the counts; keep the selection."""

    def show_lines(self, lines: Sequence[DatedLine]) -> None:
        """Fill in lines that were asked for or have changed."""

    def forget_lines(self, ids: Collection[DossierId]) -> None:
        """Blank lines that have changed, until they are looked at again."""

    def lists(self, ids: Collection[DossierId]) -> bool:
        """Say whether all of these are in the list that is shown."""

    def in_sight(self) -> Collection[DossierId]:
        """Return the dossiers whose lines are seen, and the chosen one."""

    def show_connection(self, connection: Connection) -> None:
        """Say in words whether the list is this machine's only."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the last good list stays."""


class TodayPresenter:
    """Holds the filter and the search; knows which answer is the newest."""

    def __init__(self, lookup: Lookup, catalogue: Catalogue, tasks: Tasks) -> None:
        self._lookup = lookup
        self._catalogue = catalogue
        self._tasks = tasks
        self._view: View | None = None
        self._filter = Filter.ALL
        self._text = ""
        self._asked = 0
        self._reading = 0
        self._stale = False
        self._shown: Reading | None = None
        self._turn = 0
        self._turns: dict[DossierId, int] = {}
        self._resting = True

    @property
    def chosen(self) -> Filter:
        """The filter now in force."""
        return self._filter

    @property
    def text(self) -> str:
        """What is searched for; empty while today is listed."""
        return self._text

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def look_again(self, in_sight: Sequence[DossierId]) -> None:
        """Read the list anew, and these lines: the screen is looked at."""
        self._resting = False
        self.refresh()
        self.need(in_sight)

    def rest(self) -> None:
        """Read nothing until ``look_again``: nobody looks."""
        self._resting = True

    def choose(self, chosen: Filter) -> None:
        """Let only these through."""
        self._filter, self._text = chosen, ""
        self.refresh()

    def search(self, text: str) -> None:
        """List what matches, of any day; empty text goes back to today."""
        self._filter, self._text = Filter.ALL, text.strip()
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew; an older reading still under way is forgotten."""
        self._asked += 1
        self._reading, self._stale = self._asked, False
        asked, text, chosen = self._asked, self._text, self._filter
        self._shown = None
        if self._view:
            self._view.show_loading()

        def read() -> Reading:
            day = self._lookup.day()
            found = self._lookup.find(text) if text else self._lookup.lines(day, chosen)
            return Reading(tuple(found), day, self._lookup.counts(day))

        def show(reading: Reading) -> None:
            if asked == self._asked and self._view:
                self._shown = reading
                self._view.show_reading(reading)
                self._read_again_if_stale(asked)

        self._tasks.run(read, show, partial(self._failed, asked))

    def _count(self, shown: Reading) -> None:
        self._asked += 1
        self._reading, self._stale = self._asked, False
        asked = self._asked

        def read() -> tuple[date, Mapping[Filter, int]]:
            day = self._lookup.day()
            return day, self._lookup.counts(day)

        def show(read: tuple[date, Mapping[Filter, int]]) -> None:
            if asked != self._asked or self._view is None:
                return
            day, counts = read
            self._stale = self._stale or day != shown.day
            if day == shown.day:
                self._shown = replace(shown, counts=counts)
                self._view.show_reading(self._shown)
            self._read_again_if_stale(asked)

        self._tasks.run(read, show, partial(self._failed, asked))

    def _failed(self, asked: int, problem: CounterError) -> None:
        if asked == self._asked:
            self._complain(problem)
            self._read_again_if_stale(asked)

    def need(self, ids: Sequence[DossierId]) -> None:
        """Fetch the lines that have come into sight, as they stand now."""
        wanted = tuple(ids)
        if not wanted:
            return
        self._turn += 1
        turn = self._turn
        self._turns.update(dict.fromkeys(wanted, turn))

        def read() -> Sequence[DatedLine]:
            now, calendar = self._lookup.now(), self._catalogue.calendar()
            return tuple(
                DatedLine(line, deadline(line.due_at, now, calendar))
                for line in self._lookup.lines_of(wanted)
            )

        def show(lines: Sequence[DatedLine]) -> None:
            newest = [one for one in lines if self._turns.get(one.line.id) == turn]
            if self._view and newest:
                self._view.show_lines(newest)

        self._tasks.run(read, show, self._complain)

    def hear(self, news: News) -> None:
        """Bring the list up to date with what has happened."""
        if self._view is None:
            return
        if isinstance(news, Connection):
            self._view.show_connection(news)
        elif isinstance(news, Changed) and news.dossiers:
            if self._resting:
                self._view.forget_lines(news.dossiers)
                return
            # Thousands may come: who is not seen is read when somebody looks.
            seen = [one for one in self._view.in_sight() if one in news.dossiers]
            self._view.forget_lines(news.dossiers.difference(seen))
            self.need(seen)
            known = self._view.lists(news.dossiers)
            if self._reading:
                self._stale = True
            elif known and self._shown and self._lists_the_day():
                # No dossier changes its day or its place: only the counts are others.
                self._count(self._shown)
            else:
                self.refresh()

    def _lists_the_day(self) -> bool:
        return self._filter is Filter.ALL and not self._text

    def _read_again_if_stale(self, asked: int) -> None:
        """One reading at a time: news that came meanwhile make one more, not many."""
        if asked == self._reading:
            self._reading = 0
            if self._stale and not self._resting:
                self.refresh()

    def _complain(self, problem: CounterError) -> None:
        if isinstance(problem, NotSignedIn):
            return  # locked: the page reads anew when it comes back
        if self._view:
            self._view.show_problem(problem)
