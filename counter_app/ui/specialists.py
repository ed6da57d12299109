"""Whom to call about a dossier, with what names it put where it can be pasted."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from counter_app.domain.ids import DossierCode
from counter_app.domain.numbers import on_paper
from counter_app.ui import wording
from counter_app.ui.clipboard import copy_discreetly
from counter_app.ui.tokens import Tone

translate = QCoreApplication.translate


def call(
    whom: str, code: DossierCode, procedure: str, due: datetime
) -> tuple[Tone, str]:
    """Copy code, procedure and date for a message, and say whom to call."""
    if not whom:
        said = translate(
            "DuePage", "Nobody wrote down whom to call. IT staff set it: specialists."
        )
        return Tone.WARNING, said
    copy_discreetly(" · ".join((whom, on_paper(code), procedure, wording.day(due))))
    said = translate("DuePage", "Call {whom} about {code}. Copied, to be pasted.")
    return Tone.INFO, said.format(whom=whom, code=on_paper(code))
