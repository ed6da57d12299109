"""Hand out everything this PC keeps of one person: asked, agreed, written down.

The right of a person to their data (Luật 91/2025/QH15; answered within two working
days, SECURITY.md 1.9). It is a bulk export all the same: the head of the section asks
for it, a second officer agrees to exactly this request, and the journal has it on disk
before the first file leaves.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo
from typing import Any, Protocol

from counter_app.domain.changes import SyncState
from counter_app.domain.cosigning import CoSignature
from counter_app.domain.errors import FileDamaged, NotFound, NotYours
from counter_app.domain.ids import DossierId, DraftId, OfficerId, Sha256
from counter_app.domain.journal import Act, Entry
from counter_app.domain.people import Role
from counter_app.domain.personal_data import Asked, Copies, Handed, SealedDraft
from counter_app.domain.printed import Form
from counter_app.services.ports import Begin, Clock, Files, UnitOfWork
from counter_app.services.rights import allowed
from counter_app.services.session import Session

FORMAT = "mot-cua-phuong.person/1"
ENDINGS = (
    (b"%PDF", ".pdf"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG", ".png"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
)
"""What a file begins with, and the ending it is handed out with."""


class People(Protocol):
    """Where a personal number stands on this PC."""

    def naming(self, number: str) -> Sequence[Copies]:
        """Return the dossiers in which this number stands, oldest first."""

    def drafts(self) -> Sequence[SealedDraft]:
        """Return every half-typed form of this PC, and whose it is."""

    def erased(self) -> int:
        """Return of how many dossiers only the outline is left: nobody's any more."""


