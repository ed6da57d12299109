"""The charts of a report, without their words: the screen's and the paper's numbers."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from counter_app.domain.charts import Goal, Label, Plot, Series, Shape
from counter_app.domain.reporting import Day, Summary, hours_of
from counter_app.domain.rollout import Measure
from counter_app.services.rollout import Reached

PERCENT = 100.0
BY_WEEK_FROM, BY_MONTH_FROM, BY_YEAR_FROM = 45, 367, 5 * 366
"""Days of a period from which on weeks, months, years are drawn: never too many bars
for a sheet of A4."""
Points = Sequence[tuple[Label, Sequence[Day]]]


def plots_of(summary: Summary, reached: Sequence[Reached]) -> Sequence[Plot]:
    """Return what was submitted how, in time, by hour, how long it took, targets."""
    of, points = points_of(summary)
    return (
        _ways(summary, of, points),
        _in_time(summary, of, points),
        _hours(summary),
        _stays(summary),
        _targets(summary, reached),
    )


def points_of(summary: Summary) -> tuple[str, Points]:
    """Return the points of a chart over time, and what each of them is."""
    asked = summary.asked
    long = (asked.until - asked.since).days
    of, begins, written = "day", _same, "{:%d/%m}"
    if long >= BY_YEAR_FROM:
        of, begins, written = "year", _year, "{:%Y}"
    elif long >= BY_MONTH_FROM:
        of, begins, written = "month", _month, "{:%m/%Y}"
    elif long >= BY_WEEK_FROM:
        of, begins = "week", _monday
    found: dict[date, list[Day]] = {}
    for one in summary.days:
        found.setdefault(max(begins(one.day), asked.since), []).append(one)
    return of, [(Label(written.format(day)), days) for day, days in found.items()]


def _same(day: date) -> date:
    return day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)


def _year(day: date) -> date:
    return day.replace(month=1, day=1)


def _ways(summary: Summary, of: str, points: Points) -> Plot:
    flow = summary.whole

    def summed(name: str, count: Callable[[Day], int]) -> Series:
        return Series(name, [sum(map(count, days)) for _, days in points])

    return Plot(
        finding="ways",
        facts={"online": flow.online, "taken": flow.taken},
        of=of,
        labels=[label for label, _ in points],
        series=(
            summed("itself", lambda day: day.itself),
            summed("assisted", lambda day: day.assisted),
            summed("direct", lambda day: day.direct),
        ),
    )


def _in_time(summary: Summary, of: str, points: Points) -> Plot:
    flow = summary.whole
    shares: list[float | None] = []
    for _, days in points:
        settled = sum(one.settled for one in days)
        kept = sum(one.in_time for one in days)
        shares.append(PERCENT * kept / settled if settled else None)
    return Plot(
        finding="in-time",
        facts={"in_time": flow.in_time, "settled": flow.settled},
        of=of,
        labels=[label for label, _ in points],
        series=(Series("in-time", shares),),
        shape=Shape.LINE,
        most=PERCENT,
        whole=False,
    )


def _hours(summary: Summary) -> Plot:
    hours, every = summary.hours, hours_of(summary)
    finding, facts = "no-hours", dict[str, int | float | str]()
    if hours:
        busiest = max(hours, key=lambda hour: hours[hour])
        finding, facts = "hours", {"hour": f"{busiest}:00", "count": hours[busiest]}
    return Plot(
        finding=finding,
        facts=facts,
        of="hour",
        labels=[Label(f"{hour}:00") for hour in every],
        series=(Series("received", [hours.get(hour, 0) for hour in every]),),
    )


def _stays(summary: Summary) -> Plot:
    stays = summary.stays
    finding, facts = "no-stays", dict[str, int | float | str]()
    if stays:
        worst = max(stays, key=lambda hour: stays[hour].usual)
        facts = {"hour": f"{worst}:00", "minutes": float(stays[worst].usual)}
        finding = "stays"
    every = hours_of(summary) if stays else range(0)
    usual = [stays[hour].usual if hour in stays else None for hour in every]
    return Plot(
        finding=finding,
        facts=facts,
        of="hour",
        labels=[Label(f"{hour}:00") for hour in every],
        series=(Series("minutes", usual),),
        whole=False,
        note="before",
    )


def _targets(summary: Summary, reached: Sequence[Reached]) -> Plot:
    flow = summary.whole
    alone = [flow.itself if _is_of_dossiers(one) else 0 for one in reached]
    pairs = list(zip(reached, alone, strict=True))
    return Plot(
        finding="targets" if reached else "no-targets",
        facts={"met": sum(one.met for one in reached), "all": len(reached)},
        of="target",
        labels=[
            Label(f"{one.part}/{one.whole}", one.target.measure.value)
            for one in reached
        ],
        series=(
            Series("itself-share", [_part(own, one) for one, own in pairs]),
            Series("rest-share", [_part(one.part - own, one) for one, own in pairs]),
        ),
        goals=[
            Goal(one.target.name, one.target.percent, one.target.exclusive)
            for one in reached
        ],
        most=PERCENT,
        whole=False,
    )


def _is_of_dossiers(one: Reached) -> bool:
    return one.target.measure is Measure.ONLINE_DOSSIERS


def _part(count: int, one: Reached) -> float:
    return PERCENT * count / max(one.whole, 1)
