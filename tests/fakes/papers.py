"""Papers of a walk-in with a scanner, decoders and a folder in the test's hands."""

from dataclasses import dataclass, field
from pathlib import Path

from counter_app.domain.aiming import FRAME
from counter_app.domain.camera_errors import CameraProblem
from counter_app.domain.errors import (
    FileFault,
    FileRefused,
    ScannerProblem,
)
from counter_app.domain.scan_profiles import ScanProfile
from counter_app.domain.stacks import Ink, Look
from counter_app.services.paper_states import PaperStates
from counter_app.services.reusing import Reusing
from counter_app.services.scanning import Scanning
from counter_app.services.stacking import Stacking
from counter_app.services.walk_ins import WalkIns
from tests.fakes.counter import ZONE
from tests.fakes.machine import CountingIds
from tests.fakes.queries import FakeQueries


@dataclass
class PaperStack:
    """A scanner with so many pages, which may end in a complaint."""

    pages_in: list = field(default_factory=lambda: [b"1", b"2"])
    fault: object = None
    closed: bool = False
    stopped: bool = False
    answering: tuple = ("Máy thử", "khác")
    problem: type = ScannerProblem
    profile: ScanProfile | None = None
    device: str = ""
    """What was scanned with last."""

    def names(self):
        return self.answering

    def pages(self, device, profile):
        self.profile, self.device = profile, device
        try:
            yield from self.pages_in
            if self.fault:
                raise self.problem(device, self.fault)
        finally:
            self.closed = True

    def stop(self):
        self.stopped = True


@dataclass
class PlainCamera(PaperStack):
    """A camera of one shade; ``meanwhile``: what is done after each frame."""

    pages_in: list = field(default_factory=lambda: [b"photo"])
    answering: tuple = ("Máy ảnh thử",)
    problem: type = CameraProblem
    frame: bytes = bytes([90, 160, 60]) * (FRAME // 3)
    meanwhile: object = None
    lives: int = 0
    """How often it was opened to be aimed."""

    def live(self, device):
        self.device, self.lives = device, self.lives + 1
        while True:
            if self.fault:
                raise self.problem(device, self.fault)
            yield self.frame
            self.meanwhile()


@dataclass
class PlainPictures:
    """A page is its raws and how it is turned; ``looks`` says more of some contents."""

    looks: dict = field(default_factory=dict)
    """Facts of a Look by the content of the raw."""
    broken: set = field(default_factory=set)
    """Contents that cannot be decoded."""
    pages: int = 3
    """Pages of every file."""
    drawn: bytes | None = None

    def pages_in(self, name, content):
        if name.startswith("nope"):
            raise FileRefused(name, FileFault.PASSWORD)
        return self.pages

    def look(self, page, raws):
        if self.broken & set(raws):
            raise FileRefused(page.name, FileFault.DAMAGED)
        at = "".join(str(raw.index) for raw in page.raws)
        pdf = b"%%PDF-%s" % b"+".join(raws) + f"/{at}/{page.turn}".encode()
        if page.crop != (0, 0, 1, 1):
            pdf += repr(page.crop).encode()
        facts = {"ink": Ink.BITONAL, **self.looks.get(raws[0], {})}
        return Look(pdf="", size=len(pdf), turned=page.turn or 0, **facts), pdf

    def joined(self, pages):
        return b"|".join(pages)

    def preview(self, pdf, page, width):
        return self.drawn or b"%s, page %d, %d wide" % (pdf, page, width)


@dataclass
class PlainFolder:
    """A scan folder; ``files`` lie in it."""

    files: list[Path] = field(default_factory=list)
    taken: list[Path] = field(default_factory=list)
    aside: list[Path] = field(default_factory=list)

    def waiting(self):
        return tuple(self.files)

    def done(self, path):
        self.files.remove(path)
        self.taken.append(path)

    def refused(self, path):
        self.files.remove(path)
        self.aside.append(path)


PROFILES = (
    ScanProfile(id="standard", name="Chuẩn"),
    ScanProfile(id="fine", name="Nét", dpi=300),
    ScanProfile(id="camera", name="Chụp", camera=True),
)


class FakePapers:
    """The three use cases of papers over one store; everything else in hand."""

    def __init__(self, world, *, scanner=None, pictures=None, chosen=""):
        """``world`` has work, files, catalogue, session, clock and heard."""
        self.scanner = scanner or PaperStack()
        self.camera = PlainCamera()
        self.pictures = pictures or PlainPictures()
        self.folder = PlainFolder()
        walk_ins = WalkIns(
            catalogue=world.catalogue, session=world.session, clock=world.clock
        )
        shared = {
            "begin": world.work.begin,
            "walk_ins": walk_ins,
            "session": world.session,
            "announce": world.heard.append,
        }
        self.scanning = Scanning(
            **shared,
            files=world.files,
            pictures=self.pictures,
            scanner=self.scanner,
            camera=self.camera,
            folder=self.folder,
            clock=world.clock,
            ids=CountingIds(),
            zone=ZONE,
            chosen=lambda: chosen,
            chosen_camera=lambda: "",
            profiles=PROFILES,
        )
        self.stacking = Stacking(**shared, files=world.files, pictures=self.pictures)
        self.states = PaperStates(**shared, clock=world.clock)
        self.reusing = Reusing(
            **shared,
            queries=FakeQueries(world.work, ZONE),
            catalogue=world.catalogue,
            files=world.files,
            clock=world.clock,
            zone=ZONE,
        )

    def scan(self, draft, row, stop=lambda: False):
        """Scan a stack, look at its pages and file it; return why it ended early."""
        problem = self.scanning.scan(
            draft, lambda: row, PROFILES[0], lambda _page, _picture: None, stop
        )
        self.settle(draft)
        return problem

    def bring(self, draft, row, path):
        self.scanning.bring(draft, row, path)
        return self.settle(draft)

    def settle(self, draft):
        """Look at what waits, then file."""
        for page in self.stacking.of(draft).waiting:
            self.stacking.look(draft, page)
        return self.stacking.file(draft)
