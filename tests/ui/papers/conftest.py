"""A walk-in at its papers, with a scanner and pictures in the test's hands."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from counter_app.domain.ids import RowId
from counter_app.ui.papers.ground import Papers
from counter_app.ui.walk import Walk
from tests.fakes.counter import FakeCounter
from tests.fakes.papers import FakePapers, PaperStack, PlainPictures

CARD, RESIDENCE = RowId("giay-to-tuy-than"), RowId("giay-to-cu-tru")


def png(shade=200):
    image = QImage(60, 80, QImage.Format.Format_Grayscale8)
    image.fill(shade)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


class Case:
    """Somebody whose procedure is chosen."""

    def __init__(self):
        self.counter = FakeCounter()
        self.scanner = PaperStack(pages_in=[png(), png(100)])
        self.pictures = PlainPictures(drawn=png())
        self.papers = FakePapers(
            self.counter, scanner=self.scanner, pictures=self.pictures
        )
        self.cases = Papers(
            scanning=self.papers.scanning,
            stacking=self.papers.stacking,
            states=self.papers.states,
            reusing=self.papers.reusing,
        )
        self.walk = Walk()
        self.walk.begin(self.counter.chosen(), self.counter.procedure())

    def paper(self, row=CARD):
        return next(one for one in self.walk.draft.papers if one.row == row)


@pytest.fixture
def case():
    return Case()
