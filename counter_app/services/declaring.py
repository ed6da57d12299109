"""Print the declaration on paper, filled in, for the citizen to read and to sign.

It may be printed before everything is answered: what is missing is dots to write on.
It is recorded like every other paper: the print belongs to the walk-in, and so to the
dossier it becomes. The signed sheet comes back through the scanner.
"""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol

from counter_app.domain.declared import Declared
from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Draft
from counter_app.domain.ids import DossierId, FormId
from counter_app.domain.jsonable import Answers
from counter_app.domain.people import Role
from counter_app.domain.printed import Form
from counter_app.domain.procedures import Procedure
from counter_app.domain.receipts import PaperSize
from counter_app.services.ports import Begin, Catalogue, Clock, Forms
from counter_app.services.printing import Drawing, Issued, Order, Printing
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session


class DeclarationPaper(Protocol):
    """Declarations as PDF."""

    def declaration(
        self,
        paper: Declared,
        form_set: str,
        *,
        note: str = "",
        rehearsal: bool = False,
        copy: int = 1,
        at: datetime | None = None,
    ) -> bytes:
        """Draw a declaration on A4, ``note`` small at its foot.

        From the second ``copy`` on it says so, and when; ``at`` is local.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaring:
    """The use case of the paper declaration."""

    begin: Begin
    catalogue: Catalogue
    forms: Forms
    session: Session
    clock: Clock
    zone: tzinfo
    paper: DeclarationPaper
    printing: Printing
    rehearsal: bool

    @allowed(Role.INTAKE)
    def print(
        self, draft: Draft, procedure: Procedure, answers: Answers
    ) -> Issued | None:
        """Print the declaration as it stands; None for a procedure without one.

        Printed again, with other answers or the same, it is the next copy.
        """
        if procedure.form is None:
            return None
        name = f"{procedure.code} · {procedure.name}"
        # A dossier keeps the name of the draft it was.
        declared = self.forms.paper(procedure.form, answers)
        return self._print(DossierId(draft.id), name, declared)

    @allowed(*READING, unheard=True)
    def of_dossier(self, dossier: DossierId) -> Issued | None:
        """Print the declaration of a received dossier, as it was answered.

        Drawn with the very declaration it was received with, or what its procedure's
        version has; None without one. Raises ProcedureUnavailable when both are gone.
        """
        with self.begin() as work:
            found, kept = work.dossiers.get(dossier), work.kept_forms.of(dossier)
        forms = self.forms.under(kept[1]) if kept else self.forms
        form = kept[0] if kept else self._form(found)
        if form is None:
            return None
        name = f"{found.procedure} · {found.procedure_name}"
        return self._print(dossier, name, forms.paper(form, found.answers))

    def _form(self, dossier: Dossier) -> FormId | None:
        version = dossier.procedure_version
        return self.catalogue.procedure(dossier.procedure, version).form

    def _print(self, dossier: DossierId, name: str, declared: Declared) -> Issued:
        now = self.clock.now().astimezone(self.zone)
        form_set = self.catalogue.form_set(now.date())

        def draw(drawing: Drawing) -> bytes:
            return self.paper.declaration(
                declared,
                form_set,
                note=name[:90],
                rehearsal=self.rehearsal,
                copy=drawing.copy,
                at=drawing.at.astimezone(self.zone),
            )

        return self.printing.print(
            Order(
                form=Form.DECLARATION,
                form_set=form_set,
                title=f"declaration {name.partition(' ')[0]}",
                draw=draw,
                dossier=dossier,
                sizes=(PaperSize.A4,),
            )
        )
