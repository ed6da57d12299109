"""Count a period for a report: on screen, on paper, and as a table.

Nobody's name is in it: whoever works at the counter may count, and so may inspectors.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Protocol

from counter_app.domain.amounts import one_place
from counter_app.domain.charts import Plot
from counter_app.domain.errors import FileUnwritable
from counter_app.domain.ids import ProcedureCode
from counter_app.domain.people import Role
from counter_app.domain.printed import Form
from counter_app.domain.ratings import Satisfaction
from counter_app.domain.receipts import PaperSize
from counter_app.domain.reporting import (
    Asked,
    FileKind,
    Flow,
    Summary,
    hours_of,
    summed_up,
)
from counter_app.domain.rollout import Measure
from counter_app.domain.slips import Fact, Row, Slip
from counter_app.services.describing import Describing
from counter_app.services.ports import Catalogue, Clock, Queries
from counter_app.services.printing import Drawing, Issued, Order, Printing
from counter_app.services.report_facts import figures
from counter_app.services.report_plots import plots_of
from counter_app.services.rights import READING, allowed
from counter_app.services.rollout import Reached, RollingOut
from counter_app.services.session import Session

COUNTING = (*READING, Role.INSPECTOR)
OTHER = "Lĩnh vực khác"
"""Of procedures the catalogue does not know any more; papers are Vietnamese."""
TOTAL = "Tổng số"
EVERY = "tất cả"


class Marks(Protocol):
    """The use case of marks: it asks for the head of the section."""

    def satisfaction(self, first: date, last: date) -> Satisfaction:
        """Return what the marks come to; of few only how many there are."""


class Sheets(Protocol):
    """Writes tables that other programs open; what looks like a formula stays text."""

    def write(self, kind: FileKind, heading: Row, rows: Sequence[Row]) -> bytes:
        """Return the whole file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a period comes to, and when that was."""

    summary: Summary
    reached: Sequence[Reached]
    """The targets of the plan that held on the last day."""
    satisfaction: Satisfaction | None
    """None: it is shown to the head of the section only."""
    at: datetime
    counters: Sequence[str]
    """The counters that received anything, to choose from."""
    fields: Sequence[str]

    @property
    def plots(self) -> Sequence[Plot]:
        """Its charts, in their order, without words."""
        return plots_of(self.summary, self.reached)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table as it is shown, to be taken elsewhere."""

    name: str
    """Of the file, in ASCII."""
    heading: Row
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """The use case of reports."""

    queries: Queries
    marks: Marks
    catalogue: Catalogue
    rolling_out: RollingOut
    session: Session
    clock: Clock
    zone: tzinfo
    sheets: Sheets
    documents: Path
    """Where tables for other programs are put."""
    printing: Printing
    describing: Describing

    @allowed(*COUNTING, unheard=True)
    def report(self, asked: Asked) -> Report:
        """Count; nothing is kept."""
        now = self.clock.now().astimezone(self.zone)
        cases = self.queries.cases(asked.since, asked.until, self.zone)
        fields = self._fields(asked.until)
        summary = summed_up(asked, cases, fields, now)
        marks = None
        if Role.LEAD in self.session.who().officer.roles:
            marks = self.marks.satisfaction(asked.since, asked.until)
        reached = self.rolling_out.reached(asked.since, asked.until)
        return Report(
            summary=summary,
            reached=[_of_these(one, summary.whole) for one in reached],
            satisfaction=marks,
            at=now,
            counters=sorted({case.counter for case in cases}),
            fields=sorted(set(fields.values())),
        )

    @allowed(*COUNTING, unheard=True)
    def export(
        self, report: Report, kind: FileKind, shown: Sheet | None = None
    ) -> Path:
        """Write a table that is shown, or the monthly form; return where it lies.

        Beside the officer's documents, over no other file. Raises FileUnwritable.
        """
        sheet = shown or Sheet(
            name="II.06a",
            heading=("TT", "Lĩnh vực", *COLUMNS),
            rows=_rows(report.summary),
        )
        made = self.sheets.write(kind, sheet.heading, sheet.rows)
        return self._put(sheet.name, report, f".{kind}", made)

    @allowed(*COUNTING)
    def print_charts(self, report: Report, *, alone: bool) -> Issued:
        """Print the report with every chart and its table.

        ``alone``: this PC does not reach the city, whose other counters may be wanting.
        """

        def draw(drawing: Drawing) -> bytes:
            slip = self._charted(report, drawing.at, drawing.copy, alone=alone)
            return self.printing.paper.slip(slip, drawing.size, twice=drawing.twice)

        form_set = self.catalogue.form_set(report.summary.asked.until)
        return self.printing.print(
            Order(form=Form.CHARTS, form_set=form_set, title="report", draw=draw)
        )

    @allowed(*COUNTING, unheard=True)
    def save_pdf(self, report: Report, *, alone: bool) -> Path:
        """Write the paper with every chart as PDF; return where it lies.

        Beside the officer's documents, over no other file. Raises FileUnwritable.
        """
        slip = self._charted(report, self.clock.now(), 1, alone=alone)
        drawn = self.printing.paper.slip(slip, PaperSize.A4)
        return self._put("bao-cao", report, ".pdf", drawn)

    @allowed(*COUNTING)
    def print(self, report: Report) -> Issued:
        """Print the national monthly form of a report that was counted."""
        return self._printed(report, Form.REPORT, _rows(report.summary))

    @allowed(*COUNTING)
    def print_hours(self, report: Report) -> Issued:
        """Print what came in by hour, and how long citizens were at the counter."""
        return self._printed(report, Form.HOURS, hour_rows(report.summary))

    def _printed(self, report: Report, form: Form, rows: Sequence[Row]) -> Issued:
        slip = self._slip(report, form)

        def draw(drawing: Drawing) -> bytes:
            drawn = replace(
                slip,
                printed_at=drawing.at.astimezone(self.zone),
                copy=drawing.copy,
                tables={"lines": rows},
            )
            return self.printing.paper.slip(drawn, drawing.size, twice=drawing.twice)

        return self.printing.print(
            Order(form=form, form_set=slip.form_set, title="report", draw=draw)
        )

    def _charted(self, report: Report, at: datetime, copy: int, *, alone: bool) -> Slip:
        slip, local = self._slip(report, Form.CHARTS), at.astimezone(self.zone)
        whole = report.summary.whole
        facts: dict[str, Fact] = {**slip.facts, "alone": local if alone else None}
        facts |= figures(whole, report.satisfaction) if whole.received else {}
        return replace(
            slip,
            printed_at=local,
            copy=copy,
            facts=facts,
            plots=report.plots if whole.received else (),
        )

    def _slip(self, report: Report, form: Form) -> Slip:
        """Return what every paper of a report says."""
        summary = report.summary
        asked = summary.asked
        return Slip(
            form=form,
            form_set=self.catalogue.form_set(asked.until),
            letterhead=self.describing.office.letterhead,
            printed_at=report.at,
            rehearsal=self.describing.rehearsal,
            facts={
                "since": asked.since,
                "until": asked.until,
                "counted": report.at,
                "counter": asked.counter or None,
                "counters": asked.counter or EVERY,
                "field": asked.field or None,
                "fields": asked.field or EVERY,
                "unsent": summary.unsent or None,
                "made_by": self.session.who().officer.name,
            },
        )

    def _put(self, name: str, report: Report, ending: str, content: bytes) -> Path:
        """Write a file beside the officer's documents; raise FileUnwritable."""
        asked = report.summary.asked
        days = f"{asked.since:%Y%m%d}-{asked.until:%Y%m%d}"
        try:
            self.documents.mkdir(parents=True, exist_ok=True)
            whole = f"{name}_{days}_{report.at:%H%M%S}"
            return _put(self.documents, whole, ending, content)
        except OSError as error:
            raise FileUnwritable from error

    def _fields(self, on: date) -> dict[ProcedureCode, str]:
        return {one.code: one.field for one in self.catalogue.procedures(on)}


