"""A version that does not hold is gone again before the counter opens."""

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from counter_app.bootstrap.installing import Installer, failed_version
from counter_app.domain.keeping_errors import UpdateRefused
from counter_app.domain.updates import Not, Offer, hindrance

PREINST = Path(__file__).parents[2] / "installers/linux/deb/preinst"


class Mirror:
    """Has these packages, and no other."""

    def __init__(self, *names):
        self._names = names

    def fetch_named(self, name, folder):
        if name not in self._names:
            raise UpdateRefused("not there")
        place = folder / name
        place.write_bytes(b"old")
        return place


@pytest.fixture
def pc(tmp_path):
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages" / "mot-cua-phuong_0.0.9_amd64.deb").touch()
    (tmp_path / "packages" / "mot-cua-phuong_0.2.0_amd64.deb").touch()
    return PC(tmp_path)


class PC:
    """Its apt and dpkg end as told, and note what they were asked."""

    def __init__(self, folder):
        self.folder = folder
        self.asked = []
        self.ends = {"apt-get": 0, "dpkg": 0}
        self.allowed = ""
        self.stands = "half-configured 0.2.0"

    def run(self, command):
        program = Path(command[0]).name
        self.asked.append((program, Path(command[-1]).name))
        leave = self.folder / "going-back"
        if program == "dpkg":
            self.allowed = leave.read_text() if leave.exists() else ""
        return self.ends[program]

    def update(self, *, proves=0, mirror=("mot-cua-phuong_0.1.0_amd64.deb",)):
        installer = Installer(
            Mirror(*mirror),
            self.folder,
            run=self.run,
            prove=lambda: proves,
            standing=lambda: self.stands,
            state=self.folder / "state.json",
            installed=lambda: "0.1.0",
        )
        return installer.install(
            self.folder / "packages/mot-cua-phuong_0.2.0_amd64.deb", "0.2.0"
        )

    @property
    def result(self):
        return json.loads((self.folder / "state.json").read_text())["result"]


def test_a_version_that_does_its_main_job_stays_and_so_does_the_way_back(pc):
    assert pc.update() == 0
    assert pc.asked == [("apt-get", "mot-cua-phuong_0.2.0_amd64.deb")]
    assert pc.result == "installed"
    assert sorted(path.name for path in (pc.folder / "packages").iterdir()) == [
        "mot-cua-phuong_0.1.0_amd64.deb",
        "mot-cua-phuong_0.2.0_amd64.deb",
    ]


@pytest.mark.parametrize(("apt", "proves"), [(0, 1), (100, 0)])
def test_a_version_that_fails_is_taken_back_once_and_not_tried_again(pc, apt, proves):
    pc.ends["apt-get"] = apt

    assert pc.update(proves=proves) == 1

    assert pc.asked[-1] == ("dpkg", "mot-cua-phuong_0.1.0_amd64.deb")
    assert pc.allowed == "0.2.0 0.1.0\n"
    assert not (pc.folder / "going-back").exists()
    failed = failed_version(pc.folder / "state.json")
    always = {0: datetime.min.replace(tzinfo=UTC)}
    offers = {
        version: Offer(name="x", version=version, size=1, not_before=always)
        for version in ("0.2.0", "0.2.1")
    }
    night = datetime(2026, 12, 1, 19, tzinfo=UTC)
    assert [
        hindrance(offer, "0.1.0", 0, night, failed=failed) for offer in offers.values()
    ] == [Not.FAILED_HERE, None]


def test_a_version_that_did_not_even_begin_is_tried_another_evening(pc, capsys):
    pc.ends["apt-get"], pc.stands = 100, "installed 0.1.0"

    assert pc.update() == 1

    assert [program for program, _ in pc.asked] == ["apt-get"]
    assert not (pc.folder / "state.json").exists()
    assert "0.1.0 is as it was" in capsys.readouterr().err


def test_without_a_way_back_nothing_is_begun(pc, capsys):
    assert pc.update(mirror=()) == 1
    assert pc.asked == []
    assert "no way back to 0.1.0" in capsys.readouterr().err


def test_a_way_back_that_fails_is_told(pc):
    pc.ends["dpkg"] = 1
    assert pc.update(proves=1) == 1
    assert pc.result == "broken"
    assert failed_version(pc.folder / "state.json") == ""


@pytest.mark.parametrize(
    ("leave", "status"),
    [("0.2.0 0.1.0\n", 0), ("0.2.0 0.0.9\n", 1), ("0.3.0 0.1.0\n", 1), ("", 1)],
)
def test_dpkg_goes_back_only_from_and_to_what_the_update_named(tmp_path, leave, status):
    place = tmp_path / "going-back"
    place.write_text(leave)
    text = PREINST.read_text().replace("@VERSION@", "0.1.0")
    script = tmp_path / "preinst"
    script.write_text(
        text.replace("/var/lib/mot-cua-phuong/updates/going-back", str(place))
    )

    done = subprocess.run(
        ["/bin/sh", script, "upgrade", "0.2.0"], capture_output=True, check=False
    )

    assert done.returncode == status
