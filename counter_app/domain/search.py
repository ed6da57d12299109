"""Find a procedure as officers say it: without accents, by initials, by life event."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from counter_app.domain.folding import fold, foldings
from counter_app.domain.ids import ProcedureCode
from counter_app.domain.procedures import Procedure


@dataclass(frozen=True, slots=True)
class _Entry:
    procedure: Procedure
    names: tuple[str, ...]
    synonyms: tuple[str, ...]
    words: frozenset[str]
    text: str
    initials: tuple[str, ...]


class ProcedureIndex:
    """Answers a query over a few thousand procedures in milliseconds."""

    def __init__(self, procedures: Iterable[Procedure]) -> None:
        self._entries = [_entry(procedure) for procedure in procedures]

    def find(
        self, query: str, favourites: Sequence[ProcedureCode] = (), limit: int = 20
    ) -> list[Procedure]:
        """Return what fits, best first; an empty query gives the favourites."""
        place = {code: rank for rank, code in enumerate(favourites)}
        if not query.strip():
            chosen = [e for e in self._entries if e.procedure.code in place]
            rest = [e for e in self._entries if e.procedure.code not in place]
            chosen.sort(key=lambda entry: place[entry.procedure.code])
            return [entry.procedure for entry in (chosen + rest)[:limit]]
        asked = [(text, text.split()) for text in foldings(query)]
        ranked: list[tuple[tuple[int, int, int, int, str], Procedure]] = []
        for entry in self._entries:
            fits = min((_fit(entry, *one) for one in asked), default=NO_FIT)
            if fits < NO_FIT:
                code = entry.procedure.code
                favourite = place.get(code, len(place))
                # Exact first, then what this counter uses, then how well it fits.
                key = (min(fits, 1), favourite, fits, len(entry.text), code)
                ranked.append((key, entry.procedure))
        ranked.sort(key=lambda pair: pair[0])
        return [procedure for _, procedure in ranked[:limit]]


NO_FIT = 9


def _entry(procedure: Procedure) -> _Entry:
    names = (fold(procedure.short_name), fold(procedure.name))
    synonyms = tuple(fold(synonym) for synonym in procedure.synonyms)
    codes = (procedure.code, procedure.code.replace(".", ""))
    text = " ".join((*names, *synonyms, fold(procedure.field), *codes))
    initials = tuple(
        "".join(word[0] for word in _words(name)) for name in (*names, *synonyms)
    )
    return _Entry(procedure, names, synonyms, frozenset(_words(text)), text, initials)


def _words(text: str) -> list[str]:
    return [word.strip(",.;:()-/") for word in text.split() if word.strip(",.;:()-/")]


def _fit(entry: _Entry, query: str, tokens: list[str]) -> int:
    """Return how well it fits: 0 is best, NO_FIT is not at all."""
    code, compact = entry.procedure.code, "".join(tokens)
    exact = (code, *entry.synonyms, *entry.names)
    tests: tuple[Callable[[], bool], ...] = (
        lambda: query in exact,
        lambda: code.startswith(query),
        lambda: any(name.startswith(query) for name in exact),
        lambda: all(
            any(word.startswith(token) for word in entry.words) for token in tokens
        ),
        lambda: (
            len(compact) > 1 and any(compact in letters for letters in entry.initials)
        ),
        lambda: all(_means(token, entry) for token in tokens),
        lambda: query in entry.text,
    )
    return next((rank for rank, fits in enumerate(tests) if fits()), NO_FIT)


def _means(token: str, entry: _Entry) -> bool:
    """Say whether a token is part of a word, or short for some words in a row."""
    return token in entry.text or _short_for(token).search(entry.text) is not None


@lru_cache(maxsize=64)
def _short_for(token: str) -> re.Pattern[str]:
    """Return a pattern of words in a row: ``ks`` khai sinh, ``bsao`` bản sao."""
    letters = [re.escape(letter) for letter in token]
    return re.compile(r"\b" + r"(?:\w* )?".join(letters))
