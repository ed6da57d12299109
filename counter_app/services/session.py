"""Who sits at the counter: signing in, locking, unlocking, signing out."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from counter_app.domain.errors import (
    Forbidden,
    NotFound,
    NotSignedIn,
    SignInHeldBack,
    WrongCounter,
    WrongPassword,
)
from counter_app.domain.folding import nfc
from counter_app.domain.ids import OfficerId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.officers import Account
from counter_app.domain.people import Officer, Role

if TYPE_CHECKING:  # signing in comes first: it must not wait for every word there is
    from counter_app.services.ports import Begin, Clock, Passwords, UnitOfWork

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

    def __init__(
        self, *, begin: "Begin", passwords: "Passwords", clock: "Clock"
    ) -> None:
        self._begin = begin
        self._passwords = passwords
        self._clock = clock
        self._current: SignedIn | None = None
        self._locked = False
        self._unknown: dict[OfficerId, Account] = {}

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
        current = self._current  # read once: another thread may sign out meanwhile
        if current is None or self._locked:
            raise NotSignedIn
        return current

    def must_be(self, roles: frozenset[Role], command: str) -> None:
        """Raise Forbidden, and write it down, unless the officer has such a role."""
        officer = self.who().officer
        if officer.roles.isdisjoint(roles):
            now = self._clock.now()
            with self._begin() as work:
                work.journal.add(
                    Entry(at=now, act=Act.DENIED, officer=officer.id, detail=command)
                )
                work.commit()
            raise Forbidden(command)

    def last_account(self) -> str:
        """Return the account that signed in last on this PC, or nothing."""
        with self._begin() as work:
            return work.notes.get(LAST_ACCOUNT) or ""

    def enrol(self, officer: Officer, password: str) -> None:
        """Let an officer sign in on this PC; replaces an earlier password."""
        hashed = self._passwords.hash(password)
        known = replace(officer, id=account_name(officer.id))
        with self._begin() as work:
            work.accounts.put(Account(officer=known, password_hash=hashed))
            work.commit()

    def sign_in(self, account: str, password: str, counter: str) -> SignedIn:
        """Start a session; slow on purpose.

        Raises WrongPassword, SignInHeldBack or WrongCounter. An account nobody has
        takes as long and is held back as soon, so that accounts cannot be guessed.
        """
        officer = self._checked(account_name(account), password)
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
            account = self._account(work, officer)
        # A pause longer than any we give comes from a clock since put right.
        if account.held_until and now < account.held_until <= now + LONGEST_PAUSE:
            raise SignInHeldBack(account.held_until)
        fits = self._fits(account, password)
        self._note(officer, fits=fits, now=now)
        return account.officer

    def _fits(self, account: Account, password: str) -> bool:
        if account.password_hash:
            return self._passwords.fits(password, account.password_hash)
        self._passwords.hash(password)  # for its time only
        return False

    def _account(self, work: "UnitOfWork", officer: OfficerId) -> Account:
        try:
            return work.accounts.get(officer)
        except NotFound:
            return self._unknown.get(officer) or _nobody(officer)

    def _note(self, officer: OfficerId, *, fits: bool, now: datetime) -> None:
        """Count the try, on the account as it is now, and raise if it failed."""
        with self._begin() as work:
            account = self._account(work, officer)
            failures = 0 if fits else account.failures + 1
            held = None if failures < ATTEMPTS else now + _pause(failures)
            counted = replace(account, failures=failures, held_until=held)
            if counted.password_hash:
                work.accounts.put(counted)
                work.commit()
            else:
                self._unknown[officer] = counted
        if held:
            raise SignInHeldBack(held)
        if not fits:
            raise WrongPassword(ATTEMPTS - failures)


def account_name(typed: str) -> OfficerId:
    """Return an account as it is kept, however it was typed."""
    return OfficerId(nfc(typed).strip().lower())


def _nobody(officer: OfficerId) -> Account:
    """Return an account that no password opens; it is counted in memory only."""
    nameless = Officer(id=officer, name="", roles=frozenset(), counters=frozenset())
    return Account(officer=nameless, password_hash="")


def _pause(failures: int) -> timedelta:
    doubled = FIRST_PAUSE * (1 << min(failures - ATTEMPTS, 8))
    return min(doubled, LONGEST_PAUSE)
