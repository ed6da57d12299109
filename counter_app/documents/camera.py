"""A camera over the counter: one frame a press, through the program ``ffmpeg``.

Document cameras on USB (V4L2 on Linux, DirectShow on Windows) and cameras of the
network that give a picture or a stream over HTTP or RTSP. Like a scanner's, the driver
runs in a process of its own. On Windows nobody has run it yet (docs/windows.md).
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from time import sleep
from urllib.parse import urlsplit

from counter_app.documents.driver import Driver
from counter_app.domain.aiming import A_SECOND, FRAME, HIGH, WIDE
from counter_app.domain.camera_errors import CameraProblem
from counter_app.domain.errors import DeviceFault
from counter_app.domain.scan_profiles import ScanProfile

SILENCE = 20.0
"""Seconds for one frame: a USB camera wakes in two or three."""
WARM_UP = 12
"""Frames a USB camera's own exposure needs; they are passed over."""
MOST_PIXELS = 80_000_000
"""As documents.opening takes; a larger frame is not even decoded."""
AGAIN = 0.3
"""Seconds until a camera that gives one picture at a time is asked for the next."""
MOST_SAID = 10_000
"""Bytes of complaints that are looked at."""
NETWORK = ("http", "https", "rtsp")
SYSTEM = "dshow" if sys.platform == "win32" else "v4l2"
NODES = Path("/sys/class/video4linux")

SAID_FAULTS = (
    ("Device or resource busy", DeviceFault.BUSY),
    ("already in use", DeviceFault.BUSY),
    ("Permission denied", DeviceFault.DENIED),
    ("401 Unauthorized", DeviceFault.DENIED),
    ("403 Forbidden", DeviceFault.DENIED),
    ("No such file or directory", DeviceFault.GONE),
    ("No such device", DeviceFault.GONE),
    ("Could not find video device", DeviceFault.GONE),
    ("Connection refused", DeviceFault.GONE),
    ("No route to host", DeviceFault.GONE),
    ("Failed to resolve", DeviceFault.GONE),
    ("404 Not Found", DeviceFault.GONE),
)
"""What ffmpeg says, in English always; the first that fits counts, else IO."""

_SIZES = re.compile(r"(\d{3,5})x(\d{3,5})")
_MODE = re.compile(
    r"\] *(Raw|Compressed) *: *(\S+) *:.*: *((?:\d+x\d+ *)+)$", re.MULTILINE
)
_MODE_WINDOWS = re.compile(r"(vcodec|pixel_format)=(\S+).* max s=(\d+x\d+)")
_NAME_WINDOWS = re.compile(r'"([^"]+)" \(video\)')


