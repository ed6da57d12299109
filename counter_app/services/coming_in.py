"""Let an officer in who proved to the city who they are, on a device of their own.

The administrator at work only lets it happen: account and name come from the city, and
no command takes them from a screen. What was proven is used up by letting them in, and
is worth nothing after its minutes or under another session.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from counter_app.domain.coming_in import Asked, Outcome, Told
from counter_app.domain.ids import OfficerId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.keeping_errors import OfficerUnproven
from counter_app.domain.people import Officer, Role
from counter_app.services.officers import Officers
from counter_app.services.ports import Begin, Clock
from counter_app.services.rights import allowed
from counter_app.services.rostering import roster_of
from counter_app.services.session import Session, account_name

STANDS = timedelta(minutes=10)
"""How long the officer who proved it has to choose a password."""


class City(Protocol):
    """Who knows officers. Raises PortalUnreachable, PortalRefused, NotEnrolled."""

    def ask(self) -> Asked:
        """Return a code for an officer to type on the city's page."""

    def answer(self, secret: str) -> Told:
        """Return what became of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """Somebody the city vouched for, to be let in here."""

    account: OfficerId
    name: str
    roles: frozenset[Role] | None
    """As the city's roster has them; None: it keeps none, the administrator says."""


@dataclass(slots=True)
class _Held:
    """What is under way, and whose session began it."""

    by: OfficerId
    secret: str
    proven: Told | None = None
    until: datetime | None = None


@dataclass(slots=True, kw_only=True)
class ComingIn:
    """The use cases of whoever administers the site, with the officer beside them."""

    city: City
    officers: Officers
    begin: Begin
    session: Session
    clock: Clock
    _held: _Held | None = field(init=False, default=None)

    @allowed(Role.SITE_ADMIN, unheard=True)
    def ask(self) -> Asked:
        """Return a code to show; an earlier one is worth nothing any more."""
        self._held = None
        asked = self.city.ask()
        self._held = _Held(self.session.who().officer.id, asked.secret)
        return asked

    @allowed(Role.SITE_ADMIN, unheard=True)
    def look(self) -> Proven | Outcome:
        """Return who agreed, or what became of the code so far."""
        held = self._mine()
        if held is None:
            return Outcome.OVER
        if held.proven is None:
            told = self.city.answer(held.secret)
            if told.outcome is not Outcome.AGREED:
                if told.outcome is not Outcome.PENDING:
                    self._held = None
                return told.outcome
            held.proven, held.until = told, self.clock.now() + STANDS
        return self._known(held.proven)

    @allowed(Role.SITE_ADMIN, unheard=True)
    def let_in(self, password: str, roles: frozenset[Role]) -> None:
        """Let in who agreed; ``roles`` count only where the city keeps no roster.

        Raises OfficerUnproven when nobody did in this session, or too long ago;
        WrongCounter for somebody who is not on the city's roster; PasswordTooWeak.
        """
        held, now = self._mine(), self.clock.now()
        told = held.proven if held else None
        if held is None or told is None or held.until is None or now > held.until:
            raise OfficerUnproven
        account, counters = account_name(told.account), frozenset[str]()
        self.officers.enrol(
            Officer(id=account, name=told.name, roles=roles, counters=counters),
            password,
        )
        self._held = None
        with self.begin() as work:
            work.journal.add(
                Entry(
                    at=now,
                    act=Act.OFFICER_PROVEN,
                    officer=held.by,
                    detail=account,
                )
            )
            work.commit()

    @allowed(Role.SITE_ADMIN, unheard=True)
    def forget(self) -> None:
        """Nobody comes in after all."""
        self._held = None

    def _mine(self) -> _Held | None:
        held = self._held
        if held is not None and held.by != self.session.who().officer.id:
            held = self._held = None
        return held

    def _known(self, told: Told) -> Proven:
        with self.begin() as work:
            roster = roster_of(work)
        account = account_name(told.account)
        duty = roster.duties.get(account) if roster else None
        roles = (duty.roles if duty else frozenset()) if roster else None
        return Proven(account=account, name=told.name, roles=roles)


def beside(officers: Officers, city: City) -> ComingIn:
    """Make the use case over the one of officers."""
    return ComingIn(
        city=city,
        officers=officers,
        begin=officers.begin,
        session=officers.session,
        clock=officers.clock,
    )
