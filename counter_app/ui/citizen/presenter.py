"""What the citizen's screen shows when, and what a tap means. No Qt.

The officer's program tells what is going on (``idle``, ``typing``, ``confirm`` …); the
citizen taps. Scenes are made by whoever knows the words and made again when the citizen
wants the other language, so this keeps how to make them, not what they say.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import CounterError
from counter_app.domain.procedures import Channel
from counter_app.domain.ratings import Mark, Reason
from counter_app.ui.citizen.scenes import (
    Answer,
    Asking,
    Choosing,
    Confirming,
    Given,
    Idle,
    Paused,
    Paying,
    Proving,
    Row,
    Scene,
    Typing,
)
from counter_app.ui.ports import Tasks

CLEAR_AFTER = 30
"""Seconds the receipt stays; a touch begins them afresh."""
RATE_AFTER = 15
"""Seconds of the receipt before the citizen is asked how it was."""
THANKS_FOR = 4
PROVE_FOR = 120
"""Seconds to read the code with a phone; "more time" gives as many again."""

Cancel = Callable[[], None]
After = Callable[[float, Callable[[], None]], Cancel]
"""Calls back on the GUI thread after so many seconds, unless cancelled."""
Words = Callable[[], Scene]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What C2 asks to confirm, in the words of the citizen's language."""

    title: str
    legal: str
    rows: tuple[Row, ...]


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_scene(self, scene: Scene) -> None:
        """Show this and nothing of what was there before."""

    def pages_of(self, rows: Sequence[Row]) -> Sequence[Sequence[Row]]:
        """Part rows into pages that fit: at most five each."""


class Officer(Protocol):
    """Who hears what the citizen answered."""

    def citizen_confirmed(self) -> None:
        """Everything is right."""

    def citizen_disagreed(self, rows: frozenset[str]) -> None:
        """Something is wrong, in these rows if any was touched."""

    def citizen_chose(self, channel: Channel) -> None:
        """The channel the citizen wants."""


class Ratings(Protocol):
    """How marks are kept, away from the citizen and the officer."""

    def ask(self, dossier: Dossier) -> str:
        """Return a ticket for one mark, or nothing: this receipt was asked about."""

    def give(self, ticket: str, mark: int, reason: str) -> None:
        """Keep the mark of this ticket; a ticket counts once."""


class Tongue(Protocol):
    """The language the citizen's screen speaks."""

    language: str
    """``vi`` or ``en``."""


