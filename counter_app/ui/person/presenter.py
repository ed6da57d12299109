"""Take a scanned or typed citizen, say what to look at, and go on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from counter_app.services.lookup import Lookup
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

    def show_past(self, lines: Sequence[Line]) -> None:
        """Show the citizen's earlier dossiers on this machine."""

    def show_faults(self, faults: PersonFaults) -> None:
        """Say what is to be fixed before going on."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""

    def go_on(self) -> None:
        """Move to the choice of the procedure."""


class PersonPresenter:
    """Holds who is at the counter."""

    def __init__(
        self, walk: Walk, intake: Intake, lookup: Lookup, tasks: Tasks
    ) -> None:
        self._walk = walk
        self._intake = intake
        self._lookup = lookup
        self._tasks = tasks
        self._view: View | None = None
        self._beginning: Citizen | None = None
        """Whose draft is just being made."""

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def open(self) -> None:
        """Show the citizen of the draft at the counter."""
        draft = self._walk.draft
        if self._view is None:
            return
        citizen = draft.citizen if draft else self._beginning
        if citizen is None:
            self._view.show_nobody()
        else:
            self._show(citizen)

    def serve(self, citizen: Citizen) -> None:
        """Begin to serve this citizen: a card scanned, or somebody typed in."""
        self._beginning = citizen
        self._show(citizen)

        def begun(draft: Draft) -> None:
            if self._beginning is citizen:
                self._beginning = None
                self._walk.begin(draft)

        self._tasks.run(lambda: self._intake.start(citizen), begun, self._complain)

    def correct(self, citizen: Citizen, *, card_holder_present: bool = True) -> None:
        """Keep what the officer typed over the card or instead of one."""
        draft = self._walk.draft
        if draft is None:
            self.serve(replace(citizen, source=Source.TYPED))
            return
        before = draft.citizen
        settled = frozenset(
            name for name in before.doubtful if not getattr(citizen, name, "")
        )
        after = replace(citizen, doubtful=settled)
        if (before, draft.card_holder_present) == (after, card_holder_present):
            return
        self._tasks.run(
            lambda: self._intake.identify(
                draft.id, after, card_holder_present=card_holder_present
            ),
            self._walk.take,
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
        self._view.go_on()

    def _show(self, citizen: Citizen) -> None:
        if self._view is None:
            return
        self._view.show_citizen(citizen, warnings_about(citizen))
        self._view.show_past(())
        if not citizen.personal_id:
            return

        def show(lines: Sequence[Line]) -> None:
            draft = self._walk.draft
            now = draft.citizen if draft else self._beginning
            if self._view and now and now.personal_id == citizen.personal_id:
                self._view.show_past(lines)

        self._tasks.run(
            lambda: self._lookup.past_of(citizen.personal_id), show, self._complain
        )

    def _complain(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_problem(problem)


def faults_of(citizen: Citizen) -> PersonFaults:
    """Return what is wrong with a citizen as typed; a number may be left out."""
    number, phone = citizen.personal_id, citizen.phone
    return PersonFaults(
        name_missing=not citizen.name.strip(),
        id_length=len(number) if number and not is_personal_id(number) else None,
        phone_wrong=bool(phone) and phone_number(phone) is None,
    )
