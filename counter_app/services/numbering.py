"""Numbers of papers: how they stand, and how one is voided by two officers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.errors import NotFound, SecondOfficerNeeded
from counter_app.domain.folding import nfc
from counter_app.domain.journal import Act, Entry
from counter_app.domain.news import Changed, News
from counter_app.domain.people import Role
from counter_app.domain.printed import Form, Numbered, Series, Void
from counter_app.services.paper_ports import Tallies
from counter_app.services.ports import Announce, Begin, Clock, UnitOfWork
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session
from counter_app.services.till_steps import give_back


def nobody_hears(_news: News) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The use case of the numbers."""

    begin: Begin
    session: Session
    clock: Clock
    tallies: Tallies
    announce: Announce = nobody_hears

    @allowed(*READING, Role.INSPECTOR)
    def series(self, since: date, until: date) -> Sequence[Series]:
        """Return how the numbers of these days stand: last, missing, voided."""
        return self.tallies.series(since, until)

    @allowed(Role.INTAKE, Role.HANDOVER, Role.LEAD)
    def void(
        self, series: str, text: str, reason: str, second: str, password: str
    ) -> Numbered:
        """Void a number for ever, with a second officer who types their own password.

        Raises NotFound for a number never taken here, SecondOfficerNeeded when both
        are the same or no reason is given, WrongPassword, SignInHeldBack. A number
        voided before stays as it was voided then. With the number of a fee slip the
        money is given back: an entry of its own, in the shift of the officer at work.
        """
        seat = self.session.who()
        reason = " ".join(nfc(reason).split())
        if not reason:
            raise SecondOfficerNeeded
        with self.begin() as work:
            self._find(work, series, text)
        agreeing = self.session.second(second, password)
        now = self.clock.now()
        with self.begin() as work:
            number = self._find(work, series, text)
            if number.void:
                return number
            void = Void(reason=reason, by=seat.officer.id, second=agreeing.id, at=now)
            voided = replace(number, void=void)
            work.paper_numbers.put(voided)
            if series == Form.FEE.value:
                give_back(work, seat, text, reason, now)
            work.journal.add(
                Entry(
                    at=now,
                    act=Act.NUMBER_VOIDED,
                    officer=seat.officer.id,
                    dossier=number.dossier,
                    detail=f"{series} {text} {agreeing.id}",
                )
            )
            work.commit()
        if number.dossier:
            self.announce(Changed(frozenset({number.dossier}), outbox=True))
        return voided

    def _find(self, work: UnitOfWork, series: str, text: str) -> Numbered:
        number = work.paper_numbers.find(series, text)
        if number is None:
            raise NotFound(text)
        return number
