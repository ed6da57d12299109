"""Printing through Qt: the spooler of Windows, each page as a picture of 300 dpi.

Never tried on a real Windows machine. Tried on Linux, where Qt prints through CUPS. The
picture is drawn from the very PDF that is kept, at its true size.
"""

import sys
from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING

from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Outcome
from counter_app.paper.raster import Grey, greys

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
INCH = 25.4
FILE_MAKERS = ("pdf", "xps", "onenote", "fax", "image writer")
"""Words in the names of printers that make files."""


class QtSpooler:
    """The printers Qt knows."""

    def __init__(self) -> None:
        self._jobs = count(1)

    def names(self) -> Sequence[str]:
        """Return the printers of the system."""
        from PySide6.QtPrintSupport import QPrinterInfo

        return tuple(QPrinterInfo.availablePrinterNames())

    def send(self, pdf: bytes, title: str, to: Outlet) -> str:
        """Hand a PDF to the spooler; return what we call the job.

        The paper's size is the file's own; a tray cannot be chosen. Raises
        PrinterProblem when no printer is chosen, it is not there, or Qt cannot print.
        """
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        if not to.printer:
            raise PrinterProblem(to.printer, DeviceFault.NOT_CHOSEN)
        info = QPrinterInfo.printerInfo(to.printer)
        if info.isNull():
            raise PrinterProblem(to.printer, DeviceFault.GONE)
        if info.state() is QPrinter.PrinterState.Error:
            raise PrinterProblem(to.printer, DeviceFault.STOPPED)
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setFullPage(True)
        printer.setResolution(DPI)
        if not _paint(printer, greys(pdf, DPI)):
            raise PrinterProblem(to.printer, DeviceFault.IO)
        return f"qt-{next(self._jobs)}"

    def makes_files(self, printer: str) -> bool:
        """Say so of the usual ones, by their names: Qt tells no more of a printer."""
        return any(word in printer.casefold() for word in FILE_MAKERS)

    def outcome(self, printer: str, job: str) -> Outcome:
        """Return UNKNOWN: Qt tells nobody how a job ended."""
        del printer, job
        return Outcome.UNKNOWN


def spooler_of_this_machine() -> QtSpooler | None:
    """Return Qt's spooler where CUPS is not at home."""
    return QtSpooler() if sys.platform == "win32" else None


def _paint(printer: "QPrinter", pictures: Sequence[Grey]) -> bool:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter

    _fit(printer, pictures[0])
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number, picture in enumerate(pictures):
            if number and not (_fit(printer, picture) and printer.newPage()):
                return False
            wide, tall, form = (
                picture.wide,
                picture.tall,
                QImage.Format.Format_Grayscale8,
            )
            image = QImage(picture.dots, wide, tall, wide, form)
            dots = printer.resolution() / DPI
            painter.drawImage(QRectF(0, 0, wide * dots, tall * dots), image)
    finally:
        done = painter.end()
    return done


def _fit(printer: "QPrinter", picture: Grey) -> bool:
    """Ask for a sheet of the picture's own size, lying or standing."""
    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize

    wide, tall = (dots * INCH / DPI for dots in (picture.wide, picture.tall))
    lying = wide > tall
    size = QSizeF(min(wide, tall), max(wide, tall))
    match = QPageSize.SizeMatchPolicy.FuzzyMatch
    way = (
        QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    )
    return printer.setPageSize(
        QPageSize(size, QPageSize.Unit.Millimeter, "", match)
    ) and printer.setPageOrientation(way)
