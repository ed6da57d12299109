"""A mixed stack lands on five rows of a real procedure in one go, whichever way in."""

import io
import os
import threading
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from counter_app.documents.pictures import IsolatedPictures
from counter_app.documents.scan_folder import WatchedFolder
from counter_app.documents.scanner import SaneScanner
from counter_app.domain.errors import DeviceFault
from counter_app.domain.procedures import Channel
from counter_app.domain.stacks import Ink
from counter_app.rehearsal.escl import VirtualFeeder
from counter_app.rehearsal.papers import birth_stack
from tests.fakes.counter import BIRTH, THU, FakeCounter
from tests.fakes.papers import PROFILES, FakePapers
from tests.fakes.sheets import mixed_stack

ROWS = {
    "to-khai-giay": 1,
    "giay-chung-sinh": 1,
    "giay-to-tuy-than": 2,
    "giay-to-cu-tru": 1,
    "van-ban-uy-quyen": 1,
}
MIXED = {**ROWS, "to-khai-giay": 2, "van-ban-uy-quyen": 3}
INKS = {
    "to-khai-giay": [Ink.BITONAL, Ink.BITONAL],
    "giay-chung-sinh": [Ink.COLOUR],
    "giay-to-tuy-than": [Ink.COLOUR, Ink.COLOUR],
    "giay-to-cu-tru": [Ink.GREY],
    "van-ban-uy-quyen": [Ink.COLOUR, Ink.BITONAL, Ink.COLOUR],
}


class Desk:
    """A walk-in registering a birth on paper, its real decoders and real scanner."""

    def __init__(self, pictures):
        self.counter = FakeCounter()
        draft = self.counter.intake.start(THU)
        self.draft = self.counter.intake.choose(draft.id, BIRTH, Channel.PAPER).id
        self.papers = FakePapers(self.counter, scanner=SaneScanner(), pictures=pictures)

    def stack(self):
        return self.papers.stacking.of(self.draft)

    def kept(self):
        """Pages by row, of the files that are in the dossier now."""
        rows = self.stack().draft.papers
        return {row.row: sum(f.pages for f in row.files) for row in rows if row.files}

    def texts(self, row):
        """What can be searched in the files of a row."""
        papers = {paper.row: paper for paper in self.stack().draft.papers}
        content = [self.counter.files.read(file.sha256) for file in papers[row].files]
        found = ""
        for pdf in content:
            document = pypdfium2.PdfDocument(pdf)
            found += "".join(page.get_textpage().get_text_range() for page in document)
            document.close()
        return found


@pytest.fixture(scope="module")
def pictures():
    with IsolatedPictures() as made:
        yield made


@pytest.fixture
def desk(pictures):
    return Desk(pictures)


@pytest.fixture
def feeder(tmp_path, monkeypatch):
    """Load a virtual network scanner; everything between it and us is real."""
    running = []

    def loaded(pages, **how):
        made = VirtualFeeder(lambda: pages, **how)
        serving = threading.Thread(target=made.serve)
        serving.start()
        running.append((made, serving))
        made.configure(tmp_path / "sane")
        monkeypatch.setenv("SANE_CONFIG_DIR", str(tmp_path / "sane"))

    yield loaded
    for made, serving in running:
        made.close()
        serving.join()


def scan(desk, first="to-khai-giay"):
    pages = []
    problem = desk.papers.scanning.scan(
        desk.draft,
        lambda: first,
        PROFILES[0],
        lambda page, _picture: pages.append(page),
        lambda: False,
    )
    return problem, pages


def whole(desk):
    """The pages came out right: rows, sizes, colours, words; nothing to complain of."""
    desk.papers.settle(desk.draft)
    stack = desk.stack()
    assert desk.kept() == MIXED
    out = [page for page in stack.pages if not page.out]
    assert len(out) == 8  # five strips and three empty backs
    assert [page.warnings for page in stack.pages if page.warnings] == []
    kept = [page for page in stack.pages if page.out]
    inks = {row: [p.look.ink for p in kept if p.row == row] for row in MIXED}
    assert inks == INKS
    most = {Ink.BITONAL: 60_000, Ink.GREY: 250_000, Ink.COLOUR: 400_000}
    assert all(page.look.size <= most[page.look.ink] for page in kept)
    assert "GIẤY CHỨNG SINH" in desk.texts("giay-chung-sinh")
    assert "XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ" in desk.texts("giay-to-cu-tru")
    assert "ỦY QUYỀN" in desk.texts("van-ban-uy-quyen")
    assert "001187012901" in desk.texts("giay-to-tuy-than")
    show(desk)


