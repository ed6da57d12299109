"""What the citizen told before: answers of earlier dossiers, for questions still open.

Only dossiers on this machine whose applicant has the same personal ID, and only answers
the form says are about the applicant (UI schema option ``earlier``).
"""

from dataclasses import dataclass
from datetime import date, tzinfo

from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import NotFound, ProcedureUnavailable
from counter_app.domain.ids import FormId
from counter_app.domain.jsonable import Answers
from counter_app.domain.memories import Memories, Memory
from counter_app.domain.people import Citizen, Role
from counter_app.domain.procedures import Procedure
from counter_app.services.ports import Begin, Catalogue, Forms, Queries
from counter_app.services.rights import allowed
from counter_app.services.session import Session

MOST_READ = 5
"""Dossiers, newest first: what was said before those is too old to be offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembering:
    """The use case of not asking twice."""

    begin: Begin
    queries: Queries
    catalogue: Catalogue
    forms: Forms
    session: Session
    zone: tzinfo

    @allowed(Role.INTAKE)
    def recall(
        self, procedure: Procedure, answers: Answers, citizen: Citizen
    ) -> Memories:
        """Return earlier answers to questions that have none yet."""
        if procedure.form is None or not citizen.personal_id:
            return {}
        lines = self.queries.past_of(citizen.personal_id)[:MOST_READ]
        with self.begin() as work:
            past = [work.dossiers.get(line.id) for line in lines]
        told = [
            (dossier, form)
            for dossier in past
            if (form := self._form(dossier)) is not None
        ]
        found = self.forms.recalled(
            procedure.form,
            answers,
            [(form, dossier.answers) for dossier, form in told],
        )
        return {
            pointer: Memory(value, told[which][0].code, self._day(told[which][0]))
            for pointer, (which, value) in found.items()
        }

    def _form(self, dossier: Dossier) -> FormId | None:
        try:
            procedure = self.catalogue.procedure(
                dossier.procedure, dossier.procedure_version
            )
        except (NotFound, ProcedureUnavailable):
            return None
        return procedure.form

    def _day(self, dossier: Dossier) -> date:
        return dossier.received_at.astimezone(self.zone).date()
