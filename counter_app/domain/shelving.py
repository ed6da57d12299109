"""Where a result lies until its citizen collects it: a numbered place on the shelf.

Places are counted from 1 and have no end: a shelf grows by a box. A place is taken
while the result in it waits; the lowest free one is given next, so the shelf stays
short. Nothing of it leaves this PC: another counter has a shelf of its own.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.ids import DossierId, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A result put into a place."""

    dossier: DossierId
    place: int
    at: datetime
    by: OfficerId


@dataclass(frozen=True, slots=True)
class Waiting:
    """A result nobody has collected yet."""

    dossier: DossierId
    place: int
    """0: it is here and was not put on the shelf yet."""
    since: datetime
    """When the result came to the counter; of an item in the post, when it left."""
    item: str = ""
    """Under which number the post has it; empty: it is here."""


def first_free(taken: Collection[int]) -> int:
    """Return the lowest place nothing lies in."""
    place = 1
    while place in taken:
        place += 1
    return place
