"""F9 takes the fee once, whatever is pressed meanwhile; wrong sums are explained."""

from dataclasses import replace

import pytest

from counter_app.domain.copies import CopyDocument
from counter_app.domain.errors import AmountRefused
from counter_app.domain.money_errors import CashTooLittle
from counter_app.domain.payments import Kind, Method
from counter_app.domain.tendering import tendered
from counter_app.ui.fee.presenter import (
    BREATH,
    FeePresenter,
    FeeWork,
    Proof,
    Typed,
    Way,
    Wrong,
)
from tests.fakes.counter import BINH, MAU, PASSWORD, THU, FakeCounter
from tests.fakes.tasks import LaterTasks
from tests.fakes.view import NotingView

CARD = CopyDocument("Thẻ căn cước", pages=2, copies=2)


class Room:
    """The screen of a fee of 8.000 đ, with everything around it."""

    def __init__(self) -> None:
        self.counter, self.view = FakeCounter(), NotingView()
        self.local, self.devices = LaterTasks(), LaterTasks()
        self.now = 0.0
        work = FeeWork(
            collecting=self.counter.collecting,
            slips=self.counter.fee_slips,
            numbering=self.counter.numbering,
        )
        self.presenter = FeePresenter(work, self.local, self.devices, lambda: self.now)
        self.presenter.attach(self.view)
        self.dossier = self.visit(THU)

    def visit(self, citizen):
        return self.counter.certifying.certify(citizen, [CARD]).dossier

    def open(self):
        self.presenter.open(self.dossier.id)
        self.local.finish_all()

    def act(self, typed=None):
        self.presenter.act(typed or Typed())

    def finish(self):
        self.local.finish_all()
        self.devices.finish_all()

    @property
    def entries(self):
        return self.counter.work.till.kept


@pytest.fixture
def room():
    room = Room()
    room.open()
    return room


def test_one_key_for_the_note_and_f9_are_enough(room):
    room.act(Typed(tendered="1"))
    room.finish()

    payment, back = room.view.last("show_taken")
    assert (payment.amount, payment.tendered, back) == (8_000, 10_000, 2_000)
    assert room.view.last("show_issued")[0].record.number == payment.slip


def test_f9_held_or_pressed_twice_takes_the_money_once(room):
    for _ in range(3):
        room.act()
    room.finish()
    room.act()
    room.finish()

    assert len(room.entries) == 1
    assert len(room.counter.printer.sent) == 1
    assert "leave" not in room.view.names()


def test_f9_after_a_breath_goes_on(room):
    room.act()
    room.finish()
    room.now += BREATH

    room.act()

    assert room.view.names()[-1] == "leave"


@pytest.mark.parametrize(
    ("typed", "error"), [("5", CashTooLittle), ("năm nghìn", AmountRefused)]
)
def test_a_wrong_sum_is_explained_and_nothing_is_taken(room, typed, error):
    room.act(Typed(tendered=typed))
    room.finish()

    [wrong] = room.view.last("show_wrong")
    assert isinstance(wrong.tendered, error)
    assert room.entries == []


def test_a_transfer_is_taken_only_after_the_officer_said_what_was_seen(room):
    room.presenter.choose(Way.VIETQR)
    room.act()
    assert room.view.last("show_wrong") == (Wrong(proof=True),)

    room.presenter.prove(Proof.SHOWN)
    room.act()
    room.finish()

    [entry] = room.entries
    assert (entry.method, entry.reconciled) == (Method.VIETQR, False)


def test_a_transfer_that_does_not_come_is_switched_to_cash(room):
    room.presenter.choose(Way.VIETQR)
    room.presenter.choose(Way.CASH)

    room.act()
    room.finish()

    assert room.entries[0].method is Method.CASH


def test_an_exemption_wants_reason_and_ground_and_prints_no_slip(room):
    room.presenter.choose(Way.WAIVE)
    room.act(Typed(reason="hộ nghèo"))
    assert room.view.last("show_wrong") == (Wrong(waive_ground=True),)

    room.act(Typed(reason="hộ nghèo", waive_ground="NQ thử"))
    room.finish()

    assert room.view.last("show_taken")[0].kind is Kind.WAIVED
    assert room.counter.printer.sent == []


def test_an_amount_no_source_gives_is_typed_with_its_ground(room):
    with room.counter.work.begin() as work:
        fee = replace(room.dossier.fee, amount=None)
        work.dossiers.put(replace(room.dossier, fee=fee))
        work.commit()
    room.open()

    room.act(Typed(amount="5.000"))
    assert room.view.last("show_wrong") == (Wrong(ground=True),)
    room.act(Typed(amount="5.000", ground="NQ thử"))
    room.finish()

    assert room.view.last("show_taken")[0].amount == 5_000


def test_a_full_disk_is_told_and_f9_can_be_pressed_again(room):
    room.counter.work.full = True
    room.act()
    room.finish()
    room.counter.work.full = False
    room.act()
    room.finish()

    assert "show_problem" in room.view.names()
    assert len(room.entries) == 1


def test_the_slip_is_printed_though_the_next_citizen_is_served_already(room):
    room.act()
    other = room.visit(MAU)
    room.presenter.open(other.id)
    room.finish()

    assert len(room.counter.printer.sent) == 1
    assert "show_taken" not in room.view.names()
    assert room.presenter.due.dossier.id == other.id


def test_what_was_paid_before_is_shown_and_only_its_slip_can_be_printed(room):
    room.act()
    room.finish()
    room.open()

    assert room.presenter.is_settled
    room.presenter.reprint()
    room.finish()
    assert room.view.last("show_issued")[0].record.copy == 2


def test_a_voided_slip_makes_the_fee_payable_again(room):
    room.act()
    room.finish()

    room.presenter.void("thu nhầm", BINH.id, PASSWORD)
    room.finish()

    assert "show_voided" in room.view.names()
    assert room.view.last("show_due")[0].owed == 8_000
    assert not room.presenter.is_settled


@pytest.mark.parametrize(
    ("text", "laid"),
    [
        ("", 8_000),
        ("1", 10_000),
        ("4", 100_000),
        ("15", 15_000),
        ("500", 500_000),
        ("20000", 20_000),
        ("20.000", 20_000),
    ],
)
def test_cash_is_typed_in_few_keys(text, laid):
    assert tendered(text, 8_000) == laid


@pytest.mark.parametrize("text", ["x", "-5", "1e5", "9" * 14])
def test_what_is_no_sum_is_refused(text):
    with pytest.raises(AmountRefused):
        tendered(text, 8_000)
