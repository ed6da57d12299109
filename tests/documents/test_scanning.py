"""Papers into a draft: what is kept, under which state, and what a failure leaves."""

import hashlib
import os
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from counter_app.documents.pictures import IsolatedPictures
from counter_app.domain import restacking
from counter_app.domain.camera_errors import CameraProblem
from counter_app.domain.drafts import Confirmation, Draft
from counter_app.domain.errors import (
    DeviceFault,
    FileFault,
    FileRefused,
    NotFound,
    NotYours,
    ScannerProblem,
    StoreFull,
)
from counter_app.domain.ids import DraftId, OfficerId, ProcedureCode, RowId, Sha256
from counter_app.domain.news import Changed
from counter_app.domain.papers import PaperRow, PaperState
from counter_app.domain.people import Citizen, Officer, Role
from counter_app.domain.procedures import ChecklistRow, LegalSource, Procedure
from counter_app.services.scanning import shown_name
from counter_app.services.session import Session
from tests.fakes.machine import FakeGate
from tests.fakes.papers import PROFILES, FakePapers, PaperStack
from tests.fakes.work import FakeWork

NOW = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)
HANOI = timezone(timedelta(hours=7))
DRAFT = DraftId("d-1")
PERMIT, CARD, EXTRA = RowId("uy-quyen"), RowId("the"), RowId("khac")
OFFICER = Officer(
    id=OfficerId("hant"),
    name="Hà",
    roles=frozenset({Role.INTAKE}),
    counters=frozenset(),
)
SOURCE = LegalSource(text="bịa")


def row(name: RowId, *states: PaperState, asked: bool = True) -> ChecklistRow:
    return ChecklistRow(
        id=name, name=name, short_name=name, asked=asked, states=states, source=SOURCE
    )


PROCEDURE = Procedure(
    code=ProcedureCode("2.000635"),
    version="1",
    name="Bản sao",
    short_name="Bản sao",
    field="Hộ tịch",
    offers=(),
    checklist=(
        row(PERMIT, PaperState.ORIGINAL),
        row(CARD, PaperState.SEEN, PaperState.COPY, asked=False),
    ),
    form=None,
    result="",
    valid_from=date(2025, 7, 1),
    decision=SOURCE,
)


class OneProcedure:
    """A catalogue of one."""

    def procedure(self, code, version=""):
        return PROCEDURE


class StillClock:
    """A clock that stands."""

    def now(self):
        return NOW


@dataclass
class MemoryFiles:
    """Files in memory; ``full`` is a disk without room."""

    kept: dict = field(default_factory=dict)
    full: bool = False

    def keep(self, content):
        if self.full:
            raise StoreFull("disk")
        sha256 = Sha256(hashlib.sha256(content).hexdigest())
        self.kept[sha256] = content
        return sha256

    def read(self, sha256):
        return self.kept[sha256]

    def has(self, sha256):
        return sha256 in self.kept


def draft_of(owner: str = "hant") -> Draft:
    return Draft(
        id=DRAFT,
        owner=OfficerId(owner),
        counter="03",
        citizen=Citizen(name="ĐỖ THỊ PHƯỢNG"),
        procedure=PROCEDURE.code,
        procedure_version="1",
        papers=(PaperRow(row=PERMIT), PaperRow(row=CARD), PaperRow(row=EXTRA)),
        confirmed=Confirmation.SPOKEN,
        started_at=NOW - timedelta(hours=1),
        saved_at=NOW - timedelta(hours=1),
    )


class Counter:
    """The use cases and the world around them."""

    def __init__(self, scanner=None, pictures=None, owner="hant", chosen=""):
        self.work, self.files, self.heard = FakeWork(), MemoryFiles(), []
        self.catalogue, self.clock = OneProcedure(), StillClock()
        self.session = Session(begin=self.work.begin, gate=FakeGate(), clock=self.clock)
        self.session.enrol(OFFICER, "mật khẩu")
        self.session.sign_in("hant", "mật khẩu", "03")
        with self.work:
            self.work.drafts.put(draft_of(owner))
            self.work.commit()
        self.papers = FakePapers(
            self, scanner=scanner, pictures=pictures, chosen=chosen
        )
        self.scanning, self.stacking = self.papers.scanning, self.papers.stacking
        self.states = self.papers.states

    def row(self, name: RowId) -> PaperRow:
        papers = self.work.drafts.get(DRAFT).papers
        return next(paper for paper in papers if paper.row == name)

    def scan(self, name: RowId, stop=lambda: False):
        return self.papers.scan(DRAFT, name, stop)

    def file(self, name: RowId):
        [file] = self.row(name).files
        return file

    def pages(self):
        return self.stacking.of(DRAFT).pages