class Bundle(Protocol):
    """Where it goes: an encrypted file, or a folder an officer names.

    Raises StoreFull and the like. Nothing half is left behind.
    """

    def put(self, name: str, content: bytes) -> None:
        """Add one file."""

    def finish(self, lines: Sequence[str]) -> None:
        """Add what stands in it, in words, and make it whole."""

    def undo(self) -> None:
        """Take back what was put; nobody gets half of an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """The use case of a person's right to their data."""

    begin: Begin
    people: People
    files: Files
    sync_state: Callable[[DossierId], SyncState]
    session: Session
    clock: Clock
    zone: tzinfo

    @allowed(Role.LEAD, unheard=True)
    def agree(self, asked: Asked, second: str, password: str) -> CoSignature:
        """Have a second officer agree to exactly this request."""
        return self.session.cosign(second, password, asked.operation)

    @allowed(Role.LEAD, unheard=True)
    def export(self, asked: Asked, agreed: CoSignature, bundle: Bundle) -> Handed:
        """Write everything of this person into the bundle.

        Raises SecondOfficerNeeded without a fresh agreement to this very request,
        RolledBack for a dossier whose state is not the one last written down.
        """
        other = self.session.agreed(agreed, asked.operation)
        found = self.people.naming(asked.personal_id)
        own = [one for one in found if one.is_of(asked.personal_id)]
        named = [one for one in found if one not in own]
        self._note(asked, other, [one.id for one in own])
        try:
            return self._write(asked, other, own, named, bundle)
        except BaseException:
            bundle.undo()
            raise

    def _note(self, asked: Asked, other: OfficerId, dossiers: list[DossierId]) -> None:
        seat, now = self.session.who(), self.clock.now()
        detail = f"{asked.ground} {asked.reference} {other} {len(dossiers)}"
        with self.begin() as work:
            for dossier in dossiers:
                work.dossiers.get(dossier)  # never one that was put back
            for about in (*dossiers, None):
                work.journal.add(
                    Entry(
                        at=now,
                        act=Act.PERSON_EXPORTED,
                        officer=seat.officer.id,
                        dossier=about,
                        detail=detail,
                    )
                )
            work.commit()

    def _write(
        self,
        asked: Asked,
        other: OfficerId,
        own: Sequence[Copies],
        named: Sequence[Copies],
        bundle: Bundle,
    ) -> Handed:
        out = _Out(self.files, bundle)
        dossiers = [self._dossier(one, out) for one in own]
        mine, sealed = self._drafts(asked.personal_id)
        mentions = [_mention(one, asked.personal_id) for one in named]
        told = {
            "format": FORMAT,
            "personal_id": asked.personal_id,
            "made_at": self.clock.now().isoformat(),
            "made_by": self.session.who().officer.id,
            "agreed_by": other,
            "ground": asked.ground,
            "reference": asked.reference,
            "dossiers": dossiers,
            "mentioned_in": mentions,
            "drafts": mine,
            "sealed_drafts_of_other_officers": sealed,
            "erased_dossiers_of_anybody": self.people.erased(),
        }
        text = json.dumps(told, ensure_ascii=False, indent=1, default=str)
        bundle.put("person.json", text.encode())
        bundle.finish([*self._lines(asked, told)])
        return Handed(
            dossiers=len(own),
            mentions=len(named),
            files=out.count,
            lost=tuple(out.lost),
            sealed_drafts=sealed,
        )

    def _dossier(self, copies: Copies, out: "_Out") -> Mapping[str, Any]:
        with self.begin() as work:
            dossier = work.dossiers.get(copies.id)
            code = dossier.code
            prints = [one for form in Form for one in work.prints.of(copies.id, form)]
            scans = work.pages.of(DraftId(copies.id))
            entries = work.journal.of(copies.id)
            book = work.certifications.of(copies.id)
        return {
            "code": code,
            "sync": self.sync_state(copies.id),
            "current": copies.current,
            "confirmed_by_portal": copies.confirmed,
            "other_copies": copies.others,
            "papers": [
                {
                    "row": row.row,
                    "name": file.name,
                    "file": out(f"{code} papers", file.sha256),
                }
                for row in dossier.papers
                for file in row.files
            ],
            "scans": [
                {"row": page.row, "file": out(f"{code} scans", raw.sha256)}
                for page in scans
                for raw in page.raws
            ],
            "prints": [
                {
                    "form": one.form,
                    "number": one.number,
                    "copy": one.copy,
                    "at": one.printed_at,
                    "outcome": one.outcome,
                    "by": one.by,
                    "file": out(f"{code} prints", one.sha256),
                }
                for one in prints
            ],
            "certified_copies": [asdict(line) for line in book],
            "journal": [
                {
                    "seq": entry.seq,
                    "at": entry.at,
                    "act": entry.act,
                    "officer": entry.officer,
                    "detail": entry.detail,
                }
                for entry in entries
            ],
        }

    def _drafts(self, number: str) -> tuple[list[Mapping[str, Any]], int]:
        mine: list[Mapping[str, Any]] = []
        sealed = 0
        me = self.session.who().officer.id
        with self.begin() as work:
            for one in self.people.drafts():
                draft = _readable(work, one) if one.owner == me else None
                if draft is None:
                    sealed += 1
                elif draft.citizen.personal_id == number:
                    mine.append(
                        {
                            "name": draft.citizen.name,
                            "procedure": draft.procedure,
                            "answers": draft.answers,
                            "saved_at": draft.saved_at,
                        }
                    )
        return mine, sealed

    def _lines(self, asked: Asked, told: Mapping[str, Any]) -> Iterator[str]:
        """Say in Vietnamese what is in the bundle: it is a paper for a citizen."""
        at = self.clock.now().astimezone(self.zone)
        yield "DỮ LIỆU CÁ NHÂN CÒN GIỮ TẠI MÁY QUẦY NÀY"
        yield f"Số định danh: {asked.personal_id}"
        yield f"Lập lúc {at:%H:%M ngày %d/%m/%Y}, phiếu yêu cầu số {asked.reference}"
        yield f"Người lập: {told['made_by']}; người đồng ý: {told['agreed_by']}"
        yield ""
        for one in told["dossiers"]:
            at = _moment(one["current"]["received_at"]).astimezone(self.zone)
            yield f"{one['code']} · {one['current']['procedure_name']}"
            yield (
                f"   nhận ngày {at:%d/%m/%Y}; {len(one['papers'])} tệp giấy tờ,"
                f" {len(one['scans'])} ảnh quét, {len(one['prints'])} lần in,"
                f" {len(one['journal'])} dòng nhật ký"
            )
        if not told["dossiers"]:
            yield "Máy này không giữ hồ sơ nào do người này nộp."
        for one in told["mentioned_in"]:
            yield f"Được nêu trong hồ sơ {one['code']} của người khác (không sao lại)."
        if told["drafts"]:
            yield f"Biểu mẫu nhập dở: {len(told['drafts'])}."
        if told["sealed_drafts_of_other_officers"]:
            yield (
                f"Có {told['sealed_drafts_of_other_officers']} biểu mẫu nhập dở của cán"
                " bộ khác, chỉ người đó mở được."
            )
        if told["erased_dossiers_of_anybody"]:
            yield (
                "Máy này đã xóa nội dung của"
                f" {told['erased_dossiers_of_anybody']} hồ sơ đã xong theo quy định lưu"
                " giữ, không còn biết là của ai; hỏi hệ thống thành phố."
            )
        yield ""
        yield "Chưa gồm dữ liệu ở cổng thành phố và ở các máy quầy khác."
        yield "Toàn bộ nội dung: tệp person.json và các tệp kèm theo."


class _Out:
    """Files on their way out: each once, whatever names it."""

    def __init__(self, files: Files, bundle: Bundle) -> None:
        self._files, self._bundle = files, bundle
        self._known: dict[Sha256, str] = {}
        self.lost: list[str] = []

    @property
    def count(self) -> int:
        """How many went out."""
        return sum(1 for name in self._known.values() if name)

    def __call__(self, about: str, sha256: Sha256) -> str:
        """Hand one file out; return its name, "" when this PC no longer has it."""
        if sha256 not in self._known:
            self._known[sha256] = self._put(about, sha256)
        return self._known[sha256]

    def _put(self, about: str, sha256: Sha256) -> str:
        try:
            content = self._files.read(sha256)
        except (NotFound, FileDamaged):
            self.lost.append(sha256)
            return ""
        begins = (end for start, end in ENDINGS if content.startswith(start))
        name = f"{about} {sha256[:16]}{next(begins, '.bin')}"
        self._bundle.put(name, content)
        return name


def _readable(work: UnitOfWork, one: SealedDraft) -> Any:
    try:
        return work.drafts.get(one.id)
    except (NotFound, NotYours):
        return None


def _mention(copies: Copies, number: str) -> Mapping[str, Any]:
    """Tell that a dossier names the person: no more, for it is somebody else's."""
    said = copies.current
    return {
        "code": said.get("code"),
        "procedure": said.get("procedure_name"),
        "fields": copies.naming(number),
    }


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
