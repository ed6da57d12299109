"""TWAIN scanners on Windows, through NAPS2's own program ``NAPS2.Console``.

Most TWAIN drivers are 32-bit libraries, which this program's 64-bit Python cannot load;
NAPS2 brings a 32-bit process for them, is kept, and is installed by IT beside this
program. Its options are those of its own source (NAPS2 7 and 8); nobody has run it with
this program on Windows yet (docs/windows.md).
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Sequence
from pathlib import Path

from counter_app.documents.driver import Driver
from counter_app.domain.errors import DeviceFault, ScannerProblem
from counter_app.domain.scan_profiles import Colour, ScanProfile

SILENCE = 120.0
"""Seconds without a word from it; it tells each page it scans."""
DEPTHS = {Colour.COLOUR: "color", Colour.GREY: "gray", Colour.LINEART: "bw"}
SAID_FAULTS = (
    ("no pages are in the feeder", DeviceFault.NO_PAPER),
    ("no pages in the feeder", DeviceFault.NO_PAPER),
    ("paper jam", DeviceFault.JAMMED),
    ("cover is open", DeviceFault.COVER_OPEN),
    ("busy", DeviceFault.BUSY),
    ("offline", DeviceFault.GONE),
    ("could not be found", DeviceFault.GONE),
    ("no scanning device was found", DeviceFault.GONE),
    ("no device", DeviceFault.GONE),
)
"""What it says in English; the first that fits counts, else IO. It says it in the
language of Windows: another one tells that something broke off, not what."""
_PAGE = re.compile(r"^\d{4}\.png$")


class TwainScanner:
    """The scanners NAPS2 reaches by TWAIN. It gives its pages when the last is in."""

    def __init__(self, *, program: str = "", silence: float = SILENCE) -> None:
        """``program`` is where NAPS2.Console lies; empty: where it is installed."""
        self._program = program
        self._driver = Driver(silence)

    def names(self) -> Sequence[str]:
        """Return the scanners that answer now; none where NAPS2 is not installed."""
        try:
            with self._driver.running(
                self._command("--listdevices"), "", complaints=subprocess.STDOUT
            ) as child:
                said = self._told(child)
                child.wait()
        except (OSError, ScannerProblem):
            return ()
        if child.returncode or _fault(said):
            return ()
        return tuple(line.strip() for line in said.splitlines() if line.strip())

    def pages(self, device: str, profile: ScanProfile) -> Generator[bytes, None, None]:
        """Scan until the feeder is empty; raise ScannerProblem after the good pages."""
        if not device:
            raise ScannerProblem(device, DeviceFault.NOT_CHOSEN)
        with tempfile.TemporaryDirectory(
            prefix="quet-", ignore_cleanup_errors=True
        ) as folder:
            wishes = self._wishes(device, profile, Path(folder))
            try:
                with self._driver.running(
                    self._command(*wishes), device, complaints=subprocess.STDOUT
                ) as child:
                    said = self._told(child)
                    child.wait()
            except OSError as error:
                raise ScannerProblem(device, DeviceFault.GONE) from error
            came = 0
            for path in sorted(Path(folder).iterdir()):
                if _PAGE.match(path.name):
                    came += 1
                    yield path.read_bytes()
            fault = self._driver.killed or _fault(said)
            if fault or child.returncode or not came:
                raise ScannerProblem(device, fault or DeviceFault.IO)

    def stop(self) -> None:
        """Stop the scan that runs now, from any thread. Quick."""
        self._driver.stop()

    def _command(self, *words: str) -> Sequence[str]:
        program = self._program or installed()
        return [program, "--noprofile", "--driver", "twain", *words]

    def _wishes(self, device: str, profile: ScanProfile, folder: Path) -> Sequence[str]:
        source = "glass"
        if profile.feeder:
            source = "duplex" if profile.duplex else "feeder"
        return [
            f"--device={device}",
            f"--source={source}",
            f"--pagesize={profile.sheet.lower()}",
            f"--dpi={profile.dpi}",
            f"--bitdepth={DEPTHS[profile.colour]}",
            "--verbose",
            f"--output={folder / '$(nnnn).png'}",
        ]

    def _told(self, child: subprocess.Popen[bytes]) -> str:
        """Return all it says; killed when it says nothing for too long."""
        if child.stdout is None:
            raise ValueError("the child must talk through a pipe")
        said: list[str] = []
        while True:
            with self._driver.watched(child):
                line = child.stdout.readline(4096)
            if not line:
                return "".join(said)
            said = [*said[-200:], line.decode(errors="replace")]


def installed() -> str:
    """Return where NAPS2.Console is installed, or its bare name."""
    found = shutil.which("NAPS2.Console")
    places = [
        os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)")
    ]
    for place in places if sys.platform == "win32" and not found else ():
        if (path := Path(place, "NAPS2", "NAPS2.Console.exe")).exists():
            return str(path)
    return found or "NAPS2.Console"


def _fault(said: str) -> DeviceFault | None:
    """Return what it complained of; None when nothing it says is known."""
    words = said.lower()
    return next((fault for part, fault in SAID_FAULTS if part in words), None)
