"""A law: what an attacker could reach is small, and no pattern can be made to hang."""

import importlib
import re
import time
from pathlib import Path

from city_portal.rules.tables import csv_of
from counter_app.domain.reporting import FileKind
from counter_app.exports.sheets import Spreadsheets

ROOT = Path(__file__).parents[2]
OURS = [
    path
    for house in ("counter_app", "city_portal")
    for path in sorted((ROOT / house).rglob("*.py"))
]
DOORS = {
    "QLocalServer",
    "QTcpServer",
    "QUdpSocket",
    "QWebSocketServer",
    "create_server",
}
SHEETS = {"csv", "openpyxl", "xlsxwriter", "xlrd", "pandas", "odf"}
WRITES = "city_portal/rules/tables.py"
EXPORTS = "counter_app/exports/sheets.py"
EVIL = [
    "a" * 10_000 + "!",
    "ab" * 5_000,
    "a " * 5_000 + "!",
    "0" * 10_000 + "x",
    "1." * 5_000 + "-",
    " " * 10_000 + "x",
    "a@a." * 2_500 + "@",
    "{/" * 5_000,
    "a-" * 5_000,
    "Ng" * 5_000 + "1",
]
PATIENCE = 0.05


def saying(words):
    """The modules in whose text one of these words stands, and which."""
    found = re.compile(rf"\b(?:{'|'.join(sorted(words))})\b")
    said = {path: set(found.findall(path.read_text("utf-8"))) for path in OURS}
    return {path.relative_to(ROOT).as_posix(): s for path, s in said.items() if s}


def test_case_11_the_counter_opens_no_door_for_other_programs():
    doors = [
        path
        for path in saying(DOORS)
        if path.startswith("counter_app/") and "/rehearsal/" not in path
    ]

    assert doors == []


def test_case_65_and_case_67_tables_are_written_without_formulas_none_is_read():
    row = ["=1+1", "+84", "-x", "@SUM(A1)", "\t=1", "\r=1", "  =1"]

    cells = csv_of([row]).split(",")

    written = Spreadsheets().write(FileKind.CSV, ("",), [tuple(row)])
    ours = written.decode("utf-8-sig").split("\r\n", 1)[1].split(",")

    # The portal's figures and the counter's reports; nothing is ever read from one.
    assert saying({f"import {name}" for name in SHEETS}) == {
        WRITES: {"import csv"},
        EXPORTS: {"import csv", "import xlsxwriter"},
    }
    assert saying({f"from {name}" for name in SHEETS}) == {}
    for place in (WRITES, EXPORTS):
        assert "reader" not in (ROOT / place).read_text("utf-8")
    assert all(cell.lstrip("\ufeff").startswith("\"'") for cell in cells)
    assert all(cell.lstrip('"').startswith("'") for cell in ours)


def test_case_25_the_installed_program_takes_code_from_its_own_folders_only():
    launcher = (ROOT / "installers/linux/deb/mot-cua-phuong").read_text("utf-8")

    started = [line for line in launcher.splitlines() if line.startswith("exec")]

    assert len(started) == 1
    assert "/python -I " in started[0]


def patterns():
    """Each pattern of ours with its name and how its module uses it."""
    for path in OURS:
        text = path.read_text(encoding="utf-8")
        if "re.compile(" not in text or path.name == "__main__.py":
            continue
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for called, value in vars(importlib.import_module(name)).items():
            if isinstance(value, re.Pattern):
                uses = re.findall(rf"\b{called}\s*\.(\w+)\(", text)
                whole = bool(uses) and {*uses} <= {"fullmatch", "match"}
                yield f"{name}.{called}", value.fullmatch if whole else value.search


def slowest(used, texts):
    """The longest time, in seconds of this thread, one of the texts took."""
    worst = 0.0
    for text in texts:
        begun = time.thread_time()
        used(text)
        worst = max(worst, time.thread_time() - begun)
    return worst


def test_case_69_no_text_keeps_a_pattern_busy():
    slow = {}
    for name, used in patterns():
        is_text = isinstance(used.__self__.pattern, str)
        slow[name] = slowest(used, EVIL if is_text else [*map(str.encode, EVIL)])

    assert len(slow) > 40
    assert {name: took for name, took in slow.items() if took > PATIENCE} == {}