class Camera:
    """The cameras ffmpeg can reach, each as a scanner of one page."""

    def __init__(
        self,
        *,
        program: str = "ffmpeg",
        silence: float = SILENCE,
        system: str = SYSTEM,
        nodes: Path = NODES,
    ) -> None:
        """``system`` is ffmpeg's name for where USB cameras are: v4l2 or dshow."""
        self._program = program
        self._system = system
        self._nodes = nodes
        self._driver = Driver(silence, CameraProblem)

    def names(self) -> Sequence[str]:
        """Return the USB cameras that are plugged in; those of the network are set."""
        if self._system == "v4l2":
            return _nodes(self._nodes)
        try:
            _frame, said = self._ran("", "-list_devices", "true", "-f", "dshow", *_NONE)
        except (OSError, CameraProblem):
            return ()
        return tuple(_NAME_WINDOWS.findall(said))

    def pages(self, device: str, profile: ScanProfile) -> Generator[bytes, None, None]:
        """Take one frame, as PNG, as large as the camera gives it.

        Raises CameraProblem. What a profile says of paper a camera does not know.
        """
        del profile
        if not device:
            raise CameraProblem("", DeviceFault.NOT_CHOSEN)
        shown = shown_camera(device)
        try:
            source = self._source(device, shown, finest_mode)
            usb = urlsplit(device).scheme not in NETWORK
            frame, said = self._ran(
                shown, *source, *(_WARMED_UP if usb else ()), *_ONE_FRAME
            )
        except OSError as error:
            raise CameraProblem("", DeviceFault.NOT_CHOSEN) from error
        if not frame.startswith(b"\x89PNG"):
            raise CameraProblem(shown, _fault(said))
        yield frame

    def live(self, device: str) -> Generator[bytes, None, None]:
        """Show what the camera sees, as domain.aiming says, until it is closed.

        ffmpeg decodes and shrinks: here nothing is parsed, only counted. Raises
        CameraProblem, also when the camera is unplugged in the middle.
        """
        if not device:
            raise CameraProblem("", DeviceFault.NOT_CHOSEN)
        shown = shown_camera(device)
        while True:
            try:
                source = self._source(device, shown, aiming_mode)
                said = yield from self._frames([*_AS_IT_COMES, *source, *_LIVE], shown)
            except OSError as error:
                raise CameraProblem("", DeviceFault.NOT_CHOSEN) from error
            if said is not None:
                raise CameraProblem(shown, _fault(said))
            sleep(AGAIN)

    def stop(self) -> None:
        """Stop what the camera is asked for now, from any thread. Quick."""
        self._driver.stop()

    def _frames(
        self, words: Sequence[str], shown: str
    ) -> Generator[bytes, None, str | None]:
        """Yield frames to the end; return what was said when there was none at all."""
        command = [self._program, "-hide_banner", "-nostdin", *words]
        # A file and no pipe: a full one would stop the pictures.
        with tempfile.TemporaryFile() as complaints:
            came = 0
            with self._driver.running(
                command, shown, complaints=complaints.fileno()
            ) as child:
                while frame := self._frame(child):
                    came += 1
                    yield frame
            if self._driver.killed:
                raise CameraProblem(shown, self._driver.killed)
            complaints.seek(0)
            said = complaints.read(MOST_SAID).decode(errors="replace")
        return None if came else said

    def _frame(self, child: "subprocess.Popen[bytes]") -> bytes | None:
        with self._driver.watched(child):
            frame = child.stdout.read(FRAME) if child.stdout else b""
        return frame if len(frame) == FRAME else None

    def _source(
        self, device: str, shown: str, mode: "Callable[[str, str], Sequence[str]]"
    ) -> Sequence[str]:
        # A frame that came half is no frame: of a stream the next one counts.
        limit = ("-max_pixels", str(MOST_PIXELS), "-err_detect", "explode")
        if urlsplit(device).scheme in NETWORK:
            trust = ("-tls_verify", "1") if device.startswith("https:") else ()
            return (*limit, *trust, "-i", _unguessed(device))
        named = f"video={device}" if self._system == "dshow" else device
        if self._system == "v4l2" and not device.startswith("/dev/"):
            raise CameraProblem(shown, DeviceFault.GONE)  # ffmpeg would read any file
        asked = mode(self._offered(named, shown), self._system)
        return (*limit, "-f", self._system, *asked, "-i", named)

    def _offered(self, named: str, shown: str) -> str:
        """Return what ffmpeg says of the pictures the camera offers."""
        how = ("-list_options", "true")
        if self._system == "v4l2":
            how = ("-list_formats", "all")
        return self._ran(shown, "-f", self._system, *how, "-i", named)[1]

    def _ran(self, shown: str, *words: str) -> tuple[bytes, str]:
        command = [self._program, "-hide_banner", "-nostdin", *words]
        with (
            self._driver.running(command, shown, complaints=subprocess.PIPE) as child,
            self._driver.watched(child),
        ):
            frame, said = child.communicate()
        if self._driver.killed:
            raise CameraProblem(shown, self._driver.killed)
        return frame, said.decode(errors="replace")


