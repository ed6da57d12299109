"""What citizens submitted from home, as the portal tells it to counters."""

from typing import Annotated, Any, Literal

import msgspec

from counter_app.wire.manners import Message, Whole


class SubmittedFile(Message, frozen=True, kw_only=True):
    """One file of a submission."""

    row: str
    """The row of the checklist it was attached to."""
    name: str
    sha256: str
    size: Whole


class Submitted(Message, frozen=True, kw_only=True, omit_defaults=True):
    """One declaration that waits to be received (status 1)."""

    code: str
    """``TN-…``: no dossier code."""
    submitted_at: str
    procedure: str
    procedure_name: str
    name: str
    personal_id: str
    phone: str
    answers: dict[str, Any]
    files: list[SubmittedFile]
    claimed: str = ""
    """The number of the counter that has taken it up; empty: none."""
    vouched: str = ""
    """Who vouched for the citizen, e.g. ``VNeID``; empty: nobody."""
    mine: bool = False
    """The device that asks has taken it up."""


class Submissions(Message, frozen=True, kw_only=True):
    """``GET /v1/submissions``: what waits for the office, oldest first; at most 200."""

    mark: str
    rows: list[Submitted]


class SubmissionAnswer(Message, frozen=True, kw_only=True):
    """``POST /v1/submissions/{code}/answer``: refused, or sent back for more."""

    status: Literal["refused", "supplement"]
    said: Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]
    """In words for the citizen."""
    made_by: str


class SubmissionAnswered(Message, frozen=True, kw_only=True):
    """The citizen reads it from now on; said twice it counts once."""

    server_time: str
