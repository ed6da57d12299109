"""What is said of a code scanner that read the test code."""

from PySide6.QtCore import QCoreApplication

from counter_app.domain.scanner_test import LETTERS, Verdict
from counter_app.ui.tokens import Tone

translate = QCoreApplication.translate


def judged(verdict: Verdict) -> tuple[Tone, str]:
    """Say how the letters came, and what helps when they did not."""
    if not verdict.wrong:
        said = translate("ScannerTest", "{n}/{all} letters are right.")
        return Tone.SUCCESS, said.format(n=verdict.right, all=len(LETTERS))
    if verdict.plain:
        said = translate(
            "ScannerTest",
            "{n} accents are lost: the scanner types ASCII only. Set it to USB-COM.",
        )
    else:
        said = translate(
            "ScannerTest",
            "The input method changed {n} letters. Turn it off, or set the scanner to"
            " USB-COM.",
        )
    return Tone.WARNING, said.format(n=verdict.wrong)
