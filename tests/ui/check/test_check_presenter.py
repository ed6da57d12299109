from datetime import UTC, datetime

import pytest

from counter_app.domain.drafts import Confirmation, Stage
from counter_app.domain.errors import NotReady, StoreFull
from counter_app.domain.procedures import Channel
from counter_app.ui.check.presenter import CheckPresenter
from counter_app.ui.walk import Walk
from tests.fakes.counter import EXTRACT, MAU, THU, ZONE, FakeCounter
from tests.fakes.tasks import LaterTasks
from tests.fakes.view import NotingView

PAST_THE_CUT_OFF = datetime(2026, 11, 23, 15, 1, tzinfo=ZONE).astimezone(UTC)


class Room:
    """The check with the citizen, with everything around it."""

    def __init__(self, channel: Channel = Channel.ASSISTED) -> None:
        self.counter = FakeCounter()
        self.walk, self.tasks, self.view = Walk(), LaterTasks(), NotingView()
        self.presenter = CheckPresenter(self.walk, self.counter.intake, self.tasks)
        self.presenter.attach(self.view)
        self.draft = self.counter.filled(THU, channel)
        self.walk.begin(self.draft, self.counter.procedure())

    def open(self) -> None:
        self.presenter.open()
        self.tasks.finish_all()
        self.view.forget()

    @property
    def dossiers(self):
        return list(self.counter.work.dossiers.kept.values())


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def opened(room):
    room.open()
    return room


def test_opening_shows_what_would_be_received(room):
    room.presenter.open()
    loading = room.view.names()
    room.tasks.finish_all()

    checked = room.view.last("show_checked")[0]
    assert loading == ["show_loading"]
    assert (checked.fee.amount, checked.faults, checked.missing) == (0, [], ())
    assert room.walk.draft.stage is Stage.CHECK


def test_nothing_is_received_before_it_is_shown(room):
    room.presenter.open()
    room.presenter.confirm(Confirmation.SPOKEN)
    room.presenter.receive()
    room.tasks.finish_all()

    assert room.dossiers == []


def test_without_a_confirmation_it_is_asked_for(opened):
    opened.presenter.receive()
    opened.tasks.finish_all()

    assert opened.view.names() == ["ask_confirmation"]
    assert opened.dossiers == []


def test_a_confirmation_counts_at_once(opened):
    opened.presenter.confirm(Confirmation.SIGNED_SLIP)
    opened.presenter.receive()
    opened.tasks.finish_all()

    [dossier] = opened.dossiers
    assert dossier.confirmed is Confirmation.SIGNED_SLIP
    assert opened.view.names() == ["received"]
    assert (opened.walk.draft, opened.walk.received) == (None, dossier)


def test_a_confirmation_made_earlier_still_counts(room):
    room.walk.take(room.counter.intake.confirm(room.draft.id, Confirmation.SPOKEN))
    room.open()

    room.presenter.receive()
    room.tasks.finish_all()

    assert room.view.names() == ["received"]


def test_c36_pressing_twice_receives_once(opened):
    opened.presenter.confirm(Confirmation.SPOKEN)
    opened.presenter.receive()
    opened.presenter.receive()
    opened.tasks.finish_all()
    opened.presenter.receive()
    opened.tasks.finish_all()

    assert opened.view.names() == ["received"]
    assert len(opened.dossiers) == 1


def test_a_confirmation_that_fails_meanwhile_does_not_let_it_in_twice(opened):
    opened.presenter.confirm(Confirmation.SPOKEN)
    opened.tasks.finish_all()
    opened.presenter.confirm(Confirmation.SPOKEN)
    opened.presenter.receive()
    opened.counter.work.full = True
    opened.tasks.finish(0)
    opened.counter.work.full = False
    opened.presenter.receive()
    opened.tasks.finish_all()

    assert opened.view.names() == ["show_problem", "received"]


def test_coming_back_to_the_screen_while_it_is_received_changes_nothing(opened):
    opened.presenter.confirm(Confirmation.SPOKEN)
    opened.presenter.receive()
    opened.presenter.open()
    opened.presenter.receive()
    opened.tasks.finish_all()

    assert opened.view.names() == ["received"]


def test_missing_papers_are_asked_about_and_received_with_a_reason(room):
    draft = room.counter.intake.choose(room.draft.id, EXTRACT, Channel.PAPER)
    room.walk.take(draft)
    room.open()
    room.presenter.confirm(Confirmation.SPOKEN)
    room.presenter.receive()
    room.presenter.receive("   ")
    asked = room.view.names()

    room.presenter.receive("bổ sung sau")
    room.tasks.finish_all()

    assert asked == ["ask_about_missing", "ask_about_missing"]
    assert room.dossiers[0].missing_reason == "bổ sung sau"


def test_a_full_disk_is_said_and_the_next_press_works(opened):
    opened.presenter.confirm(Confirmation.SPOKEN)
    opened.tasks.finish_all()
    opened.counter.work.full = True
    opened.presenter.receive()
    opened.tasks.finish_all()
    opened.counter.work.full = False
    opened.presenter.receive()
    opened.tasks.finish_all()

    assert opened.view.names() == ["show_problem", "received"]
    assert isinstance(opened.view.last("show_problem")[0], StoreFull)


def test_a_declaration_with_faults_is_not_received(room):
    room.counter.intake.answer(room.draft.id, {})
    room.open()
    room.presenter.confirm(Confirmation.SPOKEN)
    room.presenter.receive()
    room.tasks.finish_all()

    assert isinstance(room.view.last("show_problem")[0], NotReady)
    assert room.dossiers == []


def test_c39_a_promise_that_moved_is_said_and_confirmed_anew(opened):
    opened.presenter.confirm(Confirmation.SPOKEN)
    opened.tasks.finish_all()
    opened.counter.clock.at = PAST_THE_CUT_OFF

    opened.presenter.look_again()
    opened.tasks.finish_all()
    opened.presenter.receive()

    moved = opened.view.last("show_promise_moved")[0]
    assert moved.promise.at.date().isoformat() == "2026-11-25"
    assert opened.view.names() == ["show_promise_moved", "ask_confirmation"]


def test_a_promise_that_stands_is_not_spoken_of(opened):
    opened.counter.clock.move(minutes=5)

    opened.presenter.look_again()
    opened.tasks.finish_all()

    assert opened.view.names() == []


def test_a_check_of_the_citizen_before_is_not_shown(room):
    room.presenter.open()
    following = room.counter.filled(MAU)
    room.walk.begin(following)
    room.view.forget()

    room.tasks.finish_all()
    room.presenter.confirm(Confirmation.SPOKEN)
    room.presenter.receive()

    assert room.view.names() == []
    assert room.walk.draft.id == following.id


def test_a_dossier_received_late_does_not_push_the_next_citizen_aside(opened):
    opened.presenter.confirm(Confirmation.SPOKEN)
    opened.presenter.receive()
    following = opened.counter.filled(MAU)
    opened.walk.begin(following)

    opened.tasks.finish_all()

    assert len(opened.dossiers) == 1
    assert opened.view.names() == []
    assert opened.walk.draft == following


def test_a_dossier_received_after_the_officer_left_is_shown_all_the_same(opened):
    opened.presenter.confirm(Confirmation.SPOKEN)
    opened.presenter.receive()
    opened.walk.clear()

    opened.tasks.finish_all()

    assert opened.view.names() == ["received"]
    assert opened.walk.received == opened.dossiers[0]
