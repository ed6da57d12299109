"""What stands where there is nothing, or nothing yet."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui import style, tokens
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import IconLabel, label

BARS_AFTER_MS, WORDS_AFTER_MS = 150, 400


class EmptyState(QWidget):
    """An icon, one sentence, and at most one act that helps."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._words = label()
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._run: Callable[[], object] = _nothing
        self._button = button("", self._act)
        self._button.hide()
        column = QVBoxLayout(self)
        column.setSpacing(tokens.SPACE_M)
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconLabel(icon, tokens.ICON_EMPTY), 0, middle)
        column.addWidget(self._words)
        column.addWidget(self._button, 0, middle)
        column.addStretch(2)

    def say(
        self, sentence: str, act: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Show the sentence, and the act if there is one."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._run = run or _nothing
        self._button.setText(act)
        self._button.setVisible(bool(act))

    def _act(self) -> None:
        self._run()


class Loading(QWidget):
    """Grey bars after 150 ms, words after 400 ms; before that nothing flashes."""

    def __init__(self, bars: int = 5) -> None:
        super().__init__()
        self._bars = bars
        self._drawn = False
        self._text = ""
        self._words = label("", "hint")
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._words)
        self._first, self._second = QTimer(self), QTimer(self)
        for timer, after, slot in (
            (self._first, BARS_AFTER_MS, self._show_bars),
            (self._second, WORDS_AFTER_MS, self._show_words),
        ):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(slot)

    def start(self, text: str) -> None:
        """Begin to wait; text says for what."""
        self._text, self._drawn = text, False
        self._words.clear()
        self._first.start()
        self._second.start()

    def stop(self) -> None:
        """What was waited for is here."""
        self._first.stop()
        self._second.stop()
        self._drawn = False

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the new colours."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        if not self._drawn:
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.theme().surface2))
        for bar in range(self._bars):
            width = round(self.width() * (0.9 if bar % 2 else 0.7)) - 32
            painter.drawRoundedRect(16, 16 + bar * 40, max(width, 40), 20, 4, 4)
        painter.end()

    def _show_bars(self) -> None:
        self._drawn = True
        self.update()

    def _show_words(self) -> None:
        self._words.setText(self._text)
        announce(self, self._text)


def _nothing() -> None:
    return None
