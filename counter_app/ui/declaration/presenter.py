"""Guide through the declaration: what to ask now, what is wrong, keep every word."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from counter_app.domain.declarations import Declaration, Fault, Renewal, renewed
from counter_app.domain.drafts import Draft, Stage
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DraftId, FormId, ProcedureCode
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.memories import EARLIER, Memories
from counter_app.domain.people import Citizen, Source
from counter_app.domain.pointers import found_at, placed
from counter_app.services.intake import Checked, Intake
from counter_app.services.ports import Forms
from counter_app.services.remembering import Remembering
from counter_app.ui.ports import Tasks
from counter_app.ui.walk import Walk

log = logging.getLogger(__name__)
MOST_TOLD = 2_000
"""Letters of the diagnostics entry about one form."""


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_declaration(
        self, declaration: Declaration, answers: Answers, sources: Mapping[str, str]
    ) -> None:
        """Show what to ask; ``sources``: pointer to the fact of the card it is from."""

    def show_renewal(self, renewal: Renewal) -> None:
        """Say what a newer form asks, and what it no longer does; or say nothing."""

    def take_unfinished(self) -> None:
        """Tell what stands in the fields now: other answers are about to come."""

    def show_nothing_to_fill(self) -> None:
        """Say that this procedure has no declaration."""

    def show_saving(self) -> None:
        """Say that the draft is being saved."""

    def show_saved(self, at: datetime) -> None:
        """Say when the draft was saved."""

    def show_not_saved(self, problem: CounterError) -> None:
        """Say, and keep saying, that the draft could not be saved."""

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """List what is to be fixed; the list takes the focus."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""

    def go_on(self, *, papers_missing: bool) -> None:
        """Go to the papers if some are missing, else to the check."""


