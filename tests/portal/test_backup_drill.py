"""The drill of docs/portal: a backup of PostgreSQL, a disaster, and everybody goes on.

The commands are those of the page, typed as they stand there; only the places differ.
"""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.portal.conftest import ORG
from tests.portal.office import Clerk, OfficePortal
from tests.portal.test_back_office import FIELDS, officer_id, status

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "portal" / "README.md"
(TOOLS,) = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]


@pytest.fixture
def places(postgres, tmp_path):
    """Where the page says ``portal``, ``/var/lib/portal`` and ``/backup``."""
    server, _slash, any_name = postgres().rpartition("/")
    name = f"drill_{any_name}"
    host, port = server.rpartition("@")[2].split(":")
    places = {
        "/var/lib/portal": tmp_path / "files",
        "/backup": tmp_path / "backup",
        "portal": name,
    }
    for folder in ("files", "backup"):
        (tmp_path / folder).mkdir()
    reached = {"PGHOST": host, "PGPORT": port, "PGUSER": "portal"}
    env = {
        **os.environ,
        **reached,
        "PATH": f"{Path(sys.executable).parent}:{TOOLS}:{os.environ['PATH']}",
    }
    subprocess.run([TOOLS / "createdb", name], env=env, check=True)
    return places, env, f"{server}/{name}"


def typed(heading, places, env):
    """Type the commands below a heading of the page."""
    below = PAGE.read_text(encoding="utf-8").partition(f"### {heading}\n")[2]
    script = re.search(r"```sh\n(.+?)```", below, re.DOTALL)[1]
    script = re.sub(r"^systemctl .*\n", "", script, flags=re.MULTILINE)
    for said, meant in places.items():
        # A name or a folder, and neither a part of a word nor of a path.
        script = re.sub(rf"(?<![\w.-]){said}(?=[\s/;_]|$)", str(meant), script)
    done = subprocess.run(
        ["sh", "-eu", "-c", script],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, script + done.stderr
    return done.stdout


def created(device, *numbers):
    return [
        device.operation(f"d{number}", sequence=number, fields=FIELDS)
        for number in numbers
    ]


def outcomes(device, images, **more):
    return [one["outcome"] for one in device.push(*images, **more)["results"]]


def test_after_a_restore_of_postgresql_nothing_is_lost_doubled_or_let_in_again(
    places, tmp_path
):
    (places, env, address), scan = places, os.urandom(100_000)
    with OfficePortal(tmp_path, database=address) as portal:
        device = portal.device("03", "Quầy 3")
        gone = portal.device("04", "Quầy 4")
        head = Clerk(portal, "head.drill", "head")
        Clerk(portal, "specialist.drill", "specialist")
        device.upload(hashlib.sha256(scan).hexdigest(), scan)
        before = created(device, 1, 2)
        assert outcomes(device, before) == ["ok", "ok"]
        head.do("d1", "assign", officer=officer_id(head, "d1"))
        covered = typed("Every night", places, env)
        after = created(device, 3)
        assert outcomes(device, after) == ["ok"]
        head.do("d2", "assign", officer=officer_id(head, "d2"))
        late = portal.device("05", "Quầy 5")
        places["DEVICE"] = gone.id
        typed("A PC is stolen", places, env)

    (lost,) = (tmp_path / "files" / "blobs").glob("*/*")
    lost.unlink()
    typed("The day it is needed", places, env)
    paper = lost.read_bytes()

    with OfficePortal(tmp_path, database=address) as portal:
        for one in (device, gone, late):
            one.portal = portal
        refused = gone.sign_in()
        for one in (device, late):
            one.token = one.sign_in().json()["accessToken"]
        told = outcomes(device, before)
        device.epoch += 1
        again = outcomes(device, [*before, *after])
        fresh = portal.device("06", "Quầy 6")
        head.portal = portal
        head.sign_in()
        head.do("d2", "assign", officer=officer_id(head, "d2"))
        rows = device.feed()["rows"]
        states = [status(device, name) for name in ("d1", "d2", "d3")]

    assert f"{ORG} 3\n" in covered
    assert refused.status_code == 401
    assert told == ["epoch", "epoch"]
    assert again == ["ok", "ok", "ok"]
    assert sorted(row["dossier"] for row in rows) == ["d1", "d2", "d3"]
    assert states == ["processing", "processing", "received"]
    leased = [set(one.slots) for one in (device, gone, late, fresh)]
    assert len(set().union(*leased)) == sum(map(len, leased))
    assert paper == scan
