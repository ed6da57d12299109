"""Read one dossier as an officer reads it: with its declaration and its deadline."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from counter_app.domain.deadlines import Deadline, Standing, deadline
from counter_app.domain.declarations import Declaration
from counter_app.domain.dossiers import OPEN, Dossier, Status
from counter_app.domain.errors import ManyViewed, NotFound, ProcedureUnavailable
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.procedures import Procedure
from counter_app.domain.viewing import Viewing, is_own
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
    _viewing: Viewing = field(default_factory=Viewing, init=False)

    @property
    def session(self) -> Session:
        """The one session of the program."""
        return self.lookup.session

    @allowed(*READING, unheard=True)
    def by_code(self, code: str) -> DossierId | None:
        """Find by any code ever printed for the dossier."""
        return self.lookup.open_code(code)

    @allowed(*READING, unheard=True)
    def read(self, dossier: DossierId) -> Reading:
        """Return one dossier, or raise NotFound.

        Raises ManyViewed once when too many people's were opened: see domain.viewing.
        """
        whole = self.lookup.whole(dossier)
        found = whole.dossier
        self._watch(found)
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

    @allowed(*READING, unheard=True)
    def beside(self, dossier: Dossier) -> Sequence[Reading]:
        """Return what else is open here of the same person, received first first.

        The same person has the same personal ID; without one nobody is told of.
        """
        found = self.lookup.queries.open_of(dossier.applicant.personal_id)
        return [self.read(one) for one in found if one != dossier.id]

    def _watch(self, dossier: Dossier) -> None:
        officer, at = self.session.who().officer, self.lookup.clock.now()
        person = dossier.applicant.personal_id or dossier.applicant.name
        many = self._viewing.saw(officer.id, person, at)
        own = is_own(officer.name, dossier.applicant.name)
        entry = Entry(at=at, act=Act.OWN_VIEWED, officer=officer.id, dossier=dossier.id)
        noted = [entry] if own else []
        if many:
            noted.append(replace(entry, act=Act.MANY_VIEWED, detail=str(many)))
        if noted:
            with self.lookup.begin() as work:
                for one in noted:
                    work.journal.add(one)
                work.commit()
        if many:
            raise ManyViewed

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
