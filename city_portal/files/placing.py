"""Which office is of which phase of a plan, and which procedure of which batch.

The plans in the pack say how many there are, not which; the city does. One file beside
the database, written whole.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from city_portal.files.durable import replace_durably

FILE = "plans.json"
Member = tuple[str, str, str]
"""A plan, its phase or batch, and an office or procedure: by their codes."""


class Placing:
    """Members of the parts of plans, as the city named them."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def read(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Return the members of each (plan, part) that has any."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        found: dict[tuple[str, str], set[str]] = {}
        for plan, part, member in msgspec.json.decode(content, type=list[Member]):
            found.setdefault((plan, part), set()).add(member)
        return {place: frozenset(members) for place, members in found.items()}

    def write(self, members: Iterable[Member]) -> None:
        """Put these in the place of all there were."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        replace_durably(self._path, msgspec.json.encode(sorted(members)))
