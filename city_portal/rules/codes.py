"""Dossier codes as the portal checks them, and the blocks they come from.

A final code is ``<unit>-YYMMDD-NNNN`` (Thông tư 01/2018/TT-VPCP điều 19); block s holds
the sequences s*100 to s*100+99 of every day. A provisional code begins with ``TAM-``.
"""

import re
from datetime import date, datetime
from functools import lru_cache

SLOTS = range(1, 100)
"""The blocks of one office; block 0 is never leased."""
SLOT_SIZE = 100

PROVISIONAL = "TAM-"
_TAIL = re.compile(r"-(?P<day>\d{6})-(?P<sequence>\d{4})", re.ASCII)
_PROVISIONAL = re.compile(r"TAM-[0-9A-Z.]{1,24}-(?P<day>\d{6})-\d{4,6}", re.ASCII)
_ORGANISATION = re.compile(r"[0-9A-Z]+(?:\.[0-9A-Z]+)*", re.ASCII)
_LONGEST_ORGANISATION = 35


def is_organisation(code: str) -> bool:
    """Say whether this can be a unit identifier (Quyết định 20/2020/QĐ-TTg điều 4)."""
    fits = len(code) <= _LONGEST_ORGANISATION and _ORGANISATION.fullmatch(code)
    return bool(fits) and not code.startswith("TAM")


def is_provisional(code: str) -> bool:
    """Say whether the portal has yet to give an official code."""
    return code.startswith(PROVISIONAL)


def day_of(code: str) -> date | None:
    """Return the day a well-formed code stands for, or None."""
    found = _PROVISIONAL.fullmatch(code) or _TAIL.search(code)
    if not found or found.end() != len(code):
        return None
    return _calendar_day(found["day"])


@lru_cache(maxsize=1000)
def _calendar_day(digits: str) -> date | None:
    try:
        # A calendar day without a clock: no zone applies.
        return datetime.strptime(digits, "%y%m%d").date()  # noqa: DTZ007
    except ValueError:
        return None


def belongs_to(code: str, org: str) -> bool:
    """Say whether a code is one of this office or a provisional one."""
    return is_provisional(code) or code.removesuffix(_end(code)) == org


def slot_of(code: str) -> int:
    """Return the block a well-formed final code was taken from."""
    return int(code[-4:]) // SLOT_SIZE


def official_code(org: str, day: date, slot: int, used: int) -> str:
    """Write the code after the first ``used`` ones of a block and day."""
    return f"{org}-{day:%y%m%d}-{slot * SLOT_SIZE + used:04d}"


def asked_for(text: str) -> str:
    """Read a code as a citizen types it from the paper."""
    return re.sub(r"\s+", "", text).upper().replace("TẠM-", PROVISIONAL)


def _end(code: str) -> str:
    found = _TAIL.search(code)
    return found.group() if found and found.end() == len(code) else ""
