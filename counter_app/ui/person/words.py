"""What is said of a citizen on S03: where the facts are from, what to look at."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from counter_app.domain.identity import IdentityWarning
from counter_app.domain.people import Source
from counter_app.ui import wording
from counter_app.ui.person.presenter import PersonFaults

translate = QCoreApplication.translate


def source(which: Source, scanned: datetime | None, since: datetime | None) -> str:
    """Say where the facts are from; the card is read, and proves nothing.

    ``scanned``: when it was, in this visit; ``since``: when this person's newest
    dossier was received.
    """
    if which is Source.PAST and since:
        said = translate("PersonPage", "From the dossier of {day}")
        return said.format(day=wording.day(since))
    if which is Source.PAST:
        return translate("PersonPage", "From an earlier dossier")
    if which is Source.TYPED:
        return translate("PersonPage", "Typed")
    if scanned is None:
        return translate("PersonPage", "From card QR")
    said = translate("PersonPage", "From card QR, scanned at {time}")
    return said.format(time=wording.seconds(scanned))


def ask_again() -> str:
    """Say under a field that nobody said it today."""
    return translate(
        "PersonPage", "From an earlier dossier: ask whether it is still right"
    )


def warned(warnings: Sequence[IdentityWarning]) -> str:
    """Say what to look at before going on."""
    words = {
        IdentityWarning.MANGLED: translate(
            "PersonPage",
            "The scan lost its accents. ID and birth date were kept; check name"
            " and address against the card.",
        ),
        IdentityWarning.INCOMPLETE: translate(
            "PersonPage",
            "The code was cut or misread. The ID was kept; scan the card again, or"
            " type what is marked.",
        ),
        IdentityWarning.LETTERS: translate(
            "PersonPage",
            "The name has letters that only look Vietnamese. Type it anew.",
        ),
        IdentityWarning.PATTERN: translate(
            "PersonPage",
            "Personal ID does not match the birth year or sex entered. Check;"
            " continue if the document says so.",
        ),
        IdentityWarning.OLD_ADDRESS: translate(
            "PersonPage",
            "Card issued before 01/07/2025; its address may name a former unit.",
        ),
    }
    return "\n".join(words[one] for one in warnings)


def faulty(faults: PersonFaults) -> list[tuple[str, str]]:
    """Return what is to be fixed: the field, and a sentence that says how."""
    wrong = []
    if faults.name_missing:
        wrong.append(("name", translate("PersonPage", "Enter the name")))
    if faults.id_length is not None:
        said = translate("PersonPage", "Personal ID must have 12 digits. It has {n}.")
        wrong.append(("personal_id", said.format(n=faults.id_length)))
    if faults.phone_wrong:
        said = translate("PersonPage", "Phone must have 10 digits and begin with 0.")
        wrong.append(("phone", said))
    return wrong
