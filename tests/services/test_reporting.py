"""Reports: who may count, what is told of few, where a table goes."""

import csv
import resource
import signal
from dataclasses import replace
from datetime import date, timedelta

import pytest

from counter_app.domain.errors import FileUnwritable
from counter_app.domain.people import Role
from counter_app.domain.printed import Form
from counter_app.domain.procedures import Channel
from counter_app.domain.ratings import Satisfaction
from counter_app.domain.reporting import Asked, Day, FileKind, Flow
from counter_app.services.report_facts import figures
from counter_app.services.report_plots import plots_of
from tests.fakes.counter import PASSWORD, FakeCounter
from tests.fakes.reports import reporting_of

NOVEMBER = Asked(since=date(2026, 11, 1), until=date(2026, 11, 30))


@pytest.fixture
def counter():
    counter = FakeCounter()
    for _ in range(3):
        counter.received()
    return counter


def test_what_was_received_here_is_counted_with_the_targets_of_the_plan(
    counter, tmp_path
):
    report = reporting_of(counter, tmp_path).report(NOVEMBER)

    assert report.summary.whole.taken == report.summary.whole.assisted == 3
    dossiers, _procedures = report.reached
    assert (dossiers.part, dossiers.whole) == (3, 3)
    assert report.counters == ["03"]


def test_marks_are_shown_to_the_head_of_the_section_only(counter, tmp_path):
    marks = Satisfaction(count=9, average=4.6)
    reporting = reporting_of(counter, tmp_path, marks)
    officer = counter.session.who().officer
    seen = {}

    for roles in ({Role.LEAD}, {Role.INTAKE}, {Role.INSPECTOR}):
        counter.session.enrol(replace(officer, roles=frozenset(roles)), PASSWORD)
        counter.session.sign_in(officer.id, PASSWORD, "03")
        seen[min(roles)] = reporting.report(NOVEMBER).satisfaction

    assert seen == {Role.LEAD: marks, Role.INTAKE: None, Role.INSPECTOR: None}


def test_two_tables_of_one_second_are_two_files(counter, tmp_path):
    reporting = reporting_of(counter, tmp_path / "Tài liệu")
    report = reporting.report(NOVEMBER)

    first, second = (reporting.export(report, FileKind.CSV) for _ in range(2))

    assert first != second
    assert first.read_bytes() == second.read_bytes()
    with first.open(encoding="utf-8-sig", newline="") as table:
        *_, total = csv.reader(table)
    assert total[1:4] == ["Tổng số", "3", "3"]


def test_a_folder_nobody_can_write_to_is_said(counter, tmp_path):
    (tmp_path / "file").touch()
    reporting = reporting_of(counter, tmp_path / "file")
    report = reporting.report(NOVEMBER)

    with pytest.raises(FileUnwritable):
        reporting.export(report, FileKind.XLSX)


def test_the_printed_form_is_of_the_report_on_the_screen(counter, tmp_path):
    reporting = reporting_of(counter, tmp_path)
    report = reporting.report(NOVEMBER)
    counter.received()
    counter.clock.move(hours=1)

    reporting.print(report)

    [slip] = [one for one in counter.paper.slips if one.form is Form.REPORT]
    *_, total = slip.tables["lines"]
    assert total[1:3] == ("Tổng số", 3)
    assert slip.facts["counted"] == report.at


def test_a_full_disk_leaves_no_half_table(counter, tmp_path):
    reporting = reporting_of(counter, tmp_path)
    report = reporting.report(NOVEMBER)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    kept = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, before[1]))
    try:
        with pytest.raises(FileUnwritable):
            reporting.export(report, FileKind.XLSX)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, kept)

    assert list(tmp_path.iterdir()) == []


