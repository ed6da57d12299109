"""Laws: the ASVS table is whole, names what exists, counts right; each key is said."""

import re
from pathlib import Path

from tests.abuse import places

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "security" / "asvs.md"
PLACES = (ROOT, ROOT / "counter_app", ROOT / "city_portal")
SECTIONS = ("Met", "Partly", "Not met", "Not applicable")
LEVELS_1_AND_2 = 253
"""Requirements of the two levels in ASVS 5.0.0: 70 and 183."""


def rows():
    """Numbers, section and what stands beside them."""
    parts = re.split(r"^## ", TABLE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for part in parts[1:]:
        section = part.splitlines()[0]
        for numbers, said in re.findall(
            r"^\| ([\d., ]+) \| (.*) \|$", part, re.MULTILINE
        ):
            yield section, numbers.split(", "), said


def test_each_requirement_stands_in_the_table_once():
    every = [number for _section, numbers, _said in rows() for number in numbers]

    assert len(every) == len({*every}) == LEVELS_1_AND_2
    assert {section for section, *_rest in rows()} == {*SECTIONS}


def test_each_test_that_is_named_exists_and_each_row_says_something():
    known = places()

    for _section, numbers, said in rows():
        assert said.strip(), numbers
        for name in re.findall(r"test_\w+", said):
            assert name in known, (numbers, name)


def test_what_is_met_is_shown_by_a_test_a_place_that_exists_or_a_rule_of_the_house():
    rules = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    for numbers, said in (row[1:] for row in rows() if row[0] == "Met"):
        named = re.findall(r"`([\w/]+(?:\.\w+|/templates))`|(docs/[\w/-]+\.md)", said)
        places_named = [one or other for one, other in named]
        for place in places_named:
            there = any((folder / place).exists() for folder in PLACES)
            assert there, (numbers, place)
        kept = re.search(r"ruff S\d", said) and '"S"' in rules
        assert "test_" in said or places_named or kept, numbers


def test_every_label_of_a_derived_key_stands_in_the_inventory():
    said = TABLE.with_name("crypto.md").read_text(encoding="utf-8")
    labels = {
        label
        for path in (ROOT / "counter_app").rglob("*.py")
        for label in re.findall(
            r'(?:derived\([\w.()]+, |join\(\()b"([\w -]+)"', path.read_text("utf-8")
        )
    }

    assert len(labels) > 8
    for label in labels:
        assert f"label `{label}`" in said, label


def test_the_counts_at_the_end_are_right():
    counts = dict.fromkeys(SECTIONS, 0)
    for section, numbers, _said in rows():
        counts[section] += len(numbers)

    met, partly, missed, nothing = counts.values()

    told = (
        f"Met {met}, partly {partly}, not met {missed} of {met + partly + missed} that"
        f" apply; {nothing} do not."
    )
    assert TABLE.read_text(encoding="utf-8").rstrip().endswith(told)


def test_no_xml_from_outside_is_read():
    known = {"counter_app/policy/templates.py", "counter_app/rehearsal/escl.py"}
    """One writes only; the other is a rehearsal's scanner, spoken to by this machine,
    whose parser (expat) fetches nothing."""
    named = re.compile(r"^\s*(?:import|from) (?:xml|lxml|defusedxml)\b", re.MULTILINE)
    fetching = re.compile(r"XMLParser|resolve_entities|open_metadata|\blxml\b")

    for house in ("counter_app", "city_portal"):
        for path in (ROOT / house).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            name = path.relative_to(ROOT).as_posix()
            assert name in known or not named.search(text), name
            assert not fetching.search(text), name