@pytest.fixture
def open_counter():
    return Counter


def test_scanned_pages_become_one_attachment_named_by_local_time(open_counter):
    counter = open_counter()

    problem = counter.scan(PERMIT)

    [file] = counter.row(PERMIT).files
    whole = b"%PDF-1/0/None|%PDF-2/0/None"
    assert (file.name, file.pages) == ("Quét 09:41", 2)
    assert counter.files.kept[file.sha256] == whole
    assert file.size == len(whole)
    assert problem is None
    assert set(counter.heard) == {Changed(drafts=True)}


def test_each_page_is_heard_of_as_it_comes(open_counter):
    counter, seen = open_counter(), []

    counter.scanning.scan(
        DRAFT,
        lambda: PERMIT,
        PROFILES[1],
        lambda page, picture: seen.append((page.row, picture)),
        bool,
    )

    assert seen == [(PERMIT, b"1"), (PERMIT, b"2")]
    assert counter.papers.scanner.profile == PROFILES[1]


@pytest.mark.parametrize(
    ("name", "state"),
    [
        (PERMIT, PaperState.ORIGINAL),
        (CARD, PaperState.COPY),
        (EXTRA, PaperState.COPY),
    ],
)
def test_a_scanned_row_takes_a_state_it_allows(open_counter, name, state):
    counter = open_counter()

    counter.scan(name)

    assert counter.row(name).state is state


def test_a_scan_leaves_what_the_officer_said_before(open_counter):
    counter = open_counter()
    counter.states.set_state(DRAFT, CARD, PaperState.SEEN)

    counter.scan(CARD)

    assert counter.row(CARD).state is PaperState.SEEN
    assert counter.row(CARD).seen_at == NOW


def test_other_papers_than_confirmed_must_be_confirmed_again(open_counter):
    counter = open_counter()

    counter.scan(PERMIT)
    draft = counter.stacking.of(DRAFT).draft

    assert draft.confirmed is None
    assert draft.saved_at == NOW


def test_a_jam_keeps_the_pages_before_it_and_tells(open_counter):
    counter = open_counter(PaperStack([b"1", b"2", b"3"], DeviceFault.JAMMED))

    problem = counter.scan(PERMIT)

    assert problem.reason is DeviceFault.JAMMED
    assert counter.file(PERMIT).pages == 3


def test_a_jam_at_the_first_page_changes_nothing(open_counter):
    counter = open_counter(PaperStack([], DeviceFault.JAMMED))

    with pytest.raises(ScannerProblem):
        counter.scan(PERMIT)

    assert counter.row(PERMIT) == PaperRow(row=PERMIT)
    assert counter.heard == []


def test_stopping_keeps_what_there_is_and_lets_the_scanner_go(open_counter):
    stack = PaperStack([b"1", b"2", b"3"])
    counter = open_counter(stack)

    problem = counter.scan(PERMIT, stop=lambda: True)

    assert counter.file(PERMIT).pages == 1
    assert problem.reason is DeviceFault.CANCELLED
    assert stack.closed


def test_the_chosen_scanner_is_used_else_the_first_that_answers(open_counter):
    for chosen, used in (("khác", "khác"), ("", "Máy thử")):
        stack = PaperStack()
        open_counter(stack, chosen=chosen).scan(PERMIT)
        assert stack.device == used


def test_without_any_scanner_one_must_be_chosen(open_counter):
    counter = open_counter(PaperStack([], answering=()))

    with pytest.raises(ScannerProblem) as caught:
        counter.scan(PERMIT)

    assert caught.value.reason is DeviceFault.NOT_CHOSEN


def capture(counter):
    return counter.scanning.scan(
        DRAFT, lambda: CARD, PROFILES[-1], lambda *_page: None, lambda: False
    )


