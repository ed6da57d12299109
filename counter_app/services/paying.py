"""The QR by which a citizen may pay at the counter, where the office has an account.

A QR is no proof of payment: nothing is marked as paid here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from counter_app.domain.codes import parts_of
from counter_app.domain.ids import DossierCode, DossierId
from counter_app.domain.people import Role
from counter_app.domain.vietqr import BankAccount, payment_text
from counter_app.services.ports import Begin
from counter_app.services.rights import allowed
from counter_app.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Paying:
    """The use case of asking for a payment."""

    begin: Begin
    session: Session
    account: BankAccount | None
    """Where the office is paid; None: it takes no transfers."""
    draw: Callable[[str], bytes]
    """The text of a QR as PNG."""

    @allowed(Role.INTAKE, Role.HANDOVER)
    def qr(self, dossier: DossierId) -> bytes | None:
        """Return the QR for what is still owed as PNG; None when nothing is.

        None too when the amount is not known or the office has no account.
        """
        if self.account is None:
            return None
        with self.begin() as work:
            found = work.dossiers.get(dossier)
        owed = found.owed or 0
        if owed <= 0:
            return None
        text = payment_text(self.account, owed, purpose_of(found.code))
        return self.draw(text)


def purpose_of(code: DossierCode) -> str:
    """Write ``LP H26 261123 0100``: what fits into the line of every bank."""
    parts = parts_of(code)
    if parts is None:
        return code  # a provisional code leaves no room for more
    return f"LP {parts.unit.top} {parts.day:%y%m%d} {parts.sequence:0{parts.digits}d}"
