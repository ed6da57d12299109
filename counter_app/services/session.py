"""Who sits at the counter: signing in, locking, unlocking, signing out."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from counter_app.domain.errors import (
    NotFound,
    NotSignedIn,
    SignInHeldBack,
    WrongCounter,
    WrongPassword,
)
from counter_app.domain.ids import OfficerId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.officers import Account
from counter_app.domain.people import Officer
from counter_app.services.ports import Begin, Clock, Passwords

ATTEMPTS = 5
"""Wrong passwords in a row before a pause (SECURITY: no hard lock-out)."""
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=15)
LAST_ACCOUNT = "last-account"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The officer now at work, and where."""

    officer: Officer
    counter: str
    at: datetime


class Session:
    """The one session of this program; every use case asks it who is at work."""

    def __init__(self, *, begin: Begin, passwords: Passwords, clock: Clock) -> None:
        self._begin = begin
        self._passwords = passwords
        self._clock = clock
        self._current: SignedIn | None = None
        self._locked = False
        self._decoy = ""

    @property
    def current(self) -> SignedIn | None:
        """The officer signed in, even while the screen is locked."""
        return self._current

    @property
    def locked(self) -> bool:
        """Whether the screen is locked over the session."""
        return self._locked

    def who(self) -> SignedIn:
        """Return the officer at work, or raise NotSignedIn."""
        if self._current is None or self._locked:
            raise NotSignedIn
        return self._current

    def last_account(self) -> str:
        """Return the account that signed in last on this PC, or nothing."""
        with self._begin() as work:
            return work.notes.get(LAST_ACCOUNT) or ""

    def enrol(self, officer: Officer, password: str) -> None:
        """Let an officer sign in on this PC; replaces an earlier password."""
        hashed = self._passwords.hash(password)
        with self._begin() as work:
            work.accounts.put(Account(officer=officer, password_hash=hashed))
            work.commit()

    def sign_in(self, account: str, password: str, counter: str) -> SignedIn:
        """Start a session; slow on purpose.

        Raises WrongPassword (also for an unknown account, after as much work),
        SignInHeldBack or WrongCounter.
        """
        officer = self._checked(OfficerId(account.strip().lower()), password)
        if officer.counters and counter not in officer.counters:
            raise WrongCounter(counter)
        now = self._clock.now()
        with self._begin() as work:
            work.notes.put(LAST_ACCOUNT, officer.id)
            work.journal.add(
                Entry(at=now, act=Act.SIGNED_IN, officer=officer.id, detail=counter)
            )
            work.commit()
        self._current, self._locked = SignedIn(officer, counter, now), False
        return self._current

    def lock(self) -> None:
        """Cover the screen; the session stays its owner's."""
        self._locked = self._current is not None

    def unlock(self, password: str) -> SignedIn:
        """Go on after a lock; only the officer who locked can."""
        if self._current is None:
            raise NotSignedIn
        self._checked(self._current.officer.id, password)
        self._locked = False
        return self._current

    def sign_out(self) -> None:
        """End the session; drafts stay their owner's."""
        self._current, self._locked = None, False

    def _checked(self, officer: OfficerId, password: str) -> Officer:
        now = self._clock.now()
        with self._begin() as work:
            try:
                account = work.accounts.get(officer)
            except NotFound:
                account = None
        if account is None:
            # As slow as a real check, so that accounts cannot be guessed by the time.
            self._passwords.fits(password, self._decoy_hash())
            raise WrongPassword(ATTEMPTS - 1)
        if account.held_until and now < account.held_until:
            raise SignInHeldBack(account.held_until)
        fits = self._passwords.fits(password, account.password_hash)
        self._note(account, fits=fits, now=now)
        return account.officer

    def _note(self, account: Account, *, fits: bool, now: datetime) -> None:
        failures = 0 if fits else account.failures + 1
        held = None if failures < ATTEMPTS else now + _pause(failures)
        with self._begin() as work:
            work.accounts.put(replace(account, failures=failures, held_until=held))
            work.commit()
        if held:
            raise SignInHeldBack(held)
        if not fits:
            raise WrongPassword(ATTEMPTS - failures)

    def _decoy_hash(self) -> str:
        if not self._decoy:
            self._decoy = self._passwords.hash("nobody has this password")
        return self._decoy


def _pause(failures: int) -> timedelta:
    doubled = FIRST_PAUSE * (1 << min(failures - ATTEMPTS, 8))
    return min(doubled, LONGEST_PAUSE)
