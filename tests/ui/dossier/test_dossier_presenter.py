"""Opening a dossier, its one next act, and printing its receipt again."""

from dataclasses import replace

import pytest

from counter_app.domain.dossiers import Status
from counter_app.domain.errors import (
    DeviceFault,
    PortalUnreachable,
    PrinterProblem,
)
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act
from counter_app.domain.news import Changed, Connection
from counter_app.services.fetching import Fetching
from counter_app.ui.dossier.presenter import DossierPresenter, Next, next_act
from tests.fakes.counter import MAU, PASSWORD
from tests.fakes.tasks import LaterTasks
from tests.fakes.view import NotingView


class Room:
    """The presenter of a case, both lanes in the test's hands."""

    def __init__(self, case):
        self.counter, self.dossier = case.counter, case.dossier
        self.local, self.devices = LaterTasks(), LaterTasks()
        self.view = NotingView()
        self.presenter = DossierPresenter(
            case.reader,
            case.counter.handing_over,
            case.counter.receipting,
            self.local,
            self.devices,
        )
        self.presenter.attach(self.view)

    def open(self):
        self.presenter.open(self.dossier.id)
        self.finish()

    def finish(self):
        while self.local.waiting or self.devices.waiting:
            self.local.finish_all()
            self.devices.finish_all()

    def shown(self):
        return self.view.last("show_reading")

    def copies(self):
        return [record.copy for record in self.counter.work.prints.records]


@pytest.fixture
def room(case):
    return Room(case)


@pytest.mark.parametrize(
    ("status", "act"),
    [
        (Status.RECEIVED, Next.RESULT_ARRIVED),
        (Status.PROCESSING, Next.RESULT_ARRIVED),
        (Status.READY, Next.HAND_OVER),
        (Status.SUPPLEMENT, Next.NOTHING),
        (Status.RETURNED, Next.NOTHING),
        (Status.REFUSED, Next.NOTHING),
        (Status.STOPPED, Next.NOTHING),
        (Status.WITHDRAWN, Next.NOTHING),
    ],
)
def test_every_state_offers_one_verb_or_none(case, status, act):
    assert next_act(replace(case.dossier, status=status)) is act


def test_an_opened_dossier_is_shown_with_its_declaration_and_last_receipt(room):
    room.open()

    reading, act = room.shown()
    assert reading.whole.dossier == room.dossier
    assert reading.declaration
    assert act is Next.RESULT_ARRIVED
    assert room.view.last("show_receipt")


def test_a_scanned_receipt_opens_its_dossier(room):
    room.presenter.open_code(room.dossier.code)
    room.finish()

    assert room.shown()[0].whole.dossier == room.dossier


def test_a_code_nobody_knows_is_said_with_whether_there_is_a_network(room):
    room.presenter.hear(Connection(online=False))

    room.presenter.open_code("000.12.34.H26-261123-9999")
    room.finish()

    assert room.view.last("show_missing") == ("000.12.34.H26-261123-9999", False)


def test_a_dossier_that_is_gone_is_missing_and_no_failure(room):
    room.presenter.open(DossierId("ai biết"))
    room.finish()

    assert room.view.last("show_missing") == ("", True)
    assert "show_problem" not in room.view.names()


class City:
    """The portal, which has the dossier or does not answer."""

    def __init__(self, room):
        self.room, self.asked, self.problem = room, [], None

    def fetch(self, dossier):
        self.asked.append(dossier)
        if self.problem:
            raise self.problem
        self.room.counter.work.dossiers.erased.clear()


@pytest.fixture
def city(room):
    counter = room.counter
    room.far = LaterTasks()
    city = City(room)
    fetching = Fetching(
        city=city,
        begin=counter.work.begin,
        session=counter.session,
        clock=counter.clock,
        announce=room.presenter.hear,
    )
    room.presenter.fetches_by(fetching, room.far)
    counter.work.dossiers.erased[room.dossier.id] = counter.clock.now()
    return city


