"""Bàn giao ca: the open work by name, taken by a colleague's own password."""

from datetime import UTC, datetime

import pytest

from counter_app.domain.copies import CopyDocument
from counter_app.domain.day_end import Loose
from counter_app.domain.errors import SecondOfficerNeeded, WrongPassword
from counter_app.domain.exchange import Refusal
from counter_app.domain.ids import OperationId
from counter_app.domain.journal import Act
from counter_app.domain.money_errors import OpenWorkChanged, TillStillOpen
from tests.fakes.counter import BINH, HA, PASSWORD, THU

CARD = CopyDocument("Thẻ căn cước", pages=2, copies=2)


@pytest.fixture
def visit(counter):
    return counter.certifying.certify(THU, [CARD]).dossier


def handed(counter):
    return [
        entry for entry in counter.work.journal.entries if entry.act is Act.SHIFT_HANDED
    ]


def test_what_is_open_is_listed_by_name_whatever_day_it_is_of(counter, visit):
    counter.refused.append(
        Refusal(
            operation=OperationId("a.1.1"),
            dossier=visit.id,
            code=visit.code,
            applicant=THU.name,
            reason="number-taken",
            made_by=HA.id,
            made_at=datetime(2026, 11, 1, tzinfo=UTC),
        )
    )

    counter.clock.move(days=1)

    work = counter.handing_shift.open_work()

    assert {end.name for end in work} == {THU.name}
    assert {Loose.NOT_SENT, Loose.UNPAID, Loose.REFUSED} <= {end.why for end in work}


def test_a_colleague_takes_it_over_and_the_journal_says_who_and_what(counter, visit):
    work = counter.handing_shift.open_work()

    taker = counter.handing_shift.hand_over(work, BINH.id, PASSWORD)

    [entry] = handed(counter)
    place, count, digest, other = entry.detail.split()
    assert taker == BINH
    assert (entry.officer, other, place) == (HA.id, BINH.id, "03")
    assert (int(count), len(digest)) == (len(work), 16)
    assert THU.name not in entry.detail
    assert counter.session.who().officer == HA


@pytest.mark.parametrize(
    ("account", "password", "problem"),
    [(HA.id, PASSWORD, SecondOfficerNeeded), (BINH.id, "của Hà", WrongPassword)],
)
def test_nobody_takes_over_from_themselves_or_by_another_password(
    counter, visit, account, password, problem
):
    with pytest.raises(problem):
        counter.handing_shift.hand_over(
            counter.handing_shift.open_work(), account, password
        )

    assert handed(counter) == []


def test_a_list_that_changed_meanwhile_is_read_again(counter, visit):
    work = counter.handing_shift.open_work()
    counter.certifying.certify(THU, [CARD])

    with pytest.raises(OpenWorkChanged):
        counter.handing_shift.hand_over(work, BINH.id, PASSWORD)

    assert handed(counter) == []


def test_the_till_is_counted_before_the_shift_is_handed_over(counter):
    counter.cashing_up.set_float(100_000)

    with pytest.raises(TillStillOpen):
        counter.handing_shift.hand_over(
            counter.handing_shift.open_work(), BINH.id, PASSWORD
        )
