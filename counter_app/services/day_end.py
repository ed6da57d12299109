"""Add the day up: receipts, dossiers, files and money; list what is open by name."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from counter_app.domain.changes import SyncState
from counter_app.domain.day_end import DayBalance, Loose, LooseEnd
from counter_app.domain.dossiers import Dossier
from counter_app.domain.ids import DossierId, Sha256
from counter_app.domain.payments import Kind, Method, counting
from counter_app.domain.printed import Outcome, Print
from counter_app.domain.shifts import Closing, Entered, Shift, TillEntry
from counter_app.domain.statuses import ENDED
from counter_app.services.ports import Begin, Clock, Queries
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session

OUT = frozenset({Outcome.OUT, Outcome.QUEUED})


@dataclass(frozen=True, slots=True)
class _Known:
    """One dossier of the day with what is known about it."""

    dossier: Dossier
    tried: bool
    """Whether this PC ever had a receipt of it to print."""
    printed: bool
    sent: bool
    files: frozenset[Sha256]
    unstored: frozenset[Sha256]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEnd:
    """The use case of the day's end, for the counter of whoever is at work.

    It says what this PC knows. That the portal holds exactly the same is another proof,
    which asks the portal.
    """

    begin: Begin
    session: Session
    clock: Clock
    zone: tzinfo
    queries: Queries
    left_open: Callable[[date, str], Sequence[DossierId]]
    """A counter's dossiers of the days before with something open, or some more."""
    unstored: Callable[[], Collection[Sha256]]
    """Files the portal is not known to have."""

    @allowed(*READING, unheard=True)
    def balance(self, day: date | None = None) -> DayBalance:
        """Return the sums of a local day, today if none is named.

        What is open is named whatever day it was received on, until it is done.
        """
        day = day or self.clock.now().astimezone(self.zone).date()
        counter = self.session.who().counter
        known = self._known(self.queries.received(day, day), counter)
        # Of what came back with the feed this PC printed nothing, and misses nothing.
        left = [
            replace(each, printed=each.printed or not each.tried)
            for each in self._known(self.left_open(day, counter), counter)
        ]
        since = datetime.combine(day, time(), self.zone)
        until = (since + timedelta(days=1)).astimezone(UTC)
        since = since.astimezone(UTC)
        with self.begin() as work:
            entries = work.till.between(since, until)
            open_shifts = work.till.still_open()
            closed = [
                (shift, end)
                for shift, end in work.till.closed(100)
                if since <= end.closed_at.astimezone(UTC) < until
            ]
        standing = [one for each in known for one in counting(each.dossier.payments)]
        return DayBalance(
            day=day,
            received=len(known),
            printed=sum(each.printed for each in known),
            acknowledged=sum(each.sent for each in known),
            files=sum(len(each.files) for each in known),
            files_acknowledged=sum(len(each.files - each.unstored) for each in known),
            due=sum(_due(each.dossier) for each in known),
            paid=sum(one.amount for one in standing if one.kind is Kind.TAKEN),
            waived=sum(one.amount for one in standing if one.kind is Kind.WAIVED),
            taken=_taken(entries),
            loose=(
                *(end for each in (*left, *known) for end in _loose(each)),
                *_till_ends(open_shifts, closed),
            ),
        )

    def _known(self, names: Sequence[DossierId], counter: str) -> Sequence[_Known]:
        unstored = frozenset(self.unstored())
        found: list[_Known] = []
        for name in names:
            with self.begin() as work:
                dossier, prints = work.dossiers.outline(name), work.prints.of(name)
            if dossier.counter != counter:
                continue
            files = frozenset(
                file.sha256 for row in dossier.papers for file in row.files
            )
            found.append(
                _Known(
                    dossier=dossier,
                    tried=bool(prints),
                    printed=_came_out(prints),
                    sent=self.queries.sync_state(name) is SyncState.SENT,
                    files=files,
                    unstored=files & unstored,
                )
            )
        return found


def _came_out(prints: Sequence[Print]) -> bool:
    return any(one.outcome in OUT for one in prints)


def _taken(entries: Sequence[TillEntry]) -> int:
    signs = {Entered.TAKEN: 1, Entered.REVERSED: -1}
    return sum(signs.get(one.entered, 0) * one.amount for one in entries)


def _due(dossier: Dossier) -> int:
    """Return its fee; of what ended without a result no more than was paid of it."""
    if dossier.status in ENDED:
        return sum(one.amount for one in counting(dossier.payments))
    return dossier.fee.amount or 0


def _loose(known: _Known) -> Iterator[LooseEnd]:
    dossier = known.dossier
    owed = dossier.owed or 0
    unproved = sum(
        one.amount
        for one in counting(dossier.payments)
        if one.method is Method.VIETQR and not one.reconciled
    )
    for why, applies, amount in (
        (Loose.NOT_PRINTED, not known.printed, 0),
        (Loose.NOT_SENT, not known.sent, 0),
        (Loose.FILES, bool(known.unstored), 0),
        (Loose.UNPAID, owed > 0 and dossier.status not in ENDED, owed),
        (Loose.PAID_TWICE, owed < 0, -owed),
        (Loose.UNPROVED, unproved > 0, unproved),
    ):
        if applies:
            yield LooseEnd(
                why=why,
                code=dossier.code,
                name=dossier.applicant.name,
                amount=amount,
                dossier=dossier.id,
            )


def _till_ends(
    still_open: Sequence[Shift], closed: Sequence[tuple[Shift, Closing]]
) -> Iterator[LooseEnd]:
    for shift in still_open:
        yield LooseEnd(
            why=Loose.SHIFT_OPEN, code=shift.counter, name=shift.officer_name
        )
    for shift, end in closed:
        if end.difference:
            yield LooseEnd(
                why=Loose.DIFFERENCE,
                code=shift.counter,
                name=shift.officer_name,
                amount=end.difference,
            )
