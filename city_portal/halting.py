"""What an operator types about versions that spread: tell, halt, resume."""

import argparse
import sys
from collections.abc import Callable
from typing import Any

import msgspec

from city_portal import parts
from city_portal.files.halts import FILE, Halt
from city_portal.services.rollout import Standing

Act = Callable[[argparse.Namespace], int]


def add_rollout(commands: Any, places: list[argparse.ArgumentParser]) -> None:
    """Describe ``rollout tell|halt|resume``."""
    rollout = commands.add_parser(
        "rollout", help="versions of the program: how far, halted or not, and why"
    )
    doing = rollout.add_subparsers(required=True, metavar="WHAT")
    for name, do, told in (
        ("tell", _tell, "what spreads, and every halt"),
        ("halt", _halt, "stop a version by hand"),
        ("resume", _resume, "let a halted version spread again"),
    ):
        one = doing.add_parser(name, parents=places, help=told)
        if name != "tell":
            one.add_argument("--version", required=True, metavar="VERSION")
            one.add_argument("--by", required=True, metavar="NAME", help="who says so")
        if name == "halt":
            one.add_argument("--note", default="", metavar="TEXT", help="why")
        one.set_defaults(do=_sentenced(do))


def _sentenced(do: Act) -> Act:
    def doing(asked: argparse.Namespace) -> int:
        try:
            return do(asked)
        except msgspec.MsgspecError as error:
            place = asked.files / "kept" / FILE
            print(f"{place} is damaged: {error}; mend it or remove it", file=sys.stderr)
            return 1

    return doing


def _tell(asked: argparse.Namespace) -> int:
    rollouts = parts.rollouts(parts.opened(asked.database), asked.files)
    rollouts.watch()
    for one in rollouts.read():
        print(_line(one))
        for why in one.halt.reasons if one.halt else ():
            if why.of:
                print(
                    f"  {why.cause}: {why.count} of {why.of} PCs, {why.share:.1f} %,"
                    f" allowed {why.allowed:.1f} %"
                )
    return 0


def _line(one: Standing) -> str:
    spread = one.spread
    return (
        f"{spread.version}: {spread.has} PCs have it, {spread.tried} tried it"
        f"{_told(one.halt) if one.halt else ''}"
    )


def _told(halt: Halt) -> str:
    by = f"by {halt.halted_by}" if halt.halted_by else "by the figures"
    note = f": {halt.note}" if halt.note else ""
    resumed = f"; resumed by {halt.resumed_by}, {halt.resumed_at}"
    return f"; halted since {halt.halted_at} {by}{note}" + (
        resumed if halt.resumed_at else ""
    )


def _halt(asked: argparse.Namespace) -> int:
    engine = parts.opened(asked.database)
    parts.rollouts(engine, asked.files).halt(asked.version, asked.by, asked.note)
    print(f"{asked.version} is halted")
    return 0


def _resume(asked: argparse.Namespace) -> int:
    engine = parts.opened(asked.database)
    parts.rollouts(engine, asked.files).resume(asked.version, asked.by)
    print(f"{asked.version} spreads again")
    return 0
