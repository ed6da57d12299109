"""A result given to the post: under which number, and what became of it.

While the post has it the result is neither at the counter nor with its citizen: the
dossier stays open (``ready``) until the post has delivered it or brought it back, so
that an item that comes back has a way to the shelf (decision 0016).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self

from counter_app.domain.ids import OfficerId

BY_POST = "gửi qua bưu chính, số hiệu"
"""Stands where the relation of a collector stands, on paper too: in Vietnamese."""


class PostEnd(StrEnum):
    """What became of an item."""

    DELIVERED = "delivered"
    CAME_BACK = "came-back"
    """The post could not deliver it: the result lies at the counter again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One time the post took the result."""

    number: str
    """Of the item, as the post wrote it."""
    at: datetime
    by: OfficerId
    end: PostEnd | None = None
    """None: nobody knows yet; the post still has it."""
    ended_at: datetime | None = None
    ended_by: OfficerId | None = None

    def ended(self, end: PostEnd, *, at: datetime, by: OfficerId) -> Self:
        """Note what became of it; what was noted before stays."""
        return replace(self, end=end, ended_at=at, ended_by=by)
