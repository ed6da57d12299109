"""The ten states of a dossier and the steps between them.

The codes are those of the national portal, the words those of the wire. Which steps
are allowed is data (resources/portal/statuses.toml), not law.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """One state; ``word`` stands in a dossier's field ``status``."""

    code: str
    word: str
    vi: str
    en: str
    ends: bool = False
    """Nothing follows it."""
    pauses: bool = False
    """The time stands still."""


class Statuses:
    """What is known of states, and which may follow which."""

    def __init__(
        self, known: Iterable[Status], steps: Mapping[str, Iterable[str]]
    ) -> None:
        """``steps`` maps a code to the codes that may follow it at once."""
        self._by_code = {one.code: one for one in known}
        self._by_word = {one.word: one for one in self._by_code.values()}
        self._steps = {
            self._by_code[code].word: frozenset(self._by_code[to].word for to in after)
            for code, after in steps.items()
        }
        self._ways = {word: self._reachable(word) for word in self._by_word}

    def get(self, word: object) -> Status | None:
        """Return the state of this word; None for one that is not known."""
        return self._by_word.get(word) if isinstance(word, str) else None

    def of_code(self, code: str) -> Status | None:
        """Return the state of a national code."""
        return self._by_code.get(code)

    def all(self) -> tuple[Status, ...]:
        """Return every state in the order of the data."""
        return (*self._by_code.values(),)

    def is_step(self, before: str, after: str) -> bool:
        """Say whether one act may lead from one state to the other.

        From a state nobody knows (a dossier of an older portal) every step is allowed.
        """
        if before == after or before not in self._by_word:
            return after in self._by_word
        return after in self._steps.get(before, frozenset())

    def is_way(self, before: str, after: str) -> bool:
        """Say whether allowed steps lead there: a counter may tell several in one."""
        if before == after or before not in self._by_word:
            return after in self._by_word
        return after in self._ways[before]

    def _reachable(self, word: str) -> frozenset[str]:
        found: set[str] = set()
        fresh = {word}
        while fresh:
            here = fresh.pop()
            new = self._steps.get(here, frozenset()) - found
            found |= new
            fresh |= new
        return frozenset(found)
