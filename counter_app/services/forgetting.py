"""Files of closed dossiers are erased here after the days the policy says.

Never by age alone: the portal has every file, and a tested backup covers every
operation. Nor by this PC's clock alone: a day has passed once the portal said so, and a
clock set ahead erases nothing. The dossier itself, its numbers and its journal stay.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from typing import Protocol

from counter_app.domain.errors import StoreBusy, StoreProblem
from counter_app.domain.ids import DossierId, Sha256
from counter_app.services.page_ports import Removable
from counter_app.services.ports import Clock
from counter_app.services.rights import anybody

log = logging.getLogger(__name__)
EVERY = timedelta(hours=1)
MOST = 50
"""Dossiers in one go, so that nothing else waits long for the store."""


class Retention(Protocol):
    """Which files may go."""

    def heard(self) -> datetime | None:
        """Return the portal's time as last heard, if it ever was."""

    def done_with(self, before: str, most: int) -> Sequence[DossierId]:
        """Return closed, stable and complete dossiers received before a day."""

    def files_only_of(self, dossier: DossierId) -> Sequence[Sha256]:
        """Return the files that no other dossier names."""

    def note_erased(self, dossier: DossierId, files: int, at: datetime) -> None:
        """Note that the files are gone."""


@dataclass(slots=True)
class _Last:
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgetting:
    """The machine's own work; nobody's command."""

    retention: Retention
    files: Removable
    clock: Clock
    zone: tzinfo
    days: int
    """Kept so long after the day of receipt, at the least."""
    _last: _Last = field(default_factory=_Last, init=False)

    @anybody
    def tick(self) -> None:
        """Erase what may go, at most once an hour."""
        now, last = self.clock.now(), self._last.at
        if last is None or now - last >= EVERY or now < last:
            self._last.at = now
            self.erase()

    @anybody
    def erase(self) -> int:
        """Erase what may go; return how many files went. Nothing before it was heard.

        Files first, the note after: what breaks in between is done again.
        """
        now, heard, gone = self.clock.now(), self.retention.heard(), 0
        if heard is None:
            return 0
        sure = min(now, heard).astimezone(self.zone)
        before = (sure - timedelta(days=self.days)).date()
        for dossier in self.retention.done_with(before.isoformat(), MOST):
            try:
                gone += self._forget(dossier, now)
            except StoreBusy:
                raise
            except StoreProblem as problem:
                # A file that cannot go now holds up no other dossier.
                log.warning("%s keeps its files: %s", dossier, type(problem).__name__)
        return gone

    def _forget(self, dossier: DossierId, now: datetime) -> int:
        files = self.retention.files_only_of(dossier)
        for sha256 in files:
            self.files.remove(sha256)
        self.retention.note_erased(dossier, len(files), now)
        return len(files)
