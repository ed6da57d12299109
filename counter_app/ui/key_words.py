"""Sentences that name keys, said with the keys that are in force now.

Words of the screen name the program's own keys ("Scan the rest (F4)."). Once an officer
gave others, this stands before the translator and puts those in: in every sentence, in
both languages, at once, and without a word more in the sentences themselves. It is not
there at all while every key is the program's own.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, QTranslator

from counter_app.ui import actions, keymap
from counter_app.ui.letter_keys import LETTERS

SCREENS = {
    "TodayPage": "today",
    "DuePage": "due",
    "ShelfPage": "shelf",
    "FromHomePage": "from_home",
    "DossierPage": "dossier",
    "HandoverPage": "handover",
    "ReportsPage": "reports",
    "Reports": "reports",
    "Fee": "fee",
    "CashPane": "fee",
    "QrPane": "fee",
    "FeePage": "fee",
    "Findings": "papers",
    "PreviewPanel": "papers",
}
"""Sentences of which contexts name letters, and the screen whose letters those are."""
ABOUT_KEYS = "KeysPage"
"""What this screen says of a key is said of that key, whatever it does."""
DIGITS = frozenset({"ReportsPage", "ShelfPage"})
"""Contexts whose hints name digits that act; elsewhere digits are sums and counts."""
PART = re.compile(r"( · |(?<=[.?]) )")
"""What parts of a hint, or its sentences, stand between."""
Inner = Callable[[str, str, str | None, int], str]


class KeyWords(QTranslator):
    """Asked before the language; keeps silent where a sentence names no other key."""

    def __init__(self, inner: Inner, parent: QObject | None = None) -> None:
        """``inner`` says a source in the language now set; empty: the source itself."""
        super().__init__(parent)
        self._inner = inner

    def isEmpty(self) -> bool:
        """Say that there is something to ask for."""
        return False

    def translate(
        self,
        context: str,
        source_text: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """Return the sentence if it names a key that is another one now."""
        if context == ABOUT_KEYS:
            return None  # type: ignore[return-value]
        text = self._inner(context, source_text, disambiguation, n) or source_text
        said = worded(text, SCREENS.get(context, ""), digits=context in DIGITS)
        # None, not "": Qt then asks the next translator.
        return said if said != text else None  # type: ignore[return-value]


def worded(text: str, screen: str, *, digits: bool = False) -> str:
    """Return a text of a screen with the keys and letters that are in force now."""
    said = keymap.in_words(text)
    own = {one.key: one.letter for one in LETTERS if screen in one.screens}
    if not own:
        return said
    if not actions.letters_on():
        return _without(said, [*own, *("0123456789" if digits else "")])
    now = actions.letter_keys()
    return _token([*own]).sub(lambda found: now[own[found[0]]], said)


def _without(text: str, keys: list[str]) -> str:
    """Return the text without what it says of these letters: they do nothing now."""
    alone = "|".join(map(re.escape, keys))
    text = re.sub(rf"\s*\((?:{alone}|[0-9])\)|\s+(?:{alone})$", "", text)
    token, parts = _token(keys), PART.split(text)
    kept = [
        (between, part)
        for between, part in zip(["", *parts[1::2]], parts[::2], strict=True)
        if not token.search(part)
    ]
    return "".join(
        part if place == 0 else between + part
        for place, (between, part) in enumerate(kept)
    )


def _token(keys: list[str]) -> re.Pattern[str]:
    """Return what finds these letters where they stand for themselves."""
    return re.compile(rf"(?<![\w+{{])(?:{'|'.join(map(re.escape, keys))})(?![\w+'}}])")
