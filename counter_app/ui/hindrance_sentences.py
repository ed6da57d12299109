"""Why an act after receiving cannot be done now, in words; context ``Problems``."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.domain.afterwards import Hindrance
from counter_app.ui.problem_sentences import Said

HINDRANCES: Mapping[Hindrance, Said] = {
    Hindrance.ASKED_BEFORE: (
        "MC-151",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Papers were asked for once already; the law allows no second time. Take"
            " in what is brought, or go on with the dossier.",
        ),
    ),
    Hindrance.NOT_ASKED: (
        "MC-152",
        QT_TRANSLATE_NOOP(
            "Problems",
            "No papers were asked for in this dossier. To ask for some, press B.",
        ),
    ),
    Hindrance.WAITING_FOR_PAPERS: (
        "MC-153",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The dossier waits for the citizen's papers and its time stands still: the"
            " date moves when they are brought.",
        ),
    ),
    Hindrance.WAITING_FOR_PAYMENT: (
        "MC-163",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The back office waits for a payment. Take it with the fee screen; the"
            " ward goes on once it sees it.",
        ),
    ),
    Hindrance.EXTENDED_BEFORE: (
        "MC-154",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The date was put off once already; there is no second time. Ask the head"
            " of the section to see that the dossier is finished.",
        ),
    ),
    Hindrance.BEGUN: (
        "MC-155",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The ward works on this dossier already: it cannot be refused any more."
            " Stop it instead, if there is a ground.",
        ),
    ),
    Hindrance.RESULT_HERE: (
        "MC-156",
        QT_TRANSLATE_NOOP(
            "Problems", "The result is at the counter. Hand it over instead."
        ),
    ),
    Hindrance.IN_POST: (
        "MC-165",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The post has the result. Note on the shelf that it was delivered or came"
            " back; then it goes on.",
        ),
    ),
    Hindrance.NOT_IN_POST: (
        "MC-166",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The post does not have this result any more. Read the shelf again (F5).",
        ),
    ),
    Hindrance.NOT_LATE: (
        "MC-167",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The result was here in time: there is nothing to apologise for. Hand it"
            " over.",
        ),
    ),
    Hindrance.FEE_OWED: (
        "MC-169",
        QT_TRANSLATE_NOOP(
            "Problems",
            "One of these results has a fee that is still to be paid. None was handed"
            " over. Take the fee first, or leave that result out.",
        ),
    ),
    Hindrance.OVER: (
        "MC-157",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The dossier is over and does not change any more. Its papers can still be"
            " printed.",
        ),
    ),
}
