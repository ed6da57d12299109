"""One citizen with several results: one list, one confirmation, all or none."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QPushButton

from counter_app.domain.dossiers import Status
from counter_app.domain.ids import Sha256
from counter_app.domain.journal import Act
from counter_app.domain.papers import Attachment
from counter_app.domain.scans import CardScan, ReceiptScan
from counter_app.ui.handover.page import HandoverPage
from counter_app.ui.handover.presenter import HandoverPresenter, Scanning
from counter_app.ui.page import Kind
from counter_app.ui.widgets.ime import ImeTextEdit
from tests.fakes.counter import HA, MAU, THU
from tests.ui.conftest import AtOnce

ON = Qt.CheckState.Checked


class Room:
    """The page of one of four dossiers of one citizen; a fifth is of somebody else.

    Two more results wait, one has a fee that is owed, one has not come; all of THU.
    """

    def __init__(self, qtbot, case, lane):
        self.case, self.counter = case, case.counter
        self.first = case.dossier
        self.second, self.third = self.result(), self.result()
        self.owing = self.result()
        kept = self.counter.work.dossiers.kept
        kept[self.owing.id] = replace(
            self.owing, fee=replace(self.owing.fee, amount=8_000)
        )
        self.awaited = self.counter.received()
        self.others = self.result(MAU)
        self.presenter = HandoverPresenter(
            case.reader,
            self.counter.handing_over,
            lane,
            Scanning(
                lambda: Attachment(
                    sha256=Sha256("a" * 64), size=9, pages=1, name="Quét"
                ),
                AtOnce(),
            ),
        )
        self.page = HandoverPage(self.presenter)
        qtbot.addWidget(self.page)
        self.page.resize(968, 600)
        self.page.show()
        self.page.activateWindow()
        self.page.came()
        self.presenter.open(self.first.id)

    def result(self, citizen=THU):
        self.counter.clock.move(minutes=1)
        made = self.counter.received(citizen)
        return self.counter.handing_over.result_arrived(made.id)

    def status(self, dossier):
        return self.counter.work.dossiers.kept[dossier.id].status

    def words(self):
        made = self.page.findChildren(QLabel)
        return [one.text() for one in made if one.isVisible()]

    @property
    def list(self):
        return self.page.findChild(QListWidget)

    def rows(self):
        return [self.list.item(row).text() for row in range(self.list.count())]

    def ticked(self):
        items = map(self.list.item, range(self.list.count()))
        return [one.text() for one in items if one.checkState() is ON]

    def forward(self):
        acts = self.page.acts()
        next(act for act in acts if act.kind is Kind.PRIMARY).run()

    def press(self, words):
        made = self.page.findChildren(QPushButton)
        next(one for one in made if one.isVisible() and one.text() == words).click()


@pytest.fixture
def room(qtbot, case, at_once):
    return Room(qtbot, case, at_once)


def test_what_else_waits_for_the_same_person_is_listed_and_nothing_is_ticked(room):
    assert "Còn 3 kết quả khác của ông/bà NGUYỄN THỊ THỬ" in room.words()
    assert [row.split(" · ")[0] for row in room.rows()] == [
        room.second.code, room.third.code, room.owing.code
    ]  # fmt: skip
    assert room.ticked() == []
    assert room.page.focusWidget().accessibleName() == "Quét thẻ của người nhận"


def test_who_has_nothing_else_sees_no_list(qtbot, waiting, at_once):
    waiting.result_comes()
    presenter = HandoverPresenter(waiting.reader, waiting.counter.handing_over, at_once)
    page = HandoverPage(presenter)
    qtbot.addWidget(page)
    page.show()
    presenter.open(waiting.dossier.id)

    assert not page.findChild(QListWidget).isVisible()


def test_without_a_personal_id_nobody_is_the_same_person(qtbot, room):
    nameless = replace(THU, personal_id="")
    kept = room.counter.work.dossiers.kept
    for one in (room.first, room.second):
        kept[one.id] = replace(kept[one.id], applicant=nameless)

    room.presenter.open(room.first.id)

    assert not room.list.isVisible()


def test_keys_tick_a_result_and_one_confirmation_gives_both(qtbot, room):
    room.page.scanned(CardScan(THU))
    room.list.setFocus()
    QTest.keyClick(room.list, Qt.Key.Key_Space)
    assert len(room.ticked()) == 1
    QTest.keyClick(room.page.focusWidget(), Qt.Key.Key_1)

    room.forward()

    assert room.status(room.first) is room.status(room.second) is Status.RETURNED
    assert room.status(room.third) is Status.READY
    told = "\n".join(room.words())
    assert "Đã trả 2 kết quả cho NGUYỄN THỊ THỬ lúc" in told
    assert room.first.code in told
    assert room.second.code in told
    assert [act.id for act in room.page.acts()] == ["back"]
    with qtbot.waitSignal(room.page.dossier_wanted) as done:
        room.press("Mở hồ sơ")
    assert done.args == [room.first.id]


def test_each_has_a_line_of_the_journal_and_a_change_of_its_own(room):
    before = len(room.counter.work.outbox.changes)
    room.page.scanned(CardScan(THU))
    room.list.setFocus()
    QTest.keyClick(room.list, Qt.Key.Key_A)
    QTest.keyClick(room.page, Qt.Key.Key_2)
    room.counter.heard.clear()

    room.forward()

    given = {room.first.id, room.second.id, room.third.id}
    changes = room.counter.work.outbox.changes[before:]
    assert {one.dossier for one in changes} == given
    assert all(set(one.fields) == {"status", "handover"} for one in changes)
    entries = room.counter.work.journal.entries
    assert {e.dossier for e in entries if e.act is Act.HANDED_OVER} == given
    [heard] = room.counter.heard
    assert heard.dossiers == given


def test_a_ticks_all_that_can_be_given_and_none_again(room):
    room.list.setFocus()

    QTest.keyClick(room.list, Qt.Key.Key_A)
    both = room.ticked()
    QTest.keyClick(room.list, Qt.Key.Key_A)

    assert len(both) == 2
    assert room.ticked() == []


def test_another_receipt_of_theirs_ticks_its_result(room):
    assert room.page.scanned(ReceiptScan(room.third.code))

    assert [row.split(" · ")[0] for row in room.ticked()] == [room.third.code]
    told = "Còn 3 kết quả khác của ông/bà NGUYỄN THỊ THỬ · trả cùng lần này 1"
    assert told in room.words()
    assert room.page.scanned(ReceiptScan(room.third.code))  # twice is still ticked
    assert len(room.ticked()) == 1


def test_the_receipt_of_somebody_else_is_not_taken_here(room):
    assert not room.page.scanned(ReceiptScan(room.others.code))

    assert room.ticked() == []


def test_a_result_that_has_not_come_is_said_and_not_ticked(room):
    assert room.page.scanned(ReceiptScan(room.awaited.code))

    told = f"{room.awaited.code} chưa trả cùng được. Chưa có kết quả."
    assert any(said.startswith(told) for said in room.words())
    assert room.ticked() == []


def test_an_unpaid_result_says_so_and_has_no_box(room):
    [row] = [row for row in room.rows() if row.startswith(room.owing.code)]
    assert "8.000 đ: mở hồ sơ này để thu trước" in row
    room.list.setFocus()
    room.list.setCurrentRow(2)

    QTest.keyClick(room.list, Qt.Key.Key_Space)
    assert room.page.scanned(ReceiptScan(room.owing.code))

    assert room.ticked() == []
    assert any(f"{room.owing.code} chưa trả cùng được." in w for w in room.words())


def test_what_is_ticked_after_the_confirmation_has_to_be_confirmed_too(room):
    room.page.scanned(CardScan(THU))
    QTest.keyClick(room.page, Qt.Key.Key_1)

    room.page.scanned(ReceiptScan(room.second.code))
    room.forward()

    assert "Chọn cách người nhận đã xác nhận" in "".join(
        one.text() for one in room.page.findChildren(QPushButton)
    )
    assert room.status(room.first) is Status.READY


def test_somebody_else_is_told_that_the_authority_must_be_for_all(room):
    room.page.scanned(CardScan(MAU))
    room.page.scanned(ReceiptScan(room.second.code))
    QTest.keyClick(room.page, Qt.Key.Key_2)

    room.forward()

    assert any("Trả 2 kết quả: giấy ủy quyền phải ghi" in said for said in room.words())
    QTest.keyClicks(room.page.findChild(ImeTextEdit), "chong, co giay uy quyen")
    room.press("Trả cho người này")
    kept = room.counter.work.dossiers.kept
    for one in (room.first, room.second):
        assert kept[one.id].handover.relation == "chong, co giay uy quyen"


def test_an_authority_scanned_before_a_tick_is_asked_about_again(room):
    room.page.scanned(CardScan(MAU))
    room.presenter.scan()
    room.page.scanned(ReceiptScan(room.second.code))
    QTest.keyClick(room.page, Qt.Key.Key_2)

    room.forward()

    assert "Người nhận khác người nộp." in room.words()
    assert room.status(room.second) is Status.READY


def test_a_scanned_authority_is_a_paper_of_each(room):
    room.page.scanned(CardScan(MAU))
    room.page.scanned(ReceiptScan(room.second.code))
    room.presenter.scan()
    QTest.keyClick(room.page, Qt.Key.Key_2)

    room.forward()

    kept = room.counter.work.dossiers.kept
    for one in (room.first, room.second):
        assert kept[one.id].papers[-1].row == "Giấy ủy quyền nhận kết quả"


def test_one_that_is_gone_meanwhile_leaves_all_where_they_are(room):
    room.page.scanned(CardScan(THU))
    room.list.setFocus()
    QTest.keyClick(room.list, Qt.Key.Key_A)
    QTest.keyClick(room.page, Qt.Key.Key_2)
    room.counter.handing_over.send_by_post(room.third.id, "EB123456789VN")

    room.forward()

    assert room.status(room.first) is room.status(room.second) is Status.READY
    assert any("MC-165" in said for said in room.words())
    assert [row.split(" · ")[0] for row in room.ticked()] == [room.second.code]
    assert any("đang gửi bưu chính" in row for row in room.rows())


def test_a_fee_that_came_up_meanwhile_leaves_all_where_they_are(room):
    room.page.scanned(CardScan(THU))
    room.page.scanned(ReceiptScan(room.second.code))
    QTest.keyClick(room.page, Qt.Key.Key_2)
    kept = room.counter.work.dossiers.kept
    second = kept[room.second.id]
    kept[room.second.id] = replace(second, fee=replace(second.fee, amount=8_000))

    room.forward()

    assert room.status(room.first) is Status.READY
    assert any("MC-169" in said for said in room.words())
    assert room.ticked() == []


def test_ticks_stay_while_the_fee_of_the_first_is_taken(room):
    room.page.scanned(CardScan(THU))
    room.page.scanned(ReceiptScan(room.second.code))

    room.presenter.look_again()

    assert len(room.ticked()) == 1


def test_all_receipts_are_taken_back_unless_unticked(room):
    room.page.scanned(ReceiptScan(room.second.code))
    box = room.page.findChild(QCheckBox)
    assert box.text() == "Thu lại cả 2 giấy hẹn"
    box.click()
    room.page.scanned(CardScan(THU))
    QTest.keyClick(room.page, Qt.Key.Key_2)

    room.forward()

    kept = room.counter.work.dossiers.kept
    assert not kept[room.second.id].handover.receipt_taken_back


def test_it_works_without_a_network_and_notes_who_gave_it(room):
    room.counter.online = False
    room.page.scanned(CardScan(THU))
    room.page.scanned(ReceiptScan(room.second.code))
    QTest.keyClick(room.page, Qt.Key.Key_2)

    room.forward()

    assert room.counter.work.dossiers.kept[room.second.id].handover.by == HA.id


def test_the_next_citizen_sees_nothing_of_the_list(room):
    room.page.scanned(ReceiptScan(room.second.code))

    room.presenter.open(room.others.id)

    assert not room.list.isVisible()
    assert room.presenter.along == []


def test_a_late_one_says_that_its_letter_needs_it_opened_itself(room):
    late = room.counter.received()
    room.counter.clock.move(days=4)
    room.counter.handing_over.result_arrived(late.id)

    room.presenter.look_again()

    [row] = [row for row in room.rows() if row.startswith(late.code)]
    assert "ngày: mở riêng để in văn bản xin lỗi" in row
    assert room.page.scanned(ReceiptScan(late.code))  # it can go along all the same
    assert [one.split(" · ")[0] for one in room.ticked()] == [late.code]
