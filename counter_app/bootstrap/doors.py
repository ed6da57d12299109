"""What the sign-in screen needs before the store is open.

The window comes first; the keyring, the vault and their libraries follow on the lane
`local`. Signing in queues on that same lane, so it finds the vault's door, or hears why
there is none; the store opens with the first officer's password.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from counter_app.domain.errors import CounterError, NotSignedIn
from counter_app.ui.ports import T, Tasks

if TYPE_CHECKING:
    from counter_app.domain.ids import OfficerId
    from counter_app.domain.officers import Tries
    from counter_app.services.gate import Gate
    from counter_app.services.ports import Begin, Clock, UnitOfWork
    from counter_app.services.session import Session, SignedIn

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class Doors:
    """The session, made first; behind it the store, opened later."""

    def __init__(self, clock: "Clock") -> None:
        self._begin: Begin | None = None
        self._gate = LateGate()
        self._clock = clock

    @cached_property
    def session(self) -> "Session":
        """The one session, made when it is first asked: the window comes before it."""
        from counter_app.services.session import Session

        return Session(begin=self.begin, gate=self._gate, clock=self._clock)

    def open(self, begin: "Begin", gate: "Gate", most_offline: int) -> None:
        """From now on officers can come through the gate to the store.

        Those who sign in at a counter: within so many hours of the portal's last word.
        """
        self._begin, self._gate.gate = begin, gate
        self.session.most_offline = timedelta(hours=most_offline)

    def bar(self, problem: CounterError) -> None:
        """From now on say why the profile could not be opened."""
        self._gate.problem = problem

    def begin(self) -> "UnitOfWork":
        """Begin a piece of work, or raise why there is no store."""
        if self._begin is None:
            raise self._gate.problem or NotSignedIn
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


class LateSession:
    """What the screens of signing in ask of the session behind the doors."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    @property
    def current(self) -> "SignedIn | None":
        """The officer signed in, even while the screen is locked."""
        return self._doors.session.current

    def last_account(self) -> str:
        """Return the account that signed in last on this PC, or nothing."""
        return self._doors.session.last_account()

    def sign_in(self, account: str, password: str, counter: str) -> "SignedIn":
        """Start a session."""
        return self._doors.session.sign_in(account, password, counter)

    def unlock(self, password: str) -> "SignedIn":
        """Go on after a lock."""
        return self._doors.session.unlock(password)


class LateGate:
    """The vault's door; before the profile is open, or when it cannot be: why not."""

    def __init__(self) -> None:
        self.gate: Gate | None = None
        self.problem: CounterError | None = None

    def _there(self) -> "Gate":
        if self.gate is None:
            raise self.problem or NotSignedIn
        return self.gate

    def found(self) -> None:
        """Open a vault no officer has come to yet."""
        self._there().found()

    def knows_officers(self) -> bool:
        """Say whether anybody is enrolled here."""
        return self._there().knows_officers()

    def knows(self, officer: "OfficerId") -> bool:
        """Say whether this officer is enrolled here."""
        return self._there().knows(officer)

    def enrol(self, officer: "OfficerId", password: str) -> None:
        """Let an officer in from now on."""
        self._there().enrol(officer, password)

    def dismiss(self, officer: "OfficerId") -> None:
        """Let an officer in no more."""
        self._there().dismiss(officer)

    def admit(self, officer: "OfficerId", password: str) -> bool:
        """Open the vault to this officer, or say no."""
        return self._there().admit(officer, password)

    def proves(self, officer: "OfficerId", password: str) -> bool:
        """Say whether this is the officer's password."""
        return self._there().proves(officer, password)

    def tries(self, officer: "OfficerId") -> "Tries":
        """Return how often this officer failed in a row."""
        return self._there().tries(officer)

    def note(self, officer: "OfficerId", tries: "Tries") -> None:
        """Keep how often this officer failed in a row."""
        self._there().note(officer, tries)

    def last(self) -> str:
        """Return the account that signed in last on this PC, or nothing."""
        return self._there().last()

    def came(self, officer: "OfficerId") -> None:
        """Remember who signed in."""
        self._there().came(officer)

    def lock(self) -> None:
        """Forget what only the officer at work may have."""
        if self.gate:
            self.gate.lock()

    def shut(self) -> None:
        """Forget every key."""
        if self.gate:
            self.gate.shut()
