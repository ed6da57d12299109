"""What the screen of keys says: screens by name, and why a key can be nobody's."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.ui.actions import Binding
from counter_app.ui.keymap import Refusal
from counter_app.ui.letter_keys import LetterKey

SCREENS = {
    "today": QT_TRANSLATE_NOOP("KeysPage", "today's dossiers"),
    "due": QT_TRANSLATE_NOOP("KeysPage", "due soon, overdue"),
    "shelf": QT_TRANSLATE_NOOP("KeysPage", "the shelf"),
    "from_home": QT_TRANSLATE_NOOP("KeysPage", "submitted from home"),
    "dossier": QT_TRANSLATE_NOOP("KeysPage", "a dossier"),
    "handover": QT_TRANSLATE_NOOP("KeysPage", "the hand-over"),
    "reports": QT_TRANSLATE_NOOP("KeysPage", "reports"),
    "fee": QT_TRANSLATE_NOOP("KeysPage", "the fee"),
    "papers": QT_TRANSLATE_NOOP("KeysPage", "the pages of a paper"),
}
REFUSED = {
    Refusal.METHOD: QT_TRANSLATE_NOOP(
        "KeysPage",
        "{key} belongs to input methods (Ctrl+Shift, Alt, Ctrl+Space, Windows key): it"
        " would turn Vietnamese typing on or off. Press F1 to F12, or Ctrl and a"
        " letter.",
    ),
    Refusal.MENU: QT_TRANSLATE_NOOP(
        "KeysPage",
        "{key} is the menu key of the system. Press another function key, or Ctrl and a"
        " letter.",
    ),
    Refusal.TYPED: QT_TRANSLATE_NOOP(
        "KeysPage",
        "{key} is typed into fields, so it can be no key that works everywhere. Press"
        " F1 to F12, or Ctrl and a letter.",
    ),
    Refusal.MOVING: QT_TRANSLATE_NOOP(
        "KeysPage",
        "{key} moves, chooses or goes back in every program and stays so. Press F1 to"
        " F12, or Ctrl and a letter.",
    ),
    Refusal.EDITING: QT_TRANSLATE_NOOP(
        "KeysPage",
        "{key} selects, copies, pastes, cuts or undoes in every field. Press another"
        " letter with Ctrl.",
    ),
    Refusal.OTHER: QT_TRANSLATE_NOOP(
        "KeysPage",
        "{key} cannot be used. Press F1 to F12, also with Shift, or Ctrl and a letter"
        " or digit.",
    ),
    Refusal.NO_LETTER: QT_TRANSLATE_NOOP(
        "KeysPage", "{key} cannot be used here. Press one letter from A to Z."
    ),
}


def refused(key: str, why: Refusal) -> str:
    """Say why nothing may have this key, and what may."""
    words = QCoreApplication.translate("KeysPage", str(REFUSED[why]))
    return words.format(key=shown(key))


def shown(key: str) -> str:
    """Write a key as keyboards have it."""
    return key.replace("Return", "Enter").replace("Meta+", "Win+")


def places(letter: LetterKey) -> str:
    """Say on which screens a letter acts."""
    say = QCoreApplication.translate
    return ", ".join(say("KeysPage", str(SCREENS[one])) for one in letter.screens)


def keys_of(binding: Binding) -> str:
    """Write the keys of a command, in the order one learns them."""
    return " · ".join(shown(key) for key in binding.keys if key != "Ctrl+Return")
