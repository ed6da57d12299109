"""The words of the ``override`` command."""

import argparse
from datetime import date

from counter_app.domain.ids import ProcedureCode
from counter_app.domain.overrides import COUNTED, PLAIN, Kept, Override
from counter_app.domain.procedures import Channel, LimitKind

LIMITS = ", ".join(
    [*(f"{kind.value}=N" for kind in COUNTED), *(kind.value for kind in PLAIN)]
)


def add_arguments(parser: argparse.ArgumentParser, by: str) -> None:
    """Add what can be done with values set by hand."""
    verbs = parser.add_subparsers(dest="what", required=True, metavar="COMMAND")
    make = verbs.add_parser("set", help="set a limit or a fee in place of the pack's")
    make.add_argument("code", metavar="CODE")
    value = make.add_mutually_exclusive_group(required=True)
    value.add_argument("--limit", metavar="RULE", help=LIMITS)
    value.add_argument("--fee", type=int, metavar="ĐỒNG")
    make.add_argument("--channel", type=Channel, choices=[*Channel])
    make.add_argument("--case", default="", metavar="ID")
    make.add_argument("--reason", required=True)
    make.add_argument("--ground", required=True, help="decree, resolution, decision")
    make.add_argument("--since", type=date.fromisoformat, metavar="YYYY-MM-DD")
    make.add_argument("--until", type=date.fromisoformat, metavar="YYYY-MM-DD")
    end = verbs.add_parser("end", help="let the pack's own value hold again")
    end.add_argument("number", type=int, metavar="NUMBER")
    listed = verbs.add_parser("list", help="say every value ever set")
    for one in (make, end, listed):
        one.add_argument("--by", default="", metavar="ACCOUNT", help=by)


def override_of(given: argparse.Namespace, today: date) -> Override:
    """Read what was typed; ValueError with a sentence for what makes no value."""
    name, _, count = (given.limit or "").partition("=")
    try:
        kind = LimitKind(name) if given.limit else None
        number = float(count) if count else 0
    except ValueError as error:
        raise ValueError(f"--limit {given.limit}: one of {LIMITS}") from error
    return Override(
        procedure=ProcedureCode(given.code.strip()),
        channel=given.channel,
        case=given.case,
        kind=kind,
        count=number,
        amount=given.fee,
        reason=given.reason,
        ground=given.ground,
        valid_from=given.since or today,
        valid_to=given.until,
    )


def line(kept: Kept) -> str:
    """Say one value in a line."""
    one = kept.override
    value = f"{one.amount} đồng" if one.kind is None else f"{one.kind.value}"
    if one.kind in COUNTED:
        value = f"{value}={one.count:g}"
    where = [one.channel.value] if one.channel else []
    where += [one.case] if one.case else []
    until = f" to {one.valid_to}" if one.valid_to else ""
    ended = f", taken back {kept.ended_at:%Y-%m-%d}" if kept.ended_at else ""
    return (
        f"{kept.number}: {one.procedure} {' '.join((value, *where))}"
        f" from {one.valid_from}{until}, by {kept.made_by}{ended}:"
        f" {one.ground}; {one.reason}"
    )
