"""A shift is counted, explained and closed; then nothing in it changes."""

import pytest

from counter_app.domain.copies import CopyDocument
from counter_app.domain.day_end import Loose
from counter_app.domain.errors import AmountRefused, StoreFailed
from counter_app.domain.journal import Act
from counter_app.domain.money_errors import DifferenceUnexplained, NoShift
from counter_app.domain.payments import Method
from counter_app.domain.printed import Form
from counter_app.services.collecting import Taking, Waiving
from tests.fakes.counter import BINH, PASSWORD, THU

CARD = CopyDocument("Thẻ căn cước", pages=2, copies=2)


def pay(counter, method=Method.CASH, *, reconciled=True):
    dossier = counter.certifying.certify(THU, [CARD]).dossier
    due = counter.collecting.due(dossier.id)
    taking = Taking(method=method, amount=8_000, reconciled=reconciled)
    return counter.collecting.take(dossier.id, due.payment, taking)


def dossier_of(counter, payment):
    with counter.work.begin() as work:
        return work.till.of_slip(payment.slip).dossier


def test_before_the_first_fee_there_is_no_shift(counter):
    assert counter.cashing_up.state() is None

    pay(counter)

    state = counter.cashing_up.state()
    assert (state.shift.officer_name, state.shift.counter) == ("Nguyễn Thu Hà", "03")
    acts = [entry.act for entry in counter.work.journal.entries]
    assert acts.count(Act.SHIFT_OPENED) == 1


def test_the_float_said_last_counts_and_is_no_income(counter):
    counter.cashing_up.set_float(100_000)
    pay(counter)
    counter.cashing_up.set_float(200_000)

    sums = counter.cashing_up.state().sums

    assert (sums.opening, sums.expected, sums.total) == (200_000, 208_000, 8_000)
    assert len(counter.work.till.shifts) == 1


def test_each_way_of_paying_is_summed_by_itself(counter):
    pay(counter)
    pay(counter)
    pay(counter, Method.VIETQR)
    pay(counter, Method.VIETQR, reconciled=False)
    dossier = counter.certifying.certify(THU, [CARD]).dossier
    due = counter.collecting.due(dossier.id)
    counter.collecting.waive(
        dossier.id, due.payment, Waiving(reason="hộ nghèo", ground="NQ thử")
    )

    sums = counter.cashing_up.state().sums

    assert (sums.cash, sums.cash_slips) == (16_000, 2)
    assert (sums.seen, sums.seen_slips) == (8_000, 1)
    assert (sums.unproved, sums.unproved_slips) == (8_000, 1)
    assert sums.waived == 1
    assert [one.number[-4:] for one in sums.slips] == ["0001", "0002", "0003", "0004"]


def test_a_till_that_fits_is_closed_and_the_next_fee_opens_another(counter):
    pay(counter)

    state = counter.cashing_up.close({5_000: 1, 2_000: 1, 1_000: 1})
    pay(counter)

    assert state.closing.difference == 0
    assert counter.cashing_up.state().sums.cash == 8_000
    assert len(counter.work.till.shifts) == 2


def test_a_difference_needs_a_reason_and_is_kept_with_it(counter):
    pay(counter)
    with pytest.raises(DifferenceUnexplained) as told:
        counter.cashing_up.close({5_000: 1})
    assert told.value.difference == -3_000

    state = counter.cashing_up.close({5_000: 1}, "trả thừa cho khách 3.000")

    assert state.closing.reason == "trả thừa cho khách 3.000"
    assert counter.cashing_up.closed()[0].closing.difference == -3_000


def test_a_closed_shift_takes_no_entry_any_more(counter):
    pay(counter)
    shift = counter.cashing_up.state().shift
    counter.cashing_up.close({5_000: 1, 1_000: 3})
    [entry] = counter.work.till.entries(shift.id)

    with pytest.raises(StoreFailed):
        counter.work.till.add(entry)
    with pytest.raises(NoShift):
        counter.cashing_up.close({})


