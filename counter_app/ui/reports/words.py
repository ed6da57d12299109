"""What a report says: three numbers with what they are of, and its charts.

A share of fewer than twenty cases is told as a count; online is never told without both
its parts (UX 3.19, check C40).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from counter_app.domain.reporting import (
    FEWEST_FOR_PERCENT,
    Day,
    Flow,
    Summary,
    hours_of,
)
from counter_app.domain.rollout import Measure
from counter_app.services.reporting import COLUMNS, Report, Sheet
from counter_app.services.rollout import Reached
from counter_app.ui.widgets.chart import Chart, Mark, Series, Shape

translate = QCoreApplication.translate

PERCENT = 100.0
BY_WEEK_FROM = 45
"""More days than this are drawn week by week."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the three numbers: large, and in words below."""

    name: str
    large: str
    small: str


def share(part: int, whole: int) -> str:
    """Return a percentage with one place, or a count when it is of few."""
    if whole < FEWEST_FOR_PERCENT:
        return f"{part}/{whole}"
    return f"{percent(PERCENT * part / whole)} %"


def percent(value: float) -> str:
    """Write a number of percent as it is written here: 88,9."""
    whole, part = f"{value:.1f}".split(".")
    return translate("Reports", "{whole}.{part}").format(whole=whole, part=part)


def figures(report: Report) -> Sequence[Figure]:
    """Return the three numbers."""
    flow = report.summary.whole
    online = translate(
        "Reports",
        "{online}/{taken} received: {own} by themselves + {assisted} assisted;"
        " {direct} direct",
    ).format(
        online=flow.online,
        taken=flow.taken,
        own=flow.itself,
        assisted=flow.assisted,
        direct=flow.direct,
    )
    in_time = translate(
        "Reports",
        "{in_time}/{settled} settled; {late} late; {pending} under way, {overdue} of"
        " them overdue",
    ).format(
        in_time=flow.in_time,
        settled=flow.settled,
        late=flow.late,
        pending=flow.pending,
        overdue=flow.overdue,
    )
    pleased, answers = _pleased(report)
    return (
        Figure(
            translate("Reports", "Submitted online"),
            share(flow.online, flow.taken),
            online,
        ),
        Figure(
            translate("Reports", "In time"), share(flow.in_time, flow.settled), in_time
        ),
        Figure(translate("Reports", "Satisfied"), pleased, answers),
    )


def _pleased(report: Report) -> tuple[str, str]:
    marks = report.satisfaction
    if marks is None:
        return "–", translate("Reports", "shown to the head of the section only")
    if marks.average is not None:
        said = translate("Reports", "from {count} answers")
        return f"{percent(marks.average)}/5", said.format(count=marks.count)
    if marks.count:
        said = translate("Reports", "{count} answers: too few to say")
        return "–", said.format(count=marks.count)
    return "–", translate("Reports", "no answer yet")


def charts(report: Report) -> Sequence[Chart]:
    """Return the charts, in the order of their tabs."""
    summary = report.summary
    days = _days(summary)
    return (
        _ways(summary, days),
        _in_time(summary, days),
        _hours(summary),
        _stays(summary),
        _targets(report),
    )


SHEETS = ("theo-ngay", "dung-han", "theo-gio", "tai-quay", "chi-tieu")
"""What the files of the charts' tables are called, in the order of their tabs."""


def sheet_of(report: Report, place: int) -> Sheet:
    """Return the table of a chart, with numbers as numbers."""
    chart = charts(report)[place]
    return Sheet(
        name=SHEETS[place],
        heading=(chart.heading, *(one.name for one in chart.series)),
        rows=[
            (label, *(_figure(one.values[row]) for one in chart.series))
            for row, label in enumerate(chart.labels)
        ],
    )


def _figure(value: float | None) -> int | str:
    """Return a whole number as one; a part of one as it is written here."""
    if value is None:
        return ""
    return int(value) if value == int(value) else percent(value)


