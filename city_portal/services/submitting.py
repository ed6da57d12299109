"""A citizen declares at home: a draft kept from the first answer, then submitted.

Whoever has both codes may go on with it anywhere. What is submitted waits (status 1)
until a counter officer of the office receives, refuses or sends it back for more.
Drafts nobody touched for 30 days are forgotten, answered ones after 90: what was
received is a dossier by then.
"""

import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine

from city_portal.clock import Clock
from city_portal.files.blobs import Blobs
from city_portal.files.declarations import Asked, Declarations
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.roles import Act
from city_portal.rules.throttle import Throttle
from city_portal.rules.times import HANOI, stamp
from city_portal.services.staff import Visitor
from city_portal.services.taking import must_be_free
from city_portal.store.dossiers import Copy, Dossiers
from city_portal.store.offices import Offices
from city_portal.store.staff import StaffBook
from city_portal.store.submissions import Submission, SubmissionBook

DRAFT = "draft"
SUBMITTED, SUPPLEMENT = "submitted", "supplement"
OPEN = (DRAFT, SUPPLEMENT)
"""The citizen may still change it."""
KEPT = timedelta(days=30)
ANSWERED = timedelta(days=90)
MOST_FILE = 10 * 1024 * 1024
MOST_FILES = 20
_MOST_READ = 1000
"""Dossiers looked through for one that fits."""
_MOST_SHOWN = 5
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_KINDS = (b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def sweep(book: SubmissionBook, now: datetime) -> int:
    """Forget drafts nobody touched and what was answered long ago; return how many."""
    answered = stamp(now - ANSWERED)
    return book.sweep(DRAFT, stamp(now - KEPT)) + sum(
        book.sweep(status, answered) for status in ("received", "refused")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file as it came."""

    row: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A submission with what its declaration asks now."""

    row: Submission
    asked: Asked
    papers: Mapping[str, str]
    """Rows of the checklist by id."""
    files: Sequence[Mapping[str, Any]]
    office: str
    provider: str = ""
    """Who can vouch for the citizen; empty: nobody."""
    fitting: Sequence[str] = ()
    """Codes of dossiers a counter received since, of this person and procedure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitting:
    """The use cases of a citizen at home and of the counter officer who reads it."""

    engine: Engine
    clock: Clock
    blobs: Blobs
    declarations: Declarations
    starts: Throttle
    by_client: Throttle
    by_code: Throttle
    provider: str = ""
    """Who can vouch for citizens, by name; empty: nobody."""

    def offers(self) -> tuple[list[tuple[str, list[Any]]], list[tuple[str, str]]]:
        """Return the procedures offered online by field, and the offices."""
        fields: dict[str, list[Any]] = {}
        for one in self.declarations.catalogue.procedures().values():
            if one.online:
                fields.setdefault(one.field, []).append(one)
        with self.engine.begin() as connection:
            offices = Offices(connection)
            named = [(code, offices.get(code)) for code in offices.codes()]
        groups = [
            (field, sorted(found, key=lambda one: one.name))
            for field, found in sorted(fields.items())
        ]
        return groups, [(code, one.name) for code, one in named if one]

    def start(self, procedure: str, org: str, client: str) -> tuple[str, str]:
        """Begin a draft; return its code and lookup code."""
        now = self.clock.now()
        if not self.starts.is_open(client, now):
            raise Refused(Why.TOO_OFTEN, "too-often")
        self.starts.failed(client, now)
        found = self.declarations.catalogue.procedures().get(procedure)
        if found is None or not found.online:
            raise Refused(Why.NOT_FOUND, "no-procedure")
        secret = _letters(8)
        row = Submission(
            code=f"TN-{now.astimezone(HANOI):%y%m%d}-{_letters(6)}",
            secret=_hash(secret),
            org=org,
            procedure=found.code,
            procedure_name=found.name,
            form=found.form or "to_khai_chung",
            changed_at=stamp(now),
        )
        with self.engine.begin() as connection:
            if Offices(connection).get(org) is None:
                raise Refused(Why.NOT_FOUND, "no-office")
            book = SubmissionBook(connection)
            sweep(book, now)
            book.add(row)
        return row.code, secret

    def sheet(self, code: str, secret: str, client: str) -> Sheet:
        """Return a submission to whoever has both codes; NOT_FOUND alike for others."""
        with self.engine.begin() as connection:
            return self._sheet(connection, self._own(connection, code, secret, client))

    def save(
        self,
        keys: tuple[str, str, str],
        person: Mapping[str, str],
        answers: Mapping[str, Any],
        files: Sequence[Sent] = (),
        dropped: Sequence[str] = (),
    ) -> Sheet:
        """Keep what was written, right or wrong, and the files that came with it."""
        kept = [self._kept(file) for file in files]
        with self.engine.begin() as connection:
            row = self._own(connection, *keys)
            if row.status not in OPEN:
                raise Refused(Why.FORBIDDEN, "submitted-already")
            have = [one for one in _files(row) if one["sha256"] not in dropped]
            have = _joined(have, kept)
            clean = self.declarations.clean(row.form, dict(answers))
            if row.vouched:  # who signed in is who declares
                proven = {"name": row.name, "personal_id": row.personal_id}
                person = {**person, **proven}
            row = msgspec.structs.replace(
                row,
                name=_said(person.get("name", ""), 100),
                personal_id=_said(person.get("personal_id", ""), 20),
                phone=_said(person.get("phone", ""), 20),
                answers=msgspec.json.encode(clean).decode(),
                files=msgspec.json.encode(have).decode(),
                changed_at=stamp(self.clock.now()),
            )
            SubmissionBook(connection).put(row)
            return self._sheet(connection, row)

    def open_one(self, keys: tuple[str, str, str]) -> Submission:
        """Return one the citizen may still change; Refused for any other."""
        with self.engine.begin() as connection:
            row = self._own(connection, *keys)
        if row.status not in OPEN:
            raise Refused(Why.FORBIDDEN, "submitted-already")
        return row

    def attach(self, keys: tuple[str, str, str], row: str, name: str, sha: str) -> None:
        """Put a file that is in the store of papers on a row of the checklist."""
        content = self.blobs.read(sha)
        if content is None:
            raise Refused(Why.NOT_FOUND, "no-file")
        one = self._kept(Sent(row=row, name=name, content=content))
        with self.engine.begin() as connection:
            found = self._own(connection, *keys)
            if found.status not in OPEN:
                raise Refused(Why.FORBIDDEN, "submitted-already")
            now = stamp(self.clock.now())
            files = msgspec.json.encode(_joined(_files(found), [one])).decode()
            changed = msgspec.structs.replace(found, files=files, changed_at=now)
            SubmissionBook(connection).put(changed)

    def submit(self, keys: tuple[str, str, str]) -> Sheet:
        """Hand it in; Refused (INVALID, "faults") while something is missing."""
        with self.engine.begin() as connection:
            row = self._own(connection, *keys)
            if row.status not in OPEN:
                raise Refused(Why.FORBIDDEN, "submitted-already")
            sheet = self._sheet(connection, row)
            if sheet.asked.faults or missing(row):
                raise Refused(Why.INVALID, "faults")
            now = stamp(self.clock.now())
            row = msgspec.structs.replace(
                row, status=SUBMITTED, said="", submitted_at=now, changed_at=now
            )
            SubmissionBook(connection).put(row)
            return self._sheet(connection, row)

    def waiting(self, who: Visitor) -> list[Submission]:
        """Return what waits for the counter officers of an office."""
        who.must_be_allowed(Act.RECEIVE)
        with self.engine.begin() as connection:
            return [*SubmissionBook(connection).of_office(who.org, [SUBMITTED])]

    def read(self, who: Visitor, code: str) -> Sheet:
        """Return one to a counter officer; opening it is written down."""
        who.must_be_allowed(Act.RECEIVE)
        with self.engine.begin() as connection:
            row = self._of_office(connection, who, code)
            now = stamp(self.clock.now())
            line = who.did(Act.SEE, now, org=row.org, detail=row.code)
            StaffBook(connection).note(line)
            sheet = self._sheet(connection, row)
            return replace(sheet, fitting=_fitting(connection, row))

    def file(self, who: Visitor, code: str, sha256: str) -> bytes:
        """Return a file of a submission to a counter officer."""
        who.must_be_allowed(Act.RECEIVE)
        with self.engine.begin() as connection:
            row = self._of_office(connection, who, code)
            named = {one["sha256"] for one in _files(row)}
            content = self.blobs.read(sha256) if sha256 in named else None
            if content is None:
                raise Refused(Why.NOT_FOUND, "no-file")
            now = stamp(self.clock.now())
            line = who.did(Act.OPEN_FILE, now, org=row.org, detail=row.code)
            StaffBook(connection).note(line)
        return content

    def answer(
        self, who: Visitor, code: str, status: str, said: str, dossier: str = ""
    ) -> None:
        """Receive (with the code given at the counter), refuse, or ask for more.

        To refuse or to ask needs words for the citizen. To receive needs the code of
        a dossier of this office and procedure that a counter has told: only then is
        there a receipt, a number and a due date. One dossier answers one submission.
        """
        who.must_be_allowed(Act.RECEIVE)
        said, dossier = _said(said, 1000), _said(dossier, 60)
        if status not in {"received", "refused", SUPPLEMENT}:
            raise Refused(Why.INVALID, "step")
        if status == "received" and not dossier:
            raise Refused(Why.INVALID, "code-needed")
        if status != "received" and not said:
            raise Refused(Why.INVALID, "reason-needed")
        with self.engine.begin() as connection:
            row = self._of_office(connection, who, code)
            if row.status != SUBMITTED:
                raise Refused(Why.FORBIDDEN, "stage")
            must_be_free(row, "", self.clock.now())
            if status == "received":
                dossier = _received_as(connection, row, dossier)
            now = stamp(self.clock.now())
            changed = msgspec.structs.replace(
                row, status=status, said=said, dossier=dossier, changed_at=now
            )
            SubmissionBook(connection).put(changed)
            detail = f"{row.code} {status} {dossier}".strip()
            line = who.did(Act.RECEIVE, now, org=row.org, detail=detail)
            StaffBook(connection).note(line)

    def _own(
        self, connection: Connection, code: str, secret: str, client: str
    ) -> Submission:
        now = self.clock.now()
        code = unicodedata.normalize("NFC", "".join(code.split())).upper()[:40]
        keys = ((self.by_client, client), (self.by_code, code))
        if not all(throttle.is_open(key, now) for throttle, key in keys):
            raise Refused(Why.TOO_OFTEN, "too-often")
        row = SubmissionBook(connection).get(code) if "\0" not in code else None
        given = _hash("".join(secret.split()).upper())
        if row and hmac.compare_digest(given, row.secret):
            return row
        for throttle, key in keys:
            throttle.failed(key, now)
        raise Refused(Why.NOT_FOUND, "no-submission")

    def _of_office(self, connection: Connection, who: Visitor, code: str) -> Submission:
        row = SubmissionBook(connection).get(code)
        if row is None or row.org != who.org or row.status == DRAFT:
            raise Refused(Why.NOT_FOUND, "no-submission")
        return row

    def _sheet(self, connection: Connection, row: Submission) -> Sheet:
        procedure = self.declarations.catalogue.procedures().get(row.procedure)
        office = Offices(connection).get(row.org)
        today = self.clock.now().astimezone(HANOI).date()
        answers = msgspec.json.decode(row.answers)
        return Sheet(
            row=row,
            asked=self.declarations.asked(row.form, answers, today),
            papers={
                paper: name
                for paper, name in (procedure.papers if procedure else {}).items()
                if procedure and paper in procedure.at_home
            },
            files=_files(row),
            office=office.name if office else row.org,
            provider=self.provider,
        )

    def _kept(self, file: Sent) -> dict[str, Any]:
        if not file.content.startswith(_KINDS):
            raise Refused(Why.WRONG_TYPE, "file-kind")
        if len(file.content) > MOST_FILE:
            raise Refused(Why.TOO_LARGE, "file-size")
        return {
            "row": file.row[:60],
            "name": _said(file.name.replace("\\", "/").rpartition("/")[2], 120),
            "sha256": self.blobs.take(file.content),
            "size": len(file.content),
        }


def _fitting(connection: Connection, row: Submission) -> list[str]:
    book = SubmissionBook(connection)
    since = Dossiers(connection).arrived_since(row.org, row.submitted_at, _MOST_READ)
    wanted = (row.procedure, row.personal_id)
    return [
        copy.code
        for copy in since
        if _named(copy) == wanted and not book.is_taken(row.org, copy.code)
    ][:_MOST_SHOWN]


def _received_as(connection: Connection, row: Submission, code: str) -> str:
    """Return the printed code of the dossier named; Refused for none that fits."""
    found = Dossiers(connection).of_code(code) if "\0" not in code else ()
    fits = [
        copy.code
        for copy in found
        if copy.org == row.org and _named(copy)[0] == row.procedure
    ]
    if not fits:
        raise Refused(Why.INVALID, "code-unknown")
    if SubmissionBook(connection).is_taken(row.org, fits[0]):
        raise Refused(Why.INVALID, "code-taken")
    return fits[0]


def _named(copy: Copy) -> tuple[object, object]:
    return copy.fields.get("procedure"), copy.fields.get("applicant.personal_id")


def missing(row: Submission) -> list[str]:
    """Name what is not yet said of the person: name, number, telephone."""
    number = row.personal_id
    digits = number.isascii() and number.isdigit() and len(number) in {9, 12}
    phone = "".join(row.phone.split())
    found = [] if row.name else ["name"]
    found += [] if digits else ["personal_id"]
    is_phone = phone.removeprefix("+").isdigit() and 9 <= len(phone) <= 15
    return found + ([] if is_phone else ["phone"])


def _joined(have: list[Any], more: Sequence[Any]) -> list[Any]:
    known = {(one["row"], one["sha256"]) for one in have}
    have = have + [one for one in more if (one["row"], one["sha256"]) not in known]
    if len(have) > MOST_FILES:
        raise Refused(Why.INVALID, "too-many-files")
    return have


def _files(row: Submission) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = msgspec.json.decode(row.files)
    return found


def _said(text: str, longest: int) -> str:
    plain = unicodedata.normalize("NFC", text).replace("\0", "")
    return " ".join(plain.split())[:longest]


def _letters(count: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(count))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
