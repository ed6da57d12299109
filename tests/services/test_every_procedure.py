"""Procedures of many fields, from the choice to the receipt and the declaration."""

from dataclasses import replace
from datetime import date

import pytest

from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.domain.amounts import money
from counter_app.domain.errors import LimitUncounted, ProcedureElsewhere
from counter_app.domain.overrides import Override
from counter_app.domain.procedures import Channel, LimitKind, Standing
from counter_app.selftest.choosing import channel_for
from tests.fakes.counter import THU, FakeCounter
from tests.services.every_procedure import RESOURCES, TODAY, every, served

OF_A_FIELD = 2


def some_of_each_field():
    chosen, seen = [], {}
    for procedure in every():
        seen[procedure.field] = seen.get(procedure.field, 0) + 1
        channel = channel_for(procedure, TODAY)
        if channel and seen[procedure.field] <= OF_A_FIELD:
            chosen.append((procedure, channel))
    return chosen


SOME = some_of_each_field()


def test_they_are_at_least_twenty_five_of_eight_fields():
    assert len(SOME) >= 25
    assert len({procedure.field for procedure, _ in SOME}) >= 8


@pytest.mark.parametrize(
    ("procedure", "channel"), SOME, ids=[procedure.code for procedure, _ in SOME]
)
def test_it_is_served_from_the_choice_to_both_papers(procedure, channel):
    done = served(procedure, channel)

    dossier, checked = done.dossier, done.checked
    assert (dossier.procedure, dossier.channel) == (procedure.code, channel)
    assert dossier.due == checked.promise
    assert dossier.due.at > dossier.received_at
    assert {row.row for row in dossier.papers} <= {
        row.id for row in procedure.checklist
    }
    assert dossier.code in done.receipt
    assert procedure.code in done.receipt
    assert f"{dossier.due.at:%d/%m/%Y}" in done.receipt
    if checked.fee.amount:
        assert money(checked.fee.amount) in done.receipt
    assert THU.name in done.declaration
    assert f"{procedure.code} ·" in done.declaration


@pytest.mark.parametrize("code", ["1.001570", "1.011606", "2.001263"])
def test_without_a_limit_no_date_is_promised_until_an_administrator_sets_one(code):
    counter = FakeCounter()
    [procedure] = [one for one in every() if one.code == code]
    channel = procedure.offers[0].channel
    quotes = counter.intake.quotes(procedure.code)
    draft = counter.intake.start(THU)

    assert all(quote.promise is None and quote.basis for quote in quotes)
    with pytest.raises(LimitUncounted):
        counter.intake.choose(draft.id, procedure.code, channel)

    own = PackCatalogue(RESOURCES / "catalogue", lambda: TODAY)
    ground = "Quyết định 01/QĐ-UBND (thử nghiệm)"
    own.set_by_hand(
        [
            Override(
                procedure=procedure.code,
                kind=LimitKind.WORKING_DAYS,
                count=10,
                reason="Nguồn không nêu thời hạn",
                ground=ground,
                valid_from=TODAY,
            )
        ]
    )
    counter.catalogue = own
    counter.intake = replace(counter.intake, catalogue=own)
    done = served(own.procedure(procedure.code), channel, counter=counter)

    # 24/11/2026 is a day off: ten working days end on 8 December.
    assert done.dossier.due.at.date() == date(2026, 12, 8)
    assert ground in done.dossier.due.basis


@pytest.mark.parametrize("code", ["1.014398", "1.009141"])
def test_what_belongs_to_another_province_is_refused_by_name(code):
    counter = FakeCounter()
    [procedure] = [one for one in every() if one.code == code]
    draft = counter.intake.start(THU)

    with pytest.raises(ProcedureElsewhere) as refused:
        counter.intake.choose(draft.id, procedure.code, Channel.PAPER)

    assert procedure.standing(TODAY) is Standing.ELSEWHERE
    assert procedure.elsewhere in str(refused.value.args)
