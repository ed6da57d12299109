"""The print queue of this machine: CUPS through its own programs ``lp`` and ``lpstat``.

A queue that stands still takes jobs and prints them much later, when the citizen is
gone and the officer has printed again. So the queue is asked first, and one that
stands still gets nothing.
"""

import logging
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.receipts import PaperSize
from counter_app.paper.windows_printing import WindowsPrinter

log = logging.getLogger(__name__)

TIMEOUT = 10.0
"""Seconds for each of the programs; a CUPS server that is gone may never answer."""

ALERTS = (
    ("media-jam", DeviceFault.JAMMED),
    ("cover-open", DeviceFault.COVER_OPEN),
    ("door-open", DeviceFault.COVER_OPEN),
    ("interlock-open", DeviceFault.COVER_OPEN),
    ("media-empty", DeviceFault.NO_PAPER),
    ("media-needed", DeviceFault.NO_PAPER),
    ("input-tray-missing", DeviceFault.NO_PAPER),
    ("timed-out", DeviceFault.GONE),
    ("offline", DeviceFault.GONE),
    ("shutdown", DeviceFault.GONE),
    ("spool-area-full", DeviceFault.OUT_OF_MEMORY),
)
"""IPP printer-state-reasons (RFC 8011, 5.4.12); the first that fits counts."""

SAID_FAULTS = (
    ("Invalid destination", DeviceFault.GONE),
    ("does not exist", DeviceFault.GONE),
    ("Unknown destination", DeviceFault.GONE),
    ("Unable to connect", DeviceFault.GONE),
    ("Scheduler is not running", DeviceFault.GONE),
    ("scheduler not responding", DeviceFault.GONE),
    ("Bad file descriptor", DeviceFault.GONE),
    ("Connection refused", DeviceFault.GONE),
    ("not accepting", DeviceFault.STOPPED),
    ("Unauthorized", DeviceFault.DENIED),
    ("Forbidden", DeviceFault.DENIED),
    ("not authorized", DeviceFault.DENIED),
    ("Too many", DeviceFault.BUSY),
    ("Busy", DeviceFault.BUSY),
    ("No space left", DeviceFault.OUT_OF_MEMORY),
)
"""What lp and lpstat say under LC_ALL=C; the first that fits counts."""

JOB = re.compile(r"request id is (\S+)")


@dataclass(frozen=True, slots=True)
class SavedOnly:
    """No print queue on this machine: the PDF in the dossier is all there is."""

    def names(self) -> Sequence[str]:
        """Return nothing."""
        return ()

    def send(self, pdf: bytes, title: str, printer: str, size: PaperSize) -> str:
        """Raise PrinterProblem: no printer is chosen."""
        del pdf, title, size
        raise PrinterProblem(printer, DeviceFault.NOT_CHOSEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class CupsPrinter:
    """The queues of CUPS, or of the server that CUPS_SERVER names."""

    lp: str = "lp"
    lpstat: str = "lpstat"
    timeout: float = TIMEOUT

    def names(self) -> Sequence[str]:
        """Return the queues, as CUPS sorts them; none if CUPS cannot be reached."""
        try:
            done = self._run("", self.lpstat, "-e")
        except PrinterProblem as problem:
            log.warning("no list of printers: %s", problem.said)
            return ()
        return tuple(done.stdout.split()) if done.returncode == 0 else ()

    def send(self, pdf: bytes, title: str, printer: str, size: PaperSize) -> str:
        """Queue a PDF at its true size; return the job's name.

        Raises PrinterProblem without queueing anything when no printer is chosen, the
        queue is unknown, stands still or refuses, or jobs before this one are stuck.
        """
        if not printer:
            raise PrinterProblem(printer, DeviceFault.NOT_CHOSEN)
        self._look(printer)
        done = self._run(
            printer,
            self.lp,
            *("-d", printer, "-t", _ascii(title)),
            *("-o", f"media={size.value}"),
            # Codes are measured in millimetres: the printer must not fit the page.
            *("-o", "print-scaling=none", "-o", "sides=one-sided"),
            given=pdf,
        )
        job = JOB.search(done.stdout)
        if done.returncode or not job:
            raise _problem(printer, done)
        return job[1]

    def _look(self, printer: str) -> None:
        """Raise PrinterProblem if the queue would not print now."""
        state = self._run(printer, self.lpstat, "-l", "-p", printer)
        accepts = self._run(printer, self.lpstat, "-a", printer)
        for done in (state, accepts):
            if done.returncode:
                raise _problem(printer, done)
        alert = _alert(state.stdout)
        if " disabled since " in state.stdout:
            fault = alert or DeviceFault.STOPPED
            raise PrinterProblem(printer, fault, _reason(state.stdout))
        if " not accepting requests " in accepts.stdout:
            said = _reason(accepts.stdout)
            raise PrinterProblem(printer, DeviceFault.STOPPED, said)
        if alert and self._waiting(printer):
            raise PrinterProblem(printer, alert, _alerts(state.stdout))

    def _waiting(self, printer: str) -> bool:
        # CUPS keeps the complaints of the last job for ever. Without a job that waits
        # they are old news, and heeding them would lock a mended printer out.
        return bool(self._run(printer, self.lpstat, "-o", printer).stdout.strip())

    def _run(
        self, printer: str, program: str, *options: str, given: bytes = b""
    ) -> "subprocess.CompletedProcess[str]":
        try:
            done = subprocess.run(  # noqa: S603 -- no shell, options of our own
                [program, *options],
                input=given,
                capture_output=True,
                timeout=self.timeout,
                check=False,
                env={**os.environ, "LC_ALL": "C", "LANGUAGE": "C"},
                start_new_session=True,  # so that nobody asks a terminal for a password
            )
        except subprocess.TimeoutExpired as error:
            said = f"{program} did not answer"
            raise PrinterProblem(printer, DeviceFault.BUSY, said) from error
        except OSError as error:
            raise PrinterProblem(printer, DeviceFault.GONE, str(error)) from error
        return subprocess.CompletedProcess(
            done.args,
            done.returncode,
            done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"),
        )


def printer_of_this_machine() -> CupsPrinter | WindowsPrinter:
    """Return the print queues of the system this runs on."""
    return WindowsPrinter() if sys.platform == "win32" else CupsPrinter()


def _problem(printer: str, done: "subprocess.CompletedProcess[str]") -> PrinterProblem:
    said = " ".join((done.stderr or done.stdout).split())
    for words, fault in SAID_FAULTS:
        if words.lower() in said.lower():
            return PrinterProblem(printer, fault, said)
    return PrinterProblem(printer, DeviceFault.IO, said)


def _alerts(state: str) -> str:
    found = re.search(r"^\s*Alerts: (.*)$", state, re.MULTILINE)
    return found[1].strip() if found else ""


def _alert(state: str) -> DeviceFault | None:
    """Return what keeps the printer from printing; warnings and reports do not."""
    alerts = [
        alert
        for alert in re.split(r"[\s,]+", _alerts(state))
        if not alert.endswith(("-warning", "-report"))
    ]
    for words, fault in ALERTS:
        if any(words in alert for alert in alerts):
            return fault
    return None


def _reason(said: str) -> str:
    """Return the line that lpstat puts below the state: why it is so."""
    lines = said.splitlines()
    return lines[1].strip() if len(lines) > 1 else ""


def _ascii(title: str) -> str:
    # CUPS writes other letters as octal numbers into its file names.
    return title.encode("ascii", "replace").decode("ascii")
