"""What is written when a result is given away arrives at the real portal's process."""

import pytest
import requests

from counter_app.domain.afterwards import Hindrance
from counter_app.domain.dossiers import Status
from counter_app.domain.drafts import Confirmation
from counter_app.domain.errors import Hindered, WrongState
from counter_app.domain.journal import Act
from counter_app.domain.papers import Attachment, PaperState
from counter_app.domain.payments import Kind, Method, Payment
from counter_app.services.filing import file_step
from counter_app.services.handover import AUTHORISED, AUTHORITY, HandingOver
from counter_app.services.shelving import Shelving
from tests.fakes.counter import MAU, FakeCounter

TO_MAU = {
    "to": MAU,
    "relation": "con, có giấy ủy quyền",
    "confirmed": Confirmation.ON_SCREEN,
    "receipt_taken_back": True,
}
SCAN = b"%PDF-1.7 giay uy quyen"


class Desk:
    """The officer's use cases over one counter PC with its own disk."""

    def __init__(self, counter):
        office = FakeCounter()
        self.counter, self.heard = counter, []
        told = {
            "begin": counter.begin,
            "session": office.session,
            "clock": counter.clock,
            "announce": self.heard.append,
        }
        self.giving = HandingOver(**told)
        self.shelving = Shelving(queries=counter.queries, slips=office.slips, **told)

    def collected(self, dossier, to, *, authority=()):
        return self.giving.hand_over(
            dossier,
            to=to,
            relation=AUTHORISED if authority else "",
            confirmed=Confirmation.SIGNED_SLIP,
            receipt_taken_back=True,
            authority=authority,
        )


@pytest.fixture
def other(make_counter, portal, way):
    other = make_counter("04")
    other.enrol(way, portal.codes["04"])
    return other


@pytest.fixture
def desk(counter):
    return Desk(counter)


@pytest.fixture
def ready(counter, desk, way):
    """A dossier whose result lies at the counter, known to the city."""
    dossier = counter.receive()
    desk.giving.result_arrived(dossier.id)
    counter.sync(way)
    return dossier


def looked_up(portal, dossier):
    body = {"code": dossier.code, "secret": dossier.lookup_secret}
    return requests.post(f"{portal.url}/tra-cuu", data=body, timeout=20).text


def test_an_authorisation_arrives_with_its_scan_and_says_who_collected(
    counter, other, desk, ready, portal, way
):
    file = Attachment(
        sha256=counter.files.keep(SCAN), size=len(SCAN), pages=2, name="Ủy quyền"
    )

    given = desk.collected(ready.id, MAU, authority=(file,))
    report = counter.sync(way)
    other.sync(way)

    assert (report.problem, report.conflicts, counter.outbox()) == (None, 0, [])
    assert portal.has_file(SCAN)
    there = other.dossier(ready.id)
    assert there.handover == given.handover
    assert (there.handover.to_name, there.handover.relation) == (MAU.name, AUTHORISED)
    row = next(one for one in there.papers if one.row == AUTHORITY)
    assert (row.state, row.files) == (PaperState.COPY, (file,))
    assert "Đã trả kết quả" in looked_up(portal, ready)


def test_what_the_post_has_is_told_and_the_other_counter_can_take_it_back(
    counter, other, desk, ready, portal, way
):
    desk.giving.send_by_post(ready.id, "EB123456789VN")  # off line
    assert "Đã có kết quả" in looked_up(portal, ready)

    counter.sync(way)
    other.sync(way)

    page = looked_up(portal, ready)
    assert "Đang gửi kết quả qua bưu chính" in page
    assert "EB123456789VN" in page
    there = Desk(other)
    assert [one.waiting.item for one in there.shelving.in_post()] == ["EB123456789VN"]
    with pytest.raises(Hindered) as caught:
        there.collected(ready.id, ready.applicant)
    assert caught.value.why is Hindrance.IN_POST

    there.shelving.take_back(ready.id)
    other.sync(way)
    counter.sync(way)

    assert [one.line.id for one in desk.shelving.uncollected()] == [ready.id]
    assert desk.shelving.in_post() == []
    assert "EB123456789VN" not in looked_up(portal, ready)


def test_what_the_post_delivered_is_over_at_the_portal_too(
    counter, other, desk, ready, portal, way
):
    desk.giving.send_by_post(ready.id, "EB1")
    after = desk.giving.delivered(ready.id)

    report = counter.sync(way)
    other.sync(way)

    assert (report.problem, report.failed, report.conflicts) == (None, 0, 0)
    assert other.dossier(ready.id) == after
    assert after.status is Status.RETURNED
    assert "Đã trả kết quả" in looked_up(portal, ready)


def test_one_posts_what_another_hands_over_and_an_officer_is_asked(
    counter, other, desk, ready, way
):
    other.sync(way)
    desk.giving.send_by_post(ready.id, "EB1")
    Desk(other).collected(ready.id, ready.applicant)
    counter.sync(way)

    report = other.sync(way)

    assert (report.problem, report.conflicts) == (None, 1)


def paid(counter, dossier):
    """The fee of a dossier was taken in cash."""
    with counter.begin() as work:
        before = work.dossiers.get(dossier.id)
        taken = Payment(
            id="p-1",
            kind=Kind.TAKEN,
            amount=before.owed,
            at=counter.clock.now(),
            by="ha",
            method=Method.CASH,
        )
        file_step(
            work,
            before=before,
            after=before.pay(taken),
            act=Act.FEE_TAKEN,
            by="ha",
            at=taken.at,
        )
        work.commit()


def test_results_given_together_reach_the_city_each_in_its_own_dossier(
    counter, other, desk, ready, portal, way
):
    second, third = counter.receive(), counter.receive()
    desk.giving.result_arrived(second.id)
    with pytest.raises(Hindered) as caught:
        desk.giving.hand_over(ready.id, second.id, **TO_MAU)
    assert caught.value.why is Hindrance.FEE_OWED
    paid(counter, second)
    before = counter.outbox()

    with pytest.raises(WrongState):  # the third has no result: none is given
        desk.giving.hand_over(ready.id, third.id, **TO_MAU)
    assert counter.dossier(ready.id).status is Status.READY
    assert counter.outbox() == before
    desk.giving.hand_over(ready.id, second.id, **TO_MAU)  # off line
    report = counter.sync(way)
    other.sync(way)

    assert (report.problem, report.failed, counter.outbox()) == (None, 0, [])
    for one in (ready, second):
        there = other.dossier(one.id)
        assert there.status is Status.RETURNED
        assert there.handover == counter.dossier(one.id).handover
        assert "Đã trả kết quả" in looked_up(portal, one)
