"""Dossier codes in both orders of the unit identifier, read into parts and back.

``<unit>-YYMMDD-NNNN`` (Thông tư 01/2018/TT-VPCP điều 19). The unit is written in the
order of QCVN 102:2016, deepest level first and the province or ministry last
(``000.17.22.H56``), or in that of Quyết định 20/2020/QĐ-TTg điều 4, province or
ministry first, at most 35 letters (``H26.103.25``). Which unit an office is, is
configuration: the portal gives it at enrolment.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from counter_app.domain.ids import DossierCode

LONGEST_UNIT = 35
_OLD_UNIT = re.compile(r"([0-9A-Z]{3})\.([0-9A-Z]{2})\.([0-9A-Z]{2})\.([A-Y][0-9]{2})")
_NEW_UNIT = re.compile(r"([A-Y][0-9]{2})((?:\.[0-9A-Z]+)*)")
_TAIL = re.compile(r"(?P<unit>[0-9A-Z.]+)-(?P<day>[0-9]{6})-(?P<sequence>[0-9]{4,9})")
_NONE = {"000", "00"}
"""A level of the old order that is not used."""


class UnitOrder(StrEnum):
    """Where the province or ministry stands."""

    LAST = "QCVN 102:2016"
    FIRST = "20/2020/QĐ-TTg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit identifier: the province or ministry, and what lies below it."""

    top: str
    """``H26`` is Hà Nội; G is a ministry, H a province."""
    below: tuple[str, ...]
    """From the level next to the top to the deepest; in the old order unused ones are
    zeros."""
    order: UnitOrder

    @property
    def text(self) -> str:
        """The identifier as its order writes it."""
        if self.order is UnitOrder.LAST:
            return ".".join((*reversed(self.below), self.top))
        return ".".join((self.top, *self.below))

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels below the top that are used."""
        return tuple(level for level in self.below if level not in _NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeParts:
    """What a final code says."""

    unit: Unit
    day: date
    sequence: int
    digits: int = 4

    @property
    def text(self) -> DossierCode:
        """The code as it is printed."""
        number = f"{self.sequence:0{self.digits}d}"
        return DossierCode(f"{self.unit.text}-{self.day:%y%m%d}-{number}")


def unit_in(text: str) -> Unit | None:
    """Read a unit identifier in either order; None for what is none."""
    old = _OLD_UNIT.fullmatch(text)
    if old:
        deepest, middle, upper, top = old.groups()
        return Unit(top=top, below=(upper, middle, deepest), order=UnitOrder.LAST)
    new = _NEW_UNIT.fullmatch(text)
    if new and len(text) <= LONGEST_UNIT:
        below = tuple(filter(None, new[2].split(".")))
        return Unit(top=new[1], below=below, order=UnitOrder.FIRST)
    return None


def parts_of(text: str) -> CodeParts | None:
    """Read a final code; None for what is none, or has a day that never was."""
    found = _TAIL.fullmatch(text)
    unit = unit_in(found["unit"]) if found else None
    if found is None or unit is None:
        return None
    try:
        # A calendar day without a clock: no zone applies.
        day = datetime.strptime(found["day"], "%y%m%d").date()  # noqa: DTZ007
    except ValueError:
        return None
    number = found["sequence"]
    return CodeParts(unit=unit, day=day, sequence=int(number), digits=len(number))
