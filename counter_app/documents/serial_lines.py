"""A code scanner on a serial port: raw UTF-8 lines, whatever has the focus.

Better than keyboard mode: no input method in the way. The port may vanish and come
back; reading goes on when it does.
"""

import logging
import sys
from collections.abc import Callable
from threading import Event

log = logging.getLogger(__name__)
BAUD = 9600
READ_SECONDS = 0.5
AGAIN_SECONDS = 1.0
LONGEST_LINE = 4096
TROUBLES: tuple[type[Exception], ...] = (OSError,)
if sys.platform != "win32":
    import termios

    # pyserial lets some of these through when a port goes while it is opened.
    TROUBLES = (OSError, termios.error)


class SerialLines:
    """Reads lines until closed."""

    def __init__(
        self, port: str, on_there: Callable[[bool], None] | None = None
    ) -> None:
        """``on_there`` hears, in the reading thread, that the scanner went or came."""
        self._port = port
        self._closed = Event()
        self._on_there = on_there
        self._is_there: bool | None = None

    def read(self, on_line: Callable[[str], None]) -> None:
        """Call on_line with each line; returns after close(). Blocks."""
        while not self._closed.is_set():
            try:
                self._read_port(on_line)
            except TROUBLES as error:
                log.warning("the code scanner is away: %s", error)
                self._tell(there=False)
                self._closed.wait(AGAIN_SECONDS)

    def _tell(self, *, there: bool) -> None:
        if self._on_there and self._is_there is not there:
            self._is_there = there
            self._on_there(there)

    def close(self) -> None:
        """End reading; safe from any thread."""
        self._closed.set()

    def _read_port(self, on_line: Callable[[str], None]) -> None:
        from serial import Serial

        with Serial(self._port, BAUD, timeout=READ_SECONDS) as port:
            self._tell(there=True)
            pending = b""
            while not self._closed.is_set():
                pending += port.read_until(b"\r", LONGEST_LINE)
                *lines, pending = pending.replace(b"\n", b"\r").split(b"\r")
                for line in lines:
                    text = line.decode("utf-8", errors="replace").strip()
                    if text:
                        on_line(text)
                if len(pending) > LONGEST_LINE:
                    pending = b""  # noise, not a line
