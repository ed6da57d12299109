"""The pages of a paper, one at a time, as wide as there is room."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea

from counter_app.domain.stacks import Box
from counter_app.ui import style
from counter_app.ui.papers.crop_frame import CropFrame
from counter_app.ui.papers.live_picture import LivePicture
from counter_app.ui.tokens import SPACE_XS, Tone
from counter_app.ui.widgets.buttons import IconButton, button
from counter_app.ui.widgets.filling import laid_out_once
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel

TOOLS = ("r", "q", "c", "x", "s", "m", "g", "z", "+")
"""What can be done to the page shown, named by its key."""
TOOLS_A_LINE = 3

SLOW_MS = 200
"""Until then the page of before stays, so that turning pages does not flicker."""
NEARER = (1.0, 1.5, 2.0, 3.0)
"""How many times as wide as its room a page may be looked at."""
WIDEST = 1120
"""Pixels: twice the room a page has here; a scan at 300 dpi is 2480 wide."""


def read_picture(picture: bytes) -> QImage:
    """Read a picture (PNG), made as small as it will be shown; on any thread.

    QImageReader lets the screen go on meanwhile. QImage.fromData() does not: it keeps
    Python for the tenth of a second that a scanned page takes.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(picture))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png"))
    size = reader.size()
    if size.width() > WIDEST:
        height = max(1, round(size.height() * WIDEST / size.width()))
        reader.setScaledSize(QSize(WIDEST, height))
    return reader.read()


