"""Keys an officer gave to acts: which may be, how they are kept, what is in force.

One line of the settings holds only what differs from the program's own keys:
``papers=F4 Ctrl+G;letter.supplement=P``. A line that cannot be obeyed to the letter is
not obeyed at all, and said: half a map would leave an act without the key one expects.
No Qt.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Self, TypeVar

from counter_app.ui import actions
from counter_app.ui.actions import (
    BINDINGS,
    FIXED,
    Binding,
    Command,
    is_function,
)
from counter_app.ui.letter_keys import LETTERS, Letter, LetterKey

T = TypeVar("T", bound=StrEnum)
LONGEST = 4_000
"""Letters of the line: every act with other keys takes less than half."""
LETTER = "letter."
EDITING = frozenset("ACVXZ")
"""With Ctrl: select all, copy, paste, cut and undo in every field."""
PLACED = re.compile(r"Ctrl\+[A-Z0-9/.\-]")
NAMED = {
    *("Return", "Enter", "Tab", "Backtab", "Space", "Esc", "Up", "Down", "Left"),
    *("Right", "Home", "End", "PgUp", "PgDown", "Ins", "Del", "Backspace", "Menu"),
}


class Refusal(StrEnum):
    """Why a key can be nobody's."""

    METHOD = "method"
    """Input methods turn on and off with it: Ctrl+Shift, Alt, Ctrl+Space, Win."""
    MENU = "menu"
    """F10, the menu key of the platform."""
    TYPED = "typed"
    """A letter, digit or sign: it is typed into fields."""
    MOVING = "moving"
    """Enter, Esc, Tab, Space, arrows and their like."""
    EDITING = "editing"
    """Ctrl with A, C, V, X, Z."""
    OTHER = "other"
    """Neither F1 to F12 nor Ctrl with a letter, digit, ``/``, ``.`` or ``-``."""
    NO_LETTER = "no-letter"
    """An act of a list takes a letter from A to Z."""


class KeysBroken(Exception):
    """A line of keys that cannot be obeyed; the text says which part."""


def refusal(key: str) -> Refusal | None:
    """Say why no command may have this key (portable text); None: it may."""
    *held, last = _parts(key)
    if last == "F10":
        return Refusal.MENU
    if "Alt" in held or "Meta" in held or _odd(key):
        return Refusal.METHOD
    if is_function(key) or _is_free(key):
        return None
    if key in FIXED or last in NAMED:
        return Refusal.MOVING
    if held == ["Ctrl"] and last in EDITING:
        return Refusal.EDITING
    is_typed = held in ([], ["Shift"]) and len(last) == 1
    return Refusal.TYPED if is_typed else Refusal.OTHER


def _odd(key: str) -> bool:
    """Say whether input methods turn on and off with this key with Ctrl."""
    *held, last = _parts(key)
    return {"Ctrl", "Shift"} <= {*held} or (bool(held) and last == "Space")


def _is_free(key: str) -> bool:
    """Say whether this key with Ctrl can be a command's."""
    return bool(PLACED.fullmatch(key)) and key[-1] not in EDITING


