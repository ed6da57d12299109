"""What somebody of the back office reads: their queue, one dossier, its control sheet.

Dossiers are read by those of their own office only, and opening one is written down.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Engine

from city_portal.clock import Clock
from city_portal.files.blobs import Blobs
from city_portal.files.catalogue import Catalogue
from city_portal.rules.papers import files_named
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.roles import Act, Role
from city_portal.rules.stages import FROM, OPEN, TURN, WORKED_ON, Stage
from city_portal.rules.times import stamp
from city_portal.services.handling import files_of
from city_portal.services.staff import Visitor
from city_portal.store.dossiers import Copy, Dossiers
from city_portal.store.offices import Offices
from city_portal.store.staff import LogRow, Staff, StaffBook
from city_portal.store.work import QueueRow, Work, WorkBook

PAGE = 50
_READING = frozenset({Act.SEE, Act.OPEN_FILE})
_DECIDING = frozenset({Act.PROPOSE, Act.FORWARD, Act.SIGN, Act.RETURN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One dossier of a queue."""

    id: str
    code: str
    procedure: str
    applicant: str
    status: str
    stage: str
    officer: str
    due_at: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A page of a queue."""

    lines: tuple[Line, ...]
    total: int
    start: int
    mine: int
    """How many wait for the one who asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file one may open."""

    row: str
    name: str
    sha256: str
    size: int
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """Everything of one dossier the back office needs."""

    copy: Copy
    work: Work
    officer: str
    office: str
    papers: tuple[Paper, ...]
    answers: tuple[tuple[str, str], ...]
    result: tuple[Paper, ...]
    steps: tuple[LogRow, ...]
    """The control sheet, oldest first; who only read is not on it."""
    acts: frozenset[Act]
    """What the one who asks may do with it now."""
    specialists: tuple[Staff, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The use cases of reading."""

    engine: Engine
    clock: Clock
    blobs: Blobs
    catalogue: Catalogue

    def queue(self, who: Visitor, *, everything: bool, start: int = 0) -> Queue:
        """Return what waits for somebody, or everything open in the office."""
        _must_see(who)
        stages = sorted(TURN[who.role])
        mine = who.id if who.role is Role.SPECIALIST else ""
        now = stamp(self.clock.now())
        with self.engine.begin() as connection:
            works = WorkBook(connection)
            waiting = works.count(who.org, OPEN, stages, mine)
            asked = ([], "") if everything else (stages, mine)
            total = works.count(who.org, OPEN, *asked) if everything else waiting
            rows = works.queue(who.org, OPEN, *asked, start=start, limit=PAGE)
        lines = tuple(_line(row, now) for row in rows)
        return Queue(lines=lines, total=total, start=start, mine=waiting)

    def folder(self, who: Visitor, dossier: str, *, note: bool = True) -> Folder:
        """Return a dossier; Refused with NOT_FOUND for another office's."""
        _must_see(who)
        with self.engine.begin() as connection:
            copy = _own(connection, who, dossier)
            staff, works = StaffBook(connection), WorkBook(connection)
            opened = copy.status in OPEN
            work = (works.open if opened else works.get)(dossier, copy.org)
            officer = staff.get(work.officer) if work.officer else None
            office = Offices(connection).get(copy.org)
            log = staff.log(dossier=dossier, limit=500)
            specialists = staff.of_role(copy.org, Role.SPECIALIST)
            if note:
                now = stamp(self.clock.now())
                staff.note(who.did(Act.SEE, now, org=copy.org, dossier=dossier))
        return Folder(
            copy=copy,
            work=work,
            officer=officer.name if officer else "",
            office=office.name if office else copy.org,
            papers=(*self._papers(copy),),
            answers=(*self._answers(copy),),
            result=(*self._result(copy, work),),
            steps=tuple(row for row in reversed(log) if row.act not in _READING),
            acts=_acts(who, copy, work),
            specialists=(*specialists,),
        )

    def file(self, who: Visitor, dossier: str, sha256: str) -> bytes:
        """Return a file this dossier names; opening it is written down."""
        who.must_be_allowed(Act.OPEN_FILE)
        with self.engine.begin() as connection:
            copy = _own(connection, who, dossier)
            work = WorkBook(connection).get(dossier, copy.org)
            named = files_named(copy.fields) | {
                paper.sha256 for paper in self._result(copy, work)
            }
            content = self.blobs.read(sha256) if sha256 in named else None
            if content is None:
                raise Refused(Why.NOT_FOUND, "no-file")
            line = who.did(
                Act.OPEN_FILE,
                stamp(self.clock.now()),
                org=copy.org,
                dossier=dossier,
                detail=sha256[:12],
            )
            StaffBook(connection).note(line)
        return content

    def _papers(self, copy: Copy) -> list[Paper]:
        procedure = self.catalogue.procedures().get(_text(copy, "procedure"))
        names = procedure.papers if procedure else {}
        found = []
        for name, paper in sorted(copy.fields.items()):
            if not name.startswith("papers.") or not isinstance(paper, dict):
                continue
            row = name.removeprefix("papers.")
            label = names.get(row, row)
            found += [self._paper(label, file) for file in paper.get("files") or []]
        return found

    def _result(self, copy: Copy, work: Work) -> list[Paper]:
        given = copy.fields.get("result")
        files = given.get("files") if isinstance(given, dict) else None
        return [self._paper("", file) for file in files or files_of(work)]

    def _paper(self, row: str, file: Mapping[str, Any]) -> Paper:
        sha256 = str(file.get("sha256", ""))
        return Paper(
            row=row,
            name=str(file.get("name", "")),
            sha256=sha256,
            size=int(file.get("size", 0) or 0),
            here=self.blobs.has(sha256),
        )

    def _answers(self, copy: Copy) -> list[tuple[str, str]]:
        procedure = self.catalogue.procedures().get(_text(copy, "procedure"))
        labels = self.catalogue.labels(procedure.form) if procedure else {}
        found = []
        for name, value in sorted(copy.fields.items()):
            if name.startswith("form.") and value not in (None, "", []):
                way = name.removeprefix("form.")
                found.append((labels.get(way, way), _written(value)))
        return found


