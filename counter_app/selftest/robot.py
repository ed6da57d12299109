"""A robot officer: keys and scans into the real window, eyes on what it shows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from counter_app.selftest.report import Report, StepFailed
from counter_app.ui.main_window import MainWindow
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.error_summary import ErrorSummary

BEAT_MS = 5
WARNS = {Tone.WARNING.value, Tone.DANGER.value}
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


LONGEST_TURN = 1.0
"""Seconds a turn of waiting counts for at the most; one takes ten milliseconds."""


class Robot:
    """Types, scans, waits and takes pictures. Used on the GUI thread."""

    def __init__(self, window: MainWindow, report: Report, screens: Path) -> None:
        self._window = window
        self._report = report
        self._screens = screens
        self._pictures = 0
        self._last_beat: float | None = None
        self._heart = QTimer()
        self._heart.setTimerType(Qt.TimerType.PreciseTimer)
        self._heart.setInterval(BEAT_MS)
        self._heart.timeout.connect(self._beat)
        self._heart.start()

    def wait(self, done: Callable[[], object], what: str, seconds: float = 30) -> None:
        """Let the program run until this is so; StepFailed says what did not come.

        Time in which the whole process was held up (a PC that slept) does not count.
        """
        left = seconds
        while not self._looks(done):
            if left < 0:
                raise StepFailed(f"{what} did not come; {self._complaint()}")
            begun = monotonic()
            self._run_for(10)
            left -= min(monotonic() - begun, LONGEST_TURN)

    def ask(
        self,
        act: Callable[[], object],
        done: Callable[[], object],
        what: str,
        seconds: float = 30,
    ) -> None:
        """Act, then wait; a sentence the window begins to say is an answer too."""
        with self.own_work():
            before = set(self._said())
        act()
        self.wait(lambda: done() or set(self._said()) - before, what, seconds)
        if not done():
            raise StepFailed(f"{what} did not come; {self._complaint()}")

    def scan(self, line: str) -> None:
        """Type a line as a scanner in keyboard mode does: fast, then Enter.

        Each key says when it was pressed: a machine that is busy with something else
        handles them late, and must not take a scanner for a person.
        """
        began = round(monotonic() * 1000)
        for number, letter in enumerate(line):
            self._type(letter, at=began + number)
        self._type("\r", Qt.Key.Key_Return, at=began + len(line))
        self._run_for(60)

    def focus(self, field: QWidget) -> None:
        """Go into the field; keys typed before the window is active go elsewhere."""
        field.setFocus()
        self.wait(field.hasFocus, "the focus")

    def type(self, text: str) -> None:
        """Type text into what has the focus, slowly enough to be a person."""
        for letter in text:
            self._type(letter)
            self._run_for(45)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key, as the system brings it to the window."""
        QTest.keyClick(self._window.windowHandle(), key, modifier)

    def picture(self, name: str) -> None:
        """Save what the window shows now."""
        self._run_for(80)
        self._pictures += 1
        path = self._screens / f"{self._pictures:02d}-{name}.png"
        with self.own_work():
            self._window.grab().save(str(path))

    @contextmanager
    def own_work(self) -> Iterator[None]:
        """Do here what no officer's program does: it keeps no officer waiting.

        What the program did just before still counts; so does what it does after.
        """
        counting = self._last_beat is not None
        if counting:
            self._beat()
        self._last_beat = None
        try:
            yield
        finally:
            self._last_beat = monotonic() if counting else None

    def rest(self) -> None:
        """Stop measuring how long the screen was kept waiting."""
        self._heart.stop()

    def _type(self, letter: str, key: int = 0, *, at: int = 0) -> None:
        target = self._window.windowHandle()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, NO_MODIFIER, letter)
            event.setTimestamp(at)
            QCoreApplication.sendEvent(target, event)

    def _run_for(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _beat(self) -> None:
        now = monotonic()
        if self._last_beat is not None:
            late = (now - self._last_beat) * 1000 - BEAT_MS
            worst = max(late, self._report.gui_longest_block_ms)
            self._report.gui_longest_block_ms = worst
        self._last_beat = now

    def _looks(self, done: Callable[[], object]) -> bool:
        with self.own_work():
            return bool(done())

    def _complaint(self) -> str:
        page = self._window.page()
        where = page.title() if page else "no page"
        said = "; ".join(self._said()) or "nothing"
        return f"on «{where}» the window says: {said}"

    def _said(self) -> list[str]:
        """Return every warning, error and empty answer the window shows now."""
        warned = [
            banner.words()
            for banner in self._window.findChildren(Banner)
            if banner.isVisible() and banner.property("banner") in WARNS
        ]
        answered = [
            made.text()
            for made in self._window.findChildren(QLabel)
            if made.isVisible() and made.property("role") == "error"
        ]
        listed = [
            made.accessibleDescription()
            for made in self._window.findChildren(ErrorSummary)
            if made.isVisible()
        ]
        return [words for words in warned + answered + listed if words]
