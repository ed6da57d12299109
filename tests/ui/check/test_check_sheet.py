"""Phiếu kiểm tra: what the citizen confirms, on paper, always in Vietnamese."""

import pytest

from counter_app.domain.drafts import Confirmation
from counter_app.domain.printed import Form
from counter_app.ui.check.presenter import CheckPresenter
from counter_app.ui.check.sheet import CheckSheet
from counter_app.ui.walk import Walk
from tests.fakes.counter import THU, FakeCounter
from tests.fakes.tasks import LaterTasks
from tests.fakes.view import NotingView
from tests.ui.screens import Screens


@pytest.fixture
def counter():
    return FakeCounter()


@pytest.fixture
def checked(counter):
    return counter.intake.check(counter.filled().id)


def test_it_says_person_answers_fee_and_promise_with_boxes_to_tick(counter, checked):
    issued = counter.check_slips.print(checked)

    [slip] = counter.paper.slips
    rows = {row[0]: row[1:] for row in slip.tables["facts"]}
    assert (slip.form, issued.record.number) == (Form.CHECK, "")
    assert rows["Họ, chữ đệm, tên"] == (THU.name, "", "")
    assert rows["Ngày sinh"][0] == "05/03/1987"
    assert "UBND phường Thử Nghiệm" in [row[0] for row in rows.values()]
    assert rows["Phí, lệ phí"][0] == "0 đồng"
    assert rows["Hẹn trả"][0] == "trước 17:00, Thứ Hai, 23/11/2026"


def test_pressed_twice_it_is_printed_once_and_its_signature_is_asked_for(counter):
    walk, view = Walk(), NotingView()
    local, devices = LaterTasks(), LaterTasks()
    sheet = CheckSheet(counter.check_slips, devices)
    presenter = CheckPresenter(walk, counter.intake, local, sheet)
    walk.begin(counter.filled(), counter.procedure())
    presenter.attach(view)
    presenter.open()
    local.finish_all()

    presenter.print_sheet()
    presenter.print_sheet()
    devices.finish_all()

    assert len(counter.printer.sent) == 1
    assert "show_sheet" in view.names()


def test_on_the_screen_the_signed_slip_is_then_chosen(qtbot, at_once):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    page = screens.open("check")

    page.show_sheet(screens.counter.check_slips.print(page._checked))

    assert page._radios[Confirmation.SIGNED_SLIP].isChecked()
