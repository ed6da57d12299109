"""The print queue of this machine: CUPS through its own programs ``lp`` and ``lpstat``.

A queue that stands still takes jobs and prints them much later, when the citizen is
gone and the officer has printed again. So the queue is asked first, and one that
stands still gets nothing.
"""

import logging
import os
import re
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Outcome
from counter_app.domain.slips import Roll

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

UNREACHED = ("may not exist or is unavailable", "Unable to connect", "Unable to locate")
"""What a queue says of the job it has now, when its printer does not answer."""

REFUSED = ("cannot print with supplied options", "Print file not supported")
"""Status of a job the printer would not take: nothing came out."""

BAD_SIGNS = ("cannot", "unable", "unavailable", "fail", "error", "refused", "stopped")
"""In the status of a job that ended: something may have come out, or not."""

STUCK = 20.0
"""Seconds after which a waiting job and a warning of the printer belong together."""

WHEN = "%a %b %d %H:%M:%S %Y"
SINCE = re.compile(r"(\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4})\s*$", re.MULTILINE)
"""When a job was queued, as lpstat writes it under LC_ALL=C."""

DEVICE = re.compile(r"^device for \S+: (\S+)", re.MULTILINE)
FILE_MAKERS = frozenset({"cups-pdf", "pdf", "pdfwriter", "cups-tea4cups", "tea4cups"})
"""Programs behind a queue that write each job into somebody's folder."""
NOWHERE = PurePosixPath("/dev/null")

JOB = re.compile(r"request id is (\S+)")
MEDIA_BOX = re.compile(rb"/MediaBox \[ ?0 0 ([0-9.]+) ([0-9.]+)")


@dataclass(frozen=True, slots=True)
class SavedOnly:
    """No print queue on this machine: the PDF in the dossier is all there is."""

    def names(self) -> Sequence[str]:
        """Return nothing."""
        return ()

    def send(self, pdf: bytes, title: str, to: Outlet) -> str:
        """Raise PrinterProblem: no printer is chosen."""
        del pdf, title
        raise PrinterProblem(to.printer, DeviceFault.NOT_CHOSEN)

    def makes_files(self, printer: str) -> bool:
        """Return False: nothing is sent."""
        del printer
        return False

    def outcome(self, printer: str, job: str) -> Outcome:
        """Return UNKNOWN: there never was a job."""
        del printer, job
        return Outcome.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class CupsPrinter:
    """The queues of CUPS, or of the server that CUPS_SERVER names."""

    lp: str = "lp"
    lpstat: str = "lpstat"
    timeout: float = TIMEOUT
    stuck: float = STUCK

    def names(self) -> Sequence[str]:
        """Return the queues, as CUPS sorts them; none if CUPS cannot be reached."""
        try:
            done = self._run("", self.lpstat, "-e")
        except PrinterProblem as problem:
            log.warning("no list of printers: %s", problem.said)
            return ()
        return tuple(done.stdout.split()) if done.returncode == 0 else ()

    def send(self, pdf: bytes, title: str, to: Outlet) -> str:
        """Queue a PDF at its true size; return the job's name.

        Raises PrinterProblem without queueing anything when no printer is chosen, the
        queue is unknown, stands still or refuses, or jobs before this one are stuck;
        with ``unsure`` when the queue was told and did not answer.
        """
        printer = to.printer
        if not printer:
            raise PrinterProblem(printer, DeviceFault.NOT_CHOSEN)
        self.look(printer)
        done = self._run(
            printer,
            self.lp,
            *("-d", printer, "-t", _ascii(title)),
            *("-o", f"media={_media(pdf, to)}"),
            # Codes are measured in millimetres: the printer must not fit the page.
            *("-o", "print-scaling=none", "-o", "sides=one-sided"),
            given=pdf,
        )
        job = JOB.search(done.stdout)
        if done.returncode or not job:
            raise _problem(printer, done)
        return job[1]

    def makes_files(self, printer: str) -> bool:
        """Say whether the queue's device is a file or a program that writes one.

        What throws everything away keeps nothing either. Where CUPS does not say,
        it is taken for a printer with paper.
        """
        try:
            said = self._run(printer, self.lpstat, "-v", printer).stdout
        except PrinterProblem:
            return False
        found = DEVICE.search(said)
        device = found[1].removeprefix("file:") if found else ""
        if device.startswith("/"):
            return PurePosixPath(f"/{device.lstrip('/')}") != NOWHERE
        return device.split(":")[0] in FILE_MAKERS

    def outcome(self, printer: str, job: str) -> Outcome:
        """Say what became of a job, as far as CUPS remembers it."""
        try:
            waiting = self._run(
                printer, self.lpstat, "-W", "not-completed", "-o", printer
            )
            ended = self._run(
                printer, self.lpstat, "-l", "-W", "completed", "-o", printer
            )
        except PrinterProblem:
            return Outcome.QUEUED  # the server does not answer now; it may later
        if job in waiting.stdout.split():
            return Outcome.QUEUED
        return _outcome(ended.stdout, job)

    def look(self, printer: str) -> None:
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
        self._look_at_jobs(printer, state.stdout)

    def _look_at_jobs(self, printer: str, state: str) -> None:
        # CUPS keeps the complaints of the last job for ever. Without a job that waits
        # they are old news, and heeding them would lock a mended printer out.
        alert, warning = _alert(state), _alert(state, mild=("-report",))
        reason = _reason(state)
        unreached = any(words in reason for words in UNREACHED)
        if not (alert or warning or unreached):
            return
        jobs = self._run(printer, self.lpstat, "-o", printer).stdout
        if jobs.strip() and unreached:
            raise PrinterProblem(printer, DeviceFault.GONE, reason)
        if jobs.strip() and alert:
            raise PrinterProblem(printer, alert, _alerts(state))
        # An empty tray is only warned of where another one may be full. A driverless
        # queue warns of the only tray, too: there the job waits and waits.
        if warning and _oldest(jobs) > self.stuck:
            raise PrinterProblem(printer, warning, _alerts(state))

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
            # Only lp was given something that may yet be printed.
            unsure = bool(given)
            raise PrinterProblem(
                printer, DeviceFault.BUSY, said, unsure=unsure
            ) from error
        except OSError as error:
            raise PrinterProblem(printer, DeviceFault.GONE, str(error)) from error
        return subprocess.CompletedProcess(
            done.args,
            done.returncode,
            done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"),
        )


