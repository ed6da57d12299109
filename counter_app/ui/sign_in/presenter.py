"""Signing in, and unlocking what was locked. No Qt."""

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from counter_app.domain.errors import CounterError
from counter_app.ui.ports import Tasks

if TYPE_CHECKING:
    from counter_app.domain.news import Connection, News
    from counter_app.services.ports import Clock
    from counter_app.services.session import SignedIn

CLOCK_OFF = timedelta(minutes=5)
"""A clock further off than this would write wrong times of receipt."""
NOON = 12


class Missing(StrEnum):
    """What was left empty."""

    ACCOUNT = "account"
    PASSWORD = "password"  # noqa: S105 -- the name of a field


class Shift(StrEnum):
    """Half of a working day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


class View(Protocol):
    """What the presenter asks of the page."""

    def show_account(self, account: str) -> None:
        """Fill in the account that signed in last on this PC."""

    def show_shift(self, shift: Shift, now: datetime) -> None:
        """Say which shift this session belongs to; ``now`` is local."""

    def show_missing(self, missing: Missing) -> None:
        """Ask for what was left empty."""

    def show_waiting(self) -> None:
        """The password is being checked."""

    def show_renewing(self, percent: int) -> None:
        """Data of an older version are being brought up to date: so far."""

    def show_problem(self, problem: CounterError) -> None:
        """Say why it did not work; the password is to be typed again."""

    def show_clock_off(self, minutes: int) -> None:
        """Warn that the clock is wrong by so many minutes; 0 takes it away."""

    def show_offline(self, *, offline: bool) -> None:
        """Say that signing in works without the network."""

    def enter(self, signed_in: "SignedIn") -> None:
        """Let the officer in."""


class Entrance(Protocol):
    """What is asked of the session."""

    @property
    def current(self) -> "SignedIn | None":
        """The officer signed in, even while the screen is locked."""

    def last_account(self) -> str:
        """Return the account that signed in last on this PC, or nothing."""

    def sign_in(self, account: str, password: str, counter: str) -> "SignedIn":
        """Start a session; slow on purpose."""

    def unlock(self, password: str) -> "SignedIn":
        """Go on after a lock."""


class SignInPresenter:
    """Checks account and password away from the screen, one try at a time."""

    def __init__(
        self, session: Entrance, clock: "Clock", zone: tzinfo, tasks: Tasks
    ) -> None:
        self._session = session
        self._clock = clock
        self._zone = zone
        self._tasks = tasks
        self._view: View | None = None
        self._connection: Connection | None = None
        self._busy = False
        self._renewed = -1

    def attach(self, view: View) -> None:
        """Serve this page."""
        self._view = view

    def detach(self) -> None:
        """Forget the page; answers still under way are dropped."""
        self._view = None

    def open(self) -> None:
        """The page came to the front."""
        if self._view is None:
            return
        now = self._clock.now().astimezone(self._zone)
        shift = Shift.MORNING if now.hour < NOON else Shift.AFTERNOON
        self._view.show_shift(shift, now)
        if self._connection is not None:
            self._say_connection(self._connection)
        self._tasks.run(self._session.last_account, self._remembered, self._complain)

    def hear(self, news: "News") -> None:
        """Learn about the network and the clock."""
        from counter_app.domain.news import Connection, Renewing

        if isinstance(news, Connection):
            self._connection = news
            self._say_connection(news)
        elif isinstance(news, Renewing) and self._busy and self._view:
            tenths = int(news.part * 10)
            if tenths != self._renewed:  # a screen reader says each of them
                self._renewed = tenths
                self._view.show_renewing(tenths * 10)

    def sign_in(self, account: str, password: str, counter: str) -> None:
        """Try to sign in; a second press while one try is under way does nothing."""
        missing = _missing(account.strip(), password)
        if missing is not None:
            if self._view:
                self._view.show_missing(missing)
            return
        self._try(lambda: self._session.sign_in(account, password, counter))

    def unlock(self, password: str) -> None:
        """Try to go on after a lock, with the same officer's password."""
        if not password:
            if self._view:
                self._view.show_missing(Missing.PASSWORD)
            return
        self._try(lambda: self._session.unlock(password))

    def whose(self) -> str:
        """Return the name of the officer who locked the screen, or nothing."""
        current = self._session.current
        return current.officer.name if current else ""

    def _try(self, work: "Callable[[], SignedIn]") -> None:
        if self._busy:
            return
        self._busy = True
        if self._view:
            self._view.show_waiting()

        def entered(signed_in: "SignedIn") -> None:
            self._busy = False
            if self._view:
                self._view.enter(signed_in)

        self._tasks.run(work, entered, self._complain)

    def _remembered(self, account: str) -> None:
        if self._view:
            self._view.show_account(account)

    def _complain(self, problem: CounterError) -> None:
        self._busy = False
        if self._view:
            self._view.show_problem(problem)

    def _say_connection(self, news: "Connection") -> None:
        if self._view is None:
            return
        off = timedelta(seconds=abs(news.clock_offset))
        self._view.show_clock_off(round(off / timedelta(minutes=1)) * (off > CLOCK_OFF))
        self._view.show_offline(offline=not news.online)


def _missing(account: str, password: str) -> Missing | None:
    if not account:
        return Missing.ACCOUNT
    return None if password else Missing.PASSWORD
