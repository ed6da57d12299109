"""Issue the receipt of a dossier, once; print it again as a copy."""

from dataclasses import dataclass, replace

from counter_app.domain.dossiers import Dossier
from counter_app.domain.ids import DossierId
from counter_app.domain.people import Role
from counter_app.domain.printed import Form
from counter_app.domain.slips import Slip
from counter_app.services.describing import Describing
from counter_app.services.ports import Begin
from counter_app.services.printing import Drawing, Issued, Order, Printing
from counter_app.services.rights import READING, allowed, anybody
from counter_app.services.session import Session

__all__ = ["Issued", "Receipting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipting:
    """The use case of the receipt."""

    begin: Begin
    session: Session
    printing: Printing
    describing: Describing

    @anybody
    def prepare(self) -> None:
        """Get ready while nobody waits for a paper; again costs nothing."""
        self.printing.paper.prepare()

    @allowed(Role.INTAKE)
    def issue(self, dossier: DossierId) -> Issued:
        """Print the receipt of a dossier just received.

        Once it has been printed, asking again gives the last print and prints nothing.
        """
        return self.printing.once(self._order(dossier))

    @allowed(Role.INTAKE, Role.HANDOVER, Role.LEAD)
    def reprint(self, dossier: DossierId) -> Issued:
        """Print again: as the next copy, or as the same if the last never came out."""
        return self.printing.print(self._order(dossier))

    @allowed(*READING, unheard=True)
    def latest(self, dossier: DossierId) -> bytes:
        """Return the PDF of the last print, or of the first one yet to come.

        Looking prints nothing: a dossier taken in at another counter stays unprinted.
        """
        printing = self.printing
        with self.begin() as work:
            prints, found = work.prints.of(dossier), work.dossiers.get(dossier)
            void = work.paper_numbers.is_void(found.code)
        # The file went when what the dossier said was erased, and it was fetched again.
        if prints and printing.files.has(prints[-1].sha256):
            return printing.files.read(prints[-1].sha256)
        to = printing.outlets.of(Form.RECEIPT)
        return self._draw(
            found,
            Drawing(
                copy=1,
                number="",
                size=to.size,
                twice=to.twice,
                at=printing.clock.now(),
            ),
            void=void,
        )

    def _order(self, dossier: DossierId) -> Order:
        with self.begin() as work:
            found = work.dossiers.get(dossier)
            void = work.paper_numbers.is_void(found.code)
        return Order(
            form=Form.RECEIPT,
            form_set=found.form_set,
            title=f"receipt {found.code}",
            draw=lambda drawing: self._draw(found, drawing, void=void),
            dossier=dossier,
        )

    def _draw(self, dossier: Dossier, drawing: Drawing, *, void: bool) -> bytes:
        receipt = self.describing.receipt(
            dossier, drawing.copy, drawing.at, masked=drawing.masked
        )
        slip = Slip.of(Form.RECEIPT, receipt)
        return self.printing.paper.slip(
            replace(slip, void=void), drawing.size, twice=drawing.twice
        )
