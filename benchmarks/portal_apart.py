"""A city portal in a process of its own, with one enrolled device; gone afterwards."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import requests

from benchmarks.measurement import NotMeasured
from counter_app.domain.devices import Device
from counter_app.sync.portal_client import HttpPortal
from counter_app.vault.device_key import DeviceKey

ORG = "000.12.34.H26"
OWN_COUNTER = "02"
"""Of the device that pushes by itself; 03 is where the rehearsal works."""


class Pocket:
    """A keyring for one measurement."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """Return an entry."""
        return self._kept.get(name)

    def put(self, name: str, value: str) -> None:
        """Keep an entry."""
        self._kept[name] = value

    def remove(self, name: str) -> None:
        """Forget an entry."""
        self._kept.pop(name, None)


@dataclass(frozen=True)
class Apart:
    """The portal's folder, and the way to it."""

    folder: Path
    database: str
    url: str
    session: requests.Session
    way: HttpPortal
    device: Device
    slot: int


@contextmanager
def portal_apart(database: str = "", catalogue: Path | None = None) -> Iterator[Apart]:
    """Found an office, serve it, enrol one device over HTTP; on SQLite unless said.

    ``catalogue`` is a pack it hands out.
    """
    folder = Path(tempfile.mkdtemp(prefix="portal-do-"))
    database = database or f"sqlite:///{folder / 'portal.db'}"
    _say("organisation", "--database", database, *("--org", ORG, "--name", "Phường"))
    code = enrolment_code(database, OWN_COUNTER)
    child = subprocess.Popen(
        [
            *(sys.executable, "-m", "city_portal", "serve", "--port", "0"),
            *("--database", database, "--files", str(folder / "files")),
            *(("--catalogue", str(catalogue)) if catalogue else ()),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        line = child.stdout.readline() if child.stdout else ""
        if "http://" not in line:
            raise NotMeasured("the portal did not start")
        with requests.Session() as session:
            session.trust_env = False
            key = DeviceKey(Pocket(), lambda: bytes(32))
            url = line.split()[-1]
            way = HttpPortal(url, session)
            device, slots = way.enrol(code, OWN_COUNTER, "PC", key.make())
            way.sign_in(
                lambda: key.assertion(device.id, datetime.now(UTC), str(uuid4()))
            )
            yield Apart(folder, database, url, session, way, device, slots[0].number)
    finally:
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()
        shutil.rmtree(folder, ignore_errors=True)


def enrolment_code(database: str, counter: str) -> str:
    """Return a one-time code for one counter of the office."""
    words = ("--database", database, "--org", ORG, "--counter", counter)
    return _say("enrolment-code", *words)


def _say(*words: str) -> str:
    more = ("--place", "Hà Nội") if words[0] == "organisation" else ()
    done = subprocess.run(
        [sys.executable, "-m", "city_portal", *words, *more],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NotMeasured(f"the portal's {words[0]}: {done.stderr.strip()}")
    return done.stdout.strip()
