"""The screen on which an officer is let in after the city said who they are."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel

from counter_app.domain.coming_in import Outcome, Told
from counter_app.domain.errors import PortalUnreachable
from counter_app.domain.people import Role
from counter_app.domain.rosters import Duty, Roster
from counter_app.services.rostering import Rostering
from counter_app.ui.coming_in.page import ComingInPage, role_words
from counter_app.ui.coming_in.presenter import ComingInPresenter
from tests.fakes.city import AGREED, FakeCity, coming_in_of
from tests.fakes.counter import PASSWORD, FakeCounter
from tests.fakes.overrides import ADMIN
from tests.fakes.tasks import LaterTasks, NowTasks

CODE = "WDJB-MJHT"
OWN = "rieng cua Lan"


class Room:
    def __init__(self, qtbot, officer=ADMIN, lane=None):
        self.counter, self.city = FakeCounter(), FakeCity()
        self.counter.session.enrol(officer, PASSWORD)
        self.counter.session.sign_in(officer.id, PASSWORD, "03")
        lane = lane or NowTasks()
        self.presenter = ComingInPresenter(
            coming_in_of(self.counter, self.city),
            self.counter.session,
            self.counter.clock,
            ZoneInfo("Asia/Ho_Chi_Minh"),
            (lane, lane),
        )
        self.page = ComingInPage(self.presenter)
        qtbot.addWidget(self.page)
        self.page.resize(1100, 620)
        self.page.show()
        self.page.came()

    def act(self, name):
        (act,) = [act for act in self.page.acts() if act.id == name]
        act.run()

    def wait(self, seconds=3):
        self.counter.clock.move(seconds=seconds)
        self.presenter.tick()

    def agreed(self):
        self.act("show-code")
        self.city.told = AGREED
        self.wait()

    def words(self):
        every = [*self.page.findChildren(QLabel), *self.page.findChildren(QCheckBox)]
        return "\n".join(one.text() for one in every if one.isVisible())

    def all_text(self):
        every = self.page.findChildren(QLabel)
        return "\n".join(f"{one.text()} {one.accessibleName()}" for one in every)


@pytest.fixture
def room(qtbot):
    return Room(qtbot)


def test_the_code_is_shown_with_where_to_type_it_and_until_when(room):
    room.act("show-code")

    said = room.words()
    assert CODE in said
    assert "https://portal.example/can-bo/ma-may" in said
    assert (
        f"{room.presenter._until.astimezone(ZoneInfo('Asia/Ho_Chi_Minh')):%H:%M}"
        in said
    )
    assert "Không gửi mã cho ai" in said


def test_the_city_is_asked_again_every_three_seconds_and_not_sooner(room):
    room.act("show-code")
    room.presenter.tick()
    room.wait(2)
    early = len(room.city.asked_about)
    room.wait(1)

    assert (early, len(room.city.asked_about)) == (0, 1)


def test_whoever_agreed_chooses_a_password_and_is_let_in_by_keys_alone(room, qtbot):
    room.agreed()
    seen = room.words()

    qtbot.keyClicks(room.page.first, OWN)
    qtbot.keyClick(room.page.first, Qt.Key.Key_Return)
    qtbot.keyClicks(room.page.second, OWN)
    qtbot.keyClick(room.page.second, Qt.Key.Key_Return)

    assert "Phạm Thị Lan (lan.pt)" in seen
    assert CODE not in seen
    assert "Từ nay Phạm Thị Lan đăng nhập được trên máy này." in room.words()
    officer = room.counter.work.accounts.get("lan.pt").officer
    assert officer.roles == {Role.INTAKE, Role.HANDOVER}
    assert room.counter.session.sign_in("lan.pt", OWN, "03").officer == officer


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("ngắn", "ngắn", "Ít nhất tám ký tự"),
        ("Hanoi@2026", "Hanoi@2026", "không dễ đoán"),
        (OWN, OWN + "!", "không giống nhau"),
    ],
)
def test_a_password_that_will_not_do_is_asked_for_again(room, first, second, said):
    room.agreed()
    room.page.first.setText(first)
    room.page.second.setText(second)

    room.act("let-in")

    assert said in room.words()
    assert not room.counter.gate.knows("lan.pt")


def test_somebody_without_anything_to_do_is_not_let_in(room):
    room.agreed()
    for tick in room.page.findChildren(QCheckBox):
        tick.setChecked(False)
    room.page.first.setText(OWN)
    room.page.second.setText(OWN)

    room.act("let-in")

    assert "Hãy chọn ít nhất một việc" in room.words()
    assert not room.counter.gate.knows("lan.pt")


def test_a_refused_code_says_so_and_another_can_be_shown(room):
    room.act("show-code")
    room.city.told = Told(outcome=Outcome.REFUSED)

    room.wait()

    assert "Cán bộ đã từ chối mã này" in room.words()
    assert CODE not in room.all_text()
    room.act("show-code")
    assert CODE in room.words()


def test_after_ten_minutes_the_code_is_gone_without_asking(room):
    room.act("show-code")

    room.wait(600)

    assert "Mã đã hết hạn" in room.words()
    assert CODE not in room.all_text()
    assert room.city.asked_about == []


def test_without_the_network_no_code_is_shown_and_it_can_be_tried_again(room):
    room.city.fails = PortalUnreachable("away")
    room.act("show-code")
    said = room.words()
    room.city.fails = None

    room.act("show-code")

    assert "MC-501" in said
    assert CODE in room.words()


def test_a_network_lost_while_waiting_keeps_the_code(room):
    room.act("show-code")
    room.city.fails = PortalUnreachable("away")
    room.wait()
    lost = room.words()
    room.city.fails, room.city.told = None, AGREED
    room.wait()

    assert CODE in lost
    assert "MC-501" in lost
    assert "Phạm Thị Lan" in room.words()


def test_an_answer_that_comes_after_leaving_is_not_shown(qtbot):
    lane = LaterTasks()
    room = Room(qtbot, lane=lane)
    room.act("show-code")
    lane.finish_all()
    room.city.told = AGREED
    room.wait()

    room.page.left()
    lane.finish_all()

    assert "Phạm Thị Lan" not in room.all_text()
    assert CODE not in room.all_text()
    assert room.page.acts() == ()


def test_leaving_forgets_name_code_and_what_was_typed(room):
    room.agreed()
    room.page.first.setText(OWN)

    room.page.left()

    assert "Phạm Thị Lan" not in room.all_text()
    assert room.page.first.text() == ""


def test_whoever_does_not_administer_the_site_is_told_whose_screen_it_is(qtbot):
    room = Room(qtbot, replace(ADMIN, roles=frozenset({Role.INTAKE})))

    assert "Quản trị điểm cho cán bộ vào máy" in room.words()
    assert room.page.acts() == ()


def test_every_role_has_its_words_in_both_languages(qapp):
    vietnamese = {role_words(role) for role in Role}
    qapp.set_language("en")
    english = {role_words(role) for role in Role}

    assert len(vietnamese) == len(english) == len(Role)
    assert not vietnamese & english


def test_somebody_the_citys_list_does_not_know_is_not_let_in(room):
    Rostering(
        begin=room.counter.work.begin,
        session=room.counter.session,
        clock=room.counter.clock,
        announce=lambda _news: None,
    ).take(
        Roster(
            mark="1", duties={ADMIN.id: Duty(roles=ADMIN.roles, counters=frozenset())}
        )
    )

    room.agreed()

    assert "MC-105" in room.words()
    assert "Phạm Thị Lan" not in room.words()
    assert [act.id for act in room.page.acts()] == ["show-code"]


def test_by_the_citys_list_the_roles_are_shown_and_not_asked(room):
    duty = Duty(roles=frozenset({Role.HANDOVER}), counters=frozenset())
    Rostering(
        begin=room.counter.work.begin,
        session=room.counter.session,
        clock=room.counter.clock,
        announce=lambda _news: None,
    ).take(
        Roster(
            mark="1",
            duties={
                ADMIN.id: Duty(roles=ADMIN.roles, counters=frozenset()),
                "lan.pt": duty,
            },
        )
    )

    room.agreed()

    assert "Theo danh sách của thành phố: Trả kết quả" in room.words()
    assert not any(tick.isVisible() for tick in room.page.findChildren(QCheckBox))
