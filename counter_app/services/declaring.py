"""Print the declaration on paper, filled in, for the citizen to read and to sign.

It may be printed before everything is answered: what is missing is dots to write on.
Nothing of it is kept; the signed sheet comes back through the scanner as a paper of the
dossier.
"""

from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Protocol

from counter_app.domain.declared import Declared
from counter_app.domain.errors import PrinterProblem
from counter_app.domain.journal import Act, Entry
from counter_app.domain.jsonable import Answers
from counter_app.domain.outlets import Job
from counter_app.domain.people import Role
from counter_app.domain.procedures import Procedure
from counter_app.domain.receipts import PaperSize
from counter_app.services.outlets import Outlets
from counter_app.services.paper_ports import Printer
from counter_app.services.ports import (
    Begin,
    Catalogue,
    Clock,
    Forms,
)
from counter_app.services.rights import allowed
from counter_app.services.session import Session


class DeclarationPaper(Protocol):
    """Declarations as PDF."""

    def declaration(
        self, paper: Declared, form_set: str, *, note: str = "", rehearsal: bool = False
    ) -> bytes:
        """Draw a declaration on A4, ``note`` small at its foot."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What came out: the PDF, the printer, and what it complained of."""

    pdf: bytes
    printer: str
    problem: PrinterProblem | None = None


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
    printer: Printer
    outlets: Outlets
    rehearsal: bool

    @allowed(Role.INTAKE)
    def print(self, procedure: Procedure, answers: Answers) -> Printed | None:
        """Print the declaration as it stands; None for a procedure without one."""
        if procedure.form is None:
            return None
        seat, now = self.session.who(), self.clock.now()
        pdf = self.paper.declaration(
            self.forms.paper(procedure.form, answers),
            self.catalogue.form_set(now.astimezone(self.zone).date()),
            note=f"{procedure.code} · {procedure.name}"[:90],
            rehearsal=self.rehearsal,
        )
        to = self.outlets.chosen(Job.BOOKS)
        to = replace(to, size=PaperSize.A4, twice=False)
        problem = None
        try:
            self.printer.send(pdf, f"declaration {procedure.code}", to)
        except PrinterProblem as error:
            problem = error
        with self.begin() as work:
            work.journal.add(
                Entry(
                    at=now,
                    act=Act.DECLARATION_PRINTED,
                    officer=seat.officer.id,
                    detail=procedure.form,
                )
            )
            work.commit()
        return Printed(pdf, to.printer, problem)
