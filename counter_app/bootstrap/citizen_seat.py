"""What is beside the rooms of a counter: the citizen's screen, palette and help."""

from typing import Protocol

from counter_app.bootstrap.chosen_keys import keys_of
from counter_app.bootstrap.citizen_room import CitizenRoom, Joined
from counter_app.bootstrap.coming_in_room import ComingInRoom
from counter_app.bootstrap.finding_room import FindingRoom, Sources, read_sources
from counter_app.bootstrap.from_home_room import FromHomeRoom
from counter_app.bootstrap.overrides_room import OverridesRoom
from counter_app.bootstrap.reports_room import ReportsRoom
from counter_app.bootstrap.settings_room import SettingsRoom
from counter_app.domain.errors import CounterError
from counter_app.paths import Paths
from counter_app.settings import Settings, inches
from counter_app.ui.application import Application
from counter_app.ui.citizen.speech import Speech
from counter_app.ui.citizen.window import Glass
from counter_app.ui.frame.place import Place

__all__ = ["Joined", "seat_beside"]


class Planned(Protocol):
    """As much of how the program runs as this asks for."""

    @property
    def paths(self) -> Paths:
        """Where things are."""

    @property
    def settings(self) -> Settings:
        """What an administrator set."""

    @property
    def rehearsal(self) -> bool:
        """Whether it is one."""


def seat_beside(joined: Joined, app: Application, plan: Planned) -> CitizenRoom:
    """Make them; the citizen's window comes up on the second screen if there is one."""
    reports = ReportsRoom(joined.counter, joined.lanes, plan.paths.documents)
    reports.furnish(joined.window)
    overrides = OverridesRoom(joined.counter, joined.lanes)
    overrides.furnish(joined.window)
    from_home = FromHomeRoom(joined)
    from_home.furnish()
    coming_in = ComingInRoom(joined.counter, joined.lanes)
    coming_in.furnish(joined.window)
    settings, resources = plan.settings, plan.paths.resources
    finding = FindingRoom(joined, lambda: app.language)

    def furnish(sources: Sources) -> None:
        finding.furnish(sources, rehearsal=plan.rehearsal)

    joined.lanes.local.run(lambda: read_sources(resources), furnish, _unread)
    room = CitizenRoom(
        joined,
        Speech(resources / "i18n" / "vi.qm"),
        Place(office=settings.office, counter=settings.counter),
        Glass(inches=inches(settings.citizen_inches), touch=settings.citizen_touch),
    )
    own = SettingsRoom(plan.paths, joined.lanes, app, joined.window, room)
    own.furnish()
    joined.rooms.beside.extend((reports, overrides, coming_in, from_home, own))
    if why := keys_of(settings)[1]:
        joined.window.around.say_keys(why)
    room.begin()
    return room


def _unread(_problem: CounterError) -> None:
    """Nothing of it can fail so: the files are part of the program."""
