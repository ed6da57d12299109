"""Dossier codes and the leased blocks they come from.

Shape of a code: Thông tư 01/2018/TT-VPCP điều 19, ``<unit>-YYMMDD-NNNN``, with the
unit in the order of QCVN 102:2016 or of Quyết định 20/2020/QĐ-TTg; the pattern is
configurable data because Thông tư 03/2025/TT-VPCP could not be read.
"""

import re
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from counter_app.domain.ids import DossierCode

SLOT_SIZE = 100
"""Codes of one slot and day: slot s gives s*100 .. s*100+99; slot 0 is not leased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A hundred codes of every day, leased to one incarnation of one counter PC."""

    org: str
    number: int
    """1 to 99."""
    incarnation: int
    valid_from: date
    valid_to: date | None = None


def final_code(org: str, day: date, sequence: int) -> DossierCode:
    """Write a final code; ``sequence`` is 100 to 9999."""
    return DossierCode(f"{org}-{day:%y%m%d}-{sequence:04d}")


def provisional_code(
    counter: str, device: str, day: date, sequence: int
) -> DossierCode:
    """Write a provisional code, as it stands inside barcodes: ``TAM-Q03-…``."""
    return DossierCode(f"TAM-Q{counter}{device}-{day:%y%m%d}-{sequence:04d}")


def day_of(code: DossierCode | str) -> date | None:
    """Return the day a code stands for, or None for what is no code of ours."""
    parts = code.rsplit("-", 2)
    if len(parts) != 3 or not (parts[1].isdecimal() and len(parts[1]) == 6):
        return None
    year, month, day = (int(parts[1][place : place + 2]) for place in (0, 2, 4))
    try:
        return date(2000 + year, month, day)
    except ValueError:
        return None


def belongs_to(code: DossierCode | str, org: str) -> bool:
    """Say whether a code is one of this office, or provisional."""
    return is_provisional(DossierCode(code)) or code.rsplit("-", 2)[0] == org


def on_paper(code: DossierCode) -> str:
    """Write a code for people: provisional ones say TẠM."""
    return code.replace("TAM-", "TẠM-", 1) if is_provisional(code) else code


def without_office(code: str) -> str:
    """Write a code without the office's own identifier: ``261123-0100``."""
    office, _, rest = code.partition("-")
    return rest if "." in office else code


def is_provisional(code: DossierCode) -> bool:
    """Say whether the portal has yet to give an official code."""
    return code.startswith("TAM-")


ALIAS = re.compile(r"[12][0-9]{15}")
"""The shape of an alias; its check digits must fit as well."""
_ENDING = re.compile(r"-([0-9]{6})-([0-9]{4})")


def alias_of(code: DossierCode) -> str:
    """Write a code as 16 digits, for scanners that read bars only; "" if it has none.

    Kind, date, sequence, three digits made of the unit or counter, two check digits
    (ISO/IEC 7064, MOD 97-10). It names the dossier among those of its date and
    sequence; whoever looks it up compares the whole.
    """
    found = _ENDING.search(code)
    if found is None or found.end() != len(code):
        return ""
    before = code[: found.start()]
    kind = 2 if is_provisional(code) else 1
    digits = f"{kind}{found[1]}{found[2]}{crc32(before.encode()) % 1000:03d}"
    return f"{digits}{98 - int(digits) * 100 % 97:02d}"


def is_alias(digits: str) -> bool:
    """Say whether these are the digits of an alias, none of them misread."""
    return bool(ALIAS.fullmatch(digits)) and int(digits) % 97 == 1


def ending_of_alias(digits: str) -> str:
    """Return how the code of this alias ends: ``-261123-0112``."""
    return f"-{digits[1:7]}-{digits[7:11]}"
