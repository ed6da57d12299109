"""Where this PC stands, as the screen says it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where this PC stands."""

    office: str
    counter: str
