"""The sentences of ui.problems about values of the law set by hand, as data."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.domain.law_errors import OverrideFault
from counter_app.ui.problem_sentences import Said

OVERRIDE_FAULTS: Mapping[OverrideFault, Said] = {
    OverrideFault.NO_VALUE: (
        "MC-171",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Set a time limit or a fee, one of the two.",
        ),
    ),
    OverrideFault.NO_GROUND: (
        "MC-172",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Write the reason and the legal ground: decree, resolution or decision.",
        ),
    ),
    OverrideFault.UNKNOWN_RULE: (
        "MC-173",
        QT_TRANSLATE_NOOP(
            "Problems",
            "There is no time limit called “{given}”. Choose one from the list.",
        ),
    ),
    OverrideFault.NOT_BY_HAND: (
        "MC-174",
        QT_TRANSLATE_NOOP(
            "Problems",
            "A limit of the kind “{given}” cannot be set by hand. Choose"
            " days, hours, the same day or at once.",
        ),
    ),
    OverrideFault.OUT_OF_RANGE: (
        "MC-175",
        QT_TRANSLATE_NOOP(
            "Problems",
            "A time limit is more than 0 and at most 3,650 days or hours. It"
            " says {given}.",
        ),
    ),
    OverrideFault.AMOUNT: (
        "MC-176",
        QT_TRANSLATE_NOOP(
            "Problems",
            "A fee is from 0 to 1,000,000,000,000 đồng. It says {given}.",
        ),
    ),
    OverrideFault.ENDS_EARLY: (
        "MC-177",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The last day, {given}, is before the first. Enter a later day"
            " or leave it empty.",
        ),
    ),
    OverrideFault.NO_CHANNEL: (
        "MC-178",
        QT_TRANSLATE_NOOP(
            "Problems",
            "This procedure is not offered through that channel. Choose one"
            " of its channels, or all.",
        ),
    ),
    OverrideFault.NO_CASE: (
        "MC-179",
        QT_TRANSLATE_NOOP(
            "Problems",
            "This procedure has no case “{given}”. Choose one from the list, or all.",
        ),
    ),
}
