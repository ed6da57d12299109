"""What may be set: the table in ``resources/policy/keys.toml``, read and checked.

One source for the templates of Windows, the JSON schema and every explanation, so that
what is documented is what is obeyed (SECURITY.md 2.7, complaint 3).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from dataclasses import fields as fields_of
from pathlib import Path

from counter_app.settings import CHOICES, Settings, SettingsBroken, check_setting

STRICTER = {"least": min, "most": max}


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One setting; ``title`` and ``help`` by language (``vi``, ``en``)."""

    name: str
    standard: str | int
    """The built-in value, which also tells the type."""
    choices: tuple[str, ...] = ()
    title: Mapping[str, str]
    help: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What a choice is called on the screen, by language; else as in the files."""
    officer: bool = False
    """The officer may choose it."""
    stricter: str = ""
    """``least`` or ``most``: of several levels that value wins, whatever the level."""
    endless: bool = False
    """0 means without end: as a number of days it is more than every other."""
    least: int = 1
    most: int | None = None

    def check(self, value: object) -> None:
        """Raise SettingsBroken, with a sentence, when this cannot be its value."""
        check_setting(self.name, value)
        if isinstance(value, int):
            if value < self.least:
                raise SettingsBroken(f"{self.name} must be at least {self.least}")
            if self.most is not None and value > self.most:
                raise SettingsBroken(f"{self.name} must be at most {self.most}")


def read_keys(resources: Path) -> Mapping[str, Key]:
    """Return every key by name, in the order of the settings class.

    Raises SettingsBroken when the table and the class disagree: that is a mistake of
    ours which no PC should meet, and the test of the table finds it first.
    """
    file = resources / "policy" / "keys.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    standards = {one.name: one.default for one in fields_of(Settings)}
    if table.keys() != standards.keys():
        odd = ", ".join(sorted(table.keys() ^ standards.keys()))
        raise SettingsBroken(f"{file.name} and the settings disagree on: {odd}")
    return {
        name: Key(
            name=name,
            standard=standard,
            choices=CHOICES.get(name, ()),
            **table[name],
        )
        for name, standard in standards.items()
        if isinstance(standard, str | int)
    }
