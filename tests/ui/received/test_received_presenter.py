import pytest

from counter_app.domain.changes import SyncState
from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.news import Changed, Connection
from counter_app.ui.received.presenter import ReceivedPresenter
from counter_app.ui.walk import Walk
from tests.fakes.counter import MAU, PASSWORD, THU, FakeCounter
from tests.fakes.tasks import LaterTasks
from tests.fakes.view import NotingView


class Room:
    """The screen of the received dossier, with everything around it."""

    def __init__(self) -> None:
        self.counter = FakeCounter()
        self.walk, self.view = Walk(), NotingView()
        self.local, self.devices = LaterTasks(), LaterTasks()
        self.presenter = ReceivedPresenter(
            self.walk,
            self.counter.receipting,
            self.counter.lookup,
            self.counter.catalogue,
            (self.local, self.devices),
        )

    def arrive(self, citizen=THU):
        dossier = self.counter.received(citizen)
        self.walk.arrive(dossier)
        return dossier

    @property
    def copies(self):
        return [record.copy for record in self.counter.work.prints.records]


@pytest.fixture
def room():
    room = Room()
    room.presenter.attach(room.view)
    return room


def test_a_dossier_that_arrives_is_shown_and_printed(room):
    dossier = room.arrive()
    at_once = room.view.names()
    room.devices.finish_all()
    room.local.finish_all()

    assert at_once == ["show_received", "show_deadline", "show_printing"]
    assert room.view.last("show_received") == (dossier,)
    assert room.view.last("show_issued")[0].record.copy == 1
    assert room.view.last("show_sync") == (SyncState.WAITING,)


def test_a_screen_made_after_the_dossier_arrived_shows_and_prints_it():
    room = Room()
    room.arrive()

    room.presenter.attach(room.view)
    room.devices.finish_all()

    assert "show_issued" in room.view.names()


def test_hearing_of_the_same_dossier_again_prints_nothing_more(room):
    dossier = room.arrive()
    room.walk.arrive(dossier)
    room.devices.finish_all()

    assert len(room.counter.printer.sent) == 1


def test_a_reprint_is_the_next_copy(room):
    room.arrive()
    room.devices.finish_all()

    room.presenter.reprint()
    room.devices.finish_all()

    assert room.copies == [1, 2]
    assert room.view.last("show_issued")[0].record.copy == 2


def test_pressing_twice_reprints_once(room):
    room.arrive()
    room.presenter.reprint()
    room.devices.finish_all()
    room.presenter.reprint()
    room.presenter.reprint()
    room.devices.finish_all()

    assert room.copies == [1, 2]


def test_a_printer_that_fails_is_said_and_the_reprint_is_the_first_copy(room):
    jammed = PrinterProblem("QuayThu", DeviceFault.JAMMED)
    room.counter.printer.problem = jammed
    room.arrive()
    room.devices.finish_all()
    said = room.view.last("show_issued")[0].problem
    room.counter.printer.problem = None

    room.presenter.reprint()
    room.devices.finish_all()

    assert said is jammed
    assert room.copies == [1, 1]


def test_a_receipt_that_could_not_be_kept_is_said_and_may_be_printed_again(room):
    room.arrive()
    room.counter.work.full = True
    room.devices.finish_all()
    room.counter.work.full = False

    room.presenter.reprint()
    room.devices.finish_all()

    assert "show_problem" in room.view.names()
    assert room.copies == [1]


def test_the_print_of_the_dossier_before_is_not_shown_over_the_next(room):
    room.arrive()
    room.walk.clear()
    following = room.arrive(MAU)
    room.view.forget()

    room.devices.finish_all()

    [shown] = [facts[0] for name, facts in room.view.told if name == "show_issued"]
    assert shown.record.dossier == following.id
    assert room.copies == [1, 1]


def test_a_problem_of_the_dossier_before_is_not_said_of_the_next(room):
    room.arrive()
    room.walk.clear()
    room.counter.work.full = True
    room.devices.finish_all()

    assert "show_problem" not in room.view.names()


def test_the_way_to_the_portal_is_followed(room):
    dossier = room.arrive()
    room.local.finish_all()
    room.counter.work.outbox.changes.clear()

    room.presenter.hear(Changed(frozenset({dossier.id})))
    room.local.finish_all()

    assert room.view.last("show_sync") == (SyncState.SENT,)


def test_news_under_the_lock_is_no_problem_and_is_asked_after_it(room):
    dossier = room.arrive()
    room.local.finish_all()
    room.counter.work.outbox.changes.clear()
    room.counter.session.lock()
    room.presenter.hear(Changed(frozenset({dossier.id})))
    room.local.finish_all()
    assert "show_problem" not in room.view.names()

    room.counter.session.unlock(PASSWORD)
    room.presenter.resume()
    room.local.finish_all()

    assert room.view.last("show_sync") == (SyncState.SENT,)


def test_news_of_other_dossiers_is_not_asked_about(room):
    other = room.counter.received(MAU)
    room.arrive()
    room.local.finish_all()

    room.presenter.hear(Changed(frozenset({other.id})))

    assert room.local.waiting == 0


def test_an_answer_about_the_dossier_before_is_not_shown(room):
    room.arrive()
    room.walk.clear()
    room.view.forget()

    room.local.finish_all()

    assert room.view.names() == []


def test_the_connection_is_shown(room):
    news = Connection(online=False)

    room.presenter.hear(news)

    assert room.view.told == [("show_connection", (news,))]


def test_with_no_dossier_nothing_is_printed(room):
    room.presenter.reprint()

    assert room.devices.waiting == 0
