"""A print queue of the rehearsal's own: CUPS without root, its paper goes nowhere."""

import os
import shutil
import socket
import subprocess
from pathlib import Path
from time import monotonic

from counter_app.rehearsal.processes import start, stop

QUEUE = "TapDuot"
SERVER = "CUPS_SERVER"
NOWHERE = "file:///dev/null"
"""The queue takes every job and keeps none: nothing litters anybody's home folder."""


class PrivateQueue:
    """cupsd on a loopback port with one queue; nothing when CUPS is not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._child: subprocess.Popen[str] | None = None
        self._before = os.environ.get(SERVER)

    def open(self) -> str:
        """Start it and return the queue's name, or nothing if it cannot be had."""
        daemon, admin = (
            shutil.which("cupsd", path=_path()),
            shutil.which("lpadmin", path=_path()),
        )
        if not daemon or not admin:
            return ""
        port = _free_port()
        self._configure(port)
        self._child = start(
            [
                *(daemon, "-f"),
                *("-c", str(self._folder / "cupsd.conf")),
                *("-s", str(self._folder / "cups-files.conf")),
            ],
            log=self._folder / "cupsd.log",
        )
        address = f"127.0.0.1:{port}"
        os.environ[SERVER] = address
        if not _answers(port) or not self._add_queue(admin):
            self.close()
            return ""
        return QUEUE

    def close(self) -> None:
        """End it."""
        if self._child:
            stop(self._child)
            self._child = None
        if self._before is None:
            os.environ.pop(SERVER, None)
        else:
            os.environ[SERVER] = self._before

    def _add_queue(self, admin: str) -> bool:
        done = subprocess.run(  # noqa: S603 -- our own fixed command
            [admin, "-p", QUEUE, "-E", "-v", NOWHERE],
            capture_output=True,
            timeout=20,
            check=False,
        )
        return done.returncode == 0

    def _configure(self, port: int) -> None:
        for name in ("spool", "cache", "state", "root", "scratch"):
            (self._folder / name).mkdir(parents=True)
        (self._folder / "cupsd.conf").write_text(
            f"Listen 127.0.0.1:{port}\n"
            "LogLevel warn\nWebInterface No\nBrowsing Off\nDefaultAuthType None\n"
            "<Location />\n  Order allow,deny\n  Allow all\n</Location>\n"
            "<Policy default>\n  <Limit All>\n    Order allow,deny\n    Allow all\n"
            "  </Limit>\n</Policy>\n",
            encoding="ascii",
        )
        folder = self._folder
        (self._folder / "cups-files.conf").write_text(
            f"ServerRoot {folder}/root\nRequestRoot {folder}/spool\n"
            f"CacheDir {folder}/cache\nStateDir {folder}/state\n"
            f"TempDir {folder}/scratch\n"
            f"AccessLog {folder}/access.log\nErrorLog {folder}/error.log\n"
            f"PageLog {folder}/page.log\nSystemGroup root\n",
            encoding="ascii",
        )


def _path() -> str:
    return f"{os.environ.get('PATH', os.defpath)}:/usr/sbin"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int, seconds: float = 10) -> bool:
    until = monotonic() + seconds
    while monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return True
        except OSError:
            continue
    return False
