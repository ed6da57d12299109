"""A virtual network scanner with a feeder: speaks eSCL on loopback, holds pictures.

Enough of Mopria's eSCL 2.x for SANE's AirScan driver: capabilities, status, a job a
stack, the next page until there is none. The rehearsal's officer scans invented papers
from it through the real drivers; tests load it with worse.
"""

import io
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any
from xml.sax.saxutils import escape

from PIL import Image

JOB = "/eSCL/ScanJobs/1"
NAME = "Khay tập dượt"
_WIDE, _HIGH = 2480, 3508
"""A4 in three-hundredths of an inch, which eSCL measures in."""
_HEAD = (
    'xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm" '
    'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"'
)
_PROFILES = """<scan:SettingProfiles><scan:SettingProfile>
<scan:ColorModes><scan:ColorMode>Grayscale8</scan:ColorMode>
<scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>
<scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
</scan:DocumentFormats><scan:SupportedResolutions><scan:DiscreteResolutions>
<scan:DiscreteResolution><scan:XResolution>200</scan:XResolution>
<scan:YResolution>200</scan:YResolution></scan:DiscreteResolution>
<scan:DiscreteResolution><scan:XResolution>300</scan:XResolution>
<scan:YResolution>300</scan:YResolution></scan:DiscreteResolution>
</scan:DiscreteResolutions></scan:SupportedResolutions></scan:SettingProfile>
</scan:SettingProfiles>"""
_SIZES = (
    "<scan:MinWidth>16</scan:MinWidth><scan:MinHeight>16</scan:MinHeight>"
    f"<scan:MaxWidth>{_WIDE}</scan:MaxWidth><scan:MaxHeight>{_HIGH}</scan:MaxHeight>"
)


class VirtualFeeder:
    """A scanner whose feeder holds these pages, anew for every job."""

    def __init__(
        self,
        load: Callable[[], Sequence[Image.Image]],
        *,
        jam_after: int = -1,
        unplugged_after: int = -1,
    ) -> None:
        """``load`` gives the pages of a job; after ``jam_after`` of them it is jammed.

        After ``unplugged_after`` of them half a page comes and nothing more is heard.
        Negative: never.
        """
        self._load = load
        self.unplugged_after = unplugged_after
        self.pages: Sequence[Image.Image] = ()
        self.jam_after = jam_after
        self._at = 0
        self._lock = Lock()
        feeder = self

        class Answers(_Answers):
            scanner = feeder

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self._server.daemon_threads = True

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    def serve(self) -> None:
        """Answer until ``close``; runs in a thread of the caller's."""
        self._server.serve_forever(poll_interval=0.1)

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()

    def configure(self, folder: Path) -> str:
        """Write a SANE set-up that knows this scanner only; return its name."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "dll.conf").write_text("airscan\n", encoding="ascii")
        address = f"http://127.0.0.1:{self.port}/eSCL/"
        (folder / "airscan.conf").write_text(
            f'[devices]\n"{NAME}" = {address}, eSCL\n[options]\ndiscovery = disable\n',
            encoding="utf-8",
        )
        return f"airscan:e0:{NAME}"

    def begin(self) -> None:
        """A job begins with the first page."""
        with self._lock:
            self._at, self.pages = 0, self._load()

    def next_page(self) -> bytes | None:
        """Return the next page as JPEG; None: empty, or jammed."""
        with self._lock:
            if self._at in {len(self.pages), self.jam_after}:
                return None
            page = self.pages[self._at]
            self._at += 1
        out = io.BytesIO()
        page.convert("RGB").save(out, "JPEG", quality=92, dpi=(200, 200))
        return out.getvalue()

    def is_unplugged(self) -> bool:
        """Whether nothing is heard of it any more."""
        return 0 <= self.unplugged_after < self._at

    @property
    def state(self) -> str:
        """What eSCL calls the state of the feeder."""
        if self._at == self.jam_after:
            return "ScannerAdfJam"
        empty = bool(self.pages) and self._at >= len(self.pages)
        return "ScannerAdfEmpty" if empty else "ScannerAdfLoaded"


class _Answers(BaseHTTPRequestHandler):
    scanner: VirtualFeeder
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Capabilities, status, and the next page."""
        if self.scanner.is_unplugged():
            self.close_connection = True
        elif self.path.endswith("/ScannerCapabilities"):
            self._xml(
                f"<scan:ScannerCapabilities {_HEAD}><pwg:Version>2.6</pwg:Version>"
                f"<pwg:MakeAndModel>{escape(NAME)}</pwg:MakeAndModel>"
                f"<scan:Adf><scan:AdfSimplexInputCaps>{_SIZES}{_PROFILES}"
                "</scan:AdfSimplexInputCaps></scan:Adf></scan:ScannerCapabilities>"
            )
        elif self.path.endswith("/ScannerStatus"):
            self._xml(
                f"<scan:ScannerStatus {_HEAD}><pwg:Version>2.6</pwg:Version>"
                "<pwg:State>Idle</pwg:State>"
                f"<scan:AdfState>{self.scanner.state}</scan:AdfState>"
                "</scan:ScannerStatus>"
            )
        elif self.path.endswith("/NextDocument"):
            page = self.scanner.next_page()
            if page is None:
                self._send(404, b"", "text/plain")
            else:
                half = len(page) // 2 if self.scanner.is_unplugged() else len(page)
                self._send(200, page, "image/jpeg", only=half)
        else:
            self._send(404, b"", "text/plain")

    def do_POST(self) -> None:
        """A job: what it wishes for is read and not asked about."""
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.scanner.begin()
        self.send_response(201)
        self.send_header("Location", JOB)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_DELETE(self) -> None:
        """The job is over."""
        self._send(200, b"", "text/plain")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- its name
        """Say nothing."""

    def _xml(self, body: str) -> None:
        text = f'<?xml version="1.0" encoding="UTF-8"?>{body}'
        self._send(200, text.encode(), "text/xml")

    def _send(
        self, status: int, body: bytes, kind: str, *, only: int | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:only])
        self.close_connection = only is not None and only < len(body)
