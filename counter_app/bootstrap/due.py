"""The ``due`` command joined to the shipped catalogue: no profile, no window."""

import argparse
import sys
from pathlib import Path

from counter_app.bootstrap.doors import ZONE
from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.catalogue.packs import PackBroken, calendar_in
from counter_app.cli import due
from counter_app.cli.due import Wrong
from counter_app.domain.due import WorkCalendar
from counter_app.domain.errors import ProcedureUnavailable
from counter_app.domain.ids import ProcedureCode
from counter_app.domain.procedures import TimeLimit
from counter_app.paths import RESOURCES


def tell_due(given: argparse.Namespace) -> int:
    """Count and print; ValueError with a coded sentence for a wrong question."""
    received = due.moment(given.received, ZONE, day_will_do=True)
    catalogue = PackCatalogue(RESOURCES / "catalogue", today=received.date)
    by_rule = given.rule is not None
    limit = due.rule(given.rule) if by_rule else _limit(catalogue, given)
    calendar = _calendar(catalogue, given.calendar or limit.calendar)
    counted = due.count(given, limit, calendar, ZONE)
    said = [due.as_json(counted)] if given.json else due.lines(counted)
    sys.stdout.write("\n".join(said) + "\n")
    return 0


def _limit(catalogue: PackCatalogue, given: argparse.Namespace) -> TimeLimit:
    code = given.procedure.strip()
    try:
        procedure = catalogue.procedure(ProcedureCode(code))
    except ProcedureUnavailable as error:
        raise Wrong(
            "PROCEDURE", f"the catalogue has no procedure {code!r} in force on that day"
        ) from error
    cases = [one.id for one in procedure.cases]
    if given.case and given.case not in cases:
        known = ", ".join(cases) or "none at all"
        raise Wrong("CASE", f"{code} has no case {given.case!r}, it has {known}")
    offered = [offer.channel for offer in procedure.offers]
    chosen = [one for one in offered if given.channel in {None, one.value}]
    if not chosen:
        known = ", ".join(one.value for one in offered)
        raise Wrong(
            "CHANNEL", f"{code} is not offered by {given.channel}, only {known}"
        )
    return _countable(procedure.offer(chosen[0], given.case).limit, code)


def _countable(limit: TimeLimit, code: str) -> TimeLimit:
    if not limit.countable:
        raise Wrong("LIMIT", f"no source gives {code} a limit: {limit.source.said}")
    return limit


def _calendar(catalogue: PackCatalogue, name: str) -> WorkCalendar:
    if name.endswith(".toml"):
        try:
            asked = {"asked.toml": Path(name).read_text(encoding="utf-8")}
            return calendar_in({**catalogue.files, **asked}, "asked.toml").calendar
        except (OSError, UnicodeDecodeError, PackBroken) as error:
            raise Wrong("CALENDAR", f"{name}: {error}") from error
    known = [one.name for one in catalogue.calendars()]
    if name and name not in known:
        raise Wrong(
            "CALENDAR", f"there is no calendar {name!r}, only {', '.join(known)}"
        )
    return catalogue.calendar(name)
