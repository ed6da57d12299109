"""Usual reasons of acts after receiving, from the pack's file to domain types."""

from typing import Any

from counter_app.catalogue.limits import source_of
from counter_app.catalogue.sources import Files, PackBroken, source
from counter_app.domain.afterwards import FollowUp
from counter_app.domain.practice import Practice, Usage

PATH = "after-intake.toml"


def practice_of(files: Files) -> Practice:
    """Read the reasons; none in a pack that has no such file. Raises PackBroken."""
    if PATH not in files:
        return {}
    given = source(files, PATH)
    try:
        return {act: _usage(given[act.value]) for act in FollowUp if act.value in given}
    except (KeyError, TypeError, AttributeError) as error:
        raise PackBroken(f"{PATH}: {error}") from error


def _usage(given: dict[str, Any]) -> Usage:
    return Usage(
        reasons=tuple(str(one["text"]) for one in given.get("reasons", ())),
        rule=source_of(given["rule"]) if "rule" in given else None,
    )
