"""Gives acts other keys: weighs the key pressed, keeps it, lets it count at once."""

from collections.abc import Callable
from typing import Protocol

from counter_app.domain.errors import CounterError
from counter_app.domain.told_settings import ToldSettings
from counter_app.ui.actions import Binding, Command
from counter_app.ui.keymap import (
    Keymap,
    KeysBroken,
    Refusal,
    letter_refusal,
    read,
    refusal,
)
from counter_app.ui.letter_keys import Letter, LetterKey
from counter_app.ui.ports import Tasks

KEYS, LETTERS = "keys", "letters"
"""The two settings."""
KeyAct = Command | Letter


class KeysWork(Protocol):
    """Where settings are read and kept."""

    def read(self) -> ToldSettings:
        """Weigh every level anew. Slow."""

    def keep(self, name: str, value: str | int) -> str:
        """Keep a choice of this PC; return why not in the system's words, or ''."""


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that it is being read; what was shown before stays."""

    def show_keys(self, keys: Keymap) -> None:
        """Show every act with its keys; keep the selection."""

    def show_locked(self, by: str) -> None:
        """Say that nothing can be changed here, and who decides (a file)."""

    def show_broken(self, why: str) -> None:
        """Say that what was kept is not obeyed."""

    def show_kept(self) -> None:
        """Say that it counts from now on."""

    def show_refused(self, key: str, why: Refusal) -> None:
        """Say why nothing may have this key."""

    def show_same(self, key: str) -> None:
        """Say that the act has this key already."""

    def show_taken(self, key: str, by: Binding | LetterKey, *, can_swap: bool) -> None:
        """Say what has this key; the two can be exchanged, or not."""

    def show_unfit(self, why: str) -> None:
        """Say that it could not be kept; nothing was changed."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; what was shown stays."""


class KeysPresenter:
    """What decides."""

    def __init__(
        self, work: KeysWork, local: Tasks, use: Callable[[Keymap], object]
    ) -> None:
        """``use`` lets keys count from now on."""
        self._work, self._local, self._use = work, local, use
        self._view: View | None = None
        self.keys = Keymap()
        self._locked: frozenset[str] = frozenset()
        self._swap: Keymap | None = None
        self._busy = False

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """The screen is gone."""
        self._view = None

    def open(self) -> None:
        """Read the keys that were kept."""
        self._tell(lambda view: view.show_loading())
        self._local.run(self._work.read, self._read, self._failed)

    @property
    def may_change(self) -> bool:
        """Whether an officer decides on the keys here."""
        return KEYS not in self._locked

    @property
    def may_switch(self) -> bool:
        """Whether an officer decides on single letters here."""
        return LETTERS not in self._locked

    def press(self, act: KeyAct, key: str) -> None:
        """Give an act the key that was pressed (portable text), if it may have it."""
        self._swap = None
        is_letter = isinstance(act, Letter)
        why = letter_refusal(key) if is_letter else refusal(key)
        if why:
            self._tell(lambda view: view.show_refused(key, why))
        elif isinstance(act, Letter):
            self._press_letter(act, key)
        else:
            self._press_key(act, key)

    def swap(self) -> None:
        """Exchange the two keys that were told of."""
        swapped, self._swap = self._swap, None
        if swapped:
            self._keep(swapped)

    def restore(self, act: KeyAct) -> None:
        """Give one act the program's own keys back, if nothing else has them."""
        restored = self.keys.without(act)
        if holds(restored):
            self._keep(restored)
            return
        if isinstance(act, Letter):
            key = restored.letter(act)
            holder: Binding | LetterKey | None = self.keys.letter_holder(act, key)
        else:
            own = next(one.keys for one in restored.bindings() if one.command is act)
            held = ((key, self.keys.holder(key)) for key in own)
            key, holder = next(
                (key, one) for key, one in held if one and one.command is not act
            )
        if holder:
            found = holder
            self._tell(lambda view: view.show_taken(key, found, can_swap=False))

    def restore_all(self) -> None:
        """Give every act the program's own keys back."""
        self._keep(Keymap(letters_on=self.keys.letters_on))

    def switch_letters(self, *, on: bool) -> None:
        """Let single letters act in lists, or not."""
        if not self.may_switch or self._busy:
            return
        keys = Keymap(self.keys.changed, self.keys.letters, on)
        self._write(LETTERS, "on" if on else "off", keys)

    def _press_key(self, command: Command, key: str) -> None:
        holder = self.keys.holder(key)
        if holder and holder.command is command:
            self._tell(lambda view: view.show_same(key))
        elif holder:
            self._offer(self.keys.swapped(command, key), key, holder)
        else:
            self._keep(self.keys.with_key(command, key))

    def _press_letter(self, letter: Letter, key: str) -> None:
        holder, before = self.keys.letter_holder(letter, key), self.keys.letter(letter)
        given = self.keys.with_letter(letter, key)
        if before == key:
            self._tell(lambda view: view.show_same(key))
        elif holder:
            self._offer(given.with_letter(holder.letter, before), key, holder)
        else:
            self._keep(given)

    def _offer(self, swapped: Keymap, key: str, holder: Binding | LetterKey) -> None:
        """Tell what has the key; offer to exchange the two, if that can be."""
        can = holds(swapped)
        self._swap = swapped if can else None
        self._tell(lambda view: view.show_taken(key, holder, can_swap=can))

    def _keep(self, keys: Keymap) -> None:
        if not self.may_change or self._busy:
            return
        try:
            keys.check()
        except KeysBroken as fault:
            why = str(fault)
            self._tell(lambda view: view.show_unfit(why))
            return
        self._write(KEYS, keys.line(), keys)

    def _write(self, name: str, value: str, keys: Keymap) -> None:
        self._busy = True

        def kept(why: str) -> None:
            self._busy = False
            if why:
                self._tell(lambda view: view.show_unfit(why))
                return
            self.keys = keys
            self._use(keys)
            self._tell(lambda view: view.show_keys(keys))
            self._tell(lambda view: view.show_kept())

        self._local.run(lambda: self._work.keep(name, value), kept, self._failed)

    def _read(self, told: ToldSettings) -> None:
        found = {one.name: one for one in told.settings}
        keys, letters = found[KEYS], found[LETTERS]
        self._locked = frozenset(one.name for one in (keys, letters) if one.locked)
        on, broken = letters.said.value == "on", ""
        try:
            self.keys = read(str(keys.said.value), letters_on=on)
        except KeysBroken as fault:
            self.keys, broken = Keymap(letters_on=on), str(fault)
        self._tell(lambda view: view.show_keys(self.keys))
        if broken:
            self._tell(lambda view: view.show_broken(broken))
        elif not self.may_change:
            self._tell(lambda view: view.show_locked(keys.said.source))

    def _failed(self, problem: CounterError) -> None:
        self._busy = False
        self._tell(lambda view: view.show_problem(problem))

    def _tell(self, words: Callable[[View], object]) -> None:
        if self._view:
            words(self._view)


def holds(keys: Keymap) -> bool:
    """Say whether every act has a key that may be, and none has another's."""
    try:
        keys.check()
    except KeysBroken:
        return False
    return True
