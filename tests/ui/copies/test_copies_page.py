"""The copy-certification lane, as an officer sees and keys it."""

from dataclasses import replace
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from counter_app.domain.dossiers import Status
from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.payments import Method
from counter_app.domain.scans import CardScan
from counter_app.domain.vietqr import BankAccount
from counter_app.paper.payment_qr import payment_png
from counter_app.services.collecting import Taking
from counter_app.ui.copies.documents import DocumentList
from counter_app.ui.copies.page import CopiesPage
from counter_app.ui.copies.presenter import CopiesPresenter
from counter_app.ui.page import Kind
from tests.fakes.counter import MAU, THU, FakeCounter

BOOK = "03/2026-SCT/BS"


class Lane:
    """The page over a counter in memory; keys go where the focus is."""

    def __init__(self, qtbot, lane, account=None):
        self.counter = FakeCounter()
        paying = replace(self.counter.paying, account=account, draw=payment_png)
        self.presenter = CopiesPresenter(
            self.counter.certifying,
            self.counter.labelling,
            paying,
            lane,
            lane,
        )
        self.page = CopiesPage(self.presenter)
        self.page.fee_wanted.connect(self.pay)
        qtbot.addWidget(self.page)
        self.page.resize(968, 520)
        self.page.show()
        self.page.activateWindow()
        self.page.came()

    def key(self, *typed):
        for one in typed:
            field = self.page.focusWidget()
            if isinstance(one, str):
                field.insert(one)  # QTest has no keys for Vietnamese letters
            else:
                QTest.keyClick(field, one)

    def document(self, name, pages, copies):
        enter = Qt.Key.Key_Return
        self.key(name, enter, pages, enter, copies, enter)

    def forward(self):
        acts = self.page.acts()
        next(act for act in acts if act.kind is Kind.PRIMARY).run()

    def pay(self, dossier):
        """As on the screen of the fee, and back."""
        collecting = self.counter.collecting
        due = collecting.due(dossier)
        taking = Taking(method=Method.CASH, amount=due.owed)
        collecting.take(dossier, due.payment, taking)
        self.presenter.settle()

    def act(self, name):
        return next(act for act in self.page.acts() if act.id == name)

    def words(self):
        made = self.page.findChildren(QLabel)
        return [one.text() for one in made if one.isVisible()]

    def qr(self):
        """What a phone reads from the screen."""
        shown = [
            one.pixmap()
            for one in self.page.findChildren(QLabel)
            if one.accessibleName() == "Mã QR để chuyển khoản" and one.isVisible()
        ]
        if not shown:
            return ""
        kept = QBuffer()
        kept.open(QBuffer.OpenModeFlag.ReadWrite)
        shown[0].save(kept, "PNG")
        picture = Image.open(BytesIO(kept.data().data()))
        return zxingcpp.read_barcodes(picture)[0].text

    def rows(self):
        table = self.page.findChild(DocumentList)
        return [
            [table.item(row, column).text() for column in range(table.columnCount())]
            for row in range(table.rowCount())
        ]


@pytest.fixture
def lane(qtbot, at_once):
    return Lane(qtbot, at_once)


def test_card_a_digit_two_numbers_and_f9_are_enough(lane):
    assert lane.page.scanned(CardScan(THU))

    lane.document("1", "2", "3")
    lane.forward()

    assert lane.rows() == [["1", "Thẻ căn cước", "2", "3", "12.000 đ", "01"]]
    assert "Phải thu: 12.000 đ" in lane.words()
    assert any(
        said.startswith("Mười hai nghìn đồng · Hẹn trả") for said in lane.words()
    )
    assert any(f"Đã ghi quyển {BOOK}: số 01." in said for said in lane.words())
    (dossier,) = lane.counter.work.dossiers.kept.values()
    assert dossier.applicant == THU


def test_a_document_still_in_the_fields_is_taken_along_by_f9(lane):
    lane.page.scanned(CardScan(THU))
    lane.document("1", "1", "1")
    lane.key("Bằng lái tàu", Qt.Key.Key_Return, "4")

    lane.forward()

    assert [row[1:4] for row in lane.rows()] == [
        ["Thẻ căn cước", "1", "1"],
        ["Bằng lái tàu", "4", "1"],
    ]
    assert any("số 01 – 02" in said for said in lane.words())


def test_handing_over_makes_room_for_the_next_citizen(lane):
    lane.page.scanned(CardScan(THU))
    lane.document("1", "1", "1")
    lane.forward()
    lane.forward()  # the fee comes first

    lane.forward()

    (dossier,) = lane.counter.work.dossiers.kept.values()
    assert dossier.status is Status.RETURNED
    assert lane.rows() == []
    assert f"Đã trả bản sao cho {THU.name}." in lane.words()
    assert lane.page.context() is None


def test_copies_that_wait_stay_received_and_the_next_card_begins_anew(lane):
    lane.page.scanned(CardScan(THU))
    lane.document("1", "1", "1")
    lane.forward()

    lane.page.scanned(CardScan(MAU))

    assert lane.rows() == []
    assert lane.page.context().citizen == MAU.name
    (dossier,) = lane.counter.work.dossiers.kept.values()
    assert dossier.status is Status.RECEIVED


def test_pressing_too_early_lists_what_is_wanting(lane):
    lane.forward()

    assert "Có 2 chỗ cần sửa" in lane.words()
    assert lane.page.failed
    assert lane.counter.work.dossiers.kept == {}


