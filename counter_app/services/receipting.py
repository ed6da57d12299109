"""Issue the receipt of a dossier, once; print it again as a copy.

The PDF is kept before the printer hears of it, so what the citizen holds can always
be drawn again, and a printer that fails costs a sentence, never the dossier.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import PrinterProblem, ProcedureUnavailable
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.news import Changed
from counter_app.domain.papers import PaperState
from counter_app.domain.people import Role
from counter_app.domain.procedures import ChecklistRow
from counter_app.domain.receipts import PaperSize, Print, Receipt, ReceiptPaper
from counter_app.services.ports import (
    Announce,
    Begin,
    Catalogue,
    Clock,
    Files,
    Office,
    Paper,
    Printer,
)
from counter_app.services.rights import READING, allowed, anybody
from counter_app.services.session import Session

FORM_WORDS = {
    PaperState.ELECTRONIC: "Bản điện tử",
    PaperState.FROM_DATABASE: "Khai thác từ CSDL",
    PaperState.FROM_STORE: "Từ kho dữ liệu",
    PaperState.SEEN: "Xuất trình",
    PaperState.ORIGINAL: "Bản chính",
    PaperState.CERTIFIED_COPY: "Bản sao chứng thực",
    PaperState.COPY: "Bản chụp",
}
"""Hình thức: paper is always Vietnamese, whatever the language of the screen."""


@dataclass(frozen=True, slots=True)
class Issued:
    """What came out: the print, its PDF, and what the printer complained of."""

    record: Print
    pdf: bytes
    problem: PrinterProblem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipting:
    """The use case of the receipt."""

    begin: Begin
    catalogue: Catalogue
    session: Session
    office: Office
    clock: Clock
    zone: tzinfo
    files: Files
    paper: Paper
    printer: Printer
    printer_name: Callable[[], str]
    size: PaperSize
    online: Callable[[], bool]
    rehearsal: bool
    announce: Announce

    @anybody
    def prepare(self) -> None:
        """Get ready while nobody waits for a paper; again costs nothing."""
        self.paper.prepare()

    @allowed(Role.INTAKE)
    def issue(self, dossier: DossierId) -> Issued:
        """Print the receipt of a dossier just received.

        Once it has been printed, asking again gives the last print and prints nothing.
        """
        with self.begin() as work:
            prints = work.prints.of(dossier)
        if prints:
            return Issued(prints[-1], self.files.read(prints[-1].sha256))
        return self._print(dossier, copy=1)

    @allowed(Role.INTAKE, Role.HANDOVER, Role.LEAD)
    def reprint(self, dossier: DossierId) -> Issued:
        """Print again: as the next copy, or as the same if the last never came out."""
        with self.begin() as work:
            prints = work.prints.of(dossier)
        if not prints:
            return self._print(dossier, copy=1)
        last = prints[-1]
        return self._print(dossier, copy=last.copy + 1 if last.printer else last.copy)

    @allowed(*READING)
    def latest(self, dossier: DossierId) -> bytes:
        """Return the PDF of the last print, or of the first one yet to come.

        Looking prints nothing: a dossier taken in at another counter stays unprinted.
        """
        now = self.clock.now()
        with self.begin() as work:
            prints, found = work.prints.of(dossier), work.dossiers.get(dossier)
        if prints:
            return self.files.read(prints[-1].sha256)
        return self.paper.receipt(self._receipt(found, 1, now), self.size)

    def _print(self, dossier: DossierId, *, copy: int) -> Issued:
        seat, now = self.session.who(), self.clock.now()
        with self.begin() as work:
            found = work.dossiers.get(dossier)
        pdf = self.paper.receipt(self._receipt(found, copy, now), self.size)
        sha256 = self.files.keep(pdf)
        name, problem = self.printer_name(), None
        try:
            self.printer.send(pdf, f"receipt {found.code}", name, self.size)
        except PrinterProblem as error:
            name, problem = "", error
        record = Print(
            dossier=dossier,
            copy=copy,
            sha256=sha256,
            form_set=found.form_set,
            printed_at=now,
            printer=name,
        )
        with self.begin() as work:
            work.prints.add(record)
            work.journal.add(
                Entry(
                    at=now,
                    act=Act.PRINTED if copy == 1 else Act.REPRINTED,
                    officer=seat.officer.id,
                    dossier=dossier,
                    detail=str(copy),
                )
            )
            work.commit()
        self.announce(Changed(frozenset({dossier})))
        return Issued(record, pdf, problem)

    def _receipt(self, dossier: Dossier, copy: int, now: datetime) -> Receipt:
        return Receipt(
            form_set=dossier.form_set,
            letterhead=self.office.letterhead,
            code=dossier.code,
            lookup_secret=dossier.lookup_secret,
            register_number=dossier.register_number,
            applicant=dossier.applicant.name,
            personal_id=dossier.applicant.personal_id,
            phone=dossier.applicant.phone,
            address=dossier.applicant.address,
            procedure_code=dossier.procedure,
            procedure_name=dossier.procedure_name,
            channel=dossier.channel,
            papers=tuple(_papers(dossier, self._checklist(dossier))),
            received_at=dossier.received_at.astimezone(self.zone),
            due=dossier.due,
            counter=dossier.counter,
            fee=dossier.fee,
            officer=dossier.received_by_name,
            offline=not self.online(),
            copy=copy,
            printed_at=now.astimezone(self.zone),
            rehearsal=self.rehearsal,
        )

    def _checklist(self, dossier: Dossier) -> Sequence[ChecklistRow]:
        # Only the names of the papers are wanted: once the version it was received
        # under has left the catalogue, those of the version in force do.
        code, version = dossier.procedure, dossier.procedure_version
        try:
            return self.catalogue.procedure(code, version).checklist
        except ProcedureUnavailable:
            return self.catalogue.procedure(code).checklist


def _papers(dossier: Dossier, checklist: Sequence[ChecklistRow]) -> list[ReceiptPaper]:
    names = {row.id: row.short_name for row in checklist}
    return [
        ReceiptPaper(
            name=names.get(row.row, row.row),
            form=FORM_WORDS[row.state],
            count=max(1, len(row.files)),
        )
        for row in dossier.papers
        if row.state in FORM_WORDS
    ]