def test_what_was_erased_is_said_and_got_from_the_city_when_asked(room, city):
    room.presenter.open_code(room.dossier.code)
    room.finish()
    erased, online = room.view.last("show_erased")

    room.presenter.fetch()
    room.presenter.fetch()
    room.far.finish_all()
    room.finish()

    assert (erased.code, online) == (room.dossier.code, True)
    assert city.asked == [room.dossier.id]
    assert room.shown()[0].whole.dossier == room.dossier
    acts = [entry.act for entry in room.counter.work.journal.entries]
    assert Act.CONTENT_FETCHED in acts


def test_a_city_that_does_not_answer_is_a_sentence_and_it_can_be_asked_again(
    room, city
):
    city.problem = PortalUnreachable("no way")
    room.open()

    room.presenter.fetch()
    room.far.finish_all()
    room.presenter.fetch()
    room.far.finish_all()

    assert room.view.names()[-2:] == ["show_erased", "show_problem"]
    assert len(city.asked) == 2


def test_what_was_erased_is_told_anew_when_the_network_goes(room, city):
    room.open()

    room.presenter.hear(Connection(online=False))

    assert room.view.last("show_erased")[1] is False


def test_a_fetched_answer_that_comes_late_opens_nothing_else(room, city):
    other = room.counter.received(MAU)
    room.open()
    room.presenter.fetch()

    room.presenter.open(other.id)
    room.finish()
    room.far.finish_all()
    room.finish()

    assert room.shown()[0].whole.dossier == other


def test_a_slow_look_up_never_replaces_the_dossier_opened_after_it(room):
    other = room.counter.received(MAU)
    room.presenter.open_code(room.dossier.code)
    slow = room.local.answer_later()

    room.presenter.open(other.id)
    room.finish()
    slow()
    room.finish()

    assert room.shown()[0].whole.dossier == other


def test_the_next_act_is_done_once_however_often_it_is_pressed(room):
    room.open()

    room.presenter.act(Next.RESULT_ARRIVED)
    room.presenter.act(Next.RESULT_ARRIVED)
    room.finish()

    assert room.shown()[0].whole.dossier.status is Status.READY
    assert room.shown()[1] is Next.HAND_OVER
    assert "show_problem" not in room.view.names()


def test_handing_over_is_another_screen(room):
    room.open()

    room.presenter.act(Next.HAND_OVER)

    assert room.view.last("hand_over") == (room.dossier.id,)


def test_two_presses_print_one_copy_and_the_copy_is_numbered(room):
    room.open()

    room.presenter.reprint()
    room.presenter.reprint()
    room.finish()

    assert room.copies() == [1, 2]
    assert room.view.last("show_issued")[0].record.copy == 2


def test_a_printer_that_fails_is_told_and_may_be_tried_again(room):
    room.open()
    room.counter.printer.problem = PrinterProblem("QuayThu", DeviceFault.GONE)
    room.presenter.reprint()
    room.finish()
    assert room.view.last("show_issued")[0].problem

    room.counter.printer.problem = None
    room.presenter.reprint()
    room.finish()

    assert room.view.last("show_issued")[0].problem is None


def test_opening_a_dossier_that_was_never_printed_here_prints_nothing(room):
    elsewhere = room.counter.received(MAU)
    room.presenter.open(elsewhere.id)
    room.finish()

    assert room.shown()[0].whole.dossier == elsewhere
    assert room.copies() == [1]


def test_news_of_the_open_dossier_shows_it_as_it_is_now(room):
    room.open()
    room.counter.handing_over.result_arrived(room.dossier.id)

    room.presenter.hear(Changed(frozenset({room.dossier.id})))
    room.finish()

    assert room.shown()[1] is Next.HAND_OVER


def test_news_of_another_dossier_reads_nothing(room):
    room.open()

    room.presenter.hear(Changed(frozenset({DossierId("khác")})))

    assert room.local.waiting == 0


def test_news_under_the_lock_is_no_problem_and_is_read_after_it(room):
    room.open()
    before = room.shown()
    room.counter.session.lock()
    room.presenter.hear(Changed(frozenset({room.dossier.id})))
    room.finish()
    assert "show_problem" not in room.view.names()
    assert room.shown() is before

    room.counter.session.unlock(PASSWORD)
    room.presenter.resume()
    room.finish()

    assert room.shown() is not before


def test_coming_back_without_a_lock_reads_nothing(room):
    room.open()

    room.presenter.resume()

    assert room.local.waiting == 0
