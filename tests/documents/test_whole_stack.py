"""A mixed stack of twelve sides lands on five rows of a real procedure in one go."""

import io
import threading

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from counter_app.documents.pictures import IsolatedPictures
from counter_app.documents.scanner import SaneScanner
from counter_app.domain.errors import DeviceFault
from counter_app.domain.procedures import Channel
from counter_app.rehearsal.escl import VirtualFeeder
from counter_app.rehearsal.papers import birth_stack
from tests.fakes.counter import BIRTH, THU, FakeCounter
from tests.fakes.papers import PROFILES, FakePapers
from tests.fakes.sheets import spoiled

ROWS = {
    "to-khai-giay": 1,
    "giay-chung-sinh": 1,
    "giay-to-tuy-than": 2,
    "giay-to-cu-tru": 1,
    "van-ban-uy-quyen": 1,
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


def test_a_stack_from_the_feeder_lands_on_five_rows(desk, feeder):
    feeder([spoiled(page, noise=4, askew=0.4) for page in birth_stack()])

    problem, pages = scan(desk)
    desk.papers.settle(desk.draft)

    assert problem is None
    assert len(pages) == 12
    assert desk.kept() == ROWS
    out = [page for page in desk.stack().pages if not page.out]
    assert len(out) == 6  # five strips and an empty back
    assert not any(page.warnings for page in desk.stack().pages)
    assert "GIẤY CHỨNG SINH" in desk.texts("giay-chung-sinh")
    assert "ỦY QUYỀN" in desk.texts("van-ban-uy-quyen")
    assert "001187012901" in desk.texts("giay-to-tuy-than")


def as_pdf(pages):
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=150)
    return out.getvalue()


@pytest.mark.soak
def test_the_same_through_the_scan_folder(desk, tmp_path):
    path = tmp_path / "quet-0001.pdf"
    path.write_bytes(as_pdf(birth_stack(150)))
    desk.papers.folder.files.append(path)

    [waiting] = desk.papers.scanning.waiting()
    desk.papers.scanning.bring_waiting(desk.draft, "to-khai-giay", waiting)
    desk.papers.settle(desk.draft)

    assert desk.kept() == ROWS
    assert desk.papers.folder.taken == [path]


@pytest.mark.soak
def test_the_same_by_import(desk, tmp_path):
    first, *rest = birth_stack(150)
    path = tmp_path / "cả tập.tiff"
    first.save(path, save_all=True, append_images=rest, dpi=(150, 150))

    desk.papers.bring(desk.draft, "to-khai-giay", path)

    assert desk.kept() == ROWS


def test_a_jam_keeps_the_pages_before_it_on_their_rows(desk, feeder):
    feeder(birth_stack()[:6], jam_after=4)

    problem, pages = scan(desk)
    desk.papers.settle(desk.draft)

    assert problem.reason is DeviceFault.JAMMED
    assert len(pages) == 4
    assert desk.kept() == {"to-khai-giay": 1, "giay-chung-sinh": 1}


def test_the_raw_scans_are_all_kept_as_they_came(desk, feeder):
    feeder(birth_stack()[:2])
    scan(desk)
    desk.papers.settle(desk.draft)

    for page in desk.stack().pages:
        [raw] = page.raws
        picture = Image.open(io.BytesIO(desk.counter.files.read(raw.sha256)))
        assert picture.height == 2339
        assert abs(picture.width - 1654) <= 1  # drivers count millimetres


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
