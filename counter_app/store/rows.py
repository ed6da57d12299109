"""Rows to domain types and back: what is on disk, said in one place."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime, tzinfo
from typing import Any, Protocol

import msgspec
from sqlalchemy import RowMapping

from counter_app.domain.changes import SyncState
from counter_app.domain.dossiers import Dossier, Status
from counter_app.domain.drafts import Draft
from counter_app.domain.errors import StoreDamaged
from counter_app.domain.fields import PAPERS, dossier_from, fields_of
from counter_app.domain.folding import fold
from counter_app.domain.ids import DossierCode, DossierId, OfficerId, ProcedureCode
from counter_app.domain.journal import Act, Entry
from counter_app.domain.jsonable import Fields, Json
from counter_app.domain.listing import Line
from counter_app.domain.officers import Account
from counter_app.domain.papers import PaperState
from counter_app.domain.people import Officer, Role
from counter_app.domain.printed import Form, Outcome, Print

Row = RowMapping | Mapping[str, Any]
"""A row by the names of its columns, from SQLAlchemy or from a prepared statement."""


def as_json(value: object) -> str:
    """Write compact JSON; names keep their order, and with it the paper rows theirs."""
    return msgspec.json.encode(value).decode()


def from_json(text: str) -> Any:
    """Read what as_json wrote."""
    return json.loads(text)


def columns_of(dossier: Dossier, zone: tzinfo) -> dict[str, Any]:
    """Return the columns that lists and look-ups need beside the JSON copies.

    Each time column has one zone throughout, so that text compares as time does:
    ``received_at`` is UTC, ``due_at`` and ``received_day`` are local.
    """
    received = dossier.received_at
    return {
        "code": dossier.code,
        "official_code": dossier.official_code,
        "personal_id": dossier.applicant.personal_id,
        "applicant": dossier.applicant.name,
        "procedure": dossier.procedure,
        "procedure_name": dossier.procedure_name,
        "channel": dossier.channel.value,
        "status": dossier.status.value,
        "received_day": received.astimezone(zone).date().isoformat(),
        "received_at": received.astimezone(UTC).isoformat(),
        "due_at": dossier.due.at.astimezone(zone).isoformat(),
        "fee": dossier.fee.amount,
        "papers_missing": sum(
            row.state is PaperState.MISSING for row in dossier.papers
        ),
    }


def searchable(dossier: Dossier) -> dict[str, str]:
    """Return the folded text a dossier is found by."""
    codes = (dossier.code, dossier.official_code or "")
    # Whole, and by its parts: officers type the last digits, scanners all of it.
    ways = (way for code in codes for way in (run_together(code), fold(code)))
    return {
        "code": " ".join(ways),
        "person": run_together(dossier.applicant.personal_id),
        "name": fold(dossier.applicant.name),
        "phone": run_together(dossier.applicant.phone),
        "procedure": fold(dossier.procedure_name),
    }


def run_together(text: str) -> str:
    """Write letters and digits only, folded: ``0912 345.678`` as ``0912345678``."""
    return "".join(letter for letter in fold(text) if letter.isalnum())


def current_fields(row: Row, fields: Fields) -> dict[str, Json]:
    """Return the new ``current``: known fields anew, a newer portal's fields kept."""
    before: dict[str, Json] = from_json(row["current"])
    old = fields_of(to_dossier(row))
    foreign = {name: value for name, value in before.items() if name not in old}
    return {**foreign, **fields}


def to_dossier(row: Row) -> Dossier:
    """Read a dossier; StoreDamaged if the row makes none."""
    try:
        return dossier_from(DossierId(row["id"]), from_json(row["current"]))
    except (KeyError, ValueError) as error:
        raise StoreDamaged(f"dossier {row['id']}") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeptDraft(Draft):
    """A draft as msgspec reads it: it knows no recursive type like Json."""

    answers: dict[str, Any]


class Privacy(Protocol):
    """What keeps a draft from other officers; NotYours for what is not theirs."""

    def seal(self, body: str, owner: str, name: str) -> str:
        """Return the body for its owner's eyes only."""

    def open(self, body: str, owner: str, name: str) -> str:
        """Return what was sealed."""


class NoPrivacy:
    """Drafts as they are, under the database's own key only."""

    def seal(self, body: str, owner: str, name: str) -> str:  # noqa: ARG002
        """Return it as it is."""
        return body

    def open(self, body: str, owner: str, name: str) -> str:  # noqa: ARG002
        """Return it as it is."""
        return body


