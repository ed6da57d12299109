"""Who collects, by what right, and how they confirmed it."""

from dataclasses import replace

import pytest

from counter_app.domain.drafts import Confirmation
from counter_app.domain.errors import StoreFull
from counter_app.domain.people import Citizen
from counter_app.ui.handover.presenter import HandoverPresenter, Wanting
from tests.fakes.counter import MAU, THU
from tests.fakes.tasks import LaterTasks
from tests.fakes.view import NotingView


class Room:
    """The presenter of a case, opened."""

    def __init__(self, case):
        self.case, self.counter = case, case.counter
        self.tasks, self.view = LaterTasks(), NotingView()
        self.presenter = HandoverPresenter(
            case.reader, case.counter.handing_over, self.tasks
        )
        self.presenter.attach(self.view)
        self.presenter.open(case.dossier.id)
        self.tasks.finish_all()

    def hand_over(self):
        self.presenter.hand_over()
        self.tasks.finish_all()


@pytest.fixture
def room(case):
    return Room(case)


def test_the_applicant_needs_a_card_and_a_confirmation_and_nothing_else(room):
    room.presenter.collected_by(THU)
    room.presenter.confirm(Confirmation.SPOKEN)

    room.hand_over()

    done = room.case.handed_over()
    assert (done.to_name, done.relation) == (THU.name, "")
    assert done.confirmed is Confirmation.SPOKEN
    assert done.receipt_taken_back


@pytest.mark.parametrize(
    ("collector", "how", "wanting"),
    [
        (None, None, Wanting(collector=True, confirmation=True)),
        (THU, None, Wanting(confirmation=True)),
        (None, Confirmation.SPOKEN, Wanting(collector=True)),
        (MAU, None, Wanting(confirmation=True)),
    ],
)
def test_pressing_too_early_says_what_is_wanting(room, collector, how, wanting):
    if collector:
        room.presenter.collected_by(collector)
    if how:
        room.presenter.confirm(how)

    room.hand_over()

    assert room.view.last("show_wanting") == (wanting,)
    assert room.case.handed_over() is None


def test_somebody_else_is_asked_by_what_right_before_anything_is_given(room):
    room.presenter.collected_by(MAU)
    room.presenter.confirm(Confirmation.SIGNED_SLIP)

    room.hand_over()

    assert room.view.last("ask_relation")[0].citizen == MAU
    assert room.case.handed_over() is None


def test_with_the_relation_said_the_result_is_given_to_somebody_else(room):
    room.presenter.collected_by(MAU)
    room.presenter.confirm(Confirmation.SIGNED_SLIP)

    room.presenter.relate("  chồng, có giấy ủy quyền ")
    room.tasks.finish_all()

    done = room.case.handed_over()
    assert (done.to_name, done.relation) == (MAU.name, "chồng, có giấy ủy quyền")


def test_a_relation_of_blanks_is_none(room):
    room.presenter.collected_by(MAU)
    room.presenter.confirm(Confirmation.SPOKEN)

    room.presenter.relate("   ")
    room.tasks.finish_all()

    assert room.case.handed_over() is None


def test_another_collector_has_to_say_and_confirm_for_themselves(room):
    room.presenter.collected_by(MAU)
    room.presenter.confirm(Confirmation.SPOKEN)
    third = replace(MAU, name="LÊ THỊ BA", personal_id="001190000777")

    room.presenter.collected_by(third)
    room.hand_over()

    assert room.view.last("show_wanting") == (Wanting(confirmation=True),)


def test_a_typed_name_alone_is_not_taken_for_the_applicant(room):
    room.presenter.collected_by(Citizen(name=THU.name))

    assert not room.view.last("show_collector")[0].is_applicant


def test_a_typed_personal_id_of_the_applicant_is(room):
    room.presenter.collected_by(Citizen(name="Thử", personal_id=THU.personal_id))

    assert room.view.last("show_collector")[0].is_applicant


def test_an_emptied_name_is_nobody(room):
    room.presenter.collected_by(MAU)

    room.presenter.collected_by(Citizen(name=""))

    assert room.view.last("show_collector") == (None,)


def test_what_is_still_to_be_paid_is_asked_for_first(room):
    dossier = room.case.dossier
    unpaid = replace(dossier, fee=replace(dossier.fee, amount=8_000))
    room.presenter._dossier = unpaid
    room.presenter.collected_by(THU)
    room.presenter.confirm(Confirmation.SPOKEN)

    room.presenter.hand_over()

    assert room.view.names()[-1] == "ask_fee"


def test_two_presses_hand_over_once(room):
    room.presenter.collected_by_applicant()
    room.presenter.confirm(Confirmation.SPOKEN)

    room.presenter.hand_over()
    room.presenter.hand_over()
    room.tasks.finish_all()

    assert room.view.names().count("show_handed_over") == 1
    assert "show_problem" not in room.view.names()


def test_a_failure_gives_nothing_away_and_may_be_tried_again(room):
    room.presenter.collected_by(THU)
    room.presenter.confirm(Confirmation.SPOKEN)
    room.counter.work.full = True
    room.hand_over()
    assert isinstance(room.view.last("show_problem")[0], StoreFull)

    room.counter.work.full = False
    room.hand_over()

    assert room.case.handed_over().to_name == THU.name


def test_the_answers_for_one_dossier_are_forgotten_for_the_next(room):
    room.presenter.collected_by(THU)
    room.presenter.confirm(Confirmation.SPOKEN)
    room.presenter.take_receipt_back(False)

    room.presenter.open(room.case.dossier.id)
    room.tasks.finish_all()
    room.hand_over()

    assert room.view.last("show_wanting") == (
        Wanting(collector=True, confirmation=True),
    )


def test_a_dossier_read_late_never_replaces_the_one_opened_after_it(room):
    other = room.counter.received(MAU)
    room.presenter.open(room.case.dossier.id)
    slow = room.tasks.answer_later()
    room.presenter.open(other.id)
    room.tasks.finish_all()

    slow()

    assert room.view.last("show_reading")[0].whole.dossier == other
