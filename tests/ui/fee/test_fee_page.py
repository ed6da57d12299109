"""S10 as an officer sees and keys it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QRadioButton

from counter_app.domain.vietqr import BankAccount
from counter_app.paper.payment_qr import payment_png
from counter_app.ui.fee.words import Origin
from counter_app.ui.page import Kind
from tests.ui.screens import Screens


@pytest.fixture
def screens(qtbot, at_once):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    account = BankAccount("970436", "0123456789")
    screens.counter.paying = replace(
        screens.counter.paying, account=account, draw=payment_png
    )
    screens.page = screens.open("fee")
    screens.window.resize(1024, 560)
    screens.window.show()
    screens.window.activateWindow()
    qtbot.waitUntil(screens.page.isVisible)
    screens.page.came()
    return screens


def words(screens):
    made = screens.page.findChildren(QLabel)
    return [one.text() for one in made if one.isVisible()]


def press(screens, key):
    QTest.keyClick(screens.page.focusWidget() or screens.page, key)


def forward(screens):
    acts = screens.page.acts()
    next(act for act in acts if act.kind is Kind.PRIMARY).run()


def test_the_note_is_a_digit_and_the_change_is_said_at_once(screens):
    press(screens, Qt.Key.Key_1)

    assert "Khách đưa 10.000 đ · trả lại 2.000 đ" in words(screens)

    forward(screens)
    assert "Trả lại khách 2.000 đ" in words(screens)
    assert any("Phiếu thu 03A1B2-0001 (bản 1) in ra" in one for one in words(screens))


def test_v_shows_the_qr_and_says_that_no_credit_can_be_seen_here(screens):
    press(screens, Qt.Key.Key_V)

    shown = [
        one
        for one in screens.page.findChildren(QLabel)
        if one.isVisible() and not one.pixmap().isNull()
    ]
    assert any(one.accessibleName() == "Mã QR để chuyển khoản" for one in shown)
    assert any("không phải bằng chứng đã trả" in one for one in words(screens))


def test_keys_alone_take_a_transfer_the_citizen_showed(screens):
    press(screens, Qt.Key.Key_V)
    press(screens, Qt.Key.Key_2)
    forward(screens)

    assert any("chưa đối soát" in one for one in words(screens))
    assert not screens.counter.work.till.kept[0].reconciled


def test_too_little_cash_is_said_at_its_field(screens):
    press(screens, Qt.Key.Key_5)
    forward(screens)

    assert any("còn phải đưa thêm 3.000 đ" in one for one in words(screens))
    assert screens.page.failed


def test_m_asks_for_reason_and_ground(screens):
    press(screens, Qt.Key.Key_M)
    forward(screens)

    assert "Ghi căn cứ pháp lý" in words(screens)
    [chosen] = [
        one for one in screens.page.findChildren(QRadioButton) if one.isChecked()
    ]
    assert chosen.text().startswith("Miễn, giảm")


def test_another_language_is_spoken_at_once(screens, qapp):
    qapp.set_language("en")

    assert "To be paid" in words(screens)
    assert any(act.text() == "Taken, print the slip" for act in screens.page.acts())


def test_later_leaves_the_fee_owed(screens, qtbot):
    with qtbot.waitSignal(screens.page.done):
        next(act for act in screens.page.acts() if act.id == "later").run()

    assert screens.counter.work.till.kept == []


def test_once_paid_the_same_citizen_can_hand_in_another_dossier(screens, qtbot):
    assert "another" not in [act.id for act in screens.page.acts()]
    forward(screens)

    another = next(act for act in screens.page.acts() if act.id == "another")
    assert (another.text(), another.key) == ("Cùng công dân, hồ sơ tiếp", "F3")
    with qtbot.waitSignal(screens.page.another_wanted) as wanted:
        another.run()
    assert wanted.args == [screens.page._presenter.due.dossier.id]


@pytest.mark.parametrize("origin", [one for one in Origin if one != "received"])
def test_who_came_for_another_reason_goes_back_there(screens, origin):
    screens.page.origin = origin
    forward(screens)

    assert "another" not in [act.id for act in screens.page.acts()]


def test_a_transfer_whose_credit_came_later_is_written_down_as_seen(screens):
    press(screens, Qt.Key.Key_V)
    press(screens, Qt.Key.Key_2)
    forward(screens)
    [seen] = [act for act in screens.page.acts() if act.id == "proved"]
    assert seen.text() == "Đã thấy báo có"

    seen.run()

    slip = screens.counter.work.till.kept[0].slip
    assert f"Đã ghi: thấy báo có của phiếu thu {slip}." in words(screens)
    assert "proved" not in [act.id for act in screens.page.acts()]


def test_whoever_comes_back_to_an_unproved_transfer_is_told_what_to_do(screens):
    press(screens, Qt.Key.Key_V)
    press(screens, Qt.Key.Key_2)
    forward(screens)

    screens.page._presenter.again()

    told = " ".join(words(screens))
    assert "chuyển khoản chưa thấy báo có. Xem tài khoản" in told
