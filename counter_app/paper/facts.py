"""Facts put into the words: how a date, an amount or a name is written on paper.

A template names a fact and, after a colon, how it is written: ``{due:long}``. What is
not known leaves its whole piece out.
"""

import string
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache

from counter_app.domain.amounts import money
from counter_app.domain.due_words import hour, long_date, short_date
from counter_app.domain.folding import nfc
from counter_app.domain.slips import Fact

PHONE_HEAD, PHONE_TAIL = 4, 3
"""Digits of a telephone number that stand on paper: enough for its owner to check."""

Piece = tuple[str, str, str]
"""Words, the fact that follows them (or nothing), and how it is written."""


class Filler:
    """Fills templates with one paper's facts; ``clean`` makes typed text printable."""

    def __init__(self, facts: Mapping[str, Fact], clean: Callable[[str], str]) -> None:
        self._facts = facts
        self._clean = clean

    def text(self, template: str) -> str | None:
        """Return the template filled in, or None if one of its facts is not known."""
        said = []
        for words, name, spec in pieces(template):
            said.append(words)
            if name:
                fact = self.fact(name, spec)
                if not fact:
                    return None
                said.append(fact)
        return "".join(said)

    def all(self, templates: tuple[str, ...]) -> Iterator[str]:
        """Return the templates whose facts are all known, filled in."""
        for template in templates:
            text = self.text(template)
            if text:
                yield text

    def known(self, template: str) -> str:
        """Return the template filled in, with gaps where a fact is not known."""
        return "".join(
            words + (self.fact(name, spec) if name else "")
            for words, name, spec in pieces(template)
        )

    def fact(self, name: str, spec: str = "") -> str:
        """Write one fact; nothing if it is not known."""
        fact = self._facts.get(name)
        return self._clean(written(fact, spec)) if fact is not None else ""


@lru_cache(maxsize=1024)
def pieces(template: str) -> tuple[Piece, ...]:
    """Take a template apart, once."""
    return tuple(
        (words, name or "", spec or "")
        for words, name, spec, _ in string.Formatter().parse(template)
    )


def written(fact: Fact, spec: str = "") -> str:
    """Write a fact; KeyError for a way of writing that its kind does not have."""
    if fact is None:
        return ""
    if isinstance(fact, datetime):
        return MOMENTS[spec](fact)
    if isinstance(fact, date):
        return DAYS[spec](fact)
    if isinstance(fact, int):
        return NUMBERS[spec](fact)
    return TEXTS[spec](fact)


def masked_phone(phone: str) -> str:
    """Write ``0912 ••• 678``; what is too short to hide anything stays as it is."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    if len(digits) <= PHONE_HEAD + PHONE_TAIL:
        return phone
    return f"{digits[:PHONE_HEAD]} ••• {digits[-PHONE_TAIL:]}"


def open_ended(text: str) -> str:
    """Take off the full stop that the wording puts at the end itself."""
    return text.rstrip(" .")


def signed(name: str) -> str:
    """Cards write names in capitals; under a signature they stand as people do."""
    return name.title() if name.isupper() else name


def moment(at: datetime) -> str:
    """Write ``09 giờ 41 phút, ngày 23 tháng 11 năm 2026``."""
    return f"{hour(at.time())}, {long_date(at.date())}"


MOMENTS: Mapping[str, Callable[[datetime], str]] = {
    "": moment,
    "long": lambda at: long_date(at.date()),
    "day": lambda at: short_date(at.date()),
    "short": lambda at: f"{at:%H:%M %d/%m/%Y}",
    "clock": lambda at: f"{at:%H:%M:%S}",
    "time": lambda at: f"{at:%H:%M}",
}
DAYS: Mapping[str, Callable[[date], str]] = {
    "": long_date,
    "long": long_date,
    "day": short_date,
}
NUMBERS: Mapping[str, Callable[[int], str]] = {
    "": str,
    "money": money,
    "two": lambda number: f"{number:02d}",
    "four": lambda number: f"{number:04d}",
}
TEXTS: Mapping[str, Callable[[str], str]] = {
    "": str,
    "capitals": lambda text: nfc(text).upper(),
    "phone": masked_phone,
    "open": open_ended,
    "signed": signed,
}
