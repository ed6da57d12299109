"""The screen of backups, with its presenter."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget

from counter_app.domain.backups import Held
from counter_app.domain.carrying import Brought, Exported
from counter_app.domain.devices import Device, Organisation
from counter_app.domain.errors import PortalUnreachable
from counter_app.domain.people import Role
from counter_app.services.confirming import Confirming
from counter_app.ui.backups.carrying import CarryingPanel
from counter_app.ui.backups.page import BackupsPage
from counter_app.ui.backups.presenter import BackupsPresenter, Work
from tests.fakes.counter import HA, PASSWORD
from tests.fakes.tasks import NowTasks
from tests.services.test_backing_up import Room

HEAD = replace(HA, id="truong.quay", roles=frozenset({Role.LEAD, Role.INTAKE}))
HELD = Held(
    backup="2026-11-22T10:00:00+00:00",
    restored_at="2026-11-23T01:00:00+00:00",
    by="a b",
)
PC = Device(
    id="pc",
    incarnation=2,
    counter="03",
    organisation=Organisation(code="x", name=""),
    epoch=1,
)


class City:
    """What waits, and the portal's answer."""

    def __init__(self):
        self.waiting, self.problem, self.sent = None, None, 0

    def held(self):
        return self.waiting

    def renew(self):
        if self.problem:
            raise self.problem
        self.waiting = None
        return PC

    def now(self):
        self.sent += 1


class ByHand:
    """What is written onto a stick, and what a colleague's came to."""

    def __init__(self):
        self.brought = Brought(counter="04", taken=3, files=2, refused=(), parked=0)
        self.came = []

    def carry_out(self, path):
        return Exported(code="7K2M-AAAA", operations=3, files=2, parked=1)

    def bring_in(self, path, opener):
        self.came.append((path.name, opener))
        return self.brought


@pytest.fixture
def room():
    room = Room()
    room.session.enrol(HEAD, PASSWORD)
    room.session.sign_in(HEAD.id, PASSWORD, "03")
    room.city, room.heard = City(), []
    room.stick_work = ByHand()
    confirming = Confirming(
        holding=room.city,
        renewing=room.city,
        session=room.session,
        announce=room.heard.append,
    )
    work = Work(
        backing_up=room.backing_up,
        confirming=confirming,
        carrying=room.stick_work,
        opener=lambda code: code,
        syncing=room.city,
    )
    room.presenter = BackupsPresenter(work, room.session, NowTasks())
    return room


@pytest.fixture
def page(qtbot, room):
    page = BackupsPage(room.presenter)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.came()
    return page


def press(page, name):
    next(act for act in page.acts() if act.id == name).run()


def words(page):
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_a_pc_without_a_place_for_backups_says_what_to_do(room, page):
    room.stick.place = ""

    page.came()

    assert "backup_folder" in words(page)


def test_a_backup_is_made_listed_and_read_back(room, page):
    press(page, "back_up")
    made = page.findChild(QListWidget).item(0).text()
    press(page, "read_back")

    assert "7 tệp" in made
    assert "còn nguyên" in words(page)


def test_a_backup_that_is_not_whole_is_said_to_be_none(room, page):
    press(page, "back_up")
    room.stick.broken = lambda _name, _step: ["counter.db"]
    press(page, "read_back")

    assert "không còn đúng như lúc ghi" in words(page)


def test_the_running_backup_shows_how_far_it_is_and_can_be_stopped(room, page):
    seen = []

    def between():
        room.presenter.tick()
        seen.extend(act.id for act in page.acts())
        press(page, "stop_backup")

    room.stick.between = between
    press(page, "back_up")
    room.presenter.tick()

    assert "stop_backup" in seen
    assert "Đã dừng sao lưu" in words(page)
    assert "back_up" in [act.id for act in page.acts()]


def test_restored_data_are_confirmed_here_and_sent_at_once(room, page):
    room.city.waiting = HELD
    page.came()
    asked = words(page)
    press(page, "confirm_restored")

    assert "khôi phục từ bản sao lưu" in asked
    assert "Đã xác nhận" in words(page)
    assert room.city.sent == 1
    assert room.heard
    assert "confirm_restored" not in [act.id for act in page.acts()]


def test_without_the_portal_the_data_go_on_waiting(room, page):
    room.city.waiting, room.city.problem = HELD, PortalUnreachable("x")
    page.came()
    press(page, "confirm_restored")

    assert page.failed
    assert "MC-501" in words(page)
    assert "confirm_restored" in [act.id for act in page.acts()]


@pytest.fixture
def by_hand(qtbot, room, page):
    """The box, whose questions for a file are answered."""
    picks = (lambda _box: "out.mcp", lambda _box: "in.mcp")
    panel = CarryingPanel(room.presenter, page._banner.say, picks)
    qtbot.addWidget(panel)
    return panel


def test_what_waits_goes_onto_a_stick_and_its_code_is_said(by_hand, page):
    by_hand.carry_out()

    assert "7K2M-AAAA" in words(page)
    assert "Còn 1 việc" in words(page)


def test_a_colleagues_stick_is_brought_in_with_the_code_on_their_paper(
    by_hand, room, page
):
    by_hand.bring_in()
    asked = words(page)
    by_hand.findChild(QLineEdit).setText("7K2M-AAAA")
    by_hand.bring_in()

    assert "Hãy gõ mã" in asked
    assert room.stick_work.came == [("in.mcp", "7K2M-AAAA")]
    assert "3 thay đổi và 2 tệp của quầy 04" in words(page)
