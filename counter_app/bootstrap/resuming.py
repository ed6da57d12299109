"""Taking up a draft: what is read of it, and the step it was left at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from counter_app.bootstrap.use_cases import Counter
from counter_app.domain.drafts import Draft, Stage
from counter_app.domain.errors import ProcedureUnavailable
from counter_app.domain.ids import DraftId, ProcedureCode
from counter_app.domain.listing import DraftLine
from counter_app.domain.procedures import Procedure


class Steps(Protocol):
    """The rooms of the four steps."""

    def person(self) -> None:
        """Go to the citizen."""

    def procedure(self) -> None:
        """Go to the procedure."""

    def form(self, pointer: str = "") -> None:
        """Go to the declaration."""

    def papers(self) -> None:
        """Go to the papers."""

    def check(self) -> None:
        """Go to the check."""


def read_draft(counter: Counter, draft: str) -> tuple[Draft, Procedure | None]:
    """Return a draft with its procedure, or raise NotFound."""
    found = counter.intake.resume(DraftId(draft))
    if found.procedure is None:
        return found, None
    version = found.procedure_version
    return found, counter.catalogue.procedure(found.procedure, version)


def drafts_by_name(counter: Counter) -> Sequence[DraftLine]:
    """Return the officer's drafts, each procedure by the name officers know it by."""

    def name(code: str) -> str:
        try:
            return counter.catalogue.procedure(ProcedureCode(code)).short_name
        except ProcedureUnavailable:
            return code

    return [
        replace(one, procedure=name(one.procedure)) if one.procedure else one
        for one in counter.lookup.drafts()
    ]


def step_of(rooms: Steps, draft: Draft) -> Callable[[], None]:
    """Return what leads to the step a draft was left at."""
    steps: Mapping[Stage, Callable[[], None]] = {
        Stage.CITIZEN: rooms.procedure if draft.citizen.name else rooms.person,
        Stage.FORM: rooms.form,
        Stage.PAPERS: rooms.papers,
        Stage.CHECK: rooms.check,
    }
    return steps[draft.stage]
