"""What the national service was told, as the back office may read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from city_portal.rules.roles import Act
from city_portal.services.rounds import REPORT
from city_portal.services.staff import Visitor
from city_portal.store.national import Entry, NationalLedger
from city_portal.store.rounds import Round, RoundBook


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

    def last(self, who: Visitor) -> Round | None:
        """Return the last report of one's own office, or of any; None: never any."""
        who.must_be_allowed(Act.READ_LOG)
        with self.engine.begin() as connection:
            rounds = RoundBook(connection).all()
        reports = [
            one
            for one in rounds
            if one.name == REPORT and (not who.org or one.org == who.org)
        ]
        return max(reports, key=lambda one: one.at, default=None)
