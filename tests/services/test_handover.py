import unicodedata
from dataclasses import replace

import pytest

from counter_app.domain.afterwards import Hindrance
from counter_app.domain.dossiers import Status
from counter_app.domain.drafts import Confirmation
from counter_app.domain.errors import (
    Hindered,
    NotFound,
    NotReady,
    NotSignedIn,
    StoreFull,
    WrongState,
)
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act
from counter_app.domain.news import Changed
from counter_app.domain.people import Citizen
from counter_app.services.handover import same_person
from tests.fakes.counter import HA, MAU, THU


@pytest.fixture
def result(counter):
    """A dossier whose result lies at the counter."""
    return counter.handing_over.result_arrived(counter.received().id)


def hand_over(counter, dossier, to=THU, relation=""):
    return counter.handing_over.hand_over(
        dossier.id,
        to=to,
        relation=relation,
        confirmed=Confirmation.SIGNED_SLIP,
        receipt_taken_back=True,
    )


def test_a_result_that_arrived_is_noted_and_told(counter):
    dossier = counter.received()
    counter.heard.clear()
    counter.clock.move(hours=3)

    after = counter.handing_over.result_arrived(dossier.id)

    assert (after.status, after.result_at) == (Status.READY, counter.clock.now())
    assert counter.work.dossiers.get(dossier.id) == after
    change = counter.work.outbox.changes[-1]
    assert set(change.fields) == {"status", "result_at"}
    assert change.fields["status"] == ("received", "ready")
    assert counter.work.journal.entries[-1].act is Act.RESULT_ARRIVED
    assert counter.heard == [Changed(frozenset({dossier.id}), outbox=True)]


def test_a_result_arrives_once(counter, result):
    with pytest.raises(WrongState) as caught:
        counter.handing_over.result_arrived(result.id)

    assert caught.value.status == Status.READY
    assert len(counter.work.outbox.changes) == 2


def test_the_applicant_needs_no_relation(counter, result):
    counter.clock.move(days=1)

    after = hand_over(counter, result)

    assert after.status is Status.RETURNED
    assert (after.handover.to_name, after.handover.to_personal_id) == (
        THU.name,
        THU.personal_id,
    )
    assert (after.handover.by, after.handover.at) == (HA.id, counter.clock.now())
    assert after.handover.confirmed is Confirmation.SIGNED_SLIP
    assert after.handover.receipt_taken_back
    change = counter.work.outbox.changes[-1]
    assert set(change.fields) == {"status", "handover"}
    assert counter.work.journal.entries[-1].act is Act.HANDED_OVER


@pytest.mark.parametrize("relation", ["", "   "])
def test_somebody_else_needs_a_relation(counter, result, relation):
    with pytest.raises(NotReady):
        hand_over(counter, result, to=MAU, relation=relation)

    assert counter.work.dossiers.get(result.id) == result
    assert len(counter.work.outbox.changes) == 2


def test_somebody_else_with_a_relation_is_noted(counter, result):
    typed = unicodedata.normalize("NFD", " Giấy ủy quyền số 12 ")

    after = hand_over(counter, result, to=MAU, relation=typed)

    assert (after.handover.to_name, after.handover.relation) == (
        MAU.name,
        "Giấy ủy quyền số 12",
    )


@pytest.mark.parametrize("second", [THU, MAU])
def test_a_result_is_handed_over_once(counter, result, second):
    first = hand_over(counter, result)

    with pytest.raises(WrongState) as caught:
        hand_over(counter, result, to=second)

    assert caught.value.status == Status.RETURNED
    assert counter.work.dossiers.get(result.id) == first
    assert len(counter.work.outbox.changes) == 3


def test_without_a_result_there_is_nothing_to_hand_over(counter):
    dossier = counter.received()

    with pytest.raises(WrongState):
        hand_over(counter, dossier)


def test_nothing_is_kept_or_told_when_the_disk_is_full(counter, result):
    counter.heard.clear()
    counter.work.full = True

    with pytest.raises(StoreFull):
        hand_over(counter, result)

    assert counter.work.dossiers.get(result.id) == result
    assert counter.heard == []


def test_results_given_together_are_all_given_or_none(counter, result):
    second = counter.handing_over.result_arrived(counter.received().id)
    other = counter.handing_over.result_arrived(counter.received(MAU).id)
    before = len(counter.work.outbox.changes)
    counter.heard.clear()

    def give(*along):
        return counter.handing_over.hand_over(
            result.id,
            *along,
            to=THU,
            relation="",
            confirmed=Confirmation.ON_SCREEN,
            receipt_taken_back=True,
        )

    with pytest.raises(NotReady):
        give(second.id, other.id)  # of somebody else: THU has no right to it
    with pytest.raises(WrongState):
        give(second.id, second.id)
    assert counter.work.dossiers.get(result.id) == result
    assert counter.work.dossiers.get(second.id) == second
    assert len(counter.work.outbox.changes) == before
    assert counter.heard == []

    give(second.id)

    ends = [counter.work.dossiers.get(one.id).status for one in (result, second)]
    assert ends == [Status.RETURNED] * 2
    assert counter.heard == [Changed(frozenset({result.id, second.id}), outbox=True)]


def test_a_result_with_a_fee_owed_goes_along_with_nothing(counter, result):
    second = counter.handing_over.result_arrived(counter.received().id)
    owing = replace(second, fee=replace(second.fee, amount=8_000))
    counter.work.dossiers.kept[second.id] = owing

    with pytest.raises(Hindered) as caught:
        counter.handing_over.hand_over(
            result.id,
            second.id,
            to=THU,
            relation="",
            confirmed=Confirmation.SPOKEN,
            receipt_taken_back=True,
        )

    assert caught.value.why is Hindrance.FEE_OWED
    assert counter.work.dossiers.get(result.id) == result


def test_an_unknown_dossier_is_not_found(counter):
    with pytest.raises(NotFound):
        counter.handing_over.result_arrived(DossierId("không có"))


def test_nobody_hands_over_while_the_screen_is_locked(counter, result):
    counter.session.lock()

    with pytest.raises(NotSignedIn):
        hand_over(counter, result)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (THU, True),
        (replace(THU, name="Nguyễn Thị  Thử", address=""), True),
        (replace(THU, name=unicodedata.normalize("NFD", THU.name)), True),
        (replace(THU, personal_id="001187012902"), False),
        (replace(THU, personal_id=""), True),
        (replace(THU, personal_id="", birth="1987"), False),
        (replace(THU, personal_id="", name="NGUYỄN THỊ THU"), False),
        (Citizen(name=""), False),
    ],
)
def test_who_is_the_same_person(other, same):
    assert same_person(other, THU) is same
    assert same_person(THU, other) is same


def test_a_name_alone_is_nobody_in_particular():
    named = Citizen(name="NGUYỄN VĂN AN")

    assert not same_person(named, replace(named, address="Số 2 Phố Thử"))
    assert not same_person(Citizen(name=""), Citizen(name=""))
    assert same_person(named, named)
