"""What papers, outcomes and printers are called on the screen."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.domain.outlets import Job
from counter_app.domain.printed import (
    CODES,
    DAILY,
    PROVISIONAL,
    REGISTER,
    Outcome,
    Series,
)
from counter_app.ui.form_names import FORMS
from counter_app.ui.tokens import Tone

OUTCOMES = {
    Outcome.INTENDED: (Tone.INFO, QT_TRANSLATE_NOOP("Printing", "On its way")),
    Outcome.QUEUED: (Tone.INFO, QT_TRANSLATE_NOOP("Printing", "In the queue")),
    Outcome.OUT: (Tone.SUCCESS, QT_TRANSLATE_NOOP("Printing", "Came out")),
    Outcome.FAILED: (Tone.DANGER, QT_TRANSLATE_NOOP("Printing", "Did not come out")),
    Outcome.UNKNOWN: (
        Tone.WARNING,
        QT_TRANSLATE_NOOP("Printing", "Did it come out? Look in the tray"),
    ),
}
JOBS = {
    Job.RECEIPTS: QT_TRANSLATE_NOOP("Printing", "Receipts"),
    Job.SLIPS: QT_TRANSLATE_NOOP("Printing", "Slips and notices"),
    Job.BOOKS: QT_TRANSLATE_NOOP("Printing", "Registers and hand-over papers"),
    Job.LABELS: QT_TRANSLATE_NOOP("Printing", "Labels and cover strips"),
}
SERIES = {
    REGISTER: QT_TRANSLATE_NOOP("Printing", "Register lines"),
    PROVISIONAL: QT_TRANSLATE_NOOP("Printing", "Provisional codes"),
    CODES: QT_TRANSLATE_NOOP("Printing", "Dossier codes"),
}


def outcome(which: Outcome) -> str:
    """Say what became of a print."""
    return _said(OUTCOMES[which][1])


def job(which: Job) -> str:
    """Say what a printer is for."""
    return _said(JOBS[which])


def series(all_series: Sequence[Series]) -> str:
    """Say how the numbers stand, a line for each series."""
    return "\n".join(map(_series, all_series))


def is_whole(all_series: Sequence[Series]) -> bool:
    """Say whether no number is missing."""
    return not any(one.missing for one in all_series)


def series_name(one: Series) -> str:
    """Name a series."""
    forms = {form.value: words for form, words in FORMS.items()}
    return _said(SERIES[one.name]) if one.name in SERIES else forms[one.name]


def period(one: Series) -> str:
    """Say which year or day a series is of."""
    if one.name in DAILY:
        return f"{date.fromisoformat(one.period):%d/%m/%Y}"
    return one.period


def _series(one: Series) -> str:
    name = series_name(one)
    words = _said(QT_TRANSLATE_NOOP("Printing", "{name} {scope}: {first} to {last}"))
    said = words.format(name=name, scope=one.scope, first=one.first, last=one.last)
    if one.void:
        words = _said(QT_TRANSLATE_NOOP("Printing", "void: {numbers}"))
        numbers = ", ".join(f"{void.number}" for void in one.void)
        said += " · " + words.format(numbers=numbers)
    if one.missing:
        words = _said(QT_TRANSLATE_NOOP("Printing", "MISSING: {numbers}"))
        said += " · " + words.format(numbers=", ".join(map(str, one.missing)))
    else:
        said += " · " + _said(QT_TRANSLATE_NOOP("Printing", "none missing"))
    return said


def _said(source: object) -> str:
    return QCoreApplication.translate("Printing", str(source))
