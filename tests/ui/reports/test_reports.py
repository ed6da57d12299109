"""S17: three numbers, charts with their tables, the national form (UX check C40)."""

import subprocess
from dataclasses import replace
from datetime import date, datetime

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QTableWidget

from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.printed import Form
from counter_app.domain.procedures import Channel
from counter_app.domain.ratings import Satisfaction
from counter_app.domain.reporting import Asked, Day, Flow, Summary
from counter_app.paper.receipts import PdfReceipts
from counter_app.services.reporting import Report
from counter_app.ui.reports import words
from counter_app.ui.reports.page import Period, days_of
from counter_app.ui.widgets.chart import ChartView
from tests.fakes.counter import PASSWORD, ZONE
from tests.ui.conftest import RESOURCES
from tests.ui.screens import Screens

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 10, 14, tzinfo=ZONE)
EARLIER = {
    Channel.SELF: 5, Channel.ASSISTED: 11, Channel.PAPER: 1, Channel.POST: 1
}  # fmt: skip


@pytest.fixture
def screens(qtbot, at_once):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    screens.window.resize(1024, 560)
    screens.window.show()
    return screens


def shown(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def report(flow, **parts):
    summary = Summary(
        asked=Asked(since=date(2026, 11, 1), until=TODAY),
        whole=flow,
        by_field={"Hộ tịch": flow},
        days=(),
        hours={},
        stays={},
        unsent=0,
    )
    usual = {
        "summary": summary,
        "reached": (),
        "satisfaction": Satisfaction(),
        "at": AT,
        "counters": ("03",),
        "fields": ("Hộ tịch",),
    }
    return Report(**{**usual, **parts})


def test_of_few_dossiers_the_count_is_told_and_both_parts_of_online(qtbot):
    online, in_time, pleased = words.figures(
        report(Flow(by_channel=EARLIER, on_time=16, late=1, under_way=1))
    )

    assert online.large == "16/18"
    assert online.small == "16/18 tiếp nhận: tự nộp 5 + có hỗ trợ 11; trực tiếp 2"
    assert in_time.small == (
        "16/17 đã giải quyết; 1 trả chậm; 1 đang giải quyết, trong đó 0 quá hạn"
    )
    assert pleased.large == "–"


def test_of_twenty_or_more_it_is_a_percentage_with_a_comma(qtbot):
    flow = Flow(by_channel={**EARLIER, Channel.PAPER: 4})

    online, *_ = words.figures(report(flow))

    assert online.large == "76,2 %"


def test_c40_the_table_of_a_chart_has_the_numbers_that_are_drawn(screens):
    for _ in range(3):
        screens.counter.received()
    page = screens.open("reports")

    for tab in range(1, 6):
        QTest.keyClick(page, Qt.Key(Qt.Key.Key_0 + tab))
        view = page.findChild(ChartView)
        table = page._chart.findChild(QTableWidget)
        drawn = view._chart.table()
        written = [
            [table.item(row, column).text() for column in range(table.columnCount())]
            for row in range(table.rowCount())
        ]
        assert written == drawn
        assert view.accessibleName() == view._chart.title


def test_t_shows_the_table_and_the_chart_again(screens):
    screens.counter.received()
    page = screens.open("reports")
    chart, table = page.findChild(ChartView), page._chart.findChild(QTableWidget)

    QTest.keyClick(page, Qt.Key.Key_T)
    assert (chart.isVisible(), table.isVisible()) == (False, True)

    QTest.keyClick(page, Qt.Key.Key_T)
    assert (chart.isVisible(), table.isVisible()) == (True, False)


def test_an_empty_period_says_so(screens):
    page = screens.open("reports")

    assert "Không có hồ sơ trong kỳ này." in shown(page)


def test_a_table_that_cannot_be_written_is_told_and_the_report_stays(screens):
    screens.counter.received()
    page = screens.open("reports")

    next(act for act in page.acts() if act.id == "csv").run()

    assert any("Không ghi được bảng" in one and "MC-409" in one for one in shown(page))
    assert "1/1" in shown(page)


def test_without_the_city_it_says_that_others_may_be_missing(screens):
    screens.counter.online = False
    screens.counter.received()

    page = screens.open("reports")

    assert any("có thể thiếu hồ sơ của quầy khác" in one for one in shown(page))


def test_a_counter_can_be_chosen_and_stays_chosen(screens):
    screens.counter.received()
    page = screens.open("reports")
    box = next(one for one in page.findChildren(QComboBox) if one.findData("03") > 0)

    box.setCurrentIndex(box.findData("03"))

    assert box.currentData() == "03"
    assert page._presenter.report.summary.asked.counter == "03"


@pytest.mark.parametrize(
    ("period", "days"),
    [
        (Period.TODAY, (TODAY, TODAY)),
        (Period.WEEK, (date(2026, 11, 23), TODAY)),
        (Period.MONTH, (date(2026, 11, 1), TODAY)),
        (Period.LAST_MONTH, (date(2026, 10, 1), date(2026, 10, 31))),
        (Period.YEAR, (date(2026, 1, 1), TODAY)),
    ],
)
def test_a_period_has_its_days(period, days):
    assert days_of(period, TODAY) == days


def test_last_month_of_january_is_december():
    found = days_of(Period.LAST_MONTH, date(2027, 1, 31))

    assert found == (date(2026, 12, 1), date(2026, 12, 31))


def test_a_long_period_is_drawn_week_by_week_and_loses_nothing(qtbot):
    days = tuple(
        Day(
            day=date(2026, 1, 1).replace(month=1 + number // 28, day=1 + number % 28),
            itself=1,
            assisted=2,
            direct=3,
            settled=2,
            in_time=1,
        )
        for number in range(200)
    )
    long = report(Flow(by_channel={Channel.SELF: 200}))
    summary = replace(
        long.summary,
        asked=Asked(since=date(2026, 1, 1), until=date(2026, 8, 30)),
        days=days,
    )

    ways, *_ = words.charts(replace(long, summary=summary))

    assert len(ways.labels) < 40
    assert [sum(one.values) for one in ways.series] == [200, 400, 600]


def test_what_is_exported_and_printed_is_what_is_shown(screens, tmp_path):
    screens.counter.received()
    page = screens.open("reports")
    reporting = page._presenter._reporting
    page._presenter._reporting = replace(reporting, documents=tmp_path)
    QTest.keyClick(page, Qt.Key.Key_4)
    act = {act.id: act for act in page.acts()}

    assert act["print"].text() == "In bảng theo giờ"
    act["csv"].run()
    act["print"].run()

    [file] = tmp_path.iterdir()
    assert file.name.startswith("tai-quay_")
    heading, line = file.read_text(encoding="utf-8-sig").splitlines()
    assert heading == "Giờ,phút từ lúc quét thẻ đến lúc tiếp nhận"
    assert line.startswith("9:00,")
    assert screens.counter.paper.slips[-1].form is Form.HOURS


def real_paper(screens, documents):
    """Let the page draw on real paper, and write into these documents."""
    page = screens.open("reports")
    paper = PdfReceipts(fonts=RESOURCES / "fonts", wordings=RESOURCES / "paper")
    reporting = page._presenter._reporting
    page._presenter._reporting = replace(
        reporting,
        documents=documents,
        printing=replace(reporting.printing, paper=paper),
    )
    return page


def read(pdf):
    with pikepdf.open(pdf) as made:
        assert str(made.Root.Lang) == "vi"
    done = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, text=True
    )
    return done.stdout


def test_ctrl_p_prints_the_report_with_its_charts(screens):
    screens.counter.received()
    page = screens.open("reports")

    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    [slip] = [one for one in screens.counter.paper.slips if one.form is Form.CHARTS]
    assert slip.plots == page._presenter.report.plots
    assert any(one.startswith("Đã gửi tới") for one in shown(page))


def test_a_printer_without_paper_is_told_and_the_report_stays(screens):
    screens.counter.received()
    screens.counter.printer.problem = PrinterProblem("HP-M404", DeviceFault.NO_PAPER)
    page = screens.open("reports")

    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert any("hết giấy" in one for one in shown(page))
    assert "1/1" in shown(page)


def test_the_pdf_the_csv_and_the_screen_tell_the_same_numbers(screens, tmp_path):
    for _ in range(3):
        screens.counter.received()
    page = real_paper(screens, tmp_path)
    act = {act.id: act for act in page.acts()}

    act["pdf"].run()
    act["csv"].run()

    text = read(next(tmp_path.glob("bao-cao_*.pdf")))
    csv = next(tmp_path.glob("theo-ngay_*.csv")).read_text(encoding="utf-8-sig")
    _heading, line = csv.splitlines()
    assert line.split(",") == page._chart._view._chart.table()[0]
    assert " ".join(line.split(",")) in " ".join(text.split())
    assert "Tỷ lệ nộp trực tuyến: 3/3" in text
    assert page._figures[0]._large.text() == "3/3"


def test_the_paper_is_vietnamese_whatever_the_screen_speaks(screens, tmp_path, qapp):
    qapp.set_language("en")
    screens.counter.online = False
    screens.counter.received()
    page = real_paper(screens, tmp_path)
    assert "Reports" in shown(page)

    next(act for act in page.acts() if act.id == "pdf").run()

    text = " ".join(read(next(tmp_path.glob("*.pdf"))).split())
    assert "1 trên 1 hồ sơ được nộp trực tuyến" in text
    assert "máy chưa nối được với Thành phố" in text
    for word in ("online", "assisted", "dossiers", "received"):
        assert word not in text


def test_a_name_that_looks_like_a_formula_is_text_in_the_pdf(screens, tmp_path):
    screens.counter.received()
    page = real_paper(screens, tmp_path)
    officer = screens.counter.session.who().officer
    named = replace(officer, name="=HYPERLINK(1) <b>{x}</b>")
    screens.counter.session.enrol(named, PASSWORD)
    screens.counter.session.sign_in(officer.id, PASSWORD, "03")

    next(act for act in page.acts() if act.id == "pdf").run()

    assert "người in: =HYPERLINK(1) <b>{x}</b>" in read(next(tmp_path.glob("*.pdf")))
