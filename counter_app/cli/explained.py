"""What ``policy explain`` prints of one setting."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol


class Said(Protocol):
    """One value and who said it."""

    @property
    def level(self) -> str: ...  # noqa: D102 -- says it
    @property
    def source(self) -> str: ...  # noqa: D102 -- says it
    @property
    def value(self) -> str | int: ...  # noqa: D102 -- says it


class Key(Protocol):
    """The setting's own name and rule."""

    @property
    def name(self) -> str: ...  # noqa: D102 -- says it
    @property
    def stricter(self) -> str: ...  # noqa: D102 -- says it


class Resolved(Protocol):
    """What counts for one key."""

    @property
    def key(self) -> Key: ...  # noqa: D102 -- says it
    @property
    def said(self) -> Said: ...  # noqa: D102 -- says it
    @property
    def overrode(self) -> Sequence[Said]: ...  # noqa: D102 -- says it
    @property
    def locked(self) -> bool: ...  # noqa: D102 -- says it


def row(one: Resolved) -> Mapping[str, Any]:
    """Return key, value, source, level, locked, stricter and what was overridden."""
    return {
        "key": one.key.name,
        "value": one.said.value,
        "source": one.said.source,
        "level": str(one.said.level),
        "locked": one.locked,
        "stricter": one.key.stricter,
        "overrode": [
            {"value": said.value, "source": said.source, "level": str(said.level)}
            for said in one.overrode
        ],
    }


def as_text(row: Mapping[str, Any]) -> str:
    """Return the row for people."""
    locked = ", locked" if row["locked"] else ""
    stricter = f", of several the {row['stricter']} wins" if row["stricter"] else ""
    lines = [f"{row['key']} = {row['value']!r}"]
    lines.append(f"    set by {row['level']} ({row['source']}){locked}{stricter}")
    lines += [
        f"    overrode {said['value']!r} of {said['level']} ({said['source']})"
        for said in row["overrode"]
    ]
    return "\n".join(lines)
