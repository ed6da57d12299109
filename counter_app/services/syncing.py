"""When to synchronise: one pass at a time, further and further apart while it fails.

No thread is started here: the caller runs ``tick`` every second or so, and ``now`` when
asked, away from the screen. What failed is told as news and never raised.
"""

import logging
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from threading import Lock
from typing import Protocol

from counter_app.domain.clocks import CLOCK_CONFIRMED
from counter_app.domain.errors import CounterError, NotYours, PortalUnreachable
from counter_app.domain.exchange import Conflict, Refusal, Sent, Side, Tally, Waiting
from counter_app.domain.ids import (
    DossierCode,
    DossierId,
    OfficerId,
    OperationId,
    Sha256,
)
from counter_app.domain.journal import Act, Entry
from counter_app.domain.keeping_errors import RestoreUnconfirmed
from counter_app.domain.news import Changed, Connection
from counter_app.domain.people import Role
from counter_app.services.passes import Exchange, Pass
from counter_app.services.ports import Announce, Begin, Clock
from counter_app.services.rights import allowed, anybody
from counter_app.services.session import Session

log = logging.getLogger(__name__)

PAUSE = timedelta(minutes=30)
"""How long an officer's pause lasts at most: nothing waits for ever unseen."""


class Backoff(Protocol):
    """How long to wait after failures."""

    def pause(self, failures: int, retry_after: float = 0) -> float:
        """Return seconds, after this many failures in a row."""


class Accounting(Protocol):
    """What this PC owes the portal."""

    def tally(self, day: date) -> Tally:
        """Count it; ``day`` is local."""


class Refusals(Protocol):
    """The outbox as an officer reads it."""

    def open(self) -> Sequence[Refusal]:
        """Return the refused operations, oldest first."""

    def waiting(self) -> Sequence[Waiting]:
        """Return what waits to be sent, oldest first."""

    def sent(self, since: datetime) -> Sequence[Sent]:
        """Return what the portal confirmed since then, newest first, not all of it."""

    def lost_scans(self, files: Collection[Sha256]) -> Sequence[str]:
        """Return the code and the scan's name for each dossier that names a file."""

    def author(self, operation: OperationId) -> OfficerId:
        """Return who made a refused operation; raise NotFound if none is."""

    def retry(self, operation: OperationId, by: OfficerId) -> DossierId:
        """Let it be sent again; raise NotFound when it is not refused any more."""

    def renumber(self, operation: OperationId, day: date, by: OfficerId) -> DossierCode:
        """Give its dossier another code; raise NotFound unless that was the matter."""


class Conflicts(Protocol):
    """Conflicts that wait for an officer."""

    def open(self) -> Sequence[Conflict]:
        """Return those nobody decided yet, oldest first."""

    def resolve(
        self, operation: OperationId, keep: Mapping[str, Side], by: OfficerId
    ) -> DossierId:
        """Keep a decision; raise NotFound, or NotReady when a field has none."""


