"""Numbers of papers: how they stand, and how one is voided by two officers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.errors import NotFound, SecondOfficerNeeded
from counter_app.domain.folding import nfc
from counter_app.domain.journal import Act, Entry
from counter_app.domain.news import Changed, News
from counter_app.domain.people import Role
from counter_app.domain.printed import (
    DAILY,
    Form,
    Numbered,
    Series,
    Void,
    written_number,
)
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

    @allowed(*READING, Role.INSPECTOR, unheard=True)
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
        return self._void(
            lambda work: self._find(work, series, text), reason, second, password
        )

    def _void(
        self,
        find: Callable[[UnitOfWork], Numbered],
        reason: str,
        second: str,
        password: str,
    ) -> Numbered:
        seat = self.session.who()
        reason = " ".join(nfc(reason).split())
        if not reason:
            raise SecondOfficerNeeded
        with self.begin() as work:
            find(work)
        agreeing = self.session.second(second, password)
        now = self.clock.now()
        with self.begin() as work:
            number = find(work)
            if number.void:
                return number
            void = Void(reason=reason, by=seat.officer.id, second=agreeing.id, at=now)
            voided = replace(number, void=void)
            work.paper_numbers.put(voided)
            if number.series == Form.FEE.value:
                give_back(work, seat, number.text, reason, now)
            work.journal.add(
                Entry(
                    at=now,
                    act=Act.NUMBER_VOIDED,
                    officer=seat.officer.id,
                    dossier=number.dossier,
                    detail=f"{number.series} {_dated(number)} {agreeing.id}",
                )
            )
            work.commit()
        if number.dossier:
            self.announce(Changed(frozenset({number.dossier}), outbox=True))
        return voided

    @allowed(Role.INTAKE, Role.HANDOVER, Role.LEAD, unheard=True)
    def void_of(
        self, series: Series, number: int, reason: str, second: str, password: str
    ) -> Numbered:
        """Void any number of a series: a slip, a line of the register, a code.

        One that is missing can be voided too: it is then no gap, but a number two
        officers answer for. Raises NotFound for a number never counted here, and
        what ``void`` raises.
        """
        if series.name not in DAILY:
            text = written_number(series.scope, number)
            return self.void(series.name, text, reason, second, password)
        day = date.fromisoformat(series.period)
        counted = self.tallies.series(day, day)
        if not any(_covers(one, series, number) for one in counted):
            raise NotFound(written_number(series.scope, number))
        fresh = Numbered(
            series=series.name,
            scope=series.scope,
            period=series.period,
            number=number,
            dossier=self.tallies.holder(series, number),
            at=self.clock.now(),
            by=self.session.who().officer.id,
        )
        return self._void(
            lambda work: work.paper_numbers.at(series, number) or fresh,
            reason,
            second,
            password,
        )

    def _find(self, work: UnitOfWork, series: str, text: str) -> Numbered:
        number = work.paper_numbers.find(series, text)
        if number is None:
            raise NotFound(text)
        return number


def _dated(number: Numbered) -> str:
    """Write a number so that it is one only: those of a day with their day."""
    if number.series in DAILY:
        return f"{number.period} {number.text}"
    return number.text


def _covers(counted: Series, asked: Series, number: int) -> bool:
    named = (asked.name, asked.scope, asked.period)
    return (
        named == (counted.name, counted.scope, counted.period)
        and counted.first <= number <= counted.last
    )
