"""The screens of acts after receiving, without a screen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from counter_app.domain.afterwards import FollowUp, Hindrance, Wanted
from counter_app.domain.dossiers import Status
from counter_app.domain.errors import DeviceFault, Forbidden
from counter_app.domain.listing import DueGroup
from counter_app.domain.news import Changed
from counter_app.services.ending import Said
from counter_app.services.supplementing import Marked
from counter_app.ui.asking.presenter import AskingPresenter
from counter_app.ui.asking.presenter import Wanting as AskWanting
from counter_app.ui.bringing.presenter import BringingPresenter, Lanes
from counter_app.ui.correcting.presenter import CorrectingPresenter
from counter_app.ui.dossier import menu
from counter_app.ui.due.presenter import DuePresenter
from counter_app.ui.ending.presenter import EndingPresenter
from counter_app.ui.ending.presenter import Wanting as EndWanting
from tests.fakes.after import REASON, WANTED
from tests.fakes.counter import BINH, HA, MAU, PASSWORD, ZONE
from tests.fakes.tasks import LaterTasks, NowTasks
from tests.fakes.view import NotingView

TODAY = date(2026, 11, 23)
SAID = Said(reason="Không thuộc thẩm quyền", ground="Luật")


class Room:
    """The presenters of one desk, each with a view that notes."""

    def __init__(self, desk, lane=None, devices=None):
        lane = lane or NowTasks()
        self.desk, self.view = desk, NotingView()
        self.asking = AskingPresenter(desk.supplementing, lane)
        self.bringing = BringingPresenter(
            desk.supplementing, Lanes(lane, devices or lane)
        )
        self.ending = EndingPresenter(desk.ending, lane)
        self.correcting = CorrectingPresenter(desk.correcting, lane)
        self.due = DuePresenter(
            desk.due_dates, desk.counter.lookup, desk.counter.catalogue, lane
        )
        for one in (self.asking, self.bringing, self.ending, self.correcting, self.due):
            one.attach(self.view)
        self.id = desk.dossier.id


@pytest.fixture
def room(desk):
    return Room(desk)


def test_asking_shows_the_checklist_then_asks_and_hands_the_dossier_on(room):
    room.asking.open(room.id)
    assert room.view.last("show_to_ask")[0].rows

    room.asking.ask(WANTED, reason=REASON, until="30/11/2026", today=TODAY)

    after = room.view.last("show_done")[0]
    assert after.status is Status.SUPPLEMENT
    assert after.request.until == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("wanted", "reason", "until", "wanting"),
    [
        ((), "", "", AskWanting(papers=True, reason=True)),
        (WANTED, REASON, "1/1/2020", AskWanting(until=True)),
        (WANTED, REASON, "2027", AskWanting(until=True)),
        ((Wanted(name=" "),), REASON, "mai", AskWanting(papers=True, until=True)),
    ],
)
def test_what_is_wanting_is_said_and_nothing_is_asked(
    room, wanted, reason, until, wanting
):
    room.asking.open(room.id)

    room.asking.ask(wanted, reason=reason, until=until, today=TODAY)

    assert room.view.last("show_wanting") == (wanting,)
    assert room.desk.now() == room.desk.dossier


def test_a_second_time_is_answered_with_why_not(room):
    room.desk.asked()

    room.asking.open(room.id)

    assert room.view.last("show_hindered")[0].why == Hindrance.ASKED_BEFORE


def test_marks_and_scans_lead_to_the_new_date_before_anything_is_saved(room):
    asked = room.desk.asked()
    room.desk.counter.clock.move(days=2)
    room.bringing.open(room.id)
    room.bringing.scan(0)
    assert room.view.last("show_promise") == (None,)

    room.bringing.mark(1, came=True)

    assert room.view.last("show_promise")[0].at > asked.due.at
    assert room.view.last("show_brought")[0].left == 0
    assert room.desk.now() == asked
    room.bringing.save()
    assert room.view.last("show_done")[0].status is Status.RECEIVED


def test_nothing_marked_is_said_and_a_mark_is_taken_back(room):
    room.desk.asked()
    room.bringing.open(room.id)
    room.bringing.mark(0, came=True)
    room.bringing.mark(0, came=False)

    room.bringing.save()

    assert "show_nothing_came" in room.view.names()


def test_what_was_saved_as_received_is_not_unmarked(room):
    room.desk.asked()
    room.desk.supplementing.bring(room.id, [0], {})
    room.bringing.open(room.id)

    room.bringing.mark(0, came=False)

    assert room.view.last("show_brought")[0].came == {0}


def test_marks_and_scans_stay_through_a_lock_and_go_once_they_are_saved(desk):
    desk.asked()
    before = Room(desk)
    before.bringing.open(before.id)
    before.bringing.scan(0)

    room = Room(desk)
    room.bringing.open(room.id)

    brought = room.view.last("show_brought")[0]
    assert (brought.came, len(brought.files[0])) == ({0}, 1)
    room.bringing.save()
    assert desk.supplementing.marked(room.id) == Marked()
    assert desk.now().request.wanted[0].came


def test_a_scan_that_comes_late_goes_to_nobody_elses_dossier(desk):
    devices = LaterTasks()
    room = Room(desk, devices=devices)
    desk.asked()
    room.bringing.open(room.id)
    room.bringing.scan(0)
    desk.sign_in(HA)
    other = desk.counter.received(MAU)
    desk.supplementing.ask(other.id, WANTED, reason=REASON)

    room.bringing.open(other.id)
    devices.finish_all()

    assert room.view.last("show_brought")[0].came == set()


def test_a_scanner_that_fails_leaves_the_marks(room):
    room.desk.asked()
    room.bringing.open(room.id)
    room.bringing.mark(1, came=True)
    room.desk.scanner.fault = DeviceFault.NO_PAPER

    room.bringing.scan(0)

    assert "show_scan_problem" in room.view.names()
    assert room.view.last("show_brought")[0].came == {1}


def test_refusing_asks_once_more_and_acts_once(desk):
    lane = LaterTasks()
    room = Room(desk, lane)
    room.ending.open(FollowUp.REFUSE, room.id)
    lane.finish_all()
    room.ending.end(SAID)
    assert room.view.last("ask_to_confirm") == (FollowUp.REFUSE, SAID)
    assert desk.now() == desk.dossier

    room.ending.confirmed(SAID)
    room.ending.confirmed(SAID)
    lane.finish_all()

    assert desk.now().status is Status.REFUSED
    assert room.view.names().count("show_done") == 1
    assert "show_problem" not in room.view.names()


@pytest.mark.parametrize(
    ("act", "wanting"),
    [
        (FollowUp.REFUSE, EndWanting(reason=True, ground=True)),
        (FollowUp.STOP, EndWanting(reason=True, ground=True)),
        (FollowUp.WITHDRAW, EndWanting(reason=True)),
    ],
)
def test_every_ending_says_what_it_wants(room, act, wanting):
    room.ending.open(act, room.id)

    room.ending.end(Said(reason=""))

    assert room.view.last("show_wanting") == (wanting,)


def test_putting_off_shows_the_date_and_drops_an_older_answer(desk):
    lane = LaterTasks()
    room = Room(desk, lane)
    room.ending.open(FollowUp.EXTEND, room.id)
    lane.finish_all()
    room.ending.count(5)
    slow = lane.answer_later()

    room.ending.count(2)
    lane.finish_all()
    two = room.view.last("show_promise")
    slow()

    assert room.view.last("show_promise") == two
    room.ending.count(0)
    assert room.view.last("show_promise") == (None,)


def test_without_the_right_role_the_sentence_comes_and_nothing_is_done(room):
    room.desk.sign_in(HA)
    room.ending.open(FollowUp.EXTEND, room.id)

    room.ending.extend("Chậm", 2)
    assert room.view.last("ask_second") == ("Chậm", 2)
    room.ending.agreed("Chậm", 2, BINH.id, PASSWORD)

    assert isinstance(room.view.last("show_problem")[0], Forbidden)
    assert room.desk.now() == room.desk.dossier


def test_a_correction_wants_a_change_and_a_reason(room):
    room.correcting.open(room.id)
    who = room.desk.dossier.applicant

    room.correcting.correct(phone=who.phone, address=who.address, reason="")
    assert room.view.last("show_wanting") == (True, True)
    room.correcting.answered("/dk_tai", "")
    room.correcting.correct(phone=who.phone, address=who.address, reason="Ghi nhầm")
    assert room.view.last("show_faults")[0]
    room.correcting.answered("/dk_tai", "UBND phường Mẫu")
    room.correcting.correct(phone="0912345678", address=who.address, reason="Ghi nhầm")

    after = room.view.last("show_done")[0]
    assert after.corrections[0].parts == ("applicant.phone", "form.dk_tai")


def test_what_is_due_comes_in_three_groups_without_what_waits_for_the_citizen(room):
    desk = room.desk
    desk.sign_in(HA)
    now = desk.counter.clock.now().astimezone(ZONE)
    hours = {"late": -30, "today": 2, "soon": 50, "far": 200, "asked": -30}
    ids = {}
    for name, ahead in hours.items():
        made = desk.counter.received(MAU)
        due = replace(made.due, at=now + timedelta(hours=ahead))
        status = Status.SUPPLEMENT if name == "asked" else Status.RECEIVED
        with desk.counter.work.begin() as work:
            work.dossiers.put(replace(made, due=due, status=status))
            work.commit()
        ids[name] = made.id

    room.due.refresh()

    groups, _at = room.view.last("show_groups")
    assert ids["late"] in groups[DueGroup.OVERDUE]
    assert ids["today"] in groups[DueGroup.TODAY]
    assert ids["soon"] in groups[DueGroup.SOON]
    shown = {one for group in groups.values() for one in group}
    assert not {ids["far"], ids["asked"]} & shown
    assert desk.due_dates.waiting() == 3
    room.due.hear(Changed(frozenset({ids["late"]})))
    assert room.view.last("show_lines")[0][0].line.id == ids["late"]


def test_the_menu_holds_what_is_possible_and_b_follows_the_state(room):
    fresh = room.desk.dossier
    assert FollowUp.ASK in menu.possible(fresh)
    assert menu.supplement_of(fresh) is FollowUp.ASK

    asked = room.desk.asked()

    assert menu.supplement_of(asked) is FollowUp.BRING
    assert {FollowUp.ASK, FollowUp.EXTEND} & {*menu.possible(asked)} == set()
    assert menu.possible(replace(fresh, status=Status.RETURNED)) == ()
