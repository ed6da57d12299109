"""The city says who an officer is before they are let in on this PC."""

from dataclasses import replace

import pytest

from counter_app.domain.coming_in import Outcome, Told
from counter_app.domain.errors import (
    Forbidden,
    PortalUnreachable,
    WrongCounter,
)
from counter_app.domain.journal import Act
from counter_app.domain.keeping_errors import OfficerUnproven
from counter_app.domain.people import Role
from counter_app.domain.rosters import Duty, Roster
from counter_app.services.coming_in import STANDS, Proven
from counter_app.services.rostering import Rostering
from tests.fakes.city import AGREED, FakeCity, coming_in_of
from tests.fakes.counter import PASSWORD
from tests.services.test_officers import ADMIN

OWN = "câu riêng của Lan"
INTAKE = frozenset({Role.INTAKE})
LAN = "lan.pt"
ADMINISTERS = Duty(roles=ADMIN.roles, counters=frozenset())


@pytest.fixture
def city():
    return FakeCity()


@pytest.fixture
def coming_in(counter, city):
    counter.session.enrol(ADMIN, PASSWORD)
    counter.session.sign_in(ADMIN.id, PASSWORD, "")
    return coming_in_of(counter, city)


def kept_roster(counter, **duties):
    Rostering(
        begin=counter.work.begin,
        session=counter.session,
        clock=counter.clock,
        announce=lambda _news: None,
    ).take(Roster(mark="1", duties={ADMIN.id: ADMINISTERS, **duties}))


def test_who_agreed_signs_in_under_the_account_and_name_the_city_said(
    counter, city, coming_in
):
    coming_in.ask()
    waiting = coming_in.look()
    city.told = AGREED
    proven = coming_in.look()

    coming_in.let_in(OWN, INTAKE)

    assert waiting is Outcome.PENDING
    assert proven == Proven(account=LAN, name="Phạm Thị Lan", roles=None)
    officer = counter.session.sign_in(LAN, OWN, "03").officer
    assert (officer.name, officer.roles) == ("Phạm Thị Lan", INTAKE)
    noted = [(one.act, one.officer, one.detail) for one in counter.work.journal.entries]
    assert (Act.OFFICER_PROVEN, ADMIN.id, LAN) in noted


def test_the_secret_is_asked_about_and_never_the_code(city, coming_in):
    coming_in.ask()
    coming_in.look()

    assert city.asked_about == ["secret-1"]


def test_who_agreed_is_asked_once_and_remembered(city, coming_in):
    city.told = AGREED
    coming_in.ask()

    assert coming_in.look() == coming_in.look()
    assert len(city.asked_about) == 1


def test_case_82_nobody_is_let_in_whom_the_city_did_not_name(counter, city, coming_in):
    with pytest.raises(OfficerUnproven):
        coming_in.let_in(OWN, INTAKE)
    coming_in.ask()
    coming_in.look()
    with pytest.raises(OfficerUnproven):
        coming_in.let_in(OWN, INTAKE)

    assert not counter.gate.knows(LAN)


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.OVER])
def test_a_code_that_ended_is_asked_about_no_more(city, coming_in, outcome):
    coming_in.ask()
    city.told = Told(outcome=outcome)

    assert coming_in.look() is outcome
    city.told = AGREED
    assert coming_in.look() is Outcome.OVER


def test_case_82_what_was_proven_lets_in_once(city, coming_in):
    city.told = AGREED
    coming_in.ask()
    coming_in.look()
    coming_in.let_in(OWN, INTAKE)

    with pytest.raises(OfficerUnproven):
        coming_in.let_in("một câu khác", frozenset(Role))


def test_case_82_what_was_proven_is_worth_nothing_after_ten_minutes(
    counter, city, coming_in
):
    city.told = AGREED
    coming_in.ask()
    coming_in.look()
    counter.clock.move(seconds=STANDS.total_seconds() + 1)

    with pytest.raises(OfficerUnproven):
        coming_in.let_in(OWN, INTAKE)
    assert not counter.gate.knows(LAN)


def test_what_was_proven_holds_up_to_the_last_second(counter, city, coming_in):
    city.told = AGREED
    coming_in.ask()
    coming_in.look()
    counter.clock.move(seconds=STANDS.total_seconds())

    coming_in.let_in(OWN, INTAKE)

    assert counter.gate.knows(LAN)


def test_case_82_another_administrator_does_not_inherit_what_was_proven(
    counter, city, coming_in
):
    other = replace(ADMIN, id="quan.tri.hai", name="Quản Trị Hai")
    counter.session.enrol(other, PASSWORD)
    city.told = AGREED
    coming_in.ask()
    coming_in.look()
    counter.session.sign_out()
    counter.session.sign_in(other.id, PASSWORD, "")

    with pytest.raises(OfficerUnproven):
        coming_in.let_in(OWN, INTAKE)
    assert coming_in.look() is Outcome.OVER


def test_a_newer_code_forgets_who_agreed_to_the_older(city, coming_in):
    city.told = AGREED
    coming_in.ask()
    coming_in.look()
    coming_in.ask()

    with pytest.raises(OfficerUnproven):
        coming_in.let_in(OWN, INTAKE)


def test_forgetting_ends_it(city, coming_in):
    city.told = AGREED
    coming_in.ask()
    coming_in.look()
    coming_in.forget()

    with pytest.raises(OfficerUnproven):
        coming_in.let_in(OWN, INTAKE)


def test_where_the_city_keeps_a_roster_its_roles_count(counter, city, coming_in):
    duty = Duty(roles=frozenset({Role.HANDOVER}), counters=frozenset({"03"}))
    kept_roster(counter, **{LAN: duty})
    city.told = AGREED
    coming_in.ask()

    proven = coming_in.look()
    coming_in.let_in(OWN, frozenset(Role))

    assert proven.roles == duty.roles
    officer = counter.work.accounts.get(LAN).officer
    assert (officer.roles, officer.counters) == (duty.roles, duty.counters)


def test_who_is_not_on_the_roster_is_not_let_in(counter, city, coming_in):
    kept_roster(counter)
    city.told = AGREED
    coming_in.ask()

    assert coming_in.look().roles == frozenset()
    with pytest.raises(WrongCounter):
        coming_in.let_in(OWN, INTAKE)
    assert not counter.gate.knows(LAN)


def test_a_city_that_does_not_answer_leaves_the_code_good(city, coming_in):
    coming_in.ask()
    city.fails = PortalUnreachable("away")
    with pytest.raises(PortalUnreachable):
        coming_in.look()
    city.fails, city.told = None, AGREED

    assert coming_in.look().account == LAN


def test_only_whoever_administers_the_site_asks(counter, city):
    counter.session.enrol(replace(ADMIN, roles=INTAKE), PASSWORD)
    counter.session.sign_in(ADMIN.id, PASSWORD, "")

    with pytest.raises(Forbidden):
        coming_in_of(counter, city).ask()
    assert city.given == 0
