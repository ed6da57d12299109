"""S09 with a fee: it comes before the next person; without one it is skipped."""

from dataclasses import replace
from time import monotonic

import pytest

from counter_app.domain.fees import Fee
from counter_app.domain.procedures import Channel
from counter_app.domain.vietqr import BankAccount
from counter_app.paper.payment_qr import payment_png
from counter_app.ui.page import Kind
from counter_app.ui.received.page import DOUBLE_MS, ReceivedPage
from counter_app.ui.received.presenter import ReceivedPresenter
from counter_app.ui.walk import Walk
from counter_app.ui.widgets.chip import Chip
from tests.fakes.counter import THU, FakeCounter
from tests.ui.screens import Screens


@pytest.fixture
def show(qtbot, at_once):
    """Show a dossier just received by this channel."""

    def made(channel, account=None, **told):
        counter, walk = FakeCounter(), Walk()
        paying = replace(counter.paying, account=account, draw=payment_png)
        presenter = ReceivedPresenter(
            walk,
            counter.receipting,
            counter.lookup,
            counter.catalogue,
            (at_once, at_once),
            paying.qr,
        )
        dossier = counter.intake.receive(counter.ready(THU, channel).id)
        walk.arrive(replace(dossier, **told))
        page = ReceivedPage(presenter)
        qtbot.addWidget(page)
        page.show()
        return page

    return made


def primary(page):
    return next(act for act in page.acts() if act.kind is Kind.PRIMARY)


def test_with_a_fee_f9_collects_it_and_f2_is_the_next_person(show, qtbot):
    page = show(Channel.PAPER)

    with qtbot.waitSignal(page.fee_wanted):
        primary(page).run()

    assert primary(page).text() == "Thu phí"
    assert [act.key for act in page.acts() if act.id == "next"] == ["F2"]


def test_without_a_fee_f9_is_the_next_person(show, qtbot):
    page = show(Channel.ASSISTED)

    with qtbot.waitSignal(page.next_wanted):
        primary(page).run()

    assert "fee" not in [act.id for act in page.acts()]


@pytest.mark.parametrize(
    ("amount", "said"),
    [(None, "chưa có mức phí"), (0, "không thu"), (8000, "chưa thu 8.000 đ")],
)
def test_a_fee_nobody_has_set_is_not_called_nothing(show, amount, said):
    page = show(Channel.ASSISTED, fee=Fee(amount=amount))

    assert said in [chip.look().text for chip in page.findChildren(Chip)]


def test_where_the_office_has_an_account_the_qr_is_there_at_once(show):
    with_account = show(Channel.PAPER, BankAccount("970436", "0123456789"))
    without = show(Channel.PAPER)

    assert with_account._qr.isVisible()
    assert not without._qr.isVisible()


def test_c36_a_second_f9_of_the_same_movement_does_not_hide_the_code(show, qtbot):
    page = show(Channel.ASSISTED)
    page.came()

    began, gone = monotonic(), []
    page.next_wanted.connect(lambda: gone.append(monotonic()))

    def press():
        primary(page).run()
        assert gone

    qtbot.waitUntil(press, timeout=10 * DOUBLE_MS)

    assert gone[0] - began >= DOUBLE_MS / 1000 - 0.01


def test_the_time_the_promise_leaves_stands_beside_work_money_and_sync(qtbot, at_once):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)

    page = screens.open("received")

    looks = [chip.accessibleName() for chip in page.findChildren(Chip)]
    assert looks == ["Đã tiếp nhận", "Còn 7 giờ 19 phút", "không thu", "Chờ gửi"]
