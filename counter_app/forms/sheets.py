"""What one pass over a form finds, and where the pen stands meanwhile."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from counter_app.domain.declarations import Declaration, Field
from counter_app.forms.schemas import Place
from counter_app.forms.soup import Schema, as_text


@dataclass(frozen=True, slots=True)
class Question:
    """A field with what the engine needs to know about it beyond drawing."""

    field: Field
    schema: Schema
    style: Schema
    key: str = ""
    """Its i18n key."""


@dataclass(slots=True)
class Drawing:
    """What one pass over the form found."""

    declaration: Declaration = field(
        default_factory=lambda: Declaration(title="", pages=())
    )
    questions: dict[str, Question] = field(default_factory=dict)
    inside: dict[str, Question] = field(default_factory=dict)
    """What is asked in the rows of tables, by its whole pointer."""
    ways: dict[str, int] = field(default_factory=dict)
    """Which way is taken where the schema leaves a choice."""
    hidden: set[str] = field(default_factory=set)
    titles: dict[str, str] = field(default_factory=dict)
    """What objects are called, by their pointer."""
    unknown: list[str] = field(default_factory=list)
    is_too_big: bool = False
    """It was given up: what is drawn is not all."""

    def fields(self) -> tuple[Field, ...]:
        """Return what is asked, in the order of the page."""
        return tuple(question.field for question in self.questions.values())


class Same:
    """A schema as itself: equal to nothing else, and alive as long as it is asked."""

    __slots__ = ("_schema",)

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other._schema is self._schema

    def __hash__(self) -> int:
        return id(self._schema)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the pen stands: what scopes are relative to, and whether it is shown."""

    base: Place
    shown: bool = True
    read_only: bool = False
    depth: int = 0
    trail: frozenset[object] = frozenset()
    """The schemas around it, to see when one holds itself."""

    def deeper(self, base: Place, marks: Iterable[object]) -> "Spot":
        """Return the spot inside this object."""
        return replace(
            self, base=base, depth=self.depth + 1, trail=self.trail.union(marks)
        )


def mark_of(root: Schema, schema: Schema) -> object:
    """Return what a schema is recognised by when it comes again inside itself."""
    if schema is root:
        return "#"
    return as_text(schema.get("$ref")) or Same(schema)
