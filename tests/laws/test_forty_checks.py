"""Each of the forty checks of the screens is a test of its number, or a picture."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHECKS = {f"{number:02}" for number in range(1, 41)}
PICTURES = {"05"}
"""Judged by eye: docs/ui has them in every theme."""
NAMED = re.compile(r"def test_((?:c\d\d_|and_)+)|\"c(\d\d)\"")


def named():
    found = set()
    for file in (ROOT / "tests").rglob("test_*.py"):
        for many, one in NAMED.findall(file.read_text("utf-8")):
            found.update(re.findall(r"\d\d", many + one))
    return found


def test_every_check_a_machine_can_judge_has_a_test_of_its_number():
    assert CHECKS - named() == PICTURES


def test_every_check_stands_in_the_table_of_the_screens():
    table = (ROOT / "docs" / "ui" / "README.md").read_text("utf-8")
    rows = [line for line in table.splitlines() if line.startswith("| C")]
    told = set()
    for row in rows:
        head = row.split("|")[1]
        first_last = re.findall(r"C(\d\d) to C(\d\d)", head)
        told.update(re.findall(r"C(\d\d)", head))
        for first, last in first_last:
            told.update(f"{n:02}" for n in range(int(first), int(last) + 1))
    assert told == CHECKS


def test_every_picture_of_a_theme_is_there():
    for name in ("ready", "declaration", "received", "today", "reports"):
        for theme in ("", "-dark", "-high-contrast"):
            assert (ROOT / "docs" / "ui" / f"{name}{theme}.png").exists()
