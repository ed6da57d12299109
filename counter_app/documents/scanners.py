"""The scanner adapter that fits the operating system."""

import sys

from counter_app.documents.scanner import SaneScanner
from counter_app.documents.windows_scanner import WiaScanner


def scanner_of_this_machine() -> SaneScanner | WiaScanner:
    """Return SANE on Linux (eSCL by its AirScan backend), WIA on Windows."""
    return WiaScanner() if sys.platform == "win32" else SaneScanner()
