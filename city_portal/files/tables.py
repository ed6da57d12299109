"""Tables that are data of the house, read once: resources/portal/*.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from city_portal.rules.statuses import Status, Statuses

FOLDER = Path(__file__).parents[2] / "resources" / "portal"


def table(name: str) -> dict[str, Any]:
    """Return one file of the folder as it is written."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


@cache
def common_passwords() -> frozenset[str]:
    """Return resources/passwords/common.txt, without its remarks."""
    file = FOLDER.with_name("passwords") / "common.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(one for one in lines if one and not one.startswith("#"))


@cache
def statuses() -> Statuses:
    """Return the states of dossiers and the steps between them."""
    written = table("statuses.toml")
    steps: dict[str, list[str]] = {}
    for one in written["steps"]:
        steps.setdefault(one["from"], []).extend(one["to"])
    return Statuses([Status(**one) for one in written["statuses"]], steps)
