"""The words of a set of printed forms, read from resources/paper/<set>/receipt.toml.

The words are law, or stand for law nobody could read yet, so they are data with
their source; which set is in force on a day is the catalogue's to say.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from counter_app.domain.errors import NotFound
from counter_app.domain.folding import nfc
from counter_app.domain.procedures import Channel


class Style(StrEnum):
    """How a line is set."""

    PLAIN = "plain"
    BOLD = "bold"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces of one line; a piece lacking a value is left out."""

    pieces: tuple[str, ...]
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Templates of a receipt; the values they may name are those of words.values."""

    source: str
    verified: bool
    nation: str
    motto: str
    number: str
    place_and_date: str
    title: str
    document: str
    before: tuple[Line, ...]
    columns: tuple[str, str, str, str]
    after: tuple[Line, ...]
    citizen_signs: tuple[str, str]
    officer_signs: tuple[str, str]
    lookup: tuple[str, ...]
    reminder: str
    page: str
    channels: Mapping[Channel, str]
    fee_amount: str
    fee_counted: str
    fee_unknown: str
    provisional: str
    offline: str
    copy: str
    rehearsal: str
    watermark: str


def read_wording(folder: Path, form_set: str) -> Wording:
    """Read a set's words; raise NotFound if this machine does not have the set."""
    sets = {path.parent.name: path for path in folder.glob("*/receipt.toml")}
    if form_set not in sets:
        raise NotFound(f"form set {form_set}")
    text = nfc(sets[form_set].read_text(encoding="utf-8"))
    return _wording(tomllib.loads(text))


def _wording(data: Mapping[str, Any]) -> Wording:
    nation, motto = data["national"]
    number, name, form, count = data["columns"]
    citizen_title, citizen_hint = data["citizen_signs"]
    officer_title, officer_hint = data["officer_signs"]
    fee, notes = data["fee"], data["notes"]
    return Wording(
        source=data["source"],
        verified=data["verified"],
        nation=nation,
        motto=motto,
        number=data["number"],
        place_and_date=data["place_and_date"],
        title=data["title"],
        document=data["document"],
        before=_lines(data["before"]),
        columns=(number, name, form, count),
        after=_lines(data["after"]),
        citizen_signs=(citizen_title, citizen_hint),
        officer_signs=(officer_title, officer_hint),
        lookup=tuple(data["lookup"]),
        reminder=data["reminder"],
        page=data["page"],
        channels={channel: data["channels"][channel.value] for channel in Channel},
        fee_amount=fee["amount"],
        fee_counted=fee["counted"],
        fee_unknown=fee["unknown"],
        provisional=notes["provisional"],
        offline=notes["offline"],
        copy=notes["copy"],
        rehearsal=notes["rehearsal"],
        watermark=notes["watermark"],
    )


def _lines(data: list[dict[str, Any]]) -> tuple[Line, ...]:
    return tuple(
        Line(tuple(line["say"]), Style(line.get("style", Style.PLAIN))) for line in data
    )
