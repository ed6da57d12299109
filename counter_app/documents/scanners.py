"""The scanner adapter that fits the operating system."""

import sys
from collections.abc import Generator, Sequence

from counter_app.documents.naps2 import TwainScanner
from counter_app.documents.scanner import SaneScanner
from counter_app.documents.windows_scanner import WiaScanner
from counter_app.domain.scan_profiles import ScanProfile

TWAIN = "twain:"
"""What the name of a TWAIN scanner begins with: WIA may know the same by its own."""


class WindowsScanners:
    """WIA's scanners, then TWAIN's; each driver in a process of its own."""

    def __init__(
        self, wia: WiaScanner | None = None, twain: TwainScanner | None = None
    ) -> None:
        self._wia, self._twain = wia or WiaScanner(), twain or TwainScanner()

    def names(self) -> Sequence[str]:
        """Return what answers now."""
        return (*self._wia.names(), *(f"{TWAIN}{one}" for one in self._twain.names()))

    def pages(self, device: str, profile: ScanProfile) -> Generator[bytes, None, None]:
        """Scan until the feeder is empty; raise ScannerProblem. Closing stops it."""
        if device.startswith(TWAIN):
            return self._twain.pages(device.removeprefix(TWAIN), profile)
        return self._wia.pages(device, profile)

    def give_up(self) -> None:
        """Do nothing: what asks these drivers ends by itself, see their time limits."""

    def stop(self) -> None:
        """Stop the scan that runs now, from any thread. Quick."""
        self._wia.stop()
        self._twain.stop()


def scanner_of_this_machine() -> SaneScanner | WindowsScanners:
    """Return SANE on Linux (eSCL by its AirScan backend), WIA and TWAIN on Windows."""
    return WindowsScanners() if sys.platform == "win32" else SaneScanner()
