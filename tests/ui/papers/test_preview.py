"""A scanned page becomes a picture no larger than it is shown."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from counter_app.ui.papers.preview import WIDEST, read_picture


def scanned(width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((2480, 3508), (WIDEST, 1584)),  # A4 at 300 dpi
        ((1754, 1240), (WIDEST, 792)),  # lying
        ((560, 792), (560, 792)),
        ((WIDEST, 1), (WIDEST, 1)),
        ((4000, 1), (WIDEST, 1)),
    ],
)
def test_a_page_keeps_its_shape_and_is_never_larger_than_needed(size, shown):
    picture = read_picture(scanned(*size))

    assert (picture.width(), picture.height()) == shown
    assert picture.pixelColor(0, 0).lightness() > 250


@pytest.mark.parametrize("broken", [b"", b"\x89PNG", b"%PDF-1.7", b"\0" * 999])
def test_what_is_no_picture_shows_nothing(broken):
    assert read_picture(broken).isNull()
