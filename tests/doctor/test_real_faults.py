"""What the doctor asks other rooms for, asked for real: a PC spoilt for real is found.

tests/doctor/test_checks.py breaks what a check is told; here nothing stands between the
check and the PC: libraries, typefaces, window, keyring, CUPS, SANE, a portal's answer.
"""

import os
import shutil
import threading
from dataclasses import asdict
from datetime import UTC, date, datetime
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from time import time

import pytest
import reportlab

from counter_app.bootstrap.examining import _Probing
from counter_app.doctor.examination import examine
from counter_app.doctor.surroundings import Surroundings
from counter_app.paths import RESOURCES, Paths
from counter_app.settings import Settings


class PC:
    """A PC of a checkout, to be spoilt; the rest of it is this very machine."""

    def __init__(self, folder, monkeypatch):
        self.paths = Paths(folder / "profile")
        self.paths.profile.mkdir()
        self.resources = folder / "program" / "resources"
        self.resources.mkdir(parents=True)
        for part in RESOURCES.iterdir():
            (self.resources / part.name).symlink_to(part)
        pins = folder / "program" / "requirements"
        shutil.copytree(RESOURCES.parent / "requirements", pins)
        self.pins = pins / "counter.txt"
        monkeypatch.setattr(Paths, "resources", property(lambda _own: self.resources))

    def own(self, name):
        """Put a copy of a folder of resources in place of the shared one."""
        place = self.resources / name
        place.unlink()
        return shutil.copytree(RESOURCES / name, place)

    def found(self, code, **settings):
        """What the doctor finds; ``settings`` differ from the built-in ones."""
        chosen = Settings(**settings)
        around = Surroundings(
            profile=self.paths.profile,
            resources=self.resources,
            settings=asdict(chosen),
            now=datetime.now(UTC),
            built_on=date(2026, 11, 1),
            probes=_Probing(self.paths, chosen).probes(),
            environ=os.environ,
            temporary=self.paths.profile,
        )
        [one] = examine(around, [code])
        return one.finding


@pytest.fixture
def pc(tmp_path, monkeypatch):
    return PC(tmp_path, monkeypatch)


@pytest.mark.parametrize("code", ["DR-002", "DR-003", "DR-004", "DR-006", "DR-012"])
def test_the_program_as_it_is_has_none_of_these_faults(pc, code):
    assert pc.found(code).ok


def test_a_library_of_another_version_is_named(pc):
    pins = pc.pins.read_text("utf-8")
    other = pins.replace("reportlab==", "reportlab==99.")
    assert other != pins
    pc.pins.write_text(other, encoding="utf-8")

    assert "reportlab 99." in str(pc.found("DR-002").facts)


def test_a_window_that_cannot_be_opened_is_found_by_opening_one(pc, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "no-such-platform")
    monkeypatch.setenv("DISPLAY", ":4711")

    assert not pc.found("DR-003").ok


def test_a_typeface_without_vietnamese_letters_is_named(pc):
    latin = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    shutil.copy(latin, pc.own("fonts") / "NotoSans-Regular.ttf")

    assert "NotoSans-Regular.ttf" in str(pc.found("DR-004").facts)


def test_a_torn_catalogue_is_found_by_reading_it(pc):
    (pc.own("catalogue") / "pack.toml").write_text("= hỏng", encoding="utf-8")

    assert not pc.found("DR-006").ok


def test_settings_no_city_signed_are_told_as_a_fault_of_the_policy(pc):
    pc.paths.city_profile.write_text('{"statement": "{}", "signatures": []}')

    assert "city-profile.json" in str(pc.found("DR-012").facts)


def test_a_keyring_that_is_not_there_keeps_nothing(pc, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    pc.paths.database.write_bytes(b"\x9c" * 4096)

    assert not pc.found("DR-030").ok
    assert not pc.found("DR-031").ok


def test_a_queue_cups_does_not_have_is_found_by_asking_cups(pc, monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")

    assert not pc.found("DR-062", printer="Quay9").ok


def test_without_a_driver_there_is_no_scanner(pc, monkeypatch, tmp_path):
    (tmp_path / "dll.conf").write_text("")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(tmp_path))

    assert not pc.found("DR-065").ok


class Sheet(BaseHTTPRequestHandler):
    """Answers everything with one page, a quarter of an hour late by its clock."""

    def date_time_string(self, timestamp=None):
        return formatdate(time() - 900, usegmt=True)

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<html>Please sign in to this network</html>")

    def log_message(self, *_words):
        """Say nothing."""


@pytest.mark.parametrize("code", ["DR-054", "DR-055"])
def test_a_page_that_is_no_portal_and_a_clock_that_is_wrong(pc, code):
    with HTTPServer(("127.0.0.1", 0), Sheet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        finding = pc.found(code, portal_url=f"http://127.0.0.1:{server.server_port}")
        server.shutdown()

    assert not finding.ok
