"""Show a code, ask the city what became of it, let the officer in. No Qt."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Protocol

from counter_app.domain.coming_in import Asked, Outcome
from counter_app.domain.errors import CounterError, WrongCounter
from counter_app.domain.keeping_errors import PasswordTooWeak
from counter_app.domain.passwords import SHORTEST
from counter_app.domain.people import Role
from counter_app.services.coming_in import Proven
from counter_app.services.ports import Clock
from counter_app.services.session import Session
from counter_app.ui.ports import Tasks


class Work(Protocol):
    """What is done away from the screen."""

    def ask(self) -> Asked:
        """Return a code to show."""

    def look(self) -> Proven | Outcome:
        """Return who agreed, or what became of the code so far."""

    def let_in(self, password: str, roles: frozenset[Role]) -> None:
        """Let in who agreed."""


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_barred(self) -> None:
        """Say whose screen this is."""

    def show_start(self) -> None:
        """Say what happens here; nothing is under way."""

    def show_asking(self) -> None:
        """A code is being asked for."""

    def show_code(self, code: str, address: str, until: datetime) -> None:
        """Show the code, where it is typed, and until when (local time)."""

    def show_unheard(self, problem: CounterError) -> None:
        """Say that the city was not reached just now; the code stays good."""

    def show_ended(self, outcome: Outcome) -> None:
        """Say that nobody agreed to this code."""

    def show_proven(self, proven: Proven) -> None:
        """Show who agreed; they choose a password."""

    def ask_again(self, place: str) -> None:
        """Say what is wrong: ``roles``, ``first`` or ``second``."""

    def show_letting_in(self) -> None:
        """The password is being worked into a slot."""

    def show_done(self, name: str) -> None:
        """Say that the officer may sign in here."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""


class ComingInPresenter:
    """Holds the code under way; whoever leaves the screen drops it."""

    def __init__(
        self,
        work: Work,
        session: Session,
        clock: Clock,
        zone: tzinfo,
        lanes: tuple[Tasks, Tasks],
    ) -> None:
        """``lanes``: the network's, and the one for the vault's slow work."""
        self._work, self._session = work, session
        self._clock, self._zone = clock, zone
        self._far, self._local = lanes
        self._view: View | None = None
        self._asked: Asked | None = None
        self._until = self._due = clock.now()
        self._proven: Proven | None = None
        self._turn = 0
        self._busy = False

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None
        self.drop()

    def open(self) -> None:
        """Begin; whoever does not administer the site is told so."""
        self.drop()
        current = self._session.current
        if current is None or Role.SITE_ADMIN not in current.officer.roles:
            self._tell(lambda view: view.show_barred())
        else:
            self._tell(lambda view: view.show_start())

    def drop(self) -> None:
        """Nothing is under way any more; what comes later is not heard."""
        self._turn += 1
        self._busy = False
        self._asked = self._proven = None

    def ask(self) -> None:
        """Ask the city for a code."""
        if self._busy:
            return
        self.drop()
        self._busy = True
        self._tell(lambda view: view.show_asking())

        def show(asked: Asked) -> None:
            self._busy = False
            now = self._clock.now()
            self._asked = asked
            self._until, self._due = now + asked.lasts, now + asked.every
            until = self._until.astimezone(self._zone)
            self._tell(lambda view: view.show_code(asked.code, asked.address, until))

        self._far.run(self._work.ask, self._now(show), self._now(self._complain))

    def tick(self) -> None:
        """Look again what became of the code, when it is time."""
        now = self._clock.now()
        if self._asked is None or self._busy or now < self._due:
            return
        if now >= self._until:
            self._end(Outcome.OVER)
            return
        self._due = now + self._asked.every
        self._busy = True
        self._far.run(
            self._work.look, self._now(self._looked), self._now(self._unheard)
        )

    def let_in(self, first: str, second: str, roles: frozenset[Role]) -> None:
        """Let in who agreed, with the password they typed twice."""
        proven = self._proven
        if proven is None or self._busy:
            return
        if wrong := _wrong(proven, first, second, roles):
            self._tell(lambda view: view.ask_again(wrong))
            return
        self._busy = True
        self._tell(lambda view: view.show_letting_in())

        def done(_nothing: None) -> None:
            self.drop()
            self._tell(lambda view: view.show_done(proven.name))

        self._local.run(
            lambda: self._work.let_in(first, roles),
            self._now(done),
            self._now(self._not_let_in),
        )

    def _not_let_in(self, problem: CounterError) -> None:
        if not isinstance(problem, PasswordTooWeak):
            self._complain(problem)
            return
        self._busy = False
        self._tell(lambda view: view.ask_again("first"))

    def _looked(self, seen: Proven | Outcome) -> None:
        self._busy = False
        if isinstance(seen, Proven):
            self._asked, self._proven = None, seen
            if seen.roles is not None and not seen.roles:
                self._proven, current = None, self._session.current
                self._complain(WrongCounter(current.counter if current else ""))
                return
            self._tell(lambda view: view.show_proven(seen))
        elif seen is not Outcome.PENDING:
            self._end(seen)

    def _end(self, outcome: Outcome) -> None:
        self.drop()
        self._tell(lambda view: view.show_ended(outcome))

    def _unheard(self, problem: CounterError) -> None:
        self._busy = False
        self._tell(lambda view: view.show_unheard(problem))

    def _complain(self, problem: CounterError) -> None:
        self._busy = False
        self._tell(lambda view: view.show_problem(problem))

    def _now(self, then: Callable[..., None]) -> Callable[..., None]:
        """Let an answer through only while what asked for it is still under way."""
        turn = self._turn

        def heard(said: object) -> None:
            if turn == self._turn:
                then(said)

        return heard

    def _tell(self, words: Callable[[View], None]) -> None:
        if self._view:
            words(self._view)


def _wrong(
    proven: Proven, first: str, second: str, roles: frozenset[Role]
) -> str | None:
    """Return what is to be put right before anybody is let in."""
    if proven.roles is None and not roles:
        return "roles"
    if len(first) < SHORTEST:
        return "first"
    return "second" if first != second else None
