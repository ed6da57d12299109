"""Find a procedure as officers say it: without accents, by initials, by life event.

Ranked as UX 3.8 says: what is called exactly so, what this counter often uses, what
begins so, what has all the words. Guesses (short forms, one wrong letter, parts of
words) are made only when nothing else was found, so they never push a real hit down.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nsmallest
from typing import Generic, Protocol, TypeVar

from counter_app.domain.folding import fold, foldings
from counter_app.domain.ids import ProcedureCode
from counter_app.domain.misspelling import Vocabulary

_I_OR_Y = re.compile(r"\b([bcdghklmnpqrstvx]{1,3}u?)([iy])\b")
"""A syllable that ends with the letter that is written either way."""
END = "\U0010ffff"
"""After every word that begins so."""
EXACT, BEGINS, WORDS, GUESSED = range(4)


class Named(Protocol):
    """What can be found: a procedure, or as much of it as names it."""

    @property
    def code(self) -> ProcedureCode:
        """Its code."""

    @property
    def name(self) -> str:
        """Its legal name."""

    @property
    def short_name(self) -> str:
        """Its name in lists."""

    @property
    def field(self) -> str:
        """Its field."""

    @property
    def synonyms(self) -> tuple[str, ...]:
        """What people call it."""

    @property
    def elsewhere(self) -> str:
        """Whose it is when it is none of this city's."""


T = TypeVar("T", bound=Named)


@dataclass(frozen=True, slots=True)
class _Entry:
    place: int
    code: str
    phrases: tuple[str, ...]
    """Short name, name, synonyms: folded."""
    worded: tuple[tuple[str, ...], ...]
    """The words of each phrase."""
    words: frozenset[str]
    text: str
    initials: tuple[str, ...]
    length: int
    """Words of the short name: of two that fit as well the shorter comes first."""
    last: bool
    """Not this city's: after everything else."""


@dataclass(slots=True)
class _Hits:
    """How each entry found so far fits; the first, best answer counts."""

    fits: dict[int, tuple[int, int]] = field(default_factory=dict)

    def add(self, place: int, tier: int, rest: int) -> None:
        """Note an entry; ``rest`` is how much of its name was not asked for."""
        known = self.fits.get(place)
        if known is None or (tier, rest) < known:
            self.fits[place] = (tier, rest)


