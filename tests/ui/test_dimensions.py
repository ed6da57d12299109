"""Four standings of a dossier, and the one an officer must see first."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from counter_app.domain.changes import SyncState
from counter_app.domain.deadlines import Deadline, Standing
from counter_app.domain.dossiers import Status
from counter_app.domain.ids import (
    DossierCode,
    DossierId,
    OfficerId,
    PaymentId,
    ProcedureCode,
)
from counter_app.domain.listing import Line
from counter_app.domain.payments import Kind, Method, Payment
from counter_app.ui import dimensions
from tests.fakes.counter import FakeCounter

DUE = datetime(2026, 11, 23, 10, tzinfo=UTC)
CALM = Deadline(Standing.AHEAD, 3)
SOON = Deadline(Standing.TODAY, 130)
LATE = Deadline(Standing.LATE, 1)


def line(status=Status.RECEIVED, sync=SyncState.SENT, fee=0):
    return Line(
        id=DossierId("d"),
        code=DossierCode("000.12.34.H26-261123-0112"),
        received_at=DUE,
        applicant="Đỗ Thị Thử",
        procedure=ProcedureCode("2.000635"),
        procedure_name="Bản sao",
        due_at=DUE,
        status=status,
        sync=sync,
        fee=fee,
    )


@pytest.mark.parametrize(
    ("of", "deadline", "words"),
    [
        (line(), CALM, "Đã tiếp nhận"),
        (line(), SOON, "Còn 2 giờ 10 phút"),
        (line(), LATE, "Quá hạn 1 ngày làm việc"),
        (line(sync=SyncState.WAITING), CALM, "Chờ gửi"),
        (line(sync=SyncState.WAITING), LATE, "Quá hạn 1 ngày làm việc"),
        (line(sync=SyncState.CONFLICT), LATE, "Xung đột"),
        (line(sync=SyncState.FAILED), SOON, "Gửi lỗi"),
        (line(Status.READY), SOON, "Có kết quả"),
        (line(Status.SUPPLEMENT), SOON, "Chờ bổ sung"),
        (line(fee=None), CALM, "chưa có mức phí"),
        (line(Status.RETURNED), LATE, "Đã trả kết quả"),
        (line(Status.RETURNED, fee=None), LATE, "Đã trả kết quả"),
        (line(Status.RETURNED, SyncState.WAITING), LATE, "Chờ gửi"),
    ],
)
def test_the_most_urgent_standing_is_the_one_in_the_list(qapp, of, deadline, words):
    assert dimensions.most_urgent(of, deadline).text == words


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (Deadline(Standing.TODAY, 130), "Còn 2 giờ 10 phút"),
        (Deadline(Standing.TODAY, 120), "Còn 2 giờ"),
        (Deadline(Standing.TODAY, 45), "Còn 45 phút"),
        (Deadline(Standing.TODAY, 0), "Còn 0 phút"),
        (Deadline(Standing.AHEAD, 5), "Còn 5 ngày làm việc"),
        (Deadline(Standing.PASSED), "Đã quá giờ hẹn"),
        (Deadline(Standing.LATE, 2), "Quá hạn 2 ngày làm việc"),
    ],
)
def test_the_time_left_is_said_as_people_say_it(qapp, deadline, words):
    assert dimensions.remaining(deadline) == words


def test_finished_work_keeps_its_plain_date(qapp):
    look = dimensions.deadline_chip(DUE, None)

    assert (look.text, look.icon) == ("23/11/2026", "")


def test_work_handed_over_in_the_end_is_not_called_late(qapp):
    assert "Hạn: 23/11/2026" in dimensions.sentence(line(Status.RETURNED), LATE)


def test_the_sentence_names_all_four(qapp):
    assert dimensions.sentence(line(fee=8000), SOON) == (
        "Xử lý: Đã tiếp nhận · Hạn: Còn 2 giờ 10 phút · Tiền: 8.000 đ · Đồng bộ: Đã gửi"
    )


def paid(kind, **more):
    return Payment(
        id=PaymentId(f"{kind.value}-{len(more)}"),
        kind=kind,
        amount=8_000,
        at=DUE,
        by=OfficerId("ha"),
        **more,
    )


TAKEN = paid(Kind.TAKEN, method=Method.CASH)


@pytest.mark.parametrize(
    ("amount", "payments", "words"),
    [
        (None, (), "chưa có mức phí"),
        (0, (), "không thu"),
        (8_000, (), "chưa thu 8.000 đ"),
        (8_000, (TAKEN,), "đã thu 8.000 đ"),
        (8_000, (paid(Kind.WAIVED),), "được miễn"),
        (
            8_000,
            (TAKEN, paid(Kind.REVERSED, reverses=TAKEN.id, reason="nhầm")),
            "chưa thu 8.000 đ",
        ),
        (None, (TAKEN,), "đã thu 8.000 đ"),
    ],
)
def test_of_one_dossier_it_is_told_whether_its_fee_was_taken(
    qapp, amount, payments, words
):
    received = FakeCounter().received()
    fee = replace(received.fee, amount=amount)

    look = dimensions.paid_chip(replace(received, fee=fee, payments=payments))

    assert look.text == words
