"""Single letters and digits that act in lists, never where something is typed.

An officer may give them other letters or switch them off (WCAG 2.1.4). They are asked
for in ``keyPressEvent``, never as a shortcut: a scanner types letters too, and the scan
router must be able to hold them.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from counter_app.ui import actions
from counter_app.ui.letter_keys import Letter


def pressed(event: QKeyEvent, among: Iterable[Letter]) -> Letter | None:
    """Return which of these acts the key asks for now; None: no one of them."""
    if not _is_plain(event):
        return None
    keys = actions.letter_keys()
    return next((one for one in among if ord(keys[one]) == event.key()), None)


def digit(event: QKeyEvent) -> int | None:
    """Return the digit pressed, where digits act; None: it was none."""
    if not _is_plain(event):
        return None
    number = event.key() - Qt.Key.Key_0
    return number if 0 <= number <= 9 else None


def beside(words: str, *keys: Letter | int) -> str:
    """Return the words of a button with its letter or digit, if those act."""
    if not actions.letters_on():
        return words
    shown = actions.letter_keys()
    said = (shown[one] if isinstance(one, Letter) else str(one) for one in keys)
    return f"{words}  ({', '.join(said)})"


def after(words: str, letter: Letter) -> str:
    """Return the words of a button as an act's, with its letter if that acts."""
    on = actions.letters_on()
    return f"{words}  {actions.letter_keys()[letter]}" if on else words


def _is_plain(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return actions.letters_on() and not held
