"""A walk-in at its papers, with a scanner and pictures in the test's hands."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from counter_app.domain.errors import FileFault, FileRefused, ScannerProblem
from counter_app.domain.ids import RowId
from counter_app.services.scanning import Scanning
from counter_app.ui.walk import Walk
from tests.fakes.counter import ZONE, FakeCounter

CARD, RESIDENCE = RowId("giay-to-tuy-than"), RowId("giay-to-cu-tru")


def png(shade=200):
    image = QImage(60, 80, QImage.Format.Format_Grayscale8)
    image.fill(shade)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


@dataclass
class PaperStack:
    """A scanner with so many pages, which may end in a complaint."""

    pages_in: list = field(default_factory=lambda: [png(), png(100)])
    fault: object = None
    stopped: bool = False

    def names(self):
        return ("Máy thử",)

    def pages(self, device):
        yield from self.pages_in
        if self.fault:
            raise ScannerProblem(device, self.fault)

    def stop(self):
        self.stopped = True


class PlainPictures:
    """A PDF is its pages one after the other; ``nope.pdf`` has a password."""

    def pdf_from_pages(self, pages):
        return b"|".join(pages)

    def preview(self, pdf, page, width):
        return png(10 * page)

    def pdf_from_file(self, name, content):
        if name.startswith("nope"):
            raise FileRefused(name, FileFault.PASSWORD)
        return content, 3


class Case:
    """Somebody whose procedure is chosen."""

    def __init__(self):
        self.counter, self.scanner = FakeCounter(), PaperStack()
        self.scanning = Scanning(
            begin=self.counter.work.begin,
            files=self.counter.files,
            pictures=PlainPictures(),
            scanner=self.scanner,
            catalogue=self.counter.catalogue,
            session=self.counter.session,
            clock=self.counter.clock,
            zone=ZONE,
            announce=self.counter.heard.append,
            chosen=lambda: "",
        )
        self.walk = Walk()
        self.walk.begin(self.counter.chosen(), self.counter.procedure())

    def paper(self, row=CARD):
        return next(one for one in self.walk.draft.papers if one.row == row)


@pytest.fixture
def case():
    return Case()
