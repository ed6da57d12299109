"""What the sign-in screen needs before the store is open.

The window comes first; the keyring, the database and their libraries follow on the
lane `local`. Signing in queues on that same lane, so it finds the store open, or hears
why it is not.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from counter_app.domain.errors import CounterError, NotSignedIn
from counter_app.services.session import Session
from counter_app.ui.ports import T, Tasks

if TYPE_CHECKING:
    from counter_app.services.ports import Begin, Clock, UnitOfWork

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


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


class Queue:
    """A lane on which nothing runs until the opening of the profile is under way.

    What the sign-in screen asks before that waits its turn behind the opening.
    """

    def __init__(self, lane: Tasks) -> None:
        self._lane = lane
        self._waiting: list[Callable[[], None]] | None = []

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[CounterError], None],
    ) -> None:
        """Run work on the lane, now or when the queue is let go."""
        if self._waiting is None:
            self._lane.run(work, then, failed)
        else:
            self._waiting.append(lambda: self._lane.run(work, then, failed))

    def let_go(self) -> None:
        """Put everything that waits on the lane, in order."""
        waiting, self._waiting = self._waiting or [], None
        for one in waiting:
            one()


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
