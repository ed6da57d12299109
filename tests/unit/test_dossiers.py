from dataclasses import replace

import pytest

from counter_app.domain.dossiers import Handover, Status
from counter_app.domain.drafts import Confirmation
from counter_app.domain.errors import WrongState
from tests.fakes.counter import HA, THU, FakeCounter
from tests.fakes.machine import MORNING

HANDED = Handover(to_name=THU.name, by=HA.id, at=MORNING, confirmed=Confirmation.SPOKEN)


@pytest.fixture
def dossier():
    return FakeCounter().received()


def test_a_result_arrives_and_is_handed_back(dossier):
    ready = dossier.result_arrived(at=MORNING)
    returned = ready.hand_back(HANDED)

    assert (ready.status, ready.result_at) == (Status.READY, MORNING)
    assert (returned.status, returned.handover) == (Status.RETURNED, HANDED)
    assert dossier.status is Status.RECEIVED


@pytest.mark.parametrize(
    "status", sorted(set(Status) - {Status.RECEIVED, Status.PROCESSING})
)
def test_a_result_only_arrives_while_it_is_worked_on(dossier, status):
    with pytest.raises(WrongState) as caught:
        replace(dossier, status=status).result_arrived(at=MORNING)

    assert caught.value.status == status


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.READY}))
def test_only_a_result_that_is_there_is_handed_back(dossier, status):
    with pytest.raises(WrongState):
        replace(dossier, status=status).hand_back(HANDED)


def test_another_telephone_number_changes_nothing_else(dossier):
    after = dossier.correct_phone("0912345678")

    assert after.applicant.phone == "0912345678"
    assert replace(after, applicant=dossier.applicant) == dossier
