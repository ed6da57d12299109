"""The citizen's screen follows the officer, and the officer hears the answers."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from counter_app.bootstrap.citizen_room import CitizenRoom, Joined
from counter_app.domain.drafts import Confirmation
from counter_app.domain.numbers import without_office
from counter_app.domain.people import Source
from counter_app.domain.procedures import Channel
from counter_app.domain.scans import CardScan, ReceiptScan
from counter_app.ui.citizen.scenes import (
    Choosing,
    Confirming,
    Given,
    Idle,
    Paused,
    Paying,
    Typing,
)
from counter_app.ui.citizen.speech import Speech
from counter_app.ui.citizen.turned import TurnedPage
from counter_app.ui.citizen.window import Glass
from counter_app.ui.hub import Hub
from counter_app.ui.page import Kind
from tests.fakes.counter import MAU, THU, declarations
from tests.ui.citizen.test_citizen_window import PLACE, WORDS
from tests.ui.screens import Screens

SCENES = {
    "ready": Idle,
    "person": Typing,
    "procedure": Typing,
    "declaration": Typing,
    "papers": Typing,
    "check": Confirming,
    "received": Given,
    "fee": Paying,
    "today": Idle,
    "dossier": Idle,
    "lock": Paused,
    "sign_in": Paused,
}


class Marks:
    """Nobody is asked."""

    def ask(self, _dossier):
        return ""


class Room:
    """An officer's window with a citizen's one beside it, or without."""

    def __init__(self, qtbot, at_once, *, beside):
        self.screens = Screens(at_once)
        self.window, self.walk = self.screens.window, self.screens.walk
        qtbot.addWidget(self.window)
        self.window.show()
        self.locked = []
        counter = SimpleNamespace(
            journal=SimpleNamespace(rating=Marks()),
            forms=declarations(),
            clock=self.screens.counter.clock,
            lookup=self.screens.counter.lookup,
            catalogue=self.screens.counter.catalogue,
        )
        joined = Joined(
            counter,
            self.window,
            SimpleNamespace(walk=self.walk),
            SimpleNamespace(local=at_once),
            lambda: self.locked.append(True),
            Hub(),
        )
        self.room = CitizenRoom(
            joined, Speech(WORDS), PLACE, Glass(inches=10.1, touch="yes")
        )
        seen = [QGuiApplication.primaryScreen()] if beside else []
        self.room.screen._screens = lambda: seen
        self.room.screen._officer = lambda: None
        self.room.begin()
        # The platform of the tests makes every window active that is shown, even one
        # that refuses; a window manager does not.
        self.window.activateWindow()

    @property
    def scene(self):
        return self.room.presenter.scene

    def words(self):
        return " | ".join(label.text() for label in self.window.findChildren(QLabel))


@pytest.fixture
def room(qtbot, at_once):
    made = Room(qtbot, at_once, beside=True)
    yield made
    made.room.screen.close()


@pytest.fixture
def alone(qtbot, at_once):
    made = Room(qtbot, at_once, beside=False)
    yield made
    made.room.screen.close()


def test_each_screen_of_the_officer_has_its_scene(room):
    scenes = {}

    for screen in SCENES:
        room.screens.open(screen)
        scenes[screen] = type(room.scene)
        room.window.uncover()

    assert scenes == SCENES


def test_what_the_data_are_taken_for_and_by_what_stands_where_they_are_taken(room):
    room.screens.open("declaration")

    assert f"thủ tục “{room.walk.procedure.name[:60]}" in room.scene.use
    assert "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15" in room.scene.use
    assert room.walk.procedure.decision.text in room.scene.use


def test_an_answer_kept_appears_on_the_citizens_screen(room):
    room.screens.open("declaration")
    draft = room.walk.draft
    counter = room.screens.counter

    room.walk.take(
        counter.intake.answer(draft.id, {**draft.answers, "dk_tai": "UBND phường Thử"})
    )

    assert room.scene.rows[-1].value == "UBND phường Thử"


def test_what_is_to_be_paid_and_that_it_was_stand_on_the_citizens_screen(qtbot, room):
    page = room.screens.open("fee")
    asked = room.scene

    qtbot.keyClick(page, Qt.Key.Key_1)
    next(act for act in page.acts() if act.kind is Kind.PRIMARY).run()

    assert (asked.amount, asked.paid) == ("8.000 đ", False)
    assert asked.content == page._presenter.due.dossier.code
    assert room.scene.paid


def test_right_on_the_screen_is_the_confirmation_of_the_draft(room):
    page = room.screens.open("check")
    while room.scene.page < room.scene.pages:
        room.room.presenter.next_page()

    room.room.presenter.said_right()

    assert room.walk.draft.confirmed is Confirmation.ON_SCREEN
    assert "✓ Công dân xác nhận trên màn hình 09:41:" in room.words()
    page.acts()[-1].run()
    assert room.walk.received.confirmed is Confirmation.ON_SCREEN


def test_what_the_citizen_finds_wrong_is_named_and_takes_the_confirmation_back(room):
    page = room.screens.open("check")
    page.confirm_by(Confirmation.SPOKEN)
    row = room.scene.rows[1]

    room.room.presenter.row_tapped(row.id)
    room.room.presenter.said_wrong()

    assert f"Công dân báo chưa đúng: {row.label}" in room.words()
    assert room.walk.draft.confirmed is None


def test_whoever_collects_a_result_confirms_it_on_the_citizens_screen(room):
    page = room.screens.open("handover")
    before = room.scene
    page.scanned(CardScan(MAU))
    asked = room.scene
    page.scanned(CardScan(THU))
    told = {row.label: row.value for row in room.scene.rows}

    room.room.presenter.said_right()

    assert isinstance(before, Idle)
    assert isinstance(asked, Confirming)
    assert [row.value for row in asked.rows if row.id == "name"] == [MAU.name]
    assert told["Người nhận kết quả"] == THU.name
    assert "✓ Công dân xác nhận trên màn hình 09:41:" in room.words()
    page.acts()[-1].run()
    [after] = room.screens.counter.work.dossiers.kept.values()
    assert after.handover.confirmed is Confirmation.ON_SCREEN


def test_a_collector_who_finds_something_wrong_has_confirmed_nothing(room):
    page = room.screens.open("handover")
    page.scanned(CardScan(THU))
    room.room.presenter.said_right()
    page.scanned(CardScan(MAU))  # another card: asked anew
    page.scanned(CardScan(THU))

    room.room.presenter.said_wrong()
    page.acts()[-1].run()

    assert page.failed
    [after] = room.screens.counter.work.dossiers.kept.values()
    assert after.handover is None


def test_f8_on_the_check_turns_the_citizens_page(qtbot, room):
    page = room.screens.open("check")

    qtbot.keyClick(page, Qt.Key.Key_F8)

    assert room.scene.page == 2


def test_f8_on_the_choice_shows_the_channels_and_takes_the_tap(qtbot, room):
    page = room.screens.open("procedure")
    qtbot.keyClick(page, Qt.Key.Key_F8)
    shown = room.scene

    room.room.presenter.picked(Channel.PAPER)

    assert isinstance(shown, Choosing)
    assert shown.chosen is None
    procedure, _quotes = page.offered()
    assert page._offers.picked(procedure.code) is Channel.PAPER


def test_without_a_second_screen_f8_turns_the_officers(qtbot, alone):
    page = alone.screens.open("check")

    qtbot.keyClick(page, Qt.Key.Key_F8)
    turned = alone.window.page()
    read = alone.words()
    qtbot.keyClick(turned, Qt.Key.Key_F8)

    assert isinstance(turned, TurnedPage)
    assert "Mời ông/bà kiểm tra thông tin" in read
    assert alone.window.page() is page


def test_without_a_second_screen_the_choice_is_asked_for_here_and_said_once(
    qtbot, alone
):
    page = alone.screens.open("procedure")

    qtbot.keyClick(page, Qt.Key.Key_F8)
    told = alone.words()
    alone.screens.open("ready")

    said = "Không có màn hình công dân: hỏi công dân rồi chọn kênh ở đây."
    assert said in told
    assert said not in alone.words()


def test_a_citizen_who_presses_esc_does_not_get_at_the_officers_work(qtbot, alone):
    page = alone.screens.open("check")
    qtbot.keyClick(page, Qt.Key.Key_F8)
    turned = alone.window.page()

    for key in (Qt.Key.Key_F2, Qt.Key.Key_F6, Qt.Key.Key_F9, Qt.Key.Key_Escape):
        qtbot.keyClick(turned, key)

    assert alone.window.page() is turned


def test_a_lock_while_the_screen_is_turned_leaves_nothing_to_read(qtbot, alone):
    page = alone.screens.open("check")
    qtbot.keyClick(page, Qt.Key.Key_F8)

    alone.screens.open("lock")

    assert alone.window.findChildren(TurnedPage) == []


def test_the_officer_is_told_that_the_citizens_screen_is_gone(room):
    room.screens.open("check")

    QGuiApplication.instance().screenRemoved.emit(QGuiApplication.primaryScreen())

    assert "Mất màn hình công dân" in room.words()


def test_a_room_whose_window_is_gone_hears_of_no_screen(qapp, at_once):
    not_kept = SimpleNamespace(addWidget=lambda _window: None)
    room, heard = Room(not_kept, at_once, beside=True), []
    room.room.screen.lost.connect(lambda: heard.append("lost"))

    room.window.deleteLater()
    qapp.sendPostedEvents(room.window, QEvent.Type.DeferredDelete)
    qapp.screenRemoved.emit(QGuiApplication.primaryScreen())

    assert heard == []
    room.room.screen.close()


def test_c28_a_scene_gone_before_it_was_seen_is_no_window_of_its_own(qapp, room):
    room.screens.open("declaration")
    for _ in range(2):  # in one movement: the first is never painted
        room.room.presenter.idle()
        room.room._show_typed()
    qapp.processEvents()

    shown = [one for one in qapp.topLevelWidgets() if one.isVisible()]
    assert {*shown} == {room.window, room.room.screen.view}


def test_who_was_found_by_a_typed_number_is_not_shown_until_the_officer_goes_on(room):
    by_number = replace(THU, source=Source.PAST)
    room.screens.open("person")

    room.walk.begin(room.screens.counter.intake.start(by_number))
    assert isinstance(room.scene, Idle)
    page = room.screens.procedure()
    room.walk.begin(room.screens.counter.intake.start(by_number))
    room.window.show_page(page)

    assert THU.name in [row.value for row in room.scene.rows]


def test_a_late_answer_about_the_citizen_before_never_comes_to_the_next(qtbot, later):
    room = Room(qtbot, later, beside=True)
    page = room.screens.open("person")
    room.walk.clear()
    later.waiting.clear()
    page._presenter.serve(THU)
    page._presenter.serve(MAU)

    shown = []
    while later.waiting:
        later.finish(len(later.waiting) - 1)  # the newest first: THU's comes last
        rows = getattr(room.scene, "rows", ())
        shown += [row.value for row in rows]

    assert MAU.name in shown
    assert THU.name not in shown
    room.room.screen.close()


def test_the_screen_that_comes_back_shows_who_is_served_then(room):
    room.screens.open("person")
    room.walk.begin(room.screens.counter.intake.start(THU))
    screens = room.room.screen._screens
    room.room.screen._screens = list
    room.room.screen.settle()

    room.walk.begin(room.screens.counter.intake.start(MAU))
    room.room.screen._screens = screens
    room.room.screen.settle()

    words = [
        label.text()
        for label in room.room.screen.view.findChildren(QLabel)
        if label.isVisible()
    ]
    assert MAU.name in words
    assert THU.name not in words


def test_several_results_are_confirmed_by_one_tap(qtbot, room):
    page = room.screens.open("handover")
    counter = room.screens.counter
    more = []
    for _ in range(2):
        counter.clock.move(minutes=1)
        more.append(counter.handing_over.result_arrived(counter.received().id))
    page._presenter.look_again()
    page.scanned(CardScan(THU))
    alone = room.scene

    for one in more:
        page.scanned(ReceiptScan(one.code))

    told = {row.label: row.value for row in room.scene.rows}
    room.room.presenter.said_right()
    assert room.scene.answer is None  # the second page was not seen
    qtbot.keyClick(page, Qt.Key.Key_F8)
    told |= {row.label: row.value for row in room.scene.rows}
    assert [row.id for row in alone.rows] == ["name", "personal-id", "code"]
    assert room.scene.title == "Nhận 3 kết quả"
    for one in more:
        assert "Giấy khai sinh" in told[without_office(one.code)]
    room.room.presenter.said_right()
    page.acts()[-1].run()
    assert isinstance(room.scene, Idle)
    kept = counter.work.dossiers.kept.values()
    assert [one.handover.confirmed for one in kept] == [Confirmation.ON_SCREEN] * 3


def test_a_result_added_after_the_tap_is_asked_for_anew(room):
    page = room.screens.open("handover")
    counter = room.screens.counter
    more = counter.handing_over.result_arrived(counter.received().id)
    page._presenter.look_again()
    page.scanned(CardScan(THU))
    room.room.presenter.said_right()

    page.scanned(ReceiptScan(more.code))

    assert room.scene.answer is None
    page.acts()[-1].run()
    assert counter.work.dossiers.kept[more.id].handover is None
