"""What each act is called, asked and explained; English sources."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.domain.afterwards import FollowUp


@dataclass(frozen=True, slots=True, kw_only=True)
class ActWords:
    """The words of one act; context ``Ending``."""

    title: object
    explained: object
    act: object
    question: object = ""


WORDS: Mapping[FollowUp, ActWords] = {
    FollowUp.REFUSE: ActWords(
        title=QT_TRANSLATE_NOOP("Ending", "Refuse the dossier"),
        explained=QT_TRANSLATE_NOOP(
            "Ending",
            "Say why in words the citizen understands, the ground, and where to go"
            " instead. A technical fault is no reason.",
        ),
        act=QT_TRANSLATE_NOOP("Ending", "Refuse and print the slip"),
        question=QT_TRANSLATE_NOOP("Ending", "Refuse this dossier?"),
    ),
    FollowUp.STOP: ActWords(
        title=QT_TRANSLATE_NOOP("Ending", "Stop the dossier"),
        explained=QT_TRANSLATE_NOOP(
            "Ending",
            "The ward works on it no longer. Say why, on what ground, and what becomes"
            " of the fee.",
        ),
        act=QT_TRANSLATE_NOOP("Ending", "Stop and print the notice"),
        question=QT_TRANSLATE_NOOP("Ending", "Stop this dossier?"),
    ),
    FollowUp.WITHDRAW: ActWords(
        title=QT_TRANSLATE_NOOP("Ending", "Withdraw the dossier"),
        explained=QT_TRANSLATE_NOOP(
            "Ending",
            "The citizen takes the dossier back of their own wish. Give the papers"
            " back with the notice.",
        ),
        act=QT_TRANSLATE_NOOP("Ending", "Withdraw and print the notice"),
        question=QT_TRANSLATE_NOOP("Ending", "Withdraw this dossier?"),
    ),
    FollowUp.EXTEND: ActWords(
        title=QT_TRANSLATE_NOOP("Ending", "Apologise and put the date off"),
        explained=QT_TRANSLATE_NOOP(
            "Ending",
            "The date may be put off once. The letter says why and the new date.",
        ),
        act=QT_TRANSLATE_NOOP("Ending", "Put off and print the letter"),
    ),
}


def said(source: object) -> str:
    """Return the words in the language of the screen."""
    return QCoreApplication.translate("Ending", str(source))
