"""What the city signs for its counters, from its desk to an officer's screen.

Every part is real and in a process of its own: the city's tool, the portal, the counter
that pinned the city's key when its program was built, its window. That is seventeen
seconds of a processor, so it runs with `make soak`; what goes wrong on the way is tried
in tests/policy.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.rehearsal.people import OFFICER, PASSWORD
from tests.cli.forks import told
from tests.portal_process import say

ROOT = Path(__file__).parents[2]
AT_A_COUNTER = ROOT / "installers" / "linux" / "at_a_counter.py"
TITLE = "Khổ giấy hẹn"
WISHED = "[mandatory]\nreceipt_size = 'A5'\n[recommended]\nlanguage = 'vi'\n"


class Programs:
    """The programs of one city: built with its own key pinned."""

    def __init__(self, folder, home, pinned):
        self.folder, self.home = folder, home
        folder.mkdir()
        for part in ("counter_app", "city_portal"):
            (folder / part).symlink_to(ROOT / part)
        (folder / "resources" / "trust").mkdir(parents=True)
        for part in (ROOT / "resources").iterdir():
            if part.name != "trust":
                (folder / "resources" / part.name).symlink_to(part)
        trust = folder / "resources" / "trust" / "catalogue.toml"
        trust.write_text(f"threshold = 1\n{pinned}", encoding="utf-8")

    def __call__(self, *words, typed=""):
        done = subprocess.run(
            [sys.executable, *map(str, words)],
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": str(self.folder),
                "HOME": str(self.home),
                "XDG_DATA_HOME": str(self.home / ".local" / "share"),
            },
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def counter(self, *words, typed=""):
        return self("-m", "counter_app", *words, typed=typed)


@pytest.fixture
def city(tmp_path):
    """The city's desk: its key, and what it types to sign and publish."""

    def tool(*words):
        done = told("catalogue", *words, place=ROOT)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return tool


@pytest.mark.soak
def test_what_the_city_signs_is_in_force_and_shown_at_its_counters(
    city, portal, keyring, tmp_path
):
    key, pack = tmp_path / "city.pem", tmp_path / "law.pack"
    said = city("key", "--out", key, "--id", "ha-noi")
    programs = Programs(
        tmp_path / "programs", tmp_path / "home", said[said.index("[[keys]]") :]
    )
    law = shutil.copytree(ROOT / "resources" / "catalogue", tmp_path / "law")
    head = law / "pack.toml"
    head.write_text(head.read_text("utf-8").replace("serial = 1", "serial = 2"))
    (tmp_path / "city.toml").write_text(WISHED)
    signing = ("--key", key, "--id", "ha-noi")
    city(
        "profile", tmp_path / "city.toml", "--out", law / "city-profile.json", *signing
    )
    city("build", law, "--out", pack)
    city("sign", pack, *signing)
    say("publish", "--files", portal._folder / "files", "--pack", pack)
    code = portal.enrolment_code("03")
    enrolling = ("--portal", portal.url, "--code", code, "--counter", "03")
    programs.counter("enrol", *enrolling)
    officer = ("--account", OFFICER.id, "--name", OFFICER.name, "--role", "intake")
    programs.counter("officer", *officer, typed=f"{PASSWORD}\n" * 2)
    profile = tmp_path / "home" / ".local" / "share" / "mot-cua-phuong"
    settings = profile / "settings.toml"
    settings.write_text(settings.read_text("utf-8") + "receipt_size = 'A4'\n")

    shown = json.loads(
        programs(AT_A_COUNTER, "settings", "--title", TITLE, "--pictures", tmp_path)
    )
    told_by = programs.counter("policy", "explain", "receipt_size", "--json")

    [row] = json.loads(told_by)["settings"]
    assert (row["value"], row["level"]) == ("A5", "city-profile")
    assert row["source"] == str(profile / "city-profile.json")
    assert shown["row"] == "Khổ giấy hẹn: A5\nthành phố"
    assert (shown["lock"], shown["acts"]) == (True, [])
    assert "Đã khóa: thành phố quyết định" in shown["words"]
    assert "city-profile.json" in shown["words"]
    assert "Thay cho A4, do: máy này tự chọn" in shown["words"]
