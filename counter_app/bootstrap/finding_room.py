"""Palette, help and the first day: what leads an officer to everything else."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from counter_app.bootstrap.citizen_room import Joined
from counter_app.domain.ids import DossierId, ProcedureCode
from counter_app.services.seeking import Seeking
from counter_app.ui import actions, key_names
from counter_app.ui.actions import Command
from counter_app.ui.help.pages import (
    GENERAL,
    FirstDay,
    HelpPage,
    read_pages,
    read_steps,
)
from counter_app.ui.help.panel import HelpPanel
from counter_app.ui.keymap import in_words
from counter_app.ui.page import Page
from counter_app.ui.palette.box import PaletteBox
from counter_app.ui.palette.presenter import Kind, PalettePresenter, Row
from counter_app.ui.tokens import Tone

translate = QCoreApplication.translate
ROOM = "room:"
"""Before the id of a room of the rail among the commands."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What is shown, read once."""

    pages: Mapping[str, HelpPage]
    day: FirstDay
    synonyms: Mapping[str, tuple[str, ...]]
    """What officers call a command or a room, by its id."""


def read_sources(resources: Path) -> Sources:
    """Read help, the first day and what commands are called."""
    folder = resources / "help"
    words = tomllib.loads((folder / "palette.toml").read_text(encoding="utf-8"))
    return Sources(
        pages=read_pages(folder),
        day=FirstDay(read_steps(folder)),
        synonyms={name: tuple(said) for name, said in words["called"].items()},
    )


class FindingRoom:
    """Ctrl+K and F1, and in a rehearsal the steps of the first day."""

    def __init__(self, joined: Joined, language: Callable[[], str]) -> None:
        counter, self._language = joined.counter, language
        self._window, self._rooms = joined.window, joined.rooms
        self._sources: Sources | None = None
        seeking = Seeking(
            lookup=counter.lookup,
            finding=counter.finding,
            begin=counter.lookup.begin,
            session=counter.session,
            clock=counter.clock,
        )
        self._presenter = PalettePresenter(
            seeking, joined.lanes.local, self, self.known
        )

    def furnish(self, sources: Sources, *, rehearsal: bool) -> None:
        """Give Ctrl+K and F1 their work."""
        self._sources = sources
        window = self._window
        window.bind(Command.SEARCH, self.open_palette)
        window.bind(Command.HELP, self.open_help)
        window.front_changed.connect(self._front_changed)
        if rehearsal:
            window.front_changed.connect(self._guide)
            self._guide()

    def open_palette(self) -> None:
        """Open the box over the page in front."""
        PaletteBox(self._presenter, self._window).open()

    def open_help(self) -> None:
        """Open the page of the screen in front."""
        self.help(screen_of(self._window.page()))

    def known(self) -> Sequence[Row]:
        """Return commands, rooms and pages of help, in the language now set."""
        synonyms = self._sources.synonyms if self._sources else {}
        rows = [
            Row(
                kind=Kind.COMMAND,
                id=binding.command.value,
                title=key_names.text(binding),
                keys=actions.keys_text(binding),
                synonyms=synonyms.get(binding.command.value, ()),
            )
            for binding in actions.bindings()
            if self._window.can(binding.command)
        ]
        rows += [
            Row(
                kind=Kind.COMMAND,
                id=ROOM + item.id,
                title=item.text(),
                synonyms=synonyms.get(item.id, ()),
            )
            for item in self._window.rail.rooms()
        ]
        rows += [
            Row(
                kind=Kind.HELP,
                id=page.id,
                title=page.title(self._language()),
                keys=actions.shown("F1") if page.id == GENERAL else "",
            )
            for page in (self._sources.pages.values() if self._sources else ())
        ]
        # A room with a key is one row, the one with the key.
        once = {(row.kind, row.title): row for row in reversed(rows)}
        return [*reversed(once.values())]

    # -- what a row opens

    def run(self, command: str) -> None:
        """Do a command, or go to a room."""
        if command.startswith(ROOM):
            for item in self._window.rail.rooms():
                if ROOM + item.id == command:
                    item.run()
            return
        self._window.press(Command(command))

    def dossier(self, dossier: DossierId) -> None:
        """Open a dossier."""
        self._rooms.dossier(dossier)

    def procedure(self, code: ProcedureCode) -> None:
        """Go on with this procedure, if somebody is being served."""
        if self._rooms.walk.draft is None:
            words = translate(
                "FindingRoom", "Scan the citizen's card first, then choose {code}."
            )
            self._window.scan_banner.say(Tone.INFO, words.format(code=code))
            return
        self._rooms.procedure()
        self._rooms.procedure_page.look_for(code)

    def help(self, page: str) -> None:
        """Open a page of help; the general one for a screen without its own."""
        if self._sources is None:
            return
        pages = self._sources.pages
        shown = pages.get(page, pages[GENERAL])
        HelpPanel(shown, self._language(), self._window).open()

    # -- inside

    def _front_changed(self) -> None:
        if self._window.covered():
            self._presenter.forget()

    def _guide(self) -> None:
        if self._sources is None:
            return
        day = self._sources.day
        day.came(screen_of(self._window.page()))
        place, many = day.place
        words = translate("FindingRoom", "First day, {i} of {n}: {what}").format(
            i=place, n=many, what=in_words(day.words(self._language()))
        )
        self._window.around.guide(words)


def screen_of(page: Page | None) -> str:
    """Return the folder of a page: ``check`` for counter_app.ui.check.page."""
    parts = type(page).__module__.split(".") if page else ()
    return parts[2] if len(parts) > 2 else ""