PLAIN = NoPrivacy()


def from_draft(draft: Draft, privacy: Privacy) -> dict[str, Any]:
    """Write a draft as a row."""
    body = msgspec.json.encode(draft).decode()
    return {
        "id": draft.id,
        "owner": draft.owner,
        "saved_at": draft.saved_at.isoformat(),
        "body": privacy.seal(body, draft.owner, draft.id),
    }


_KEPT_DRAFTS = msgspec.json.Decoder(_KeptDraft)
_PARTS = tuple(part.name for part in fields(Draft))


def to_draft(row: Row, privacy: Privacy) -> Draft:
    """Read a draft; StoreDamaged if the row makes none, NotYours if it is not."""
    body = privacy.open(row["body"], row["owner"], row["id"])
    try:
        kept = _KEPT_DRAFTS.decode(body)
    except msgspec.MsgspecError as error:
        raise StoreDamaged(f"draft {row['id']}") from error
    return Draft(**{name: getattr(kept, name) for name in _PARTS})


def from_account(account: Account) -> dict[str, Any]:
    """Write an account as a row."""
    officer, confirmed = account.officer, account.confirmed_at
    return {
        "officer": officer.id,
        "name": officer.name,
        "roles": as_json([*sorted(officer.roles)]),
        "counters": as_json([*sorted(officer.counters)]),
        "confirmed_at": confirmed.isoformat() if confirmed else None,
        "revoked": account.revoked,
    }


def to_account(row: Row) -> Account:
    """Read an account."""
    confirmed = row["confirmed_at"]
    return Account(
        officer=Officer(
            id=OfficerId(row["officer"]),
            name=row["name"],
            roles=frozenset(Role(role) for role in from_json(row["roles"])),
            counters=frozenset(from_json(row["counters"])),
        ),
        confirmed_at=datetime.fromisoformat(confirmed) if confirmed else None,
        revoked=bool(row["revoked"]),
    )


def to_print(row: Row) -> Print:
    """Read a print."""
    return Print(
        dossier=row["dossier"],
        copy=row["copy"],
        sha256=row["sha256"],
        form_set=row["form_set"],
        printed_at=datetime.fromisoformat(row["printed_at"]),
        printer=row["printer"],
        form=Form(row["form"]),
        number=row["number"],
        outcome=Outcome(row["outcome"]),
        job=row["job"],
        by=row["officer"],
        key=row["seq"],
    )


def to_entry(row: Row) -> Entry:
    """Read a journal line."""
    return Entry(
        at=datetime.fromisoformat(row["at"]),
        act=Act(row["act"]),
        officer=row["officer"],
        dossier=row["dossier"],
        detail=row["detail"],
        seq=row["seq"],
        hash=row["hash"],
    )


def to_line(row: Row, sync: SyncState) -> Line:
    """Read a line of a list."""
    return Line(
        id=DossierId(row["id"]),
        code=DossierCode(row["code"]),
        received_at=datetime.fromisoformat(row["received_at"]),
        applicant=row["applicant"],
        procedure=ProcedureCode(row["procedure"]),
        procedure_name=row["procedure_name"],
        due_at=datetime.fromisoformat(row["due_at"]),
        status=Status(row["status"]),
        sync=sync,
        papers_missing=row["papers_missing"],
        fee=row["fee"],
        in_post=bool(row["in_post"]),
        erased=bool(row["erased_at"]),
    )


def changes_of(row: Row) -> dict[str, tuple[Json, Json]]:
    """Read an operation's changes."""
    return {name: (old, new) for name, (old, new) in from_json(row["changes"]).items()}


def changes_as_json(changes: dict[str, tuple[Json, Json]]) -> str:
    """Write an operation's changes."""
    return as_json({name: [*pair] for name, pair in changes.items()})


FILE = '"sha256":'
"""Stands in the JSON of every dossier that names a file."""


def files_named(fields: Mapping[str, Any]) -> frozenset[str]:
    """Return the SHA-256 of every file the papers of a dossier name."""
    papers = (
        value
        for name, value in fields.items()
        if name.startswith(PAPERS) and isinstance(value, dict)
    )
    return frozenset(
        str(file["sha256"]) for paper in papers for file in paper.get("files") or ()
    )
