"""An error as one sentence that says what to do, in the officer's language."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from counter_app.domain.afterwards import Hindrance
from counter_app.domain.amounts import money
from counter_app.domain.camera_errors import CameraProblem
from counter_app.domain.errors import (
    AmountRefused,
    CounterError,
    FileRefused,
    Hindered,
    PrinterProblem,
    ProcedureUnavailable,
    ScannerProblem,
)
from counter_app.ui.amount_sentences import AMOUNT_FAULTS
from counter_app.ui.device_sentences import (
    CAMERA_FAULTS,
    FILE_FAULTS,
    PRINTER_FAULTS,
    PRINTER_SENTENCE,
    SCANNER_FAULTS,
)
from counter_app.ui.hindrance_sentences import HINDRANCES
from counter_app.ui.problem_sentences import PROCEDURE_ENDED, SENTENCES, Said


def sentence(problem: CounterError) -> str:
    """Return the sentence with its small code at the end."""
    code_, text = _said(problem)
    facts = {name: _shown(value) for name, value in vars(problem).items()}
    if isinstance(problem, PrinterProblem):
        facts["state"] = problem.said or _translated(text)
        text = PRINTER_SENTENCE
    last = QCoreApplication.translate("Problems", "(Error code: {code})")
    return f"{_translated(text).format(**facts)} {last.format(code=code_)}"


def code(problem: CounterError) -> str:
    """Return the small code, e.g. ``MC-303``."""
    return _said(problem)[0]


def _said(problem: CounterError) -> Said:
    for kind, told in _BY_REASON.items():
        if isinstance(problem, kind):
            return told(problem)
    if isinstance(problem, ProcedureUnavailable) and problem.ended_on:
        return PROCEDURE_ENDED
    return SENTENCES[type(problem)]


_BY_REASON: Mapping[type[CounterError], Callable[[Any], Said]] = {
    FileRefused: lambda problem: FILE_FAULTS[problem.reason],
    CameraProblem: lambda problem: CAMERA_FAULTS[problem.reason],
    ScannerProblem: lambda problem: SCANNER_FAULTS[problem.reason],
    PrinterProblem: lambda problem: PRINTER_FAULTS[problem.reason],
    AmountRefused: lambda problem: AMOUNT_FAULTS[problem.reason],
    Hindered: lambda problem: HINDRANCES[Hindrance(problem.why)],
}
"""Errors whose words depend on their reason."""


def _translated(text: object) -> str:
    return QCoreApplication.translate("Problems", str(text))


def _shown(value: Any) -> str:
    if isinstance(value, datetime):
        # Imported here: its words are those of dossiers, and the window comes first.
        from counter_app.ui import wording

        return f"{wording.clock(value)} {wording.day(value)}"
    if isinstance(value, int):
        return money(value)
    if isinstance(value, float):
        return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(value)