def test_a_slip_of_a_closed_shift_is_given_back_in_the_shift_of_today(counter):
    payment = pay(counter)
    counter.cashing_up.close({5_000: 1, 2_000: 1, 1_000: 1})

    counter.numbering.void("fee", payment.slip, "thu nhầm", BINH.id, PASSWORD)

    sums = counter.cashing_up.state().sums
    assert sums.cash == -8_000
    assert [one.number for one in sums.given_back] == [payment.slip]
    assert counter.cashing_up.closed()[0].sums.cash == 8_000


def test_the_sheet_says_methods_notes_numbers_and_what_is_not_sent(counter):
    payment = pay(counter)
    voided = pay(counter, Method.VIETQR)
    counter.numbering.void("fee", voided.slip, "sai người", BINH.id, PASSWORD)
    state = counter.cashing_up.close({5_000: 1, 2_000: 1, 1_000: 1})

    issued = counter.cashing_up.print(state)

    [slip] = [one for one in counter.paper.slips if one.form is Form.CASH_UP]
    assert issued.record.number.endswith("-0001")
    assert slip.facts["amount"] == 8_000
    assert slip.facts["voided"] == f"{voided.slip} (sai người)"
    assert [row[0] for row in slip.tables["slips"]] == [payment.slip, voided.slip]
    assert slip.tables["notes"] == [
        (5_000, "1", 5_000),
        (2_000, "1", 2_000),
        (1_000, "1", 1_000),
    ]
    assert len(state.unsent) == 2
    assert state.unsent[0] in slip.facts["unsent"]


def test_an_empty_shift_can_be_closed(counter):
    counter.cashing_up.set_float(0)

    state = counter.cashing_up.close({})

    assert (state.closing.expected, state.closing.counted) == (0, 0)
    assert counter.cashing_up.state() is None


@pytest.mark.parametrize("notes", [{3_000: 1}, {5_000: -1}, {5_000: 10**6}])
def test_notes_no_till_holds_are_refused(counter, notes):
    pay(counter)

    with pytest.raises(AmountRefused):
        counter.cashing_up.close(notes)

    assert counter.cashing_up.state() is not None


def test_each_officer_has_a_shift_of_their_own(counter):
    pay(counter)
    counter.session.sign_in(BINH.id, PASSWORD, "03")

    assert counter.cashing_up.state() is None


def test_a_transfer_proved_in_its_shift_is_summed_as_seen(counter):
    payment = pay(counter, Method.VIETQR, reconciled=False)
    counter.collecting.prove(dossier_of(counter, payment))

    sums = counter.cashing_up.state().sums

    assert (sums.seen, sums.seen_slips) == (8_000, 1)
    assert (sums.unproved, sums.unproved_slips) == (0, 0)
    assert [one.reconciled for one in sums.slips] == [True]
    assert sums.proved_later == ()


def test_a_transfer_proved_in_a_later_shift_is_listed_there_and_adds_nothing(counter):
    payment = pay(counter, Method.VIETQR, reconciled=False)
    closed = counter.cashing_up.close({})
    pay(counter)

    counter.collecting.prove(dossier_of(counter, payment))

    sums = counter.cashing_up.state().sums
    assert (sums.seen, sums.unproved, sums.total) == (0, 0, 8_000)
    assert [one.number for one in sums.proved_later] == [payment.slip]
    assert closed.sums.unproved == 8_000
    [before] = counter.cashing_up.closed()
    assert before.sums == closed.sums
    sheet = counter.cashing_up.close({5_000: 1, 2_000: 1, 1_000: 1})
    counter.cashing_up.print(sheet)
    methods = counter.paper.slips[-1].tables["methods"]
    assert ("VietQR của ca trước, nay thấy báo có", "1", 8_000, None, None) in methods
    assert counter.day_end.balance().balanced is False  # nothing was printed or sent
    reasons = [end.why for end in counter.day_end.balance().loose]
    assert Loose.UNPROVED not in reasons