class Picture(QScrollArea):
    """Shows a picture no larger than it is; a long page scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self._page, self._fitted = QPixmap(), 0
        self._near = 0
        self._label = QLabel()
        self._label.setAlignment(
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        )
        self.frame = CropFrame(self._label)
        self.frame.moved.connect(
            lambda at: self.ensureVisible(at.x(), at.y(), 0, 2 * SPACE_XS)
        )
        self.setWidgetResizable(True)
        self.setWidget(self._label)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: one that came and went would make each page be fitted twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_image(self, image: QImage) -> None:
        """Show this page from its top."""
        self.frame.end(None)
        self._page, self._fitted, self._near = QPixmap.fromImage(image), 0, 0
        self.verticalScrollBar().setValue(0)
        self._fit()

    def look(self, nearer: int) -> None:
        """Come nearer by so many steps, or go back; arrows then move the page.

        Behind the nearest comes the whole page again.
        """
        self.frame.end(None)  # it frames the page as it lay
        self._near = max(0, self._near + nearer) % len(NEARER)
        bars = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            bars.ScrollBarAsNeeded if self._near else bars.ScrollBarAlwaysOff
        )
        self._fit()

    def clear(self) -> None:
        """Show nothing."""
        self.frame.end(None)
        self._page, self._fitted = QPixmap(), 0
        self._label.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the new room."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room there is."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._page.isNull() or not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        wide = self.viewport().width() * ratio * NEARER[self._near]
        room = min(round(wide), self._page.width())
        if room != self._fitted:
            self._fitted = room
            fitted = self._page.scaledToWidth(
                max(1, room), Qt.TransformationMode.SmoothTransformation
            )
            fitted.setDevicePixelRatio(ratio)
            self._label.setPixmap(fitted)
        size = self._label.pixmap().deviceIndependentSize().toSize()
        across = max(0, (self.viewport().width() - size.width()) // 2)
        self.frame.setGeometry(across, 0, size.width(), size.height())


class PreviewPanel(Panel):
    """A page with its place among the others, or what to do to get one."""

    turned = Signal(int)
    """Another page is wanted: -1 the one before, 1 the one after."""
    cropped = Signal()
    """Cropping ended, one way or the other: the keys are the list's again."""
    tool_wished = Signal(str)
    """A tool was pressed; it is named as its key, see papers.keys."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = Picture()
        self.live = LivePicture()
        """What the camera sees while it is aimed."""
        self._nothing, self._place = label("", "hint"), label("", "hint", wrap=False)
        self._before = IconButton("arrow-left", "")
        self._after = IconButton("arrow-right", "")
        self._before.clicked.connect(lambda: self.turned.emit(-1))
        self._after.clicked.connect(lambda: self.turned.emit(1))
        turners = QHBoxLayout()
        turners.addWidget(self._before)
        turners.addWidget(self._place)
        turners.addWidget(self._after)
        turners.addStretch(1)
        self.column.addWidget(self._nothing)
        self._warning = label("", "hint")
        style.mark(self._warning, "tone", Tone.WARNING.value)
        self._tools = {key: self._tool(key) for key in TOOLS}
        bench = QGridLayout()
        bench.setHorizontalSpacing(SPACE_XS)
        bench.setVerticalSpacing(0)
        for at, made in enumerate(self._tools.values()):
            bench.addWidget(made, at // TOOLS_A_LINE, at % TOOLS_A_LINE)
        self._how, self._crop, self._aim = label("", "hint"), "", ""
        self._how.hide()
        self.column.addWidget(self._warning)
        self.column.addWidget(self._how)
        self.column.addWidget(self._picture, 1)
        self.column.addWidget(self.live, 1)
        self.column.addLayout(bench)
        self.column.addLayout(turners)
        self.column.addStretch(0)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._say_slow)
        self.clear()

    def show_page(self, image: QImage, name: str, place: str, *, several: bool) -> None:
        """Show a page; ``several`` offers to turn to the others."""
        self._slow.stop()
        self._picture.show_image(image)
        self._picture.setAccessibleName(", ".join(filter(None, (name, place))))
        self._place.setText(place)
        with laid_out_once(self):
            self._nothing.hide()
            self._picture.show()
            for made in self._tools.values():
                made.show()
            for turner in (self._before, self._after):
                turner.setVisible(several)

    def show_opening(self) -> None:
        """Say that the camera is being reached; its keys count from now on."""
        self.clear()
        self._say_aiming(self.tr("Opening the camera…"))
        with laid_out_once(self):
            self._nothing.hide()
            self._how.show()
            self.live.show()
        self.live.setFocus()

    def show_live(self, frame: QImage) -> None:
        """Show what the camera sees now."""
        self._say_aiming(self._aim)
        self.live.show_frame(frame)

    def end_live(self) -> None:
        """Show no live picture, and no page until one is chosen."""
        self.live.clear()
        with laid_out_once(self):
            self.live.hide()
            self._how.hide()
            self._how.setText(self._crop)
            self.clear()

    def _say_aiming(self, words: str) -> None:
        if self._how.text() != words:
            self._how.setText(words)
            self.live.setAccessibleName(words)

    def expect(self) -> None:
        """Another page is on its way: the one shown goes if that takes long."""
        self._slow.start()

    def give_up(self) -> None:
        """The page that was on its way does not come."""
        if self._slow.isActive() or self._place.text() == self._opening():
            self.clear()

    def clear(self) -> None:
        """Show no page."""
        self._slow.stop()
        self._picture.clear()
        self._place.clear()
        tools = self._tools.values()
        with laid_out_once(self):
            for part in (self._picture, self._before, self._after, *tools):
                part.hide()
            self.warn(())
            self._nothing.show()

    def warn(self, sentences: Sequence[str]) -> None:
        """Say what may be wrong with the page that is shown."""
        self._warning.setText("\n".join(sentences))
        self._warning.setVisible(bool(sentences))

    def look(self, nearer: int) -> None:
        """Look at the page from nearer, or from further away."""
        if not self._picture.isHidden():
            self._picture.look(nearer)

    def crop(self, done: Callable[[Box], None]) -> None:
        """Let the officer frame what is kept of the page shown; Escape keeps all."""
        if self._picture.isHidden():
            return

        def ended(box: Box | None) -> None:
            self._how.hide()
            self.cropped.emit()
            if box is not None:
                done(box)

        self._how.show()
        self._picture.frame.begin(ended)

    def place(self) -> str:
        """Return which page of how many is shown."""
        return self._place.text()

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        self.set_heading(self.tr("Preview"))
        self._nothing.setText(
            self.tr("No page yet. Scan (F4), choose a file (Ctrl+O) or drop one here.")
        )
        self._crop = self.tr(
            "Arrows move an edge, Tab takes the next. Enter crops, Esc leaves."
        )
        self._aim = self.tr(
            "Put the paper under the camera. Enter takes the picture, Esc leaves."
        )
        self._how.setText(self._aim if self.live.isVisible() else self._crop)
        self._picture.frame.retranslate()
        names = {
            "r": (self.tr("Turn R"), self.tr("Turn the page by a quarter")),
            "q": (self.tr("Rescan Q"), self.tr("Scan this page again in its place")),
            "c": (self.tr("Crop C"), self.tr("Keep only a part of the page")),
            "x": (self.tr("Leave out X"), self.tr("Leave the page out, or take it in")),
            "s": (self.tr("Split S"), self.tr("Begin a new file with this page")),
            "m": (self.tr("Join M"), self.tr("Join this file with the one before")),
            "g": (self.tr("Back G"), self.tr("The next page is its back: on one page")),
            "z": (self.tr("Undo Z"), self.tr("Take the last change back")),
            "+": (self.tr("Nearer +"), self.tr("Look from nearer; - goes back")),
        }
        for key, made in self._tools.items():
            words, told = names[key]
            made.setText(words)
            made.setToolTip(told)
            made.setAccessibleName(told)
        self._before.call(self.tr("Page before"))
        self._after.call(self.tr("Page after"))

    def _say_slow(self) -> None:
        """Show the page of before no longer: it is not the one that is chosen."""
        self._picture.clear()
        self._picture.setAccessibleName(self._opening())
        self._place.setText(self._opening())

    def _opening(self) -> str:
        return self.tr("Opening the page…")

    def _tool(self, key: str) -> QPushButton:
        return button("", lambda: self.tool_wished.emit(key), look="link")
