"""What is done without anybody asking: reports, figures, forgetting.

Each piece may be done twice, by two at once, or not until next time: what is owed
stands in the ledger, in the figures' place in each feed, in the rows' own dates.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from city_portal.clock import Clock
from city_portal.national.client import NotLetIn, Unreachable
from city_portal.rules.times import stamp
from city_portal.services.counting import Counting
from city_portal.services.submitting import sweep
from city_portal.services.telling import Busy, Telling, Way
from city_portal.store.months import make_room
from city_portal.store.national import NationalLedger
from city_portal.store.rounds import Round, RoundBook
from city_portal.store.sessions import Sessions
from city_portal.store.staff import StaffBook
from city_portal.store.submissions import SubmissionBook

REPORT, COUNT, TIDY = "report", "count", "tidy"
DONE, REFUSED, UNREACHABLE, NOT_LET_IN = "done", "refused", "unreachable", "not-let-in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """The use cases of background work."""

    engine: Engine
    clock: Clock
    telling: Telling
    counting: Counting
    way: Callable[[str], Way | None]
    """Of an office to the national service; None: nobody is told anything."""

    def owed(self) -> Sequence[str]:
        """Return the offices whose reports have something new."""
        with self.engine.begin() as connection:
            return NationalLedger(connection).owed()

    def report(self, org: str) -> str:
        """Tell the national service what is new in an office; return what came of it.

        Empty: somebody else is at it, or no service is named.
        """
        way = self.way(org)
        if way is None:
            return ""
        try:
            counts = self.telling.tell(way, org)
            outcome = REFUSED if counts.get("refused") else DONE
        except Busy:
            return ""
        except Unreachable:
            outcome = UNREACHABLE
        except NotLetIn:
            outcome = NOT_LET_IN
        self._note(REPORT, outcome, org)
        return outcome

    def count(self) -> int:
        """Catch up with the figures; return how many dossiers changed."""
        counted = self.counting.catch_up()
        self._note(COUNT, DONE)
        return counted

    def tidy(self) -> None:
        """Forget what is over, and make room for months to come."""
        now = self.clock.now()
        with self.engine.begin() as connection:
            sweep(SubmissionBook(connection), now)
            Sessions(connection).sweep(stamp(now))
            StaffBook(connection).sweep(stamp(now))
        make_room(self.engine, now)
        self._note(TIDY, DONE)

    def _note(self, name: str, outcome: str, org: str = "") -> None:
        done = Round(name=name, org=org, at=stamp(self.clock.now()), outcome=outcome)
        with self.engine.begin() as connection:
            RoundBook(connection).note(done)
