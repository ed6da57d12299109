"""Who may work here is the city's to say; it holds with the next pass."""

from dataclasses import replace

import pytest

from city_portal.files.rosters import ROLES
from counter_app.domain.errors import NotSignedIn, WrongCounter, WrongPassword
from counter_app.domain.ids import OfficerId
from counter_app.domain.journal import Act
from counter_app.domain.news import PutOut
from counter_app.domain.people import Role
from counter_app.domain.rosters import Duty, Roster
from counter_app.services.officers import Officers
from counter_app.services.rostering import Rostering
from tests.fakes.counter import BINH, HA, PASSWORD
from tests.services.test_officers import LAN

INTAKE = Duty(roles=frozenset({Role.INTAKE}), counters=frozenset())
ADMIN = Duty(roles=frozenset({Role.SITE_ADMIN}), counters=frozenset())


def roster(mark="1", **duties):
    named = {"ha": HA.id, "binh": BINH.id, "lan": LAN.id}
    return Roster(mark=mark, duties={named[n]: duty for n, duty in duties.items()})


@pytest.fixture
def told():
    return []


@pytest.fixture
def rostering(counter, told):
    return Rostering(
        begin=counter.work.begin,
        session=counter.session,
        clock=counter.clock,
        announce=told.append,
    )


def test_case_15_who_is_not_on_the_roster_signs_in_no_more(counter, rostering):
    rostering.take(roster(ha=INTAKE))

    with pytest.raises(WrongPassword):
        counter.session.sign_in(BINH.id, PASSWORD, "03")
    assert counter.work.accounts.get(BINH.id).revoked
    assert counter.session.sign_in(HA.id, PASSWORD, "03").officer.id == HA.id


def test_case_15_the_officer_at_work_is_put_out_at_once(counter, rostering, told):
    counter.session.sign_in(BINH.id, PASSWORD, "03")

    rostering.take(roster(ha=INTAKE))

    assert told == [PutOut(BINH.id)]
    with pytest.raises(NotSignedIn):
        counter.session.who()
    counter.session.lock()
    with pytest.raises(NotSignedIn):
        counter.session.unlock(PASSWORD)


def test_case_15_an_officer_moved_to_another_counter_is_put_out_here(
    counter, rostering, told
):
    counter.session.sign_in(BINH.id, PASSWORD, "03")
    there = replace(INTAKE, counters=frozenset({"04"}))

    rostering.take(roster(ha=INTAKE, binh=there))

    assert told == [PutOut(BINH.id)]
    with pytest.raises(WrongCounter):
        counter.session.sign_in(BINH.id, PASSWORD, "03")
    counter.session.sign_in(BINH.id, PASSWORD, "04")


def test_roles_are_the_rosters_from_the_same_moment(counter, rostering, told):
    counter.session.sign_in(BINH.id, PASSWORD, "03")

    rostering.take(
        roster(ha=INTAKE, binh=replace(INTAKE, roles=frozenset({Role.LEAD})))
    )

    assert counter.session.who().officer.roles == {Role.LEAD}
    assert told == []
    written = [(one.act, one.detail) for one in counter.work.journal.entries]
    assert (Act.OFFICER_CHANGED, BINH.id) in written
    assert Act.OFFICER_DISMISSED not in {act for act, _whose in written}


def test_what_a_roster_changed_is_written_down_once(counter, rostering):
    said = roster(ha=Duty(roles=HA.roles, counters=HA.counters))
    before = len(counter.work.journal.entries)

    rostering.take(said)
    rostering.take(said)

    fresh = counter.work.journal.entries[before:]
    assert [(one.act, one.detail) for one in fresh] == [
        (Act.OFFICER_DISMISSED, BINH.id)
    ]
    assert rostering.known() == "1"


def test_somebody_back_on_the_roster_is_no_longer_shut_out(counter, rostering):
    rostering.take(roster(ha=INTAKE))
    counter.gate.passwords[BINH.id] = PASSWORD  # the last slot of a PC is kept

    with pytest.raises(WrongCounter):
        counter.session.sign_in(BINH.id, PASSWORD, "03")
    rostering.take(roster("2", ha=INTAKE, binh=INTAKE))

    assert counter.session.sign_in(BINH.id, PASSWORD, "03").officer.id == BINH.id


def test_who_is_let_in_gets_the_roles_of_the_roster(counter, rostering):
    officers = Officers(
        begin=counter.work.begin,
        gate=counter.gate,
        session=counter.session,
        clock=counter.clock,
        common=frozenset,
    )
    rostering.take(roster(ha=ADMIN, lan=INTAKE))
    counter.session.sign_in(HA.id, PASSWORD, "")

    officers.enrol(replace(LAN, roles=frozenset(Role)), "một câu riêng")

    assert counter.work.accounts.get(LAN.id).officer.roles == {Role.INTAKE}
    with pytest.raises(WrongCounter):
        officers.enrol(replace(LAN, id=OfficerId("la")), "một câu riêng")


def test_the_portal_names_roles_as_the_counter_does():
    assert set(ROLES) == {role.value for role in Role}
