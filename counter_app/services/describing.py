"""The facts of a dossier as its papers say them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import ProcedureUnavailable
from counter_app.domain.ids import DossierId
from counter_app.domain.papers import PaperState
from counter_app.domain.people import last_four
from counter_app.domain.procedures import ChecklistRow
from counter_app.domain.receipts import Amended, Amendment, Receipt, ReceiptPaper
from counter_app.services.ports import Catalogue, Office
from counter_app.services.rights import anybody

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


PARTS = {"applicant.phone": "số điện thoại", "applicant.address": "địa chỉ"}
"""What was corrected, as a citizen calls it; the rest is the declaration's."""


def no_witness(_dossier: DossierId) -> str:
    """Return nothing: there is no chain to witness."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Describing:
    """Says of a dossier what any paper about it may say; no command of an officer."""

    catalogue: Catalogue
    office: Office
    zone: tzinfo
    online: Callable[[], bool]
    rehearsal: bool
    witness: Callable[[DossierId], str] = no_witness
    """Letters of the journal's chain as of the receiving; empty if it was elsewhere."""

    @anybody
    def receipt(
        self, dossier: Dossier, copy: int, now: datetime, *, masked: bool = False
    ) -> Receipt:
        """Return the dossier's facts, as of this moment.

        ``masked``: of the personal ID the last four digits only.
        """
        personal_id = dossier.applicant.personal_id
        return Receipt(
            form_set=dossier.form_set,
            letterhead=self.office.letterhead,
            code=dossier.code,
            lookup_secret=dossier.lookup_secret,
            register_number=dossier.register_number,
            applicant=dossier.applicant.name,
            personal_id=last_four(personal_id) if masked else personal_id,
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
            witness=self.witness(dossier.id),
            amendments=tuple(_amendments(dossier, self.zone)),
        )

    def _checklist(self, dossier: Dossier) -> Sequence[ChecklistRow]:
        # Only the names of the papers are wanted: once the version it was received
        # under has left the catalogue, those of the version in force do.
        code, version = dossier.procedure, dossier.procedure_version
        try:
            return self.catalogue.procedure(code, version).checklist
        except ProcedureUnavailable:
            return self.catalogue.procedure(code).checklist


def _amendments(dossier: Dossier, zone: tzinfo) -> Iterator[Amendment]:
    """Yield what happened since the first receipt, oldest first."""
    found = []
    request, extension = dossier.request, dossier.extension
    if request and request.complete_at:
        found.append(Amendment(kind=Amended.SUPPLEMENTED, at=request.complete_at))
    if extension:
        found.append(Amendment(kind=Amended.EXTENDED, at=extension.at))
    found += [
        Amendment(kind=Amended.CORRECTED, at=one.at, what=_parts(one.parts))
        for one in dossier.corrections
    ]
    for one in sorted(found, key=lambda one: one.at):
        yield replace(one, at=one.at.astimezone(zone))


def _parts(names: Sequence[str]) -> str:
    words = (PARTS.get(name, "nội dung tờ khai") for name in names)
    return ", ".join(dict.fromkeys(words))


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
