"""Find procedures the way officers call them, the usual ones first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo

from counter_app.domain.ids import ProcedureCode
from counter_app.domain.names import Word, alphabetical
from counter_app.domain.procedures import Procedure
from counter_app.domain.search import ProcedureIndex
from counter_app.services.ports import Catalogue, Clock, Queries
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session

USUAL = timedelta(days=30)
"""How far back a procedure counts as often used at this counter."""


@dataclass(slots=True)
class _Known:
    """The procedures with their index, and the pack and day they are of."""

    version: str = ""
    day: date | None = None
    every: Sequence[Procedure] = ()
    index: ProcedureIndex[Procedure] = field(default_factory=lambda: ProcedureIndex(()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The use case of finding a procedure; one lane at a time."""

    catalogue: Catalogue
    queries: Queries
    session: Session
    clock: Clock
    zone: tzinfo
    _known: _Known = field(default_factory=_Known, init=False)

    @allowed(*READING, unheard=True)
    def find(self, query: str) -> Sequence[Procedure]:
        """Return what fits, best first; an empty query gives the usual ones."""
        return self._now().index.find(query, self._usual())

    @allowed(*READING, unheard=True)
    def usual(self) -> Sequence[ProcedureCode]:
        """Return what was received here most often of late, commonest first."""
        return self._usual()

    @allowed(*READING, unheard=True)
    def fields(self) -> Sequence[tuple[str, int]]:
        """Return every field with how many procedures it has, in Vietnamese order."""
        counted = Counter(one.field for one in self._now().every)
        return sorted(counted.items(), key=lambda one: alphabetical(one[0]))

    @allowed(*READING, unheard=True)
    def of_field(self, field: str) -> Sequence[Procedure]:
        """Return the procedures of a field: the usual ones first, then by name.

        What belongs elsewhere comes last.
        """
        liked = {code: rank for rank, code in enumerate(self._usual())}

        def key(one: Procedure) -> tuple[bool, int, tuple[Word, ...]]:
            rank = liked.get(one.code, len(liked))
            return bool(one.elsewhere), rank, alphabetical(one.short_name)

        return sorted((one for one in self._now().every if one.field == field), key=key)

    def _now(self) -> _Known:
        day, known = self._today(), self._known
        if (known.version, known.day) != (self.catalogue.version, day):
            known.every = self.catalogue.procedures(day)
            known.index = ProcedureIndex(known.every)
            known.version, known.day = self.catalogue.version, day
        return known

    def _usual(self) -> Sequence[ProcedureCode]:
        return self.queries.favourites(self._today() - USUAL)

    def _today(self) -> date:
        return self.clock.now().astimezone(self.zone).date()
