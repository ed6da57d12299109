"""Who sits at the counter: signing in, locking, unlocking, signing out."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from counter_app.domain.cosigning import CoSignature, digest_of
from counter_app.domain.errors import (
    CounterError,
    Forbidden,
    NotSignedIn,
    RuleBroken,
    SecondOfficerNeeded,
    SignInHeldBack,
    StoreFull,
    StoreReadOnly,
    WrongCounter,
    WrongPassword,
)
from counter_app.domain.folding import nfc
from counter_app.domain.ids import OfficerId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.officers import Account, Tries
from counter_app.domain.people import Officer, Role

if TYPE_CHECKING:  # signing in comes first: it must not wait for every word there is
    from counter_app.services.gate import Gate
    from counter_app.services.ports import Begin, Clock

log = logging.getLogger(__name__)

ATTEMPTS = 5
"""Wrong passwords in a row before a pause (SECURITY: no hard lock-out)."""
TOLD_FROM = 3
"""Wrong passwords in a row of which the officer is told."""
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=15)
LONGEST_SESSION = timedelta(hours=12)
"""So long after the last password it is asked again, busy or not (ASVS 7.3.2)."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The officer now at work, and where."""

    officer: Officer
    counter: str
    at: datetime
    missed: int = 0
    """Wrong passwords that were tried for this account just before."""
    only_reads: bool = False
    """Whether the city was not heard for so long that nothing new may be done."""

    @property
    def is_warned(self) -> bool:
        """Whether so many are to be told: nobody mistypes that often (ASVS 6.3.5)."""
        return self.missed >= TOLD_FROM


