"""Figures for those who look over offices: bars, tables, the monthly form, CSV."""

from collections.abc import Sequence
from typing import Annotated, Any

from litestar import Response, get
from litestar.params import QueryParameter

from city_portal.pages import drawing, figure_words, visiting
from city_portal.pages.charts import Chart, chart
from city_portal.pages.visiting import STATUS, Given, draw
from city_portal.rules.refusals import Refused
from city_portal.rules.tables import csv_of
from city_portal.services.oversight import Group, Oversight, Report
from city_portal.services.staff import Visitor

_DAY = Annotated[str, QueryParameter(max_length=10)]
_MOST_BARS = 20
_TIMES = ("early", "on_time", "late", "pending", "overdue")
FORM = (
    "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13"
)  # fmt: skip


@get("/thong-ke", sync_to_thread=True)
def figures(
    visitor: Given[Visitor],
    oversight: Given[Oversight],
    first: _DAY = "",
    last: _DAY = "",
) -> Response[str]:
    """Show the figures of a period."""
    words = figure_words.WORDS[visitor.lang]
    try:
        report = oversight.report(visitor, first, last)
    except Refused as error:
        return _refused(visitor, error, words)
    return draw(
        "figures.html",
        visitor,
        visitor.lang,
        here="figures",
        w=words,
        report=report,
        online=_online(report, words),
        times=_times(report, words),
        by_ward=_shares(report.wards, report, words),
        kinds=_TIMES,
    )


@get("/thong-ke.csv", sync_to_thread=True)
def table(
    visitor: Given[Visitor],
    oversight: Given[Oversight],
    first: _DAY = "",
    last: _DAY = "",
) -> Response[str]:
    """Hand the figures out as a table."""
    words = figure_words.WORDS[visitor.lang]
    report = oversight.report(visitor, first, last)
    oversight.exported(visitor, "thong-ke")
    head = [words["name"], words["received"], words["self_online"], words["assisted"]]
    head += [words["together"], words["offline"], *(words[kind] for kind in _TIMES)]
    rows: list[Sequence[object]] = []
    for part, groups in (
        ("by_ward", report.wards),
        ("by_field", report.fields),
        ("by_procedure", report.procedures),
    ):
        rows += [[words[part]], head]
        rows += [_cells(one, words) for one in groups]
    for kind in ("phase", "batch"):
        placed = [one for one in report.parts if one.part.kind == kind and one.placed]
        if placed:
            rows += [[words[f"by_{kind}"]], head]
            rows += [_cells(one.group, words) for one in placed]
    return _csv(rows, f"thong-ke-{report.period.first}-{report.period.last}")


@get("/bieu-06a", sync_to_thread=True)
def form(
    visitor: Given[Visitor], oversight: Given[Oversight], month: _DAY = ""
) -> Response[str]:
    """Show the monthly form."""
    words = figure_words.WORDS[visitor.lang]
    try:
        period, groups = oversight.form_06a(visitor, month)
    except Refused as error:
        return _refused(visitor, error, words)
    return draw(
        "form_06a.html",
        visitor,
        visitor.lang,
        here="form",
        w=words,
        period=period,
        columns=FORM,
        rows=_form_rows(groups, words),
    )


@get("/bieu-06a.csv", sync_to_thread=True)
def form_table(
    visitor: Given[Visitor], oversight: Given[Oversight], month: _DAY = ""
) -> Response[str]:
    """Hand the monthly form out as a table."""
    words = figure_words.WORDS[visitor.lang]
    period, groups = oversight.form_06a(visitor, month)
    oversight.exported(visitor, "II.06a")
    rows = [[words[name] for name in FORM], *_form_rows(groups, words)]
    return _csv(rows, f"bieu-06a-{period.first:%Y-%m}")


def _form_rows(
    groups: Sequence[Group], words: dict[str, str]
) -> list[Sequence[object]]:
    rows: list[Sequence[object]] = []
    for number, one in enumerate(groups, 1):
        is_sum = number == len(groups)
        name = words["sum"] if is_sum else one.name or words["unknown"]
        rows.append(
            [
                *("" if is_sum else number, name, one.total, one.online, one.offline),
                *(one.before, one.done, one.early, one.on_time, one.late),
                *(one.open, one.pending, one.overdue),
            ]
        )
    return rows


def _cells(one: Group, words: dict[str, str]) -> list[object]:
    counted = [one.received, one.self_online, one.assisted, one.online, one.offline]
    times = [getattr(one, kind) for kind in _TIMES]
    return [one.name or words["unknown"], *counted, *times]


def _online(report: Report, words: dict[str, str]) -> Chart:
    one = report.whole
    named = words["one_office" if len(report.wards) < 2 else "all_offices"]
    return _shares((one,), report, {**words, "unknown": named})


def _shares(groups: Sequence[Group], report: Report, words: dict[str, str]) -> Chart:
    """Draw the shares online: by oneself and helped, one bar, and the target."""
    rows = []
    for one in [*groups][:_MOST_BARS]:
        shares = [(kind, one.share(getattr(one, kind)) or 0.0) for kind in _ONLINE]
        together = one.share(one.online)
        told = "–" if together is None else _told(together, one.online, words)
        rows.append((one.name or words["unknown"], told, shares))
    target = report.online_target
    return chart(rows, target.percent if target else None)


def _times(report: Report, words: dict[str, str]) -> Chart:
    rows = []
    for one in [*report.fields][:_MOST_BARS]:
        whole = one.done + one.open
        shares = [(kind, one.share(getattr(one, kind), whole) or 0) for kind in _TIMES]
        good = one.share(one.early + one.on_time, one.done)
        told = "–" if good is None else _told(good, one.early + one.on_time, words)
        rows.append((one.name or words["unknown"], told, shares))
    return chart(rows)


def _told(share: float, count: int, words: dict[str, str]) -> str:
    return f"{drawing.percent(share, words['lang'])} % ({count})"


def _refused(who: Visitor, error: Refused, words: dict[str, str]) -> Response[Any]:
    said = words.get(f"problem_{error.detail}") or visiting.sentence(error, who.lang)
    status = STATUS[error.why]
    return draw("refused.html", who, who.lang, status, problem=said)


def _csv(rows: Sequence[Sequence[object]], name: str) -> Response[str]:
    return Response(
        csv_of(rows),
        media_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.csv"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


_ONLINE = ("self_online", "assisted")
HANDLERS = (figures, table, form, form_table)
