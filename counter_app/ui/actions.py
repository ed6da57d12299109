"""The key map: every key of the program once, as data, and which is in force now.

What an officer gave another key (ui.keymap) is put in force here; screens name a key as
it is by itself ("F4"), and what is shown of it goes through ``shown``.

Chosen around Vietnamese input methods: no Ctrl+Shift, Alt+Z, Ctrl+Space or Alt+Shift,
and F10 is left to the platform. A command that is not built yet is not in the map.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from counter_app.ui.letter_keys import LETTERS, Letter


class Command(StrEnum):
    """What a key asks for."""

    READY = "ready"
    PROCEDURE = "procedure"
    PAPERS = "papers"
    CAPTURE = "capture"
    TAKE_WAITING = "take-waiting"
    NEXT_PROFILE = "next-profile"
    USE_AGAIN = "use-again"
    FILES = "files"
    REFRESH = "refresh"
    TODAY = "today"
    DUE = "due"
    COPIES = "copies"
    TILL = "till"
    CHECK_SLIP = "check-slip"
    TURN_AWAY = "turn-away"
    CITIZEN = "citizen"
    SYNCING = "syncing"
    FROM_HOME = "from-home"
    FORWARD = "forward"
    POST = "post"
    REPRINT = "reprint"
    SEARCH = "search"
    KEYS = "keys"
    HELP = "help"
    STEP_1 = "step-1"
    STEP_2 = "step-2"
    STEP_3 = "step-3"
    STEP_4 = "step-4"
    SAVE = "save"
    LOCK = "lock"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Binding:
    """A command with its keys; every F-key has an alias, as some keyboards hide F."""

    command: Command
    keys: tuple[str, ...]

    @property
    def function(self) -> str:
        """Return its function key, ``F4`` or ``Shift+F4``; empty: none."""
        found = (key for key in self.keys if is_function(key))
        return next(found, "")

    @property
    def ctrl(self) -> str:
        """Return its key with Ctrl; empty: none."""
        rest = (key for key in self.keys if not is_function(key))
        return next((key for key in rest if key not in FIXED), "")

    @property
    def fixed(self) -> tuple[str, ...]:
        """Return those of its keys that no officer can give away."""
        return tuple(key for key in self.keys if key in FIXED)


FIXED = frozenset({"Ctrl+Return", "Ctrl+Enter", "Esc"})
"""Like Enter, Tab, Space and the arrows: every program has them, hands know them."""


FUNCTIONS = frozenset(f"F{number}" for number in range(1, 13))


def is_function(key: str) -> bool:
    """Say whether this key, in portable text, is one of F1 to F12."""
    return key.removeprefix("Shift+") in FUNCTIONS


BINDINGS = (
    Binding(Command.READY, ("F2", "Ctrl+D")),
    Binding(Command.PROCEDURE, ("F3", "Ctrl+T")),
    Binding(Command.PAPERS, ("F4", "Ctrl+G")),
    Binding(Command.CAPTURE, ("Shift+F4", "Ctrl+Y")),
    Binding(Command.TAKE_WAITING, ("Shift+F6", "Ctrl+6")),
    Binding(Command.NEXT_PROFILE, ("Shift+F7", "Ctrl+7")),
    Binding(Command.USE_AGAIN, ("Shift+F12", "Ctrl+8")),
    Binding(Command.FILES, ("Ctrl+O",)),
    Binding(Command.REFRESH, ("F5", "Ctrl+R")),
    Binding(Command.TODAY, ("F6", "Ctrl+J")),
    Binding(Command.DUE, ("F7", "Ctrl+N")),
    Binding(Command.COPIES, ("F11", "Ctrl+B")),
    Binding(Command.TILL, ("Ctrl+M",)),
    Binding(Command.CHECK_SLIP, ("Ctrl+E",)),
    Binding(Command.TURN_AWAY, ("Shift+F2", "Ctrl+Q")),
    Binding(Command.CITIZEN, ("F8", "Ctrl+I")),
    Binding(Command.SYNCING, ("Ctrl+U",)),
    Binding(Command.FROM_HOME, ("Ctrl+W",)),
    Binding(Command.FORWARD, ("F9", "Ctrl+Return", "Ctrl+Enter")),
    Binding(Command.POST, ("Ctrl+F",)),
    Binding(Command.REPRINT, ("F12", "Ctrl+P")),
    Binding(Command.SEARCH, ("Ctrl+K",)),
    Binding(Command.STEP_1, ("Ctrl+1",)),
    Binding(Command.STEP_2, ("Ctrl+2",)),
    Binding(Command.STEP_3, ("Ctrl+3",)),
    Binding(Command.STEP_4, ("Ctrl+4",)),
    Binding(Command.SAVE, ("Ctrl+S",)),
    Binding(Command.LOCK, ("Ctrl+L",)),
    Binding(Command.HELP, ("F1", "Ctrl+H")),
    Binding(Command.KEYS, ("Ctrl+/",)),
    Binding(Command.BACK, ("Esc",)),
)


class _InForce:
    """What is so now: one officer at one PC."""

    bindings: tuple[Binding, ...] = BINDINGS
    letters: Mapping[Letter, str] = {one.letter: one.key for one in LETTERS}
    letters_on = True


def bindings() -> tuple[Binding, ...]:
    """Return the commands with the keys they have now."""
    return _InForce.bindings


def letter_keys() -> Mapping[Letter, str]:
    """Return which letter each act of a list has now."""
    return _InForce.letters


def letters_on() -> bool:
    """Say whether single letters and digits do anything."""
    return _InForce.letters_on


def put_in_force(
    bindings: tuple[Binding, ...], letters: Mapping[Letter, str], *, letters_on: bool
) -> None:
    """Let these keys count from now on; who shows or binds keys is to be told."""
    _InForce.bindings, _InForce.letters = bindings, letters
    _InForce.letters_on = letters_on


def is_command(key: str) -> bool:
    """Say whether this key, in portable text, is a command of the program."""
    return any(key in binding.keys for binding in bindings())


def shown(key: str) -> str:
    """Return the key that now does what ``key`` does by itself, e.g. ``F4``."""
    for before, now in zip(BINDINGS, bindings(), strict=True):
        if key in before.keys and key not in before.fixed:
            mine, other = now.function, now.ctrl
            return (mine or other) if is_function(key) else (other or mine)
    return key


def keys_text(binding: Binding) -> str:
    """Return the keys as shown, e.g. ``F9 · Ctrl+Enter``."""
    shown = (key for key in binding.keys if key != "Ctrl+Return")
    return " · ".join(shown)
