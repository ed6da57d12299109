"""Phiếu thu: the slip of a fee that was taken, printed once under its own number."""

from dataclasses import dataclass, replace

from counter_app.domain.amounts import amount_in_words
from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import NotFound
from counter_app.domain.ids import DossierId, PaymentId
from counter_app.domain.payments import Method, Payment
from counter_app.domain.people import Role
from counter_app.domain.printed import Form
from counter_app.domain.slips import Fact, Slip
from counter_app.services.describing import Describing
from counter_app.services.paying import purpose_of
from counter_app.services.ports import Begin
from counter_app.services.printing import Drawing, Issued, Order, Printing
from counter_app.services.rights import allowed
from counter_app.services.session import Session

NO_RECEIPT = (
    "Phiếu thu dùng để đối soát tại quầy, không thay thế biên lai thu phí, lệ phí."
)
"""No system that issues the state's electronic receipts is joined to the counter."""
METHODS = {
    (Method.CASH, True): "Tiền mặt",
    (Method.VIETQR, True): "Chuyển khoản VietQR",
    (Method.VIETQR, False): "Chuyển khoản VietQR (chưa đối soát)",
}
"""Paper is always Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeSlips:
    """The use case of the slip of a fee."""

    begin: Begin
    session: Session
    printing: Printing
    describing: Describing

    @allowed(Role.INTAKE, Role.HANDOVER)
    def issue(self, dossier: DossierId, payment: PaymentId) -> Issued:
        """Print the slip of a payment; once it was printed that print is given back."""
        return self.printing.once(self._order(dossier, payment))

    @allowed(Role.INTAKE, Role.HANDOVER, Role.LEAD)
    def reprint(self, dossier: DossierId, payment: PaymentId) -> Issued:
        """Print it again under its number: as the next copy, or the same if none came.

        A slip that was voided meanwhile says so across the paper.
        """
        return self.printing.print(self._order(dossier, payment))

    def _order(self, dossier: DossierId, payment: PaymentId) -> Order:
        with self.begin() as work:
            found = work.dossiers.get(dossier)
            paid = next((one for one in found.payments if one.id == payment), None)
            if paid is None or not paid.slip:
                raise NotFound(payment)
            number = work.paper_numbers.find(Form.FEE.value, paid.slip)
        void = bool(number and number.void)

        def draw(drawing: Drawing) -> bytes:
            receipt = self.describing.receipt(
                found, drawing.copy, drawing.at, masked=drawing.masked
            )
            slip = Slip.of(
                Form.FEE,
                receipt,
                {**facts(found, paid), "number": drawing.number},
                {"amounts": [("1", found.procedure_name, count(found), paid.amount)]},
            )
            if void:
                slip = replace(slip, void=True)
            return self.printing.paper.slip(slip, drawing.size, twice=drawing.twice)

        return Order(
            form=Form.FEE,
            form_set=found.form_set,
            title=f"fee {found.code}",
            draw=draw,
            dossier=dossier,
            again_of=paid.slip,
        )


def facts(dossier: Dossier, paid: Payment) -> dict[str, Fact]:
    """Return what a fee slip says beside the facts of its dossier."""
    by_transfer = paid.method is Method.VIETQR
    return {
        "purpose": f"phí, lệ phí thủ tục {dossier.procedure}",
        "amount": paid.amount,
        "in_words": amount_in_words(paid.amount),
        "method": METHODS[paid.method or Method.CASH, paid.reconciled],
        "transaction": f"nội dung {purpose_of(dossier.code)}" if by_transfer else None,
        "ground": paid.ground or None,
        "exemption": dossier.fee.exemption or None,
        "official": NO_RECEIPT,
        "made_by": paid.by_name,
    }


def count(dossier: Dossier) -> str:
    """Write ``2 bản``: how many of what are paid for."""
    fee = dossier.fee
    return f"{fee.quantity} {fee.unit}".strip()
