"""A declaration as it stands for given answers: what to ask, and what is wrong.

counter_app.forms makes these from JSON Schema and JSON Forms UI schema;
counter_app.ui.forms draws them. Pointers are JSON pointers into the answers,
e.g. ``/con/ho_ten`` or ``/thanh_vien/0/ten``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.pointers import found_at


class FieldKind(StrEnum):
    """Which widget a field wants (UX.md 3.9)."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    DIGITS = "digits"
    DATE = "date"
    PARTIAL_DATE = "partial-date"
    TIME = "time"
    DATE_TIME = "date-time"
    INTEGER = "integer"
    NUMBER = "number"
    CHOICE = "choice"
    """At most four options: radio buttons; more: a combo box that searches."""
    MANY = "many"
    """Several of a list: check boxes."""
    YES_NO = "yes-no"
    ADDRESS = "address"
    """An object with keys tinh, xa, chi_tiet (two-tier, since 01/07/2025)."""
    TABLE = "table"
    """An array of objects; ``columns`` tells the fields of one row."""
    STATIC = "static"
    """A sentence to read; nothing to fill."""
    UNKNOWN = "unknown"
    """The schema asks for something we cannot draw: text plus a diagnostics entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value of a choice."""

    value: Json
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question."""

    pointer: str
    kind: FieldKind
    label: str
    printed: str = ""
    """What the paper declaration calls it, where one person's name is one group's."""
    hint: str = ""
    required: bool = False
    read_only: bool = False
    wide: bool = False
    """Takes the whole row."""
    fresh: bool = False
    """Begins a row of the page."""
    secret: bool = False
    """Not to be read over the officer's shoulder."""
    buttons: bool = False
    """However many options a CHOICE has, they are radio buttons."""
    default: Json = None
    """What a new row says here before anybody answered."""
    options: tuple[Option, ...] = ()
    """What may be chosen; on a TEXT field suggestions, beside which other text may
    stand. In an ADDRESS an option whose value is an object fills several parts."""
    columns: tuple["Field", ...] = ()
    rows: tuple[tuple["Field", ...], ...] = ()
    """In a TABLE: what is asked in each row, given its answers; the last is a new
    row. Empty when every row asks for all columns."""
    max_length: int | None = None
    digits: int | None = None
    """How many digits a DIGITS field wants."""
    suffix: str = ""
    pledge: bool = False
    """A STATIC sentence one signs under; ``hint`` says when nobody has verified it."""
    value: Json = None
    """What a field says by itself: a read-only one always, another one until it is
    answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A heading and what stands under it; an empty title draws no heading."""

    title: str = ""
    parts: tuple["Field | Group", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """The whole form for the answers given; hidden fields are not in it."""

    title: str
    pages: tuple[Group, ...]
    unknown: tuple[str, ...] = ()
    """What the engine could not draw, for diagnostics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """What a newer form asks of a draft that began with an older one."""

    asks: tuple[tuple[str, str], ...] = ()
    """Place and label of what is asked now and was not known then; a column of a
    table stands at its table."""
    drops: tuple[str, ...] = ()
    """Labels of what was answered and is not asked any more; the draft keeps it."""


def renewed(
    declaration: Declaration,
    answers: Answers,
    *,
    then: Mapping[str, str],
    now: Mapping[str, str],
) -> Renewal:
    """Compare what a form could ask when a draft began with what it can ask now.

    ``then`` and ``now`` are pointer to label, whatever is answered; of what is new,
    only what these answers lead to is told. Nothing is told of a draft that kept no
    ``then``.
    """
    if not then or then.keys() == now.keys():
        return Renewal()
    return Renewal(
        asks=tuple(
            (pointer.partition("/*")[0], now[pointer])
            for pointer in _asked(declaration)
            if pointer in now.keys() - then.keys()
        ),
        drops=tuple(
            words
            for pointer, words in then.items()
            if pointer not in now and found_at(answers, pointer) not in _NOTHING
        ),
    )


_NOTHING: tuple[Json, ...] = (None, "", [], {})


def _asked(declaration: Declaration) -> Iterator[str]:
    todo: list[Field | Group] = [*reversed(declaration.pages)]
    while todo:
        part = todo.pop()
        if isinstance(part, Group):
            todo.extend(reversed(part.parts))
            continue
        yield part.pointer
        yield from (f"{part.pointer}/*{column.pointer}" for column in part.columns)


class FaultKind(StrEnum):
    """What is wrong with an answer; the page says it in words."""

    MISSING = "missing"
    WRONG_LENGTH = "wrong-length"
    TOO_LONG = "too-long"
    NOT_DIGITS = "not-digits"
    IMPOSSIBLE_DATE = "impossible-date"
    DATE_IN_FUTURE = "date-in-future"
    DATE_TOO_EARLY = "date-too-early"
    IMPOSSIBLE_TIME = "impossible-time"
    TOO_SMALL = "too-small"
    TOO_BIG = "too-big"
    NOT_ABOVE = "not-above"
    NOT_BELOW = "not-below"
    NOT_A_MULTIPLE = "not-a-multiple"
    NOT_A_NUMBER = "not-a-number"
    NOT_WHOLE = "not-whole"
    NOT_AN_OPTION = "not-an-option"
    TOO_FEW_ROWS = "too-few-rows"
    TOO_MANY_ROWS = "too-many-rows"
    TWICE = "twice"
    LACKS_A_ROW = "lacks-a-row"
    TOO_MANY_ALIKE = "too-many-alike"
    TOO_FEW_ANSWERS = "too-few-answers"
    TOO_MANY_ANSWERS = "too-many-answers"
    TWO_WAYS = "two-ways"
    NOT_EMAIL = "not-email"
    WRONG_FORM = "wrong-form"
    UNLIKE = "unlike"
    """Not written as ``limit``, an example, is."""
    TICKED = "ticked"
    NOT_THAT = "not-that"
    """Only ``limit`` may stand there."""
    WRONG_KIND = "wrong-kind"
    NOT_ASKED = "not-asked"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to fix. ``facts`` fill the sentence: n, limit, value."""

    pointer: str
    kind: FaultKind
    label: str
    verb: str = "Nhập"
    """For MISSING: the verb of the sentence (Nhập, Chọn, Đánh dấu)."""
    facts: dict[str, str] = field(default_factory=dict)
    message: str = ""
    """A sentence given by the form itself; stands instead of ours."""