def _of_these(one: Reached, flow: Flow) -> Reached:
    """Count the dossiers of the report itself: the unsent are nowhere in it."""
    if one.target.measure is not Measure.ONLINE_DOSSIERS:
        return one
    return replace(one, part=flow.online, whole=flow.taken)


def _put(folder: Path, name: str, ending: str, content: bytes) -> Path:
    """Write a file over no other one, whole or not at all."""
    file, again = folder / f"{name}{ending}", 1
    while file.exists():
        again += 1
        file = folder / f"{name}_{again}{ending}"
    with file.open("xb") as written:
        try:
            written.write(content)
            written.flush()
        except OSError:
            file.unlink()
            raise
    return file


COLUMNS = (
    "Tiếp nhận: tổng số",
    "Tiếp nhận trong kỳ: trực tuyến",
    "Tiếp nhận trong kỳ: trực tiếp, bưu chính",
    "Tiếp nhận: từ kỳ trước",
    "Đã giải quyết: tổng số",
    "Đã giải quyết: trước hạn",
    "Đã giải quyết: đúng hạn",
    "Đã giải quyết: quá hạn",
    "Đang giải quyết: tổng số",
    "Đang giải quyết: trong hạn",
    "Đang giải quyết: quá hạn",
)
"""Columns 3 to 13 of Biểu II.06a/VPCP/KSTT; legal names stay Vietnamese."""


BAR = 20
"""Signs of the longest bar on paper."""


def hour_rows(summary: Summary) -> Sequence[Row]:
    """Return a line an hour: received, minutes at the counter, and a bar of those."""
    stays = summary.stays
    top = max((stay.usual for stay in stays.values()), default=0) or 1
    rows: list[Row] = []
    for hour in hours_of(summary):
        stay = stays.get(hour)
        told = (one_place(stay.usual), one_place(stay.longest)) if stay else ("", "")
        bar = "=" * max(1, round(BAR * stay.usual / top)) if stay else ""
        rows.append((f"{hour:02}:00", summary.hours.get(hour, 0), *told, bar))
    return rows


def _rows(summary: Summary) -> Sequence[Row]:
    lines: list[tuple[str, str, Flow]] = [
        (str(number), name or OTHER, flow)
        for number, (name, flow) in enumerate(summary.by_field.items(), start=1)
    ]
    lines.append(("", TOTAL, summary.whole))
    return [(number, name, *flow.columns()) for number, name, flow in lines]
