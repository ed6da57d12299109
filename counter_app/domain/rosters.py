"""Who may work here, as the city's portal says it: the roster of an office."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from counter_app.domain.ids import OfficerId
from counter_app.domain.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What one officer may do, and where."""

    roles: frozenset[Role]
    counters: frozenset[str]
    """Numbers of counters; empty: every counter of the office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Everybody who may work at an office. Who is not on it may not."""

    mark: str
    """The portal's digest of it: whether it changed."""
    duties: Mapping[OfficerId, Duty] = field(default_factory=dict)
