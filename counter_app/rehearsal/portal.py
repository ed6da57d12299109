"""The embedded city portal: the real server, started beside the rehearsal."""

import hashlib
import subprocess
import sys
from pathlib import Path

from counter_app.rehearsal.processes import (
    DidNotStart,
    first_line,
    run_python,
    start,
    stop,
)

OFFICE_NAME = "Điểm phục vụ hành chính công phường Văn Miếu – Quốc Tử Giám"
OFFICE = (
    ("--org", "000.12.34.H26"),
    ("--name", OFFICE_NAME),
    ("--parent-line", "TRUNG TÂM PHỤC VỤ HCC"),
    ("--parent-line", "THÀNH PHỐ HÀ NỘI"),
    ("--office-line", "ĐIỂM PHỤC VỤ"),
    ("--office-line", "HÀNH CHÍNH CÔNG PHƯỜNG"),
    ("--office-line", "VĂN MIẾU – QUỐC TỬ GIÁM"),
    ("--place", "Hà Nội"),
)
"""A real ward's name with an invented unit code: the real codes are not public."""


class EmbeddedPortal:
    """A city portal of this machine that can be stopped and started again."""

    def __init__(self, folder: Path, catalogue: Path, *, auto_decide: int = 0) -> None:
        folder.mkdir(mode=0o700, parents=True)
        self._folder = folder
        self._database = f"sqlite:///{folder / 'portal.db'}"
        self._catalogue = catalogue
        self._auto_decide = auto_decide
        self._child: subprocess.Popen[str] | None = None
        self._port = 0

    @property
    def url(self) -> str:
        """Where it listens; the same again after every start."""
        return f"http://127.0.0.1:{self._port}"

    def found(self) -> None:
        """Create the office."""
        words = [word for pair in OFFICE for word in pair]
        run_python("city_portal", "organisation", "--database", self._database, *words)

    def enrolment_code(self, counter: str) -> str:
        """Return a one-time code for one counter of the office."""
        printed = run_python(
            "city_portal",
            "enrolment-code",
            "--database",
            self._database,
            "--org",
            OFFICE[0][1],
            "--counter",
            counter,
        )
        return printed.splitlines()[-1].split()[-1]

    def start(self) -> None:
        """Start it, on the port it had before if it ran before."""
        command = [
            *(sys.executable, "-m", "city_portal", "serve"),
            *("--port", str(self._port)),
            *("--database", self._database),
            *("--files", str(self._folder / "files")),
            *("--catalogue", str(self._catalogue)),
        ]
        if self._auto_decide:
            command += ["--auto-decide", str(self._auto_decide)]
        child = start(command, log=self._folder / "portal.log")
        line = first_line(child, seconds=30)
        if "://" not in line:
            stop(child)
            raise DidNotStart(line)
        self._port = int(line.rstrip("/").rsplit(":", 1)[1])
        self._child = child

    def stored_hash(self, sha256: str) -> str:
        """Return the hash of the bytes the portal stores under this name, or ""."""
        for path in (self._folder / "files").rglob(sha256):
            return hashlib.sha256(path.read_bytes()).hexdigest()
        return ""

    def stop(self) -> None:
        """Take it away: from now on the counter is off line."""
        if self._child:
            stop(self._child)
            self._child = None
