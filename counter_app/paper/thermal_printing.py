"""Thermal printers that speak ESC/POS, on the network or on USB, without a driver.

The paper goes as a picture (raster, ``GS v 0``) through python-escpos. Such a printer
answers little: bytes it took are as much as can be known, unless it says that its paper
is at an end.
"""

import socket
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Outcome
from counter_app.domain.slips import Roll
from counter_app.paper.raster import strip

if TYPE_CHECKING:
    from PIL.Image import Image

SCHEME = "escpos"
PORT = 9100
TIMEOUT = 8.0
ASK_TIMEOUT = 0.4
"""Seconds for an answer about paper; many printers never give one."""
CHUNK = 960
"""Rows of dots sent at a time: some printers drop taller pictures."""
ASK_PAPER = b"\x10\x04\x04"
"""DLE EOT 4: is there paper?"""
NO_PAPER = 0x60
"""Bits of the answer that say that there is none."""


class ThermalPrinter:
    """Printers named ``escpos://host:port`` or ``escpos:///dev/usb/lp0``."""

    def __init__(self, timeout: float = TIMEOUT) -> None:
        self._timeout = timeout
        self._jobs = 0

    def send(self, pdf: bytes, title: str, to: Outlet) -> str:
        """Print a roll; return the job's name once the printer took every byte.

        Raises PrinterProblem; ``unsure`` once the first byte of the picture went out.
        """
        del title
        if not isinstance(to.size, Roll):
            raise PrinterProblem(to.printer, DeviceFault.WRONG_PAPER)
        said = spelled(strip(pdf))
        address = urlsplit(to.printer)
        try:
            if address.hostname:
                at = (address.hostname, address.port or PORT)
                self._over_network(said, to.printer, at)
            else:
                _over_usb(said, address.path, to.printer)
        except (OSError, ValueError) as error:
            raise PrinterProblem(to.printer, DeviceFault.GONE, str(error)) from error
        self._jobs += 1
        return f"raster-{self._jobs}"

    def makes_files(self, printer: str) -> bool:
        """Return False: a roll is paper."""
        del printer
        return False

    def outcome(self, printer: str, job: str) -> Outcome:
        """Return OUT: the printer took the whole picture, and never says more."""
        del printer, job
        return Outcome.OUT

    def _over_network(self, said: bytes, name: str, at: tuple[str, int]) -> None:
        with socket.create_connection(at, timeout=self._timeout) as line:
            answers = _ask(line, name)
            line.settimeout(self._timeout)
            try:
                line.sendall(said)
                if answers and not _ask(line, name):
                    # It answered before: now it hangs, or it has gone.
                    raise TimeoutError("the printer fell silent")
            except OSError as error:
                raise PrinterProblem(
                    name, DeviceFault.IO, str(error), unsure=True
                ) from error
            except PrinterProblem as problem:
                # The paper ended with this very job, or in the middle of it.
                problem.unsure = True
                raise


def spelled(picture: "Image") -> bytes:
    """Spell a picture out as ESC/POS, with the cut below it."""
    from escpos.printer import Dummy

    device = Dummy()
    device.hw("INIT")
    for top in range(0, picture.height, CHUNK):
        bottom = min(top + CHUNK, picture.height)
        part = picture.crop((0, top, picture.width, bottom))
        device.image(part, impl="bitImageRaster", fragment_height=CHUNK)
    device.cut()
    return bytes(device.output)


def _over_usb(said: bytes, path: str, name: str) -> None:
    """Write to the device file that the system gives a printer on USB (usblp)."""
    with Path(path).open("wb", buffering=0) as device:
        try:
            done = 0
            while done < len(said):
                done += device.write(said[done:]) or 0
        except OSError as error:
            raise PrinterProblem(
                name, DeviceFault.IO, str(error), unsure=True
            ) from error


def _ask(line: socket.socket, name: str) -> bool:
    """Say whether it answers; raise PrinterProblem if its paper is at an end."""
    line.settimeout(ASK_TIMEOUT)
    line.sendall(ASK_PAPER)
    try:
        said = line.recv(1)
    except TimeoutError:
        return False
    if said and said[0] & NO_PAPER == NO_PAPER:
        raise PrinterProblem(name, DeviceFault.NO_PAPER)
    return bool(said)


def is_thermal(name: str) -> bool:
    """Say whether a printer is named by its address."""
    return name.startswith(f"{SCHEME}://")
