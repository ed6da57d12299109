"""Ask the portal for one day, and compare: exactly these dossiers, and all their files.

With a way and a token of its own: an officer may ask while a pass is under way.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from counter_app.domain.proofs import DayProof, Held
from counter_app.wire.digests import digest, files_digest
from counter_app.wire.messages import Day


class Clock(Protocol):
    """The time, injected."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""


class Days(Protocol):
    """What this PC holds."""

    def of_day(self, day: date) -> Sequence[Held]:
        """Return the dossiers whose printed code is of this day."""


class Asked(Protocol):
    """The portal, as far as a proof asks it."""

    def sign_in(self, assertion: Callable[[], str]) -> None:
        """Make sure there is a token."""

    def day(self, day: date) -> Day:
        """Return exactly the dossiers of a day."""


class PortalProof:
    """Makes the proof; PortalProblem leaves come through."""

    def __init__(
        self, days: Days, portal: Asked, assertion: Callable[[], str], clock: Clock
    ) -> None:
        self._days = days
        self._portal = portal
        self._assertion = assertion
        self._clock = clock

    def of(self, day: date) -> DayProof:
        """Compare one day; nothing is changed on either side."""
        self._portal.sign_in(self._assertion)
        there = self._portal.day(day)
        return compared(day, self._clock.now(), self._days.of_day(day), there)


def compared(day: date, at: datetime, here: Sequence[Held], there: Day) -> DayProof:
    """Return what the two sides come to."""
    theirs = {row.dossier: row for row in there.rows}
    ours = {held.dossier: held for held in here}
    both = [held for held in here if held.dossier in theirs]
    names = {name for held in here for name in held.files}
    without = {held.code for held in both if not theirs[held.dossier].complete}
    agreed = files_digest(names)
    # A portal of the version before tells no digest of files; then each row's word is
    # all there is.
    if there.files_digest and there.files_digest != agreed and not without:
        without = {held.code for held in both if held.files}
    pairs = [(held.dossier, held.tip) for held in here]
    return DayProof(
        day=day,
        at=at,
        dossiers=len(here),
        files=len(names),
        digest=hashlib.sha256(f"{digest(pairs)} {agreed}".encode()).hexdigest(),
        unsent=_codes(held for held in here if held.waits),
        differing=_codes(
            held
            for held in both
            if held.tip != theirs[held.dossier].tip and not held.waits
        ),
        missing_there=_codes(
            held for held in here if held.dossier not in theirs and not held.waits
        ),
        missing_here=tuple(
            sorted(row.code for name, row in theirs.items() if name not in ours)
        ),
        without_files=tuple(sorted(without)),
    )


def _codes(held: Iterable[Held]) -> tuple[str, ...]:
    return tuple(sorted(one.code for one in held))
