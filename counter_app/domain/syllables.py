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
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_ADDRESS = re.compile(r"(?:[^\W_]|[ ,.;:()/'’&–-])+")
_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"[A-ZĐ]{0,2}[0-9]{1,6}[A-Za-z]{0,2}|[IVX]+")
"""House, alley and quarter numbers: ``12``, ``12B``, ``A12``, ``P502``, ``IV``."""
_SHORT_FORMS = frozenset(
    {*"ABCDEFGPQ", "TP", "TX", "TT", "TDP", "KTT", "KDC", "KĐT", "KCN", "KP"}
    | {"QL", "TL", "CT", "HH"}
)
"""Usual short forms of an address; a lone consonant elsewhere is a word that lost
its vowel (S for Số, T for Tổ)."""
_PLACE_WORDS = frozenset({"đắk", "đăk", "lắk", "krông"})
"""Words of place names on many cards that are no Vietnamese syllable."""


def folded_syllables() -> frozenset[str]:
    """Return every syllable as a search sees it: without accents, đ as d."""
    onsets, vowels, codas = (
        {_bare(part) for part in parts.split("|")}
        for parts in (_ONSETS, _VOWELS, _CODAS)
    )
    return frozenset(
        onset + vowel + coda for onset in onsets for vowel in vowels for coda in codas
    )


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def is_vietnamese_word(word: str) -> bool:
    """Say whether the word can be one Vietnamese syllable, evenly written."""
    bare, tones = _without_tones(word)
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare) or not _is_even(word):
        return False
    if _STOPPED.search(bare):
        # "Bac" for "Bắc" or "Bạc": a stopped syllable without its tone lost it.
        return tones in (["'"], ["."])
    return True


def is_vietnamese_name(text: str) -> bool:
    """Say whether the text can be a name: syllables one space apart, nothing else."""
    composed = unicodedata.normalize("NFC", text)
    return _NAME.fullmatch(composed) is not None and all(
        is_vietnamese_word(word) for word in composed.split(" ")
    )


def is_vietnamese_address(text: str) -> bool:
    """Say whether every word of the text can stand in a Vietnamese address."""
    composed = unicodedata.normalize("NFC", text)
    if not _ADDRESS.fullmatch(composed):
        return False
    words = _WORD.findall(composed)
    return any(is_vietnamese_word(word) for word in words) and all(
        word in _SHORT_FORMS
        or word.lower() in _PLACE_WORDS
        or _NUMBERED.fullmatch(word)
        or is_vietnamese_word(word)
        for word in words
    )


def has_accents(text: str) -> bool:
    """Say whether any letter carries a mark; đ alone does not count."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return any(unicodedata.combining(letter) for letter in decomposed)


def has_own_letters(text: str) -> bool:
    """Say whether the text has a letter only Vietnamese writes, e.g. ễ, ộ, ư, đ.

    à, é and ô survive in Western code pages; these do not. Text without a single one
    of them may have lost them.
    """
    composed = unicodedata.normalize("NFC", text)
    return any(letter > "\u00ff" and letter.isalpha() for letter in composed)


def _is_even(word: str) -> bool:
    return word.isupper() or word.islower() or word.istitle()


def _without_tones(word: str) -> tuple[str, list[str]]:
    decomposed = unicodedata.normalize("NFD", word.casefold())
    tones = [_TONES[letter] for letter in decomposed if letter in _TONES]
    bare = "".join(letter for letter in decomposed if letter not in _TONES)
    return unicodedata.normalize("NFC", bare), tones
