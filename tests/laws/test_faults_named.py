"""A law: the table of faults in docs/sync.md names tests that exist."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "sync.md"
FEWEST = 30
"""Kinds of fault the specification asks for."""


def rows():
    """Each row's fault and its links: (what is written, the file)."""
    table = PAGE.read_text(encoding="utf-8").split("|---|---|---|\n")[1]
    for line in table.split("\n\n")[0].splitlines():
        _, number, fault, tests, _ = line.split("|")
        yield number.strip(), fault.strip(), re.findall(r"\[(.+?)\]\((.+?)\)", tests)


def functions(path):
    """Every function a file of tests defines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_fault_has_a_test_and_the_test_is_there():
    for _number, fault, links in rows():
        assert links, fault
        for name, target in links:
            path = (PAGE.parent / target).resolve()
            assert path.is_file(), target
            if name.endswith(".py"):
                assert any(one.startswith("test_") for one in functions(path)), name
            else:
                assert name in functions(path), (name, target)


def test_there_are_as_many_kinds_as_were_asked_for():
    numbered = [number for number, *_rest in rows() if number != "–"]
    kinds = set()
    for number in numbered:
        for part in number.split(","):
            first, _, last = part.strip().partition("–")
            kinds |= {*range(int(first), int(last or first) + 1)}

    assert len(kinds) >= FEWEST, sorted(kinds)
