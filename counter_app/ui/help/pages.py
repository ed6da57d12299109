"""Pages of help and the steps of the first day, as data. No Qt."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

GENERAL = "general"
"""The page of a screen that has none of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """One page in both languages."""

    id: str
    titles: Mapping[str, str]
    bodies: Mapping[str, str]

    def title(self, language: str) -> str:
        """Return its title in ``vi`` or ``en``."""
        return self.titles[language]

    def body(self, language: str) -> str:
        """Return its text: one line each, a list where lines begin with ``- ``."""
        return self.bodies[language].strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to try; done when the screen ``until`` is in front."""

    until: str
    words: Mapping[str, str]


def read_pages(folder: Path) -> Mapping[str, HelpPage]:
    """Read the pages, in the order of the file."""
    told = tomllib.loads((folder / "pages.toml").read_text(encoding="utf-8"))
    return {
        name: HelpPage(
            id=name,
            titles=page["title"],
            bodies={"vi": page["vi"], "en": page["en"]},
        )
        for name, page in told.items()
    }


def read_steps(folder: Path) -> Sequence[Step]:
    """Read the steps of the first day."""
    told = tomllib.loads((folder / "first_day.toml").read_text(encoding="utf-8"))
    return [
        Step(until=step["until"], words={"vi": step["vi"], "en": step["en"]})
        for step in told["step"]
    ]


class FirstDay:
    """Where somebody is in the first day; a later step done skips those before."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        self._at = 0

    def came(self, screen: str) -> None:
        """This screen (the folder of its page) is in front now."""
        for place in range(self._at, len(self._steps) - 1):
            if self._steps[place].until == screen:
                # "Ready" is also where everything begins: it ends only its own step.
                if screen == "ready" and place != self._at:
                    return
                self._at = place + 1
                return

    @property
    def place(self) -> tuple[int, int]:
        """Return which step it is, from 1, and of how many."""
        return self._at + 1, len(self._steps)

    def words(self, language: str) -> str:
        """Return what to try now."""
        return self._steps[self._at].words[language]
