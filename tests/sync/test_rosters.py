"""The real portal's roster: who is taken off it is out with the next pass."""

from dataclasses import replace

import pytest

from counter_app.domain.errors import NotSignedIn, WrongPassword
from counter_app.domain.ids import OfficerId
from counter_app.domain.people import Officer, Role
from counter_app.services.rostering import Rostering
from counter_app.services.session import Session
from tests.fakes.machine import FakeGate
from tests.portal_process import say
from tests.sync.conftest import ORG

PASSWORD = "một câu đủ dài"
HA, BINH = (
    Officer(
        id=OfficerId(account),
        name=name,
        roles=frozenset({Role.INTAKE}),
        counters=frozenset(),
    )
    for account, name in (
        ("hant.thu", "Nguyễn Thu Hà"),
        ("binhtv.thu", "Trần Văn Bình"),
    )
)


@pytest.fixture
def session(counter):
    session = Session(begin=counter.begin, gate=FakeGate(), clock=counter.clock)
    for officer in (HA, BINH):
        session.enrol(officer, PASSWORD)
    return session


@pytest.fixture
def web():
    """The conftest's way to the portal; ``session`` is an officer's here."""
    import requests

    with requests.Session() as web:
        web.trust_env = False
        yield web


@pytest.fixture
def way(portal, web):
    from counter_app.sync.portal_client import HttpPortal

    return HttpPortal(portal.url, web)


@pytest.fixture
def sync(counter, session, way):
    told = []
    rostering = Rostering(
        begin=counter.begin, session=session, clock=counter.clock, announce=told.append
    )
    engine = replace(counter.engine_for(way), rosters=rostering)

    def run():
        told.clear()
        assert engine.run().problem is None
        return told

    return run


def test_case_15_one_pass_puts_out_who_was_taken_off(counter, portal, session, sync):
    roster = ("roster", "--files", portal.files, "--org", ORG)
    for officer in (HA, BINH):
        say(*roster, "--put", officer.id, "--role", "intake", "--counter", "03")
    session.sign_in(BINH.id, PASSWORD, "03")
    assert sync() == []
    assert session.who().officer.counters == {"03"}

    say(*roster, "--remove", BINH.id)

    assert [news.officer for news in sync()] == [BINH.id]
    with pytest.raises(NotSignedIn):
        session.who()
    with pytest.raises(WrongPassword):
        session.sign_in(BINH.id, PASSWORD, "03")
    assert session.sign_in(HA.id, PASSWORD, "03").officer.id == HA.id


def test_a_portal_that_keeps_no_roster_changes_nobody(counter, session, sync):
    session.sign_in(BINH.id, PASSWORD, "03")

    assert sync() == []
    assert session.who().officer == BINH
