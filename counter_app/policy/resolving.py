"""Which of several values counts, and what it overrode (SECURITY.md 2.3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf

from counter_app.policy.keys import STRICTER, Key
from counter_app.policy.levels import MANDATORY, Given, Level, Refused
from counter_app.settings import Settings, SettingsBroken

ORDER = tuple(Level)


@dataclass(frozen=True, slots=True)
class Said:
    """One value and who said it."""

    level: Level
    source: str
    value: str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What counts for one key."""

    key: Key
    said: Said
    overrode: Sequence[Said]
    """Weaker or looser values, strongest first; the built-in one is the last."""

    @property
    def locked(self) -> bool:
        """The officer cannot change it here."""
        return not self.key.officer or self.said.level in MANDATORY


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Every key resolved, and the files and values that were not obeyed."""

    resolved: Mapping[str, Resolved]
    refused: Sequence[Refused]

    @property
    def settings(self) -> Settings:
        """The settings the program runs with."""
        return Settings(**{name: one.said.value for name, one in self.resolved.items()})  # type: ignore[arg-type]


def resolve(
    keys: Mapping[str, Key], given: Iterable[Given], refused: Iterable[Refused] = ()
) -> Policy:
    """Weigh the levels; a value that cannot be is refused, the others still count."""
    not_obeyed = list(refused)
    said: dict[str, list[Said]] = {name: [] for name in keys}
    for one in sorted(given, key=lambda one: ORDER.index(one.level)):
        for name, value in one.values.items():
            try:
                _check(keys, name, value)
            except SettingsBroken as fault:
                not_obeyed.append(Refused(one.source, str(fault)))
            else:
                said[name].append(Said(one.level, one.source, value))
    return Policy(
        resolved={
            name: _weigh(keys[name], all_said) for name, all_said in said.items()
        },
        refused=tuple(not_obeyed),
    )


def _check(keys: Mapping[str, Key], name: str, value: object) -> None:
    if name not in keys:
        raise SettingsBroken(f"there is no setting {name!r}")
    keys[name].check(value)


def _size(key: Key, one: Said) -> float:
    return inf if key.endless and not one.value else int(one.value)


def _weigh(key: Key, said: Sequence[Said]) -> Resolved:
    built_in = Said(Level.BUILT_IN, "the program", key.standard)
    if not said:
        return Resolved(key=key, said=built_in, overrode=())
    winner = said[0]
    if key.stricter:
        # min and max return the first of equals: the strongest level is named.
        winner = STRICTER[key.stricter](said, key=partial(_size, key))
    rest = [one for one in said if one is not winner]
    return Resolved(key=key, said=winner, overrode=(*rest, built_in))
