"""What the sign-in screen needs before the store is open.

The window comes first; the keyring, the database and their libraries follow on the
lane `local`. Signing in queues on that same lane, so it finds the store open, or hears
why it is not.
"""

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from counter_app.domain.errors import CounterError, NotSignedIn
from counter_app.machine import ShiftedClock, SystemClock
from counter_app.services.session import Session

if TYPE_CHECKING:
    from counter_app.services.ports import Begin, Clock, UnitOfWork

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def clock_from(begin: datetime | None) -> "Clock":
    """Return this machine's clock, or one that begins at this moment (self-test)."""
    return ShiftedClock(begin) if begin else SystemClock()


class Doors:
    """The session, made first; behind it the store, opened later."""

    def __init__(self, clock: "Clock") -> None:
        self._begin: Begin | None = None
        self._problem: CounterError | None = None
        self.session = Session(begin=self.begin, passwords=LatePasswords(), clock=clock)

    def open(self, begin: "Begin") -> None:
        """From now on the store can be worked on."""
        self._begin = begin

    def bar(self, problem: CounterError) -> None:
        """From now on say why the store could not be opened."""
        self._problem = problem

    def begin(self) -> "UnitOfWork":
        """Begin a piece of work, or raise why there is no store."""
        if self._begin is None:
            raise self._problem or NotSignedIn
        return self._begin()


class LatePasswords:
    """Argon2id, its library loaded when the first password is checked."""

    def hash(self, password: str) -> str:
        """Return a salted, memory-hard hash."""
        from counter_app.vault.passwords import Argon2Passwords

        return Argon2Passwords().hash(password)

    def fits(self, password: str, hashed: str) -> bool:
        """Say whether the password is the hashed one."""
        from counter_app.vault.passwords import Argon2Passwords

        return Argon2Passwords().fits(password, hashed)
