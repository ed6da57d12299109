"""Marks of citizens on a real file: kept of nobody, told once, never changed (C31)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from counter_app.domain.errors import Forbidden, PortalUnreachable
from counter_app.domain.people import Role
from counter_app.domain.ratings import Satisfaction
from counter_app.services.rating import RatingService
from counter_app.store.ratings import SqlRatings
from tests.fakes.counter import BINH, PASSWORD, FakeCounter
from tests.fakes.machine import CountingIds
from tests.store.conftest import DOSSIER

DAY = date(2026, 11, 23)
LEAD = replace(BINH, id="lanhdao.thu", roles=frozenset({Role.LEAD}))


def led():
    """A session of the head of the counter."""
    session = FakeCounter().session
    session.enrol(LEAD, PASSWORD)
    session.sign_in(LEAD.id, PASSWORD, "03")
    return session


class City:
    """Hears marks, unless it is out of reach."""

    def __init__(self):
        self.heard, self.reachable = [], True

    def rate(self, ratings):
        if not self.reachable:
            raise PortalUnreachable
        self.heard += ratings


@pytest.fixture
def service(engine):
    counter = FakeCounter()
    return RatingService(
        marks=SqlRatings(engine),
        city=City(),
        session=counter.session,
        clock=SimpleNamespace(now=lambda: datetime(2026, 11, 23, 3, tzinfo=UTC)),
        ids=CountingIds(),
        zone=timezone(timedelta(hours=7)),
    )


def test_c31_a_receipt_is_asked_about_once(service):
    first, second = service.ask(DOSSIER), service.ask(DOSSIER)

    assert first
    assert second == ""


def test_c31_a_ticket_counts_once(service):
    ticket = service.ask(DOSSIER)

    for _ in range(3):
        service.give(ticket, 4)

    assert len(service.marks.untold(10)) == 1


def test_c31_nothing_of_a_mark_leads_to_the_citizen(service, engine):
    service.give(service.ask(DOSSIER), 2, "waiting")

    with engine.connect() as connection:
        row = connection.execute(text("SELECT * FROM rating")).mappings().one()
    assert dict(row) | {"id": ""} == {
        "id": "",
        "day": "2026-11-23",
        "counter": "03",
        "procedure": "2.000635",
        "mark": 2,
        "reason": "waiting",
        "told": 0,
    }


def test_c31_no_officer_reads_marks_and_few_are_no_average_either(service):
    service.give(service.ask(DOSSIER), 1)
    asked_by_intake = pytest.raises(Forbidden)

    with asked_by_intake:
        service.satisfaction(DAY, DAY)

    lead = replace(service, session=led())
    assert lead.satisfaction(DAY, DAY) == Satisfaction(count=1)


def test_marks_are_neither_changed_nor_taken_away(service, engine):
    service.give(service.ask(DOSSIER), 5)

    for what in ("UPDATE rating SET mark = 1", "DELETE FROM rating"):
        with engine.connect() as connection, pytest.raises(Exception, match="append"):
            connection.execute(text(what))


def test_the_city_is_told_each_mark_until_it_has_heard(service):
    service.give(service.ask(DOSSIER), 3)
    service.tell(online=False)
    service.city.reachable = False
    service.tell(online=True)
    before = list(service.city.heard)

    service.city.reachable = True
    service.tell(online=True)
    service.tell(online=True)

    assert before == []
    assert [rating.mark for rating in service.city.heard] == [3]
