"""What is said of a result that is, or is not yet, to be handed over."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from counter_app.domain.dossiers import OPEN, Dossier, Status
from counter_app.domain.numbers import on_paper
from counter_app.services.handover import is_here
from counter_app.services.printing import Issued
from counter_app.services.reading import Reading
from counter_app.ui import problems, wording
from counter_app.ui.tokens import Tone

translate = QCoreApplication.translate


def can_be_given(dossier: Dossier | None) -> bool:
    """Say whether its result lies here for somebody to take."""
    return dossier is not None and is_here(dossier)


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


def scan_card() -> str:
    """Ask for the card."""
    return translate("HandoverPage", "Scan the collector's card")


def name_asked() -> str:
    """Name the field of a name."""
    return translate("HandoverPage", "Surname, middle name, given name")


def number_asked() -> str:
    """Name the field of a number."""
    return translate("HandoverPage", "Personal ID")


def it_is_the_applicant() -> str:
    """Name the link of who is known without a card."""
    return translate("HandoverPage", "It is the applicant (compared by other papers)")


def why_not_beside(dossier: Dossier) -> str:
    """Say why a result cannot be given with another one; empty: it can."""
    if not can_be_given(dossier):
        return why_not(dossier)
    if (dossier.owed or 0) > 0:
        words = translate("HandoverPage", "{owed}: open it to take the fee first")
        return words.format(owed=money(dossier))
    return ""


def beside(reading: Reading) -> str:
    """Say in a line which result waits besides, and where it lies."""
    dossier, procedure = reading.whole.dossier, reading.procedure
    facts = [
        on_paper(dossier.code),
        procedure.result if procedure else dossier.procedure_name,
        wording.lies_in(reading.whole.place),
    ]
    if reading.late_days:
        words = translate("HandoverPage", "{n} days late: open it for its letter")
        facts.append(words.format(n=reading.late_days))
    facts.append(why_not_beside(dossier))
    return " · ".join(filter(None, facts))


def taken_along(dossier: Dossier) -> tuple[Tone, str]:
    """Say what became of a receipt of the same person that was scanned."""
    code, why = on_paper(dossier.code), why_not_beside(dossier)
    if why:
        words = translate("HandoverPage", "{code} cannot go along. {why}")
        return Tone.WARNING, words.format(code=code, why=why)
    words = translate("HandoverPage", "{code} is handed over with this result.")
    return Tone.INFO, words.format(code=code)


def given(dossiers: Sequence[Dossier]) -> str:
    """List what was handed over together."""
    lines = [f"{on_paper(one.code)} · {one.procedure_name}" for one in dossiers]
    words = translate(
        "HandoverPage", "{n} results handed over to {name} at {time}, {day}:"
    )
    for one in dossiers[:1]:
        if one.handover:
            at = one.handover.at
            said = words.format(
                n=len(dossiers),
                name=one.handover.to_name,
                time=wording.clock(at),
                day=wording.day(at),
            )
            lines.insert(0, said)
    return "\n".join(lines)


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
