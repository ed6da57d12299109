"""The code with every Vietnamese letter, and what a scanner made of it."""

import pytest

from counter_app.domain.scanner_test import CODE, LETTERS, judge
from counter_app.domain.scans import ScannerTest, recognise


def test_the_code_holds_each_of_the_134_letters_once():
    assert len({*LETTERS}) == len(LETTERS) == 134
    assert not any(letter.isascii() for letter in LETTERS)


def test_the_code_is_recognised_as_the_test_it_is():
    assert recognise(CODE) == ScannerTest(CODE)


@pytest.mark.parametrize(
    ("line", "right", "plain"),
    [
        (CODE, 134, False),
        (f"{CODE}\r\n", 134, False),
        (CODE.encode("ascii", "ignore").decode(), 0, True),
        (CODE.replace("ế", "e").replace("Đ", "DD"), 132, False),
        (CODE[:60], 53, False),
    ],
)
def test_what_came_is_judged_letter_by_letter(line, right, plain):
    verdict = judge(line)

    assert (verdict.right, verdict.plain) == (right, plain)
    assert verdict.wrong == 134 - right
