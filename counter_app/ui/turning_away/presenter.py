"""Guide or refuse a walk-in: what is wanted, why, on what ground; once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.afterwards import Wanted
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DraftId
from counter_app.services.ending import Said
from counter_app.services.printing import Issued
from counter_app.services.turning_away import ToTurnAway, TurningAway
from counter_app.ui.ports import Tasks
from counter_app.ui.walk import Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanting:
    """What is still to be put right before a slip is printed."""

    papers: bool = False
    reason: bool = False
    ground: bool = False


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that the walk-in is being read; nothing of another one stays."""

    def show_to_turn_away(self, found: ToTurnAway) -> None:
        """Show what may be said."""

    def show_wanting(self, wanting: Wanting) -> None:
        """Say what is to be put right."""

    def ask_to_confirm(self, said: Said) -> None:
        """Interrupt: a refusal cannot be undone."""

    def show_done(self, issued: Issued, *, refused: bool) -> None:
        """Say that it is decided and kept, and what became of the slip."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; nothing was decided, and what was typed stays."""


class TurningAwayPresenter:
    """Checks what was typed, then prints once, however often it is pressed."""

    def __init__(
        self, turning_away: TurningAway, walk: Walk, local: Tasks, devices: Tasks
    ) -> None:
        self._turning_away = turning_away
        self._walk = walk
        self._local, self._devices = local, devices
        self._view: View | None = None
        self._draft: DraftId | None = None
        self._busy = False

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def open(self) -> None:
        """Show what may be said to the citizen at the counter."""
        draft = self._walk.draft
        if draft is None or self._view is None:
            return
        name = self._draft = draft.id
        self._busy = False
        self._view.show_loading()

        def show(found: ToTurnAway) -> None:
            if self._view and self._draft == name:
                self._view.show_to_turn_away(found)

        work = self._turning_away.to_turn_away
        self._local.run(lambda: work(name), show, self._failed)

    def guide(self, wanted: Sequence[Wanted], reason: str) -> None:
        """Print what is still needed, or say what is wanting."""
        wanting = Wanting(
            papers=not any(one.name.strip() for one in wanted),
            reason=not reason.strip(),
        )
        work = self._turning_away.guide
        if self._is_right(wanting):
            self._print(lambda draft: work(draft, wanted, reason), refused=False)

    def refuse(self, said: Said) -> None:
        """Ask once more, or say what is wanting."""
        wanting = Wanting(
            reason=not said.reason.strip(), ground=not said.ground.strip()
        )
        if self._is_right(wanting) and self._view:
            self._view.ask_to_confirm(said)

    def confirmed(self, said: Said) -> None:
        """Refuse: the officer was asked once more."""
        work = self._turning_away.refuse
        self._print(lambda draft: work(draft, said), refused=True)

    def _is_right(self, wanting: Wanting) -> bool:
        if self._view is None or self._draft is None:
            return False
        self._view.show_wanting(wanting)
        return wanting == Wanting()

    def _print(self, work: Callable[[DraftId], Issued], *, refused: bool) -> None:
        draft = self._draft
        if draft is None or self._busy:
            return
        self._busy = True

        def done(issued: Issued) -> None:
            # Busy for good: the next walk-in opens the screen anew.
            if refused and self._walk.serves(draft):
                self._walk.clear()
            if self._view and self._draft == draft:
                self._view.show_done(issued, refused=refused)

        def failed(problem: CounterError) -> None:
            self._busy = False
            self._failed(problem)

        self._devices.run(lambda: work(draft), done, failed)

    def _failed(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_problem(problem)
