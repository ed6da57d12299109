"""The screen of this PC's settings, joined to the policy, beside the other rooms."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from counter_app.bootstrap.citizen_room import CitizenRoom
from counter_app.bootstrap.city_profile import city_levels
from counter_app.bootstrap.commands import keep_setting
from counter_app.bootstrap.lanes import Lanes
from counter_app.domain.scanner_test import CODE
from counter_app.domain.told_settings import (
    SaidValue,
    SetBy,
    ToldSetting,
    ToldSettings,
)
from counter_app.paper.payment_qr import payment_png
from counter_app.paths import Paths
from counter_app.policy.reading import PLACES, read_policy
from counter_app.settings import SettingsBroken, inches, read_values
from counter_app.ui.application import Application
from counter_app.ui.frame.rail import RailItem
from counter_app.ui.keymap import Keymap
from counter_app.ui.keys.page import KeysPage
from counter_app.ui.keys.presenter import KeysPresenter
from counter_app.ui.main_window import MainWindow
from counter_app.ui.settings.page import SettingsPage
from counter_app.ui.settings.presenter import SettingsPresenter


class PolicySettings:
    """The settings of one profile on this PC, weighed anew each time."""

    def __init__(self, paths: Paths, places: tuple[Path, Path] = PLACES) -> None:
        self._paths = paths
        self._places = places

    def read(self) -> ToldSettings:
        """Return every setting with who set it. Slow."""
        from counter_app.policy.resolving import Said

        def said(one: Said) -> SaidValue:
            return SaidValue(one.value, SetBy(one.level.value), one.source)

        try:
            own, broken = read_values(self._paths.settings), []
        except SettingsBroken as fault:
            own, broken = {}, [str(fault)]
        policy = read_policy(
            self._paths.resources, own, city_levels(self._paths), self._places
        )
        # What an officer may choose comes first.
        ordered = sorted(policy.resolved.items(), key=lambda pair: pair[1].locked)
        return ToldSettings(
            settings=[
                ToldSetting(
                    name=name,
                    title=dict(one.key.title),
                    help=dict(one.key.help),
                    said=said(one.said),
                    overrode=[said(other) for other in one.overrode],
                    locked=one.locked,
                    by_administrator=not one.key.officer,
                    choices=one.key.choices,
                    words=one.key.words,
                    number=isinstance(one.key.standard, int),
                )
                for name, one in ordered
            ],
            refused=[*broken, *(f"{one.source}: {one.why}" for one in policy.refused)],
        )

    def keep(self, name: str, value: str | int) -> str:
        """Keep a choice of this PC; return why it cannot be, or nothing.

        Asked again here: a policy may have come since the screen was read.
        """
        from counter_app.policy.keys import read_keys

        try:
            own = read_values(self._paths.settings)
        except SettingsBroken as fault:
            return str(fault)
        one = read_policy(
            self._paths.resources, own, city_levels(self._paths), self._places
        ).resolved[name]
        if one.locked:
            return one.said.source
        try:
            read_keys(self._paths.resources)[name].check(value)
        except SettingsBroken as fault:
            return str(fault)
        keep_setting(self._paths, name, value)
        return ""


class SettingsRoom:
    """Made when it is first wanted."""

    def __init__(
        self,
        paths: Paths,
        lanes: Lanes,
        app: Application,
        window: MainWindow,
        citizen: CitizenRoom,
    ) -> None:
        self._paths, self._lanes = paths, lanes
        self._app, self._window = app, window
        self._citizen = citizen

    @cached_property
    def page(self) -> SettingsPage:
        """What counts on this PC."""
        screen = self._citizen.screen
        presenter = SettingsPresenter(
            PolicySettings(self._paths),
            self._lanes.local,
            {
                "citizen_inches": lambda typed: screen.take_inches(inches(str(typed))),
                "letters": self._switch_letters,
            },
        )
        return SettingsPage(
            presenter,
            lambda: self._app.language,
            lambda: payment_png(CODE),
            self._citizen.identifying,
            self.open_keys,
        )

    @cached_property
    def keys_page(self) -> KeysPage:
        """Which key does what."""
        presenter = KeysPresenter(
            PolicySettings(self._paths), self._lanes.local, self._use_keys
        )
        page = KeysPage(presenter)
        page.settings_wanted.connect(self.open)
        return page

    def open(self) -> None:
        """Go to what counts on this PC."""
        self._window.show_page(self.page)

    def open_keys(self) -> None:
        """Go to which key does what."""
        self._window.show_page(self.keys_page)

    def _use_keys(self, keys: Keymap) -> None:
        self._app.use_keys(keys)
        self._window.around.keys_banner.clear()

    def _switch_letters(self, value: object) -> None:
        self._app.use_keys(replace(self._app.keys, letters_on=value == "on"))

    def furnish(self) -> None:
        """Give it its place in the rail."""
        self._window.add_room(
            RailItem(
                id="settings",
                icon="settings",
                text=lambda: QCoreApplication.translate("Rail", "Settings of this PC"),
                run=self.open,
            )
        )