@pytest.mark.parametrize(
    ("pages", "copies", "said"),
    [
        ("0", "1", "Chưa có gì để ghi."),
        ("1", "-2", "-2 nhỏ hơn không."),
        ("9999", "1", "9999 lớn quá mức có thể."),
        ("ba", "1", "ba không phải số nguyên."),
        ("1", "9" * 40, "lớn quá mức có thể."),
    ],
)
def test_a_number_that_cannot_be_is_told_at_its_field_and_nothing_is_lost(
    lane, pages, copies, said
):
    lane.page.scanned(CardScan(THU))

    lane.document("1", pages, copies)

    assert any(said in words for words in lane.words())
    assert lane.rows() == []
    assert lane.page.failed


def test_delete_takes_a_document_off_and_not_once_it_is_in_the_book(lane):
    lane.page.scanned(CardScan(THU))
    lane.document("1", "1", "1")
    lane.document("2", "1", "1")
    table = lane.page.findChild(DocumentList)
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [row[1] for row in lane.rows()] == ["Giấy khai sinh"]

    lane.forward()
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Delete)

    assert [row[1] for row in lane.rows()] == ["Giấy khai sinh"]


def test_f9_twice_writes_once(qtbot, later):
    lane = Lane(qtbot, later)
    lane.page.scanned(CardScan(THU))
    lane.document("1", "1", "1")
    later.finish()

    lane.forward()
    lane.forward()

    assert len(later.waiting) == 1
    later.finish()
    assert len(lane.counter.work.certifications.entries) == 1


def test_a_price_that_comes_late_is_not_shown_of_another_list(qtbot, later):
    lane = Lane(qtbot, later)
    lane.page.scanned(CardScan(THU))
    lane.document("1", "1", "1")
    lane.document("2", "3", "1")

    later.finish(1)
    later.finish(0)

    assert [row[4] for row in lane.rows()] == ["2.000 đ", "5.000 đ"]


def test_a_full_disk_is_told_and_what_was_typed_stays(lane):
    lane.page.scanned(CardScan(THU))
    lane.document("1", "1", "1")
    lane.counter.work.full = True

    lane.forward()

    assert any("Đĩa đã đầy" in said for said in lane.words())
    assert len(lane.rows()) == 1
    lane.counter.work.full = False
    lane.forward()
    assert lane.rows()[0][5] == "01"


def test_a_label_is_printed_for_each_copy(lane):
    lane.page.scanned(CardScan(THU))
    lane.document("1", "2", "3")
    lane.document("2", "1", "1")
    lane.forward()

    lane.act("labels").run()

    labels = lane.counter.paper.slips[-1].labels
    told = [(one["number"], one["copy_of"], one["document_name"]) for one in labels]
    assert told == [
        ("01", "1/3", "Thẻ căn cước"),
        ("01", "2/3", "Thẻ căn cước"),
        ("01", "3/3", "Thẻ căn cước"),
        ("02", "1/1", "Giấy khai sinh"),
    ]
    assert "Đã gửi 4 nhãn tới máy in." in lane.words()


def test_a_printer_that_fails_costs_a_sentence_and_no_number(lane):
    lane.page.scanned(CardScan(THU))
    lane.document("1", "1", "1")
    lane.forward()
    lane.counter.printer.problem = PrinterProblem("QuayThu", DeviceFault.NO_PAPER)

    lane.act("labels").run()

    assert any("QuayThu" in said for said in lane.words())
    assert len(lane.counter.work.certifications.entries) == 1


def test_the_receipt_is_printed_when_it_is_asked_for(qtbot, lane):
    lane.page.scanned(CardScan(THU))
    lane.document("1", "1", "1")
    lane.forward()

    with qtbot.waitSignal(lane.page.receipt_wanted) as asked:
        lane.act("receipt").run()

    assert asked.args == list(lane.counter.work.dossiers.kept)


def test_clearing_leaves_nothing_of_the_last_citizen(lane):
    lane.page.scanned(CardScan(THU))
    lane.document("1", "1", "1")
    lane.key("Học")

    lane.presenter.clear()

    assert lane.rows() == []
    assert not [said for said in lane.words() if THU.name in said]
    assert lane.page.focusWidget().text() == ""


def test_a_citizen_brought_along_before_the_page_was_made_is_shown(qtbot, at_once):
    counter = FakeCounter()
    presenter = CopiesPresenter(
        counter.certifying, counter.labelling, counter.paying, at_once, at_once
    )
    presenter.serve(THU)

    page = CopiesPage(presenter)

    qtbot.addWidget(page)
    assert page.context().citizen == THU.name


def test_the_draft_of_a_walk_in_that_goes_on_here_is_forgotten(lane):
    draft = lane.counter.intake.start(THU)

    lane.presenter.instead_of(draft.id)

    assert lane.counter.work.drafts.kept == {}


def test_copies_not_ready_today_want_a_receipt_with_hour_and_date(lane):
    lane.counter.clock.move(hours=6)  # 15:41
    lane.page.scanned(CardScan(THU))
    lane.document("1", "1", "1")

    lane.forward()

    assert any("in giấy hẹn ghi giờ, ngày (F4)" in said for said in lane.words())


def test_where_the_office_has_an_account_a_qr_is_shown_until_the_next_citizen(
    qtbot, at_once
):
    lane = Lane(qtbot, at_once, account=BankAccount("970416", "257678859"))
    lane.page.scanned(CardScan(THU))
    lane.document("1", "2", "3")
    assert lane.qr() == ""

    lane.forward()

    text = lane.qr()
    assert "540512000" in text
    assert "0818LP H26 261123 0100" in text
    lane.forward()
    assert lane.qr() == ""


def test_without_an_account_no_qr_is_shown(lane):
    lane.page.scanned(CardScan(THU))
    lane.document("1", "2", "3")
    lane.forward()

    assert lane.qr() == ""