def letter_refusal(key: str) -> Refusal | None:
    """Say why no act of a list may have this key; None: it may."""
    return None if re.fullmatch("[A-Z]", key) else Refusal.NO_LETTER


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of everything, those of the program where none were given."""

    changed: Mapping[Command, tuple[str, str]] = field(default_factory=dict)
    """Function key and key with Ctrl; one of them may be empty."""
    letters: Mapping[Letter, str] = field(default_factory=dict)
    letters_on: bool = True

    def bindings(self) -> tuple[Binding, ...]:
        """Return every command with its keys."""
        return tuple(map(self._bound, BINDINGS))

    def letter(self, letter: Letter) -> str:
        """Return the letter of an act."""
        own = next(one.key for one in LETTERS if one.letter is letter)
        return self.letters.get(letter, own)

    def put_in_force(self) -> None:
        """Let these keys count from now on."""
        actions.put_in_force(
            self.bindings(),
            {one.letter: self.letter(one.letter) for one in LETTERS},
            letters_on=self.letters_on,
        )

    def holder(self, key: str) -> Binding | None:
        """Return the command that has this key now."""
        return next((one for one in self.bindings() if key in one.keys), None)

    def letter_holder(self, letter: Letter, key: str) -> LetterKey | None:
        """Return another act that has this letter on a screen the first is on too."""
        mine = {*_letter(letter).screens}
        for one in LETTERS:
            same = self.letter(one.letter) == key and one.letter is not letter
            if same and mine & {*one.screens}:
                return one
        return None

    def with_key(self, command: Command, key: str) -> Self:
        """Give a command a function key, or a key with Ctrl, in place of its own."""
        now = next(one for one in self.bindings() if one.command is command)
        if is_function(key):
            return self._with(command, key, now.ctrl)
        return self._with(command, now.function, key)

    def swapped(self, command: Command, key: str) -> Self:
        """Give a command another one's key, and that one the key it had."""
        other = self.holder(key)
        now = next(one for one in self.bindings() if one.command is command)
        if other is None:
            return self.with_key(command, key)
        function = is_function(key)
        back = now.function if function else now.ctrl
        rest = (back, other.ctrl) if function else (other.function, back)
        return self._with(other.command, *rest).with_key(command, key)

    def with_letter(self, letter: Letter, key: str) -> Self:
        """Give an act of lists another letter."""
        letters = {**self.letters, letter: key}
        if key == _letter(letter).key:
            del letters[letter]
        return replace(self, letters=letters)

    def without(self, act: Command | Letter) -> Self:
        """Give one act the program's own keys back."""
        return replace(
            self,
            changed={one: keys for one, keys in self.changed.items() if one != act},
            letters={one: key for one, key in self.letters.items() if one != act},
        )

    def line(self) -> str:
        """Write what differs from the program's own keys."""
        parts = [
            f"{command.value}={' '.join(filter(None, keys))}"
            for command, keys in self.changed.items()
        ]
        parts += [f"{LETTER}{one.value}={key}" for one, key in self.letters.items()]
        return ";".join(parts)

    def check(self) -> None:
        """Raise KeysBroken when a key may not be, or two acts have the same one."""
        taken: dict[str, Binding] = {}
        for one in self.bindings():
            if not one.keys:
                raise KeysBroken(f"{one.command.value} has no key")
            for key in one.keys:
                if key not in one.fixed and refusal(key):
                    raise KeysBroken(f"{key} cannot be a key of {one.command.value}")
                if key in taken:
                    other = taken[key].command.value
                    raise KeysBroken(f"{key} is a key of {other} already")
                taken[key] = one
        self._check_letters()

    def _check_letters(self) -> None:
        for act in LETTERS:
            key = self.letter(act.letter)
            if letter_refusal(key):
                raise KeysBroken(f"{act.letter.value} takes a letter from A to Z")
            holder = self.letter_holder(act.letter, key)
            if holder:
                raise KeysBroken(f"{key} is a letter of {holder.letter.value} already")

    def _bound(self, own: Binding) -> Binding:
        given = self.changed.get(own.command)
        if given is None:
            return own
        return replace(own, keys=(*filter(None, given), *own.fixed))

    def _with(self, command: Command, function: str, ctrl: str) -> Self:
        own = next(one for one in BINDINGS if one.command is command)
        changed = {**self.changed, command: (function, ctrl)}
        if (own.function, own.ctrl) == (function, ctrl):
            del changed[command]
        return replace(self, changed=changed)


def read(line: str, *, letters_on: bool = True) -> Keymap:
    """Read what ``line`` wrote; raise KeysBroken for what cannot be obeyed."""
    if len(line) > LONGEST:
        raise KeysBroken("the line is too long")
    changed: dict[Command, tuple[str, str]] = {}
    letters: dict[Letter, str] = {}
    for name, keys in _entries(line):
        if name.startswith(LETTER):
            letter = _member(Letter, name.removeprefix(LETTER))
            letters[letter] = " ".join(keys)
            continue
        command = _member(Command, name)
        functions = [key for key in keys if is_function(key)]
        rest = [key for key in keys if not is_function(key)]
        if command is Command.BACK or len(functions) > 1 or len(rest) > 1:
            raise KeysBroken(f"{name} cannot have these keys")
        changed[command] = ("".join(functions), "".join(rest))
    made = Keymap(changed, letters, letters_on)
    made.check()
    return made


def in_words(text: str) -> str:
    """Return a text that names keys of the program with those they are now."""
    return _named().sub(lambda found: actions.shown(found.group()), text)


def _entries(line: str) -> Iterator[tuple[str, list[str]]]:
    seen = set()
    for entry in filter(None, line.split(";")):
        name, equals, keys = entry.partition("=")
        if not equals or name in seen:
            raise KeysBroken(f"{entry[:40]!r} is no act with its keys")
        seen.add(name)
        yield name, keys.split()


def _member(kind: type[T], name: str) -> T:
    try:
        return kind(name)
    except ValueError as unknown:
        raise KeysBroken(f"there is no act {name[:40]!r}") from unknown


def _letter(letter: Letter) -> LetterKey:
    return next(one for one in LETTERS if one.letter is letter)


def _parts(key: str) -> list[str]:
    """Part ``Ctrl+Shift++`` at its signs; the last may be one itself."""
    held, last = [], key
    while (found := re.match(r"(Ctrl|Shift|Alt|Meta)\+(?=.)", last)) is not None:
        held.append(found[1])
        last = last[found.end() :]
    return [*held, last]


@cache
def _named() -> re.Pattern[str]:
    """Return what finds a key of the program's own; the longest is tried first.

    Made when it is first wanted: most PCs never have other keys.
    """
    keys = sorted((key for one in BINDINGS for key in one.keys), key=len, reverse=True)
    return re.compile(rf"(?<![\w+])(?:{'|'.join(map(re.escape, keys))})(?!\w)")
