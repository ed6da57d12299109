"""S16: counted, explained, closed once; and the day's sums beside it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableWidget

from counter_app.domain.printed import Form
from counter_app.ui.widgets.panel import Interruption
from counter_app.ui.widgets.second_officer import SecondOfficer
from tests.fakes.counter import BINH, PASSWORD, THU
from tests.ui.screens import Screens


@pytest.fixture
def screens(qtbot, at_once):
    """A shift with 8.000 đ in cash and 8.000 đ by VietQR."""
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    screens.page = screens.open("cash_up")
    screens.window.resize(1024, 560)
    screens.window.show()
    screens.window.activateWindow()
    qtbot.waitUntil(screens.page.isVisible)
    return screens


def words(screens):
    made = screens.page.findChildren(QLabel)
    return [one.text() for one in made if one.isVisible()]


def type_notes(screens, *counts):
    """Type how many of each, Enter after each, from the largest note."""
    screens.page.came()
    for count in counts:
        field = screens.page.focusWidget()
        QTest.keyClicks(field, count)
        QTest.keyClick(field, Qt.Key.Key_Return)


def close(screens):
    next(act for act in screens.page.acts() if act.id == "close").run()


def sheets(screens):
    return [s for s in screens.counter.paper.slips if s.form is Form.CASH_UP]


def test_notes_are_counted_by_keys_alone_and_a_till_that_fits_closes(screens):
    type_notes(screens, "", "", "", "", "", "", "1", "1", "1")
    assert "Đếm được 8.000 đ · khớp" in words(screens)

    close(screens)

    assert any("Đã chốt ca; bảng kê 03A1B2-0001" in one for one in words(screens))
    [sheet] = sheets(screens)
    assert sheet.facts["amount"] == 16_000
    assert "Chưa mở ca" in " ".join(words(screens))


def test_a_difference_is_asked_about_and_its_reason_printed(screens):
    type_notes(screens, "", "", "", "", "", "", "1")
    assert "Đếm được 5.000 đ · thiếu 3.000 đ" in words(screens)
    close(screens)
    assert sheets(screens) == []
    question = screens.page.findChild(Interruption)

    assert "thiếu 3.000 đ" in question.accessibleName()
    question._go("trả thừa cho khách")

    assert sheets(screens)[0].facts["difference_reason"] == "trả thừa cho khách"


def test_pressing_again_closes_nothing_more(screens):
    type_notes(screens, "", "", "", "", "", "", "1", "1", "1")
    close(screens)
    close(screens)

    assert len(sheets(screens)) == 1
    assert any("chưa mở ca" in one for one in words(screens))


def test_what_is_no_number_of_notes_is_said(screens):
    type_notes(screens, "x")
    close(screens)

    assert any("không phải số nguyên" in one.lower() for one in words(screens))
    assert sheets(screens) == []


def test_the_slips_and_what_is_not_sent_are_listed(screens):
    told = " ".join(words(screens))

    assert "2 phiếu thu 03A1B2-0001 … 03A1B2-0002" in told
    assert "Hồ sơ thu phí chưa gửi: 2" in told


def test_the_days_end_names_what_is_open(screens):
    screens.page._tabs.setCurrentIndex(1)
    told = " ".join(words(screens))

    assert "Còn 5 việc dở dang" in told
    assert "giấy hẹn chưa in; chưa gửi" in told
    sums = [value.text for _name, value in screens.page._day.facts()[:4]]
    assert sums[0] == "0 / 2"
    assert sums[-1] == "đã thu 16.000 đ, miễn 0 đ, phải thu 16.000 đ"


def test_the_shift_is_handed_over_by_name_and_by_the_colleagues_password(
    screens, qtbot
):
    hand_over = next(act for act in screens.page.acts() if act.id == "hand-over")
    hand_over.run()
    assert any("Ca của bạn chưa kiểm két" in one for one in words(screens))
    type_notes(screens, "", "", "", "", "", "", "1", "1", "1")
    close(screens)

    hand_over.run()
    dialog = screens.page.findChild(SecondOfficer)
    told = " ".join(one.text() for one in dialog.findChildren(QLabel))
    dialog.account.setText(BINH.id)
    dialog.password.setText(PASSWORD)
    with qtbot.waitSignal(screens.page.handed):
        dialog.agree()

    assert THU.name in told
    assert "chưa gửi" in told
    assert any(f"Đã bàn giao cho {BINH.name}" in one for one in words(screens))


def test_enter_on_a_slip_shows_its_fee(screens, qtbot):
    table = screens.page.findChild(QTableWidget)
    table.setFocus()
    table.setCurrentCell(1, 0)
    slip = table.item(1, 0).text()

    with qtbot.waitSignal(screens.page.fee_wanted) as wanted:
        QTest.keyClick(table, Qt.Key.Key_Return)

    with screens.counter.work.begin() as work:
        assert wanted.args == [work.till.of_slip(slip).dossier]


def test_a_shift_begins_with_its_change_by_keys_alone(screens):
    type_notes(screens, "", "", "", "", "", "", "1", "1", "1")
    close(screens)

    screens.page.came()
    field = screens.page.focusWidget()
    QTest.keyClicks(field, "100000")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert screens.counter.cashing_up.state().sums.opening == 100_000
