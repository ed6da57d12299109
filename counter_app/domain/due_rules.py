"""A time limit as one short word, for the command line: ``5wd``, ``same-day@15:00``.

    rule  = "now" | "same-day" ["@" clock] | term { "+" term }
    term  = number unit                 one stage after the other when there are several
    unit  = "wd"   working days         halves allowed: 3.5wd
          | "d"    calendar days        whole
          | "wh"   working hours        quarters allowed: 1.25wh
    clock = HH:MM[:SS] | HHh[MM]        without one 15:00

Letters may be capital, blanks and hyphens left out or put in (never inside a number), a
comma is a point, and the words of the law are understood: ``5 ngày làm việc``,
``10 ngày``, ``8 giờ làm việc``, ``trong ngày``, ``ngay``.
"""

import re
from datetime import time

from counter_app.domain.folding import fold
from counter_app.domain.procedures import LegalSource, LimitKind, TimeLimit

UNITS = {
    LimitKind.WORKING_DAYS: (
        *("wd", "bd", "nlv", "workday", "workdays", "workingday", "workingdays"),
        *("businessday", "businessdays", "ngaylamviec"),
    ),
    LimitKind.CALENDAR_DAYS: (
        "d",
        "cd",
        "day",
        "days",
        "calendarday",
        "calendardays",
        "ngay",
    ),
    LimitKind.WORKING_HOURS: (
        *("wh", "h", "hour", "hours", "workinghour", "workinghours", "gio"),
        *("giolamviec", "glv"),
    ),
}
NOW = ("now", "atonce", "immediate", "immediately", "ngay", "tranngay", "trangay")
SAME_DAY = ("sameday", "samedays", "trongngay", "ngaytrongngay")
MOST_DAYS, MOST_HOURS = 3650, 400
_TERM = re.compile(r"(-?)([0-9]{1,9}(?:[.,][0-9]{1,4})?)([a-z]+)")
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:h]([0-9]{2})?(?::([0-9]{2}))?)?")
_BLANKS = re.compile(r"(?<![0-9])[\s_-]+|[\s_-]+(?![0-9])")
_SIGNED = re.compile(r"(^|\+)\s*-\s*(?=[0-9])")


class RuleUnreadable(ValueError):
    """A rule that says no limit; the text says what is wrong and what would do."""


def limit_from(text: str) -> TimeLimit:
    """Read a rule; raise RuleUnreadable."""
    plain = _BLANKS.sub("", _SIGNED.sub(r"\1~", fold(text)))
    if not plain:
        raise RuleUnreadable("the rule is empty; write for example 5wd")
    word, at, clock = plain.partition("@")
    if word in NOW and not at:
        return TimeLimit(kind=LimitKind.AT_ONCE, source=_NO_SOURCE)
    if word in SAME_DAY:
        cutoff = _clock(clock) if at else time(15)
        return TimeLimit(kind=LimitKind.SAME_DAY, cutoff=cutoff, source=_NO_SOURCE)
    if at:
        raise RuleUnreadable(f"only same-day has an hour, not {text.strip()!r}")
    terms = tuple(_term(part) for part in plain.split("+"))
    if len(terms) == 1:
        return terms[0]
    return TimeLimit(kind=LimitKind.STAGES, stages=terms, source=_NO_SOURCE)


def rule_of(limit: TimeLimit) -> str:
    """Write a limit as its rule: what ``limit_from`` reads back."""
    if limit.kind is LimitKind.AT_ONCE:
        return "now"
    if limit.kind is LimitKind.SAME_DAY:
        return f"same-day@{limit.cutoff.isoformat('auto').removesuffix(':00')}"
    if limit.kind is LimitKind.STAGES:
        return "+".join(map(rule_of, limit.stages))
    if limit.kind is LimitKind.WORKING_HOURS:
        return f"{limit.hours:g}wh"
    unit = "d" if limit.kind is LimitKind.CALENDAR_DAYS else "wd"
    return f"{limit.days:g}{unit}"


_NO_SOURCE = LegalSource(text="", verified=True)


def _term(text: str) -> TimeLimit:
    text = text.replace("~", "-")
    if not text:
        raise RuleUnreadable("nothing stands beside a +; write for example 2wd+5wd")
    found = _TERM.fullmatch(text)
    kind = next(
        (kind for kind, names in UNITS.items() if found and found[3] in names), None
    )
    if found is None or kind is None:
        raise RuleUnreadable(
            f"{text!r} is no limit; write 5wd (working days), 3d (calendar days),"
            " 8wh (working hours), same-day@15:00 or now"
        )
    if found[1] == "-":
        raise RuleUnreadable(f"{text!r} is less than nothing")
    count = float(found[2].replace(",", "."))
    return _limit(kind, count, text)


def _limit(kind: LimitKind, count: float, text: str) -> TimeLimit:
    part = {LimitKind.WORKING_DAYS: 0.5, LimitKind.CALENDAR_DAYS: 1}.get(kind, 0.25)
    if count % part:
        raise RuleUnreadable(f"{text!r}: this unit is counted in steps of {part:g}")
    if kind is LimitKind.WORKING_HOURS:
        if count > MOST_HOURS:
            raise RuleUnreadable(f"{text!r} is more than {MOST_HOURS} hours")
        return TimeLimit(kind=kind, hours=count, source=_NO_SOURCE)
    if count > MOST_DAYS:
        raise RuleUnreadable(f"{text!r} is more than {MOST_DAYS} days")
    return TimeLimit(kind=kind, days=count, source=_NO_SOURCE)


def _clock(text: str) -> time:
    found = _CLOCK.fullmatch(text)
    hour, minute, second = map(int, found.groups("0")) if found else (24, 0, 0)
    try:
        return time(hour, minute, second)
    except ValueError as error:
        raise RuleUnreadable(f"{text!r} is no hour; write 15:00") from error
