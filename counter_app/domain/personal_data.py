"""What somebody asked for when their own data are handed out, and what is found."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.domain.ids import DossierId, DraftId
from counter_app.domain.jsonable import Fields, Json

NUMBER = re.compile(r"\d{9}|\d{12}")
"""An old or a new personal number."""
REFERENCE = re.compile(r"[0-9A-Za-zĐđ./-]{1,30}")
"""The number of a letter: no sentence, so that no name comes into the journal."""


class Ground(StrEnum):
    """On whose asking the data are handed out."""

    SUBJECT = "subject"
    """The person, or who acts for them by law."""
    AUTHORITY = "authority"
    """An authority, by the letter the reference names."""
    INSPECTION = "inspection"
    """An inspection of how personal data are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request; ValueError for what makes none."""

    personal_id: str
    """9 or 12 digits."""
    ground: Ground
    reference: str
    """Number of the request or letter, e.g. ``12/PYC``."""

    def __post_init__(self) -> None:
        """Refuse what is no number, and a reference that could name somebody."""
        if not NUMBER.fullmatch(self.personal_id):
            raise ValueError("a personal number has 9 or 12 digits")
        if not REFERENCE.fullmatch(self.reference):
            raise ValueError(
                "a reference is the number of the request: letters, digits, . / -"
            )
        if NUMBER.search(self.reference):
            raise ValueError("a reference holds no personal number")

    @property
    def operation(self) -> str:
        """What a second officer agrees to, exactly."""
        return f"person-exported {self.personal_id} {self.ground} {self.reference}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Every copy of a dossier on this PC, as flat fields."""

    id: DossierId
    current: Fields
    confirmed: Fields
    """As the portal last confirmed it; empty if it never did."""
    others: Sequence[Fields] = field(default_factory=tuple)
    """What came from the portal and differs: conflicts, and what waits to be read."""

    def is_of(self, number: str) -> bool:
        """Say whether the person with this number handed it in."""
        names = ("applicant.personal_id", "applicant.old_id")
        return any(self.current.get(name) == number for name in names)

    def naming(self, number: str) -> tuple[str, ...]:
        """Return the names of the fields that hold this number."""
        whole = re.compile(rf"(?<!\w){number}(?!\w)")
        return tuple(
            name
            for name, value in self.current.items()
            if any(whole.search(text) for text in _texts(value))
        )


@dataclass(frozen=True, slots=True)
class SealedDraft:
    """A half-typed form, and whose; only they can read it."""

    id: DraftId
    owner: str


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What went out."""

    dossiers: int
    mentions: int
    """Other people's dossiers that name this person; told, not copied."""
    files: int
    lost: tuple[str, ...] = ()
    """Files this PC no longer holds, or whose bytes are damaged, by their hash."""
    sealed_drafts: int = 0
    """Half-typed forms of other officers, which nobody else can read."""