class DeclarationPresenter:
    """Holds the answers while they are typed; the draft follows by autosave."""

    def __init__(
        self,
        walk: Walk,
        intake: Intake,
        forms: Forms,
        tasks: Tasks,
        remembering: Remembering | None = None,
    ) -> None:
        self._walk = walk
        self._intake = intake
        self._forms = forms
        self._tasks = tasks
        self._view: View | None = None
        self._of: tuple[DraftId, ProcedureCode | None] | None = None
        self._answers: Answers = {}
        self._sources: Mapping[str, str] = {}
        self._sent: Answers | None = None
        self._kept: Answers | None = None
        self._judging: DraftId | None = None
        self._told: set[FormId] = set()
        self._remembering = remembering
        self._recalled: tuple[DraftId, ProcedureCode | None] | None = None
        self._memories: Memories = {}
        self._renewal = Renewal()

    @property
    def answers(self) -> Answers:
        """The answers as they stand on the screen."""
        return self._answers

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def open(self) -> None:
        """Show the declaration of the draft at the counter.

        What could not be saved when the screen was left is still there.
        """
        draft = self._walk.draft
        if draft is None or self._view is None:
            return
        of = (draft.id, draft.procedure)
        if of != self._of or self._answers == self._kept:
            self._answers = self._sent = self._kept = draft.answers
        self._of = of
        if self._form is None:
            self._view.show_nothing_to_fill()
            self._say_renewal(Renewal())
        else:
            self._sources = self._from_card(self._form, draft.citizen)
            self._redraw()
            self._recall(draft)
        self.save()
        self._tasks.run(
            lambda: self._intake.stop_at(draft.id, Stage.FORM),
            self._walk.take,
            self._complain,
        )

    def answered(self, pointer: str, value: Json) -> None:
        """Take one answer; rules may show or hide other questions."""
        self._answers = placed(self._answers, pointer, value)
        self._redraw()
        self.save()

    def take(self, answers: Answers) -> None:
        """Take many answers at once, as when they come from an earlier dossier."""
        self._answers = {**self._answers, **answers}
        self._redraw()
        self.save()

    def save(self) -> None:
        """Keep what has been typed so far, unless it is kept already.

        After a failure the next call tries again, even when the next citizen is here
        by then: answers go into the draft they were typed for, and into no other.
        """
        if self._of is None or self._answers == self._sent:
            return
        draft, procedure = self._of
        here = self._walk.draft
        if here and here.id == draft and here.procedure != procedure:
            return  # another procedure was chosen: these are no answers to it
        self._keep(draft)

    def go_on(self) -> None:
        """Validate everything; go on, or list what is to be fixed.

        What is not on disk is not left behind: if saving fails, the screen stays.
        """
        draft = self._walk.draft
        if draft is None or not self._is_open() or self._judging == draft.id:
            return
        self._judging = draft.id
        if self._answers == self._kept:
            self._judge(draft.id)
        else:
            self._keep(draft.id, then=lambda: self._judge(draft.id))

    def _keep(self, draft: DraftId, then: Callable[[], None] | None = None) -> None:
        answers = self._sent = self._answers
        if self._view and self._is_open():
            self._view.show_saving()

        def kept(after: Draft) -> None:
            if not self._walk.serves(draft):
                return
            self._kept = answers
            self._walk.take(after)
            if self._view and self._answers == answers:
                self._view.show_saved(after.saved_at)
            if then:
                then()

        def failed(problem: CounterError) -> None:
            if self._walk.serves(draft):
                self._not_kept(problem)

        self._tasks.run(lambda: self._intake.answer(draft, answers), kept, failed)

    def _not_kept(self, problem: CounterError) -> None:
        self._sent = self._judging = None
        if self._view:
            self._view.show_not_saved(problem)

    def _judge(self, draft: DraftId) -> None:
        def judged(checked: Checked) -> None:
            if not self._walk.serves(draft):
                return
            self._judging = None
            self._walk.take(checked.draft, checked.procedure)
            if self._view is None:
                return
            if checked.faults:
                self._view.show_faults(checked.faults)
            else:
                self._view.go_on(papers_missing=bool(checked.missing))

        def failed(problem: CounterError) -> None:
            if self._walk.serves(draft):
                self._judging = None
                self._complain(problem)

        self._tasks.run(lambda: self._intake.check(draft), judged, failed)

    def _redraw(self) -> None:
        if self._view and self._form and self._is_open():
            declaration = self._forms.layout(self._form, self._answers)
            if declaration.unknown and self._form not in self._told:
                self._told.add(self._form)
                said = "; ".join(declaration.unknown)[:MOST_TOLD]
                log.warning("form %s, asked as text: %s", self._form, said)
            self._view.show_declaration(declaration, self._answers, self._all_sources())
            then = self._walk.draft.asked if self._walk.draft else {}
            now = self._forms.asks(self._form)
            self._say_renewal(renewed(declaration, self._answers, then=then, now=now))

    def _say_renewal(self, renewal: Renewal) -> None:
        if self._view and renewal != self._renewal:
            self._renewal = renewal
            self._view.show_renewal(renewal)

    def _from_card(self, form: FormId, citizen: Citizen) -> Mapping[str, str]:
        """Say "from the card" only of what still stands as the card has it."""
        if citizen.source is not Source.CARD:
            return {}
        card = self._forms.prefill(form, {}, citizen)
        return {
            pointer: fact
            for pointer, fact in self._forms.from_card(form).items()
            if (told := found_at(card, pointer)) is not None
            and found_at(self._answers, pointer) == told
        }

    def _recall(self, draft: Draft) -> None:
        """Ask, once a walk-in, what was told before; the form is there already."""
        procedure, remembering = self._walk.procedure, self._remembering
        if procedure is None or remembering is None or self._recalled == self._of:
            return
        of = self._recalled = self._of
        self._memories = {}
        answers = self._answers

        def recalled(memories: Memories) -> None:
            if self._of == of and self._is_open():
                self._remember(memories, answers)

        def failed(problem: CounterError) -> None:
            log.warning("earlier answers not read: %s", type(problem).__name__)

        self._tasks.run(
            lambda: remembering.recall(procedure, answers, draft.citizen),
            recalled,
            failed,
        )

    def _remember(self, memories: Memories, asked_with: Answers) -> None:
        if self._view is None or not memories:
            return
        self._view.take_unfinished()
        for pointer, memory in memories.items():
            # What was typed since counts more than what was said before.
            before = found_at(asked_with, pointer)
            if found_at(self._answers, pointer) == before:
                self._answers = placed(self._answers, pointer, memory.value)
        self._memories = memories
        self._redraw()
        self.save()

    def _all_sources(self) -> Mapping[str, str]:
        """Say where an answer is from as long as it stands as it came."""
        recalled = {
            pointer: f"{EARLIER}{memory.code} · {memory.received_on:%d/%m/%Y}"
            for pointer, memory in self._memories.items()
            if self._recalled == self._of
            and found_at(self._answers, pointer) == memory.value
        }
        return {**self._sources, **recalled}

    def _is_open(self) -> bool:
        """Say whether the answers here are those of the walk-in at the counter."""
        draft = self._walk.draft
        return draft is not None and self._of == (draft.id, draft.procedure)

    @property
    def _form(self) -> FormId | None:
        return self._walk.procedure.form if self._walk.procedure else None

    def _complain(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_problem(problem)