@dataclass(slots=True)
class _Standing:
    """What the passes so far came to."""

    online: bool = False
    since: str = ""
    failures: int = 0
    clock_offset: float = 0.0
    next_at: datetime | None = None
    pause: timedelta = timedelta()
    asked: bool = False
    damaged: frozenset[Sha256] = frozenset()
    cause: str = ""
    closed_until: str = ""
    notice: str = ""
    paused_until: datetime | None = None
    told: Connection | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Syncing:
    """The use case of the status line: in step, behind, off line."""

    exchange: Exchange
    accounting: Accounting
    conflicts: Conflicts
    refusals: Refusals
    begin: Begin
    session: Session
    """Asked only by what an officer does; the passes need nobody."""
    backoff: Backoff
    clock: Clock
    zone: tzinfo
    every: timedelta
    """Between passes while all goes well."""
    announce: Announce
    _busy: Lock = field(default_factory=Lock, init=False)
    _standing: _Standing = field(default_factory=_Standing, init=False)

    @property
    def online(self) -> bool:
        """Whether the portal answered the last time it was asked. Quick."""
        return self._standing.online

    @property
    def connection(self) -> Connection | None:
        """What was last told of the connection, if anything yet. Quick."""
        return self._standing.told

    @anybody
    def nudge(self) -> None:
        """Say that something now waits to be sent: the next tick is due.

        While the portal is away the back-off stands, so that a busy morning without
        network does not become a storm of attempts. Quick.
        """
        if self._standing.failures == 0:
            self._standing.asked = True

    @anybody
    def tick(self) -> None:
        """Run a pass if one is due; return at once if one is running."""
        if self._is_due():
            self.now()

    @anybody
    def now(self) -> None:
        """Run a pass, due or not; if one is running, another follows it soon."""
        if not self._busy.acquire(blocking=False):
            self._standing.asked = True
            return
        try:
            self._standing.asked, self._standing.paused_until = False, None
            self._learn(self.exchange.run())
        except CounterError as problem:
            # The keyring was locked, the disk is full: not the portal's fault, but
            # trying every second would help nobody. The officer is told why, if only
            # what waits can be counted.
            self._rest(problem)
            self._standing.since = self._standing.since or self.clock.now().isoformat()
            with suppress(CounterError):
                self.tell()
        finally:
            self._busy.release()

    @anybody
    def tell(self) -> None:
        """Announce what waits, as after a change made here.

        Before the first pass has ended nobody knows whether the portal is there.
        """
        standing = self._standing
        if not standing.since:
            return
        today = self.clock.now().astimezone(self.zone).date()
        tally = self.accounting.tally(today)
        connection = Connection(
            online=standing.online,
            since=standing.since,
            waiting=tally.waiting,
            failed=tally.failed,
            conflicts=tally.conflicts,
            last_sent=tally.last_sent,
            clock_offset=standing.clock_offset,
            numbers_left=tally.numbers_left,
            oldest=tally.oldest,
            quarantined=tally.quarantined,
            lost_scans=(
                tuple(self.refusals.lost_scans(standing.damaged))
                if standing.damaged
                else ()
            ),
            cause=standing.cause,
            next_at=(
                standing.next_at.isoformat()
                if standing.cause and standing.next_at
                else ""
            ),
            closed_until=standing.closed_until,
            notice=standing.notice,
            paused_until=_iso(standing.paused_until),
        )
        if connection != standing.told:
            standing.told = connection
            self.announce(connection)

    @allowed(Role.INTAKE, Role.LEAD, unheard=True)
    def open_conflicts(self) -> Sequence[Conflict]:
        """Return what waits for an officer's decision, oldest first."""
        return self.conflicts.open()

    @allowed(Role.INTAKE, Role.LEAD)
    def resolve(
        self, operation: OperationId, keep: Mapping[str, Side], by: OfficerId
    ) -> None:
        """Decide a conflict field by field; the decision is sent as a new operation.

        Raises NotFound for a conflict that is not open, NotReady when a clashing
        field has no decision.
        """
        dossier = self.conflicts.resolve(operation, keep, by)
        self.announce(Changed(frozenset({dossier}), outbox=True))
        self.nudge()
        self.tell()

    @allowed(Role.INTAKE, Role.LEAD, unheard=True)
    def waiting(self) -> Sequence[Waiting]:
        """Return what waits to be sent, one line a dossier, oldest first."""
        return self.refusals.waiting()

    @allowed(Role.INTAKE, Role.LEAD, unheard=True)
    def sent_today(self) -> Sequence[Sent]:
        """Return the dossiers the city confirmed today, newest first."""
        today = self.clock.now().astimezone(self.zone)
        return self.refusals.sent(today.replace(hour=0, minute=0, second=0))

    @allowed(Role.INTAKE, Role.LEAD, unheard=True)
    def pause(self) -> None:
        """Send nothing by itself for half an hour, as on a line others need now.

        Asking by hand (``now``) ends it, and so does the end of the program: whatever
        waits is on this PC meanwhile.
        """
        self._standing.paused_until = self.clock.now() + PAUSE
        self.tell()

    @allowed(Role.INTAKE, Role.LEAD, unheard=True)
    def refused(self) -> Sequence[Refusal]:
        """Return what the portal will not take, oldest first."""
        return self.refusals.open()

    @allowed(Role.INTAKE, Role.LEAD, unheard=True)
    def retry(self, operation: OperationId) -> None:
        """Send a refused operation again, as it was made and by whom.

        One's own; the head of the counter also an absent colleague's. Raises NotYours,
        or NotFound when it is not refused any more.
        """
        officer = self.session.who().officer
        author = self.refusals.author(operation)
        if author != officer.id and Role.LEAD not in officer.roles:
            raise NotYours(author)
        dossier = self.refusals.retry(operation, officer.id)
        self.announce(Changed(frozenset({dossier}), outbox=True))
        self.nudge()
        self.tell()

    @allowed(Role.INTAKE, Role.LEAD)
    def renumber(self, operation: OperationId) -> DossierCode:
        """Give a dossier another number because its own is another dossier's.

        Returns it; the citizen gets a new receipt for the old one. One's own; the head
        of the counter also an absent colleague's. Raises NotYours, or NotFound when
        that was not the matter.
        """
        officer = self.session.who().officer
        author = self.refusals.author(operation)
        if author != officer.id and Role.LEAD not in officer.roles:
            raise NotYours(author)
        today = self.clock.now().astimezone(self.zone).date()
        code = self.refusals.renumber(operation, today, officer.id)
        self.announce(Changed(outbox=True))
        self.nudge()
        self.tell()
        return code

    @allowed(Role.LEAD, unheard=True)
    def confirm_clock(self) -> None:
        """Say that this PC's clock is right although the portal's last word is far.

        Good for twelve hours; it stands in the journal who said so.
        """
        officer, now = self.session.who().officer, self.clock.now()
        with self.begin() as work:
            work.notes.put(CLOCK_CONFIRMED, now.isoformat())
            work.journal.add(Entry(at=now, act=Act.CLOCK_CONFIRMED, officer=officer.id))
            work.commit()

    def _is_due(self) -> bool:
        standing = self._standing
        if standing.paused_until is not None:
            rest = standing.paused_until - self.clock.now()
            if timedelta() < rest <= PAUSE:  # a clock put back makes it no longer
                return False
        if standing.asked or standing.next_at is None:
            return True
        left = standing.next_at - self.clock.now()
        # A clock put back must not make the portal wait for a day.
        return left <= timedelta() or left > standing.pause

    def _learn(self, done: Pass) -> None:
        standing, now = self._standing, self.clock.now()
        # Before restored data are confirmed the portal is not even asked.
        away = (PortalUnreachable, RestoreUnconfirmed)
        online = not isinstance(done.problem, away)
        if online != standing.online or not standing.since:
            standing.online, standing.since = online, now.isoformat()
        until = done.closed_until
        standing.closed_until = until.isoformat() if until else ""
        standing.notice = done.notice
        if done.problem is None:
            standing.cause = ""
            standing.failures, standing.pause = 0, self.every
            standing.next_at = now + standing.pause
        else:
            self._rest(done.problem)
        if done.problem is None or done.damaged:
            standing.damaged = done.damaged
        if done.problem is None or done.clock_offset:
            standing.clock_offset = done.clock_offset
        if done.changed:
            self.announce(Changed(done.changed))
        self.tell()

    def _rest(self, problem: CounterError) -> None:
        """Wait longer after every failure in a row."""
        standing = self._standing
        standing.failures += 1
        standing.cause = type(problem).__name__
        standing.pause = self._pause(problem, standing.failures)
        standing.next_at = self.clock.now() + standing.pause
        unheard = isinstance(problem, PortalUnreachable)
        why = str(problem.args[0])[:80] if unheard else ""
        log.warning("the pass ended early: %s %s", type(problem).__name__, why)

    def _pause(self, problem: CounterError, failures: int) -> timedelta:
        asked = getattr(problem, "retry_after", 0.0)
        return timedelta(seconds=self.backoff.pause(failures, asked))


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