def test_an_hour_tells_how_long_citizens_were_at_the_counter(tmp_path):
    counter = FakeCounter()
    for minutes in (2, 4, 12):
        draft = counter.ready()
        counter.clock.move(minutes=minutes)
        counter.intake.receive(draft.id)
        counter.clock.move(minutes=-minutes)
    reporting = reporting_of(counter, tmp_path)

    report = reporting.report(NOVEMBER)
    reporting.print_hours(report)

    [(hour, stay)] = report.summary.stays.items()
    assert (stay.count, stay.usual, stay.longest) == (3, 4, 12)
    [slip] = [one for one in counter.paper.slips if one.form is Form.HOURS]
    assert slip.tables["lines"] == [(f"{hour:02}:00", 3, "4,0", "12,0", "=" * 20)]


def test_the_paper_with_charts_is_of_the_report_on_the_screen(counter, tmp_path):
    reporting = reporting_of(counter, tmp_path)
    report = reporting.report(NOVEMBER)
    counter.received()

    reporting.print_charts(report, alone=False)

    [slip] = [one for one in counter.paper.slips if one.form is Form.CHARTS]
    assert slip.plots == report.plots
    assert slip.facts["online_share"] == "3/3"
    assert slip.facts["alone"] is None


def test_a_share_of_twenty_or_more_has_its_count_beside_it_on_paper():
    flow = Flow(by_channel={Channel.SELF: 5, Channel.ASSISTED: 11, Channel.PAPER: 5})

    told = figures(flow, Satisfaction(count=12, average=4.6))

    assert told["online_share"] == "76,2 % = 16/21"
    assert (told["pleased"], told["pleased_of"]) == ("4,6/5", "Từ 12 phiếu")


def test_marks_are_on_paper_for_the_head_of_the_section_only(counter, tmp_path):
    told = figures(Flow(), None)

    assert told["pleased_of"] == "Chỉ lãnh đạo bộ phận xem được"


def test_an_empty_period_has_no_chart_and_no_number_on_paper(counter, tmp_path):
    reporting = reporting_of(counter, tmp_path)
    report = reporting.report(Asked(since=date(2025, 1, 1), until=date(2025, 1, 31)))

    reporting.print_charts(report, alone=True)

    [slip] = [one for one in counter.paper.slips if one.form is Form.CHARTS]
    assert not slip.plots
    assert "online_share" not in slip.facts
    assert slip.facts["alone"] == slip.printed_at


def test_two_pdfs_of_one_second_are_two_files(counter, tmp_path):
    reporting = reporting_of(counter, tmp_path / "Tài liệu")
    report = reporting.report(NOVEMBER)

    first, second = (reporting.save_pdf(report, alone=False) for _ in range(2))

    assert first.name.startswith("bao-cao_20261101-20261130_")
    assert (first.suffix, first != second) == (".pdf", True)


def test_a_pdf_that_cannot_be_written_is_said(counter, tmp_path):
    (tmp_path / "file").touch()
    reporting = reporting_of(counter, tmp_path / "file")

    with pytest.raises(FileUnwritable):
        reporting.save_pdf(reporting.report(NOVEMBER), alone=False)


@pytest.mark.parametrize(
    ("until", "of", "most"),
    [
        (date(2026, 2, 14), "day", 45),
        (date(2026, 12, 31), "week", 53),
        (date(2030, 12, 31), "month", 60),
        (date(2045, 12, 31), "year", 20),
    ],
)
def test_a_longer_period_has_longer_bars_and_loses_nothing(
    counter, tmp_path, until, of, most
):
    """A sheet of A4 holds sixty bars."""
    since = date(2026, 1, 1)
    days = [
        Day(
            day=since + timedelta(days=number),
            itself=1,
            assisted=2,
            direct=3,
            settled=2,
            in_time=1,
        )
        for number in range((until - since).days + 1)
    ]
    report = reporting_of(counter, tmp_path).report(NOVEMBER)
    asked = Asked(since=since, until=until)

    ways, in_time, *_ = plots_of(
        replace(report.summary, asked=asked, days=days), report.reached
    )

    assert (ways.of, in_time.of) == (of, of)
    assert len(ways.labels) <= most
    assert len({label.text for label in ways.labels}) == len(ways.labels)
    assert [sum(one.values) for one in ways.series] == [
        len(days), 2 * len(days), 3 * len(days)
    ]  # fmt: skip
