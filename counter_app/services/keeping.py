"""What was scanned is kept until the portal has the dossier, and then erased.

A raw scan of an identity card is the most sensitive thing on this machine (Decree
356/2025), and of no use once the portal says that it has every file of the dossier. The
files of the dossier itself stay; its raw pages and the looks at them go, and so do
those of a walk-in that was given up.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DraftId
from counter_app.domain.journal import Act, Entry
from counter_app.services.page_ports import Removable
from counter_app.services.ports import Begin, Clock
from counter_app.services.rights import anybody

EVERY = timedelta(minutes=1)
MOST = 20
"""Stacks erased in one go, so that nothing else waits long for the store."""


@dataclass(slots=True)
class _Last:
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """The machine's own work; nobody's command."""

    begin: Begin
    files: Removable
    clock: Clock
    _busy: Lock = field(default_factory=Lock, init=False)
    _last: _Last = field(default_factory=_Last, init=False)

    @anybody
    def tick(self) -> None:
        """Erase what is done with, at most once a minute."""
        now, last = self.clock.now(), self._last.at
        due = last is None or now - last >= EVERY or now < last
        if due and self._busy.acquire(blocking=False):
            try:
                self._last.at = now
                self.erase()
            finally:
                self._busy.release()

    @anybody
    def erase(self) -> int:
        """Erase the stacks nobody needs; return how many files went.

        Raises what went wrong last, when all others are done.

        Files first, their stack after: whatever breaks in between, the stack is found
        again and erasing twice is no error. One transaction a stack, so that nobody
        takes up a file while it goes (see Scanning and Stacking, which look again).
        """
        gone, problem = 0, None
        with self.begin() as work:
            done = work.pages.done_with(MOST)
        for stack in done:
            try:
                gone += self._erase(stack)
            except CounterError as error:  # one file that will not go stops no other
                problem = error
        if problem:
            raise problem
        return gone

    def _erase(self, stack: DraftId) -> int:
        with self.begin() as work:
            if stack not in work.pages.done_with(MOST):
                return 0
            alone = work.pages.files_only_of(stack)
            for sha256 in alone:
                self.files.remove(sha256)
            work.journal.add(
                Entry(
                    at=self.clock.now(),
                    act=Act.SCANS_ERASED,
                    dossier=work.pages.forget(stack),
                    detail=str(len(alone)),
                )
            )
            work.commit()
        return len(alone)
