"""Thermal printers that speak ESC/POS, on the network or on USB, without a driver.

The paper goes as a picture (raster, ``GS v 0``) through python-escpos. Such a printer
answers little: bytes it took are as much as can be known, unless it says that its paper
is at an end.
"""

import contextlib
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Outcome
from counter_app.domain.slips import Roll
from counter_app.paper.raster import strip

if TYPE_CHECKING:
    from PIL.Image import Image

NETWORK, USB = "escpos", "escpos-usb"
SCHEMES = (NETWORK, USB)
PORT = 9100
TIMEOUT = 8.0
ASK_TIMEOUT = 0.4
"""Seconds for an answer about paper; many printers never give one."""
CHUNK = 960
"""Rows of dots sent at a time: some printers drop taller pictures."""
NO_PAPER_BITS, OFFLINE_BIT = 0x60, 0x08


class ThermalPrinter:
    """Printers named ``escpos://host:port`` or ``escpos-usb://vendor:product``."""

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
        picture = strip(pdf)
        device = self._open(to.printer)
        try:
            self._ask(device, to.printer)
            self._draw(device, picture, to.printer)
        finally:
            with contextlib.suppress(Exception):  # gone: nothing to close
                device.close()
        self._jobs += 1
        return f"raster-{self._jobs}"

    def outcome(self, printer: str, job: str) -> Outcome:
        """Return OUT: the printer took the whole picture, and never says more."""
        del printer, job
        return Outcome.OUT

    def _open(self, name: str) -> Any:
        from escpos import printer as kinds
        from escpos.exceptions import Error

        scheme, first, second = taken_apart(name)
        try:
            if scheme == USB:
                device = kinds.Usb(int(first, 16), int(second, 16), timeout=5000)
            else:
                port = int(second) if second else PORT
                device = kinds.Network(first, port, timeout=self._timeout)
            device.open()
        except (OSError, Error, ValueError, RuntimeError) as error:
            raise PrinterProblem(name, DeviceFault.GONE, str(error)) from error
        return device

    def _ask(self, device: Any, name: str) -> None:
        """Raise PrinterProblem if the printer says that it cannot print."""
        line = getattr(device, "device", None)
        if not isinstance(line, socket.socket):
            return
        line.settimeout(ASK_TIMEOUT)
        try:
            line.sendall(b"\x10\x04\x04")  # DLE EOT 4: the paper's end
            said = line.recv(1)
        except TimeoutError:
            said = b""
        except OSError as error:
            raise PrinterProblem(name, DeviceFault.GONE, str(error)) from error
        finally:
            line.settimeout(self._timeout)
        if said and said[0] & NO_PAPER_BITS == NO_PAPER_BITS:
            raise PrinterProblem(name, DeviceFault.NO_PAPER)

    def _draw(self, device: Any, picture: "Image", name: str) -> None:
        from escpos.exceptions import Error

        try:
            device.hw("INIT")
            for top in range(0, picture.height, CHUNK):
                part = picture.crop(
                    (0, top, picture.width, min(top + CHUNK, picture.height))
                )
                device.image(part, impl="bitImageRaster", fragment_height=CHUNK)
            device.cut()
        except (OSError, Error) as error:
            raise PrinterProblem(
                name, DeviceFault.IO, str(error), unsure=True
            ) from error


def is_thermal(name: str) -> bool:
    """Say whether a printer is named by its address."""
    return name.partition("://")[0] in SCHEMES


def taken_apart(name: str) -> tuple[str, str, str]:
    """Return scheme, and what stands before and after the colon."""
    parts = urlsplit(name)
    first, _, second = parts.netloc.partition(":")
    return parts.scheme, first, second
