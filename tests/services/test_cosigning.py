"""Four eyes: who agrees, to what exactly, how long, and how often."""

from dataclasses import replace

import pytest

from counter_app.domain.cosigning import LIFE
from counter_app.domain.errors import SecondOfficerNeeded, WrongPassword
from counter_app.domain.ids import OfficerId
from tests.fakes.counter import BINH, HA, PASSWORD

ACT = "fee-reversed 24000"


@pytest.fixture
def agreed(counter):
    return counter.session.cosign(BINH.id, PASSWORD, ACT)


@pytest.mark.parametrize("account", [HA.id, HA.id.upper(), f" {HA.id} "])
def test_case_12_nobody_agrees_with_themselves(counter, account):
    with pytest.raises(SecondOfficerNeeded):
        counter.session.cosign(account, PASSWORD, ACT)


def test_case_12_another_officer_agrees_by_their_own_password_only(counter):
    with pytest.raises(WrongPassword):
        counter.session.cosign(BINH.id, "của người khác", ACT)


def test_the_officer_who_agreed_is_told(counter, agreed):
    counter.clock.move(seconds=LIFE.total_seconds() - 1)

    assert counter.session.agreed(agreed, ACT) == BINH.id
    assert counter.session.who().officer == HA


def test_case_13_an_agreement_is_used_up(counter, agreed):
    counter.session.agreed(agreed, ACT)

    with pytest.raises(SecondOfficerNeeded):
        counter.session.agreed(agreed, ACT)


def test_case_13_another_amount_is_another_act_and_spoils_the_agreement(
    counter, agreed
):
    for act in ("fee-reversed 240000", ACT):
        with pytest.raises(SecondOfficerNeeded):
            counter.session.agreed(agreed, act)


@pytest.mark.parametrize("seconds", [-1, 60, 3600])
def test_case_13_it_is_good_for_a_minute_and_no_clock_makes_it_younger(
    counter, agreed, seconds
):
    counter.clock.move(seconds=seconds)

    with pytest.raises(SecondOfficerNeeded):
        counter.session.agreed(agreed, ACT)


def test_case_13_a_lock_and_another_officer_at_work_end_it(counter, agreed):
    counter.session.lock()
    counter.session.unlock(PASSWORD)
    with pytest.raises(SecondOfficerNeeded):
        counter.session.agreed(agreed, ACT)
    again = counter.session.cosign(BINH.id, PASSWORD, ACT)
    counter.session.enrol(replace(HA, id=OfficerId("chi")), PASSWORD)
    counter.session.sign_in("chi", PASSWORD, "03")

    with pytest.raises(SecondOfficerNeeded):
        counter.session.agreed(again, ACT)


def test_case_13_an_agreement_nobody_typed_a_password_for_is_none(counter, agreed):
    counter.clock.move(seconds=1)
    made_up = replace(agreed, at=counter.clock.now())

    with pytest.raises(SecondOfficerNeeded):
        counter.session.agreed(made_up, ACT)
