"""What the self-test is given: a card, a procedure, answers, papers, a moment."""

import argparse
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from counter_app.domain.ids import ProcedureCode
from counter_app.domain.jsonable import Answers
from counter_app.rehearsal.people import CARDS

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST = "first"
"""The label of the first walk-in."""
DECLARATION = "declaration.pdf"
"""The declaration of the first walk-in, as F12 prints it."""
COPY_OF_EXTRACT = ProcedureCode("2.000635")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The real input the main job is done on."""

    out: Path
    as_json: bool = False
    card: str = CARDS[0]
    procedure: ProcedureCode = COPY_OF_EXTRACT
    answers: Answers | None = None
    """None: the built-in answers of the procedure."""
    papers: tuple[tuple[str, Path], ...] = ()
    """Each with its row of the checklist: its name, or its place from 1 on."""
    received_at: datetime | None = None
    """Aware; None: now."""
    offline: bool = False
    """The portal is away from the first scan on."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the self-test's options."""
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("--card", metavar="TEXT", help="a card's line, as scanned")
    parser.add_argument("--procedure", metavar="CODE", help="e.g. 1.001193")
    parser.add_argument(
        "--answers",
        type=Path,
        metavar="FILE.json",
        help="one JSON object: the declaration's answers",
    )
    parser.add_argument(
        "--paper",
        action="append",
        default=[],
        metavar="ROW=FILE",
        dest="papers",
        help="a file for a row of the checklist, by its name or its place from 1 on",
    )
    parser.add_argument(
        "--received-at", metavar="ISO8601", help="the counter's clock at F9"
    )
    parser.add_argument(
        "--offline", action="store_true", help="the portal is away from the first scan"
    )


def read_arguments(given: argparse.Namespace) -> Inputs:
    """Check what was typed; raise ValueError with a sentence for people."""
    standard = Inputs(out=given.out)
    return Inputs(
        out=given.out,
        as_json=given.json,
        card=standard.card if given.card is None else given.card,
        procedure=ProcedureCode(given.procedure or standard.procedure),
        answers=_answers(given.answers),
        papers=tuple(_paper(text) for text in given.papers),
        received_at=_moment(given.received_at),
        offline=given.offline,
    )


def _answers(path: Path | None) -> Answers | None:
    if path is None:
        return None
    try:
        answers = json.loads(path.read_bytes())
    except OSError as error:
        raise ValueError(f"--answers: {path} cannot be read") from error
    except ValueError as error:
        raise ValueError(f"--answers: {path} is not JSON in UTF-8: {error}") from error
    if not isinstance(answers, dict):
        raise ValueError(f"--answers: {path} must hold one JSON object")  # noqa: TRY004
    return answers


def _paper(text: str) -> tuple[str, Path]:
    row, sign, path = text.partition("=")
    if not sign or not row or not path:
        raise ValueError(f"--paper: {text!r} is not ROW=FILE")
    return row, Path(path)


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"--received-at: {text!r} is not ISO 8601") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)
