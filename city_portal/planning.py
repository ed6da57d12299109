"""What an operator types about the roll-out plans: who belongs to which part."""

import argparse
import sys
from pathlib import Path
from typing import Any

from city_portal import parts


def add_plans(commands: Any, places: list[argparse.ArgumentParser]) -> None:
    """Describe ``plans``."""
    plans = commands.add_parser(
        "plans",
        parents=places,
        help="which offices are of which phase, which procedures of which batch",
    )
    plans.add_argument("--catalogue", type=Path, metavar="PATH")
    plans.add_argument(
        "--put",
        type=Path,
        metavar="FILE",
        help="lines of plan, part, office or procedure; in the place of all before",
    )
    plans.set_defaults(do=_plans)


def _plans(asked: argparse.Namespace) -> int:
    engine = parts.opened(asked.database)
    catalogue = parts.catalogue_of(asked.files, asked.catalogue)
    plans = parts.plans_of(engine, asked.files, catalogue)
    if asked.put:
        try:
            text = asked.put.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            print(f"{asked.put} cannot be read: {error}", file=sys.stderr)
            return 1
        plans.place([line.split() for line in text.splitlines()])
    for one in plans.read():
        part = one.part
        print(f"{part.plan_id} {part.id}: {len(one.members)} of {part.planned}")
    return 0
