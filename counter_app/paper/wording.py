"""The words of a set of printed forms, read from resources/paper/<set>/<form>.toml.

The words are law, or stand for law nobody could read yet, so they are data with
their source; which set is in force on a day is the catalogue's to say. A set says what
it changes of the set it is ``like``: a form it does not have is that set's, and of a
form it has, the keys it does not write are.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from counter_app.domain.errors import NotFound
from counter_app.domain.folding import nfc
from counter_app.domain.printed import Form
from counter_app.domain.procedures import Channel
from counter_app.domain.slips import Medium, medium

SET_WORDS = "set"
"""The file of what all forms of a set have in common."""


class Style(StrEnum):
    """How a line is set."""

    PLAIN = "plain"
    BOLD = "bold"
    SMALL = "small"
    MIDDLE = "middle"
    """In the middle, in italics: what stands under a title."""
    LARGE = "large"
    HEADING = "heading"
    """Above a part of the paper, told to who hears it as one."""


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces of one line; a piece lacking a value is left out."""

    pieces: tuple[str, ...]
    style: Style = Style.PLAIN
    when: str = ""
    """The fact without which the line is left out; empty: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    title: str
    width: str | float = 0
    """Millimetres at cells of 10 pt; a width of the format by its name; 0: what is
    left, shared equally."""
    group: str = ""
    """Written above this column and its neighbours of the same group."""
    left: bool = False
    """Set to the left; else centred."""
    number: bool = False
    """Set to the right: amounts."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the name of its rows, and its columns."""

    name: str
    columns: tuple[Column, ...]
    blank: int = 0
    """At least so many rows, empty ones to be filled in by hand."""
    tall: float = 0
    """Millimetres a row is high at least: room to write or to sign."""
    none: str = ""
    """What is said instead of a table without a row; empty: the table, bare."""


@dataclass(frozen=True, slots=True)
class Charts:
    """Every chart of the paper with its table beneath."""

    none: str
    """What is said when there is none."""


