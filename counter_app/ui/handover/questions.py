"""What interrupts a hand-over: somebody else collects, or the post takes it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from counter_app.domain.dossiers import Dossier
from counter_app.ui.handover.presenter import Collector
from counter_app.ui.widgets.panel import Interruption

translate = QCoreApplication.translate
Go = Callable[[str], object]
Back = Callable[[], object]


def relation_question(
    dossier: Dossier | None, collector: Collector, go: Go, back: Back
) -> Interruption:
    """Ask by what right somebody else collects."""
    words = translate(
        "HandoverPage", "Applicant: {applicant}. Collector: {collector}."
    ).format(
        applicant=dossier.applicant.name if dossier else "",
        collector=collector.citizen.name,
    )
    return Interruption(
        translate("HandoverPage", "The collector is not the applicant."),
        words,
        reason=translate(
            "HandoverPage", "Relation to the applicant, or the authority shown"
        ),
        go=(translate("HandoverPage", "Hand over to this person"), go),
        back=(translate("HandoverPage", "Back"), back),
    )


def post_question(dossier: Dossier, go: Go, back: Back) -> Interruption:
    """Ask for the number under which the post took the result."""
    citizen = dossier.applicant
    words = translate(
        "HandoverPage",
        "To: {name}, {address}. The shelf lists it until it was delivered.",
    ).format(name=citizen.name, address=citizen.address or "–")
    return Interruption(
        translate("HandoverPage", "Send the result by post?"),
        words,
        reason=translate("HandoverPage", "Number of the item, as the post wrote it"),
        go=(translate("HandoverPage", "Sent by post, print the slip"), go),
        back=(translate("HandoverPage", "Back"), back),
    )