def _acts(who: Visitor, copy: Copy, work: Work) -> frozenset[Act]:
    """Return what this role may do at this stage, as services.handling checks it."""
    if copy.status not in OPEN:
        return frozenset()
    if who.role is Role.SPECIALIST and work.officer != who.id:
        return frozenset()
    found = {act for act, stages in FROM.items() if work.stage in stages}
    found = {act for act in found if who.may(act)}
    if copy.status not in WORKED_ON:
        found -= _DECIDING | {Act.ASK, Act.ASK_PAYMENT}
    if copy.status != "payment":
        found -= {Act.PAID}
    if copy.fields.get("supplement"):
        found -= {Act.ASK}
    if who.role is Role.HEAD and work.stage != Stage.PROPOSED:
        found -= {Act.SEND_BACK}
    return frozenset(found)


def _own(connection: Any, who: Visitor, dossier: str) -> Copy:
    copy = Dossiers(connection).get(dossier)
    if copy is None or copy.org != who.org:
        raise Refused(Why.NOT_FOUND, "no-dossier")
    return copy


def _must_see(who: Visitor) -> None:
    who.must_be_allowed(Act.SEE)
    if not who.org:
        raise Refused(Why.FORBIDDEN, "other-office")


def _line(row: QueueRow, now: str) -> Line:
    fields = msgspec.json.decode(row.fields)

    def text(name: str) -> str:
        value = fields.get(name)
        return value if isinstance(value, str) else ""

    due_at = text("due_at")
    paused = row.status == "supplement"
    return Line(
        id=row.id,
        code=row.official_code or row.code,
        procedure=text("procedure_name"),
        applicant=text("applicant.name"),
        status=row.status,
        stage=row.stage,
        officer=row.officer_name,
        due_at=due_at,
        late=not paused and _is_before(due_at, now),
    )


def _is_before(moment: str, now: str) -> bool:
    try:
        return datetime.fromisoformat(moment) < datetime.fromisoformat(now)
    except (ValueError, TypeError):
        return False


def _text(copy: Copy, name: str) -> str:
    value = copy.fields.get(name)
    return value if isinstance(value, str) else ""


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "✓" if value else "—"
    if isinstance(value, str | int | float):
        return str(value)
    return msgspec.json.encode(value).decode()
