"""What to look at again on a card: warnings only, they never block.

The circular that fixed the inner structure of the number lapsed on 01/07/2024; only
"12 digits" is certain. So a mismatch is a reason to look, not an error.
"""

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from enum import StrEnum

from counter_app.domain.dates import first_day
from counter_app.domain.people import Citizen, Gender

TWO_TIERS = date(2025, 7, 1)
"""Since this day there are no districts; older cards may name former units."""
_PHONE = re.compile(r"0[35789][0-9]{8}")


class IdentityWarning(StrEnum):
    """One thing to look at."""

    PATTERN = "W-ID-PATTERN"
    OLD_ADDRESS = "W-CARD-OLD"
    MANGLED = "E-SCAN-MANGLED"
    INCOMPLETE = "E-SCAN-INCOMPLETE"
    """The line was cut, or its dates are none: not even the birth was kept."""
    LETTERS = "W-NAME-LETTERS"


def warnings_about(
    citizen: Citizen, provinces: Collection[str] = ()
) -> tuple[IdentityWarning, ...]:
    """Return what to look at, most important first.

    ``provinces`` are the three digits a number may begin with; none given: any.
    """
    found = []
    if "birth" in citizen.doubtful:
        found.append(IdentityWarning.INCOMPLETE)
    elif citizen.doubtful:
        found.append(IdentityWarning.MANGLED)
    if other_letters(citizen.name):
        found.append(IdentityWarning.LETTERS)
    if not _fits(citizen, provinces):
        found.append(IdentityWarning.PATTERN)
    issued = first_day(citizen.card_issued)
    if issued and issued < TWO_TIERS:
        found.append(IdentityWarning.OLD_ADDRESS)
    return tuple(found)


def other_letters(name: str) -> str:
    """Return the letters that only look like ours: Cyrillic, Greek, full-width ones.

    A name with one of them is another name to every search and every comparison.
    """
    return "".join(
        letter
        for letter in name
        if letter.isalpha() and not unicodedata.name(letter, "").startswith("LATIN ")
    )


def is_personal_id(text: str) -> bool:
    """Say whether the text is twelve digits."""
    return len(text) == 12 and text.isascii() and text.isdigit()


def phone_number(text: str) -> str | None:
    """Return ten digits for a mobile number however it is written, or None."""
    digits = re.sub(r"[\s.\-()]", "", text)
    digits = re.sub(r"^(?:\+84|0084|84(?=[0-9]{9}$))0?", "0", digits)
    return digits if _PHONE.fullmatch(digits) else None


def _fits(citizen: Citizen, provinces: Collection[str]) -> bool:
    number, birth = citizen.personal_id, citizen.birth
    if not is_personal_id(number):
        return True
    if provinces and number[:3] not in provinces:
        return False
    century = int(number[3])
    if citizen.gender and (century % 2 == 1) != (citizen.gender is Gender.FEMALE):
        return False
    if len(birth) < 4 or not birth[:4].isdigit():
        return True
    return birth[:4] == f"{19 + century // 2}{number[4:6]}"
