"""A law: the ASVS table is whole, names tests that exist, and counts right."""

import re
from pathlib import Path

from tests.abuse import places

TABLE = Path(__file__).parents[2] / "docs" / "security" / "asvs.md"
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
