"""What was submitted from home, told to the counters of its office.

One counter at a time takes a submission up, so that no two receive it; what it holds
for a day without answering may be taken up by another. The dossier it becomes names
the submission, and with that operation the submission is received (``settle``).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine

from city_portal.clock import Clock
from city_portal.files.blobs import Blobs
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.times import stamp
from city_portal.store.offices import Device, Offices
from city_portal.store.submissions import Submission, SubmissionBook
from counter_app.wire.submissions import (
    SubmissionAnswer,
    SubmissionAnswered,
    Submissions,
    Submitted,
    SubmittedFile,
)

SUBMITTED, RECEIVED = "submitted", "received"
HELD = timedelta(days=1)
"""How long a counter may keep others from what it took up."""
FIELD = "submission"
"""The field by which a dossier names the submission it answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """The use case of a counter that receives what came from home."""

    engine: Engine
    clock: Clock
    blobs: Blobs

    def waiting(self, device: Device) -> Submissions:
        """Return what waits for the office of this device."""
        with self.engine.begin() as connection:
            mark = mark_of(connection, device.org)
            rows = SubmissionBook(connection).of_office(device.org, [SUBMITTED])
            told = [self._told(connection, device, row) for row in rows]
        return Submissions(mark=mark, rows=told)

    def claim(self, device: Device, code: str) -> Submitted:
        """Take one up, or again; FORBIDDEN while another counter holds it."""
        now = self.clock.now()
        with self.engine.begin() as connection:
            row = _waiting(connection, device, code)
            must_be_free(row, device.id, now)
            if row.claimed_by != device.id:
                row = msgspec.structs.replace(
                    row, claimed_by=device.id, claimed_at=stamp(now)
                )
                SubmissionBook(connection).put(row)
            return self._told(connection, device, row)

    def file(self, device: Device, code: str, sha256: str) -> bytes:
        """Return a file of one that waits for this office."""
        with self.engine.begin() as connection:
            row = _waiting(connection, device, code)
        named = {one["sha256"] for one in msgspec.json.decode(row.files)}
        content = self.blobs.read(sha256) if sha256 in named else None
        if content is None:
            raise Refused(Why.NOT_FOUND, "no such file")
        return content

    def answer(
        self, device: Device, code: str, answer: SubmissionAnswer
    ) -> SubmissionAnswered:
        """Refuse one, or send it back for more; said again it changes nothing."""
        now, said = self.clock.now(), " ".join(answer.said.replace("\0", "").split())
        if not said:
            raise Refused(Why.INVALID, "an answer needs words for the citizen")
        with self.engine.begin() as connection:
            book = SubmissionBook(connection)
            row = _of_office(book.get(code), device)
            same = (row.status, row.said) == (answer.status, said)
            if row.status != SUBMITTED and not same:
                raise Refused(Why.FORBIDDEN, "answered otherwise already")
            if not same:
                must_be_free(row, device.id, now)
                told = msgspec.structs.replace(
                    row, status=answer.status, said=said, changed_at=stamp(now)
                )
                book.put(msgspec.structs.replace(told, claimed_by="", claimed_at=""))
        return SubmissionAnswered(server_time=stamp(now))

    def _told(
        self, connection: Connection, device: Device, row: Submission
    ) -> Submitted:
        holder = Offices(connection).device(row.claimed_by) if row.claimed_by else None
        held = holder if is_held(row, self.clock.now()) else None
        return Submitted(
            code=row.code,
            submitted_at=row.submitted_at,
            procedure=row.procedure,
            procedure_name=row.procedure_name,
            name=row.name,
            personal_id=row.personal_id,
            phone=row.phone,
            answers=msgspec.json.decode(row.answers),
            vouched=row.vouched,
            files=[
                SubmittedFile(
                    row=one["row"],
                    name=one["name"],
                    sha256=one["sha256"],
                    size=one["size"],
                )
                for one in msgspec.json.decode(row.files)
            ],
            claimed=held.counter if held else "",
            mine=held is not None and held.id == device.id,
        )


def mark_of(connection: Connection, org: str) -> str:
    """Name what waits for an office, and who holds it; empty when nothing waits."""
    marks = SubmissionBook(connection).marks(org, SUBMITTED)
    if not marks:
        return ""
    lines = "\n".join(" ".join(one) for one in marks)
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


def settle(
    connection: Connection, org: str, fields: Mapping[str, Any], code: str, now: str
) -> None:
    """Note that a dossier answers the submission it names.

    The receipt is printed already: a submission that is another's, or was answered
    meanwhile, is left as it is, and the dossier stands all the same.
    """
    name = fields.get(FIELD)
    if not isinstance(name, str) or not name or "\0" in name:
        return
    book = SubmissionBook(connection)
    row = book.get(name)
    if (
        row is None
        or (row.org, row.status) != (org, SUBMITTED)
        or row.procedure != fields.get("procedure")
    ):
        return
    book.put(
        msgspec.structs.replace(row, status=RECEIVED, dossier=code, changed_at=now)
    )


def is_held(row: Submission, now: datetime) -> bool:
    """Say whether a counter keeps others from it now."""
    if not row.claimed_by:
        return False
    return now - datetime.fromisoformat(row.claimed_at) < HELD


def must_be_free(row: Submission, device: str, now: datetime) -> None:
    """Raise Refused while another counter than this one holds it."""
    if row.claimed_by != device and is_held(row, now):
        raise Refused(Why.FORBIDDEN, "claimed")


def _waiting(connection: Connection, device: Device, code: str) -> Submission:
    row = _of_office(SubmissionBook(connection).get(code), device)
    if row.status != SUBMITTED:
        raise Refused(Why.NOT_FOUND, "no such submission waits")
    return row


def _of_office(row: Submission | None, device: Device) -> Submission:
    if row is None or row.org != device.org or row.status == "draft":
        raise Refused(Why.NOT_FOUND, "no such submission waits")
    return row
