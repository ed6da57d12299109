"""Rollout plans of a pack, from their files to domain types."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from counter_app.catalogue.limits import source_of
from counter_app.catalogue.sources import Files, PackBroken, day_of, must_fit, source
from counter_app.domain.rollout import (
    Batch,
    Measure,
    Part,
    Phase,
    Plan,
    Rollout,
    Target,
    Tier,
)


def rollout_of(files: Files, *, checked: bool = False) -> Rollout:
    """Read every plan the pack names; PackBroken for one that cannot be read."""
    paths = source(files, "pack.toml").get("rollout", [])
    return Rollout(tuple(plan_in(files, path, checked=checked) for path in paths))


def plan_in(files: Files, path: str, *, checked: bool = False) -> Plan:
    """Read one plan; with ``checked`` its schema and its sums too."""
    given = source(files, path)
    if checked:
        must_fit(files, path, given, "rollout")
    try:
        plan = _plan(files, given)
    except (KeyError, TypeError, ValueError) as error:
        raise PackBroken(f"{path}: {error}") from error
    for batch in plan.batches:
        parts = sum(part.services for part in batch.parts)
        if batch.parts and parts != batch.services:
            raise PackBroken(f"{path}: {batch.id}: {parts} are not {batch.services}")
    for phase in plan.phases:
        if phase.names and len(phase.names) != phase.units:
            named = len(phase.names)
            raise PackBroken(f"{path}: {phase.id}: {named} are not {phase.units}")
    return plan


def _plan(files: Files, given: Mapping[str, Any]) -> Plan:
    return Plan(
        id=given["id"],
        name=given["name"],
        portal=given["portal"],
        valid_from=day_of(given["valid_from"]),
        valid_to=_day(given, "valid_to"),
        source=source_of(given),
        by_catalogue=given.get("services") == "catalogue",
        phases=tuple(_phase(files, one) for one in given["phases"]),
        batches=tuple(_batch(one) for one in given.get("batches", ())),
        targets=tuple(_target(one) for one in given["targets"]),
    )


def _phase(files: Files, given: Mapping[str, Any]) -> Phase:
    names: tuple[str, ...] = ()
    if "list" in given:
        units = json.loads(files[given["list"]])["units"]
        names = tuple(str(unit["name"]) for unit in units)
    return Phase(
        id=given["id"],
        name=given["name"],
        units=given["units"],
        kind=given["kind"],
        districts=tuple(given.get("districts", ())),
        districts_count=given.get("districts_count", len(given.get("districts", ()))),
        names=names,
        fields=tuple(given.get("fields", ())),
        starts=_day(given, "starts"),
        earliest=_day(given, "earliest"),
        latest=_day(given, "latest"),
    )


def _batch(given: Mapping[str, Any]) -> Batch:
    return Batch(
        id=given["id"],
        name=given["name"],
        services=given["services"],
        starts=_day(given, "starts"),
        earliest=_day(given, "earliest"),
        latest=_day(given, "latest"),
        parts=tuple(
            Part(
                tier=Tier(part["tier"]),
                services=part["services"],
                offices=part["offices"],
                field=part["field"],
            )
            for part in given.get("parts", ())
        ),
    )


def _target(given: Mapping[str, Any]) -> Target:
    exclusive = "more_than" in given
    return Target(
        id=given["id"],
        name=given["name"],
        measure=Measure(given["measure"]),
        percent=given["more_than"] if exclusive else given["at_least"],
        exclusive=exclusive,
    )


def _day(given: Mapping[str, Any], name: str) -> date | None:
    return day_of(given[name]) if name in given else None
