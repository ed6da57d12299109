"""The way of a dossier through the back office: one act, one transaction, one line.

A counter's dossier is worked on while it is open. Every change of its state is an
operation of the portal's own in the office's book, so that counters pull it; whose turn
it is stays here. Each act names the stage it starts from: of two who press at once,
the second is refused and sees what the first did.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Engine

from city_portal.clock import Clock
from city_portal.files.blobs import Blobs
from city_portal.files.kept import Kept
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.roles import Act, Role
from city_portal.rules.stages import FROM, OPEN, WORKED_ON, Decision, Stage
from city_portal.rules.times import HANOI, stamp
from city_portal.services.book import Book
from city_portal.services.staff import Visitor
from city_portal.store.dossiers import Copy
from city_portal.store.staff import StaffBook
from city_portal.store.work import Work, WorkBook

MOST_FILE = 20 * 1024 * 1024
"""Bytes of one file of a result."""
_MOST_FILES = 10
_LONGEST = 1000
_KINDS = (b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How a PDF, a PNG and a JPEG begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A dossier in one's hands, in an open transaction."""

    book: Book
    staff: StaffBook
    works: WorkBook
    copy: Copy
    work: Work
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """The use cases of acting on a dossier."""

    engine: Engine
    kept: Kept
    blobs: Blobs
    clock: Clock

    def assign(self, who: Visitor, dossier: str, officer: str) -> None:
        """Give it to a specialist of the office; from now on it is processed."""
        with self._case(who, Act.ASSIGN, dossier) as case:
            to = case.staff.get(officer)
            is_one = to and to.role == Role.SPECIALIST and to.active
            if to is None or not is_one or to.org != case.copy.org:
                raise Refused(Why.INVALID, "no-specialist")
            self._turn(case, stage=Stage.ASSIGNED, officer=to.id)
            if case.copy.status == "received":
                case.book.amend(case.copy, {"status": "processing"})
            self._note(case, who, Act.ASSIGN, given_to=to.name)

    def ask(
        self, who: Visitor, dossier: str, wanted: str, reason: str, until: str
    ) -> None:
        """Ask the citizen for papers, once and complete: a line, a paper.

        The time stands still until the counter has taken them in.
        """
        names = [_said(line, 200) for line in wanted.splitlines() if line.strip()]
        if not names or not reason.strip():
            raise Refused(Why.INVALID, "wanted-needed")
        with self._case(who, Act.ASK, dossier) as case:
            if case.copy.fields.get("supplement"):
                raise Refused(Why.INVALID, "asked-before")
            _must_run(case)
            request = {
                "wanted": [
                    {"name": name, "row": None, "what": "", "ground": "", "came": False}
                    for name in names[:20]
                ],
                "reason": _said(reason),
                "until": _day(until, case.now),
                "asked_at": case.now,
                "asked_by": who.login,
                "before": case.copy.status,
                "complete_at": None,
            }
            changes = {"status": "supplement", "supplement": request}
            case.book.amend(case.copy, changes)
            self._note(case, who, Act.ASK, detail=_said(reason))

    def ask_payment(self, who: Visitor, dossier: str, amount: str, reason: str) -> None:
        """Ask the citizen for money; the counter sees it and takes it (status 6)."""
        plain = "".join(amount.replace(".", "").split())
        if not plain.isascii() or not plain.isdigit() or not 0 < len(plain) <= 12:
            raise Refused(Why.INVALID, "amount")
        if not reason.strip():
            raise Refused(Why.INVALID, "reason-needed")
        with self._case(who, Act.ASK_PAYMENT, dossier) as case:
            _must_run(case)
            request = {
                "amount": int(plain),
                "reason": _said(reason),
                "asked_at": case.now,
                "asked_by": who.login,
                "paid_at": None,
            }
            changes = {"status": "payment", "payment_request": request}
            case.book.amend(case.copy, changes)
            detail = f"{int(plain)} đ: {_said(reason)}"
            self._note(case, who, Act.ASK_PAYMENT, detail=detail)

    def paid(self, who: Visitor, dossier: str) -> None:
        """Note that the money was seen; the work goes on (status 4)."""
        with self._case(who, Act.PAID, dossier) as case:
            request = case.copy.fields.get("payment_request")
            if case.copy.status != "payment" or not isinstance(request, dict):
                raise Refused(Why.FORBIDDEN, "no-payment")
            seen = {**request, "paid_at": case.now}
            changes = {"status": "processing", "payment_request": seen}
            case.book.amend(case.copy, changes)
            self._note(case, who, Act.PAID)

    def propose(
        self,
        who: Visitor,
        dossier: str,
        decision: str,
        reason: str = "",
        ground: str = "",
    ) -> None:
        """Lay a decision before the head; to stop needs a reason."""
        if decision not in {*Decision} or (
            decision == Decision.STOP and not reason.strip()
        ):
            raise Refused(Why.INVALID, "reason-needed")
        with self._case(who, Act.PROPOSE, dossier) as case:
            _must_run(case)
            self._turn(
                case,
                stage=Stage.PROPOSED,
                decision=decision,
                reason=_said(reason),
                ground=_said(ground),
            )
            self._note(case, who, Act.PROPOSE, detail=decision)

    def forward(self, who: Visitor, dossier: str) -> None:
        """Lay it before the leader."""
        with self._case(who, Act.FORWARD, dossier) as case:
            _must_run(case)
            self._turn(case, stage=Stage.TO_SIGN)
            self._note(case, who, Act.FORWARD, detail=case.work.decision)

    def send_back(self, who: Visitor, dossier: str, reason: str) -> None:
        """Give it back to its specialist with a reason."""
        if not reason.strip():
            raise Refused(Why.INVALID, "reason-needed")
        with self._case(who, Act.SEND_BACK, dossier) as case:
            if who.role is Role.HEAD and case.work.stage != Stage.PROPOSED:
                raise Refused(Why.FORBIDDEN, "stage")
            self._turn(case, stage=Stage.ASSIGNED, decision="")
            self._note(case, who, Act.SEND_BACK, detail=_said(reason))

    def sign(self, who: Visitor, dossier: str) -> None:
        """Sign what is proposed; to stop ends the dossier at once."""
        with self._case(who, Act.SIGN, dossier) as case:
            _must_run(case)
            if case.work.decision == Decision.STOP:
                ending = {
                    "reason": case.work.reason,
                    "ground": case.work.ground,
                    "right_place": "",
                    "fee_outcome": "",
                    "before": case.copy.status,
                    "at": case.now,
                    "by": who.login,
                }
                changes = {"status": "stopped", "ending": ending}
                case.book.amend(case.copy, changes)
                self._turn(case, stage=Stage.DONE)
            else:
                self._turn(case, stage=Stage.SIGNED)
            self._note(case, who, Act.SIGN, detail=case.work.decision)

    def attach(self, who: Visitor, dossier: str, name: str, content: bytes) -> None:
        """Keep a file of the result: a PDF or a picture."""
        if not content.startswith(_KINDS):
            raise Refused(Why.WRONG_TYPE, "file-kind")
        if len(content) > MOST_FILE:
            raise Refused(Why.TOO_LARGE, "file-size")
        sha256 = self.blobs.take(content)
        with self._case(who, Act.ATTACH, dossier) as case:
            files = files_of(case.work)
            name = _file_name(name)
            fresh = {"sha256": sha256, "size": len(content), "name": name}
            if len(files) >= _MOST_FILES:
                raise Refused(Why.INVALID, "too-many-files")
            if all(one["sha256"] != sha256 for one in files):
                files.append(fresh)
            self._turn(case, files=msgspec.json.encode(files).decode())
            self._note(case, who, Act.ATTACH, detail=name)

    def give_back(self, who: Visitor, dossier: str) -> None:
        """Return the result to the counter: it is ready for the citizen."""
        with self._case(who, Act.RETURN, dossier) as case:
            _must_run(case)
            signed = [
                line for line in case.staff.log(dossier=dossier) if line.act == Act.SIGN
            ][:1]
            result = {
                "files": files_of(case.work),
                "signed_by": signed[0].name if signed else "",
                "signed_at": signed[0].at if signed else "",
            }
            changes = {"status": "ready", "result_at": case.now, "result": result}
            case.book.amend(case.copy, changes)
            self._turn(case, stage=Stage.DONE)
            self._note(case, who, Act.RETURN)

    def _turn(self, case: Case, **changes: Any) -> None:
        case.works.put(
            msgspec.structs.replace(case.work, **changes, changed_at=case.now)
        )

    def _note(self, case: Case, who: Visitor, act: Act, **more: str) -> None:
        copy = case.copy
        case.staff.note(who.did(act, case.now, org=copy.org, dossier=copy.id, **more))

    @contextmanager
    def _case(self, who: Visitor, act: Act, dossier: str) -> Iterator[Case]:
        """Open the office's book on a dossier that may be acted on."""
        who.must_be_allowed(act)
        if not who.org:
            raise Refused(Why.FORBIDDEN, "other-office")
        now = stamp(self.clock.now())
        with self.engine.begin() as connection:
            book = Book(
                connection,
                who.org,
                epoch=self.kept.epoch(),
                now=now,
                blobs=self.blobs,
            )
            copy = book.dossiers.get(dossier)
            if copy is None or copy.org != who.org:
                raise Refused(Why.NOT_FOUND, "no-dossier")
            works = WorkBook(connection)
            work = works.open(copy.id, copy.org)
            if copy.status not in OPEN:
                raise Refused(Why.FORBIDDEN, "over")
            if work.stage not in FROM[act]:
                raise Refused(Why.FORBIDDEN, "stage")
            if who.role is Role.SPECIALIST and work.officer != who.id:
                raise Refused(Why.FORBIDDEN, "not-yours")
            yield Case(
                book=book,
                staff=StaffBook(connection),
                works=works,
                copy=copy,
                work=work,
                now=now,
            )
            book.close()


def files_of(work: Work) -> list[dict[str, Any]]:
    """Return what was attached: sha256, size and name of each."""
    files: list[dict[str, Any]] = msgspec.json.decode(work.files)
    return files


def _must_run(case: Case) -> None:
    """Refuse to decide while papers or money are waited for."""
    if case.copy.status not in WORKED_ON:
        raise Refused(Why.FORBIDDEN, "waiting")


def _said(text: str, longest: int = _LONGEST) -> str:
    return " ".join(text.replace("\0", "").split())[:longest]


def _file_name(name: str) -> str:
    plain = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in plain if sign.isprintable())[:120] or "ket-qua"


def _day(text: str, now: str) -> str | None:
    """Read a day that is not over; nothing for an empty one."""
    if not text.strip():
        return None
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise Refused(Why.INVALID, "day") from error
    if day < datetime.fromisoformat(now).astimezone(HANOI).date():
        raise Refused(Why.INVALID, "day")
    return day.isoformat()
