"""Labels for certified copies: one for each copy, with its document's number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from counter_app.domain.copies import RegisterEntry
from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import NotFound
from counter_app.domain.ids import DossierId
from counter_app.domain.people import Role
from counter_app.domain.printed import Form
from counter_app.domain.slips import Fact, Slip
from counter_app.services.describing import Describing
from counter_app.services.ports import Begin
from counter_app.services.printing import Drawing, Issued, Order, Printing
from counter_app.services.rights import allowed
from counter_app.services.session import Session

SIGNER = "NGƯỜI THỰC HIỆN CHỨNG THỰC"
"""Who signs is written by hand beside the seal: not the officer of the counter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelling:
    """The use case of the labels of the copy-certification lane."""

    begin: Begin
    session: Session
    printing: Printing
    describing: Describing

    @allowed(Role.INTAKE, Role.HANDOVER)
    def print(self, dossier: DossierId) -> Issued:
        """Print the labels of one visit; raise NotFound when nothing was certified."""
        with self.begin() as work:
            found = work.dossiers.get(dossier)
            entries = work.certifications.of(dossier)
        if not entries:
            raise NotFound(found.code)
        return self.printing.print(
            Order(
                form=Form.COPIES,
                form_set=found.form_set,
                title=f"labels {found.code}",
                draw=lambda drawing: self._draw(found, entries, drawing),
                dossier=dossier,
            )
        )

    def _draw(
        self, dossier: Dossier, entries: Sequence[RegisterEntry], drawing: Drawing
    ) -> bytes:
        receipt = self.describing.receipt(
            dossier, drawing.copy, drawing.at, masked=drawing.masked
        )
        slip = Slip.of(Form.COPIES, receipt)
        labels = tuple(label for entry in entries for label in _labels(entry))
        return self.printing.paper.slip(replace(slip, labels=labels), drawing.size)


def _labels(entry: RegisterEntry) -> Iterator[Mapping[str, Fact]]:
    for copy in range(1, entry.copies + 1):
        yield {
            "number": entry.number_text,
            "book": entry.book_text,
            "day": entry.day,
            "copy_of": f"{copy}/{entry.copies}",
            "pages": str(entry.pages),
            "document_name": entry.document,
            "signer_title": SIGNER,
        }
