"""Real input methods and the real bus of assistive technology, on a real screen."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest

from tests.program.test_window import Screen
from tests.ui.screens import NAMES

pytestmark = pytest.mark.soak
HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NAME, KEYS = "Nguyễn Thị Phượng", "Nguyeexn Thij Phuowjng"
SESSION = ("dbus-run-session", "--", "sh", "-c")
IBUS = """
ibus-daemon -r -t refresh --panel disable --config disable >/dev/null 2>&1 &
until [ "$(ibus engine 2>/dev/null)" = Unikey ]; do
    ibus engine Unikey >/dev/null 2>&1  # says "failed" of a keyboard map, and sets it
    sleep 0.5
done
exec "$0" "$1"
"""
FCITX = """
mkdir -p "$HOME/.config/fcitx5"
printf '[Groups/0]\\nName=Default\\nDefault Layout=us\\nDefaultIM=unikey\\n'\
'[Groups/0/Items/0]\\nName=unikey\\nLayout=\\n[GroupOrder]\\n0=Default\\n' \
    > "$HOME/.config/fcitx5/profile"
fcitx5 -D >/dev/null 2>&1 &
until fcitx5-remote >/dev/null 2>&1; do sleep 0.2; done
sleep 1
exec "$0" "$1"
"""
BUS = """
echo "bus $DBUS_SESSION_BUS_ADDRESS"
/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
sleep 1
exec "$0" "$1"
"""


@pytest.fixture
def screen():
    screen = Screen()
    yield screen
    screen.close()


@pytest.fixture
def home(tmp_path_factory):
    """A folder with a short name: sockets are made in it."""
    return tmp_path_factory.mktemp("h")


def surrounded(screen, folder, **variables):
    """A home and a runtime folder of its own."""
    run = folder / "run"
    run.mkdir(mode=0o700)
    return {
        **screen.variables,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(run),
        "XDG_CONFIG_HOME": str(folder / ".config"),
        "LC_ALL": "C.UTF-8",
        **variables,
    }


@contextmanager
def session(start, script, variables):
    """A script under a bus of its own; all of it ends together."""
    process = subprocess.Popen(
        [*SESSION, start, sys.executable, str(HERE / script)],
        env=variables,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdin.close()
        process.stdout.close()


class Typist:
    """Types into the window of a process that says what stands there."""

    def __init__(self, screen, process):
        self.screen, self.process = screen, process
        self.said = {}
        Thread(target=self._hear, daemon=True).start()

    def _hear(self):
        for line in self.process.stdout:
            if line.startswith("{"):
                self.said = json.loads(line)

    def until(self, fits, what, seconds=40):
        end = monotonic() + seconds
        while not (self.said and fits(self.said)):
            assert monotonic() < end, f"{what}: {self.said}"
            sleep(0.05)

    def begin(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        self.until(lambda said: said["typing"] and not said["shown"], "an empty field")


@pytest.mark.parametrize(
    ("start", "module"), [(IBUS, "ibus"), (FCITX, "fcitx")], ids=["c19", "c20"]
)
def test_the_last_word_of_a_real_engine_is_neither_lost_nor_doubled(
    screen, home, start, module
):
    variables = surrounded(screen, home, QT_IM_MODULE=module)
    with session(start, "engine_process.py", variables) as process:
        typist = Typist(screen, process)
        kept = {}
        for end in ("Tab", "click", "F9", "ctrl+k"):
            typist.begin()
            screen.type(KEYS, delay=60)
            typist.until(lambda said: said["shown"] == NAME, f"before {end}")
            assert typist.said["text"] != NAME  # the last word is still composed
            if end == "click":
                where = map(str, typist.said["elsewhere"])
                screen._tool("mousemove", *where, "click", "1")
            else:
                screen.press(end)
            typist.until(lambda said: said["text"] == NAME, f"after {end}")
            sleep(0.6)  # a late commit would double it
            kept[end] = typist.said["text"]

    assert set(kept.values()) == {NAME}, kept


def test_c09_c10_everything_on_the_bus_has_a_name_and_its_own(screen, home):
    variables = surrounded(screen, home, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
    wrong = {}
    with session(BUS, "tree_process.py", variables) as process:
        address = process.stdout.readline().split(maxsplit=1)[1].strip()
        for name in NAMES:
            process.stdin.write("\n")
            process.stdin.flush()
            assert process.stdout.readline().strip() == name
            found = faults(tree(variables, address))
            if found:
                wrong[name] = found

    assert wrong == {}


def tree(variables, address):
    """What the system's screen readers would find on this bus now."""
    without = {key: value for key, value in variables.items() if key != "PYTHONPATH"}
    read = subprocess.run(
        ["/usr/bin/python3", str(HERE / "tree_reader.py")],
        env={**without, "DBUS_SESSION_BUS_ADDRESS": address},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert read.returncode == 0, read.stderr
    return json.loads(read.stdout)


def faults(rows):
    """Say what takes the focus without a name, or with its neighbour's; bare tables."""
    said, names = [], Counter()
    for path, role, name, has in rows:
        if "SHOWING" not in has:
            continue
        if role in {"table", "list"} and not name:
            said.append(f"{role} without a name")
        if "FOCUSABLE" not in has:
            continue
        if not name.strip():
            said.append(f"{role} at {path} without a name")
        if role not in {"table cell", "list item", "label"}:
            names[(*path[:-1], role, name)] += 1
    tables = sum(row[1] == "table" and "SHOWING" in row[3] for row in rows)
    heads = any("header" in row[1] and row[2] for row in rows)
    if tables and not heads:
        said.append("a table without headings")
    return [*said, *(f"twice: {name}" for name, count in names.items() if count > 1)]
