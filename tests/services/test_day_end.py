"""Receipts = dossiers = files = money, and what is open is listed by name."""

from dataclasses import replace

import pytest

from counter_app.domain.copies import CopyDocument
from counter_app.domain.day_end import Loose
from counter_app.domain.papers import Attachment
from counter_app.domain.payments import Method
from counter_app.domain.statuses import ENDED, Status
from counter_app.services.collecting import Taking
from tests.fakes.counter import MAU, THU

CARD = CopyDocument("Thẻ căn cước", pages=2, copies=2)


@pytest.fixture
def visit(counter):
    dossier = counter.certifying.certify(THU, [CARD]).dossier
    counter.receipting.issue(dossier.id)
    counter.printing.follow()
    return dossier


def pay(counter, dossier, **how):
    taking = Taking(method=Method.CASH, amount=8_000)
    due = counter.collecting.due(dossier.id)
    counter.collecting.take(dossier.id, due.payment, replace(taking, **how))


def everything_sent(counter):
    counter.work.outbox.changes.clear()


def reasons(balance):
    return [end.why for end in balance.loose]


def test_a_day_that_is_printed_sent_paid_and_closed_balances(counter, visit):
    pay(counter, visit)
    counter.cashing_up.close({5_000: 1, 2_000: 1, 1_000: 1})
    everything_sent(counter)

    day = counter.day_end.balance()

    assert day.balanced
    assert (day.received, day.printed, day.acknowledged) == (1, 1, 1)
    assert (day.due, day.paid, day.taken) == (8_000, 8_000, 8_000)


def test_each_open_thing_is_named(counter, visit):
    other = counter.certifying.certify(MAU, [CARD]).dossier
    pay(counter, other, method=Method.VIETQR, reconciled=False)

    day = counter.day_end.balance()

    assert not day.balanced
    mine = [end.why for end in day.loose if end.dossier == visit.id]
    assert mine == [Loose.NOT_SENT, Loose.UNPAID]
    theirs = [end.why for end in day.loose if end.dossier == other.id]
    assert theirs == [Loose.NOT_PRINTED, Loose.NOT_SENT, Loose.UNPROVED]
    assert reasons(day)[-1] is Loose.SHIFT_OPEN


def test_a_till_closed_with_a_difference_stays_named(counter, visit):
    pay(counter, visit)
    counter.cashing_up.close({5_000: 1}, "trả thừa")
    everything_sent(counter)

    day = counter.day_end.balance()

    assert reasons(day) == [Loose.DIFFERENCE]
    assert day.loose[0].amount == -3_000


def test_a_file_the_portal_lacks_keeps_the_day_open(counter, visit):
    pay(counter, visit)
    counter.cashing_up.close({5_000: 1, 2_000: 1, 1_000: 1})
    everything_sent(counter)
    with counter.work.begin() as work:
        found = work.dossiers.get(visit.id)
        papers = (_with_a_file(found.papers[0]), *found.papers[1:])
        work.dossiers.put(replace(found, papers=papers))
        work.commit()

    lacking = replace(counter.day_end, unstored=lambda: {"ab" * 32})

    assert reasons(lacking.balance()) == [Loose.FILES]
    assert (lacking.balance().files, lacking.balance().files_acknowledged) == (1, 0)
    assert counter.day_end.balance().balanced


def test_the_sums_are_of_this_day_and_what_is_open_stays_named_on_the_next(
    counter, visit
):
    counter.clock.move(days=1)

    day = counter.day_end.balance()

    assert (day.received, day.due) == (0, 0)
    assert [(end.why, end.code, end.name) for end in day.loose] == [
        (Loose.NOT_SENT, visit.code, THU.name),
        (Loose.UNPAID, visit.code, THU.name),
    ]
    assert not day.balanced


@pytest.mark.parametrize("status", sorted(ENDED))
def test_of_what_ended_without_a_result_no_fee_is_waited_for(counter, visit, status):
    everything_sent(counter)
    with counter.work.begin() as work:
        found = work.dossiers.get(visit.id)
        work.dossiers.put(replace(found, status=status))
        work.commit()

    day = counter.day_end.balance()

    assert day.balanced
    assert (day.due, day.paid) == (0, 0)


def test_a_fee_paid_before_the_dossier_was_ended_still_counts(counter, visit):
    pay(counter, visit)
    with counter.work.begin() as work:
        found = work.dossiers.get(visit.id)
        work.dossiers.put(replace(found, status=Status.WITHDRAWN))
        work.commit()

    day = counter.day_end.balance()

    assert (day.due, day.paid) == (8_000, 8_000)


def test_what_is_done_afterwards_is_named_no_more(counter, visit):
    counter.clock.move(days=1)
    pay(counter, visit)
    counter.cashing_up.close({5_000: 1, 2_000: 1, 1_000: 1})
    everything_sent(counter)

    assert counter.day_end.balance().balanced


def test_another_counters_open_work_is_not_named_here(counter, visit):
    with counter.work.begin() as work:
        found = work.dossiers.get(visit.id)
        work.dossiers.put(replace(found, counter="09"))
        work.commit()

    assert counter.day_end.balance().loose == ()
    counter.clock.move(days=1)
    assert counter.day_end.balance().loose == ()


def _with_a_file(row):

    file = Attachment(sha256="ab" * 32, size=1, pages=1, name="Quét")
    return replace(row, files=(file,))