_NONE = ("-i", "dummy")
_AS_PNG = ("-f", "image2pipe", "-c:v", "png", "-")
_ONE_FRAME = ("-loglevel", "error", "-frames:v", "1", *_AS_PNG)
_WARMED_UP = ("-vf", f"select=gte(n\\,{WARM_UP})")
_FITTED = (
    f"select=isnan(prev_selected_t)+gte(t-prev_selected_t\\,{1 / A_SECOND}),"
    f"scale={WIDE}:{HIGH}:force_original_aspect_ratio=decrease:flags=fast_bilinear,"
    f"pad={WIDE}:{HIGH}:-1:-1"
)
_AS_IT_COMES = ("-use_wallclock_as_timestamps", "1")
_LIVE = (
    *("-loglevel", "error", "-an", "-vsync", "passthrough", "-vf", _FITTED),
    *("-f", "rawvideo", "-pix_fmt", "rgb24", "-"),
)


def finest_mode(said: str, system: str) -> Sequence[str]:
    """Return ffmpeg's words for the largest size in its own list; none: as it comes.

    Of equal ones a compressed kind: USB carries it at once.
    """
    offers = _offers(said, system)
    return _asked(max(offers), system) if offers else ()


def aiming_mode(said: str, system: str) -> Sequence[str]:
    """Return ffmpeg's words for the smallest size that shows the same and is enough.

    The same: of the shape of the largest. Enough: as wide as what is shown of it.
    """
    offers = _offers(said, system)
    if not offers:
        return ()
    wide, high = max(offers)[2]
    alike = [
        offer
        for offer in offers
        if offer[2][0] >= WIDE and abs(offer[2][0] * high - offer[2][1] * wide) <= high
    ]
    least = min((offer[0] for offer in alike), default=0)
    fit = [offer for offer in alike if offer[0] == least]
    return _asked(max(fit or offers), system)


_Offer = tuple[int, bool, tuple[int, int], str]
"""Pixels, whether compressed, width and height, and the name of the kind."""


def _offers(said: str, system: str) -> Sequence[_Offer]:
    pattern = _MODE_WINDOWS if system == "dshow" else _MODE
    return [
        (
            int(wide) * int(high),
            kind in {"Compressed", "vcodec"},
            (int(wide), int(high)),
            name,
        )
        for kind, name, sizes in pattern.findall(said)
        for wide, high in _SIZES.findall(sizes)
        if int(wide) * int(high) <= MOST_PIXELS
    ]


def _asked(offer: _Offer, system: str) -> Sequence[str]:
    _pixels, compressed, (wide, high), name = offer
    size = f"{wide}x{high}"
    if system == "v4l2":
        return ("-input_format", name, "-video_size", size)
    return ("-vcodec" if compressed else "-pixel_format", name, "-video_size", size)


def _unguessed(address: str) -> str:
    """Return an address by whose ending ffmpeg does not guess what comes.

    What ends as a picture it reads as a numbered series of files, and from the network
    not at all; an empty query changes the ending and nothing else.
    """
    parts = urlsplit(address)
    named = parts.path.lower().endswith((".jpg", ".jpeg", ".png"))
    return f"{address}?" if named and not parts.query else address


def shown_camera(device: str) -> str:
    """Return its name fit to be shown: of an address, no password and no query."""
    parts = urlsplit(device)
    if parts.scheme not in NETWORK:
        return device
    return parts.hostname or parts.scheme


def _nodes(folder: Path) -> Sequence[str]:
    """Return the first node of each camera; its others carry no pictures."""
    found = []
    for node in sorted(
        folder.glob("video*"), key=lambda one: (len(one.name), one.name)
    ):
        try:
            first = (node / "index").read_text(encoding="ascii").strip() == "0"
        except (OSError, ValueError):
            continue
        if first:
            found.append(f"/dev/{node.name}")
    return tuple(found)


def _fault(said: str) -> DeviceFault:
    for words, fault in SAID_FAULTS:
        if words in said:
            return fault
    return DeviceFault.IO
