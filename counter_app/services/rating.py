"""Ask a citizen how it was, once for each receipt, and keep the mark of nobody."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, tzinfo
from threading import Lock
from typing import Protocol

from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierId
from counter_app.domain.people import Role
from counter_app.domain.ratings import FEWEST, Mark, Rating, Reason, Satisfaction
from counter_app.services.ports import Clock, Ids
from counter_app.services.rights import allowed, anybody
from counter_app.services.session import Session

MOST_TOLD = 100
"""Marks told to the city in one message."""


class Marks(Protocol):
    """Where marks are kept: nothing in them leads to a citizen, and none is read."""

    def ask(self, dossier: DossierId) -> bool:
        """Note that this receipt is asked about; False when it was before."""

    def add(self, rating: Rating) -> None:
        """Keep a mark."""

    def untold(self, limit: int) -> Sequence[Rating]:
        """Return marks the city does not know yet."""

    def told(self, ratings: Sequence[Rating]) -> None:
        """Note that the city has these."""

    def satisfaction(self, first: date, last: date) -> Satisfaction:
        """Return what the marks of these days come to."""


class City(Protocol):
    """Who is told the marks."""

    def rate(self, ratings: Sequence[Rating]) -> None:
        """Tell them; raises a problem of the portal when it does not answer."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Tickets handed out and not yet used; gone with the program."""

    lock: Lock = field(default_factory=Lock)
    tickets: dict[str, Dossier] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingService:
    """The use case of the citizen's mark."""

    marks: Marks
    city: City
    session: Session
    clock: Clock
    ids: Ids
    zone: tzinfo
    _asked: _Asked = field(default_factory=_Asked, init=False)

    @anybody
    def ask(self, dossier: Dossier) -> str:
        """Return a ticket for one mark; nothing when this receipt was asked about.

        On disk before the question is shown: no receipt is asked about twice.
        """
        if not self.marks.ask(dossier.id):
            return ""
        ticket = self.ids.new()
        with self._asked.lock:
            self._asked.tickets[ticket] = dossier
        return ticket

    @anybody
    def give(self, ticket: str, mark: int, reason: str = "") -> None:
        """Keep the mark of a ticket; a ticket counts once. ValueError for no mark."""
        given, why = Mark(mark), Reason(reason).value if reason else ""
        with self._asked.lock:
            dossier = self._asked.tickets.pop(ticket, None)
        if dossier is None:
            return
        self.marks.add(
            Rating(
                id=self.ids.new(),
                day=self.clock.now().astimezone(self.zone).date(),
                counter=dossier.counter,
                procedure=dossier.procedure,
                mark=given.value,
                reason=why,
            )
        )

    @anybody
    def tell(self, *, online: bool) -> None:
        """Tell the city the marks it does not know; what fails is told later."""
        if not online:
            return
        waiting = self.marks.untold(MOST_TOLD)
        if not waiting:
            return
        try:
            self.city.rate(waiting)
        except CounterError:
            return
        self.marks.told(waiting)

    @allowed(Role.LEAD, unheard=True)
    def satisfaction(self, first: date, last: date) -> Satisfaction:
        """Return what the marks of these days come to; too few say only how many."""
        found = self.marks.satisfaction(first, last)
        if found.count < FEWEST:
            return Satisfaction(count=found.count)
        return found
