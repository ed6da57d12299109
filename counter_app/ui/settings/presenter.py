"""Reads the settings away from the screen, and keeps what an officer chose."""

from collections.abc import Callable, Mapping
from typing import Protocol

from counter_app.domain.errors import CounterError
from counter_app.domain.told_settings import ToldSetting, ToldSettings
from counter_app.ui.ports import Tasks

Value = str | int


class SettingsWork(Protocol):
    """Where settings are read and kept."""

    def read(self) -> ToldSettings:
        """Weigh every level anew. Slow."""

    def keep(self, name: str, value: Value) -> str:
        """Keep a choice of this PC; return why not in the system's words, or ''."""


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that it is being read; what was shown before stays."""

    def show_settings(self, told: ToldSettings) -> None:
        """Show every setting; keep the selection."""

    def show_kept(self, *, at_once: bool) -> None:
        """Say from when on the choice holds."""

    def show_unfit(self, why: str) -> None:
        """Say that this cannot be its value."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; what was shown stays."""


class SettingsPresenter:
    """What decides."""

    def __init__(
        self,
        work: SettingsWork,
        local: Tasks,
        at_once: Mapping[str, Callable[[Value], object]] | None = None,
    ) -> None:
        """``at_once``: what takes the value of a setting that needs no new start."""
        self._work = work
        self._local = local
        self._at_once = at_once or {}
        self._view: View | None = None

    def attach(self, view: View) -> None:
        """Speak to this screen from now on."""
        self._view = view

    def detach(self) -> None:
        """The screen is gone."""
        self._view = None

    def open(self) -> None:
        """Read everything."""
        self._tell(lambda view: view.show_loading())
        self._local.run(self._work.read, self._read, self._failed)

    def keep(self, setting: ToldSetting, text: str) -> None:
        """Keep what was chosen; a locked one is never changed."""
        if setting.locked:
            return
        value: Value = text.strip()
        if setting.number:
            if not text.strip().isdecimal():
                self._tell(lambda view: view.show_unfit(text))
                return
            value = int(text)

        def then(why: str) -> None:
            if why:
                self._tell(lambda view: view.show_unfit(why))
                return
            take = self._at_once.get(setting.name)
            if take:
                take(value)
            self._tell(lambda view: view.show_kept(at_once=take is not None))
            self._local.run(self._work.read, self._read, self._failed)

        self._local.run(
            lambda: self._work.keep(setting.name, value), then, self._failed
        )

    def _read(self, told: ToldSettings) -> None:
        self._tell(lambda view: view.show_settings(told))

    def _failed(self, problem: CounterError) -> None:
        self._tell(lambda view: view.show_problem(problem))

    def _tell(self, words: Callable[[View], None]) -> None:
        if self._view:
            words(self._view)
