"""A print server of our own: the real CUPS on a free port, with folders of its own."""

import contextlib
import os
import selectors
import shutil
import socket
import subprocess
import tempfile
import textwrap
import time
from pathlib import Path

import pytest

from counter_app.domain.outlets import Outlet
from counter_app.domain.receipts import PaperSize
from counter_app.paper.printing import CupsPrinter

PATIENCE = 60.0
DRIVER = "lsb/usr/cupsfilters/Generic-PDF_Printer-PDF.ppd"


def run(*command: str) -> str:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        env={**os.environ, "LC_ALL": "C"},
    )
    assert done.returncode == 0, (command, done.stderr)
    return done.stdout


def awaited(condition):
    """Return what the condition gives as soon as it gives something."""
    ends = time.monotonic() + PATIENCE
    with selectors.DefaultSelector() as nothing:
        while time.monotonic() < ends:
            if found := condition():
                return found
            nothing.select(0.05)
    raise AssertionError("it never came")


class PrintServer:
    """CUPS with folders of its own, reached by nobody else."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.address = f"127.0.0.1:{port}"
        self.spool = folder / "spool"
        self._write(folder, port)
        self._log = folder / "error.log"
        self._process = subprocess.Popen(
            [
                shutil.which("cupsd") or "/usr/sbin/cupsd",
                "-f",
                *("-c", str(folder / "cupsd.conf")),
                *("-s", str(folder / "cups-files.conf")),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def ready(self) -> bool:
        assert self._process.poll() is None, self._log.read_text()
        host, _, port = self.address.partition(":")
        with contextlib.suppress(OSError), socket.create_connection((host, int(port))):
            return True
        return False

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=20)

    def _write(self, folder: Path, port: int) -> None:
        for name in ("spool", "cache", "state", "tmp"):
            (folder / name).mkdir()
        # The spooler's children run as another user, and write only here.
        (folder / "tmp").chmod(0o1777)
        (folder / "cupsd.conf").write_text(
            textwrap.dedent(f"""\
                Listen 127.0.0.1:{port}
                Browsing Off
                WebInterface No
                LogLevel info
                IdleExitTimeout 0
                DefaultAuthType None
                <Location />
                Order allow,deny
                Allow all
                </Location>
                <Location /admin>
                Order allow,deny
                Allow all
                </Location>
                <Policy default>
                <Limit All>
                Order deny,allow
                Allow all
                </Limit>
                </Policy>
                """)
        )
        (folder / "cups-files.conf").write_text(
            textwrap.dedent(f"""\
                ServerRoot {folder}
                RequestRoot {folder}/spool
                CacheDir {folder}/cache
                StateDir {folder}/state
                TempDir {folder}/tmp
                AccessLog {folder}/access.log
                ErrorLog {folder}/error.log
                PageLog {folder}/page.log
                FatalErrors none
                FileDevice Yes
                """)
        )


@pytest.fixture(scope="module")
def server():
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    folder.chmod(0o755)
    server = PrintServer(folder)
    try:
        awaited(server.ready)
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def printed(pdf: bytes, size: PaperSize, *driver: str, by=None) -> bytes:
    """Send a PDF to a network printer of ours; return what the printer heard."""
    with socket.create_server(("127.0.0.1", 0)) as device:
        device.settimeout(PATIENCE)
        port = device.getsockname()[1]
        run("lpadmin", "-p", "Mang", "-E", "-v", f"socket://127.0.0.1:{port}", *driver)

        to = Outlet(printer="Mang", size=size)
        job = (by or CupsPrinter()).send(pdf, "giấy hẹn", to)

        connection, _ = device.accept()
        with connection:
            connection.settimeout(PATIENCE)
            heard = b"".join(iter(lambda: connection.recv(65536), b""))
    run("lpadmin", "-x", "Mang")
    assert job.startswith("qt-" if by else "Mang-")
    return heard
