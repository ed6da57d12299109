"""Paper scanners on Linux: SANE, through its own program ``scanimage``.

A driver is foreign code that hangs and crashes, so it never runs inside this program:
it runs in a child process, and to cancel is to kill the child. Pages lie as files only
until they are read, in a private folder that is memory where the system has one.
"""

import contextlib
import os
import re
import selectors
import signal
import subprocess
import tempfile
import threading
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

from counter_app.domain.errors import DeviceFault, ScannerProblem
from counter_app.domain.scan_profiles import MILLIMETRES, Colour, ScanProfile

PROBE_TIMEOUT = 15.0
"""Seconds to list scanners or their options; a full SANE set-up takes three or four."""

EXIT_FAULTS = {
    2: DeviceFault.CANCELLED,
    3: DeviceFault.BUSY,
    6: DeviceFault.JAMMED,
    7: DeviceFault.NO_PAPER,
    8: DeviceFault.COVER_OPEN,
    9: DeviceFault.IO,
    10: DeviceFault.OUT_OF_MEMORY,
    11: DeviceFault.DENIED,
}
"""SANE_Status (SANE standard 1.x, 4.2.7), which scanimage ends with."""

SAID_FAULTS = (
    ("Device busy", DeviceFault.BUSY),
    ("feeder jammed", DeviceFault.JAMMED),
    ("out of documents", DeviceFault.NO_PAPER),
    ("cover is open", DeviceFault.COVER_OPEN),
    ("Out of memory", DeviceFault.OUT_OF_MEMORY),
    ("has been denied", DeviceFault.DENIED),
    ("Error during device I/O", DeviceFault.IO),
    ("open of device", DeviceFault.GONE),
)
"""When scanimage ends with 1 or 0 only its words tell; sane_strstatus is never
translated. The first that fits counts."""


MODES = {
    Colour.COLOUR: "colou?r",
    Colour.GREY: "gr[ae]y",
    Colour.LINEART: "lineart|line art|black|binary|1[- ]bit",
}
"""Patterns for the names of modes: drivers say Gray, Grayscale, True Gray."""
SILENCE = 60.0
"""Seconds without a sign of life before the device counts as hung."""
SLICES = 5
"""Waiting is done in so many parts. Time passes while a machine sleeps or is starved,
for the driver as for us: that takes one part, and what the driver says next counts."""


UNENDING = 1.0
"""Seconds after which a killed driver is left to the system: it hangs in the kernel."""
LAST_WORD = 3.0
"""Seconds a driver gets to end once it has said what is wrong. Some never do: SANE
kills its reader, and who waits for that one's lock waits for ever (1 of 100 seen)."""
_STATUS = re.compile(rb"\(scanner status = (\d+)\)")
_GOOD = {0, 5}
"""SANE_STATUS_GOOD and SANE_STATUS_EOF: a page is whole."""