class CitizenPresenter:
    """The state of the screen; outlives the window, whose screen may go and come."""

    def __init__(
        self,
        officer: Officer,
        ratings: Ratings,
        tasks: Tasks,
        after: After,
        tongue: Tongue,
    ) -> None:
        self._tongue = tongue
        self._officer = officer
        self._ratings = ratings
        self._tasks = tasks
        self._after = after
        self._view: View | None = None
        self.touch = True
        """Whether the citizen can tap; without it answers are spoken."""
        self._make: Words = Paused
        self._sheet: Callable[[], Sheet] | None = None
        self._page, self._seen = 0, {0}
        self._marked: frozenset[str] = frozenset()
        self._unseen = 0
        self._answer: Answer | None = None
        self._given = ""
        """The id of the dossier whose receipt is, or was last, shown."""
        self._received: Dossier | None = None
        """While its receipt is shown."""
        self._ticket, self._mark = "", 0
        self._waits: list[Cancel] = []

    # -- the window

    def attach(self, view: View) -> None:
        """Show what is going on on this screen from now on."""
        self._view = view
        self._show()

    def detach(self) -> None:
        """The screen went away; what it showed is shown when it is back."""
        self._view = None

    def reword(self) -> None:
        """The language or the size changed: show the same anew, from the first page."""
        self._page, self._seen = 0, {0}
        self._show()

    def other_language(self) -> None:
        """The citizen wants English, or Vietnamese again."""
        self._tongue.language = "vi" if self._tongue.language == "en" else "en"
        self.reword()

    @property
    def scene(self) -> Scene:
        """What is to be seen now."""
        return self._confirming() if self._sheet else self._make()

    # -- what the officer's program tells

    def idle(self) -> None:
        """C0: nothing of anybody is left."""
        self._tongue.language = "vi"
        self._go(Idle)

    def pause(self) -> None:
        """C7: locked; nothing of anybody is left."""
        self._tongue.language = "vi"
        self._go(Paused)

    def typing(
        self, rows: Callable[[], tuple[Row, ...]], use: Callable[[], str] = str
    ) -> None:
        """C1: these rows were typed last; whole words only. ``use``: what for."""
        self._go(lambda: Typing.of(rows(), use()))

    def confirm(self, sheet: Callable[[], Sheet], answered: Answer | None) -> None:
        """C2: ask whether these rows are right; an earlier answer is shown."""
        self._leave()
        self._sheet = sheet
        self._page, self._seen = 0, {0}
        self._marked, self._unseen, self._answer = frozenset(), 0, answered
        self._show()

    def choose(self, make: Callable[[], Choosing]) -> None:
        """C3: the channels with their prices."""
        self._go(make)

    def prove(self, qr: bytes) -> None:
        """C3b: a code (PNG) to be read with VNeID within two minutes."""
        self._leave()
        self._count_down(qr, PROVE_FOR)

    def pay(self, paying: Callable[[], Paying]) -> None:
        """C4: the amount, and the code to pay it with."""
        self._go(paying)

    def paid(self) -> None:
        """C4: the money has come."""
        before = self._make
        self._make = lambda: _paid(before())
        self._show()

    def receipt(self, dossier: Dossier, make: Callable[[], Given]) -> None:
        """C5: the receipt; after it the rating, then nothing. Once for a dossier."""
        if self._given == dossier.id:
            if not isinstance(self.scene, Given | Asking):
                self.idle()  # come back to, after a lock or another screen
            return
        self._go(make)
        self._given, self._received = dossier.id, dossier
        self._wait_on_receipt(dossier)

    # -- what the citizen taps

    def next_page(self) -> None:
        """Turn to the next page of C2, from the last to the first."""
        pages = self._pages()
        if self._sheet and len(pages) > 1:
            self._page = (self._page + 1) % len(pages)
            self._seen = self._seen | {self._page}
            self._unseen = 0
            self._show()

    def row_tapped(self, row: str) -> None:
        """Mark a row as wrong, or take the mark away."""
        if self._sheet and self._answer is not Answer.RIGHT:
            self._marked = self._marked ^ {row}
            self._answer = None
            self._show()

    def said_right(self) -> None:
        """Everything is right, if everything was seen."""
        if self._sheet is None or self._answer is Answer.RIGHT:
            return
        unseen = {*range(len(self._pages()))} - self._seen
        if unseen:
            self._unseen = min(unseen) + 1
        else:
            self._answer, self._marked, self._unseen = Answer.RIGHT, frozenset(), 0
            self._officer.citizen_confirmed()
        self._show()

    def said_wrong(self) -> None:
        """Something is wrong."""
        if self._sheet:
            self._answer, self._unseen = Answer.WRONG, 0
            self._officer.citizen_disagreed(self._marked)
            self._show()

    def picked(self, channel: Channel) -> None:
        """The citizen chose a channel; it may be changed by another tap."""
        made = self._make()
        if isinstance(made, Choosing):
            before = self._make
            self._make = lambda: _chosen(before(), channel)
            self._officer.citizen_chose(channel)
            self._show()

    def more_time(self) -> None:
        """C3b: begin the two minutes afresh."""
        made = self._make()
        if isinstance(made, Proving):
            self.prove(made.qr)

    def rated(self, mark: Mark) -> None:
        """Keep the mark; one that is not good is asked for its reason first."""
        if not self._ticket or self._mark:
            return
        self._mark = mark
        if mark > Mark.NEUTRAL:
            self._thank("")
            return
        self._make = lambda: Asking(why=True)
        self._restart()

    def gave_reason(self, reason: Reason) -> None:
        """What was not good."""
        if self._mark:
            self._thank(reason)

    def skipped(self) -> None:
        """No mark, or no reason: it costs nothing."""
        if self._mark:
            self._thank("")
        else:
            self.idle()

    def touched(self) -> None:
        """Somebody is still reading: what clears by itself begins to wait anew."""
        if self._is_given() and self._received:
            self._stop_waiting()
            self._wait_on_receipt(self._received)

    # -- inside

    def _go(self, make: Words) -> None:
        self._leave()
        self._make = make
        self._show()

    def _leave(self) -> None:
        """Let go of everything of the scene before; a mark already given is kept."""
        self._stop_waiting()
        self._received = None
        if self._mark:
            self._keep("")
        self._ticket, self._mark = "", 0
        self._sheet, self._marked, self._answer = None, frozenset(), None
        self._make = Idle

    def _show(self) -> None:
        if self._view:
            self._view.show_scene(self.scene)

    def _pages(self) -> Sequence[Sequence[Row]]:
        rows = self._sheet().rows if self._sheet else ()
        if self._view is None:
            return (rows,)
        return self._view.pages_of(rows) or ((),)

    def _confirming(self) -> Confirming:
        sheet = self._sheet() if self._sheet else Sheet(title="", legal="", rows=())
        pages = self._pages()
        self._page = min(self._page, len(pages) - 1)
        return Confirming(
            title=sheet.title,
            legal=sheet.legal,
            rows=tuple(pages[self._page]),
            page=self._page + 1,
            pages=len(pages),
            marked=self._marked,
            unseen=self._unseen,
            answer=self._answer,
        )

    def _count_down(self, qr: bytes, seconds: int) -> None:
        if seconds <= 0:
            self.idle()
            return
        self._make = lambda: Proving(qr=qr, seconds=seconds)
        self._waits.clear()
        self._wait(1, lambda: self._count_down(qr, seconds - 1))
        self._show()

    def _ask_mark(self, dossier: Dossier) -> None:
        def ask(ticket: str) -> None:
            if ticket and self._given == dossier.id and self._is_given():
                self._ticket = ticket
                self._make = Asking
                self._restart()

        self._tasks.run(lambda: self._ratings.ask(dossier), ask, _unasked)

    def _is_given(self) -> bool:
        return self._sheet is None and isinstance(self._make(), Given)

    def _thank(self, reason: str) -> None:
        self._keep(reason)
        self._make = lambda: Asking(thanks=True)
        self._stop_waiting()
        self._wait(THANKS_FOR, self.idle)
        self._show()

    def _keep(self, reason: str) -> None:
        ticket, mark = self._ticket, self._mark
        self._ticket, self._mark = "", 0
        self._tasks.run(
            lambda: self._ratings.give(ticket, mark, reason), _kept, _unasked
        )

    def _restart(self) -> None:
        self._stop_waiting()
        self._wait(CLEAR_AFTER, self.idle)
        self._show()

    def _wait_on_receipt(self, dossier: Dossier) -> None:
        self._wait(CLEAR_AFTER, self.idle)
        if self.touch:
            self._wait(RATE_AFTER, lambda: self._ask_mark(dossier))

    def _stop_waiting(self) -> None:
        for cancel in self._waits:
            cancel()
        self._waits.clear()

    def _wait(self, seconds: float, act: Callable[[], None]) -> None:
        self._waits.append(self._after(seconds, act))


def _chosen(scene: Scene, channel: Channel) -> Scene:
    if isinstance(scene, Choosing):
        return replace(scene, chosen=channel)
    return scene


def _paid(scene: Scene) -> Scene:
    return replace(scene, paid=True) if isinstance(scene, Paying) else scene


def _unasked(_problem: CounterError) -> None:
    """Nobody at the counter is told: a mark is no business of the officer's."""


def _kept(_none: None) -> None:
    return None
