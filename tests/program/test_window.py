"""The real window on a real screen, served with real key events only."""

import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest
import zxingcpp

from counter_app.domain.numbers import alias_of
from counter_app.domain.printed import Form
from counter_app.rehearsal.people import OFFICER, PASSWORD
from tests.paper.thermal_sink import ThermalSink
from tests.program.counter_process import opened, signed_in

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("window_process.py")
# Letters beyond ASCII get lost between xdotool and X: a scanner that mangles.
CARD = "001093000001||NGUY?N V?N TH?|01021993|Nam|S? 1 Ph? Th?, H? N?i|01072021"
LONGEST = 30
FIRST = ("nice", "-n", "-10")
"""A scanner's keys do not wait for this machine's other work. Who may not put a process
first is warned by ``nice``, and it runs all the same."""


class Screen:
    """An X server with a window manager, and a hand on its keyboard."""

    def __init__(self):
        self._server = subprocess.Popen(
            [
                *FIRST,
                "Xvfb",
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1366x768x24",
                "-noreset",
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.variables = {
            **os.environ,
            "DISPLAY": f":{self._server.stdout.readline().strip()}",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
            "PYTHONFAULTHANDLER": "1",
        }
        self._manager = subprocess.Popen(
            ["openbox"],
            env=self.variables,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def close(self):
        for process in (self._manager, self._server):
            process.kill()
            process.wait()
        self._server.stdout.close()

    def title(self):
        """The title of the window in front."""
        return self._tool("getactivewindow", "getwindowname", may_fail=True).strip()

    def has(self, *words, seconds=2):
        """Say whether the title in front comes to hold one of these soon."""
        until = monotonic() + seconds
        while monotonic() < until:
            if any(word in self.title() for word in words):
                return True
        return False

    def wait_for(self, *words):
        """Wait until the title in front holds one of these; return it."""
        until = monotonic() + LONGEST
        while not any(word in (title := self.title()) for word in words):
            if monotonic() > until:
                pytest.fail(f"{words} did not come; «{title}»")
        return title

    def type(self, text, delay=100):  # xdotool halves it now and then
        self._tool("type", "--delay", str(delay), text)

    def scan(self, line):
        """Type a line and Enter as a scanner does: in one go, 4 ms from key to key."""
        self._tool("type", "--args", "1", "--delay", "4", line, "key", "Return")

    def press(self, *keys):
        self._tool("key", "--delay", "60", *keys)

    @contextmanager
    def held(self, key):
        """Hold a key down: the X server repeats it, as it does under a slow finger."""
        self._tool("keydown", key)
        try:
            yield
        finally:
            self._tool("keyup", key)

    def _tool(self, *words, may_fail=False):
        done = subprocess.run(
            [*FIRST, "xdotool", *words],
            env=self.variables,
            capture_output=True,
            text=True,
            check=not may_fail,
        )
        return done.stdout


@pytest.fixture
def screen():
    screen = Screen()
    yield screen
    screen.close()


@pytest.fixture
def printer():
    with ThermalSink() as sink:
        yield sink


@pytest.fixture
def program(screen, surroundings, profile, printer):
    with subprocess.Popen(
        [sys.executable, str(SCRIPT), str(profile), surroundings.url, printer.name],
        cwd=ROOT,
        env=screen.variables,
    ) as process:
        yield process
        process.kill()


def choose_procedure(screen, initials):
    """Find it by its initials, and choose the first channel it is asked for."""
    screen.type(initials)
    for _ in range(5):
        screen.press("F9")
        if screen.has("Form"):
            return
        if screen.has("Error: Procedure"):
            screen.press("Return", "space")
    screen.wait_for("Form")


def fill_form(screen):
    """Fill what the form says is wanting: Enter in the list jumps to the field."""
    for _ in range(8):
        screen.press("F9")
        if screen.has("Papers", "Check"):
            return
        screen.wait_for("Error: Form")
        screen.press("Return")
        screen.type("Hang Bot")
        screen.press("Tab")
    pytest.fail("the form still wants something")


def came_out(printer, papers, seconds=LONGEST):
    """Say whether so many papers come out soon."""
    until = monotonic() + seconds
    while len(printer.pictures()) < papers and monotonic() < until:
        sleep(0.02)
    return len(printer.pictures()) >= papers


def test_a_walk_in_is_served_by_keys_alone_and_survives_the_power_cut(
    screen, program, surroundings, profile, printer
):
    screen.wait_for("Sign in")
    screen.type(OFFICER.id)
    screen.press("Tab")
    screen.type(PASSWORD)
    screen.press("Return")
    screen.wait_for("Ready")

    screen.scan(CARD)
    screen.wait_for("Citizen")
    screen.type("NGUYEN VAN THU")
    screen.press("F9")
    screen.wait_for("Procedure")
    choose_procedure(screen, "bstl")
    fill_form(screen)
    if "Papers" in screen.title():
        screen.press("F9")
    screen.wait_for("Check")
    screen.press("1")
    with screen.held("F9"):
        title = screen.wait_for("Received")
        assert not screen.has("Ready", seconds=1.2)
    assert came_out(printer, 1)
    for _ in range(5):  # until the first is settled, a reprint is not heard
        with screen.held("F12"):
            if came_out(printer, 2, seconds=3):
                assert not came_out(printer, 3, seconds=1.2)
                break
    program.kill()
    program.wait()

    counter = signed_in(opened(profile, surroundings.url))
    today = counter.lookup.lines(counter.lookup.day())
    dossiers = [counter.lookup.dossier(dossier) for dossier in today]
    midnight = datetime.combine(counter.lookup.day(), time.min, UTC)
    prints = counter.paper_work.printing.since(midnight - timedelta(days=1))
    counter.close()
    assert len(dossiers) == 1
    assert dossiers[0].code in title
    assert [(one.form, one.copy) for one in prints] == [
        (Form.RECEIPT, 1),
        (Form.RECEIPT, 2),
    ]
    papers = printer.pictures()
    assert len(papers) == 2
    for paper in papers:
        codes = {found.text for found in zxingcpp.read_barcodes(paper)}
        assert alias_of(dossiers[0].code) in codes
    assert dossiers[0].applicant.name == "NGUYEN VAN THU"
    assert dossiers[0].applicant.personal_id == "001093000001"
