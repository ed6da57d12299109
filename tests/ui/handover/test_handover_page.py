"""Handing a result over, as an officer sees and keys it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QRadioButton

from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.ids import Sha256
from counter_app.domain.papers import Attachment
from counter_app.domain.printed import Form
from counter_app.domain.scans import CardScan, ReceiptScan
from counter_app.ui.handover.letter import Letters
from counter_app.ui.handover.page import HandoverPage
from counter_app.ui.handover.presenter import HandoverPresenter, Scanning
from counter_app.ui.page import Kind
from counter_app.ui.widgets.ime import ImeLineEdit, ImeTextEdit
from counter_app.ui.widgets.panel import Interruption
from tests.fakes.counter import MAU, THU
from tests.ui.conftest import AtOnce


class Room:
    """The page of a case, opened."""

    def __init__(self, qtbot, case, lane):
        self.case = case
        self.presenter = HandoverPresenter(case.reader, case.counter.handing_over, lane)
        self.page = self.made()
        qtbot.addWidget(self.page)
        self.page.resize(968, 420)
        self.page.show()
        self.page.activateWindow()
        self.page.came()
        self.presenter.open(case.dossier.id)

    def made(self):
        return HandoverPage(self.presenter, "Tư pháp, máy lẻ 12")

    def words(self):
        made = self.page.findChildren(QLabel)
        return [one.text() for one in made if one.isVisible()]

    def press(self, words):
        made = self.page.findChildren(QPushButton)
        next(one for one in made if one.isVisible() and one.text() == words).click()

    def forward(self):
        acts = self.page.acts()
        next(act for act in acts if act.kind is Kind.PRIMARY).run()

    def name(self):
        return self.page.findChildren(ImeLineEdit)[0]

    def radios(self):
        return self.page.findChildren(QRadioButton)


@pytest.fixture
def room(qtbot, case, at_once):
    return Room(qtbot, case, at_once)


def test_the_page_says_what_is_handed_over_and_begins_at_the_card(room):
    assert f"Trả kết quả · {room.case.dossier.code}" in room.words()
    assert any(said.startswith("Kết quả: Bản sao Trích lục") for said in room.words())
    assert room.page.focusWidget().accessibleName() == "Quét thẻ của người nhận"


def test_card_key_and_f9_are_enough_for_the_applicant(qtbot, room):
    assert room.page.scanned(CardScan(THU))
    assert "Trùng người nộp: NGUYỄN THỊ THỬ" in room.words()
    QTest.keyClick(room.page.focusWidget(), Qt.Key.Key_1)

    with qtbot.waitSignal(room.page.dossier_wanted) as done:
        room.forward()

    assert done.args == [room.case.dossier.id]
    assert room.case.handed_over().to_name == THU.name


def test_pressing_too_early_lists_what_is_wanting_and_jumps_there(room):
    room.forward()

    assert "Có 2 chỗ cần sửa" in room.words()
    assert room.page.failed
    room.press("Chọn cách người nhận đã xác nhận")
    assert room.page.focusWidget() is room.radios()[0]


def test_somebody_else_interrupts_and_must_say_why(qtbot, room):
    room.page.scanned(CardScan(MAU))
    QTest.keyClick(room.page, Qt.Key.Key_2)
    room.forward()
    assert "Người nhận khác người nộp." in room.words()
    assert room.page.acts() == ()

    room.press("Trả cho người này")
    assert room.case.handed_over() is None
    reason = room.page.findChild(ImeTextEdit)
    QTest.keyClicks(reason, "anh ruot, co giay uy quyen")
    room.press("Trả cho người này")

    assert room.case.handed_over().relation == "anh ruot, co giay uy quyen"


def test_escape_puts_the_question_away_and_hands_nothing_over(room):
    room.page.scanned(CardScan(MAU))
    QTest.keyClick(room.page, Qt.Key.Key_1)
    room.forward()

    assert room.page.back()

    assert "Người nhận khác người nộp." not in room.words()
    assert room.case.handed_over() is None


def test_a_typed_collector_is_taken_when_the_act_is_pressed(room):
    QTest.keyClicks(room.name(), "Le Thi Ba")
    QTest.keyClick(room.page, Qt.Key.Key_1)

    room.forward()

    assert "Khác người nộp: Le Thi Ba" in "".join(
        one.text() for one in room.page.findChildren(QLabel)
    )
    assert "Người nhận khác người nộp." in room.words()


def test_digits_typed_into_a_field_choose_nothing(room):
    QTest.keyClicks(room.page.findChildren(ImeLineEdit)[1], "12")

    assert not any(radio.isChecked() for radio in room.radios())


def test_the_officer_may_know_the_applicant_without_a_card(room):
    room.press("Là người nộp (đã đối chiếu giấy tờ khác)")

    assert "Trùng người nộp: NGUYỄN THỊ THỬ" in room.words()


def test_another_person_has_to_confirm_anew(room):
    room.page.scanned(CardScan(MAU))
    QTest.keyClick(room.page, Qt.Key.Key_1)

    room.page.scanned(CardScan(THU))

    assert not any(radio.isChecked() for radio in room.radios())


def test_the_receipt_is_taken_back_unless_unticked(room):
    room.page.findChild(QCheckBox).click()
    room.page.scanned(CardScan(THU))
    QTest.keyClick(room.page, Qt.Key.Key_1)

    room.forward()

    assert not room.case.handed_over().receipt_taken_back


def test_a_late_result_comes_with_what_to_say(qtbot, waiting, at_once):
    waiting.result_comes(days=2)  # 24/11 is a day off, so one working day

    room = Room(qtbot, waiting, at_once)

    late = "Hồ sơ trả chậm 1 ngày. Mời ông/bà nhận kèm văn bản xin lỗi."
    assert late in room.words()


class LateRoom(Room):
    """The same, of a result that came a working day late, with the letter."""

    def __init__(self, qtbot, waiting, lane):
        waiting.result_comes(days=2)
        self.letters = Letters(waiting.counter.apologising, lane, lane)
        super().__init__(qtbot, waiting, lane)

    def made(self):
        return HandoverPage(self.presenter, "", self.letters)

    def letter(self):
        return next(act for act in self.page.acts() if act.id == "print-apology")

    def printed(self):
        return self.case.counter.work.prints.of(self.case.dossier.id, Form.APOLOGY)


@pytest.fixture
def late(qtbot, waiting, at_once):
    return LateRoom(qtbot, waiting, at_once)


def test_f12_asks_why_prints_the_letter_and_the_result_is_given_with_it(qtbot, late):
    late.page.scanned(CardScan(THU))
    assert late.letter().key == "F12"

    late.letter().run()
    assert "Vì sao kết quả chậm?" in late.words()
    late.press("In văn bản xin lỗi")
    assert late.printed() == []  # without a reason it is not printed
    usual = late.page.findChild(Interruption).findChild(QComboBox)
    usual.setCurrentIndex(1)
    usual.activated.emit(1)
    late.press("In văn bản xin lỗi")

    assert len(late.printed()) == 1
    assert any("Văn bản xin lỗi đã in ở" in said for said in late.words())
    QTest.keyClick(late.page.focusWidget(), Qt.Key.Key_1)
    with qtbot.waitSignal(late.page.dossier_wanted):
        late.forward()
    given = late.case.counter.work.dossiers.kept[late.case.dossier.id]
    assert given.handover.to_name == THU.name
    assert given.apology.reason == late.case.counter.apologising.reasons()[0]


def test_a_second_f12_is_a_copy_and_asks_nothing(late):
    late.letter().run()
    QTest.keyClicks(late.page.findChild(Interruption).findChild(ImeTextEdit), "tre")
    late.press("In văn bản xin lỗi")

    late.letter().run()

    assert [one.copy for one in late.printed()] == [1, 2]
    assert any("Đây là bản in lần 2" in said for said in late.words())


def test_escape_prints_no_letter(late):
    late.letter().run()

    assert late.page.back()

    assert late.printed() == []
    assert "Vì sao kết quả chậm?" not in late.words()


def test_a_letter_that_cannot_be_printed_costs_a_sentence_not_the_hand_over(late):
    late.case.counter.printer.problem = PrinterProblem("QuayThu", DeviceFault.GONE)
    late.letter().run()
    QTest.keyClicks(late.page.findChild(Interruption).findChild(ImeTextEdit), "tre")
    late.press("In văn bản xin lỗi")

    assert late.printed()[0].printer == ""
    assert any("MC-" in said for said in late.words())
    assert "hand-over" in [act.id for act in late.page.acts()]


def test_a_result_in_time_has_no_letter(room):
    assert "print-apology" not in [act.id for act in room.page.acts()]


def test_a_result_in_time_that_is_collected_late_is_nobodys_delay(qtbot, case, at_once):
    case.counter.clock.move(days=9)

    room = Room(qtbot, case, at_once)

    assert not any("trả chậm" in said for said in room.words())


def test_without_a_result_the_page_says_when_it_is_due(qtbot, waiting, at_once):
    room = Room(qtbot, waiting, at_once)

    assert "Chưa có kết quả. Hẹn trả 23/11/2026." in room.words()
    assert [act.id for act in room.page.acts()] == ["back", "call"]
    assert not room.page.scanned(CardScan(THU))
    with qtbot.waitSignal(room.page.dossier_wanted):
        room.press("Mở hồ sơ")


def test_a_result_given_to_the_post_has_its_number_and_is_not_handed_over_here(
    qtbot, room
):
    posting = next(act for act in room.page.acts() if act.id == "by-post")
    posting.run()
    room.press("Đã gửi bưu điện, in biên nhận")
    assert room.case.in_post() is None  # without a number it is not sent

    room.page.findChildren(ImeTextEdit)[-1].setPlainText("eb 123 456 789 vn")
    with qtbot.waitSignals([room.page.dossier_wanted, room.page.posted]):
        room.press("Đã gửi bưu điện, in biên nhận")

    assert room.case.in_post().number == "EB123456789VN"
    assert room.case.handed_over() is None
    room.presenter.open(room.case.dossier.id)
    assert "đang gửi bưu chính từ" in " ".join(room.words())
    assert [act.id for act in room.page.acts()] == ["back"]


def scanning(room, *files):
    """The feeder gives these files, one after the other."""
    waiting = [*files]
    room.presenter._scanning = Scanning(lambda: waiting.pop(0), AtOnce())


def test_a_scanned_authorisation_goes_with_the_dossier_and_is_the_relation(qtbot, room):
    file = Attachment(sha256=Sha256("a" * 64), size=9, pages=2, name="Quét 09:41")
    scanning(room, file)
    room.page.scanned(CardScan(MAU))

    next(act for act in room.page.acts() if act.id == "scan-authority").run()
    assert "Đã quét giấy ủy quyền: 2 trang. Giấy được lưu cùng hồ sơ." in room.words()
    QTest.keyClick(room.page.focusWidget(), Qt.Key.Key_1)
    with qtbot.waitSignal(room.page.dossier_wanted):
        room.forward()

    after = room.case.counter.work.dossiers.kept[room.case.dossier.id]
    assert after.papers[-1].row == "Giấy ủy quyền nhận kết quả"
    assert after.papers[-1].files == (file,)
    assert after.handover.relation == "có giấy ủy quyền, đã quét"


def test_the_authorisation_of_one_collector_is_not_the_next_ones(room):
    file = Attachment(sha256=Sha256("a" * 64), size=9, pages=2, name="Quét 09:41")
    scanning(room, file)
    room.page.scanned(CardScan(MAU))
    next(act for act in room.page.acts() if act.id == "scan-authority").run()

    room.page.scanned(CardScan(THU))

    assert room.presenter._authority == ()
    assert not any("giấy ủy quyền" in said for said in room.words())


def test_the_same_receipt_scanned_again_is_taken_and_another_is_not(room):
    assert room.page.scanned(ReceiptScan(room.case.dossier.code))
    assert not room.page.scanned(ReceiptScan("000.12.34.H26-261123-0199"))


def test_nothing_of_the_last_collector_stays_for_the_next_dossier(room):
    room.page.scanned(CardScan(MAU))
    other = room.case.counter.received(MAU)
    room.case.counter.handing_over.result_arrived(other.id)

    room.presenter.open(other.id)

    assert room.name().text() == ""
    assert not any("TRẦN VĂN MẪU" in said for said in room.words() if "nộp:" in said)


def test_the_other_language_is_spoken_at_once(qapp, qtbot, room):
    qapp.set_language("en")

    code = room.case.dossier.code
    qtbot.waitUntil(lambda: f"Hand over the result · {code}" in room.words())


def test_escape_before_anything_is_read_is_the_frames(qtbot, case, later):
    room = Room(qtbot, case, later)

    assert not room.page.back()


def test_about_a_result_that_has_not_come_the_specialists_are_told(
    qtbot, waiting, at_once
):
    room = Room(qtbot, waiting, at_once)

    tell = next(act for act in room.page.acts() if act.text() == "Báo chuyên môn")
    tell.run()

    code = waiting.dossier.code
    assert f"Gọi Tư pháp, máy lẻ 12 về hồ sơ {code}. Đã chép, có thể dán." in (
        room.words()
    )
    assert code in QGuiApplication.clipboard().text()


def test_nobody_is_called_about_a_result_that_was_handed_over(qtbot, case, at_once):
    room = Room(qtbot, case, at_once)
    room.page.scanned(CardScan(THU))
    QTest.keyClick(room.page.focusWidget(), Qt.Key.Key_1)
    room.forward()

    room.presenter.open(case.dossier.id)

    assert [act.text() for act in room.page.acts()] == ["Quay lại"]
