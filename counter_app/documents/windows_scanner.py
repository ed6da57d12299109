"""Paper scanners on Windows: WIA, in a process of its own.

Not run by anyone yet: no Windows machine with a scanner was at hand (docs/windows.md).
The process is this program's own interpreter with ``wia_process``; it speaks as the
decoding worker does, and to cancel is to kill it.
"""

import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import suppress
from pathlib import Path

from counter_app.documents.driver import Driver
from counter_app.documents.worker import receive
from counter_app.domain.errors import DeviceFault, ScannerProblem
from counter_app.domain.scan_profiles import ScanProfile

SILENCE = 60.0
"""Seconds without a page before the device counts as hung."""
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1));"
    "from counter_app.documents.wia_process import main; main(sys.argv[1:])"
)


class WiaScanner:
    """The scanners Windows Image Acquisition can reach."""

    def __init__(self, *, silence: float = SILENCE) -> None:
        self._driver = Driver(silence)

    def names(self) -> Sequence[str]:
        """Return the scanners that answer now; none when WIA does not."""
        try:
            return tuple(blob.decode() for blob in self._messages("list"))
        except (OSError, ScannerProblem):
            return ()

    def pages(self, device: str, profile: ScanProfile) -> Generator[bytes, None, None]:
        """Scan until the feeder is empty; raise ScannerProblem. Closing stops it."""
        if not device:
            raise ScannerProblem(device, DeviceFault.NOT_CHOSEN)
        wishes = (
            profile.colour,
            str(profile.dpi),
            profile.sheet,
            str(int(profile.feeder)),
            str(int(profile.duplex)),
        )
        try:
            yield from self._messages("scan", device, *wishes, device=device)
        except OSError as error:
            raise ScannerProblem(device, DeviceFault.GONE) from error

    def stop(self) -> None:
        """Stop the scan that runs now, from any thread. Quick."""
        self._driver.stop()

    def _messages(self, *words: str, device: str = "") -> Generator[bytes, None, None]:
        root = str(Path(__file__).parents[2])
        command = [sys.executable, "-I", "-c", _START, root, *words]
        with self._driver.running(command, device) as child:
            while True:
                kind, blob = self._heard(child, device)
                if kind == b"end":
                    return
                if kind == b"fault":
                    with suppress(ValueError):
                        raise ScannerProblem(device, DeviceFault(blob.decode()))
                    raise ScannerProblem(device, DeviceFault.IO)
                yield blob

    def _heard(
        self, child: subprocess.Popen[bytes], device: str
    ) -> tuple[bytes, bytes]:
        if child.stdout is None:
            raise ValueError("the child must talk through a pipe")
        try:
            with self._driver.watched(child):
                kind, blob = receive(child.stdout)
        except (EOFError, ValueError) as error:
            why = self._driver.killed or DeviceFault.STOPPED
            raise ScannerProblem(device, why) from error
        return kind, blob
