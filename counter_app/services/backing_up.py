"""Back the profile up by itself, out of the way of work, and say how that stands.

A backup is due some hours after the last one. It waits for a locked screen; when none
comes it runs beside the work, resting between its steps. What failed is told, kept for
``doctor``, and tried again.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, Protocol

from counter_app.domain.backups import Backup, BackupStanding
from counter_app.domain.errors import CounterError
from counter_app.domain.keeping_errors import BackupAway
from counter_app.domain.people import Role
from counter_app.services.ports import Clock
from counter_app.services.rights import allowed, anybody
from counter_app.services.session import Session

log = logging.getLogger(__name__)
EVERYBODY = tuple(Role)
AGAIN_AFTER = timedelta(minutes=15)
"""After a failure, and between two looks."""
LOOK_EVERY = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
"""At most so long a due backup waits for a locked screen."""


class Stopped(Exception):
    """Somebody stopped the backup, or the program ends."""


class Disk(Protocol):
    """The folder of the backups."""

    @property
    def place(self) -> str:
        """Its path; empty: nobody chose one."""

    def away(self) -> bool:
        """Say whether it is not there now."""

    def same_disk(self) -> bool:
        """Say whether it lies on the disk of the profile."""

    def newest(self) -> datetime | None:
        """Return the moment of the newest backup there."""

    def every(self) -> Sequence[Backup]:
        """Return what can be read there, oldest first."""

    def write(self, at: datetime, step: "Step") -> Backup:
        """Write one more and prove it; StoreProblem, or what ``step`` raises."""

    def prune(self) -> None:
        """Take the oldest away, as many as the policy says."""

    def broken(self, name: str, step: "Step") -> Sequence[str]:
        """Read one back; return what of it is not what was written."""


class Step(Protocol):
    """Told how far it is, 0 to 1; raises to stop."""

    def __call__(self, part: float, /) -> None:
        """Take note."""


class Signs(Protocol):
    """Counts and moments that ``doctor`` reads without a password."""

    def note(self, signs: Mapping[str, Any]) -> None:
        """Keep these beside the others."""

    def read(self) -> Mapping[str, Any]:
        """Return all of them."""


class Rest(Protocol):
    """How to let others have the disk."""

    def __call__(self, seconds: float, /) -> None:
        """Wait."""


@dataclass(slots=True)
class _State:
    running: float | None = None
    stop: bool = False
    ended: bool = False
    looked: datetime | None = None
    failed_at: datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackingUp:
    """The use case of backups."""

    disk: Disk
    signs: Signs
    session: Session
    clock: Clock
    rest: Rest
    every: timedelta
    is_open: Callable[[], bool]
    """Whether there is a store to back up. Quick."""
    _busy: Lock = field(default_factory=Lock, init=False)
    _state: _State = field(default_factory=_State, init=False)

    @anybody
    def tick(self) -> None:
        """Back up if that is due and in nobody's way; never raises a CounterError."""
        if not self.disk.place or not self.is_open() or self._state.ended:
            return
        now, looked = self.clock.now(), self._state.looked
        if looked is not None and timedelta() <= now - looked < LOOK_EVERY:
            return
        self._state.looked = now
        if self._is_due(now):
            try:
                self._run(gently=not self._is_quiet())
            except CounterError as problem:
                log.warning("no backup: %s", type(problem).__name__)

    @allowed(*EVERYBODY, unheard=True)
    def now(self) -> Backup | None:
        """Back up at once; None when it was stopped or one is running already.

        Raises BackupAway, BackupBroken, StoreFull and other StoreProblems.
        """
        return self._run(gently=False)

    @anybody
    def stop(self) -> None:
        """Stop the running backup soon; the earlier ones stay. Quick."""
        self._state.stop = True

    @anybody
    def end(self) -> None:
        """Stop, and begin no other: the program ends. Quick."""
        self._state.ended = self._state.stop = True

    @allowed(*EVERYBODY, unheard=True)
    def standing(self) -> BackupStanding:
        """Return how backing up stands; asks the other disk."""
        state = self._state
        if not self.disk.place:
            return BackupStanding(place="")
        away = self.disk.away()
        return BackupStanding(
            place=self.disk.place,
            last_at=self._last(),
            kept=0 if away else len(self.disk.every()),
            away=away,
            same_disk=not away and self.disk.same_disk(),
            running=state.running,
            failed_at=state.failed_at,
            why=state.why,
            every_hours=round(self.every.total_seconds() / 3600),
        )

    @anybody
    def progress(self) -> float | None:
        """Return how far the running backup is, None when none is. Quick."""
        return self._state.running

    @allowed(Role.SITE_ADMIN, Role.IT, Role.LEAD, unheard=True)
    def backups(self) -> Sequence[Backup]:
        """Return what is there, oldest first."""
        return self.disk.every()

    @allowed(Role.SITE_ADMIN, Role.IT, Role.LEAD, unheard=True)
    def broken(self, name: str) -> Sequence[str]:
        """Read a backup back; return the parts that are not what was written."""
        return self.disk.broken(name, lambda _part: None)

    # -- inside

    def _is_due(self, now: datetime) -> bool:
        failed = self._state.failed_at
        if failed is not None and timedelta() <= now - failed < AGAIN_AFTER:
            return False
        last = self._last()
        if last is None or now < last:  # none yet, or a clock that was put back
            return True
        wait = min(LONGEST_WAIT, self.every / 4)
        return now - last >= (
            self.every - wait if self._is_quiet() else self.every + wait
        )

    def _is_quiet(self) -> bool:
        return self.session.current is None or self.session.locked

    def _last(self) -> datetime | None:
        noted = self.signs.read().get("backup_at")
        try:
            kept = datetime.fromisoformat(str(noted)) if noted else None
        except ValueError:
            kept = None
        found = self.disk.newest()
        return max((one for one in (kept, found) if one), default=None)

    def _run(self, *, gently: bool) -> Backup | None:
        if not self.disk.place:
            raise BackupAway("")
        if not self._busy.acquire(blocking=False):
            return None
        state = self._state
        state.stop, state.running = state.ended, 0.0

        def step(part: float) -> None:
            state.running = part
            if state.stop:
                raise Stopped
            if gently:
                self.rest(0.02)

        try:
            return self._write(step)
        except Stopped:
            return None
        finally:
            state.running = None
            self._busy.release()

    def _write(self, step: Step) -> Backup:
        state = self._state
        try:
            done = self.disk.write(self.clock.now(), step)
        except CounterError as problem:
            state.failed_at, state.why = self.clock.now(), type(problem).__name__
            at = state.failed_at.isoformat()
            self.signs.note({"backup_failed_at": at, "backup_why": state.why})
            raise
        state.failed_at, state.why = None, ""
        at = done.at.isoformat()
        self.signs.note({"backup_at": at, "backup_failed_at": "", "backup_why": ""})
        self.disk.prune()
        return done