def test_a_picture_of_the_camera_is_a_page_like_any_other(open_counter):
    counter = open_counter()

    assert capture(counter) is None
    counter.papers.settle(DRAFT)

    [page] = counter.pages()
    assert counter.papers.camera.device == "Máy ảnh thử"
    assert counter.files.read(page.raws[0].sha256) == b"photo"
    assert page.name == "Chụp 09:41"
    assert counter.file(CARD).pages == 1


def test_without_a_camera_it_is_the_camera_that_is_missing(open_counter):
    counter = open_counter()
    counter.papers.camera.answering = ()

    with pytest.raises(CameraProblem) as caught:
        capture(counter)

    assert caught.value.reason is DeviceFault.NOT_CHOSEN
    assert counter.pages() == ()


def test_a_kept_file_can_be_looked_at(open_counter):
    counter = open_counter()
    counter.scan(PERMIT)
    file = counter.file(PERMIT)

    seen = counter.stacking.preview(file.sha256, 1, 600)

    assert seen == b"%PDF-1/0/None|%PDF-2/0/None, page 1, 600 wide"


def test_an_interruption_reaches_the_scanner(open_counter):
    stack = PaperStack([])

    open_counter(stack).scanning.interrupt()

    assert stack.stopped


def test_a_full_disk_leaves_the_draft_as_it_was(open_counter):
    counter = open_counter()
    counter.files.full = True

    with pytest.raises(StoreFull):
        counter.scan(PERMIT)

    assert counter.row(PERMIT).files == ()


@dataclass
class FillingFiles(MemoryFiles):
    """A disk that is full after so many files."""

    room: int = 1

    def keep(self, content):
        self.full = len(self.kept) >= self.room
        return super().keep(content)


def test_a_disk_that_fills_up_in_mid_stack_keeps_the_pages_so_far(open_counter):
    counter = open_counter(PaperStack([b"1", b"2", b"3"]))
    files = FillingFiles(room=2)
    scanning = replace(counter.scanning, files=files)
    closed = counter.papers.scanner

    with pytest.raises(StoreFull):
        scanning.scan(
            DRAFT, lambda: PERMIT, PROFILES[0], lambda *_page: None, lambda: False
        )

    assert closed.closed
    assert [page.raws[0].sha256 for page in counter.pages()] == list(files.kept)
    assert len(counter.pages()) == 2


@pytest.mark.parametrize(
    "fault",
    [
        DeviceFault.GONE,
        DeviceFault.IO,
        DeviceFault.JAMMED,
        DeviceFault.COVER_OPEN,
        DeviceFault.STOPPED,
        DeviceFault.OUT_OF_MEMORY,
    ],
)
def test_whatever_befalls_the_scanner_the_pages_so_far_are_filed(open_counter, fault):
    counter = open_counter(PaperStack([b"1", b"2"], fault=fault))

    problem = counter.scan(PERMIT)

    assert problem.reason is fault
    assert counter.file(PERMIT).pages == 2


def test_scanned_pages_are_no_files_and_forty_files_are_enough(open_counter, tmp_path):
    counter = open_counter(PaperStack([b"%d" % n for n in range(60)]))
    counter.scan(PERMIT)
    path = tmp_path / "a.pdf"

    for number in range(40):
        path.write_bytes(b"file %d" % number)
        counter.scanning.bring(DRAFT, CARD, path)
    path.write_bytes(b"one more")
    with pytest.raises(FileRefused) as caught:
        counter.scanning.bring(DRAFT, CARD, path)
    assert caught.value.reason is FileFault.CASE_FULL

    first = next(page for page in counter.pages() if page.brought)
    alone = [page.id for page in counter.pages() if page.batch == first.batch]
    counter.stacking.edit(DRAFT, restacking.kept(alone, keep=False))
    assert counter.scanning.bring(DRAFT, CARD, path)


def test_a_row_that_is_not_there_is_told_before_the_scanner_runs(open_counter):
    stack = PaperStack([b"1"])

    with pytest.raises(NotFound):
        open_counter(stack).scan(RowId("la"))

    assert not stack.closed


def test_nobody_scans_into_the_draft_of_another(open_counter):
    with pytest.raises(NotYours):
        open_counter(owner="khác").scan(PERMIT)


