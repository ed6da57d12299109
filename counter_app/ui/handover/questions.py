"""What interrupts a hand-over: somebody else collects, the post, a late result."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from counter_app.domain.dossiers import Dossier
from counter_app.ui.handover.presenter import Collector
from counter_app.ui.widgets.panel import Interruption

translate = QCoreApplication.translate
Go = Callable[[str], object]
Back = Callable[[], object]


def relation_question(
    dossier: Dossier | None,
    collector: Collector,
    go: Go,
    back: Back,
    *,
    count: int = 1,
) -> Interruption:
    """Ask by what right somebody else collects."""
    words = translate(
        "HandoverPage", "Applicant: {applicant}. Collector: {collector}."
    ).format(
        applicant=dossier.applicant.name if dossier else "",
        collector=collector.citizen.name,
    )
    if count > 1:
        more = translate(
            "HandoverPage",
            "{n} results are handed over: the authority must be for all of them. Untick"
            " what it is not for.",
        )
        words = f"{words} {more.format(n=count)}"
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


def letter_question(
    days: int,
    usual: Sequence[str],
    go: Go,
    back: Back,
) -> Interruption:
    """Ask why the result came late: the letter says it."""
    words = translate(
        "HandoverPage",
        "The letter says when the result came, that it is {n} days late, why, and that"
        " it is given today. It names no new date. Who is entitled to signs it.",
    )
    return Interruption(
        translate("HandoverPage", "Why did the result come late?"),
        words.format(n=days),
        reason=translate("HandoverPage", "Reason, as the letter says it"),
        usual=usual,
        go=(translate("HandoverPage", "Print the letter of apology"), go),
        back=(translate("HandoverPage", "Back"), back),
    )
