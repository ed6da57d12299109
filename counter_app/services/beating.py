"""Tell the city now and then how this PC is; what may be told is fixed (Condition).

Policy can switch it off. It waits for the portal to be there, is told once a quarter of
an hour, and never holds anything up.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, Protocol

from counter_app.domain.condition import Condition
from counter_app.domain.errors import CounterError
from counter_app.services.ports import Clock
from counter_app.services.rights import anybody
from counter_app.services.session import Session

log = logging.getLogger(__name__)
EVERY = timedelta(minutes=15)
LONGEST_STATE = 40
"""Letters of a device's state."""
SETTLED = timedelta(minutes=10)
"""After the start, before the doctor looks."""
EXAMINED_EVERY = timedelta(hours=12)
MOST_ERRORS = 20


class Machine(Protocol):
    """What the PC itself shows."""

    version: str
    ring: int

    def disk_free_mib(self) -> int:
        """Return the room left where the profile lies."""

    def printer(self) -> str:
        """Return ``ok``, ``none`` or what the printer of receipts complains of."""

    def scanner(self) -> str:
        """Return ``ok``, ``none`` or ``gone``; slow, and in a scan's way."""

    def update(self) -> tuple[str, str]:
        """Return how the last update ended and which version it was; both empty."""

    def errors(self) -> Sequence[str]:
        """Return the doctor's codes of errors; takes seconds."""


class Signs(Protocol):
    """What the program noted of itself."""

    def read(self) -> Mapping[str, Any]:
        """Return all of it."""


class City(Protocol):
    """The portal."""

    def beat(self, condition: Condition) -> timedelta:
        """Tell it; return how long until the next. PortalProblem leaves."""


@dataclass(slots=True)
class _State:
    due: datetime | None = None
    scanner: str = ""
    errors: tuple[str, ...] = ()
    examine_from: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beating:
    """The machine's own work; nobody's command."""

    machine: Machine
    signs: Signs
    city: City
    session: Session
    clock: Clock
    wanted: bool
    """What the policy says."""
    online: Callable[[], bool]
    _busy: Lock = field(default_factory=Lock, init=False)
    _state: _State = field(default_factory=_State, init=False)

    @anybody
    def tick(self) -> None:
        """Tell it if that is due; never raises a CounterError."""
        if not self.wanted or not self.online() or not self._is_due():
            return
        if not self._busy.acquire(blocking=False):
            return
        try:
            now = self.clock.now()
            self._state.due = now + EVERY  # also when it fails
            self._state.due = now + max(self.city.beat(self.condition()), EVERY)
        except CounterError as problem:
            log.warning("no beat: %s", type(problem).__name__)
        finally:
            self._busy.release()

    @anybody
    def condition(self) -> Condition:
        """Return how this PC is.

        Asks the printer; the scanner and the doctor only when nobody is at work.
        """
        signs = self.signs.read()
        if self.session.current is None or self.session.locked:
            self._state.scanner = self.machine.scanner()[:LONGEST_STATE]
            self._examine()
        update, updated_to = self.machine.update()
        return Condition(
            version=self.machine.version,
            disk_free_mib=self.machine.disk_free_mib(),
            unsent=_count(signs, "unsent"),
            oldest_unsent_at=str(signs.get("oldest_unsent_at") or ""),
            refused=_count(signs, "failed"),
            conflicts=_count(signs, "conflicts"),
            numbers_left=_count(signs, "numbers_left"),
            clock_offset=int(signs.get("clock_offset") or 0),
            printer=self.machine.printer()[:LONGEST_STATE],
            scanner=self._state.scanner,
            backup_at=str(signs.get("backup_at") or ""),
            backup_failed=bool(signs.get("backup_why")),
            ring=self.machine.ring,
            update=update[:LONGEST_STATE],
            updated_to=updated_to[:LONGEST_STATE],
            errors=self._state.errors,
        )

    def _examine(self) -> None:
        """Let the doctor look twice a day, and never while a PC is being started."""
        now = self.clock.now()
        if self._state.examine_from is None:
            self._state.examine_from = now + SETTLED
        if now >= self._state.examine_from:
            self._state.errors = tuple(self.machine.errors()[:MOST_ERRORS])
            self._state.examine_from = now + EXAMINED_EVERY

    def _is_due(self) -> bool:
        due, now = self._state.due, self.clock.now()
        return due is None or now >= due or due - now > 4 * EVERY


def _count(signs: Mapping[str, Any], name: str) -> int:
    found = signs.get(name)
    return max(0, int(found)) if isinstance(found, int | float) else 0
