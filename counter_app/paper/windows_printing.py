"""Printing on Windows: the PDF reader's own ``printto`` verb.

Never tried on a real Windows machine. It needs a PDF reader that knows the verb; the
reader prints by itself and tells nobody how it went, so all that can be complained of
here is that it did not start.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Outcome

LIST_PRINTERS = (
    "powershell.exe",
    "-NoProfile",
    "-NonInteractive",
    "-Command",
    "[Console]::OutputEncoding = [Text.Encoding]::UTF8;"
    " Get-Printer | Select-Object -ExpandProperty Name",
)
TIMEOUT = 20.0


class WindowsPrinter:
    """The queues of Windows."""

    def __init__(self) -> None:
        self._last: Path | None = None

    def names(self) -> Sequence[str]:
        """Return the printers Windows knows; none if it cannot say."""
        try:
            done = subprocess.run(  # noqa: S603 -- a constant command
                LIST_PRINTERS, capture_output=True, timeout=TIMEOUT, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return ()
        lines = done.stdout.decode("utf-8", "replace").splitlines()
        return tuple(line.strip() for line in lines if line.strip())

    def send(self, pdf: bytes, title: str, to: Outlet) -> str:
        """Hand a PDF to the reader to print; return the file's name.

        The paper's size is the file's own. The file cannot be taken away while the
        reader reads it: it goes when the next one comes.
        """
        del title
        if not to.printer:
            raise PrinterProblem(to.printer, DeviceFault.NOT_CHOSEN)
        if self._last:
            self._last.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile(suffix=".pdf", delete=False) as file:
            file.write(pdf)
        self._last = Path(file.name)
        _print_to(self._last, to.printer)
        return self._last.name

    def outcome(self, printer: str, job: str) -> Outcome:
        """Return UNKNOWN: the reader prints by itself and tells nobody how it went."""
        del printer, job
        return Outcome.UNKNOWN


def _print_to(file: Path, printer: str) -> None:
    if sys.platform == "win32":
        try:
            os.startfile(file, "printto", f'"{printer}"')  # noqa: S606 -- the verb's way
        except OSError as error:
            raise PrinterProblem(printer, DeviceFault.GONE, str(error)) from error
    else:
        raise PrinterProblem(printer, DeviceFault.GONE, "not a Windows machine")