class SaneScanner:
    """The scanners SANE can reach; SANE_CONFIG_DIR of the environment is honoured."""

    def __init__(
        self,
        *,
        program: str = "scanimage",
        silence: float = SILENCE,
        options: Sequence[str] = (),
    ) -> None:
        """``options`` are given to the driver as they stand."""
        self._program = program
        self._silence = silence
        self._options = options
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._asked: set[subprocess.Popen[str]] = set()
        self._given_up = False

    def names(self) -> Sequence[str]:
        """Return the scanners that answer now; none when SANE is not installed."""
        try:
            listed = self._ask("-f", "%d%n")
        except (OSError, subprocess.TimeoutExpired):
            return ()
        return tuple(line for line in listed.stdout.splitlines() if line.strip())

    def pages(self, device: str, profile: ScanProfile) -> Generator[bytes, None, None]:
        """Scan until the feeder is empty, or the one page on the glass.

        Each page is a PNG, yielded as soon as it is whole. Raises ScannerProblem; the
        pages before it are good. Closing the iterator stops the scanner.
        """
        if not device:
            raise ScannerProblem(device, DeviceFault.NOT_CHOSEN)
        with tempfile.TemporaryDirectory(
            prefix="quet-", dir=_memory_folder(), ignore_cleanup_errors=True
        ) as folder:
            command = self._command(device, profile, Path(folder))
            child = self._start(device, command)
            try:
                yield from _read_pages(child, device, self._silence)
            finally:
                _end(child)
                with self._lock:
                    self._child = None

    def stop(self) -> None:
        """Stop what is being scanned now, from any thread; quick."""
        with self._lock:
            if self._child:
                _kill(self._child)

    def give_up(self) -> None:
        """Ask no driver any more, and end every question still out; from any thread.

        Those asked are gone when it returns, but for one the system cannot end.
        """
        with self._lock:  # nobody is just being asked
            self._given_up, asked = True, tuple(self._asked)
        for child in asked:
            child.kill()
        for child in asked:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(timeout=UNENDING)

    def _start(self, device: str, command: Sequence[str]) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._child:
                raise ScannerProblem(device, DeviceFault.BUSY)
            try:
                self._child = subprocess.Popen(  # noqa: S603 -- an argument list, no shell
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    env=_environment(),
                    start_new_session=True,  # its helpers are killed with it
                )
            except OSError as error:
                raise ScannerProblem(device, DeviceFault.GONE) from error
            return self._child

    def _command(self, device: str, profile: ScanProfile, folder: Path) -> list[str]:
        offered = self._offered(device)
        source = _source(offered.get("source", ""), profile)
        command = [
            self._program,
            f"--device-name={device}",
            "--format=png",
            "--progress",
            f"--batch={folder}/%04d.png",
            "--batch-print",
        ]
        if source:
            command.append(f"--source={source}")
        if not _is_feeder(source):
            command.append("--batch-count=1")
        return [*command, *_settings(offered, profile), *self._options]

    def _offered(self, device: str) -> dict[str, str]:
        """Ask the device for its options: name to the values it takes."""
        try:
            told = self._ask(f"--device-name={device}", "--all-options")
        except OSError as error:
            raise ScannerProblem(device, DeviceFault.GONE) from error
        except subprocess.TimeoutExpired as error:
            raise ScannerProblem(device, DeviceFault.STOPPED) from error
        if told.returncode != 0:
            raise ScannerProblem(device, _fault(told.returncode, told.stderr))
        return {
            name: values
            for name, values, default in _OPTION.findall(told.stdout)
            if default != "inactive"
        }

    def _ask(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        with self._asking(*arguments) as child:
            try:
                said, complained = _heard_out(child)
            except BaseException:
                child.kill()
                raise
            finally:
                self._asked.discard(child)
        return subprocess.CompletedProcess(
            child.args, child.returncode, said, complained
        )

    def _asking(self, *arguments: str) -> subprocess.Popen[str]:
        command = [self._program, *arguments]
        with self._lock:
            if self._given_up:
                raise subprocess.TimeoutExpired(command, 0)
            child = subprocess.Popen(  # noqa: S603 -- an argument list, no shell
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                errors="replace",
                env=_environment(),
            )
            self._asked.add(child)
            return child


def _heard_out(child: subprocess.Popen[str]) -> tuple[str, str]:
    for _ in range(SLICES - 1):
        with contextlib.suppress(subprocess.TimeoutExpired):
            return child.communicate(timeout=PROBE_TIMEOUT / SLICES)
    return child.communicate(timeout=PROBE_TIMEOUT / SLICES)


_OPTION = re.compile(
    r"^ {4}--?(source|mode|resolution|x|y)[ =]"  # the name,
    r"(.+?)(?: \(in [^)]*\))?"  # the values it takes, without their steps,
    r"(?: \[([^\]]*)\])*$",  # and the value it has
    re.MULTILINE,
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def _settings(offered: dict[str, str], wanted: ScanProfile) -> Iterator[str]:
    mode = _matching(offered.get("mode", ""), MODES[wanted.colour])
    if not mode and wanted.colour is not Colour.COLOUR:
        mode = _matching(offered.get("mode", ""), MODES[Colour.GREY])
    if mode:
        yield f"--mode={mode}"
    if "resolution" in offered:
        yield f"--resolution={_nearest(offered['resolution'], wanted.dpi)}"
    if "x" in offered and "y" in offered:
        wide, high = MILLIMETRES[wanted.sheet]
        yield f"-x{_nearest(offered['x'], wide)}"
        yield f"-y{_nearest(offered['y'], high)}"


def _source(offered: str, wanted: ScanProfile) -> str:
    feeders = [name for name in offered.split("|") if _is_feeder(name)]
    if not (wanted.feeder and feeders):
        return _matching(offered, "flatbed|platen|normal")
    twofold = [name for name in feeders if "duplex" in name.lower()]
    single = [name for name in feeders if name not in twofold]
    return ((twofold if wanted.duplex else single) or feeders)[0]


def _is_feeder(source: str) -> bool:
    return bool(re.search("adf|feeder", source, re.IGNORECASE))


def _matching(offered: str, pattern: str) -> str:
    for name in offered.split("|"):
        if re.search(pattern, name, re.IGNORECASE):
            return name
    return ""


def _nearest(offered: str, wanted: int) -> str:
    """Return what the device takes nearest to the wish, from a list or a range."""
    numbers = [float(number) for number in _NUMBER.findall(offered)]
    if not numbers:
        return str(wanted)
    if ".." in offered:
        return f"{min(max(wanted, numbers[0]), numbers[1]):g}"
    return f"{min(numbers, key=lambda number: abs(number - wanted)):g}"


def _read_pages(
    child: subprocess.Popen[bytes], device: str, silence: float
) -> Iterator[bytes]:
    pages, said = 0, bytearray()
    for path in _finished(child, device, said, silence):
        content = path.read_bytes()
        path.unlink()
        pages += 1
        yield content
    complaint = _complaint(said)
    try:
        code = child.wait(timeout=_patience(said, silence))
    except subprocess.TimeoutExpired as error:
        if not complaint:
            raise ScannerProblem(device, DeviceFault.STOPPED) from error
        code = complaint
    fault = _fault(code, said.decode(errors="replace"))
    if fault is DeviceFault.NO_PAPER and pages:
        return
    if code != 0 or not pages:
        raise ScannerProblem(device, fault)


def _finished(
    child: subprocess.Popen[bytes], device: str, said: bytearray, silence: float
) -> Iterator[Path]:
    """Yield the pages the child says are whole; watch that it goes on living."""
    if child.stdout is None or child.stderr is None:
        raise ValueError("the child must talk through pipes")
    told = bytearray()
    with selectors.DefaultSelector() as ears:
        ears.register(child.stdout, selectors.EVENT_READ, told)
        ears.register(child.stderr, selectors.EVENT_READ, said)
        while ears.get_map():
            heard = _heard(ears, _patience(said, silence))
            if not heard and _complaint(said):
                return
            if not heard:
                raise ScannerProblem(device, DeviceFault.STOPPED)
            for key, _events in heard:
                if piece := os.read(key.fd, 65536):
                    key.data.extend(piece)
                else:
                    ears.unregister(key.fileobj)
            del said[:-4096]  # progress is a sign of life, not a thing to keep
            *lines, rest = bytes(told).split(b"\n")
            told[:] = rest
            for line in lines:
                yield Path(os.fsdecode(line))


def _heard(
    ears: selectors.BaseSelector, patience: float
) -> list[tuple[selectors.SelectorKey, int]]:
    for _ in range(SLICES):
        if heard := ears.select(patience / SLICES):
            return heard
    return []


def _complaint(said: bytearray) -> int:
    """Return the SANE_Status the driver ended its last page with; 0 if it was whole."""
    told = _STATUS.findall(said)
    return 0 if not told or int(told[-1]) in _GOOD else int(told[-1])


def _patience(said: bytearray, silence: float) -> float:
    return min(LAST_WORD, silence) if _complaint(said) else silence


def _fault(code: int, said: str) -> DeviceFault:
    if code == -signal.SIGKILL:
        return DeviceFault.CANCELLED
    if code in EXIT_FAULTS:
        return EXIT_FAULTS[code]
    for words, fault in SAID_FAULTS:
        if words in said:
            return fault
    return DeviceFault.IO


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C"}


def _memory_folder() -> str | None:
    for folder in (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm"):  # noqa: S108
        if folder and os.access(folder, os.W_OK | os.X_OK):
            return folder
    return None


def _kill(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)


def _end(child: subprocess.Popen[bytes]) -> None:
    _kill(child)
    child.wait()
    for pipe in (child.stdout, child.stderr):
        if pipe:
            pipe.close()
