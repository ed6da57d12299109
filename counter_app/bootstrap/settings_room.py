"""The screen of this PC's settings, joined to the policy, beside the other rooms."""

from collections.abc import Callable
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
from counter_app.ui.frame.rail import RailItem
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

        one = read_policy(
            self._paths.resources,
            read_values(self._paths.settings),
            city_levels(self._paths),
            self._places,
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
        language: Callable[[], str],
        citizen: CitizenRoom,
    ) -> None:
        self._paths = paths
        self._lanes = lanes
        self._language = language
        self._citizen = citizen

    @cached_property
    def page(self) -> SettingsPage:
        """What counts on this PC."""
        screen = self._citizen.screen
        presenter = SettingsPresenter(
            PolicySettings(self._paths),
            self._lanes.local,
            {"citizen_inches": lambda typed: screen.take_inches(inches(str(typed)))},
        )
        return SettingsPage(
            presenter,
            self._language,
            lambda: payment_png(CODE),
            self._citizen.identifying,
        )

    def furnish(self, window: MainWindow) -> None:
        """Give it its place in the rail."""
        window.add_room(
            RailItem(
                id="settings",
                icon="settings",
                text=lambda: QCoreApplication.translate("Rail", "Settings of this PC"),
                run=lambda: window.show_page(self.page),
            )
        )
