"""Read the line a citizen card's QR gives: keep what is whole, mark what is not.

``number|old number|name|ddMMyyyy|sex|address|ddMMyyyy`` (7 fields, 2021-2024 cards);
cards of 2024 carry 11. The line is typed data, not proof: it is not signed for us.
Nothing is guessed: a name or address that lost its accents is left empty and named in
``doubtful``, to be typed from the card. The number and the dates survive mangling,
because they are digits.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from counter_app.domain.errors import CardUnreadable
from counter_app.domain.folding import nfc
from counter_app.domain.people import Citizen, Gender, Source
from counter_app.domain.syllables import (
    has_accents,
    has_own_letters,
    is_vietnamese_address,
    is_vietnamese_name,
)

NUMBER, OLD, NAME, BIRTH, SEX, ADDRESS, ISSUED = range(7)
MOST_FIELDS = 11
_ID = re.compile(r"[0-9]{12}")
_OLD_ID = re.compile(r"(?:[0-9]{9}|[0-9]{12})?")
_DATE = re.compile(r"([0-9]{2})(/?)([0-9]{2})\2([0-9]{4})")
_GLUED = re.compile(r"[0-9]{12,}")
_BEGINNING = re.compile(r"[0-9]{12} *\|")
_SYMBOLOGY = re.compile(r"^\][A-Za-z][0-9]")
"""What some scanners write before the data to name the kind of code (AIM)."""
_INVISIBLE = re.compile(r"[\u200b-\u200f\ufeff]")
_EDGES = "".join(map(chr, range(0x21))) + "\x7f"
"""Prefixes and suffixes a scanner may be set to send."""
_GENDERS = {"nam": Gender.MALE, "nữ": Gender.FEMALE}
EVERYTHING = frozenset(
    {"personal_id", "old_id", "name", "birth", "gender", "address", "card_issued"}
)


def read_card(line: str) -> Citizen:
    """Return the citizen of a scanned card line, or raise CardUnreadable."""
    clean = _clean(line)
    parts = [part.strip() for part in _repaired(clean).split("|")]
    if len(parts) < 2 or not _ID.fullmatch(parts[NUMBER]):
        raise CardUnreadable(clean[:12])
    if _is_out_of_order(parts) or _is_two_cards(parts):
        raise CardUnreadable(clean[:12])
    return _Reading(parts).citizen()


def looks_like_card(text: str) -> bool:
    """Say whether a scan begins like a card: twelve digits and a bar."""
    return _BEGINNING.match(_clean(text)) is not None


@dataclass(slots=True)
class _Reading:
    """The fields of one card and what turned out doubtful in them."""

    parts: list[str]
    doubtful: set[str] = field(default_factory=set)

    def citizen(self) -> Citizen:
        birth, issued = self._date(BIRTH, "birth"), self._date(ISSUED, "card_issued")
        gender, old = self._gender(), self._old_id()
        name, address = self._name(), self._address()
        if any(_GLUED.search(part) for part in self.parts[NAME:]):
            # The same card twice in one line: all of it is to be looked at.
            self.doubtful |= EVERYTHING
        return Citizen(
            name="" if "name" in self.doubtful else name,
            personal_id=self.parts[NUMBER],
            birth=birth,
            gender=gender,
            address="" if "address" in self.doubtful else address,
            old_id=old,
            card_issued=issued,
            source=Source.CARD,
            doubtful=frozenset(self.doubtful),
        )

    def _part(self, place: int) -> str:
        return self.parts[place] if place < len(self.parts) else ""

    def _is_cut(self, place: int) -> bool:
        """The last field may end too early: nothing after it says that it is whole."""
        return place >= len(self.parts) - 1

    def _date(self, place: int, name: str) -> str:
        iso = _iso(self._part(place))
        if not iso:
            self.doubtful.add(name)
        return iso

    def _gender(self) -> Gender | None:
        gender = _GENDERS.get(self._part(SEX).lower())
        if gender is None or self._is_cut(SEX):
            self.doubtful.add("gender")
            return None
        return gender

    def _old_id(self) -> str:
        old = self._part(OLD)
        if self._is_cut(OLD) or not _OLD_ID.fullmatch(old):
            self.doubtful.add("old_id")
            return ""
        return old

    def _name(self) -> str:
        name = " ".join(self._part(NAME).split(" "))
        keeps_accents = has_own_letters(
            name + self._part(SEX) + self._part(ADDRESS)
        ) and (has_own_letters(name) or is_vietnamese_address(self._part(ADDRESS)))
        # "MẪU ANH" that lost a letter is "MU ANH", a name like any other: so a name
        # counts only beside proof that this scanner does not lose letters.
        if self._is_cut(NAME) or not keeps_accents or not is_vietnamese_name(name):
            self.doubtful.add("name")
        return name

    def _address(self) -> str:
        address = self._part(ADDRESS)
        keeps_accents = has_own_letters(self._part(NAME) + self._part(SEX) + address)
        whole = not self._is_cut(ADDRESS) and keeps_accents
        if not whole or not is_vietnamese_address(address):
            self.doubtful.add("address")
        return address


def _is_out_of_order(parts: list[str]) -> bool:
    """Say whether a field stands where another belongs; nothing is put right."""
    filled = dict(enumerate(parts))
    name, sex = filled.get(NAME, ""), filled.get(SEX, "")
    birth, issued = _iso(filled.get(BIRTH, "")), _iso(filled.get(ISSUED, ""))
    return (
        bool(birth and issued and issued < birth)
        or re.search(r"[^\W\d_]{2}", filled.get(OLD, "")) is not None
        or "," in name
        or re.fullmatch(r"[0-9/]+", name) is not None
        or name.lower() in _GENDERS
        or "," in sex
        or len(sex) > len("Ná»¯")
        or filled.get(ADDRESS, "").lower() in _GENDERS
        or (len(parts) > ADDRESS and not birth and sex.lower() not in _GENDERS)
    )


def _is_two_cards(parts: list[str]) -> bool:
    """Say whether another card's number stands in the line: whose is it then?"""
    if len(parts) > 2 * MOST_FIELDS:
        return True
    runs = [run for part in parts[NAME:] for run in _GLUED.findall(part)]
    return any(not run.endswith(parts[NUMBER]) for run in runs) or (
        len(parts) > MOST_FIELDS and not runs
    )


def _clean(line: str) -> str:
    bare = _INVISIBLE.sub("", line).strip(_EDGES)
    return nfc(_SYMBOLOGY.sub("", bare).strip(_EDGES))


def _repaired(line: str) -> str:
    """Undo UTF-8 that was read as CP1252, only where nothing was lost on the way."""
    try:
        repaired = line.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return line
    return nfc(repaired) if has_accents(repaired) else line


def _iso(text: str) -> str:
    """Return the ISO date of ``ddMMyyyy`` or ``dd/MM/yyyy``; empty if it is none."""
    found = _DATE.fullmatch(text)
    if found is None:
        return ""
    day, _, month, year = found.groups()
    try:
        written = date(int(year), int(month), int(day))
    except ValueError:
        return ""
    return written.isoformat() if written.year > 1850 else ""
