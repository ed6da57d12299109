"""Who may sign in on this PC: let in, let out, held back no more."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from counter_app.domain.errors import WrongCounter
from counter_app.domain.ids import OfficerId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.keeping_errors import PasswordTooWeak
from counter_app.domain.officers import Tries
from counter_app.domain.passwords import is_too_weak
from counter_app.domain.people import Officer, Role
from counter_app.services.gate import Gate
from counter_app.services.ports import Begin, Clock
from counter_app.services.rights import allowed
from counter_app.services.rostering import roster_of
from counter_app.services.session import Session, account_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Officers:
    """The use cases of whoever administers the site."""

    begin: Begin
    gate: Gate
    session: Session
    clock: Clock
    common: Callable[[], Collection[str]]
    """The passwords people choose most; read from the disk when first asked."""

    @allowed(Role.SITE_ADMIN)
    def enrol(self, officer: Officer, password: str) -> None:
        """Let an officer sign in here; a new password if they could before.

        Their drafts of before stay sealed under the old password, for the city only.
        Where the city keeps a roster, roles and counters are what it says; raises
        WrongCounter for somebody who is not on it, PasswordTooWeak.
        """
        self._must_do(password)
        self.session.enrol(self._as_the_city_has(officer), password)
        self._note(Act.OFFICER_ENROLLED, account_name(officer.id))

    @allowed(*Role, unheard=True)
    def change_own(self, old: str, new: str) -> None:
        """Change the password of the officer at work, who types the old one again.

        Their drafts stay readable to them. Raises WrongPassword, SignInHeldBack,
        PasswordTooWeak.
        """
        officer = self.session.who().officer.id
        self._must_do(new)
        self.session.prove(old)
        self.gate.enrol(officer, new)
        self._note(Act.OWN_PASSWORD, officer)

    @allowed(Role.SITE_ADMIN, unheard=True)
    def dismiss(self, officer: OfficerId) -> None:
        """Let an officer sign in here no more."""
        name = account_name(officer)
        self.gate.dismiss(name)
        with self.begin() as work:
            account = work.accounts.get(name)
            work.accounts.put(replace(account, revoked=True))
            work.commit()
        self._note(Act.OFFICER_DISMISSED, name)

    @allowed(Role.SITE_ADMIN, Role.LEAD, unheard=True)
    def let_try_again(self, officer: OfficerId) -> None:
        """Lift the pause after wrong passwords: the officer stands there and waits."""
        name = account_name(officer)
        self.gate.note(name, Tries())
        self._note(Act.PAUSE_LIFTED, name)

    def _must_do(self, password: str) -> None:
        if is_too_weak(password, self.common()):
            raise PasswordTooWeak

    def _as_the_city_has(self, officer: Officer) -> Officer:
        with self.begin() as work:
            roster = roster_of(work)
        if roster is None:
            return officer
        duty = roster.duties.get(account_name(officer.id))
        if duty is None:
            raise WrongCounter(self.session.who().counter)
        return replace(officer, roles=duty.roles, counters=duty.counters)

    def _note(self, act: Act, whose: str) -> None:
        seat, now = self.session.who(), self.clock.now()
        with self.begin() as work:
            work.journal.add(
                Entry(at=now, act=act, officer=seat.officer.id, detail=whose)
            )
            work.commit()
