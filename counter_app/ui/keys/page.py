"""S20, keys: widgets and wires."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidgetItem, QVBoxLayout

from counter_app.domain.errors import CounterError
from counter_app.domain.scans import Scan
from counter_app.ui import key_names, problems
from counter_app.ui.actions import BINDINGS, Binding, Command
from counter_app.ui.keymap import Keymap, Refusal
from counter_app.ui.keys import words as spoken
from counter_app.ui.keys.catcher import KeyCatcher
from counter_app.ui.keys.presenter import KeyAct, KeysPresenter
from counter_app.ui.letter_keys import LETTERS, LetterKey
from counter_app.ui.page import Act, Kind, Page, States, retry_text
from counter_app.ui.tokens import SPACE_L, SPACE_M, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel
from counter_app.ui.widgets.wrapped_list import WrappedList

OWN = (*BINDINGS, *LETTERS)
"""Every act with the program's own keys, as the list has them."""


class KeysPage(Page):
    """Every act with its keys; the chosen one takes the next key that is pressed."""

    settings_wanted = Signal()
    rail = "settings"

    def __init__(self, presenter: KeysPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._banner = Banner()
        self._every, self._one = Panel(), Panel()
        self._list = WrappedList()
        self._states = States(self._list, icon="keyboard")
        self._now, self._own = label("", "h1"), label()
        self._hint, self._catcher = label("", "hint"), KeyCatcher()
        self._letters = QCheckBox()
        self._list.currentRowChanged.connect(lambda _row: self._show_one())
        self._list.itemActivated.connect(lambda _item: self._change())
        self._catcher.caught.connect(self._caught)
        self._catcher.given_up.connect(self._list.setFocus)
        self._letters.clicked.connect(lambda on: presenter.switch_letters(on=on))
        self._lay_out()
        presenter.attach(self)
        self.retranslate()
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Keys")

    def acts(self) -> tuple[Act, ...]:
        """Give the chosen act another key, or its own; give all their own."""
        back = Act(
            id="back", text=lambda: self.tr("Back"), run=self.back, kind=Kind.BACK
        )
        if not self._presenter.may_change:
            return (back,)
        every = Act(
            id="restore-all",
            text=lambda: self.tr("All as they were"),
            run=self._ask_for_all,
        )
        if self._is_fixed():
            return (back, every)
        return (
            back,
            Act(
                id="restore",
                text=lambda: self.tr("This one as it was"),
                run=self._restore,
            ),
            every,
            Act(
                id="change",
                text=lambda: self.tr("Another key"),
                run=self._change,
                kind=Kind.PRIMARY,
            ),
        )

    def back(self) -> bool:
        """Go back to the settings."""
        self.settings_wanted.emit()
        return True

    def came(self) -> None:
        """Read what was kept; the list has the focus."""
        self._banner.clear()
        self._presenter.open()
        self._list.setFocus()

    def scanned(self, scan: Scan) -> bool:
        """A card is no key, and nothing is opened while one is waited for."""
        return self._catcher.isVisible()

    def show_loading(self) -> None:
        """Say that it is being read; what was shown before stays."""
        self._states.show_loading(self.tr("Reading…"))

    def show_keys(self, keys: Keymap) -> None:
        """Show every act with its keys; keep the selection."""
        self.mark_failed(False)
        row = max(0, self._list.currentRow())
        self._list.clear()
        for own in OWN:
            self._list.addItem(QListWidgetItem(self._line(own, keys)))
        self._letters.setChecked(keys.letters_on)
        self._letters.setEnabled(self._presenter.may_switch)
        self._states.show_content()
        self._list.setCurrentRow(min(row, self._list.count() - 1))

    def show_locked(self, by: str) -> None:
        """Say that nothing can be changed here, and who decides."""
        words = self.tr("The administrator decides on the keys of this PC ({by}).")
        self._banner.say(Tone.INFO, words.format(by=by))

    def show_broken(self, why: str) -> None:
        """Say that what was kept is not obeyed."""
        words = self.tr(
            "The keys kept on this PC cannot be obeyed ({why}): the program's own keys"
            " count. The next key you give takes their place."
        )
        self._banner.say(Tone.WARNING, words.format(why=why))

    def show_kept(self) -> None:
        """Say that it counts from now on."""
        self._banner.say(Tone.SUCCESS, self.tr("Kept. It holds from now on."))

    def show_refused(self, key: str, why: Refusal) -> None:
        """Say why nothing may have this key."""
        self._fail(spoken.refused(key, why))

    def show_same(self, key: str) -> None:
        """Say that the act has this key already."""
        words = self.tr("{key} is its key already. Nothing was changed.")
        self._banner.say(Tone.INFO, words.format(key=spoken.shown(key)))

    def show_taken(self, key: str, by: Binding | LetterKey, *, can_swap: bool) -> None:
        """Say what has this key; the two can be exchanged, or not."""
        if can_swap:
            words = self.tr(
                "{key} is the key of: {act}. Exchange the two, or press another key."
            )
            choices: tuple[tuple[str, Callable[[], object]], ...] = (
                (self.tr("Exchange"), self._presenter.swap),
                (self.tr("Another key"), self._change),
            )
        else:
            words = self.tr(
                "{key} is the key of: {act}. Give that another key first, or press"
                " another one."
            )
            choices = ()
        said = words.format(key=spoken.shown(key), act=key_names.text(by))
        self._banner.say(Tone.WARNING, said, *choices)

    def show_unfit(self, why: str) -> None:
        """Say that it could not be kept; nothing was changed."""
        words = self.tr("This cannot be kept ({why}). Nothing was changed.")
        self._fail(words.format(why=why))

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; what was shown stays."""
        self.mark_failed(True)
        again = (retry_text(), self._presenter.open)
        self._banner.say(Tone.DANGER, problems.sentence(problem), again)

    def retranslate(self) -> None:
        """Set every word again."""
        self._every.set_heading(self.tr("Acts and their keys"))
        self._list.setAccessibleName(self.tr("Acts and their keys"))
        self._letters.setText(self.tr("Single letters act in lists"))
        self._letters.setToolTip(
            self.tr("Off: letters and digits alone do nothing; use buttons instead.")
        )
        if self._list.count():
            self.show_keys(self._presenter.keys)

    def _line(self, own: Binding | LetterKey, keys: Keymap) -> str:
        said = key_names.text(own)
        if isinstance(own, LetterKey):
            said = f"{said} ({spoken.places(own)})"
        now, before = self._keys(own, keys)
        if now == before:
            return f"{said}\n{now}"
        changed = self.tr("{now}   (was {before})").format(now=now, before=before)
        return f"{said}\n{changed}"

    @staticmethod
    def _keys(own: Binding | LetterKey, keys: Keymap) -> tuple[str, str]:
        """Return the keys of an act now, and the program's own."""
        if isinstance(own, LetterKey):
            return keys.letter(own.letter), own.key
        now = next(one for one in keys.bindings() if one.command is own.command)
        return spoken.keys_of(now), spoken.keys_of(own)

    def _chosen(self) -> Binding | LetterKey:
        return OWN[max(0, self._list.currentRow())]

    def _is_fixed(self) -> bool:
        chosen = self._chosen()
        return isinstance(chosen, Binding) and chosen.command is Command.BACK

    def _show_one(self) -> None:
        chosen = self._chosen()
        now, own = self._keys(chosen, self._presenter.keys)
        self._one.set_heading(key_names.text(chosen))
        self._now.setText(now)
        self._own.setText(self.tr("The program's own: {keys}").format(keys=own))
        self._hint.setText(self._told(chosen))
        self.acts_changed.emit()

    def _told(self, chosen: Binding | LetterKey) -> str:
        if isinstance(chosen, LetterKey):
            words = self.tr("A letter that acts in: {places}, where nothing is typed.")
            return words.format(places=spoken.places(chosen))
        if self._is_fixed():
            return self.tr("Esc, Enter, Tab, Space and the arrows stay as they are.")
        words = self.tr(
            "An act has a function key (also with Shift), a key with Ctrl, or both, as"
            " some keyboards hide F-keys. What you press takes the place of its kind."
        )
        if chosen.command is Command.FORWARD:
            words += " " + self.tr("Ctrl+Enter stays.")
        return words

    def _change(self) -> None:
        if not self._presenter.may_change or self._is_fixed():
            return
        self._banner.clear()
        words = self.tr("Press the new key for: {act}. Esc leaves it as it is.")
        self._catcher.wait(words.format(act=key_names.text(self._chosen())))

    def _caught(self, key: str) -> None:
        self._list.setFocus()
        self._presenter.press(self._act(), key)

    def _restore(self) -> None:
        self._banner.clear()
        self._presenter.restore(self._act())

    def _ask_for_all(self) -> None:
        words = self.tr("Give every act the program's own key back?")
        yes = (self.tr("All as they were"), self._presenter.restore_all)
        no = (self.tr("Leave them"), self._banner.clear)
        self._banner.say(Tone.WARNING, words, yes, no)

    def _act(self) -> KeyAct:
        chosen = self._chosen()
        return chosen.letter if isinstance(chosen, LetterKey) else chosen.command

    def _fail(self, said: str) -> None:
        self.mark_failed(True)
        again = (self.tr("Another key"), self._change)
        self._banner.say(Tone.DANGER, said, again)

    def _lay_out(self) -> None:
        self._every.column.addWidget(self._letters)
        self._every.column.addWidget(self._states, 1)
        for part in (self._now, self._own, self._hint, self._catcher):
            self._one.column.addWidget(part)
        self._one.column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        row.addWidget(self._every, 3)
        row.addWidget(Body(self._one), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.addWidget(self._banner)
        column.addLayout(row, 1)