def _media(pdf: bytes, to: Outlet) -> str:
    """Return the paper and the tray as CUPS names them."""
    if isinstance(to.size, Roll):
        box = MEDIA_BOX.search(pdf)
        wide, tall = (float(box[1]), float(box[2])) if box else (227.0, 600.0)
        media = f"Custom.{wide:.0f}x{tall:.0f}"
    else:
        media = "A4" if to.twice else to.size.value
    return f"{media},{to.tray}" if to.tray else media


def _outcome(told: str, job: str) -> Outcome:
    """Read what ``lpstat -l`` says of a job that ended."""
    lines = told.splitlines()
    for place, line in enumerate(lines):
        if not line.startswith((f"{job} ", f"{job}\t")):
            continue
        said: list[str] = []
        for more in lines[place + 1 :]:
            if not more.startswith((" ", "\t")):
                break
            said.append(more)
        return _ended(" ".join(said))
    return Outcome.UNKNOWN


def _ended(said: str) -> Outcome:
    """Say what lpstat's lines about a job that ended mean.

    Its alerts alone do not tell: CUPS 2.4 gives "processing-to-stop-point" for what
    came out and for what an IPP printer would not take.
    """
    if "canceled" in said or "aborted" in said:
        return Outcome.FAILED
    if any(words in said for words in REFUSED):
        return Outcome.FAILED
    if any(words in said.lower() for words in BAD_SIGNS):
        return Outcome.UNKNOWN
    return Outcome.OUT


def _problem(printer: str, done: "subprocess.CompletedProcess[str]") -> PrinterProblem:
    said = " ".join((done.stderr or done.stdout).split())
    for words, fault in SAID_FAULTS:
        if words.lower() in said.lower():
            return PrinterProblem(printer, fault, said)
    return PrinterProblem(printer, DeviceFault.IO, said)


def _alerts(state: str) -> str:
    found = re.search(r"^\s*Alerts: (.*)$", state, re.MULTILINE)
    return found[1].strip() if found else ""


def _alert(
    state: str, mild: tuple[str, ...] = ("-warning", "-report")
) -> DeviceFault | None:
    """Return what keeps the printer from printing; what is mild does not."""
    alerts = [
        alert
        for alert in re.split(r"[\s,]+", _alerts(state))
        if not alert.endswith(mild)
    ]
    for words, fault in ALERTS:
        if any(words in alert for alert in alerts):
            return fault
    return None


def _oldest(jobs: str) -> float:
    """Return for how many seconds the oldest of these jobs has waited; 0 for none."""
    # CUPS writes the clock on the wall of this machine, without its zone.
    since = [time.mktime(time.strptime(found, WHEN)) for found in SINCE.findall(jobs)]
    # Not the counter's clock: this one is compared with that of the queue.
    return time.time() - min(since) if since else 0.0  # noqa: TID251


def _reason(said: str) -> str:
    """Return the line that lpstat puts below the state: why it is so."""
    lines = said.splitlines()
    return lines[1].strip() if len(lines) > 1 else ""


def _ascii(title: str) -> str:
    # CUPS writes other letters as octal numbers into its file names.
    return title.encode("ascii", "replace").decode("ascii")
