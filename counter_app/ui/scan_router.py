"""Scans from anywhere: a scanner that types, and a scanner on a serial line.

A scanner types faster than a person: at most 35 ms between two keys, at least eight
characters, then Enter or Tab. The router listens to the whole program, holds quick
keys back, and either routes them as one scan or gives them back, in order, to the
widget they were meant for.

Times are those of the key events, not of their handling: after a pause of the program
a person's keys are handled in one go and must not look like a scanner's, and a scan
whose second half still waits to be handled must not be taken for a person's.
"""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from shiboken6 import isValid

from counter_app.ui.held_keys import HeldKeys
from counter_app.ui.widgets.ime import commit_composition, nfc

LONGEST_GAP_MS = 35
SECOND_LOOK_MS = 5
"""Keys may wait behind the timer itself: time for the event loop to bring them. After a
timer that was later than this the program stood still, and they get the whole gap."""
SHORTEST_SCAN = 8
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
SILENT = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Mode_switch,
)
"""Keys that write nothing and may come between two letters of a scan."""
COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class ScanRouter(QObject):
    """Let it watch every window; ``scanned`` brings one whole line in NFC."""

    scanned = Signal(str)
    present = Signal(bool)
    """The scanner on the serial line went, or is back; emitted from any thread."""
    _heard = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._listening = False
        self._giving_back = False
        self._held: list[tuple[QObject, QKeyEvent]] = []
        self._last_at = 0
        self._held_since = 0.0
        self._second_look = False
        self._scan_ended_at: int | None = None
        self._held_keys = HeldKeys()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._time_is_up)
        # A line from a serial scanner comes from the adapter's own thread.
        self._heard.connect(self._route_line, Qt.ConnectionType.QueuedConnection)

    def listen(self, *, on: bool) -> None:
        """Listen, or leave every key alone (signing in, locked)."""
        self.give_back()
        self._listening = on

    def line(self, text: str) -> None:
        """Take a line read by a serial scanner; safe from any thread."""
        self._heard.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold what may belong to a scan."""
        if self._giving_back or not isinstance(event, QKeyEvent):
            return False
        if self._held_keys.drop(event):
            return True
        return self._listening and self._hears(watched, event)

    def _hears(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            # A letter of a scan must not fire a shortcut on its way.
            if _writes(event) or (self._long_enough() and event.key() in ENDS):
                event.accept()
                return True
            if event.key() not in (*ENDS, *SILENT):
                self.give_back()  # F9 acts on what was typed before it
            return False
        if event.type() is QEvent.Type.KeyRelease and self._held and _writes(event):
            # A key let go before it was pressed would press no button.
            self._held.append((watched, event.clone()))
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        return self._key(watched, event)

    def give_back(self) -> None:
        """It was a person: let the held keys arrive where they were meant."""
        self._timer.stop()
        held, self._held = self._held, []
        self._giving_back = True
        try:
            for target, key in held:
                if isValid(target):
                    QCoreApplication.sendEvent(target, key)
        finally:
            self._giving_back = False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in SILENT:
            return False
        at = event.timestamp() or round(self._seconds() * 1000)
        quick = at - self._last_at <= LONGEST_GAP_MS
        if self._held and not quick:
            self.give_back()
        if event.key() in ENDS and not event.modifiers() & COMMAND:
            return self._end(at)
        if not _writes(event) or event.isAutoRepeat():
            self.give_back()
            return False
        self._last_at, self._scan_ended_at = at, None
        self._held.append((watched, event.clone()))
        self._second_look, self._held_since = False, self._seconds()
        self._timer.start(LONGEST_GAP_MS)
        return True

    def _time_is_up(self) -> None:
        if self._second_look:
            self.give_back()
            return
        late = (self._seconds() - self._held_since) * 1000 - LONGEST_GAP_MS
        self._second_look = True
        self._timer.start(LONGEST_GAP_MS if late > SECOND_LOOK_MS else SECOND_LOOK_MS)

    def _end(self, at: int) -> bool:
        if self._long_enough():
            text = "".join(key.text() for key in self._pressed())
            self._held.clear()
            self._timer.stop()
            self._scan_ended_at = self._last_at = at
            commit_composition()
            self._route_line(text)
            return True
        # Some scanners end with two keys: Enter and Tab, or CR and LF.
        ended, self._scan_ended_at = self._scan_ended_at, None
        if ended is not None and at - ended <= LONGEST_GAP_MS:
            return True
        self.give_back()
        return False

    def _long_enough(self) -> bool:
        return len(self._pressed()) >= SHORTEST_SCAN

    def _pressed(self) -> list[QKeyEvent]:
        return [key for _, key in self._held if key.type() is QEvent.Type.KeyPress]

    def _route_line(self, text: str) -> None:
        text = nfc(text).strip("\r\n\t ")
        if text:
            self.scanned.emit(text)


def _writes(event: QKeyEvent) -> bool:
    if event.modifiers() & COMMAND and not _alt_gr(event):
        return False
    return event.text().isprintable() and bool(event.text())


def _alt_gr(event: QKeyEvent) -> bool:
    # Windows sends AltGr as Ctrl+Alt.
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return event.modifiers() & both == both
