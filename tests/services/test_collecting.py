"""The fee is taken once, in every book at once, and given back by a new entry."""

from dataclasses import replace

import pytest

from counter_app.domain.copies import CopyDocument
from counter_app.domain.errors import Forbidden, SecondOfficerNeeded, StoreFull
from counter_app.domain.fields import dossier_from, fields_of
from counter_app.domain.ids import OfficerId
from counter_app.domain.journal import Act
from counter_app.domain.money_errors import (
    CashTooLittle,
    FeeNotOwed,
    GroundNeeded,
    NothingToProve,
)
from counter_app.domain.payments import Kind, Method, owed, unproved
from counter_app.domain.people import Officer, Role
from counter_app.domain.printed import Form
from counter_app.domain.vietqr import BankAccount
from counter_app.services.collecting import Taking, Waiving
from tests.fakes.counter import BINH, HA, PASSWORD, THU

CARD = CopyDocument("Thẻ căn cước", pages=2, copies=2)
CASH = Taking(method=Method.CASH, amount=8_000, tendered=10_000)


@pytest.fixture
def visit(counter):
    """Two copies of two pages: 8.000 đ to be paid."""
    return counter.certifying.certify(THU, [CARD]).dossier


def kept(counter, dossier):
    with counter.work.begin() as work:
        return work.dossiers.get(dossier.id)


def take(counter, visit, taking=CASH):
    due = counter.collecting.due(visit.id)
    return counter.collecting.take(visit.id, due.payment, taking)


def test_the_fee_stands_in_every_book_and_is_told_to_the_portal_once(counter, visit):
    before = len(counter.work.outbox.changes)

    payment = take(counter, visit)

    after = kept(counter, visit)
    assert (after.owed, after.payments) == (0, (payment,))
    [change] = counter.work.outbox.changes[before:]
    assert [*change.fields] == [f"payments.{payment.id}"]
    [entry] = counter.work.till.kept
    assert (entry.amount, entry.slip, entry.method) == (8_000, payment.slip, "cash")
    line = counter.work.journal.entries[-2]
    assert (line.act, line.detail) == (Act.FEE_TAKEN, f"{payment.slip} cash 8000")


def test_the_same_payment_asked_for_again_takes_nothing_more(counter, visit):
    due = counter.collecting.due(visit.id)

    first = counter.collecting.take(visit.id, due.payment, CASH)
    again = counter.collecting.take(visit.id, due.payment, CASH)

    assert again == first
    assert len(counter.work.till.kept) == 1


def test_a_fee_paid_already_is_not_taken_again_from_another_screen(counter, visit):
    take(counter, visit)

    with pytest.raises(FeeNotOwed):
        take(counter, visit)


@pytest.mark.parametrize(
    ("taking", "error"),
    [
        (replace(CASH, amount=7_000), FeeNotOwed),
        (replace(CASH, amount=0), FeeNotOwed),
        (replace(CASH, tendered=5_000), CashTooLittle),
    ],
)
def test_a_wrong_sum_is_refused_and_nothing_is_written(counter, visit, taking, error):
    with pytest.raises(error):
        take(counter, visit, taking)

    assert counter.work.till.kept == []
    assert kept(counter, visit).payments == ()


def test_a_full_disk_takes_no_money_and_no_number(counter, visit):
    counter.work.full = True
    with pytest.raises(StoreFull):
        take(counter, visit)
    counter.work.full = False

    assert take(counter, visit).slip.endswith("-0001")
    assert len(counter.work.till.kept) == 1


def test_the_slip_comes_out_once_however_often_it_is_asked_for(counter, visit):
    payment = take(counter, visit)

    first = counter.fee_slips.issue(visit.id, payment.id)
    again = counter.fee_slips.issue(visit.id, payment.id)

    assert first.record.number == payment.slip == again.record.number
    assert len(counter.printer.sent) == 1
    [slip] = counter.paper.slips
    assert slip.form is Form.FEE
    assert slip.facts["in_words"] == "Tám nghìn đồng"
    assert "không thay thế biên lai" in slip.facts["official"]


def test_a_reprint_is_the_second_copy_of_the_same_number(counter, visit):
    payment = take(counter, visit)
    counter.fee_slips.issue(visit.id, payment.id)

    again = counter.fee_slips.reprint(visit.id, payment.id)

    assert (again.record.copy, again.record.number) == (2, payment.slip)


def test_a_transfer_only_the_citizens_phone_shows_is_marked_unproved(counter, visit):
    unproved = Taking(method=Method.VIETQR, amount=8_000, reconciled=False)

    payment = take(counter, visit, unproved)
    counter.fee_slips.issue(visit.id, payment.id)

    assert not payment.reconciled
    assert "chưa đối soát" in counter.paper.slips[0].facts["method"]
    assert counter.cashing_up.state().sums.unproved == 8_000


def test_the_qr_asks_for_what_is_still_owed_and_vanishes_when_paid(counter, visit):
    account = BankAccount("970416", "257678859")
    counter.paying = replace(counter.paying, account=account)

    asked = counter.collecting.due(visit.id).qr
    take(counter, visit)

    assert b"54048000" in asked
    assert counter.collecting.due(visit.id).qr is None


def test_a_fee_is_let_off_only_with_reason_and_ground(counter, visit):
    due = counter.collecting.due(visit.id)
    with pytest.raises(GroundNeeded):
        counter.collecting.waive(visit.id, due.payment, Waiving(reason="hộ nghèo"))

    said = Waiving(reason="hộ nghèo", ground="Nghị quyết thử 01")
    waived = counter.collecting.waive(visit.id, due.payment, said)

    assert (waived.kind, waived.amount, waived.slip) == (Kind.WAIVED, 8_000, "")
    assert kept(counter, visit).owed == 0
    assert counter.cashing_up.state().sums.waived == 1


