"""What an officer asks at the end of a day, and what a lost disk would have taken.

The proof says that the portal holds exactly the dossiers and files of a day; the shift
is closed on it. The second copy says what was brought back; a number that was used up
and belongs to no dossier is listed, so that somebody looks for its paper.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Protocol

from counter_app.domain.journal import Act, Entry
from counter_app.domain.proofs import DayProof
from counter_app.domain.second_copy import SecondCopy
from counter_app.services.ports import Begin, Clock
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session

NOTE = "day-proof"
LOOK_BACK = timedelta(days=31)
"""How far back missing numbers are looked for."""


class Prover(Protocol):
    """Compares a day with the portal."""

    def of(self, day: date) -> DayProof:
        """Return what both sides come to; raises PortalUnreachable or its like."""


class Second(Protocol):
    """The second copy on another disk."""

    def standing(self) -> SecondCopy:
        """Return where it is and what it gave back."""


class Missing(Protocol):
    """Codes that were used up and that no dossier here has."""

    def missing_codes(self, since: date, until: date, counter: str) -> Sequence[str]:
        """Return them, sorted; of this PC's blocks and of this counter's dossiers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The newest proof of a day that held."""

    day: date
    at: datetime
    dossiers: int
    files: int
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proving:
    """The use case of the day's end."""

    prover: Prover
    second: Second
    missing: Missing
    begin: Begin
    session: Session
    clock: Clock
    zone: tzinfo

    @allowed(*READING, unheard=True)
    def prove(self, day: date | None = None) -> DayProof:
        """Compare a day, today if none is named, with the portal; slow, for ``far``.

        One that holds is kept and stands in the journal. Raises PortalUnreachable,
        PortalRefused or NotEnrolled; nothing is changed then.
        """
        officer = self.session.who().officer.id
        proof = self.prover.of(day or self._today())
        if proof.proven:
            last = {
                "day": proof.day.isoformat(),
                "at": proof.at.isoformat(),
                "dossiers": proof.dossiers,
                "files": proof.files,
                "short": proof.short,
            }
            detail = f"{proof.day} {proof.dossiers} {proof.files} {proof.short}"
            entry = Entry(
                at=proof.at, act=Act.DAY_PROVEN, officer=officer, detail=detail
            )
            with self.begin() as work:
                work.notes.put(NOTE, json.dumps(last))
                work.journal.add(entry)
                work.commit()
        return proof

    @allowed(*READING, unheard=True)
    def last(self) -> Last | None:
        """Return the newest proof that held, if any; asks nobody."""
        with self.begin() as work:
            kept = work.notes.get(NOTE)
        if not kept:
            return None
        found = json.loads(kept)
        return Last(
            day=date.fromisoformat(found["day"]),
            at=datetime.fromisoformat(found["at"]),
            dossiers=found["dossiers"],
            files=found["files"],
            short=found["short"],
        )

    @allowed(*READING, unheard=True)
    def second_copy(self) -> SecondCopy:
        """Return how the second copy stands."""
        return self.second.standing()

    @allowed(*READING, unheard=True)
    def missing_codes(self) -> Sequence[str]:
        """Return the codes of the last month that were used and have no dossier."""
        today = self._today()
        counter = self.session.who().counter
        return self.missing.missing_codes(today - LOOK_BACK, today, counter)

    def _today(self) -> date:
        return self.clock.now().astimezone(self.zone).date()
