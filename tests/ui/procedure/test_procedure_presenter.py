import pytest

from counter_app.domain.errors import StoreBusy, StoreFull
from counter_app.domain.procedures import Channel
from counter_app.ui.procedure.presenter import ProcedurePresenter
from counter_app.ui.walk import Walk
from tests.fakes.counter import BIRTH, EXTRACT, MAU, THU, FakeCounter
from tests.fakes.tasks import LaterTasks
from tests.fakes.view import NotingView


class Room:
    """The choice of the procedure, with everything around it."""

    def __init__(self) -> None:
        self.counter = FakeCounter()
        self.walk, self.tasks, self.view = Walk(), LaterTasks(), NotingView()
        self.extract = self.counter.procedure(EXTRACT)
        self.birth = self.counter.procedure(BIRTH)
        self.presenter = ProcedurePresenter(
            self.walk,
            self.counter.intake,
            self.counter.lookup,
            self._find,
            self.tasks,
        )
        self.presenter.attach(self.view)
        self.walk.begin(self.counter.intake.start(THU))

    def _find(self, query):
        if query == "hỏng":
            raise StoreBusy
        return [one for one in (self.extract, self.birth) if query in one.name.lower()]


@pytest.fixture
def room():
    return Room()


def test_the_screen_opens_with_what_is_often_used(room):
    room.presenter.open()
    room.tasks.finish_all()

    assert room.view.told == [("show_found", ("", [room.extract, room.birth]))]


def test_an_older_search_never_overwrites_a_newer_one(room):
    room.presenter.search("khai")
    room.presenter.search("khai sinh")
    room.presenter.search("trích lục")

    for place in (2, 0, 0):
        room.tasks.finish(place)

    assert room.view.told == [("show_found", ("trích lục", [room.extract]))]


def test_a_search_that_fails_is_said_and_the_next_one_works(room):
    room.presenter.search("hỏng")
    room.presenter.search("trích lục")
    room.tasks.finish_all()

    assert room.view.names() == ["show_problem", "show_found"]


def test_a_procedure_is_shown_with_the_price_and_date_of_each_channel(room):
    room.presenter.look_at(room.extract)
    room.tasks.finish_all()

    procedure, quotes, _usual = room.view.last("show_channels")
    assert procedure is room.extract
    assert [quote.channel for quote in quotes] == [
        offer.channel for offer in room.extract.offers
    ]


def test_only_the_procedure_looked_at_last_is_shown(room):
    room.presenter.look_at(room.extract)
    room.presenter.look_at(room.birth)

    room.tasks.finish(1)
    room.tasks.finish(0)

    assert [facts[0] for _name, facts in room.view.told] == [room.birth]


def test_a_dossier_of_today_for_the_same_is_pointed_out(room):
    today = room.counter.received(THU)

    room.presenter.look_at(room.extract)
    room.tasks.finish_all()

    assert room.view.last("show_duplicate")[0].id == today.id


@pytest.mark.parametrize("aside", ["yesterday", "another person", "another procedure"])
def test_other_dossiers_are_no_duplicates(room, aside):
    room.counter.received(MAU if aside == "another person" else THU)
    if aside == "yesterday":
        room.counter.clock.move(days=1)
    looked_at = room.birth if aside == "another procedure" else room.extract

    room.presenter.look_at(looked_at)
    room.tasks.finish_all()

    assert room.view.names() == ["show_channels"]


def test_a_duplicate_of_the_citizen_before_is_not_shown(room):
    room.counter.received(THU)
    room.presenter.look_at(room.extract)

    room.walk.begin(room.counter.intake.start(MAU))
    room.tasks.finish_all()

    assert room.view.told == []


def test_choosing_opens_the_declaration(room):
    room.presenter.choose(room.extract, Channel.PAPER)
    room.tasks.finish_all()

    assert room.view.names() == ["go_on"]
    assert (room.walk.draft.procedure, room.walk.draft.channel) == (
        EXTRACT,
        Channel.PAPER,
    )
    assert room.walk.procedure is room.extract


def test_choosing_twice_opens_it_once(room):
    room.presenter.choose(room.extract, Channel.PAPER)
    room.presenter.choose(room.extract, Channel.PAPER)
    room.tasks.finish_all()

    assert room.view.names() == ["go_on"]


def test_a_search_that_fails_meanwhile_does_not_open_it_twice(room):
    room.presenter.search("hỏng")
    room.presenter.choose(room.extract, Channel.PAPER)
    room.tasks.finish(0)
    room.presenter.choose(room.extract, Channel.PAPER)
    room.tasks.finish_all()

    assert room.view.names().count("go_on") == 1


def test_the_channel_is_the_citizens_own_choice(room):
    room.presenter.choose(room.extract, None)

    assert room.view.names() == ["ask_channel"]
    assert room.tasks.waiting == 0


def test_a_choice_that_could_not_be_kept_is_said_and_may_be_made_again(room):
    room.counter.work.full = True
    room.presenter.choose(room.extract, Channel.PAPER)
    room.tasks.finish_all()
    room.counter.work.full = False

    room.presenter.choose(room.extract, Channel.PAPER)
    room.tasks.finish_all()

    assert room.view.names() == ["show_problem", "go_on"]
    assert isinstance(room.view.last("show_problem")[0], StoreFull)


def test_a_late_choice_does_not_move_the_next_citizens_screen(room):
    room.presenter.choose(room.extract, Channel.PAPER)
    following = room.counter.intake.start(MAU)
    room.walk.begin(following)

    room.tasks.finish_all()

    assert room.view.told == []
    assert room.walk.draft == following


def test_with_nobody_at_the_counter_nothing_is_chosen(room):
    room.walk.clear()

    room.presenter.choose(room.extract, Channel.PAPER)

    assert room.tasks.waiting == 0
