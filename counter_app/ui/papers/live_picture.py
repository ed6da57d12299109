"""What the camera sees now, and the keys that take it or leave it."""

from PySide6.QtCore import QEvent, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.domain.aiming import HIGH, WIDE

TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def read_frame(frame: bytes) -> QImage:
    """Make a frame of domain.aiming ready to be painted; on any thread."""
    form = QImage.Format.Format_RGB888
    return QImage(frame, WIDE, HIGH, WIDE * 3, form).convertToFormat(
        QImage.Format.Format_RGB32
    )


class LivePicture(QWidget):
    """Paints the newest frame; Enter or a click takes it, Escape leaves."""

    taken = Signal()
    left = Signal()
    """The officer leaves, or something else is in front now: nobody sees it."""

    def __init__(self) -> None:
        super().__init__()
        self._frame = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)
        self.hide()

    def show_frame(self, frame: QImage) -> None:
        """Show this from now on."""
        self._frame = frame
        self.update()

    def clear(self) -> None:
        """Show nothing: what was seen is forgotten."""
        self._frame = QImage()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of this picture from the screen's own shortcuts."""
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and _ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space take the picture, Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif _ours(event):
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Take it."""
        self.taken.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it: the camera need not look."""
        super().hideEvent(event)
        self.left.emit()

    def paintEvent(self, _event: object) -> None:
        """Paint the frame as large as there is room, in its own shape."""
        if self._frame.isNull():
            return
        size = QSizeF(self._frame.size()).scaled(
            QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio
        )
        place = QRectF((self.width() - size.width()) / 2, 0, *size.toTuple())
        with QPainter(self) as pen:
            pen.drawImage(place, self._frame)


def _ours(event: QKeyEvent) -> bool:
    plain = event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
    return plain and Qt.Key(event.key()) in {*TAKES, Qt.Key.Key_Escape}
