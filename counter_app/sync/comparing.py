"""Count and compare: what no message told is found out and mended (anti-entropy).

Each day is one digest on both sides; only where they differ are the dossiers looked at
one by one. The portal's copy is taken where it is another one; what the portal lost is
said again by the PC whose blocks its code is from. Files the portal lost (its disk was
put back, its tables were not) change no tip: each day with files of this PC is asked
after.
"""

import logging
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from counter_app.domain.errors import PortalRefused
from counter_app.domain.exchange import Copy
from counter_app.domain.ids import DossierId
from counter_app.sync import translate
from counter_app.sync.ports import Books, Portal
from counter_app.wire.digests import digest
from counter_app.wire.messages import DayRow

log = logging.getLogger(__name__)
AT_ONCE = 100
NOT_OFFERED = (404, 405)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What a comparison came to."""

    changed: frozenset[DossierId] = frozenset()
    """Dossiers that look different now."""
    said_again: int = 0
    """Dossiers the portal had lost."""
    doubted: int = 0
    """Files of this PC in dossiers the portal calls incomplete."""


def compare(books: Books, portal: Portal, epoch: int) -> Mended:
    """Find every difference and mend it; nothing is done for a portal that cannot.

    Only after a whole pass: what still waits in the feed is no difference.
    """
    try:
        there = portal.days()
    except PortalRefused as refused:
        if refused.status in NOT_OFFERED:
            return Mended()
        raise
    if there.epoch != epoch:
        return Mended()
    theirs = {day.day: day.digest for day in there.days}
    ours = {day.isoformat(): digest(pairs) for day, pairs in books.confirmed().items()}
    differing = [
        day
        for day in sorted(theirs.keys() | ours.keys())
        if theirs.get(day) != ours.get(day)
    ]
    changed: frozenset[DossierId] = frozenset()
    again = 0
    for day in differing:
        mended = _mend(books, portal, date.fromisoformat(day), epoch)
        changed |= mended.changed
        again += mended.said_again
    doubted = _doubt_files(books, portal, theirs.keys(), epoch)
    return Mended(changed=changed, said_again=again, doubted=doubted)


def _doubt_files(
    books: Books, portal: Portal, known: Collection[str], epoch: int
) -> int:
    doubted = 0
    for day, dossiers in sorted(books.files_told_of().items()):
        if day.isoformat() not in known:
            continue
        there = portal.day(day)
        if there.epoch != epoch:
            break
        lacking = {row.dossier for row in there.rows if not row.complete}
        names = {
            name
            for dossier in dossiers.keys() & lacking
            for name in dossiers[DossierId(dossier)]
        }
        if names:
            log.warning("%s: the portal lacks files of %d dossiers", day, len(lacking))
            doubted += books.doubt(names)
    return doubted


def _mend(books: Books, portal: Portal, day: date, epoch: int) -> Mended:
    there = portal.day(day)
    if there.epoch != epoch:
        return Mended()
    known = dict(books.confirmed().get(day, ()))
    wanted = [row.dossier for row in there.rows if known.get(row.dossier) != row.tip]
    missing = known.keys() - {row.dossier for row in there.rows}
    changed = books.take_copies(list(_copies(portal, wanted, there.rows)))
    again = books.say_again([DossierId(name) for name in sorted(missing)])
    log.warning(
        "%s differed: %d taken, %d said again, %d missing",
        day,
        len(changed),
        again,
        len(missing),
    )
    return Mended(changed=changed, said_again=again)


def _copies(
    portal: Portal, wanted: Sequence[str], listed: Sequence[DayRow]
) -> Iterator[Copy]:
    told = {row.dossier: row.tip for row in listed}
    for begin in range(0, len(wanted), AT_ONCE):
        for row in portal.copies(wanted[begin : begin + AT_ONCE]):
            if row.dossier in told:
                yield translate.copy_of(row)
