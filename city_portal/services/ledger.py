"""What the national service was told, as the back office may read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from city_portal.rules.roles import Act
from city_portal.services.staff import Visitor
from city_portal.store.national import Entry, NationalLedger


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalPage:
    """The use case of reading the ledger; no person stands on the page."""

    engine: Engine

    def read(self, who: Visitor) -> tuple[dict[str, int], Sequence[Entry]]:
        """Return the lines by state and the newest; of one's own office."""
        who.must_be_allowed(Act.READ_LOG)
        with self.engine.begin() as connection:
            ledger = NationalLedger(connection)
            return ledger.counts(who.org), ledger.newest(who.org)