def form_of(report: Report) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Return heading and rows of the national monthly form."""
    rows = [
        (name or translate("Reports", "Other fields"), *map(str, flow.columns()))
        for name, flow in report.summary.by_field.items()
    ]
    total = (translate("Reports", "Total"), *map(str, report.summary.whole.columns()))
    return (translate("Reports", "Field"), *COLUMNS), (*rows, total)


def _days(summary: Summary) -> Sequence[tuple[str, Sequence[Day]]]:
    """Return the points of a chart of days: each day, or each week of a long period."""
    asked = summary.asked
    if (asked.until - asked.since).days < BY_WEEK_FROM:
        return [(f"{one.day:%d/%m}", [one]) for one in summary.days]
    weeks: dict[tuple[int, int], list[Day]] = {}
    for one in summary.days:
        weeks.setdefault(one.day.isocalendar()[:2], []).append(one)
    return [(f"{days[0].day:%d/%m}", days) for days in weeks.values()]


def _ways(summary: Summary, days: Sequence[tuple[str, Sequence[Day]]]) -> Chart:
    flow = summary.whole
    title = translate(
        "Reports", "{online} of {taken} dossiers were submitted online"
    ).format(online=flow.online, taken=flow.taken)
    return Chart(
        title=title,
        heading=translate("Reports", "Day"),
        labels=[label for label, _ in days],
        series=(
            Series(
                translate("Reports", "by themselves"),
                [sum(o.itself for o in d) for _, d in days],
            ),
            Series(
                translate("Reports", "assisted"),
                [sum(o.assisted for o in d) for _, d in days],
            ),
            Series(
                translate("Reports", "direct, by post"),
                [sum(o.direct for o in d) for _, d in days],
            ),
        ),
    )


def _in_time(summary: Summary, days: Sequence[tuple[str, Sequence[Day]]]) -> Chart:
    flow = summary.whole
    title = translate(
        "Reports", "{in_time} of {settled} settled dossiers were in time"
    ).format(in_time=flow.in_time, settled=flow.settled)
    shares: list[float | None] = []
    for _, some in days:
        settled = sum(one.settled for one in some)
        kept = sum(one.in_time for one in some)
        shares.append(PERCENT * kept / settled if settled else None)
    return Chart(
        title=title,
        heading=translate("Reports", "Day"),
        labels=[label for label, _ in days],
        series=(Series(translate("Reports", "in time, %"), shares),),
        shape=Shape.LINE,
        most=PERCENT,
        said=percent,
    )


def _hours(summary: Summary) -> Chart:
    hours = summary.hours
    title = translate("Reports", "Nothing was received")
    if hours:
        busiest = max(hours, key=lambda hour: hours[hour])
        title = translate("Reports", "Busiest from {hour}: {count} dossiers").format(
            hour=f"{busiest}:00", count=hours[busiest]
        )
    every = hours_of(summary)
    return Chart(
        title=title,
        heading=translate("Reports", "Hour"),
        labels=[f"{hour}:00" for hour in every],
        series=(
            Series(
                translate("Reports", "received"), [hours.get(hour, 0) for hour in every]
            ),
        ),
    )


def _stays(summary: Summary) -> Chart:
    stays = summary.stays
    title = translate("Reports", "How long it took at the counter is not known yet")
    if stays:
        worst = max(stays, key=lambda hour: stays[hour].usual)
        title = translate(
            "Reports",
            "From {hour} half of them were at the counter over {minutes} minutes",
        ).format(hour=f"{worst}:00", minutes=percent(stays[worst].usual))
    every = hours_of(summary) if stays else ()
    return Chart(
        title=title,
        heading=translate("Reports", "Hour"),
        labels=[f"{hour}:00" for hour in every],
        series=(
            Series(
                translate("Reports", "minutes from the card to the receipt"),
                [stays[hour].usual if hour in stays else None for hour in every],
            ),
        ),
        said=percent,
        note=translate(
            "Reports",
            "The wait before the counter is not in it: no ticket machine tells this PC"
            " when somebody came.",
        ),
    )


def _targets(report: Report) -> Chart:
    flow = report.summary.whole
    reached = report.reached
    title = translate("Reports", "No plan sets a target for this period")
    if reached:
        title = translate(
            "Reports", "{met} of {all} targets of the plan are reached"
        ).format(met=sum(one.met for one in reached), all=len(reached))
    alone = [flow.itself if _is_of_dossiers(one) else 0 for one in reached]
    pairs = list(zip(reached, alone, strict=True))
    return Chart(
        title=title,
        heading=translate("Reports", "Target"),
        labels=[_measure(one) for one in reached],
        series=(
            Series(
                translate("Reports", "by themselves, %"),
                [_part(own, one) for one, own in pairs],
            ),
            Series(
                translate("Reports", "assisted, or the procedures, %"),
                [_part(one.part - own, one) for one, own in pairs],
            ),
        ),
        marks=tuple(
            Mark(f"{one.target.name}: {one.target.percent} %", one.target.percent)
            for one in reached
        ),
        most=PERCENT,
        said=percent,
    )


def _is_of_dossiers(one: Reached) -> bool:
    return one.target.measure is Measure.ONLINE_DOSSIERS


def _part(count: int, one: Reached) -> float:
    return PERCENT * count / max(one.whole, 1)


def _measure(one: Reached) -> str:
    name = translate("Reports", "procedures online")
    if _is_of_dossiers(one):
        name = translate("Reports", "dossiers online")
    return f"{name} {one.part}/{one.whole}"


def is_empty(flow: Flow) -> bool:
    """Say whether there is nothing to tell."""
    return not flow.received
