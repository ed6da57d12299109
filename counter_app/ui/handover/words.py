"""What is said of a result that is, or is not yet, to be handed over."""

from PySide6.QtCore import QCoreApplication

from counter_app.domain.dossiers import Dossier
from counter_app.ui import wording

translate = QCoreApplication.translate


def why_not(dossier: Dossier) -> str:
    """Say why there is nothing to hand over."""
    if dossier.handover:
        at = dossier.handover.at
        words = translate("HandoverPage", "Handed over to {name} at {time}, {day}.")
        return words.format(
            name=dossier.handover.to_name, time=wording.clock(at), day=wording.day(at)
        )
    words = translate("HandoverPage", "No result yet. Due {day}.")
    return words.format(day=wording.day(dossier.due.at))


def money(dossier: Dossier) -> str:
    """Say what is still to be paid; an unknown fee says so."""
    owed = dossier.owed
    amount = wording.fee(dossier.fee) if owed is None else wording.money(max(0, owed))
    return translate("HandoverPage", "Still to pay: {amount}").format(amount=amount)
