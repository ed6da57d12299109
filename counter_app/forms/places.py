"""Provinces and wards as suggestions, and old addresses read into the new tiers.

Since 01/07/2025 an address has two tiers. Old names are found too; the new unit is
what the answer says, the old name is kept beside it (``xa_cu``). An old ward that was
divided gives several suggestions: only the citizen knows which one it is.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from counter_app.domain.declarations import Option
from counter_app.domain.folding import fold, nfc
from counter_app.domain.jsonable import Json
from counter_app.forms.soup import as_list, as_object, as_text, texts

_WARDS = re.compile(r"wards/[^/]+\.json")
PROVINCES = "forms/lists/tinh_2025.json"


@dataclass(frozen=True, slots=True)
class Ward:
    """A unit of today with the old units it was made of."""

    name: str
    formerly: tuple[str, ...]


class Places:
    """What the pack knows of provinces and wards."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._wards: dict[str, tuple[Ward, ...]] = {}
        for path in sorted(files):
            if _WARDS.fullmatch(path):
                told = as_object(_read(files[path]))
                province = as_text(told.get("province"))
                self._wards[fold(province)] = tuple(_wards(told))
        listed = as_object(_read(files.get(PROVINCES, "null")))
        self.provinces = tuple(
            Option(value=name, label=name) for name in texts(listed.get("names"))
        )
        self._options = {
            province: tuple(_ward_options(wards))
            for province, wards in self._wards.items()
        }
        self.offices = tuple(
            option for wards in self._wards.values() for option in _offices(wards)
        )

        self.police = tuple(
            Option(value=name, label=name)
            for wards in self._wards.values()
            for name in (f"Công an {_lower_first(ward.name)}" for ward in wards)
        )

    def committee(self, head: str) -> str:
        """Return the committee of today that the head of a paper names, or nothing.

        ``head`` is as letterheads have it: capitals, any dash, lines joined by spaces.
        """
        wanted = _letters(head)
        for option in self.offices:
            if wanted and _letters(option.label) == wanted:
                return option.label
        # A service point has the name of its ward in its own: of two that fit, one
        # name is a part of the other's.
        named = [one.label for one in self.offices if _ward_of(one.label) in wanted]
        longest = max(named, key=len, default="")
        clear = all(_ward_of(label) in _ward_of(longest) for label in named)
        return longest if clear else ""

    def wards(self, province: str) -> tuple[Option, ...]:
        """Return the wards of this province, old names too; nothing if unknown."""
        return self._options.get(_bare(province), ())

    def read(self, address: str) -> dict[str, Json]:
        """Read an address of one line, as cards carry it, into its parts.

        What is not surely known stays out of the tiers, but never gets lost: the
        street part keeps it.
        """
        parts = [part.strip() for part in nfc(address).split(",") if part.strip()]
        found: dict[str, Json] = {}
        if not parts:
            return found
        province = self._province(parts[-1])
        if province:
            found["tinh"] = province
            parts.pop()
            self._read_ward(_bare(province), parts, found)
        if parts:
            found["chi_tiet"] = ", ".join(parts)
        return found

    def _province(self, text: str) -> str:
        for option in self.provinces:
            if _bare(option.label) == _bare(text):
                return option.label
        return ""

    def _read_ward(
        self, province: str, parts: list[str], found: dict[str, Json]
    ) -> None:
        wards = self._wards.get(province, ())
        if not parts or not wards:
            return
        old = [
            (ward.name, former)
            for ward in wards
            for former in ward.formerly
            if len(parts) > 1 and _same_unit(former, parts[-2], parts[-1])
        ]
        if old:
            if len(old) == 1:
                found["xa"] = old[0][0]
            found["xa_cu"] = ", ".join(parts[-2:])
            del parts[-2:]
            return
        now = [ward.name for ward in wards if _bare(ward.name) == _bare(parts[-1])]
        if len(now) == 1:
            found["xa"] = now[0]
            parts.pop()


def _read(text: str) -> Json:
    try:
        told: Json = json.loads(text)
    except ValueError:
        return None
    return told


def _wards(told: Mapping[str, Json]) -> Iterator[Ward]:
    for unit in as_list(told.get("units")):
        ward = as_object(unit)
        yield Ward(as_text(ward.get("name")), texts(ward.get("formerly")))


def _ward_options(wards: tuple[Ward, ...]) -> Iterator[Option]:
    for ward in wards:
        yield Option(value=ward.name, label=ward.name)
    for ward in wards:
        for former in ward.formerly:
            value: Json = {"xa": ward.name, "xa_cu": former}
            yield Option(value=value, label=f"{former} (cũ), nay là {ward.name}")


def _offices(wards: tuple[Ward, ...]) -> Iterator[Option]:
    """Yield the committees that keep, or kept, civil-status books."""
    for ward in wards:
        name = f"Ủy ban nhân dân {_lower_first(ward.name)}"
        yield Option(value=name, label=name)
    told = set()
    for ward in wards:
        for former in ward.formerly:
            if former not in told:
                told.add(former)
                unit, _, district = former.partition(", ")
                name = f"Ủy ban nhân dân {_lower_first(unit)}"
                if district:
                    name = f"{name}, {_lower_first(district)}"
                yield Option(value=name, label=f"{name} (cũ)")


def _letters(text: str) -> str:
    return "".join(sign for sign in nfc(text).casefold() if sign.isalnum())


def _ward_of(committee: str) -> str:
    """Return the letters of the ward whose committee this is."""
    return _letters(committee).removeprefix(_letters("Ủy ban nhân dân"))


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


_KINDS = re.compile(
    r"(?:thanh pho|tinh|tp\.?|quan|huyen|thi xa|phuong|xa|thi tran|[qhp]\.|t[xt]\.)\s+"
)


@lru_cache(8192)
def _bare(name: str) -> str:
    """Fold a unit's name and drop its kind, which cards write or leave out."""
    folded = fold(name)
    kind = _KINDS.match(folded)
    without = folded[kind.end() :] if kind else folded
    # "Quận 1" without its kind would be any number; "Xã Xa" must keep something.
    return without if without and not without.isdigit() else folded


def _same_unit(former: str, ward: str, district: str) -> bool:
    unit, _, above = former.partition(", ")
    return nfc(_spelt(unit)) == _spelt(ward) and _bare(above) == _bare(district)


@lru_cache(8192)
def _spelt(name: str) -> str:
    """Compare wards with their accents: Phường Láng Hạ is not Phường Lạng Hạ."""
    return " ".join(_plain_kind(name.casefold()).split())


def _plain_kind(name: str) -> str:
    for kind in ("phường ", "xã ", "thị trấn ", "p. ", "p.", "tt. "):
        if name.startswith(kind):
            return name.removeprefix(kind)
    return name
