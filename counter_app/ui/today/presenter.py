"""Answer the officer's filtering, searching and scrolling of today's list."""

from collections.abc import Callable, Collection, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Protocol

from counter_app.domain.deadlines import Deadline, deadline
from counter_app.domain.errors import CounterError, NotSignedIn
from counter_app.domain.ids import DossierId, OfficerId
from counter_app.domain.listing import Filter, Line, Order, Shown
from counter_app.domain.names import alphabetical, sort_key
from counter_app.domain.news import Changed, Connection, News
from counter_app.domain.urgency import urgency
from counter_app.services.lookup import Lookup
from counter_app.services.ports import Catalogue
from counter_app.ui.ports import Tasks

MOST_SORTED = 2_000
"""Dossiers sorted within the time an officer waits for a list; more stand as they
come: who looks for one among thousands searches."""


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
    too_many: bool = False
    """They are too many to be sorted: they stand as they come."""


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

    def __init__(
        self,
        lookup: Lookup,
        catalogue: Catalogue,
        tasks: Tasks,
        kept: MutableMapping[OfficerId, Shown] | None = None,
    ) -> None:
        """``kept``: what each officer chose to see; it outlives this screen."""
        self._kept = {} if kept is None else kept
        self._lookup = lookup
        self._catalogue = catalogue
        self._tasks = tasks
        self._view: View | None = None
        self._wanted = Shown()
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
        return self._wanted.filter

    @property
    def wanted(self) -> Shown:
        """What is let through, and in which order."""
        return self._wanted

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
        """Let only these through, now and when this officer comes back."""
        self._keep(replace(self._remembered(), filter=chosen))
        self.recall()

    def sort(self, order: Order) -> None:
        """Sort by this; by the same again, the other way round."""
        same = order is self._wanted.order
        backwards = same and not self._wanted.backwards
        if not self._text:
            kept = self._remembered()
            self._keep(replace(kept, order=order, backwards=backwards))
        self._wanted = replace(self._wanted, order=order, backwards=backwards)
        self.refresh()

    def recall(self) -> None:
        """Show today as this officer left it."""
        self._wanted, self._text = self._remembered(), ""
        self.refresh()

    def _remembered(self) -> Shown:
        officer = self._lookup.session.current
        kept = self._kept.get(officer.officer.id) if officer else None
        return kept or Shown()

    def _keep(self, shown: Shown) -> None:
        if officer := self._lookup.session.current:
            self._kept[officer.officer.id] = shown

    def search(self, text: str) -> None:
        """List what matches, of any day; empty text goes back to today."""
        self._wanted, self._text = Shown(), text.strip()
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew; an older reading still under way is forgotten."""
        self._asked += 1
        self._reading, self._stale = self._asked, False
        asked, text, wanted = self._asked, self._text, self._wanted
        self._shown = None
        if self._view:
            self._view.show_loading()

        def read() -> Reading:
            day = self._lookup.day()
            found = (
                self._lookup.find(text)
                if text
                else self._lookup.lines(day, wanted.filter)
            )
            ids = tuple(found)
            too_many = not wanted.as_it_comes and len(ids) > MOST_SORTED
            if not (wanted.as_it_comes or too_many):
                ids = self._sorted(ids, wanted)
            counts = self._lookup.counts(day)
            return Reading(ids, day, counts, too_many=too_many)

        def show(reading: Reading) -> None:
            if asked == self._asked and self._view:
                self._shown = reading
                self._view.show_reading(reading)
                self._read_again_if_stale(asked)

        self._tasks.run(read, show, partial(self._failed, asked))

    def _sorted(self, ids: Sequence[DossierId], wanted: Shown) -> tuple[DossierId, ...]:
        key = _KEYS[wanted.order]
        lines = sorted(self._dated(ids), key=key, reverse=wanted.backwards)
        return tuple(one.line.id for one in lines)

    def _dated(self, ids: Sequence[DossierId]) -> Sequence[DatedLine]:
        now, calendar = self._lookup.now(), self._catalogue.calendar()
        return tuple(
            DatedLine(line, deadline(line.due_at, now, calendar))
            for line in self._lookup.lines_of(ids)
        )

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

        def show(lines: Sequence[DatedLine]) -> None:
            newest = [one for one in lines if self._turns.get(one.line.id) == turn]
            if self._view and newest:
                self._view.show_lines(newest)

        self._tasks.run(lambda: self._dated(wanted), show, self._complain)

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
        as_it_comes = self._wanted.filter is Filter.ALL and self._wanted.as_it_comes
        return as_it_comes and not self._text

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


_KEYS: Mapping[Order, Callable[[DatedLine], Any]] = {
    # As they come the newest is first: backwards is the oldest first.
    Order.RECEIVED: lambda one: -one.line.received_at.timestamp(),
    Order.CODE: lambda one: one.line.code,
    Order.APPLICANT: lambda one: sort_key(one.line.applicant),
    Order.PROCEDURE: lambda one: alphabetical(one.line.procedure_name),
    Order.DUE: lambda one: one.line.due_at,
    Order.STANDING: lambda one: (urgency(one.line, one.deadline), one.line.due_at),
}
