"""Today's list: the newest question wins, lines come when they are looked at."""

from dataclasses import replace

import pytest

from counter_app.domain.errors import StoreFailed
from counter_app.domain.listing import Filter, Order, Shown
from counter_app.domain.news import Changed, Connection
from counter_app.ui.today.presenter import TodayPresenter
from tests.fakes.counter import BINH, HA, MAU, PASSWORD, THU, FakeCounter
from tests.fakes.tasks import LaterTasks
from tests.fakes.view import NotingView


class Room:
    """A counter with two dossiers of today."""

    def __init__(self):
        self.counter, self.tasks = FakeCounter(), LaterTasks()
        self.view = NotingView()
        self.first = self.counter.received(THU)
        self.counter.clock.move(minutes=5)
        self.second = self.counter.received(MAU)
        self.presenter = TodayPresenter(
            self.counter.lookup, self.counter.catalogue, self.tasks
        )
        self.view.in_sight = lambda: [self.first.id, self.second.id]
        self.view.lists = {self.first.id, self.second.id}.issuperset
        self.presenter.attach(self.view)

    def listed(self):
        return list(self.view.last("show_reading")[0].ids)

    def lines(self):
        return [one.line.id for one in self.view.last("show_lines")[0]]


@pytest.fixture
def room():
    return Room()


def test_the_newest_dossier_is_listed_first(room):
    room.presenter.refresh()
    room.tasks.finish_all()

    assert room.listed() == [room.second.id, room.first.id]


def test_an_older_question_never_overwrites_a_newer_one(room):
    room.presenter.search("MẪU")
    room.presenter.search("THỬ")

    room.tasks.finish(1)
    room.tasks.finish(0)

    assert room.listed() == [room.first.id]


def test_choosing_a_filter_leaves_the_search(room):
    room.presenter.search("THỬ")

    room.presenter.choose(Filter.READY)
    room.tasks.finish_all()

    assert room.presenter.text == ""
    assert room.listed() == []


def test_a_line_says_how_its_promise_stands(room):
    room.presenter.need([room.first.id])
    room.tasks.finish_all()

    [line] = room.view.last("show_lines")[0]
    assert line.deadline.count == 7 * 60 + 14


def test_a_line_read_earlier_never_overwrites_one_read_later(room):
    room.presenter.need([room.first.id, room.second.id])
    early = room.tasks.answer_later()
    room.counter.handing_over.result_arrived(room.first.id)
    room.presenter.need([room.first.id])

    room.tasks.finish_all()
    early()

    assert room.lines() == [room.second.id]


def test_news_of_a_dossier_brings_list_and_line_up_to_date(room):
    room.presenter.look_again(())
    room.tasks.finish_all()
    room.presenter.hear(Changed(frozenset({room.second.id})))
    room.tasks.finish_all()

    assert room.listed() == [room.second.id, room.first.id]
    assert room.lines() == [room.second.id]


def test_news_nobody_looks_at_blanks_the_line_and_reads_nothing(room):
    room.presenter.look_again(())
    room.tasks.finish_all()

    room.presenter.rest()
    room.presenter.hear(Changed(frozenset({room.second.id})))

    assert room.tasks.waiting == 0
    assert room.view.last("forget_lines") == ({room.second.id},)


def test_news_of_drafts_alone_reads_nothing(room):
    room.presenter.look_again(())
    room.tasks.finish_all()

    room.presenter.hear(Changed(drafts=True))

    assert room.tasks.waiting == 0


def test_the_connection_is_passed_on(room):
    offline = Connection(online=False, waiting=3)

    room.presenter.hear(offline)

    assert room.view.last("show_connection") == (offline,)


def test_a_failed_reading_is_told_and_an_outdated_failure_is_not(room):
    fails = replace(room.counter.lookup, queries=BrokenQueries())
    presenter = TodayPresenter(fails, room.counter.catalogue, room.tasks)
    presenter.attach(room.view)
    presenter.refresh()
    presenter.refresh()

    room.tasks.finish(0)
    assert "show_problem" not in room.view.names()

    room.tasks.finish(0)
    assert isinstance(room.view.last("show_problem")[0], StoreFailed)


class BrokenQueries:
    """A store that can not be read."""

    def lines(self, day, chosen):
        raise StoreFailed


def test_news_under_the_lock_is_no_problem(room):
    room.counter.session.lock()

    room.presenter.hear(Changed(frozenset({room.first.id})))
    room.tasks.finish_all()

    assert "show_problem" not in room.view.names()


def test_a_screen_that_is_gone_is_told_nothing(room):
    room.presenter.refresh()
    room.presenter.detach()
    room.view.forget()

    room.tasks.finish_all()

    assert room.view.told == []


def test_thousands_that_come_at_once_are_read_as_far_as_they_are_seen(room):
    room.presenter.look_again(())
    room.tasks.finish_all()
    room.view.in_sight = lambda: [room.second.id]
    room.view.forget()

    room.presenter.hear(Changed(frozenset({room.first.id, room.second.id})))
    room.tasks.finish_all()

    assert room.lines() == [room.second.id]
    assert room.view.last("forget_lines") == (frozenset({room.first.id}),)


def test_news_that_come_while_the_list_is_read_make_one_more_reading(room):
    room.view.in_sight = tuple
    room.presenter.look_again(())
    for _page in range(5):
        room.presenter.hear(Changed(frozenset({room.first.id})))

    room.tasks.finish_all()

    assert room.view.names().count("show_reading") == 2


def test_every_officer_finds_the_list_as_they_left_it(room):
    kept = {}

    def made():
        presenter = TodayPresenter(
            room.counter.lookup, room.counter.catalogue, room.tasks, kept
        )
        presenter.recall()
        return presenter

    first = made()
    first.choose(Filter.READY)
    first.sort(Order.DUE)
    room.counter.session.sign_in(BINH.id, PASSWORD, "03")
    assert made().wanted == Shown()
    room.counter.session.sign_in(HA.id, PASSWORD, "03")

    assert made().wanted == Shown(Filter.READY, Order.DUE)


def test_what_was_searched_for_is_sorted_and_not_kept(room):
    room.presenter.search("MẪU")
    room.presenter.sort(Order.DUE)
    assert room.presenter.wanted.order is Order.DUE

    room.presenter.recall()

    assert room.presenter.wanted == Shown()
