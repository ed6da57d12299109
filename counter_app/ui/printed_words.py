"""What is said while and after the declaration is printed."""

from PySide6.QtCore import QCoreApplication

from counter_app.services.printing import Issued
from counter_app.ui import problems
from counter_app.ui.tokens import Tone


def said_printing() -> tuple[Tone, str]:
    """Say that it is on its way."""
    words = QCoreApplication.translate("Declaration", "Printing the declaration…")
    return Tone.INFO, words


def said_printed(printed: Issued | None) -> tuple[Tone, str]:
    """Say where it came out and what to do with it, or why it did not."""
    if printed is None:
        words = QCoreApplication.translate(
            "Declaration", "This procedure has no form to print."
        )
        return Tone.WARNING, words
    if printed.problem:
        return Tone.DANGER, problems.sentence(printed.problem)
    words = QCoreApplication.translate(
        "Declaration",
        "The declaration is printed on {printer}. The citizen reads and signs it;"
        " then scan it with F4.",
    )
    said = words.format(printer=printed.record.printer)
    if printed.record.copy > 1:
        words = QCoreApplication.translate("Declaration", "It is copy {n}.")
        said += " " + words.format(n=printed.record.copy)
    return Tone.SUCCESS, said


def said_sheet(issued: Issued) -> tuple[Tone, str]:
    """Say where the sheet came out, and what to do with it."""
    if issued.problem:
        return Tone.WARNING, problems.sentence(issued.problem)
    words = QCoreApplication.translate(
        "CheckSheet",
        "The check sheet is printed on {printer}. The citizen ticks, signs and gives it"
        ' back; "signed slip" is chosen.',
    )
    if not issued.record.printer:
        words = QCoreApplication.translate(
            "CheckSheet", "The check sheet is kept; it was not printed."
        )
    return Tone.SUCCESS, words.format(printer=issued.record.printer)
