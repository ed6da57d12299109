"""Find procedures the way officers call them, the usual ones first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo

from counter_app.domain.procedures import Procedure
from counter_app.domain.search import ProcedureIndex
from counter_app.services.ports import Catalogue, Clock, Queries
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session

USUAL = timedelta(days=30)
"""How far back a procedure counts as often used at this counter."""


@dataclass(slots=True)
class _Known:
    """The index, and the pack and day it was made for."""

    version: str = ""
    day: date | None = None
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

    @allowed(*READING)
    def find(self, query: str) -> Sequence[Procedure]:
        """Return what fits, best first; an empty query gives the usual ones."""
        day = self.clock.now().astimezone(self.zone).date()
        known = self._known
        if (known.version, known.day) != (self.catalogue.version, day):
            known.index = ProcedureIndex(self.catalogue.procedures(day))
            known.version, known.day = self.catalogue.version, day
        return known.index.find(query, self.queries.favourites(day - USUAL))
