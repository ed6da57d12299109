"""What the citizen's screen shows when, and what a tap means (UX 5; C30, C31)."""

from types import SimpleNamespace

import pytest

from counter_app.domain.procedures import Channel
from counter_app.domain.ratings import Mark, Reason
from counter_app.ui.citizen.presenter import CitizenPresenter, Sheet
from counter_app.ui.citizen.scenes import (
    Answer,
    Asking,
    Card,
    Choosing,
    Confirming,
    Given,
    Idle,
    Paused,
    Paying,
    Proving,
    Row,
    Typing,
)


class Clock:
    """Time in the test's hands."""

    def __init__(self):
        self.now, self._waiting = 0.0, []

    def after(self, seconds, act):
        entry = (self.now + seconds, act)
        self._waiting.append(entry)

        def cancel():
            if entry in self._waiting:
                self._waiting.remove(entry)

        return cancel

    def pass_by(self, seconds):
        until = self.now + seconds
        while due := [each for each in self._waiting if each[0] <= until]:
            entry = min(due, key=lambda each: each[0])
            self._waiting.remove(entry)
            self.now = entry[0]
            entry[1]()
        self.now = until


class Marks:
    """Marks kept, in memory; each receipt is asked about once."""

    def __init__(self):
        self.asked, self.kept = set(), []

    def ask(self, dossier):
        if dossier.id in self.asked:
            return ""
        self.asked.add(dossier.id)
        return f"ticket of {dossier.id}"

    def give(self, ticket, mark, reason=""):
        self.kept.append((ticket, mark, reason))


class Room:
    """The presenter with everything around it; it is its own view and officer."""

    def __init__(self, at_once):
        self.clock, self.marks, self.heard = Clock(), Marks(), []
        self.tongue = SimpleNamespace(language="vi")
        self.scene = None
        self.citizen = CitizenPresenter(
            self, self.marks, at_once, self.clock.after, self.tongue
        )
        self.citizen.attach(self)

    def show_scene(self, scene):
        self.scene = scene

    def pages_of(self, rows):
        return [rows[at : at + 5] for at in range(0, len(rows), 5)]

    def citizen_confirmed(self):
        self.heard.append("right")

    def citizen_disagreed(self, rows):
        self.heard.append(set(rows))

    def citizen_chose(self, channel):
        self.heard.append(channel)


@pytest.fixture
def room(at_once):
    return Room(at_once)


def rows(many):
    return tuple(Row(id=f"r{n}", label=f"Mục {n}", value=str(n)) for n in range(many))


def ask(room, many=3):
    room.citizen.confirm(
        lambda: Sheet(title="Khai sinh", legal="Đăng ký khai sinh", rows=rows(many)),
        None,
    )


def give(room, dossier="d1"):
    given = Given(code="000.12.34.H26-261123-0100", due="23/11/2026", where="Quầy 03")
    room.citizen.receipt(SimpleNamespace(id=dossier), lambda: given)


def test_before_anybody_serves_the_counter_is_paused(room):
    assert room.scene == Paused()


def test_only_the_last_three_rows_are_shown_while_the_officer_types(room):
    room.citizen.typing(lambda: rows(5))

    assert room.scene == Typing(rows=rows(5)[2:])


def test_right_counts_when_every_page_was_seen(room):
    ask(room, many=7)
    room.citizen.said_right()
    early, unseen = list(room.heard), room.scene.unseen

    room.citizen.next_page()
    room.citizen.said_right()

    assert (early, unseen) == ([], 2)
    assert room.heard == ["right"]
    assert room.scene.answer is Answer.RIGHT


def test_right_counts_once_however_often_it_is_tapped(room):
    ask(room)

    for _ in range(3):
        room.citizen.said_right()

    assert room.heard == ["right"]


def test_the_rows_touched_are_told_as_wrong(room):
    ask(room)
    room.citizen.row_tapped("r1")
    room.citizen.row_tapped("r2")
    room.citizen.row_tapped("r2")

    room.citizen.said_wrong()

    assert room.heard == [{"r1"}]
    assert room.scene.marked == {"r1"}


def test_asked_anew_an_answer_of_before_is_gone(room):
    ask(room)
    room.citizen.said_right()

    ask(room)

    assert room.scene.answer is None


def test_no_channel_is_chosen_until_the_citizen_taps_one(room):
    cards = tuple(
        Card(channel=channel, name="", price="0 đ", due="", todo="")
        for channel in (Channel.ASSISTED, Channel.PAPER)
    )
    room.citizen.choose(lambda: Choosing(title="", legal="", cards=cards))
    before = room.scene.chosen

    room.citizen.picked(Channel.PAPER)

    assert before is None
    assert room.heard == [Channel.PAPER]
    assert room.scene.chosen is Channel.PAPER


