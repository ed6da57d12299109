"""What is said where a dossier is not on this machine, or no longer all of it."""

from PySide6.QtCore import QCoreApplication

from counter_app.domain.ids import DossierCode
from counter_app.domain.keeping_errors import ContentErased
from counter_app.domain.numbers import on_paper
from counter_app.ui import wording

translate = QCoreApplication.translate


def missing(code: str, *, online: bool) -> str:
    """Say that this dossier is not here; ``code`` may be empty."""
    words = translate("DossierPage", "This dossier is not on this machine.")
    if code:
        words = translate(
            "DossierPage", "Dossier {code} is not on this machine."
        ).format(code=code)
    if online:
        return words
    return f"{words} " + translate(
        "DossierPage",
        "It may be another place's. Write it down to deal with it when there"
        " is a network.",
    )


def erased(problem: ContentErased, *, online: bool) -> str:
    """Say since when its content is not here, why, and who has it still."""
    words = translate(
        "DossierPage",
        "What dossier {code} said was erased from this machine on {day}, as the"
        " rules on keeping ask. The city's system still has it.",
    ).format(code=on_paper(DossierCode(problem.code)), day=wording.day(problem.at))
    if online:
        return words
    return f"{words} " + translate(
        "DossierPage",
        "There is no network now: look it up at the city's portal by this code,"
        " or get it from there once the network is back.",
    )