def test_a_file_keeps_its_name_composed_and_its_pages(open_counter, tmp_path):
    path = tmp_path / "Giấy u\u0309y quyền.pdf"
    path.write_bytes(b"x")
    counter = open_counter()

    counter.papers.bring(DRAFT, PERMIT, path)

    [file] = counter.row(PERMIT).files
    assert (file.name, file.pages) == ("Giấy ủy quyền.pdf", 3)


def test_the_same_file_twice_is_one_attachment(open_counter, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"x")
    counter = open_counter()

    counter.papers.bring(DRAFT, PERMIT, path)
    counter.papers.bring(DRAFT, PERMIT, path)

    assert len(counter.row(PERMIT).files) == 1


def test_what_cannot_be_read_is_refused_with_its_reason(open_counter, tmp_path):
    scanning = open_counter().scanning
    big, pipe = tmp_path / "to.pdf", tmp_path / "ống.pdf"
    with big.open("wb") as file:
        file.truncate(25 * 2**20 + 1)
    os.mkfifo(pipe)

    reasons = []
    for path in (tmp_path / "không-có.pdf", tmp_path, pipe, big):
        with pytest.raises(FileRefused) as caught:
            scanning.bring(DRAFT, PERMIT, path)
        reasons.append(caught.value.reason)

    assert reasons == [
        FileFault.MISSING,
        FileFault.UNREADABLE,
        FileFault.UNREADABLE,
        FileFault.TOO_BIG,
    ]


def test_a_refused_file_leaves_the_row_alone(open_counter, tmp_path):
    path = tmp_path / "don.pdf"
    path.write_bytes(b"MZ" + bytes(100))
    with IsolatedPictures() as pictures:
        counter = open_counter(pictures=pictures)

        with pytest.raises(FileRefused):
            counter.papers.bring(DRAFT, PERMIT, path)

    assert counter.row(PERMIT) == PaperRow(row=PERMIT)
    assert counter.files.kept == {}


def test_seen_notes_who_looked_and_when(open_counter):
    counter = open_counter()

    counter.states.set_state(DRAFT, CARD, PaperState.SEEN)

    seen = counter.row(CARD)
    assert (seen.state, seen.seen_by, seen.seen_at) == (PaperState.SEEN, "hant", NOW)


def test_another_state_forgets_who_looked(open_counter):
    counter = open_counter()
    counter.states.set_state(DRAFT, CARD, PaperState.SEEN)

    counter.states.set_state(DRAFT, CARD, PaperState.MISSING)

    assert counter.row(CARD) == PaperRow(row=CARD)


def test_a_state_the_row_does_not_allow_is_no_choice(open_counter):
    states = open_counter().states

    with pytest.raises(ValueError, match="seen"):
        states.set_state(DRAFT, PERMIT, PaperState.SEEN)
    with pytest.raises(ValueError, match="not-needed"):
        states.set_state(DRAFT, PERMIT, PaperState.NOT_NEEDED)


def test_only_a_conditional_row_can_be_not_needed(open_counter):
    counter = open_counter()

    counter.states.set_state(DRAFT, CARD, PaperState.NOT_NEEDED)

    assert counter.row(CARD).complete


def test_the_last_file_dropped_leaves_the_paper_missing(open_counter):
    counter = open_counter()
    counter.scan(PERMIT)
    file = counter.file(PERMIT)

    counter.stacking.drop(DRAFT, PERMIT, file.sha256)

    assert counter.row(PERMIT) == PaperRow(row=PERMIT)


def test_dropping_one_of_two_keeps_the_other(open_counter, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"x")
    counter = open_counter()
    counter.scan(PERMIT)
    first = counter.file(PERMIT)
    counter.papers.bring(DRAFT, PERMIT, path)

    counter.stacking.drop(DRAFT, PERMIT, first.sha256)

    assert [file.name for file in counter.row(PERMIT).files] == ["a.pdf"]
    assert counter.row(PERMIT).state is PaperState.ORIGINAL


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a\u202egpj.exe", "agpj.exe"),
        ("dòng\nhai.pdf", "dònghai.pdf"),
        ("x" * 500, "x" * 120),
    ],
)
def test_a_shown_name_hides_nothing(given, shown):
    assert shown_name(given) == shown
