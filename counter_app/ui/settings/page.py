"""Thiết lập của máy: widgets and wires."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QVBoxLayout,
)

from counter_app.domain.errors import CounterError
from counter_app.domain.told_settings import SaidValue, SetBy, ToldSetting, ToldSettings
from counter_app.ui import icons, problems, style
from counter_app.ui.page import Act, Kind, Page, States, retry_text
from counter_app.ui.settings.presenter import SettingsPresenter
from counter_app.ui.tokens import SPACE_L, SPACE_M, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel
from counter_app.ui.widgets.wrapped_list import WrappedList

WHO = {
    SetBy.MACHINE: QT_TRANSLATE_NOOP("SetBy", "this PC's administrator"),
    SetBy.CITY: QT_TRANSLATE_NOOP("SetBy", "the city"),
    SetBy.PROFILE: QT_TRANSLATE_NOOP("SetBy", "this PC's own choice"),
    SetBy.MACHINE_ADVICE: QT_TRANSLATE_NOOP("SetBy", "advice of the administrator"),
    SetBy.CITY_ADVICE: QT_TRANSLATE_NOOP("SetBy", "advice of the city"),
    SetBy.BUILT_IN: QT_TRANSLATE_NOOP("SetBy", "the program's own value"),
}

CODE_SCANNER, KEYS, CODE_SIDE = "code_scanner", "keys", 320


def who(said: SaidValue) -> str:
    """Return who said a value, in the language now chosen."""
    return QCoreApplication.translate("SetBy", str(WHO[said.by]))


class Screens(Protocol):
    """What shows which screen is which."""

    def show(self) -> tuple[Tone, str]:
        """Show it for a while; return what is to be said of it."""

    def stop(self) -> bool:
        """Show it no more; say whether it was shown."""


class SettingsPage(Page):
    """Every setting with its value and who set it; what is free can be chosen."""

    rail = "settings"

    def __init__(
        self,
        presenter: SettingsPresenter,
        language: Callable[[], str],
        test_code: Callable[[], bytes] | None = None,
        screens: Screens | None = None,
        open_keys: Callable[[], object] | None = None,
    ) -> None:
        """``test_code``: a picture (PNG) of what a code scanner is tried with.

        ``open_keys`` goes to the screen of keys.
        """
        super().__init__()
        self._open_keys = open_keys
        self._test_code, self._screens = test_code, screens
        self._presenter = presenter
        self._language = language
        self._told: ToldSettings | None = None
        self._banner, self._refused = Banner(), Banner()
        self._every, self._one = Panel(), Panel()
        self._list = WrappedList()
        self._states = States(self._list, icon="list-details")
        self._help, self._standing = label("", "hint"), label()
        self._line, self._choice = ImeLineEdit(), QComboBox()
        self._try, self._code = label("", "hint"), QLabel()
        self._list.currentRowChanged.connect(lambda _row: self._show_one())
        self._list.itemActivated.connect(lambda _item: self._focus_editor())
        self._lay_out()
        presenter.attach(self)
        self.retranslate()
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Settings of this PC")

    def acts(self) -> tuple[Act, ...]:
        """Tell the screens apart; keep what was chosen, if the setting is free."""
        chosen = self._chosen()
        acts = (self._identify_act(),) if self._screens else ()
        acts = (*acts, *self._keys_acts())
        if chosen is None or chosen.locked or chosen.name == KEYS:
            return acts
        return (
            *acts,
            Act(
                id="keep-setting",
                text=lambda: self.tr("Keep this choice"),
                run=self._keep,
                kind=Kind.PRIMARY,
            ),
        )

    def back(self) -> bool:
        """Esc takes the numbers away first."""
        return self._screens is not None and self._screens.stop()

    def left(self) -> None:
        """What the screens show next is another's business."""
        self.back()

    def came(self) -> None:
        """Read everything; the list has the focus."""
        self._banner.clear()
        self._presenter.open()
        self._list.setFocus()

    def show_loading(self) -> None:
        """Say that it is being read; what was shown before stays."""
        self._states.show_loading(self.tr("Reading…"))

    def show_settings(self, told: ToldSettings) -> None:
        """Show every setting; keep the selection."""
        self.mark_failed(False)
        self._told = told
        self._fill()

    def show_kept(self, *, at_once: bool) -> None:
        """Say from when on the choice holds."""
        words = self.tr("Kept. It holds from the next start of the program.")
        if at_once:
            words = self.tr("Kept. It holds from now on.")
        self._banner.say(Tone.SUCCESS, words)

    def show_unfit(self, why: str) -> None:
        """Say that this cannot be its value."""
        self.mark_failed(True)
        words = self.tr("This cannot be its value ({why}). Nothing was changed.")
        self._banner.say(Tone.DANGER, words.format(why=why))

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; what was shown stays."""
        self.mark_failed(True)
        again = (retry_text(), self._presenter.open)
        self._banner.say(Tone.DANGER, problems.sentence(problem), again)

    def retranslate(self) -> None:
        """Set every word again."""
        self._every.set_heading(self.tr("What counts on this PC"))
        self._list.setAccessibleName(self.tr("What counts on this PC"))
        self._try.setText(
            self.tr("Scan this code: every Vietnamese letter must come as it is.")
        )
        self._code.setAccessibleName(self.tr("Test code for the code scanner"))
        for editor in (self._line, self._choice):
            editor.setAccessibleName(self.tr("Value"))
        if self._told:
            self._fill()

    def _fill(self) -> None:
        told = self._told
        if told is None:
            return
        row = max(0, self._list.currentRow())
        self._list.clear()
        for one in told.settings:
            value = self._value(one, one.said)
            item = QListWidgetItem(
                f"{self._words(one.title)}: {value}\n{who(one.said)}"
            )
            if one.locked:
                item.setIcon(icons.icon("lock", style.theme().text2, style.scaled(16)))
                item.setData(
                    Qt.ItemDataRole.AccessibleDescriptionRole, self.tr("Locked")
                )
            self._list.addItem(item)
        self._states.show_content()
        self._list.setCurrentRow(min(row, self._list.count() - 1))
        self._show_refused(told)

    def _show_refused(self, told: ToldSettings) -> None:
        if not told.refused:
            self._refused.clear()
            return
        words = self.tr(
            "Not everything the administrator set can be obeyed; tell IT staff: {what}"
        )
        self._refused.say(Tone.WARNING, words.format(what="; ".join(told.refused)))

    def _show_one(self) -> None:
        chosen = self._chosen()
        self._one.setVisible(chosen is not None)
        if chosen is not None:
            self._one.set_heading(self._words(chosen.title))
            self._help.setText(self._words(chosen.help))
            lines = "\n".join(self._lines(chosen))
            self._standing.setText(lines)
            free = not chosen.locked and chosen.name != KEYS
            self._choice.setVisible(free and bool(chosen.choices))
            self._line.setVisible(free and not chosen.choices)
            self._choice.clear()
            for choice in chosen.choices:
                self._choice.addItem(self._called(chosen, choice), choice)
            self._choice.setCurrentIndex(self._choice.findData(str(chosen.said.value)))
            self._line.setText(str(chosen.said.value))
            self._show_code(chosen.name == CODE_SCANNER)
        self.acts_changed.emit()

    def _show_code(self, is_wanted: bool) -> None:
        """Let a scanner be tried on this; the window says how it did."""
        is_wanted = is_wanted and self._test_code is not None
        if is_wanted and self._test_code and self._code.pixmap().isNull():
            picture = QPixmap()
            picture.loadFromData(self._test_code())
            smooth = Qt.TransformationMode.SmoothTransformation
            self._code.setPixmap(picture.scaledToWidth(CODE_SIDE, smooth))
        for part in (self._try, self._code):
            part.setVisible(is_wanted)

    def _lines(self, chosen: ToldSetting) -> list[str]:
        lines = [
            self.tr("Value: {value}").format(value=self._value(chosen, chosen.said)),
            self.tr("Set by: {who}").format(who=self._whole(chosen.said)),
        ]
        if chosen.locked and not chosen.by_administrator:
            lines.append(
                self.tr("Locked: {who} decides here.").format(who=who(chosen.said))
            )
        elif chosen.locked:
            lines.append(self.tr("Locked: IT staff set it, no officer."))
        overrode = self.tr("In place of {value}, said by: {who}")
        lines += [
            overrode.format(value=self._value(chosen, one), who=self._whole(one))
            for one in chosen.overrode
        ]
        lines.append(self.tr("Its name in files: {name}").format(name=chosen.name))
        return lines

    @staticmethod
    def _whole(said: SaidValue) -> str:
        """Return who said it and where; the program itself is no place."""
        built_in = said.by is SetBy.BUILT_IN
        return who(said) if built_in else f"{who(said)} ({said.source})"

    def _value(self, one: ToldSetting, said: SaidValue) -> str:
        if said.value == "":
            return self.tr("(empty)")
        return self._called(one, str(said.value))

    def _called(self, one: ToldSetting, choice: str) -> str:
        words = one.words.get(choice)
        return self._words(words) if words else choice

    def _words(self, by_language: Mapping[str, str]) -> str:
        return by_language.get(self._language()) or by_language["vi"]

    def _chosen(self) -> ToldSetting | None:
        row = self._list.currentRow()
        if self._told is None or not 0 <= row < len(self._told.settings):
            return None
        return self._told.settings[row]

    def _focus_editor(self) -> None:
        for editor in (self._choice, self._line):
            if editor.isVisible():
                editor.setFocus()

    def _keys_acts(self) -> tuple[Act, ...]:
        if self._open_keys is None:
            return ()
        chosen = self._chosen()
        on_it = chosen is not None and chosen.name == KEYS
        return (
            Act(
                id="open-keys",
                text=lambda: self.tr("Keys…"),
                run=self._open_keys,
                kind=Kind.PRIMARY if on_it else Kind.SECONDARY,
            ),
        )

    def _identify_act(self) -> Act:
        return Act(
            id="identify-screens",
            text=lambda: self.tr("Identify the screens"),
            run=self._identify,
        )

    def _identify(self) -> None:
        if self._screens:
            self._banner.say(*self._screens.show())

    def _keep(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            choice = self._choice.currentData()
            picked = choice if chosen.choices else self._line.text()
            self._presenter.keep(chosen, picked)

    def _lay_out(self) -> None:
        self._every.column.addWidget(self._states, 1)
        editors = (self._choice, self._line)
        for part in (self._help, self._standing, *editors, self._try, self._code):
            self._one.column.addWidget(part)
        self._one.column.addStretch(1)
        self._one.hide()
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        row.addWidget(self._every, 3)
        row.addWidget(Body(self._one), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.addWidget(self._banner)
        column.addWidget(self._refused)
        column.addLayout(row, 1)
