"""A setting as officers are told it: what counts, who set it, who may change it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class SetBy(StrEnum):
    """Who set a value; an earlier one is stronger (SECURITY.md 2.3)."""

    MACHINE = "machine-policy"
    CITY = "city-profile"
    PROFILE = "this-profile"
    MACHINE_ADVICE = "machine-recommended"
    CITY_ADVICE = "city-recommended"
    BUILT_IN = "built-in"


@dataclass(frozen=True, slots=True)
class SaidValue:
    """One value and who said it; ``source`` is a file or a place of the registry."""

    value: str | int
    by: SetBy
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSetting:
    """One line of the screen; ``title`` and ``help`` by language (``vi``, ``en``)."""

    name: str
    title: dict[str, str]
    help: dict[str, str]
    said: SaidValue
    overrode: Sequence[SaidValue] = ()
    locked: bool = True
    """Nobody changes it on this screen."""
    by_administrator: bool = True
    """No officer ever may, whoever set it."""
    choices: Sequence[str] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What a choice is called, by language; one without is called as it is."""
    number: bool = False
    """It is a whole number."""


@dataclass(frozen=True, slots=True)
class ToldSettings:
    """All of them, and what of the machine's policy is not obeyed, as sentences."""

    settings: Sequence[ToldSetting]
    refused: Sequence[str] = ()
