"""The sentences of ui.problems about sums, pages and copies, as data."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.domain.errors import AmountFault
from counter_app.ui.problem_sentences import Said

AMOUNT_FAULTS: Mapping[AmountFault, Said] = {
    AmountFault.NOT_WHOLE: (
        "MC-111",
        QT_TRANSLATE_NOOP("Problems", "{given} is no whole number. Type digits only."),
    ),
    AmountFault.NEGATIVE: (
        "MC-112",
        QT_TRANSLATE_NOOP(
            "Problems", "{given} is less than zero. Type how many there really are."
        ),
    ),
    AmountFault.TOO_LARGE: (
        "MC-113",
        QT_TRANSLATE_NOOP(
            "Problems", "{given} is more than can be. Check what was typed."
        ),
    ),
    AmountFault.NOTHING: (
        "MC-114",
        QT_TRANSLATE_NOOP(
            "Problems", "There is nothing to write down. Type one document at least."
        ),
    ),
}
