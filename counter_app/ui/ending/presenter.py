"""Refuse, stop, withdraw, or put a date off: why, on what ground, and once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.afterwards import FollowUp
from counter_app.domain.dossiers import Dossier
from counter_app.domain.due import Promise
from counter_app.domain.errors import CounterError, NotReady
from counter_app.domain.ids import DossierId
from counter_app.services.ending import MOST_DAYS, EndingUp, Said, ToEnd
from counter_app.ui.follow_up import FollowUpPresenter, FollowUpView
from counter_app.ui.ports import Tasks

GROUND_NEEDED = frozenset({FollowUp.REFUSE, FollowUp.STOP})
DEFAULT_DAYS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanting:
    """What is still to be put right."""

    reason: bool = False
    ground: bool = False
    days: bool = False


class View(FollowUpView, Protocol):
    """The screen, as the presenter sees it."""

    def show_to_end(self, found: ToEnd, act: FollowUp) -> None:
        """Show the dossier and what is to be said."""

    def show_promise(self, promise: Promise | None) -> None:
        """Show the date there would be; None for a number of days that cannot be."""

    def show_wanting(self, wanting: Wanting) -> None:
        """Say what is to be put right."""

    def ask_second(self, reason: str, days: int) -> None:
        """Ask for a second officer, who agrees to this by their own password."""

    def ask_to_confirm(self, act: FollowUp, said: Said) -> None:
        """Interrupt: it cannot be undone."""


class EndingPresenter(FollowUpPresenter[View]):
    """Checks what was typed, asks once more, then acts."""

    def __init__(self, ending: EndingUp, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._ending = ending
        self._act_wanted = FollowUp.REFUSE
        self._turn = 0

    @property
    def act(self) -> FollowUp:
        """What is to be done."""
        return self._act_wanted

    def open(self, act: FollowUp, dossier: DossierId) -> None:
        """Show what is to be said of this act."""
        self._act_wanted = act

        def show(found: ToEnd) -> None:
            if self._view and self._act_wanted is act:
                self._view.show_to_end(found, act)
                if act is FollowUp.EXTEND:
                    legal = found.extension
                    whole = legal is not None and legal.days == int(legal.days)
                    self.count(int(legal.days) if legal and whole else DEFAULT_DAYS)

        self._read(dossier, lambda: self._ending.to_end(dossier, act), show)

    def count(self, days: int) -> None:
        """Show the date so many working days later; an older answer is dropped."""
        dossier = self._asked
        if dossier is None or self._view is None:
            return
        self._turn += 1
        turn = self._turn
        if not 1 <= days <= MOST_DAYS:
            self._view.show_promise(None)
            return

        def show(promise: Promise) -> None:
            if self._view and turn == self._turn:
                self._view.show_promise(promise)

        def failed(problem: CounterError) -> None:
            if self._view and turn == self._turn:
                if isinstance(problem, NotReady):
                    self._view.show_promise(None)
                else:
                    self._view.show_problem(problem)

        self._tasks.run(lambda: self._ending.promise(dossier, days), show, failed)

    def extend(self, reason: str, days: int) -> None:
        """Ask the second officer, or say what is wanting."""
        dossier = self._asked
        if dossier is None or self._view is None:
            return
        wanting = Wanting(reason=not reason.strip(), days=not 1 <= days <= MOST_DAYS)
        if wanting != Wanting():
            self._view.show_wanting(wanting)
            return
        self._view.ask_second(reason, days)

    def agreed(self, reason: str, days: int, second: str, password: str) -> None:
        """Apologise and put the date off: a second officer typed their password."""
        dossier = self._asked
        if dossier is None:
            return
        self._act(
            lambda: self._ending.extend(
                dossier, reason=reason, days=days, second=second, password=password
            )
        )

    def end(self, said: Said) -> None:
        """Ask once more, or say what is wanting."""
        if self._asked is None or self._view is None:
            return
        needs_ground = self._act_wanted in GROUND_NEEDED
        wanting = Wanting(
            reason=not said.reason.strip(),
            ground=needs_ground and not said.ground.strip(),
        )
        if wanting != Wanting():
            self._view.show_wanting(wanting)
            return
        self._view.ask_to_confirm(self._act_wanted, said)

    def confirmed(self, said: Said) -> None:
        """Do it: the officer was asked once more."""
        dossier = self._asked
        if dossier is None:
            return
        acts: Mapping[FollowUp, Callable[[DossierId, Said], Dossier]] = {
            FollowUp.REFUSE: self._ending.refuse,
            FollowUp.STOP: self._ending.stop,
            FollowUp.WITHDRAW: self._ending.withdraw,
        }
        do = acts[self._act_wanted]
        self._act(lambda: do(dossier, said))
