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
from counter_app.domain.syllables import has_accents, is_vietnamese_text

NUMBER, OLD, NAME, BIRTH, SEX, ADDRESS, ISSUED = range(7)
MOST_FIELDS = 11
_ID = re.compile(r"\d{12}")
_OLD_ID = re.compile(r"\d{9}|\d{12}|")
_DATE = re.compile(r"(\d{2})/?(\d{2})/?(\d{4})")
_GLUED = re.compile(r"\d{8}(\d{12})")
_NOT_IN_A_NAME = re.compile(r"[^\w\s'’.\-]|[\d_]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\ufeff]")
_GENDERS = {"nam": Gender.MALE, "nữ": Gender.FEMALE}


def read_card(line: str) -> Citizen:
    """Return the citizen of a scanned card line, or raise CardUnreadable."""
    clean = nfc(_CONTROLS.sub("", line)).strip()
    parts = [part.strip() for part in _repaired(clean).split("|")]
    if len(parts) < 2 or not _ID.fullmatch(parts[NUMBER]):
        raise CardUnreadable(clean[:12])
    reading = _Reading(_first_card(parts, clean), len(parts))
    return reading.citizen(clean)


def looks_like_card(text: str) -> bool:
    """Say whether a scan begins like a card: twelve digits and a bar."""
    return re.match(r"\s*\d{12}\s*\|", _CONTROLS.sub("", text)) is not None


@dataclass(slots=True)
class _Reading:
    """The fields of one card and what turned out doubtful in them."""

    parts: list[str]
    count: int
    doubtful: set[str] = field(default_factory=set)

    def citizen(self, line: str) -> Citizen:
        birth, issued = self._date(BIRTH, "birth"), self._date(ISSUED, "card_issued")
        gender = self._gender()
        if not birth and gender is None and self.count > ADDRESS:
            raise CardUnreadable(line[:12])  # the fields are not in this order
        name, address = self._part(NAME), self._part(ADDRESS)
        if not has_accents(name + address):
            # No Vietnamese address is without accents: the scanner typed ASCII.
            self.doubtful |= {"name", "address"}
        return Citizen(
            name=self._name(name),
            personal_id=self.parts[NUMBER],
            birth=birth,
            gender=gender,
            address=self._address(address),
            old_id=self._old_id(),
            card_issued=issued,
            source=Source.CARD,
            doubtful=frozenset(self.doubtful),
        )

    def _part(self, place: int) -> str:
        return self.parts[place] if place < len(self.parts) else ""

    def _is_cut(self, place: int) -> bool:
        """The last field may end too early: nothing after it says that it is whole."""
        return place >= self.count - 1

    def _date(self, place: int, name: str) -> str:
        found = _DATE.fullmatch(self._part(place))
        if found:
            day, month, year = found.groups()
            iso = f"{year}-{month}-{day}"
            if _is_date(iso):
                return iso
        self.doubtful.add(name)
        return ""

    def _gender(self) -> Gender | None:
        gender = _GENDERS.get(self._part(SEX).lower())
        if gender is None or self._is_cut(SEX):
            self.doubtful.add("gender")
            return None
        return gender

    def _name(self, name: str) -> str:
        name = " ".join(name.split())
        wrong = (
            self._is_cut(NAME)
            or _NOT_IN_A_NAME.search(name) is not None
            or not is_vietnamese_text(name)
        )
        if wrong:
            self.doubtful.add("name")
        return "" if "name" in self.doubtful else name

    def _address(self, address: str) -> str:
        wrong = (
            self._is_cut(ADDRESS)
            or "\ufffd" in address
            or "?" in address
            or not is_vietnamese_text(address)
        )
        if wrong:
            self.doubtful.add("address")
        return "" if "address" in self.doubtful else address

    def _old_id(self) -> str:
        old = self._part(OLD)
        if self._is_cut(OLD) or not _OLD_ID.fullmatch(old):
            self.doubtful.add("old_id")
            return ""
        return old


def _first_card(parts: list[str], line: str) -> list[str]:
    """Return one card's fields; two different cards in one line are refused."""
    number = parts[NUMBER]
    others = [part for part in parts[ISSUED:] if _ID.fullmatch(part)]
    glued = _GLUED.fullmatch(parts[ISSUED]) if len(parts) > ISSUED else None
    if glued:
        others.append(glued[1])
        parts = [*parts[:ISSUED], parts[ISSUED][:8]]
    if any(other != number for other in others) or (
        len(parts) > MOST_FIELDS and not others
    ):
        raise CardUnreadable(line[:12])
    return parts[:MOST_FIELDS]


def _repaired(line: str) -> str:
    """Undo UTF-8 that was read as CP1252, only where nothing was lost on the way."""
    try:
        repaired = line.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return line
    return nfc(repaired) if has_accents(repaired) else line


def _is_date(iso: str) -> bool:
    try:
        return date.fromisoformat(iso).year > 1850
    except ValueError:
        return False
