"""What closed dossiers say goes from this PC after the days the policy says.

Never by age alone: every operation is in a tested backup of the portal, every file is
there and erased here, no money is open. Nor by this PC's clock: the days are the
portal's, counted from when this PC first saw that a dossier is done with (SECURITY.md
1.8, SYNC.md 2.8). What stays is its outline; the portal has the whole.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from typing import Protocol

from counter_app.domain.errors import StoreBusy, StoreProblem
from counter_app.domain.ids import DossierId, Sha256
from counter_app.domain.retention import Kept
from counter_app.services.ports import Clock
from counter_app.services.rights import anybody

log = logging.getLogger(__name__)
EVERY = timedelta(hours=1)
MOST = 100
"""Dossiers in one go, each a piece of work of its own: nobody waits for more than one.
When so many went there may be more, and the next round does not wait an hour."""
COPIES = timedelta(days=7)
"""A whole copy of before a migration is kept no longer."""
Remove = Callable[[Sha256], None]


class KeptFiles(Protocol):
    """Encrypted files, as ``Files``, which may also be removed."""

    def has(self, sha256: Sha256) -> bool:
        """Say whether it is there (its content is not checked)."""

    def remove(self, sha256: Sha256) -> None:
        """Forget a file; forgetting twice is no error."""


class Contents(Protocol):
    """What is kept and what is due; every method is one transaction."""

    def heard(self) -> datetime | None:
        """Return the portal's time as last heard, if it ever was."""

    def watch(self, at: datetime, most: int) -> int:
        """Note since when dossiers are done with; return how many are new."""

    def due(self, before: datetime, most: int) -> Sequence[DossierId]:
        """Return what is done with since before this moment, longest first."""

    def erase(
        self, dossier: DossierId, before: datetime, at: datetime, files: KeptFiles
    ) -> bool:
        """Leave its outline only, and take its prints; False if it may not go now."""

    def kept(self, before: datetime) -> Kept:
        """Count what is past its days, what is held, and what was erased."""

    def to_clean(self) -> bool:
        """Say whether traces of what was erased may be left on this disk."""

    def clean(self) -> bool:
        """Give back freed pages and empty the log of writes; False: not just now."""

    def cleaned(self) -> None:
        """Note that no trace is left."""


class LoosePapers(Protocol):
    """Kept prints of lists and of slips without a dossier."""

    def erase(
        self, today: date, before: date, at: datetime, most: int, remove: Remove
    ) -> int:
        """Erase what was seen before a day; return how many. ``today``: seen now."""


@dataclass(slots=True)
class _Last:
    at: datetime | None = None
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasing:
    """The machine's own work; nobody's command."""

    contents: Contents
    papers: LoosePapers
    files: KeptFiles
    clock: Clock
    zone: tzinfo
    days: int
    """Kept so long after it was seen to be done with, at the least; 0: for ever."""
    second_anew: Callable[[], bool]
    """Writes the second copy anew, without what is confirmed; False: it is away."""
    forget_copies: Callable[[datetime], int]
    """Erases whole copies of before a migration made before then."""
    told: Callable[[Kept, datetime], None] = lambda _kept, _at: None
    """Hears how it stands after each round."""
    _last: _Last = field(default_factory=_Last, init=False)

    @anybody
    def tick(self) -> None:
        """Erase what may go, once an hour; sooner while there is more."""
        now, last = self.clock.now(), self._last
        if last.at is None or last.more or now - last.at >= EVERY or now < last.at:
            last.at = now
            self.erase()

    @anybody
    def erase(self) -> int:
        """Erase what may go; return how many dossiers went. Nothing before it is heard.

        Stopped anywhere it goes on at the next round, with what is left.
        """
        heard = self.contents.heard()
        if not self.days or heard is None:
            return 0
        # Whichever clock is behind counts: one set ahead erases nothing.
        sure = min(self.clock.now(), heard)
        before = sure - timedelta(days=self.days)
        seen = self.contents.watch(sure, MOST)
        due = self.contents.due(before, MOST)
        gone = sum(self._erase(one, before, sure) for one in due)
        papers = self.papers.erase(
            sure.astimezone(self.zone).date(),
            before.astimezone(self.zone).date(),
            sure,
            MOST,
            self.files.remove,
        )
        copies = self.forget_copies(sure - min(COPIES, timedelta(days=self.days)))
        self._last.more = MOST in {seen, gone, papers}
        if gone or papers or copies:
            log.info("erased: %s contents, %s papers, %s copies", gone, papers, copies)
        if self.contents.to_clean() and not self._last.more:
            self._clean()
        self.told(self.contents.kept(before), sure)
        return gone

    def _erase(self, dossier: DossierId, before: datetime, at: datetime) -> bool:
        try:
            return self.contents.erase(dossier, before, at, self.files)
        except StoreBusy:
            raise
        except StoreProblem as problem:
            # A file that cannot go now holds up no other dossier; doctor counts it.
            log.warning("%s is not erased now: %s", dossier, type(problem).__name__)
            return False

    def _clean(self) -> None:
        """Take the traces; what cannot be done now is tried again at the next round."""
        cleaned = self.contents.clean()
        if self.second_anew() and cleaned:
            self.contents.cleaned()
