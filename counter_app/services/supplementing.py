"""Ask the citizen for more papers, once, and take in what is brought.

The clock stands still while the citizen has the word; what it comes to then is the
procedure's own rule (pause or restart) and is told before anything is saved.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from counter_app.domain.afterwards import FollowUp, Request, Wanted
from counter_app.domain.checklists import rows_for
from counter_app.domain.dossiers import Dossier, Status
from counter_app.domain.due import Promise
from counter_app.domain.errors import (
    DeviceFault,
    FileFault,
    FileRefused,
    Hindered,
    NotReady,
    ScannerProblem,
)
from counter_app.domain.ids import DossierId, RowId, Sha256
from counter_app.domain.journal import Act
from counter_app.domain.papers import Attachment, PaperRow, PaperState
from counter_app.domain.people import Role
from counter_app.domain.practice import Usage
from counter_app.domain.procedures import ChecklistRow
from counter_app.domain.scan_profiles import ScanProfile
from counter_app.domain.stacks import Page, PageId, PartId, Raw
from counter_app.domain.supplements import TermFixed, supplemented
from counter_app.services.following_up import FollowingUp, needed, written
from counter_app.services.page_ports import Pictures, Scanner
from counter_app.services.ports import Files, Ids
from counter_app.services.rights import READING, allowed
from counter_app.services.scanning import content_of, shown_name
from counter_app.services.session import Session
from counter_app.services.walk_ins import UNSAID, with_files


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAsk:
    """What asking for papers may choose from."""

    dossier: Dossier
    rows: Sequence[ChecklistRow]
    usage: Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBring:
    """What a citizen may bring now."""

    dossier: Dossier
    request: Request
    """What was asked for; of a dossier received without some papers, those."""
    marked: "Marked"

    @property
    def asked(self) -> bool:
        """Whether it was asked for, and the time stands still."""
        return self.dossier.status is Status.SUPPLEMENT


@dataclass(frozen=True, slots=True)
class Marked:
    """What an officer marked as received and has not saved yet."""

    came: frozenset[int] = frozenset()
    """By the place in what was asked."""
    files: Mapping[int, Sequence[Attachment]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplementing:
    """The use case of the supplement."""

    following: FollowingUp
    files: Files
    pictures: Pictures
    scanner: Scanner
    session: Session
    ids: Ids
    chosen: Callable[[], str]
    """The scanner an administrator chose; empty: the first that is found."""
    profile: ScanProfile

    @allowed(*READING, unheard=True)
    def to_ask(self, dossier: DossierId) -> ToAsk:
        """Return what may be asked of this dossier; raise Hindered when nothing may."""
        with self.following.begin() as work:
            found = work.dossiers.get(dossier)
        why = found.hindrance(FollowUp.ASK)
        if why:
            raise Hindered(why)
        procedure = self.following.procedure(found)
        return ToAsk(
            dossier=found,
            rows=(rows_for(procedure, found.channel, found.case) if procedure else ()),
            usage=self.following.usage(FollowUp.ASK),
        )

    @allowed(Role.INTAKE, Role.LEAD, Role.CLERK)
    def ask(
        self,
        dossier: DossierId,
        wanted: Sequence[Wanted],
        *,
        reason: str,
        until: date | None = None,
    ) -> Dossier:
        """Ask for these papers; the promise stands still from now on.

        Raises NotReady without a paper or a reason, or for a day that has passed;
        Hindered when papers were asked for before or nothing more can be asked.
        """
        officer, now = self.session.who().officer, self.following.clock.now()
        reason = written(reason)
        asked = tuple(
            replace(
                one,
                name=written(one.name),
                what=written(one.what),
                ground=written(one.ground),
            )
            for one in wanted
            if written(one.name)
        )
        needed(reason, "x" * len(asked))
        if until and until < self.following.local().date():
            raise NotReady(1)

        def step(before: Dossier) -> Dossier:
            return before.ask(
                Request(
                    wanted=asked,
                    reason=reason,
                    until=until,
                    asked_at=now,
                    asked_by=officer.id,
                    before=before.status,
                )
            )

        return self.following.do(dossier, step, Act.ASKED, officer.id, str(len(asked)))

    @allowed(*READING, unheard=True)
    def to_bring(self, dossier: DossierId) -> ToBring:
        """Return what may be brought, and what is marked here; raise Hindered."""
        with self.following.begin() as work:
            found = work.dossiers.get(dossier)
        why = found.hindrance(FollowUp.BRING)
        if why:
            raise Hindered(why)
        return ToBring(
            dossier=found, request=self._request(found), marked=self.marked(dossier)
        )

    @allowed(*READING, unheard=True)
    def promise(self, dossier: DossierId) -> Promise:
        """Return what would be promised if everything asked for came now."""
        with self.following.begin() as work:
            found = work.dossiers.get(dossier)
        return self._promise(found, self.following.clock.now())

    @allowed(Role.INTAKE, Role.CLERK)
    def bring(
        self,
        dossier: DossierId,
        came: Iterable[int],
        files: Mapping[int, Sequence[Attachment]],
    ) -> Dossier:
        """Note what came, by its place in what was asked, with the files scanned of it.

        Once nothing is wanting the work goes on, with the date by the procedure's rule.
        Raises NotReady when nothing came, Hindered when nothing was asked for.
        """
        officer, now = self.session.who().officer, self.following.clock.now()
        here = frozenset(came)
        if not here:
            raise NotReady(1)

        def step(before: Dossier) -> Dossier:
            papers = self._papers(before, here, files, now)
            return before.bring(here, papers, self._promise(before, now), now)

        after = self.following.do(
            dossier, step, Act.BROUGHT, officer.id, str(len(here))
        )
        self.mark(dossier, Marked())
        return after

    @allowed(Role.INTAKE, Role.CLERK)
    def mark(self, dossier: DossierId, marked: Marked) -> None:
        """Keep on this PC what is marked until it is saved: locks and cuts come."""
        told = {
            str(place): [asdict(file) for file in marked.files.get(place, ())]
            for place in sorted(marked.came)
        }
        with self.following.begin() as work:
            work.notes.put(_note(dossier), json.dumps(told) if told else "")
            work.commit()

    @allowed(*READING, unheard=True)
    def marked(self, dossier: DossierId) -> Marked:
        """Return what was marked here and not saved yet."""
        with self.following.begin() as work:
            told = json.loads(work.notes.get(_note(dossier)) or "{}")
        files = {
            int(place): tuple(Attachment(**file) for file in files)
            for place, files in told.items()
        }
        return Marked(frozenset(files), files)

    @allowed(Role.INTAKE, Role.CLERK, Role.HANDOVER)
    def scan(self, stop: Callable[[], bool]) -> Attachment:
        """Scan what lies in the feeder into one file, kept before this returns.

        Raises ScannerProblem: then nothing of the scan is kept, it is made again.
        """
        device = self.chosen() or next(iter(self.scanner.names()), "")
        if not device:
            raise ScannerProblem("", DeviceFault.NOT_CHOSEN)
        scanned = []
        with closing(self.scanner.pages(device, self.profile)) as stream:
            for content in stream:
                scanned.append((0, content))
                if stop():
                    raise ScannerProblem(device, DeviceFault.CANCELLED)
        if not scanned:
            raise ScannerProblem(device, DeviceFault.NO_PAPER)
        return self._joined(f"Quét {self.following.local():%H:%M}", scanned)

    @allowed(Role.INTAKE, Role.CLERK)
    def take_file(self, path: Path) -> Attachment:
        """Take a file from the disk, checked and cleaned; raise FileRefused."""
        name = shown_name(path.name)
        content = content_of(path, name)
        many = self.pictures.pages_in(name, content)
        return self._joined(name, [(at, content) for at in range(many)])

    def _joined(self, name: str, pages: Sequence[tuple[int, bytes]]) -> Attachment:
        """Make one file of pages, each by its place in a content, and keep it.

        Only what becomes part of the dossier is kept: no raw scan is left behind.
        """
        batch, pdfs = self.ids.new(), []
        for at, content in pages:
            page = Page(
                id=PageId(self.ids.new()),
                raws=(Raw(sha256=Sha256(""), index=at, size=len(content)),),
                batch=batch,
                part=PartId(batch),
                name=name,
                tapped=RowId(""),
                row=RowId(""),
            )
            look, pdf = self.pictures.look(page, [content])
            if not look.blank:
                pdfs.append(pdf)
        if not pdfs:
            raise FileRefused(name, FileFault.EMPTY)
        joined = self.pictures.joined(pdfs)
        return Attachment(
            sha256=self.files.keep(joined),
            size=len(joined),
            pages=len(pdfs),
            name=name,
        )

    def _promise(self, dossier: Dossier, now: datetime) -> Promise:
        request = dossier.request
        if request is None or dossier.status is not Status.SUPPLEMENT:
            return dossier.due
        limit = self.following.limit(dossier)
        zone = self.following.zone
        try:
            return supplemented(
                limit,
                replace(dossier.due, at=dossier.due.at.astimezone(zone)),
                request.asked_at.astimezone(zone),
                now.astimezone(zone),
                self.following.catalogue.calendar(limit.calendar),
            )
        except TermFixed:
            return dossier.due  # it was late before anything was asked

    def _request(self, dossier: Dossier) -> Request:
        """Return what was asked for, or the papers it was received without."""
        if dossier.request and dossier.status is Status.SUPPLEMENT:
            return dossier.request
        procedure = self.following.procedure(dossier)
        asked = {row.id: row for row in procedure.checklist} if procedure else {}
        return Request(
            wanted=tuple(
                Wanted(
                    name=asked[row].short_name if row in asked else row,
                    row=row,
                    ground=asked[row].source.said if row in asked else "",
                )
                for row in dossier.missing
            ),
            reason=dossier.missing_reason,
            asked_at=dossier.received_at,
            asked_by=dossier.received_by,
            before=dossier.status,
        )

    def _papers(
        self,
        dossier: Dossier,
        came: frozenset[int],
        files: Mapping[int, Sequence[Attachment]],
        now: datetime,
    ) -> tuple[PaperRow, ...]:
        procedure = self.following.procedure(dossier)
        asked = {row.id: row for row in procedure.checklist} if procedure else {}
        rows = {paper.row: paper for paper in dossier.papers}
        for place, one in enumerate(self._request(dossier).wanted):
            if place not in came or one.came:
                continue
            row = one.row or RowId(one.name)
            paper = rows.get(row, PaperRow(row=row))
            fresh = (*paper.files, *files.get(place, ()))
            rows[row] = self._come(paper, fresh, asked.get(row), now)
        return tuple(rows.values())

    def _come(
        self,
        paper: PaperRow,
        files: Sequence[Attachment],
        asked: ChecklistRow | None,
        now: datetime,
    ) -> PaperRow:
        after = with_files(paper, files, asked)
        if after.state not in UNSAID:
            return after
        # Nothing was scanned of it: it was shown, or given as it is.
        states = asked.states if asked else (PaperState.ORIGINAL,)
        shown = PaperState.SEEN in states
        state = PaperState.SEEN if shown else next(iter(states), PaperState.ORIGINAL)
        by = self.session.who().officer.id if shown else None
        return replace(after, state=state, seen_by=by, seen_at=now if shown else None)


def _note(dossier: DossierId) -> str:
    return f"supplement {dossier}"
