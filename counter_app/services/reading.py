"""Read one dossier as an officer reads it: with its declaration and its deadline."""

from dataclasses import dataclass

from counter_app.domain.deadlines import Deadline, Standing, deadline
from counter_app.domain.declarations import Declaration
from counter_app.domain.dossiers import OPEN, Dossier, Status
from counter_app.domain.errors import NotFound, ProcedureUnavailable
from counter_app.domain.ids import DossierId
from counter_app.domain.procedures import Procedure
from counter_app.services.lookup import Lookup, Whole
from counter_app.services.ports import Catalogue, Forms
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session


@dataclass(frozen=True, slots=True)
class Reading:
    """A dossier and what the catalogue says about it."""

    whole: Whole
    procedure: Procedure | None
    """None when the catalogue no longer has the version it was received under."""
    declaration: Declaration | None
    deadline: Deadline | None
    """None when the work is finished, or waits for the citizen."""
    late_days: int
    """Working days the result came after the promise; 0 when it came in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The use case of opening a dossier."""

    lookup: Lookup
    catalogue: Catalogue
    forms: Forms

    @property
    def session(self) -> Session:
        """The one session of the program."""
        return self.lookup.session

    @allowed(*READING)
    def by_code(self, code: str) -> DossierId | None:
        """Find by any code ever printed for the dossier."""
        return self.lookup.open_code(code)

    @allowed(*READING)
    def read(self, dossier: DossierId) -> Reading:
        """Return one dossier, or raise NotFound."""
        whole = self.lookup.whole(dossier)
        found = whole.dossier
        procedure = self._procedure(found)
        now, calendar = self.lookup.now(), self.catalogue.calendar()
        came = (found.result_at or now).astimezone(now.tzinfo)
        return Reading(
            whole=whole,
            procedure=procedure,
            declaration=self._declaration(procedure, found),
            deadline=(
                deadline(found.due.at, now, calendar)
                if found.status in OPEN - {Status.SUPPLEMENT}
                else None
            ),
            late_days=late_days(deadline(found.due.at, came, calendar)),
        )

    def _procedure(self, dossier: Dossier) -> Procedure | None:
        try:
            return self.catalogue.procedure(
                dossier.procedure, dossier.procedure_version
            )
        except ProcedureUnavailable:
            return None

    def _declaration(
        self, procedure: Procedure | None, dossier: Dossier
    ) -> Declaration | None:
        with self.lookup.begin() as work:
            kept = work.kept_forms.of(dossier.id)
        form = procedure.form if procedure else None
        forms = self.forms
        if kept:
            form, forms = kept[0], self.forms.under(kept[1])
        if form is None:
            return None
        try:
            return forms.layout(form, dossier.answers)
        except NotFound:
            return None


def late_days(came: Deadline) -> int:
    """Return by how many working days a result came late."""
    return came.count if came.standing is Standing.LATE else 0