class ProcedureIndex(Generic[T]):
    """Answers a query over a few thousand procedures while it is typed."""

    def __init__(self, procedures: Iterable[T]) -> None:
        self._found = list(procedures)
        self._entries = [_entry(place, one) for place, one in enumerate(self._found)]
        self._phrases = sorted(
            (phrase, entry.place)
            for entry in self._entries
            for phrase in dict.fromkeys((*entry.phrases, *_codes(entry.code)))
        )
        self._posted: dict[str, list[int]] = {}
        for entry in self._entries:
            for word in entry.words:
                self._posted.setdefault(word, []).append(entry.place)
        self._words = sorted(self._posted)
        self._spelling = Vocabulary(self._words)

    def find(
        self, query: str, favourites: Sequence[ProcedureCode] = (), limit: int = 20
    ) -> list[T]:
        """Return what fits, best first; an empty query gives the favourites."""
        liked = {code: rank for rank, code in enumerate(favourites)}
        if not query.strip():
            return self._usual(liked, limit)
        hits = _Hits()
        meant = foldings(query)
        meant = tuple(dict.fromkeys((*meant, *map(self._respelt, meant))))
        asked = [(text, _words(text)) for text in meant]
        for text, _tokens in asked:
            self._begin_so(text, hits)
        for _text, tokens in asked:
            self._have_the_words(tokens, hits)
            self._have_the_initials(tokens, hits)
        if not hits.fits:
            self._guess(asked, hits)
        return [self._found[place] for place in self._ranked(hits, liked, limit)]

    def _ranked(
        self, hits: _Hits, liked: dict[ProcedureCode, int], limit: int
    ) -> list[int]:
        def key(place: int) -> tuple[bool, bool, int, int, int, int, str]:
            entry = self._entries[place]
            tier, rest = hits.fits[place]
            favourite = liked.get(ProcedureCode(entry.code), len(liked))
            exact = tier is not EXACT
            return entry.last, exact, favourite, tier, rest, entry.length, entry.code

        return nsmallest(limit, hits.fits, key=key)

    def _usual(self, liked: dict[ProcedureCode, int], limit: int) -> list[T]:
        def key(entry: _Entry) -> tuple[bool, int, str]:
            favourite = liked.get(ProcedureCode(entry.code), len(liked))
            return entry.last, favourite, entry.phrases[0]

        chosen = sorted(self._entries, key=key)[:limit]
        return [self._found[entry.place] for entry in chosen]

    # -- what is really there

    def _begin_so(self, text: str, hits: _Hits) -> None:
        at = bisect_left(self._phrases, (text, -1))
        while at < len(self._phrases):
            phrase, place = self._phrases[at]
            if not phrase.startswith(text):
                return
            rest = len(phrase) - len(text)
            hits.add(place, BEGINS if rest else EXACT, phrase.count(" ", len(text)))
            at += 1

    def _have_the_words(self, tokens: Sequence[str], hits: _Hits) -> None:
        for place in self._with_all(tokens):
            entry = self._entries[place]
            if place in hits.fits and hits.fits[place][0] < WORDS:
                continue
            rests = [_rest(words, tokens) for words in entry.worded]
            best = min((rest for rest in rests if rest is not None), default=None)
            # All in one name is better than here and there.
            hits.add(place, WORDS, 100 if best is None else best)

    def _have_the_initials(self, tokens: Sequence[str], hits: _Hits) -> None:
        compact = "".join(tokens)
        if len(compact) < 2 or any(len(token) > 2 for token in tokens[:-1]):
            return
        for entry in self._entries:
            for letters in entry.initials:
                if letters.startswith(compact):
                    hits.add(entry.place, WORDS, len(letters) - len(compact))

    def _with_all(self, tokens: Sequence[str]) -> set[int]:
        found: set[int] | None = None
        for token in sorted(tokens, key=len, reverse=True):
            beginning = self._beginning(token)
            found = beginning if found is None else found & beginning
            if not found:
                return set()
        return found or set()

    def _beginning(self, token: str) -> set[int]:
        first = bisect_left(self._words, token)
        last = bisect_left(self._words, token + END)
        return {
            place for word in self._words[first:last] for place in self._posted[word]
        }

    def _respelt(self, text: str) -> str:
        """Write kí as ký and sỹ as sĩ, both right, where only the other is known."""
        return _I_OR_Y.sub(self._as_known, text)

    def _as_known(self, found: re.Match[str]) -> str:
        other = found[1] + ("y" if found[2] == "i" else "i")
        is_known = found[0] in self._posted or other not in self._posted
        return found[0] if is_known else other

    # -- guesses

    def _guess(self, asked: Sequence[tuple[str, list[str]]], hits: _Hits) -> None:
        for text, tokens in asked:
            # A slip of the finger is likelier than a short form nobody knows.
            for place, rest in [*self._misspelt(tokens)] or self._short_for(tokens):
                hits.add(place, GUESSED, rest)
            if hits.fits:
                return
            if text:
                for entry in self._entries:
                    if text in entry.text:
                        hits.add(entry.place, GUESSED, entry.length)

    def _misspelt(self, tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Find with at most one wrong letter in each word."""
        meant = [self._meant(token) for token in tokens]
        found: set[int] | None = None
        for words in meant:
            fits = {place for word in words for place in self._posted[word]}
            found = fits if found is None else found & fits
        for place in found or ():
            yield (
                place,
                min(_unlike(words, meant) for words in self._entries[place].worded),
            )

    def _meant(self, token: str) -> set[str]:
        first = bisect_left(self._words, token)
        last = bisect_left(self._words, token + END)
        return {*self._words[first:last], *self._spelling.near(token)}

    def _short_for(self, tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Find words in a row by their first letters: ``ks bsao``."""
        if not tokens or len("".join(tokens)) < 2:
            return
        for entry in self._entries:
            if all(
                token in entry.text or _in_a_row(token).search(entry.text)
                for token in tokens
            ):
                yield entry.place, entry.length


def _entry(place: int, one: Named) -> _Entry:
    names = (fold(one.short_name), fold(one.name))
    phrases = (*names, *(fold(synonym) for synonym in one.synonyms))
    text = " ".join((*phrases, fold(one.field), *_codes(one.code)))
    return _Entry(
        place=place,
        code=one.code,
        phrases=phrases,
        worded=tuple(tuple(_words(phrase)) for phrase in phrases),
        words=frozenset((*_words(text), *_codes(one.code))),
        text=text,
        initials=tuple(
            dict.fromkeys(
                "".join(word[0] for word in _words(phrase)) for phrase in phrases
            )
        ),
        length=len(_words(names[0])),
        last=bool(one.elsewhere),
    )


def _codes(code: str) -> tuple[str, ...]:
    """Return the ways a code is typed: with the dot, without, and what follows it."""
    return code, code.replace(".", ""), code.partition(".")[2]


def _words(text: str) -> list[str]:
    return [word.strip(",.;:()-/") for word in text.split() if word.strip(",.;:()-/")]


def _rest(words: Sequence[str], tokens: Sequence[str]) -> int | None:
    """Return how many words of a phrase were not asked for; None if one is missing."""
    if all(any(word.startswith(token) for word in words) for token in tokens):
        return max(0, len(words) - len(tokens))
    return None


def _unlike(words: Sequence[str], meant: Sequence[set[str]]) -> int:
    """Return how little a phrase has to do with the words that may be meant."""
    missing = sum(maybe.isdisjoint(words) for maybe in meant)
    return 100 * missing + len(words)


@lru_cache(maxsize=64)
def _in_a_row(token: str) -> re.Pattern[str]:
    """Return a pattern of words in a row: ``ks`` khai sinh, ``bsao`` bản sao."""
    letters = [re.escape(letter) for letter in token]
    return re.compile(r"\b" + r"(?:\w* )?".join(letters))
