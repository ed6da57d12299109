"""Put a date off once with an apology, and end a dossier without a result."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from counter_app.domain.afterwards import Ending, Extension, FollowUp
from counter_app.domain.dossiers import Dossier
from counter_app.domain.due import Promise
from counter_app.domain.errors import Hindered, NotReady
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act
from counter_app.domain.people import Role
from counter_app.domain.practice import Usage
from counter_app.domain.procedures import Extension as LegalExtension
from counter_app.domain.supplements import TermFixed, extended, put_off
from counter_app.services.following_up import FollowingUp, needed, written
from counter_app.services.rights import READING, allowed, commands
from counter_app.services.session import Session

MOST_DAYS = 60
"""Working days a date may be put off: more is no second date but a mistake."""
_ACTS = {
    FollowUp.REFUSE: Act.REFUSED,
    FollowUp.STOP: Act.STOPPED,
    FollowUp.WITHDRAW: Act.WITHDRAWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an officer says of an ending."""

    reason: str
    ground: str = ""
    right_place: str = ""
    fee_outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToEnd:
    """A dossier before it is put off or ended, and what may be said of it."""

    dossier: Dossier
    usage: Usage
    extension: LegalExtension | None = None
    """What the procedure's own law allows, of a date that is put off."""
    may: bool = True
    """Whether the officer at work has a role for it: told before anything is typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingUp:
    """The use case of what the ward, or the citizen, decides after receiving."""

    following: FollowingUp
    session: Session

    @allowed(*READING, unheard=True)
    def to_end(self, dossier: DossierId, act: FollowUp) -> ToEnd:
        """Return what to decide on; raise Hindered when it cannot be done now."""
        with self.following.begin() as work:
            found = work.dossiers.get(dossier)
        why = found.hindrance(act)
        if why:
            raise Hindered(why)
        return ToEnd(
            dossier=found,
            usage=self.following.usage(act),
            extension=(
                self.following.limit(found).extension
                if act is FollowUp.EXTEND
                else None
            ),
            may=self._may(act),
        )

    @allowed(*READING, unheard=True)
    def promise(self, dossier: DossierId, days: int) -> Promise:
        """Return the date so many working days later; raise NotReady, Hindered."""
        with self.following.begin() as work:
            found = work.dossiers.get(dossier)
        return self._promise(found, days)

    @allowed(Role.LEAD, Role.CLERK)
    def extend(
        self, dossier: DossierId, *, reason: str, days: int, second: str, password: str
    ) -> Dossier:
        """Apologise and put the date off by so many working days, once.

        A second officer agrees to exactly this, by their own password: a promised date
        is never one person's to move (SECURITY.md 1.4). Raises NotReady without a
        reason or for a number of days that cannot be, Hindered when it was put off
        before; SecondOfficerNeeded, WrongPassword, SignInHeldBack.
        """
        officer, now = self.session.who().officer, self.following.clock.now()
        reason = written(reason)
        needed(reason)

        def step(before: Dossier) -> Dossier:
            extension = Extension(
                reason=reason, due_before=before.due.at, at=now, by=officer.id
            )
            # Asked of the dossier first: a second time is told as such.
            before.extend(extension, before.due)
            return before.extend(extension, self._promise(before, days))

        with self.following.begin() as work:
            step(work.dossiers.get(dossier))
        operation = f"extend {dossier} {days} {reason}"
        agreed = self.session.cosign(second, password, operation)
        other = self.session.agreed(agreed, operation)
        detail = f"{days} {other}"
        return self.following.do(dossier, step, Act.EXTENDED, officer.id, detail)

    @allowed(Role.INTAKE, Role.LEAD)
    def refuse(self, dossier: DossierId, said: Said) -> Dossier:
        """Refuse to take the dossier in; a reason and its ground are needed."""
        needed(written(said.reason), written(said.ground))
        return self._end(dossier, FollowUp.REFUSE, said)

    @allowed(Role.LEAD, Role.CLERK)
    def stop(self, dossier: DossierId, said: Said) -> Dossier:
        """Stop working on the dossier; a reason and its ground are needed."""
        needed(written(said.reason), written(said.ground))
        return self._end(dossier, FollowUp.STOP, said)

    @allowed(Role.INTAKE, Role.LEAD)
    def withdraw(self, dossier: DossierId, said: Said) -> Dossier:
        """Let the citizen take the dossier back; their wish is the reason."""
        needed(written(said.reason))
        return self._end(dossier, FollowUp.WITHDRAW, said)

    def _may(self, act: FollowUp) -> bool:
        roles = dict(commands(EndingUp))[f"EndingUp.{act.value}"]
        return roles is None or bool(roles & self.session.who().officer.roles)

    def _end(self, dossier: DossierId, act: FollowUp, said: Said) -> Dossier:
        officer, now = self.session.who().officer, self.following.clock.now()

        def step(before: Dossier) -> Dossier:
            ending = Ending(
                reason=written(said.reason),
                ground=written(said.ground),
                right_place=written(said.right_place),
                fee_outcome=written(said.fee_outcome),
                before=before.status,
                at=now,
                by=officer.id,
            )
            return before.end(act, ending)

        return self.following.do(dossier, step, _ACTS[act], officer.id)

    def _promise(self, dossier: Dossier, days: int) -> Promise:
        if not 1 <= days <= MOST_DAYS:
            raise NotReady(1)
        now, limit = self.following.local(), self.following.limit(dossier)
        calendar = self.following.catalogue.calendar(limit.calendar)
        due = replace(dossier.due, at=dossier.due.at.astimezone(self.following.zone))
        legal = limit.extension
        count: Callable[[], Promise]
        if legal and legal.working and legal.days == days and now <= due.at:
            count = lambda: extended(limit, due, calendar)  # noqa: E731
        else:
            rule = self.following.usage(FollowUp.EXTEND).said
            count = lambda: put_off(due, days, now, calendar, rule)  # noqa: E731
        try:
            return count()
        except TermFixed as fixed:
            raise Hindered("extended-before") from fixed
