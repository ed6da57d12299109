"""The rule that keeps a half-typed Vietnamese word from being lost. No Qt here.

Some input methods take their preedit back when the focus leaves, and commit nothing;
others commit late. Seen with fcitx5-unikey over ibus: "Nguyễn Thị Phượng" became
"Nguyễn Thị ". A preedit that vanished is therefore kept for a moment, given back when
the focus leaves, and the same commit coming late is not taken twice.
"""

import unicodedata
from collections.abc import Callable
from time import monotonic

KEPT_FOR = 0.050
"""Seconds a vanished preedit may still be rescued: the focus leaves at once, while
Escape and Backspace leave the focus where it is."""
LATE_WITHIN = 0.400
"""Seconds in which an identical commit is the rescued word coming late."""


class Composition:
    """What one field remembers of its input method."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self.preedit = ""
        self._vanished, self._vanished_at = "", 0.0
        self._rescued, self._rescued_at = "", 0.0

    def heard(self, preedit: str, commit: str) -> str:
        """Note one event of the input method; return the text really to commit."""
        if commit:
            self._vanished = ""
        elif self.preedit and not preedit:
            self._vanished, self._vanished_at = self.preedit, self._seconds()
        self.preedit = preedit
        if not commit:
            return ""
        commit = unicodedata.normalize("NFC", commit)
        late = self._seconds() - self._rescued_at <= LATE_WITHIN
        again, self._rescued = self._rescued, ""
        return "" if late and commit == again else commit

    def rescue(self) -> str:
        """Return the word about to be lost, once; empty when there is none."""
        recent = self._seconds() - self._vanished_at <= KEPT_FOR
        word = self.preedit or (self._vanished if recent else "")
        self.preedit = self._vanished = ""
        if word:
            word = unicodedata.normalize("NFC", word)
            self._rescued, self._rescued_at = word, self._seconds()
        return word
