"""Take a scanned or typed citizen, say what to look at, and go on."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from counter_app.domain.drafts import Draft
from counter_app.domain.errors import CounterError
from counter_app.domain.identity import (
    IdentityWarning,
    is_personal_id,
    phone_number,
    warnings_about,
)
from counter_app.domain.listing import Line
from counter_app.domain.people import Citizen, Source
from counter_app.services.intake import Intake
from counter_app.services.lookup import Known, Lookup
from counter_app.ui.ports import Tasks
from counter_app.ui.walk import Walk


@dataclass(frozen=True, slots=True)
class PersonFaults:
    """What keeps the officer from going on."""

    name_missing: bool = False
    id_length: int | None = None
    """How many digits were typed, when it is not twelve."""
    phone_wrong: bool = False

    def __bool__(self) -> bool:
        return self.name_missing or self.id_length is not None or self.phone_wrong


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_nobody(self) -> None:
        """Say that no citizen is here yet."""

    def show_citizen(
        self, citizen: Citizen, warnings: Sequence[IdentityWarning]
    ) -> None:
        """Show who is at the counter, doubtful fields open for typing."""

    def show_scanned_at(self, at: datetime | None) -> None:
        """Say when the card was read; None: in an earlier visit, or no card was."""

    def show_known(self, known: Known) -> None:
        """Fill in what is empty, marked as what an earlier dossier says."""

    def show_card_holder(self, *, present: bool) -> None:
        """Show whether the citizen holds the card, or somebody else."""

    def show_past(self, lines: Sequence[Line]) -> None:
        """Show the citizen's earlier dossiers on this machine."""

    def show_faults(self, faults: PersonFaults) -> None:
        """Say what is to be fixed before going on."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""

    def go_on(self) -> None:
        """Move to the choice of the procedure."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What the officer said while the draft was still being made."""

    citizen: Citizen
    card_holder_present: bool


class PersonPresenter:
    """Holds who is at the counter."""

    def __init__(
        self,
        walk: Walk,
        intake: Intake,
        lookup: Lookup,
        tasks: Tasks,
        provinces: Callable[[], Collection[str]] = tuple,
    ) -> None:
        """``provinces``: the three digits a number may begin with; none: any."""
        self._walk = walk
        self._intake = intake
        self._lookup = lookup
        self._tasks = tasks
        self._provinces = provinces
        self._view: View | None = None
        self._draft: Draft | None = None
        self._shown: Citizen | None = None
        self._left = False
        self._beginning: Citizen | None = None
        self._typed: Typed | None = None
        self._wants_on = False
        walk.listen(self._walked)

    @property
    def has_draft(self) -> bool:
        """Whether somebody is being served, so that typing has where to go."""
        return self._draft is not None

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def open(self) -> None:
        """Show who is at the counter, or about to be."""
        draft = self._draft = self._walk.draft
        self._left = False
        if self._beginning is not None:
            self._show(self._beginning, present=True)
        elif draft is not None:
            at = None if draft.together else draft.started_at
            self._show(draft.citizen, present=draft.card_holder_present, at=at)
        elif self._view:
            self._shown = None
            self._view.show_nobody()

    def serve(self, citizen: Citizen) -> None:
        """Begin to serve this citizen: a card scanned, or somebody typed in.

        Nothing of the one before stays; what is typed until the draft is made goes
        into it.
        """
        self._walk.clear()
        self._draft, self._left = None, False
        self._beginning, self._typed, self._wants_on = citizen, None, False
        self._show(citizen, present=True, at=self._lookup.now())
        if not citizen.name and citizen.source is not Source.CARD:
            self.number_typed(citizen.personal_id)

        def begun(draft: Draft) -> None:
            if self._beginning is not citizen:
                return
            typed, self._beginning = self._typed, None
            self._draft = draft
            self._walk.begin(draft)
            if typed:
                self.correct(
                    typed.citizen, card_holder_present=typed.card_holder_present
                )
            if self._wants_on and self._view:
                self._view.go_on()

        def failed(problem: CounterError) -> None:
            if self._beginning is citizen:
                self._beginning = None
            self._complain(problem)

        self._tasks.run(lambda: self._intake.start(citizen), begun, failed)

    def number_typed(self, number: str) -> None:
        """Fill in what is known of this person, once the number is whole."""
        if not is_personal_id(number):
            return

        def show(known: Known | None) -> None:
            if known and self._view:
                self._view.show_known(known)
                self._ask_past(number)

        self._tasks.run(lambda: self._lookup.known(number), show, self._complain)

    def correct(self, citizen: Citizen, *, card_holder_present: bool = True) -> None:
        """Keep what the officer typed over the card or instead of one.

        It goes into the draft it was typed for, even when the screen is left because
        the next citizen is here.
        """
        draft = self._draft
        if draft is None:
            if self._beginning is None and not self._left:
                self.serve(replace(citizen, source=_typed_or_past(citizen)))
            self._typed = Typed(citizen, card_holder_present)
            return
        before = draft.citizen
        doubtful = frozenset(
            name for name in before.doubtful if not getattr(citizen, name)
        )
        from_card = before.source is Source.CARD
        source = Source.CARD if from_card else _typed_or_past(citizen)
        after = replace(citizen, source=source, doubtful=doubtful)
        if (before, draft.card_holder_present) == (after, card_holder_present):
            return

        def kept(changed: Draft) -> None:
            if self._draft and self._draft.id == changed.id:
                self._draft = changed
            self._walk.take(changed)

        self._tasks.run(
            lambda: self._intake.identify(
                draft.id, after, card_holder_present=card_holder_present
            ),
            kept,
            self._complain,
        )

    def go_on(self, citizen: Citizen, *, card_holder_present: bool = True) -> None:
        """Go to the procedure, or say what is to be fixed first."""
        if self._view is None:
            return
        faults = faults_of(citizen)
        if faults:
            self._view.show_faults(faults)
            return
        self.correct(citizen, card_holder_present=card_holder_present)
        if self._beginning is not None:
            self._wants_on = True  # there is no draft to choose a procedure for yet
        else:
            self._view.go_on()

    def _walked(self) -> None:
        # Somebody else is served, or nobody: what was being begun is not wanted here.
        if self._beginning is not None:
            self._beginning, self._left = None, True

    def _show(
        self, citizen: Citizen, *, present: bool, at: datetime | None = None
    ) -> None:
        self._shown = citizen
        if self._view is None:
            return
        self._view.show_citizen(citizen, warnings_about(citizen, self._provinces()))
        self._view.show_scanned_at(at if citizen.source is Source.CARD else None)
        self._view.show_card_holder(present=present)
        self._view.show_past(())
        if citizen.personal_id:
            self._ask_past(citizen.personal_id)

    def _ask_past(self, number: str) -> None:
        citizen = self._shown

        def show(lines: Sequence[Line]) -> None:
            if self._view and self._shown is citizen:
                self._view.show_past(lines)

        self._tasks.run(lambda: self._lookup.past_of(number), show, self._complain)

    def _complain(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_problem(problem)


def _typed_or_past(citizen: Citizen) -> Source:
    return Source.PAST if citizen.source is Source.PAST else Source.TYPED


def faults_of(citizen: Citizen) -> PersonFaults:
    """Return what is wrong with a citizen as typed; a number may be left out."""
    number, phone = citizen.personal_id, citizen.phone
    return PersonFaults(
        name_missing=not citizen.name.strip(),
        id_length=len(number) if number and not is_personal_id(number) else None,
        phone_wrong=bool(phone) and phone_number(phone) is None,
    )
