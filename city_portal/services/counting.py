"""Bring the figures up to what the dossiers are, feed by feed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from city_portal.rules.times import HANOI, stamp
from city_portal.store.dossiers import Copy, Dossiers
from city_portal.store.figures import Figure, Figures
from city_portal.store.offices import Offices

_PAGE = 500
ENDS = ("ready", "returned", "refused", "stopped", "withdrawn")
"""States in which the work on a dossier is over; the result may still lie there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """The use case of catching up."""

    engine: Engine

    def catch_up(self) -> int:
        """Count what changed since; return how many dossiers that were."""
        with self.engine.begin() as connection:
            offices = Offices(connection)
            codes = [*offices.codes()]
        return sum(map(self._office, codes))

    def _office(self, org: str) -> int:
        counted = 0
        while True:
            with self.engine.begin() as connection:
                figures, dossiers = Figures(connection), Dossiers(connection)
                reached = figures.reached(org)
                copies = dossiers.since(org, reached, _PAGE)
                if not copies:
                    return counted
                rows = [_figure(copy, _told_at(dossiers, copy)) for copy in copies]
                figures.keep(org, rows, copies[-1].sequence)
            counted += len(copies)


def _figure(copy: Copy, told_at: str) -> Figure:
    def text(name: str) -> str:
        value = copy.fields.get(name)
        return value.replace("\0", "") if isinstance(value, str) else ""

    received = _moment(text("received_at")) or copy.arrived_at
    due = _moment(text("due_at"))
    ended = _ended(copy) or told_at if copy.status in ENDS else ""
    return Figure(
        dossier=copy.id,
        org=copy.org,
        procedure=text("procedure")[:100],
        procedure_name=text("procedure_name")[:500],
        # Nobody helped with what came from home, whatever channel its procedure names.
        channel="self" if text("submission") else text("channel")[:20],
        status=copy.status,
        received_at=received,
        due_at=due,
        due_day=_day(due),
        ended_at=ended,
        ended_day=_day(ended),
    )


def _ended(copy: Copy) -> str:
    """Return when the work ended: the result's time, else the handover's, the end's."""
    result = copy.fields.get("result_at")
    found = [result] if isinstance(result, str) else []
    for name in ("handover", "ending"):
        part = copy.fields.get(name)
        if isinstance(part, dict) and isinstance(part.get("at"), str):
            found.append(part["at"])
    return next(filter(None, map(_moment, found)), "")


def _told_at(dossiers: Dossiers, copy: Copy) -> str:
    """Return when the last operation came: an end nobody dated is as old as that."""
    if copy.status not in ENDS or _ended(copy):
        return ""
    applied = dossiers.operation(copy.org, copy.tip)
    return applied.applied_at if applied else copy.arrived_at


def _moment(text: str) -> str:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return stamp(at) if at.tzinfo else ""


def _day(moment: str) -> str:
    if not moment:
        return ""
    return datetime.fromisoformat(moment).astimezone(HANOI).date().isoformat()
