"""Certified copies: numbers, fees and dates of a visit, and what is told of it."""

from dataclasses import replace

import pytest

from counter_app.domain.copies import MOST_DOCUMENTS, CopyDocument
from counter_app.domain.dossiers import Status
from counter_app.domain.errors import (
    AmountFault,
    AmountRefused,
    ClockUntrusted,
    NotReady,
    StoreFull,
    WrongState,
)
from counter_app.domain.fields import dossier_from, fields_of
from counter_app.domain.journal import Act
from counter_app.domain.people import Citizen
from tests.fakes.counter import THU

CARD = CopyDocument("Thẻ căn cước", pages=2, copies=3)
DEGREE = CopyDocument("Bằng tốt nghiệp đại học", pages=5, copies=1)


@pytest.fixture
def lane(counter):
    return counter.certifying


def test_a_visit_costs_each_documents_pages_times_its_copies(lane):
    quote = lane.quote([CARD, DEGREE])

    # 2 pages: 4.000 a copy; 5 pages: 2 x 2.000 + 3 x 1.000 = 7.000.
    assert [fee.amount for fee in quote.each] == [12_000, 7_000]
    assert quote.fee.amount == 19_000
    assert quote.promise.at.isoformat() == "2026-11-23T17:00:00+07:00"


def test_after_fifteen_hundred_the_copies_are_promised_for_the_next_working_day(
    lane, counter
):
    counter.clock.move(hours=6)  # 15:41, and the 24th is a holiday

    assert lane.quote([CARD]).promise.at.isoformat() == "2026-11-25T17:00:00+07:00"


def test_each_document_has_its_own_number_going_on_from_the_last_visit(lane, counter):
    first = lane.certify(THU, [CARD, DEGREE])
    second = lane.certify(THU, [CARD])

    numbers = [one.number_text for one in (*first.entries, *second.entries)]
    assert numbers == ["01", "02", "03"]
    assert first.entries[0].book_text == "03/2026-SCT/BS"
    assert lane.entries_of(first.dossier.id) == list(first.entries)
    day = second.entries[0].day
    assert [one.number for one in lane.entries_on(day)] == [3, 2, 1]


def test_the_book_begins_anew_with_the_year(lane, counter):
    lane.certify(THU, [CARD])
    counter.clock.move(days=60)

    entry = lane.certify(THU, [CARD]).entries[0]

    assert (entry.year, entry.number) == (2027, 1)


def test_a_visit_is_a_dossier_told_to_the_portal_with_numbers_and_fee(lane, counter):
    certified = lane.certify(THU, [CARD])

    kept = counter.work.dossiers.get(certified.dossier.id)
    assert kept.procedure == "2.000815"
    assert kept.status is Status.RECEIVED
    assert kept.fee.amount == 12_000
    assert kept.answers["giay_to"] == [
        {
            "ten": "Thẻ căn cước",
            "so_trang": 2,
            "so_ban": 3,
            "so_chung_thuc": "01",
            "quyen_so": "03/2026-SCT/BS",
        }
    ]
    assert dossier_from(kept.id, fields_of(kept)) == kept
    change = counter.work.outbox.changes[-1]
    assert change.dossier == kept.id
    assert change.fields["form.giay_to"][1] == kept.answers["giay_to"]
    assert counter.work.journal.entries[-1].act is Act.RECEIVED


def test_the_copies_are_handed_over_once_and_both_steps_are_told(lane, counter):
    dossier = lane.certify(THU, [CARD]).dossier

    after = lane.hand_over(dossier.id)

    assert after.status is Status.RETURNED
    assert after.handover.to_name == THU.name
    assert [e.act for e in counter.work.journal.entries][-2:] == [
        Act.RESULT_ARRIVED,
        Act.HANDED_OVER,
    ]
    assert len(counter.work.outbox.changes) == 3
    with pytest.raises(WrongState):
        lane.hand_over(dossier.id)


def test_a_full_disk_uses_up_no_number(lane, counter):
    counter.work.full = True
    with pytest.raises(StoreFull):
        lane.certify(THU, [CARD])
    counter.work.full = False

    assert lane.certify(THU, [CARD]).entries[0].number == 1


def test_a_clock_that_went_back_gives_no_number(lane, counter):
    lane.certify(THU, [CARD])
    counter.clock.move(hours=-1)

    with pytest.raises(ClockUntrusted):
        lane.certify(THU, [CARD])


@pytest.mark.parametrize(
    ("documents", "reason"),
    [
        ([], AmountFault.NOTHING),
        ([CopyDocument("  ")], AmountFault.NOTHING),
        ([replace(CARD, pages=0)], AmountFault.NOTHING),
        ([replace(CARD, copies=-1)], AmountFault.NEGATIVE),
        ([replace(CARD, pages=2001)], AmountFault.TOO_LARGE),
        ([replace(CARD, copies=10**12)], AmountFault.TOO_LARGE),
        ([CARD] * (MOST_DOCUMENTS + 1), AmountFault.TOO_LARGE),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason_and_uses_up_nothing(
    lane, counter, documents, reason
):
    with pytest.raises(AmountRefused) as refused:
        lane.certify(THU, documents)

    assert refused.value.reason is reason
    assert counter.work.certifications.entries == []
    assert counter.work.numbers.used == {}


def test_the_book_must_know_whose_copies_they_are(lane):
    with pytest.raises(NotReady):
        lane.certify(Citizen(name="  "), [CARD])


def test_names_are_composed_and_trimmed(lane):
    found = lane.certify(
        replace(THU, name="  Đỗ  Thị Phượng "),
        [CopyDocument("  Sổ   hộ khẩu ")],
    )

    assert found.dossier.applicant.name == "Đỗ Thị Phượng"
    assert found.entries[0].document == "Sổ hộ khẩu"
