"""How backing up stands, one now, one read back; restored data confirmed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from counter_app.domain.backups import Backup, BackupStanding, Held
from counter_app.domain.carrying import Brought, Exported
from counter_app.domain.devices import Device
from counter_app.domain.errors import CounterError
from counter_app.domain.people import Role
from counter_app.services.backing_up import BackingUp
from counter_app.services.carrying import Carrying, Opener
from counter_app.services.confirming import Confirming
from counter_app.services.session import Session
from counter_app.services.syncing import Syncing
from counter_app.ui.ports import Tasks

LOOKERS = frozenset({Role.SITE_ADMIN, Role.IT, Role.LEAD})
"""Who may see what is in the folder; the use case decides, this only asks less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One look at the other disk."""

    standing: BackupStanding
    backups: Sequence[Backup] = ()
    held: Held | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The use cases behind the screen."""

    backing_up: BackingUp
    confirming: Confirming
    carrying: Carrying
    opener: Callable[[str], Opener]
    """Makes of a typed code what opens a file."""
    syncing: Syncing


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that the other disk is being asked; what was shown before stays."""

    def show_reading(self, reading: Reading) -> None:
        """Show how it stands and what there is; keep the selection."""

    def show_progress(self, part: float | None) -> None:
        """Show how far the running backup is, 0 to 1; None: none is running."""

    def show_written(self, backup: Backup | None) -> None:
        """Say that a backup was written and read back; None: it was stopped."""

    def show_read_back(self, name: str, broken: Sequence[str]) -> None:
        """Say whether a backup is whole, or which parts are not; empty: not yet."""

    def show_confirmed(self, device: Device) -> None:
        """Say that the restored data are in use, as which incarnation."""

    def show_carried(self, done: Exported) -> None:
        """Say the code and what is on the stick."""

    def show_brought(self, done: Brought) -> None:
        """Say what the city has now of another counter."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the last good reading stays."""


class BackupsPresenter:
    """Asks the other disk only away from the screen: it may be slow or gone."""

    def __init__(self, work: Work, session: Session, far: Tasks) -> None:
        self._backing_up = work.backing_up
        self._confirming = work.confirming
        self._carrying = work.carrying
        self._opener = work.opener
        self._syncing = work.syncing
        self._session = session
        self._far = far
        self._view: View | None = None
        self._shown: float | None = None

    def attach(self, view: View) -> None:
        """Speak to this screen from now on."""
        self._view = view

    def detach(self) -> None:
        """The screen is gone."""
        self._view = None

    def resume(self) -> None:
        """The screen came to the front: look at everything."""
        if self._view:
            self._view.show_loading()
            self._look()

    def tick(self) -> None:
        """Tell how far it is, if that changed. Quick."""
        part = self._backing_up.progress()
        if part != self._shown and self._view:
            ended = part is None
            self._shown = part
            self._view.show_progress(part)
            if ended:
                self._look()

    def back_up(self) -> None:
        """Back up at once."""

        def done(backup: Backup | None) -> None:
            if self._view:
                self._view.show_written(backup)
            self._look()

        self._far.run(self._backing_up.now, done, self._failed)

    def stop(self) -> None:
        """Stop the running one; the earlier ones stay."""
        self._backing_up.stop()

    def read_back(self, name: str) -> None:
        """Compare every byte of a backup with its list."""

        def done(broken: Sequence[str]) -> None:
            if self._view:
                self._view.show_read_back(name, broken)

        self._far.run(lambda: self._backing_up.broken(name), done, self._failed)

    def confirm(self) -> None:
        """Go on with the restored data, and send at once."""

        def work() -> Device:
            device = self._confirming.confirm()
            self._syncing.now()
            return device

        def done(device: Device) -> None:
            if self._view:
                self._view.show_confirmed(device)
            self._look()

        self._far.run(work, done, self._failed)

    def carry_out(self, path: Path) -> None:
        """Write what is not sent into a sealed file."""

        def done(exported: Exported) -> None:
            if self._view:
                self._view.show_carried(exported)

        self._far.run(lambda: self._carrying.carry_out(path), done, self._failed)

    def bring_in(self, path: Path, code: str) -> None:
        """Bring another counter's file to the portal."""

        def done(brought: Brought) -> None:
            if self._view:
                self._view.show_brought(brought)

        opener = self._opener(code)
        work = self._carrying.bring_in
        self._far.run(lambda: work(path, opener), done, self._failed)

    def _look(self) -> None:
        def read() -> Reading:
            roles = self._session.who().officer.roles
            return Reading(
                standing=self._backing_up.standing(),
                backups=self._backing_up.backups() if roles & LOOKERS else (),
                held=self._confirming.held(),
            )

        def then(reading: Reading) -> None:
            if self._view:
                self._view.show_reading(reading)

        self._far.run(read, then, self._failed)

    def _failed(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_problem(problem)
