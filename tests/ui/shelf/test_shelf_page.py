"""The shelf of results, as an officer scans and keys it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from counter_app.domain.people import Citizen
from counter_app.domain.scans import CardScan, ReceiptScan
from counter_app.domain.statuses import Status
from counter_app.ui.page import Kind
from counter_app.ui.shelf.lists import ShelfList
from counter_app.ui.shelf.page import ShelfPage
from counter_app.ui.shelf.presenter import ShelfPresenter, ShelfWork
from tests.fakes.counter import MAU, FakeCounter


class Room:
    """The page over a counter with one dossier under way."""

    def __init__(self, qtbot, lane):
        self.counter = FakeCounter()
        self.dossier = self.counter.received()
        work = ShelfWork(
            shelving=self.counter.shelving,
            handing_over=self.counter.handing_over,
            lookup=self.counter.lookup,
        )
        self.presenter = ShelfPresenter(work, lane, lane)
        self.page = ShelfPage(self.presenter)
        qtbot.addWidget(self.page)
        self.page.resize(968, 420)
        self.page.show()
        self.page.came()

    def words(self):
        made = self.page.findChildren(QLabel)
        return " ".join(one.text() for one in made if one.isVisible())

    def forward(self):
        return next(act for act in self.page.acts() if act.kind is Kind.PRIMARY)

    def status(self):
        return self.counter.work.dossiers.get(self.dossier.id).status

    def rows(self):
        model = self.page.findChild(ShelfList).model()
        return [
            [model.index(row, column).data() for column in (0, 1, 5)]
            for row in range(model.rowCount())
        ]


@pytest.fixture
def room(qtbot, at_once):
    return Room(qtbot, at_once)


def test_a_result_that_came_gets_a_place_a_label_and_a_row(room):
    room.counter.handing_over.result_arrived(room.dossier.id)

    assert room.page.scanned(ReceiptScan(room.dossier.code))

    assert "Xếp vào ô 1." in room.words()
    assert room.counter.printing.paper.slips[-1].labels[0]["shelf"] == "1"
    assert room.rows() == [["1", room.dossier.code, "hôm nay"]]


def test_one_without_a_result_is_asked_about_before_anything_is_noted(room):
    room.page.scanned(ReceiptScan(room.dossier.code))

    assert "chưa ghi nhận kết quả" in room.words()
    assert room.status() is Status.RECEIVED
    room.forward().run()
    assert room.status() is Status.READY
    assert "Xếp vào ô 1." in room.words()


def test_the_citizens_receipt_shows_the_place_and_f9_hands_over(room, qtbot):
    other = room.counter.received(MAU)
    for one in (other, room.dossier):
        room.counter.shelving.shelve(one.id)

    room.page.scanned(ReceiptScan(room.dossier.code))

    assert "Ô 2. F9 để trả kết quả." in room.words()
    with qtbot.waitSignal(room.page.handover_wanted) as wanted:
        room.forward().run()
    assert wanted.args == [room.dossier.id]  # though no row of it is chosen yet


def test_keys_of_a_row_open_and_hand_over(room, qtbot):
    room.counter.shelving.shelve(room.dossier.id)
    room.page.came()
    table = room.page.findChild(ShelfList)

    for key, signal in (
        (Qt.Key.Key_Return, room.page.dossier_wanted),
        (Qt.Key.Key_K, room.page.handover_wanted),
    ):
        with qtbot.waitSignal(signal) as wanted:
            QTest.keyClick(table, key)
        assert wanted.args == [room.dossier.id]


def test_an_empty_shelf_and_a_strange_code_say_so_and_a_card_is_not_taken(room):
    assert "Không có kết quả nào chờ trả." in room.words()

    room.page.scanned(ReceiptScan("000.12.34.H26-261123-9999"))

    assert "Không thấy hồ sơ 000.12.34.H26-261123-9999" in room.words()
    assert not room.page.scanned(CardScan(Citizen(name="MẪU")))


def test_the_list_is_read_anew_only_while_somebody_looks(qtbot, later):
    room = Room(qtbot, later)
    later.finish()
    news = room.counter.heard[-1]

    room.presenter.hear(news)
    assert len(later.waiting) == 1
    later.finish()
    room.page.left()
    room.presenter.hear(news)

    assert later.waiting == []


@pytest.fixture
def gone(room):
    """The post has the result of the dossier."""
    room.counter.shelving.shelve(room.dossier.id)
    room.counter.handing_over.send_by_post(room.dossier.id, "EB123456789VN")
    room.page.came()
    return room


def key(room, pressed):
    QTest.keyClick(room.page.findChild(ShelfList), pressed)


def test_what_the_post_has_is_a_list_of_its_own(gone):
    assert "Không có kết quả nào chờ trả." in gone.words()
    chips = [one.text() for one in gone.page.findChildren(QPushButton)]
    assert {"Tại quầy 0", "Đang gửi bưu chính 1"} <= {*chips}

    key(gone, Qt.Key.Key_2)

    assert gone.rows() == [["EB123456789VN", gone.dossier.code, "hôm nay"]]
    assert gone.forward().text() == "Đã phát"
    key(gone, Qt.Key.Key_1)
    assert gone.rows() == []


def test_delivered_is_asked_once_more_and_ends_the_dossier(gone):
    key(gone, Qt.Key.Key_2)

    gone.forward().run()

    assert "Bưu điện đã phát EB123456789VN" in gone.words()
    assert gone.status() is Status.READY
    gone.forward().run()
    assert gone.status() is Status.RETURNED
    assert "Hồ sơ kết thúc." in gone.words()
    assert gone.rows() == []


def test_one_that_came_back_is_scanned_and_gets_a_place_and_a_label(gone):
    gone.page.scanned(ReceiptScan(gone.dossier.code))

    assert "Đang gửi bưu chính từ" in gone.words()
    key(gone, Qt.Key.Key_H)
    assert "Xếp vào ô 1." in gone.words()
    assert gone.rows() == [["1", gone.dossier.code, "hôm nay"]]
    assert gone.counter.printing.paper.slips[-1].labels[0]["shelf"] == "1"


def test_another_row_takes_the_question_away(gone):
    other = gone.counter.received(MAU)
    gone.counter.shelving.shelve(other.id)
    gone.counter.handing_over.send_by_post(other.id, "EB2")
    gone.page.came()
    key(gone, Qt.Key.Key_2)
    gone.forward().run()

    key(gone, Qt.Key.Key_Down)
    gone.forward().run()

    assert gone.status() is Status.READY
    assert "Bưu điện đã phát EB2" in gone.words()


def test_what_was_scanned_and_is_not_listed_yet_is_never_another_row(gone):
    other = gone.counter.received(MAU)
    gone.counter.shelving.shelve(other.id)
    key(gone, Qt.Key.Key_2)
    gone.page.show_in_post(
        gone.counter.handing_over.send_by_post(other.id, "EB2")
    )  # the list does not know of it yet

    key(gone, Qt.Key.Key_H)
    gone.forward().run()

    assert gone.counter.work.dossiers.get(gone.dossier.id).in_post
    assert gone.counter.work.dossiers.get(other.id).in_post


def test_one_without_a_result_is_asked_about_among_the_posts_list_too(gone):
    plain = gone.counter.received(MAU)
    key(gone, Qt.Key.Key_2)

    gone.page.scanned(ReceiptScan(plain.code))
    gone.forward().run()

    assert "Xếp vào ô 1." in gone.words()
    assert gone.status() is Status.READY
