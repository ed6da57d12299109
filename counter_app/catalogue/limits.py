"""Time limits, prices and exemptions of a procedure, from its file to domain types."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from typing import Any

from counter_app.domain.procedures import (
    Exemption,
    Extension,
    LegalSource,
    LimitKind,
    Price,
    Supplement,
    Tier,
    TimeLimit,
)

Given = Mapping[str, Any]


def source_of(given: Given) -> LegalSource:
    """Read ``text`` and ``verified``."""
    return LegalSource(text=given["text"], verified=given["verified"])


def limit_of(given: Given) -> TimeLimit:
    """Read a limit; ValueError for one that says nothing that can be counted."""
    limit = TimeLimit(
        kind=LimitKind(given["kind"]),
        days=given.get("days", 0),
        hours=given.get("hours", 0),
        cutoff=hour_of(given.get("cutoff", time(15))),
        cutoff_inclusive=given.get("cutoff_inclusive", True),
        stages=tuple(
            limit_of({"text": given["text"], "verified": given["verified"], **stage})
            for stage in given.get("stages", ())
        ),
        name=given.get("name", ""),
        supplement=Supplement(given.get("supplement", Supplement.PAUSE)),
        extension=_extension(given.get("extension")),
        calendar=given.get("calendar", ""),
        source=source_of(given),
    )
    for problem in _problems(limit):
        raise ValueError(problem)
    return limit


def _problems(limit: TimeLimit) -> Iterator[str]:
    kind = limit.kind
    if kind is LimitKind.CALENDAR_DAYS and limit.days != int(limit.days):
        yield "calendar-days are whole days"
    if kind is LimitKind.WORKING_HOURS and not limit.hours:
        yield "working-hours needs hours"
    if (kind is LimitKind.STAGES) != bool(limit.stages):
        yield "stages and only stages has stages"


def _extension(given: Given | None) -> Extension | None:
    if given is None:
        return None
    return Extension(
        days=given["days"],
        working=given.get("working", True),
        condition=given["condition"],
        source=source_of(given),
    )


def price_of(given: Given) -> Price:
    """Read a price; ValueError for tiers without the first page or out of order."""
    tiers = tuple(
        Tier(from_page=tier["from_page"], amount=tier["amount"])
        for tier in given.get("tiers", ())
    )
    pages = [tier.from_page for tier in tiers]
    if tiers and (pages[0] != 1 or sorted(set(pages)) != pages):
        raise ValueError(f"tiers begin with page 1 and go up, not {pages}")
    if tiers and "amount" in given:
        raise ValueError("a price has an amount or tiers, not both")
    return Price(
        amount=given.get("amount"),
        per_field=given.get("per_field", ""),
        tiers=tiers,
        pages_field=given.get("pages_field", ""),
        cap=given.get("cap"),
        per_item=given.get("per_item", ""),
        unit=given.get("unit", ""),
        set_by=given.get("set_by", ""),
        when=tuple(given.get("when", {}).items()),
        cases=tuple(given.get("cases", ())),
        source=source_of(given),
    )


def exemptions_of(given: Sequence[Given]) -> tuple[Exemption, ...]:
    """Read who pays nothing or less."""
    return tuple(
        Exemption(
            id=one["id"],
            name=one["name"],
            percent=one.get("percent", 100),
            when=tuple(one.get("when", {}).items()),
            source=source_of(one),
        )
        for one in given
    )


def hour_of(value: object) -> time:
    """Return a time of day as TOML gave it; TypeError for text."""
    if not isinstance(value, time):
        raise TypeError(f"{value!r} is no time of day")
    return value
