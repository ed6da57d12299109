"""Is this Vietnamese? A check for text a scanner may have mangled.

A syllable is an onset, a vowel group and a coda from short lists, with at most one
tone; syllables that end in c, ch, p, t carry sắc or nặng only. Names of other peoples
(H'Mông, Êđê, Ba Na) do not follow these lists: they are doubted, never altered.
"""

import re
import unicodedata

_ONSETS = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_VOWELS = (
    "uyê|oai|oay|oeo|uây|uôi|iêu|yêu|uya|uyu|ươi|ươu|oao|"
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iê|yê|iu|oa|oă|oe|oi|ôi|ơi|ua|uâ|uê|ui|ưi|uo|uô|uơ|"
    "uy|ưa|ươ|ưu|oo|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_CODAS = "ch|ng|nh|c|m|n|p|t|"
_SYLLABLE = re.compile(f"(?:{_ONSETS})(?:{_VOWELS})(?:{_CODAS})")
_TONES = {"\u0300": "`", "\u0301": "'", "\u0303": "~", "\u0309": "?", "\u0323": "."}
_STOPPED = re.compile(r"(?:ch|c|p|t)$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def is_vietnamese_word(word: str) -> bool:
    """Say whether the word can be one Vietnamese syllable."""
    bare, tones = _without_tones(word)
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    if _STOPPED.search(bare):
        # "Bac" for "Bắc" or "Bạc": a stopped syllable without its tone lost it.
        return tones in ({"'"}, {"."})
    return True


def is_vietnamese_text(text: str) -> bool:
    """Say whether every word of the text can be Vietnamese."""
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    return bool(words) and all(is_vietnamese_word(word) for word in words)


def has_accents(text: str) -> bool:
    """Say whether any letter carries a mark; đ alone does not count."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return any(unicodedata.combining(letter) for letter in decomposed)


def _without_tones(word: str) -> tuple[str, set[str]]:
    decomposed = unicodedata.normalize("NFD", word.casefold())
    tones = {_TONES[letter] for letter in decomposed if letter in _TONES}
    bare = "".join(letter for letter in decomposed if letter not in _TONES)
    return unicodedata.normalize("NFC", bare), tones
