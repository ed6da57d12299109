"""The letter that is handed over with a result that came late."""

import pytest

from counter_app.domain.afterwards import Hindrance
from counter_app.domain.errors import Forbidden, Hindered, NotReady, WrongState
from counter_app.domain.fields import dossier_from, fields_of
from counter_app.domain.journal import Act
from counter_app.domain.printed import Form
from tests.fakes.after import AfterDesk
from tests.fakes.counter import HA

WHY = "Phải xác minh thêm"


@pytest.fixture
def late(counter):
    """A dossier whose result came a working day late: 24/11 is a day off."""
    dossier = counter.received()
    counter.clock.move(days=2)
    return counter.handing_over.result_arrived(dossier.id)


def test_the_letter_says_when_it_came_how_late_why_and_no_new_date(counter, late):
    issued = counter.apologising.print(late.id, f"  {WHY} ")

    facts = counter.paper.slips[-1].facts
    assert facts["reason"] == WHY
    assert facts["days_late"] == 1
    assert "ngày 25 tháng 11 năm 2026" in facts["result_came"]
    assert f"{facts['given']:%d/%m/%Y}" == "25/11/2026"
    assert "new_due" not in facts
    assert issued.record.number


def test_it_is_a_fact_of_the_dossier_with_a_line_and_the_city_is_told(counter, late):
    counter.apologising.print(late.id, WHY)

    work = counter.work
    after = work.dossiers.get(late.id)
    assert (after.apology.reason, after.apology.days) == (WHY, 1)
    assert (after.due, after.extension) == (late.due, None)
    assert set(work.outbox.changes[-1].fields) == {"apology"}
    acts = [(one.act, one.detail) for one in work.journal.of(late.id)]
    number = work.prints.of(late.id, Form.APOLOGY)[0].number
    assert acts[-2:] == [
        (Act.APOLOGISED, "1"),
        (Act.PAPER_PRINTED, f"apology {number} 1"),
    ]
    assert dossier_from(late.id, fields_of(after)) == after


def test_said_once_it_is_a_copy_the_second_time_and_keeps_its_reason(counter, late):
    first = counter.apologising.print(late.id, WHY)
    counter.clock.move(days=1)

    again = counter.apologising.print(late.id, "Khác")

    assert again.record.number == first.record.number
    assert again.record.copy == 2
    facts = counter.paper.slips[-1].facts
    assert facts["reason"] == WHY
    assert f"{facts['given']:%d/%m/%Y}" == "25/11/2026"


def test_a_letter_without_a_reason_is_none(counter, late):
    with pytest.raises(NotReady):
        counter.apologising.print(late.id, "  ")

    assert counter.work.dossiers.get(late.id).apology is None
    assert counter.work.prints.of(late.id, Form.APOLOGY) == []


def test_for_a_result_in_time_there_is_nothing_to_apologise_for(counter):
    dossier = counter.received()
    counter.handing_over.result_arrived(dossier.id)
    counter.clock.move(days=9)  # collected late is nobody's delay

    with pytest.raises(Hindered) as told:
        counter.apologising.print(dossier.id, WHY)

    assert told.value.why == Hindrance.NOT_LATE


def test_before_the_result_is_here_the_date_is_put_off_instead(counter):
    dossier = counter.received()
    counter.clock.move(days=2)

    with pytest.raises(WrongState):
        counter.apologising.print(dossier.id, WHY)


def test_the_letter_that_put_the_date_off_is_another_paper():
    desk = AfterDesk()
    counter = desk.counter
    desk.extend("Chậm", 1)
    put_off = counter.slips.again(Form.APOLOGY, desk.dossier.id)
    counter.clock.move(days=20)
    desk.sign_in(HA)
    counter.handing_over.result_arrived(desk.dossier.id)

    late = counter.apologising.print(desk.dossier.id, WHY)
    again = counter.apologising.print(desk.dossier.id, WHY)

    assert late.record.number != put_off.record.number
    assert again.record.number == late.record.number
    assert "new_due" not in counter.paper.slips[-1].facts


def test_who_hands_nothing_over_apologises_for_nothing(late, counter):
    desk = AfterDesk(counter)

    with pytest.raises(Forbidden):
        desk.counter.apologising.print(late.id, WHY)
