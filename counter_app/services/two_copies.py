"""Both copies of a dossier two sides changed: names of their fields, who decides.

Nothing is decided here (counter_app.services.syncing does): both copies stay until
somebody chooses, however long that takes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counter_app.domain.errors import NotFound, ProcedureUnavailable
from counter_app.domain.exchange import Conflict, PassedOn
from counter_app.domain.fields import FORM, PAPERS
from counter_app.domain.ids import FormId, OperationId, ProcedureCode
from counter_app.domain.journal import Act, Entry
from counter_app.domain.people import Role
from counter_app.domain.procedures import Procedure
from counter_app.services.ports import Begin, Catalogue, Clock, Forms
from counter_app.services.rights import allowed
from counter_app.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoCopies:
    """The use case of comparing them and of leaving them to whoever may know."""

    begin: Begin
    catalogue: Catalogue
    forms: Forms
    session: Session
    clock: Clock

    @allowed(Role.INTAKE, Role.LEAD, unheard=True)
    def names(self, conflict: Conflict) -> Mapping[str, str]:
        """Return what answers and papers are called where the officer knows them from.

        The label of the declaration, as the dossier was received with it, and the
        short name in the list of papers. What is named nowhere is left out.
        """
        procedure = self._procedure(conflict)
        asked = self._labels(conflict, procedure)
        rows = procedure.checklist if procedure else ()
        papers = {PAPERS + row.id: row.short_name for row in rows}
        found = {name: papers.get(name, "") for name in conflict.fields}
        for name in found:
            if name.startswith(FORM):
                found[name] = _label(name.removeprefix(FORM).split("."), asked)
        return {name: words for name, words in found.items() if words}

    @allowed(Role.INTAKE, Role.LEAD)
    def pass_on(self, conflict: Conflict) -> None:
        """Keep both copies and leave the choice to the head of the section.

        The journal says who did so; passing on once more says nothing new.
        """
        if self.passed_on([conflict]):
            return
        now, officer = self.clock.now(), self.session.who().officer
        with self.begin() as work:
            work.journal.add(
                Entry(
                    at=now,
                    act=Act.CONFLICT_PASSED,
                    officer=officer.id,
                    dossier=conflict.dossier,
                    detail=conflict.operation,
                )
            )
            work.commit()

    @allowed(Role.INTAKE, Role.LEAD, unheard=True)
    def passed_on(
        self, conflicts: Sequence[Conflict]
    ) -> Mapping[OperationId, PassedOn]:
        """Return which of these were left to the head, by whom and when."""
        found = {}
        with self.begin() as work:
            for conflict in conflicts:
                for entry in work.journal.of(conflict.dossier):
                    here = entry.detail == conflict.operation
                    if here and entry.officer and entry.act is Act.CONFLICT_PASSED:
                        passed = PassedOn(by=entry.officer, at=entry.at)
                        found[conflict.operation] = passed
        return found

    def _procedure(self, conflict: Conflict) -> Procedure | None:
        told = conflict.mine
        code = ProcedureCode(str(told.get("procedure", "")))
        for version in (str(told.get("procedure_version", "")), ""):
            try:
                return self.catalogue.procedure(code, version)
            except ProcedureUnavailable:
                continue
        return None

    def _labels(
        self, conflict: Conflict, procedure: Procedure | None
    ) -> Mapping[str, str]:
        with self.begin() as work:
            kept = work.kept_forms.of(conflict.dossier)
        forms, form = self.forms, procedure.form if procedure else None
        if kept:
            form, forms = kept[0], self.forms.under(kept[1])
        return _asked(forms, form) if form else {}


def _asked(forms: Forms, form: FormId) -> Mapping[str, str]:
    try:
        return forms.asks(form)
    except NotFound:
        return {}


def _label(steps: Sequence[str], asked: Mapping[str, str]) -> str:
    """Return the label of a question; a part of its answer says which part, too."""
    for place in range(len(steps), 0, -1):
        pointer = "".join(f"/{step}" for step in steps[:place])
        label = asked.get(pointer, "")
        if not label:
            continue
        part = "".join(f"/{step}" for step in steps[place:])
        return " · ".join(_told([label, asked.get(f"{pointer}/*{part}", "")]))
    return ""


def _told(words: Iterable[str]) -> Iterable[str]:
    return (word for word in words if word)