def test_the_code_for_vneid_lasts_two_minutes_and_can_be_extended(room):
    room.citizen.prove(b"png")
    room.clock.pass_by(100)
    left = room.scene
    room.citizen.more_time()
    room.clock.pass_by(100)
    longer = room.scene

    room.clock.pass_by(30)

    assert left == Proving(qr=b"png", seconds=20)
    assert longer == Proving(qr=b"png", seconds=20)
    assert room.scene == Idle()


def test_the_amount_is_shown_and_then_that_it_was_received(room):
    room.citizen.pay(lambda: Paying(amount="8.000 đ", qr=b"png"))
    before = room.scene

    room.citizen.paid()

    assert not before.paid
    assert room.scene == Paying(amount="8.000 đ", qr=b"png", paid=True)


def test_c30_the_receipt_clears_by_itself_after_thirty_seconds(room):
    room.citizen.touch = False
    give(room)
    room.clock.pass_by(29)
    still = room.scene

    room.clock.pass_by(1)

    assert isinstance(still, Given)
    assert room.scene == Idle()


def test_a_touch_lets_the_receipt_stay(room):
    room.citizen.touch = False
    give(room)
    room.clock.pass_by(29)

    room.citizen.touched()
    room.clock.pass_by(29)

    assert isinstance(room.scene, Given)


@pytest.mark.parametrize("end", ["idle", "pause"])
def test_c30_the_next_person_or_a_lock_clears_at_once(room, end):
    give(room)

    getattr(room.citizen, end)()
    room.clock.pass_by(60)

    assert room.scene == (Idle() if end == "idle" else Paused())
    assert room.marks.asked == set()


def test_c30_the_same_receipt_does_not_come_back_after_a_lock(room):
    give(room)
    room.citizen.pause()

    give(room)

    assert room.scene == Idle()


def test_fifteen_seconds_after_the_receipt_the_citizen_is_asked(room):
    give(room)
    room.clock.pass_by(15)

    assert room.scene == Asking()


def test_a_good_mark_is_kept_at_once_and_thanked_for(room):
    give(room)
    room.clock.pass_by(15)

    room.citizen.rated(Mark.GOOD)

    assert room.marks.kept == [("ticket of d1", 4, "")]
    assert room.scene == Asking(thanks=True)
    room.clock.pass_by(4)
    assert room.scene == Idle()


def test_a_mark_that_is_not_good_is_asked_for_its_reason(room):
    give(room)
    room.clock.pass_by(15)

    room.citizen.rated(Mark.POOR)
    why = room.scene
    room.citizen.gave_reason(Reason.WAITING)

    assert why == Asking(why=True)
    assert room.marks.kept == [("ticket of d1", 2, "waiting")]


@pytest.mark.parametrize("end", ["skipped", "idle", "pause"])
def test_a_mark_without_a_reason_counts_all_the_same(room, end):
    give(room)
    room.clock.pass_by(15)
    room.citizen.rated(Mark.VERY_POOR)

    getattr(room.citizen, end)()

    assert room.marks.kept == [("ticket of d1", 1, "")]


def test_skipping_keeps_nothing(room):
    give(room)
    room.clock.pass_by(15)

    room.citizen.skipped()

    assert (room.marks.kept, room.scene) == ([], Idle())


def test_c31_a_receipt_is_asked_about_once(room):
    give(room)
    room.clock.pass_by(15)
    room.citizen.skipped()
    give(room, "d2")
    room.clock.pass_by(15)
    second = room.scene
    room.citizen.idle()

    give(room)
    room.clock.pass_by(15)

    assert second == Asking()
    assert not isinstance(room.scene, Asking)


def test_without_touch_nobody_is_asked(room):
    room.citizen.touch = False
    give(room)
    room.clock.pass_by(20)

    assert isinstance(room.scene, Given)


def test_english_lasts_as_long_as_the_citizen(room):
    ask(room)
    room.citizen.other_language()
    during = room.tongue.language

    room.citizen.idle()

    assert (during, room.tongue.language) == ("en", "vi")


def test_what_goes_on_is_shown_when_the_screen_is_back(room):
    room.citizen.detach()
    room.scene = None
    ask(room)
    assert room.scene is None

    room.citizen.attach(room)

    assert isinstance(room.scene, Confirming)
    assert room.scene.rows == rows(3)