class Session:
    """The one session of this program; every use case asks it who is at work."""

    def __init__(self, *, begin: "Begin", gate: "Gate", clock: "Clock") -> None:
        self._begin = begin
        self._gate = gate
        self._clock = clock
        self._current: SignedIn | None = None
        self._locked = False
        self._unknown: dict[OfficerId, Tries] = {}
        self._agreed: set[CoSignature] = set()
        self._out = False
        """Whether the officer signed in may work here no more."""
        self._late = False
        """Whether the city was not heard for so long that nothing new may be done."""
        self._proven: datetime | None = None
        """When the officer at work typed their password last."""
        self.most_offline: timedelta | None = None
        """How long ago the city may have been heard for new work; None: any."""

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
        if current is None or self._locked or self._out:
            raise NotSignedIn
        return current

    def must_be(
        self, roles: frozenset[Role], command: str, *, unheard: bool = False
    ) -> None:
        """Raise Forbidden, and write it down, unless the officer has such a role.

        Raises OfflineTooLong or ClockUntrusted in a session that only reads, unless the
        city was heard since or the command is one of those that go on ``unheard``.
        """
        current = self.who()
        officer = current.officer
        if officer.roles.isdisjoint(roles):
            now = self._clock.now()
            with self._begin() as work:
                work.journal.add(
                    Entry(at=now, act=Act.DENIED, officer=officer.id, detail=command)
                )
                work.commit()
            raise Forbidden(command)
        if self._late and not unheard:
            if problem := self._unheard(current.counter):
                raise problem
            self._late = False

    def last_account(self) -> str:
        """Return the account that signed in last on this PC, or nothing."""
        return self._gate.last()

    def found(self) -> None:
        """Open a profile no officer has come to yet, for its setting up."""
        self._gate.found()

    def has_officers(self) -> bool:
        """Say whether anybody may sign in on this PC."""
        return self._gate.knows_officers()

    def enrol(self, officer: Officer, password: str) -> None:
        """Let an officer sign in on this PC; replaces an earlier password.

        The first one needs nobody; later ones need somebody signed in.
        """
        known = replace(officer, id=account_name(officer.id))
        self._gate.enrol(known.id, password)
        with self._begin() as work:
            work.accounts.put(Account(officer=known))
            work.commit()

    def sign_in(self, account: str, password: str, counter: str) -> SignedIn:
        """Start a session; slow on purpose.

        Raises WrongPassword, SignInHeldBack, WrongCounter. Where the city was not heard
        for longer than policy allows the session only reads, until it is heard.
        An account nobody has takes as long and is held back as soon, so that accounts
        cannot be guessed.
        An empty counter is no seat: it serves an administrator's commands.
        """
        name = account_name(account)
        missed = self._check(name, password)
        with self._begin() as work:
            found = work.accounts.get(name)
        officer = found.officer
        if found.revoked or not _works_at(officer, counter):
            self._gate.lock()
            raise WrongCounter(counter)
        now = self._clock.now()
        with self._begin() as work:
            work.journal.add(
                Entry(at=now, act=Act.SIGNED_IN, officer=officer.id, detail=counter)
            )
            if missed:
                work.journal.add(_tries(now, officer.id, missed))
            work.drafts.claim(officer.id)
            work.commit()
        why = self._unheard(counter)
        self._late, self._proven = bool(why), now
        self._current = SignedIn(
            officer, counter, now, missed, isinstance(why, RuleBroken)
        )
        self._locked = self._out = False
        return self._current

    def _unheard(self, counter: str) -> CounterError | None:
        """Return why nothing new may be done at this counter now, if it is so.

        On a full disk that is why: an officer still comes in, to see what is there.
        """
        if not counter or self.most_offline is None:
            return None
        from counter_app.services.moments import unheard

        try:
            with self._begin() as work:
                problem = unheard(work, self._clock.now(), self.most_offline)
                work.commit()
        except (StoreFull, StoreReadOnly) as full:
            return full
        return problem

    def lock(self) -> None:
        """Cover the screen; the session stays its owner's, its keys are forgotten."""
        self._agreed.clear()
        if self._current is not None:
            self._locked = True
            self._gate.lock()

    def unlock(self, password: str) -> SignedIn:
        """Go on after a lock; only the officer who locked can."""
        if self._current is None or self._out:
            raise NotSignedIn
        officer = self._current.officer.id
        missed = self._check(officer, password)
        if missed:
            with self._begin() as work:
                work.journal.add(_tries(self._clock.now(), officer, missed))
                work.commit()
        why = self._unheard(self._current.counter)
        self._locked, self._late, self._proven = False, bool(why), self._clock.now()
        only_reads = isinstance(why, RuleBroken)
        self._current = replace(self._current, missed=missed, only_reads=only_reads)
        return self._current

    def is_overdue(self) -> bool:
        """Say whether the officer at work has to type their password again."""
        since = self._proven
        if self._current is None or self._locked or since is None:
            return False
        return self._clock.now() - since >= LONGEST_SESSION

    def second(self, account: str, password: str) -> Officer:
        """Return another officer of this PC who agrees by their own password.

        The session stays whose it is. Raises SecondOfficerNeeded for the officer at
        work, or one who may neither receive nor lead; WrongPassword, SignInHeldBack.
        """
        if account_name(account) == self.who().officer.id:
            raise SecondOfficerNeeded
        name = account_name(account)
        self._try(name, password, self._gate.proves)
        self._gate.note(name, Tries())
        with self._begin() as work:
            other = work.accounts.get(name)
        officer = other.officer
        if other.revoked or not officer.roles & {Role.INTAKE, Role.HANDOVER, Role.LEAD}:
            raise SecondOfficerNeeded
        return officer

    def cosign(self, account: str, password: str, operation: str) -> CoSignature:
        """Have another officer agree to exactly this operation; see ``second``.

        Good for a minute, for the officer at work, and once.
        """
        other = self.second(account, password).id
        signed = CoSignature(
            digest=digest_of(operation),
            by=self.who().officer.id,
            other=other,
            at=self._clock.now(),
        )
        self._agreed.add(signed)
        return signed

    def agreed(self, signed: CoSignature, operation: str) -> OfficerId:
        """Use an agreement up and return who agreed.

        Raises SecondOfficerNeeded for one this session did not hear, of another act,
        of before a lock, too old, or used before.
        """
        by, now = self.who().officer.id, self._clock.now()
        known = signed in self._agreed
        self._agreed.discard(signed)
        if not known or not signed.covers(operation, by, now):
            raise SecondOfficerNeeded
        return signed.other

    def prove(self, password: str) -> None:
        """Raise WrongPassword or SignInHeldBack unless the officer at work typed it."""
        officer = self.who().officer.id
        self._try(officer, password, self._gate.proves)
        self._gate.note(officer, Tries())

    def sign_out(self) -> None:
        """End the session; drafts stay their owner's."""
        self._current, self._locked, self._out = None, False, False
        self._agreed.clear()
        self._gate.lock()

    def part_from(self, officer: OfficerId) -> None:
        """Let an officer in no more whose place here the city took away."""
        self._gate.dismiss(officer)

    def takes_note(self, officer: Officer, *, out: bool) -> bool:
        """Go on with the officer at work as the city has them now, or not at all.

        True when this officer was at work and may not go on: from now on everything
        raises NotSignedIn, and the screen has to be covered.
        """
        current = self._current
        if current is None or current.officer.id != officer.id or self._out:
            return False
        self._out = out or not _works_at(officer, current.counter)
        if not self._out:
            self._current = replace(current, officer=officer)
        return self._out

    def _check(self, officer: OfficerId, password: str) -> int:
        """Let the officer through the gate, or count the try and raise.

        Returns how many wrong passwords were tried before this one.
        """
        missed = self._tries(officer).failures
        self._try(officer, password, self._gate.admit)
        self._gate.came(officer)
        return missed

    def _try(
        self,
        officer: OfficerId,
        password: str,
        fits: Callable[[OfficerId, str], bool],
    ) -> None:
        """Count the try and raise, unless the password fits."""
        now = self._clock.now()
        tries = self._tries(officer)
        held = tries.held_until
        # A pause longer than any we give comes from a clock since put right.
        if held and now < held <= now + LONGEST_PAUSE:
            raise SignInHeldBack(held)
        if fits(officer, password):
            return
        failures = self._tries(officer).failures + 1
        whose = "an officer's" if self._gate.knows(officer) else "nobody's"
        log.warning("a password of %s account is wrong: %d in a row", whose, failures)
        held = None if failures < ATTEMPTS else now + _pause(failures)
        counted = Tries(failures=failures, held_until=held)
        if self._gate.knows(officer):
            self._gate.note(officer, counted)
        else:
            self._unknown[officer] = counted
        if held:
            raise SignInHeldBack(held)
        raise WrongPassword(ATTEMPTS - failures)

    def _tries(self, officer: OfficerId) -> Tries:
        """Return the tries of an account; of one nobody has, from memory only."""
        if self._gate.knows(officer):
            return self._gate.tries(officer)
        return self._unknown.get(officer) or Tries()


def account_name(typed: str) -> OfficerId:
    """Return an account as it is kept, however it was typed."""
    return OfficerId(nfc(typed).strip().lower())


def _tries(at: datetime, officer: OfficerId, missed: int) -> Entry:
    """Return the entry about wrong passwords; they could not be written any sooner."""
    return Entry(at=at, act=Act.TRIES_MISSED, officer=officer, detail=str(missed))


def _works_at(officer: Officer, counter: str) -> bool:
    """Say whether the officer may sit at this counter; no counter is no seat."""
    return not (officer.counters and counter) or counter in officer.counters


def _pause(failures: int) -> timedelta:
    doubled = FIRST_PAUSE * (1 << min(failures - ATTEMPTS, 8))
    return min(doubled, LONGEST_PAUSE)
