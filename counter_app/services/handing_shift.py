"""Bàn giao ca: what is open at this counter by name, and the colleague who takes it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counter_app.domain.day_end import Loose, LooseEnd
from counter_app.domain.errors import WrongCounter
from counter_app.domain.journal import Act, Entry
from counter_app.domain.money_errors import OpenWorkChanged, TillStillOpen
from counter_app.domain.people import Officer, Role
from counter_app.services.day_end import DayEnd
from counter_app.services.rights import allowed
from counter_app.services.session import Session
from counter_app.services.syncing import Conflicts, Refusals

SHOWN = 16
"""Hexadecimal digits of the list's sum that stand in the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingShift:
    """The use case between two officers of one PC.

    The next officer takes the open work, never the session: they sign in by their own
    password afterwards, and drafts stay their owner's.
    """

    session: Session
    day_end: DayEnd
    refusals: Refusals
    conflicts: Conflicts

    @allowed(Role.INTAKE, Role.HANDOVER, unheard=True)
    def open_work(self) -> tuple[LooseEnd, ...]:
        """Return what is open at this counter, by name."""
        # Till shifts of other counters are their officers'; the day's end names them.
        counter = self.session.who().counter
        tills = (Loose.SHIFT_OPEN, Loose.DIFFERENCE)
        day = [
            end
            for end in self.day_end.balance().loose
            if end.why not in tills or end.code == counter
        ]
        return (*day, *self._needing(), *self._drafts())

    @allowed(Role.INTAKE, Role.HANDOVER)
    def hand_over(
        self, work: Sequence[LooseEnd], second: str, password: str
    ) -> Officer:
        """Hand this very list over; when this returns the journal says who took it.

        Raises TillStillOpen while the till of the officer at work is not counted,
        OpenWorkChanged when the list is no longer what was shown, WrongCounter for a
        colleague who may not sit here; SecondOfficerNeeded, WrongPassword,
        SignInHeldBack.
        """
        seat, now = self.session.who(), self.day_end.clock.now()
        with self.day_end.begin() as unit:
            if unit.till.open_shift(seat.officer.id, seat.counter):
                raise TillStillOpen
        if self.open_work() != tuple(work):
            raise OpenWorkChanged
        digest = _digest(work)
        operation = f"hand-shift {seat.counter} {digest}"
        agreed = self.session.cosign(second, password, operation)
        other = self.session.agreed(agreed, operation)
        with self.day_end.begin() as unit:
            taker = unit.accounts.get(other).officer
            if taker.counters and seat.counter not in taker.counters:
                raise WrongCounter(seat.counter)
            unit.journal.add(
                Entry(
                    at=now,
                    act=Act.SHIFT_HANDED,
                    officer=seat.officer.id,
                    detail=f"{seat.counter} {len(work)} {digest[:SHOWN]} {other}",
                )
            )
            unit.commit()
        return taker

    def _needing(self) -> Iterator[LooseEnd]:
        for one in self.refusals.open():
            yield LooseEnd(
                why=Loose.REFUSED,
                code=one.code,
                name=one.applicant,
                dossier=one.dossier,
            )
        for conflict in self.conflicts.open():
            with self.day_end.begin() as unit:
                dossier = unit.dossiers.get(conflict.dossier)
            yield LooseEnd(
                why=Loose.DISPUTED,
                code=dossier.code,
                name=dossier.applicant.name,
                dossier=dossier.id,
            )

    def _drafts(self) -> Iterator[LooseEnd]:
        for draft in self.day_end.queries.drafts_of(self.session.who().officer.id):
            yield LooseEnd(why=Loose.DRAFT, code=draft.procedure, name=draft.citizen)


def _digest(work: Sequence[LooseEnd]) -> str:
    lines = [f"{end.why}|{end.code}|{end.name}|{end.amount}" for end in work]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
