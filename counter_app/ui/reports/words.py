"""What a report says: three numbers with what they are of, and its charts.

A share of fewer than twenty cases is told as a count; online is never told without both
its parts (UX 3.19, check C40).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.domain.charts import Chart, worded
from counter_app.domain.reporting import FEWEST_FOR_PERCENT, Flow
from counter_app.services.reporting import COLUMNS, Report, Sheet

translate = QCoreApplication.translate

PERCENT = 100.0


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
    return [worded(one, _say, percent) for one in report.plots]


def _say(name: str) -> str:
    return translate("Reports", str(SAID[name]))


SAID = {
    "finding.ways": QT_TRANSLATE_NOOP(
        "Reports", "{online} of {taken} dossiers were submitted online"
    ),
    "finding.in-time": QT_TRANSLATE_NOOP(
        "Reports", "{in_time} of {settled} settled dossiers were in time"
    ),
    "finding.hours": QT_TRANSLATE_NOOP(
        "Reports", "Busiest from {hour}: {count} dossiers"
    ),
    "finding.no-hours": QT_TRANSLATE_NOOP("Reports", "Nothing was received"),
    "finding.stays": QT_TRANSLATE_NOOP(
        "Reports",
        "From {hour} half of them were at the counter over {minutes} minutes",
    ),
    "finding.no-stays": QT_TRANSLATE_NOOP(
        "Reports", "How long it took at the counter is not known yet"
    ),
    "finding.targets": QT_TRANSLATE_NOOP(
        "Reports", "{met} of {all} targets of the plan are reached"
    ),
    "finding.no-targets": QT_TRANSLATE_NOOP(
        "Reports", "No plan sets a target for this period"
    ),
    "of.day": QT_TRANSLATE_NOOP("Reports", "Day"),
    "of.week": QT_TRANSLATE_NOOP("Reports", "Week from"),
    "of.month": QT_TRANSLATE_NOOP("Reports", "Month"),
    "of.year": QT_TRANSLATE_NOOP("Reports", "Year"),
    "of.hour": QT_TRANSLATE_NOOP("Reports", "Hour"),
    "of.target": QT_TRANSLATE_NOOP("Reports", "Target"),
    "label.online-dossiers": QT_TRANSLATE_NOOP("Reports", "dossiers online"),
    "label.online-procedures": QT_TRANSLATE_NOOP("Reports", "procedures online"),
    "series.itself": QT_TRANSLATE_NOOP("Reports", "by themselves"),
    "series.assisted": QT_TRANSLATE_NOOP("Reports", "assisted"),
    "series.direct": QT_TRANSLATE_NOOP("Reports", "direct, by post"),
    "series.in-time": QT_TRANSLATE_NOOP("Reports", "in time, %"),
    "series.received": QT_TRANSLATE_NOOP("Reports", "received"),
    "series.minutes": QT_TRANSLATE_NOOP(
        "Reports", "minutes from the card to the receipt"
    ),
    "series.itself-share": QT_TRANSLATE_NOOP("Reports", "by themselves, %"),
    "series.rest-share": QT_TRANSLATE_NOOP("Reports", "assisted, or the procedures, %"),
    "mark.least": QT_TRANSLATE_NOOP("Reports", "{name}: {percent} %"),
    "mark.over": QT_TRANSLATE_NOOP("Reports", "{name}: over {percent} %"),
    "note.before": QT_TRANSLATE_NOOP(
        "Reports",
        "The wait before the counter is not in it: no ticket machine tells this PC"
        " when somebody came.",
    ),
}
"""What the names of plots are called on the screen."""

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


def is_empty(flow: Flow) -> bool:
    """Say whether there is nothing to tell."""
    return not flow.received