def test_a_fee_no_source_gives_is_typed_with_its_ground(counter, visit):
    unknown = replace(visit, fee=replace(visit.fee, amount=None))
    with counter.work.begin() as work:
        work.dossiers.put(unknown)
        work.commit()
    with pytest.raises(GroundNeeded):
        take(counter, visit, replace(CASH, amount=5_000))

    take(counter, visit, replace(CASH, amount=5_000, ground="NQ thử của HĐND"))

    assert kept(counter, visit).owed == 0
    assert counter.collecting.due(visit.id).standing[0].ground == "NQ thử của HĐND"


def test_voiding_the_slip_gives_the_money_back_by_a_new_entry(counter, visit):
    payment = take(counter, visit)

    counter.numbering.void("fee", payment.slip, "thu nhầm", BINH.id, PASSWORD)

    after = kept(counter, visit)
    assert after.payments[0] == payment
    assert [one.kind for one in after.payments] == [Kind.TAKEN, Kind.REVERSED]
    assert after.owed == 8_000
    sums = counter.cashing_up.state().sums
    assert (sums.cash, sums.cash_slips) == (0, 0)
    assert [one.void_reason for one in sums.voided] == ["thu nhầm"]


def test_voiding_twice_gives_the_money_back_once(counter, visit):
    payment = take(counter, visit)

    for _ in range(2):
        counter.numbering.void("fee", payment.slip, "thu nhầm", BINH.id, PASSWORD)

    assert kept(counter, visit).owed == 8_000
    assert len(counter.work.till.kept) == 2


def test_one_officer_alone_voids_no_slip_and_keeps_the_money(counter, visit):
    payment = take(counter, visit)

    with pytest.raises(SecondOfficerNeeded):
        counter.numbering.void("fee", payment.slip, "thu nhầm", HA.id, PASSWORD)

    assert kept(counter, visit).owed == 0


def test_a_voided_slip_says_so_when_it_is_printed_again(counter, visit):
    payment = take(counter, visit)
    counter.fee_slips.issue(visit.id, payment.id)
    counter.numbering.void("fee", payment.slip, "thu nhầm", BINH.id, PASSWORD)

    counter.fee_slips.reprint(visit.id, payment.id)

    assert [slip.void for slip in counter.paper.slips] == [False, True]


def test_after_a_void_the_fee_can_be_taken_under_a_new_number(counter, visit):
    wrong = take(counter, visit)
    counter.numbering.void("fee", wrong.slip, "thu nhầm", BINH.id, PASSWORD)

    right = take(counter, visit, Taking(method=Method.VIETQR, amount=8_000))

    assert right.slip != wrong.slip
    assert kept(counter, visit).owed == 0


def test_two_counters_that_both_took_the_fee_show_as_paid_twice(counter, visit):
    payment = take(counter, visit)
    elsewhere = replace(payment, id="another-counter", slip="04B-0001")

    both = dossier_from(visit.id, fields_of(kept(counter, visit).pay(elsewhere)))

    assert len(both.payments) == 2
    assert both.owed == -8_000


def test_a_payment_of_a_newer_program_is_left_alone(counter, visit):
    take(counter, visit)
    flat = fields_of(kept(counter, visit))
    flat["payments.new"] = {"kind": "by-instalments", "amount": 1}

    read = dossier_from(visit.id, flat)

    assert owed(read.fee, read.payments) == 0


def test_a_clerk_takes_no_money(counter, visit):
    clerk = Officer(
        id=OfficerId("van.thu"),
        name="Văn Thư",
        roles=frozenset({Role.CLERK}),
        counters=frozenset(),
    )
    counter.session.enrol(clerk, PASSWORD)
    counter.session.sign_in(clerk.id, PASSWORD, "03")

    with pytest.raises(Forbidden):
        counter.collecting.due(visit.id)


SHOWN = Taking(method=Method.VIETQR, amount=8_000, reconciled=False)


def test_a_transfer_only_shown_is_proved_by_a_new_entry_when_its_credit_comes(
    counter, visit
):
    payment = take(counter, visit, SHOWN)
    before = len(counter.work.outbox.changes)
    counter.clock.move(minutes=20)

    proved = counter.collecting.prove(visit.id)

    after = kept(counter, visit)
    assert after.payments == (payment, proved)
    assert (after.owed, unproved(after.payments)) == (0, None)
    [change] = counter.work.outbox.changes[before:]
    assert [*change.fields] == [f"payments.{proved.id}"]
    line = counter.work.journal.entries[-1]
    assert (line.act, line.detail) == (Act.FEE_PROVED, f"{payment.slip} vietqr 8000")
    assert dossier_from(visit.id, fields_of(after)).payments == after.payments


def test_a_credit_is_seen_once_and_only_where_one_is_waited_for(counter, visit):
    with pytest.raises(NothingToProve):
        counter.collecting.prove(visit.id)
    take(counter, visit, SHOWN)
    counter.collecting.prove(visit.id)

    with pytest.raises(NothingToProve):
        counter.collecting.prove(visit.id)

    assert len(counter.work.till.kept) == 2


def test_a_proved_transfer_that_is_voided_is_owed_again(counter, visit):
    payment = take(counter, visit, SHOWN)
    counter.collecting.prove(visit.id)

    counter.numbering.void("fee", payment.slip, "thu nhầm", BINH.id, PASSWORD)

    assert kept(counter, visit).owed == 8_000
    sums = counter.cashing_up.state().sums
    assert (sums.seen, sums.unproved, sums.total) == (0, 0, 0)
