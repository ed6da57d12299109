"""What the officer sees on the check with the citizen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QRadioButton

from counter_app.domain.news import Connection
from counter_app.domain.procedures import Channel
from counter_app.ui.check.page import CheckPage
from counter_app.ui.check.presenter import CheckPresenter
from counter_app.ui.widgets.exemption_choice import ExemptionChoice
from tests.fakes.counter import THU, declarations
from tests.ui.screens import Screens

FORMS = declarations()


@pytest.fixture
def screens(qtbot, at_once):
    made = Screens(at_once)
    qtbot.addWidget(made.window)
    return made


def chosen(page):
    return [radio for radio in page.findChildren(QRadioButton) if radio.isChecked()]


def test_the_answer_of_one_citizen_is_not_shown_to_the_next(qtbot, screens):
    page = screens.open("check")
    screens.window.show()
    qtbot.waitUntil(page.isVisible)
    qtbot.keyClick(screens.window.focusWidget(), Qt.Key.Key_1)
    assert len(chosen(page)) == 1

    screens.walk.clear()
    screens.walk.begin(screens.counter.filled(), screens.counter.procedure())
    screens.window.show_page(page)

    assert page.is_filled()
    assert chosen(page) == []


def test_an_exemption_is_granted_from_a_list_where_one_would_help(qtbot, screens):
    counter = screens.counter
    draft = counter.intake.start(THU)
    draft = counter.intake.choose(draft.id, "1.004222", Channel.PAPER)
    screens.walk.begin(draft, counter.catalogue.procedure("1.004222"))
    page = CheckPage(CheckPresenter(screens.walk, counter.intake, screens.lane), FORMS)
    screens.window.show_page(page)
    screens.window.show()
    qtbot.waitUntil(page.isVisible)
    choice = page.findChild(ExemptionChoice)
    assert choice.isVisible()
    assert "20.000 đ" in page.context().channel

    choice.granted.emit("dieu-4-tt-75")

    assert page.context().channel.endswith("0 đ")
    assert choice.findChild(QComboBox).currentData() == "dieu-4-tt-75"
    screens.walk.clear()
    draft = counter.intake.start(THU)
    draft = counter.intake.choose(draft.id, "1.000656", Channel.PAPER)
    screens.walk.begin(draft, counter.catalogue.procedure("1.000656"))
    page.came()
    assert page.context().channel.endswith("0 đ")
    assert not choice.isVisible()
    screens.walk.clear()
    screens.walk.begin(counter.filled(), counter.procedure())
    page.came()
    assert not choice.isVisible()


def said_beside(page, name):
    """What stands behind the value of this row: where it is from."""
    rows = page._rows
    for row in range(rows.rowCount()):
        item = rows.itemAtPosition(row, 0)
        if item and item.widget().text() == name:
            return rows.itemAtPosition(row, 2).widget().text()
    raise AssertionError(name)


def test_a_row_says_what_the_card_told_and_not_what_was_typed(screens):
    page = screens.open("check")
    assert said_beside(page, "Số định danh cá nhân") == "từ thẻ"
    assert said_beside(page, "Nơi đã đăng ký hộ tịch") == ""

    draft = screens.walk.draft
    other = {**draft.answers, "nyc_ho_ten": "NGUYỄN THỊ KHÁC"}
    screens.walk.take(screens.counter.intake.answer(draft.id, other))
    page.came()

    assert said_beside(page, "Họ, chữ đệm, tên người yêu cầu") == ""


def test_an_answer_still_to_be_given_is_said_beside_the_ways_to_give_it(qtbot, screens):
    page = screens.open("check")
    screens.window.show()
    qtbot.waitUntil(page.isVisible)

    assert seen(page, "· chưa xác nhận")
    qtbot.keyClick(screens.window.focusWidget(), Qt.Key.Key_1)

    assert not seen(page, "· chưa xác nhận")


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (9, "Sẽ gửi khi có mạng."),
        (0, "Sẽ gửi khi có mạng. Giấy hẹn mang mã tạm."),
    ],
)
def test_c37_without_a_network_the_check_says_when_it_is_sent(
    qtbot, screens, left, words
):
    page = screens.open("check")
    screens.window.show()
    qtbot.waitUntil(page.isVisible)

    page._presenter.hear(Connection(online=False, numbers_left=left))
    assert seen(page, words)
    page._presenter.hear(Connection(online=True, numbers_left=left))

    assert not seen(page, words)


def seen(page, words):
    labels = page.findChildren(QLabel)
    return any(one.isVisible() and one.text() == words for one in labels)