def show(desk):
    """Leave the files of the dossier where somebody asked for them, to be looked at."""
    if folder := os.environ.get("STACK_OUT"):
        for row in desk.stack().draft.papers:
            for at, file in enumerate(row.files):
                path = Path(folder) / f"{row.row}-{at}.pdf"
                path.write_bytes(desk.counter.files.read(file.sha256))


@pytest.mark.soak
def test_a_mixed_stack_from_the_feeder_lands_on_five_rows(desk, feeder):
    feeder(mixed_stack())

    problem, pages = scan(desk)

    assert problem is None
    assert len(pages) == 17
    whole(desk)


@pytest.mark.soak
def test_a_mixed_stack_through_the_scan_folder_lands_on_five_rows(desk, tmp_path):
    path = tmp_path / "quet-0001.pdf"
    path.write_bytes(as_pdf(mixed_stack()))
    folder = WatchedFolder(str(tmp_path), quiet=0)
    scanning = replace(desk.papers.scanning, folder=folder)

    [waiting] = scanning.waiting()
    scanning.bring_waiting(desk.draft, "to-khai-giay", waiting)

    whole(desk)
    assert not path.exists()


@pytest.mark.soak
def test_a_mixed_stack_by_import_lands_on_five_rows(desk, tmp_path):
    pages = mixed_stack()
    path = tmp_path / "cả tập.tiff"
    first, *rest = (page.convert("RGB") for page in pages)
    how = {"compression": "jpeg", "dpi": (200, 200)}
    first.save(path, save_all=True, append_images=rest, **how)

    desk.papers.scanning.bring(desk.draft, "to-khai-giay", path)

    whole(desk)


def test_a_clean_stack_from_the_feeder_lands_on_five_rows(desk, feeder):
    feeder(birth_stack())

    problem, pages = scan(desk)
    desk.papers.settle(desk.draft)

    assert problem is None
    assert len(pages) == 12
    assert desk.kept() == ROWS
    assert not any(page.warnings for page in desk.stack().pages)


def as_pdf(pages):
    out = io.BytesIO()
    pages = [page.convert("RGB") for page in pages]
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return out.getvalue()


def test_a_jam_keeps_the_pages_before_it_as_they_came_on_their_rows(desk, feeder):
    feeder(birth_stack()[2:6], jam_after=2)

    problem, pages = scan(desk)
    desk.papers.settle(desk.draft)

    assert problem.reason is DeviceFault.JAMMED
    assert len(pages) == 2
    assert desk.kept() == {"giay-chung-sinh": 1}
    for page in desk.stack().pages:
        [raw] = page.raws
        picture = Image.open(io.BytesIO(desk.counter.files.read(raw.sha256)))
        assert picture.height == 2339
        assert abs(picture.width - 1654) <= 1  # drivers count millimetres


def test_a_scanner_unplugged_in_mid_page_leaves_the_pages_before(desk, feeder):
    feeder(birth_stack()[2:6], unplugged_after=1)

    problem, pages = scan(desk, "giay-chung-sinh")

    assert problem.reason in {DeviceFault.IO, DeviceFault.GONE}
    assert len(pages) == 1
    [kept] = desk.stack().pages
    assert desk.counter.files.has(kept.raws[0].sha256)


def test_every_file_is_what_pdf_a_asks_for(desk, tmp_path):
    path = tmp_path / "a.png"
    birth_stack(150)[3].save(path, dpi=(150, 150))

    stack = desk.papers.bring(desk.draft, "giay-chung-sinh", path)

    [file] = next(p for p in stack.draft.papers if p.row == "giay-chung-sinh").files
    with pikepdf.open(io.BytesIO(desk.counter.files.read(file.sha256))) as pdf:
        assert not pdf.check_pdf_syntax()
        assert "/Info" not in pdf.trailer
        with pdf.open_metadata() as told:
            assert told.pdfa_status == "2B"
        assert pdf.Root.OutputIntents[0].S == pikepdf.Name.GTS_PDFA1
        assert "/ID" in pdf.trailer
        fonts = pdf.pages[0].Resources.Font.T
        assert "/FontFile2" in fonts.DescendantFonts[0].FontDescriptor
        assert "/ToUnicode" in fonts
