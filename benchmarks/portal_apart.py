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


@dataclass(frozen=True)
class Apart:
    """The portal's folder, and the way to it."""

    folder: Path
    database: str
    way: HttpPortal
    device: Device
    slot: int


@contextmanager
def portal_apart(database: str = "") -> Iterator[Apart]:
    """Found an office, serve it, enrol one device over HTTP; on SQLite unless said."""
    folder = Path(tempfile.mkdtemp(prefix="portal-do-"))
    database = database or f"sqlite:///{folder / 'portal.db'}"
    _say("organisation", "--database", database, *("--org", ORG, "--name", "Phường"))
    code = _say(
        "enrolment-code", "--database", database, "--org", ORG, "--counter", "03"
    )
    child = subprocess.Popen(
        [
            *(sys.executable, "-m", "city_portal", "serve", "--port", "0"),
            *("--database", database, "--files", str(folder / "files")),
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
            key = DeviceKey(Pocket())
            way = HttpPortal(line.split()[-1], session)
            device, slots = way.enrol(code, "03", "PC", key.make())
            way.sign_in(
                lambda: key.assertion(device.id, datetime.now(UTC), str(uuid4()))
            )
            yield Apart(folder, database, way, device, slots[0].number)
    finally:
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()
        shutil.rmtree(folder, ignore_errors=True)


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
