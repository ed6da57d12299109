"""What is left of a dossier: what may stay, and nobody's word."""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum

import pytest

from counter_app.domain.afterwards import (
    Apology,
    Correction,
    Ending,
    Extension,
    Request,
    Wanted,
)
from counter_app.domain.dossiers import Dossier, Status
from counter_app.domain.fields import dossier_from, fields_of
from counter_app.domain.ids import PaymentId
from counter_app.domain.outlines import is_fee_open, outline
from counter_app.domain.payments import Kind, Method, Payment
from counter_app.domain.posting import Posting
from tests.fakes.counter import HA
from tests.fakes.machine import MORNING
from tests.unit.test_fields import FULL

PAID = Payment(
    id=PaymentId("p1"),
    kind=Kind.TAKEN,
    amount=16_000,
    at=MORNING,
    by=HA.id,
    method=Method.CASH,
    reason="lời",
    ground="lời",
)
TOLD = replace(
    FULL,
    case="lời",
    missing_reason="lời",
    fee=replace(FULL.fee, amount=16_000, exemption="lời", ground="lời", set_by="lời"),
    request=Request(
        wanted=(Wanted(name="lời", what="lời", ground="lời"),),
        reason="lời",
        until=date(2026, 12, 1),
        asked_at=MORNING,
        asked_by=HA.id,
        before=Status.RECEIVED,
    ),
    extension=Extension(reason="lời", due_before=MORNING, at=MORNING, by=HA.id),
    apology=Apology(reason="lời", days=2, at=MORNING, by=HA.id),
    ending=Ending(
        reason="lời",
        ground="lời",
        right_place="lời",
        fee_outcome="lời",
        before=Status.RECEIVED,
        at=MORNING,
        by=HA.id,
    ),
    corrections=(Correction(at=MORNING, by=HA.id, reason="lời", parts=("lời",)),),
    postings=(Posting(number="lời", at=MORNING, by=HA.id),),
    payments=(PAID,),
)
STAYS = {
    *("id", "code", "official_code", "register_number", "counter", "procedure"),
    *("procedure_version", "procedure_name", "form_set", "channel", "confirmed"),
    *("received_by", "received_by_name", "received_at", "status", "result_at"),
    "submission",
}
"""As it was, to the letter."""
WORDS = {"lời", "Chồng", "TRẦN VĂN MẪU", "001090000123", FULL.applicant.name}


def texts(value):
    """Every word in it, whatever holds it."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif is_dataclass(value):
        for part in fields(value):
            yield from texts(getattr(value, part.name))
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from (*texts(name), *texts(one))
    elif isinstance(value, list | tuple | frozenset):
        for one in value:
            yield from texts(one)


def test_no_word_of_it_is_left_and_every_number_and_date_is():
    left = outline(TOLD)

    assert {*texts(TOLD)} >= WORDS
    assert not {*texts(left)} & WORDS
    assert all(
        getattr(left, name) == getattr(TOLD, name)
        for name in (part.name for part in fields(Dossier))
        if name in STAYS
    )
    assert left.due.at == TOLD.due.at
    assert left.fee.amount == left.payments[0].amount == 16_000
    assert left.owed == TOLD.owed
    assert (left.request.until, left.request.before) == (
        TOLD.request.until,
        Status.RECEIVED,
    )
    assert left.extension.due_before == left.ending.at == MORNING
    assert left.handover.at == TOLD.handover.at
    assert left.postings[0].at == MORNING
    assert [row.state for row in left.papers] == [row.state for row in TOLD.papers]
    assert left.papers[0].files[0].sha256 == TOLD.papers[0].files[0].sha256


def test_what_nobody_said_may_stay_is_gone():
    """A field that is added to dossiers is erased until outlines names it."""
    nested = {"papers", "fee", "due", "handover", "request", "extension", "ending"}
    gone = {part.name for part in fields(Dossier)} - STAYS - nested
    gone -= {"postings", "payments"}
    left = json.dumps([*map(str, (getattr(outline(TOLD), name) for name in gone))])

    assert "lời" not in left
    assert outline(TOLD).answers == {}
    assert outline(TOLD).apology is None


def test_it_is_a_dossier_like_any_other_and_its_own_outline():
    left = outline(TOLD)

    assert dossier_from(left.id, fields_of(left)) == left
    assert outline(left) == left


@pytest.mark.parametrize(
    ("status", "payments", "is_open"),
    [
        (Status.RETURNED, (), True),
        (Status.RETURNED, (PAID,), False),
        (Status.RETURNED, (PAID, replace(PAID, id=PaymentId("p2"))), True),
        (Status.RETURNED, (replace(PAID, reconciled=False),), True),
        (Status.WITHDRAWN, (), False),
        (Status.WITHDRAWN, (replace(PAID, at=MORNING + timedelta(1)),), False),
    ],
)
def test_money_that_somebody_must_see_to_keeps_it_readable(status, payments, is_open):
    assert is_fee_open(replace(TOLD, status=status, payments=payments)) is is_open
