"""A receipt on the screen."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView

from counter_app.ui import style


class ReceiptView(QPdfView):
    """Shows a PDF: the very bytes that were printed. QtPdf draws it off this thread."""

    def __init__(self) -> None:
        super().__init__()
        # Not children: a document that dies inside its view's destructor tells the
        # half-destroyed view that it was closed, and the program ends with a crash.
        self._keeper = QObject()
        self._document = QPdfDocument(self._keeper)
        self._bytes = QBuffer(self._keeper)
        self.setDocument(self._document)
        self.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.setMinimumWidth(300)
        self._colour_desk()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._colour_desk()

    def show_pdf(self, pdf: bytes) -> None:
        """Show this PDF from its first page."""
        self._document.close()
        self._bytes.close()
        self._bytes.setData(QByteArray(pdf))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._bytes)

    def _colour_desk(self) -> None:
        """Lay the paper on the colour of the theme; Qt would take a border's."""
        desk = QColor(style.theme().surface2)
        made = self.palette()
        if made.color(QPalette.ColorRole.Dark) != desk:
            made.setColor(QPalette.ColorRole.Dark, desk)
            self.setPalette(made)

    def pages(self) -> int:
        """Return how many pages are shown."""
        return int(self._document.pageCount())
