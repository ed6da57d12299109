"""A dossier from home is received at a counter: by one of them, once."""

from dataclasses import replace

import pytest
import requests

from counter_app.domain.from_home import Reply
from counter_app.domain.keeping_errors import HeldElsewhere
from counter_app.domain.papers import PaperState
from counter_app.store.from_home import SqlFromHome
from counter_app.sync.from_home import PortalHomes
from counter_app.sync.portal_client import HttpPortal
from tests.fakes.counter import FakeCounter
from tests.fakes.from_home import receiving
from tests.portal.office import Clerk, OfficePortal
from tests.portal.test_home import CATALOGUE, PDF, WHOLE, Citizen


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    with OfficePortal(tmp_path_factory.mktemp("home"), CATALOGUE) as portal:
        yield portal


@pytest.fixture
def web():
    with requests.Session() as session:
        yield session


class Desk:
    """A counter's own store and way, and the officer who receives."""

    def __init__(self, counter, portal, web):
        self.counter = counter
        self.way = HttpPortal(portal.url, web)
        counter.enrol(self.way, portal.code(counter.number))
        self.homes = SqlFromHome(counter.engine)
        own = HttpPortal(portal.url, web)
        city = PortalHomes(
            own,
            lambda: counter.key.assertion(
                counter.ledger.device().id, counter.clock.now(), counter.ids.new()
            ),
        )
        counter.ids.secret = lambda: "7KQ4"
        self.officer = receiving(
            *(FakeCounter().session, counter.begin, counter.clock, counter.ids),
            *(counter.files, (self.homes, city)),
        )

    def sync(self):
        engine = self.counter.engine_for(self.way)
        report = replace(engine, homes=self.homes).run()
        assert (report.problem, report.failed, report.conflicts) == (None, 0, 0)

    def codes(self):
        return [line.one.code for line in self.officer.waiting()]

    def receive(self, draft):
        with self.counter.begin() as work:
            before = work.drafts.get(draft)
            seen = tuple(replace(row, state=PaperState.SEEN) for row in before.papers)
            work.drafts.put(replace(before, papers=seen))
            work.commit()
        return self.officer.intake.receive(draft)


def submitted(portal, **files):
    citizen = Citizen(portal)
    citizen.begin()
    citizen.write("submit", files=files.get("files"), **WHOLE)
    return citizen


def read_by(citizen):
    return citizen.reopen(citizen.code, citizen.secret).text


def test_one_counter_opens_it_and_receives_it_off_line_and_the_city_knows_once(
    portal, make_counter, web
):
    citizen = submitted(portal, files={"giay-to-tuy-than": PDF})
    one, two = (Desk(make_counter(number), portal, web) for number in ("03", "04"))
    one.sync()
    two.sync()
    assert citizen.code in one.codes()
    assert citizen.code in two.codes()

    draft = one.officer.open(citizen.code).draft
    with pytest.raises(HeldElsewhere):
        two.officer.open(citizen.code)
    office = Clerk(portal, "counter.x", "counter")
    refused = office.post(f"/tu-nha/{citizen.code}", do="refused", said="Thôi")
    two.sync()
    (line,) = [x for x in two.officer.waiting() if x.one.code == citizen.code]
    dossier = one.receive(draft.id)  # nothing of this asks the city
    with one.counter.begin() as work:
        (page,) = {page.name for page in work.pages.of(draft.id)}
    assert (line.one.claimed, page) == ("03", "giay.pdf")
    assert "Một quầy đang mở" in refused.text
    assert citizen.code not in one.codes()

    one.sync()
    two.sync()
    one.sync()

    assert dossier.code in read_by(citizen)
    assert "Đã được tiếp nhận" in read_by(citizen)
    assert citizen.code not in (*one.codes(), *two.codes())
    assert two.counter.dossier(dossier.id).submission == citizen.code


def test_an_answer_kept_off_line_is_told_once_and_the_citizen_submits_again(
    portal, make_counter, web
):
    citizen = submitted(portal)
    desk = Desk(make_counter("05"), portal, web)
    desk.sync()

    desk.officer.answer(citizen.code, Reply.SUPPLEMENT, "Thiếu giấy chứng sinh")
    assert citizen.code not in desk.codes()
    (told,) = desk.homes.unheard()
    desk.way.answer_submission(told)  # heard, but the answer was lost on the way
    desk.sync()

    assert not desk.homes.unheard()
    assert "Thiếu giấy chứng sinh" in read_by(citizen)
    citizen.write("submit", **WHOLE)
    desk.sync()
    assert citizen.code in desk.codes()