Part = Line | Grid | Charts


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value, on a roll."""

    label: str
    value: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class RollWording:
    """What a form says on a roll of 80 mm."""

    title: tuple[str, ...]
    pairs: tuple[Pair, ...]
    beside: tuple[str, ...]
    """Beside the QR, or across when there is none."""
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelWording:
    """A sheet of labels; lengths in millimetres."""

    width: float
    height: float
    lines: tuple[Line, ...]
    side: float = 0
    """Of the QR; 0: none."""
    bars: float = 0
    """Height of the bars; 0: none."""
    cut: bool = False
    """Draw where to cut."""
    scale: float = 1
    """Of the letters, where there is room for larger ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Templates of one form; the values they may name are those of words.values."""

    form: Form
    source: str
    verified: bool
    nation: str
    motto: str
    number: str
    place_and_date: str
    title: str
    document: str
    body: tuple[Part, ...]
    sign: tuple[tuple[str, str, str], ...]
    """Title, hint and name of each who signs."""
    codes: bool
    """Both codes and the way to look the dossier up, at the foot."""
    lookup: tuple[str, ...]
    reminder: str
    reminder_when: str
    """The fact without which nobody is reminded; empty: none."""
    page: str
    sizes: tuple[Medium, ...]
    """What it is laid out for, the standard first."""
    landscape: bool
    measures: Mapping[str, float]
    """Measures of the format that this form changes."""
    roll: RollWording | None
    label: LabelWording | None
    words: Mapping[str, str]
    """Words of the set by name: what a count or a state is called on paper."""
    charts: Mapping[str, str]
    """What the names of plots are called: ``finding.ways``, ``of.day``…"""
    channels: Mapping[Channel, str]
    fee_amount: str
    fee_counted: str
    fee_unknown: str
    provisional: str
    offline: str
    copy: str
    amended: Mapping[str, str]
    """By kind, what a receipt says that takes the place of one printed before."""
    rehearsal: str
    watermark: str
    void: str


def read_wording(folder: Path, form_set: str, form: Form = Form.RECEIPT) -> Wording:
    """Read a form of a set; raise NotFound if this machine does not have it."""
    shared = dict(_read(folder, form_set, SET_WORDS))
    own = dict(_read(folder, form_set, form.value))
    if not own:
        raise NotFound(f"form {form.value} of set {form_set}")
    return _wording(form, {**shared, **own})


def set_words(folder: Path, form_set: str) -> Mapping[str, Any]:
    """Return what all papers of a set say alike; NotFound for a set unknown here."""
    return _read(folder, form_set, SET_WORDS)


def forms_of(folder: Path, form_set: str) -> Iterator[Form]:
    """Return the forms a set has."""
    for form in Form:
        if _read(folder, form_set, form.value):
            yield form


def _read(folder: Path, form_set: str, name: str) -> Mapping[str, Any]:
    """Return what a set says in one of its files, over what the earlier set says."""
    sets = {path.parent.name for path in folder.glob(f"*/{SET_WORDS}.toml")}
    if form_set not in sets:
        raise NotFound(f"form set {form_set}")
    like = _file(folder / form_set / f"{SET_WORDS}.toml").get("like", "")
    before = _read(folder, like, name) if like else {}
    return {**before, **_file(folder / form_set / f"{name}.toml")}


def _file(path: Path) -> Mapping[str, Any]:
    if not path.exists():
        return {}
    return tomllib.loads(nfc(path.read_text(encoding="utf-8")))


def _wording(form: Form, data: Mapping[str, Any]) -> Wording:
    nation, motto = data["national"]
    fee, notes = data["fee"], data["notes"]
    return Wording(
        form=form,
        source=data["source"],
        verified=data["verified"],
        nation=nation,
        motto=motto,
        number=data.get("number", ""),
        place_and_date=data["place_and_date"],
        title=data["title"],
        document=data["document"],
        body=tuple(_parts(data.get("body", []))),
        sign=tuple((title, hint, name) for title, hint, name in data.get("sign", [])),
        codes=data.get("codes", True),
        lookup=tuple(data["lookup"]),
        reminder=data["reminder"],
        reminder_when=data.get("reminder_when", ""),
        page=data["page"],
        sizes=tuple(map(medium, data.get("sizes", ["A5", "A4"]))),
        landscape=data.get("landscape", False),
        measures=data.get("measures", {}),
        roll=_roll(data["roll"]) if "roll" in data else None,
        label=_label(data["label"]) if "label" in data else None,
        words=data.get("words", {}),
        charts=data.get("charts", {}),
        channels={channel: data["channels"][channel.value] for channel in Channel},
        fee_amount=fee["amount"],
        fee_counted=fee["counted"],
        fee_unknown=fee["unknown"],
        provisional=notes["provisional"],
        offline=notes["offline"],
        copy=notes["copy"],
        amended=notes.get("amended", {}),
        rehearsal=notes["rehearsal"],
        watermark=notes["watermark"],
        void=notes["void"],
    )


def _parts(data: list[dict[str, Any]]) -> Iterator[Part]:
    for part in data:
        if "table" in part:
            columns = tuple(Column(**column) for column in part["columns"])
            told = {key: part[key] for key in ("blank", "tall", "none") if key in part}
            yield Grid(part["table"], columns, **told)
        elif "charts" in part:
            yield Charts(part["charts"])
        else:
            yield _line(part)


def _line(data: Mapping[str, Any]) -> Line:
    style = Style(data.get("style", Style.PLAIN))
    return Line(tuple(data["say"]), style, data.get("when", ""))


def _roll(data: Mapping[str, Any]) -> RollWording:
    return RollWording(
        title=tuple(data["title"]),
        pairs=tuple(
            Pair(label, value, Style(*style) if style else Style.PLAIN)
            for label, value, *style in data["pairs"]
        ),
        beside=tuple(data.get("beside", [])),
        below=tuple(data.get("below", [])),
    )


def _label(data: Mapping[str, Any]) -> LabelWording:
    lines = tuple(map(_line, data["lines"]))
    return LabelWording(**{**data, "lines": lines})
