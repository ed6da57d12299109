"""What is said of a result that is, or is not yet, to be handed over."""

from PySide6.QtCore import QCoreApplication

from counter_app.domain.dossiers import OPEN, Dossier, Status
from counter_app.services.printing import Issued
from counter_app.ui import problems, wording
from counter_app.ui.tokens import Tone

translate = QCoreApplication.translate


def can_be_given(dossier: Dossier | None) -> bool:
    """Say whether its result lies here for somebody to take."""
    return bool(dossier and dossier.status is Status.READY and not dossier.in_post)


def is_awaited(dossier: Dossier) -> bool:
    """Say whether its result is still to come from the specialists."""
    return dossier.status in OPEN - {Status.READY}


def why_not(dossier: Dossier) -> str:
    """Say why there is nothing to hand over."""
    if dossier.handover:
        at = dossier.handover.at
        words = translate("HandoverPage", "Handed over to {name} at {time}, {day}.")
        return words.format(
            name=dossier.handover.to_name, time=wording.clock(at), day=wording.day(at)
        )
    item = dossier.in_post
    if item:
        words = translate(
            "HandoverPage", "The post has the result since {day}, number {item}."
        )
        return words.format(day=wording.day(item.at), item=item.number)
    words = translate("HandoverPage", "No result yet. Due {day}.")
    return words.format(day=wording.day(dossier.due.at))


def money(dossier: Dossier) -> str:
    """Say what is still to be paid; an unknown fee says so."""
    owed = dossier.owed
    amount = wording.fee(dossier.fee) if owed is None else wording.money(max(0, owed))
    return translate("HandoverPage", "Still to pay: {amount}").format(amount=amount)


def matched(name: str, is_applicant: bool) -> tuple[Tone, str]:
    """Say whether who collects is the applicant."""
    if is_applicant:
        words = translate("HandoverPage", "Same as the applicant: {name}")
        return Tone.SUCCESS, words.format(name=name)
    words = translate("HandoverPage", "Not the applicant: {name}")
    return Tone.WARNING, words.format(name=name)


def late(days: int) -> str:
    """Say what goes with a late result."""
    words = translate(
        "HandoverPage",
        "The dossier is {n} days late. Give the letter of apology with it.",
    )
    return words.format(n=days)


def letter_printed(issued: Issued) -> tuple[Tone, str]:
    """Say where the letter of apology came out, and what to do with it."""
    if issued.problem:
        return Tone.WARNING, problems.sentence(issued.problem)
    if not issued.record.printer:
        return Tone.WARNING, translate(
            "HandoverPage",
            "The letter is kept with the dossier; it was not printed. Choose a printer"
            " under Printing, then print it again.",
        )
    words = translate(
        "HandoverPage",
        "The letter of apology is printed on {printer}. Have it signed, and give it"
        " with the result.",
    )
    said = words.format(printer=issued.record.printer)
    if issued.record.copy > 1:
        words = translate("Declaration", "It is copy {n}.")
        said += " " + words.format(n=issued.record.copy)
    return Tone.SUCCESS, said


def scanned(pages: int) -> tuple[Tone, str]:
    """Say how much of the authorisation was scanned; 0: it is under way."""
    if not pages:
        return Tone.INFO, translate("HandoverPage", "Scanning the authorisation…")
    words = translate(
        "HandoverPage", "Authorisation scanned: {n} pages. It goes with the dossier."
    )
    return Tone.SUCCESS, words.format(n=pages)
