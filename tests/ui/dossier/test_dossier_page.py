"""One dossier as an officer sees it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QTabWidget

from counter_app.domain.drafts import Confirmation
from counter_app.domain.errors import DeviceFault, PrinterProblem, StoreBusy
from counter_app.domain.news import Connection
from counter_app.ui.dossier.page import DossierPage
from counter_app.ui.dossier.presenter import DossierPresenter
from counter_app.ui.page import Kind
from counter_app.ui.widgets.chip import Chip, ChipLook
from counter_app.ui.widgets.facts import Facts
from tests.fakes.counter import MAU, THU


class Room:
    """The page of a case."""

    def __init__(self, qtbot, case, lane):
        self.counter, self.dossier = case.counter, case.dossier
        self.presenter = DossierPresenter(
            case.reader,
            case.counter.handing_over,
            case.counter.receipting,
            lane,
            lane,
        )
        self.page = DossierPage(self.presenter)
        qtbot.addWidget(self.page)
        self.page.resize(1150, 560)
        self.page.show()
        self.page.came()

    def open(self):
        self.presenter.open(self.dossier.id)

    def words(self):
        made = self.page.findChildren(QLabel)
        return [one.text() for one in made if one.isVisible()]

    def chips(self):
        head = self.page.findChildren(Chip)
        return [chip.look().text for chip in head if chip.isVisible()][:4]

    def tab(self, which):
        tabs = self.page.findChild(QTabWidget)
        tabs.setCurrentIndex(which)
        facts = tabs.currentWidget()
        assert isinstance(facts, Facts)
        return [
            (name, value.text if isinstance(value, ChipLook) else value)
            for name, value in facts.facts()
        ]

    def acts(self):
        return {act.id: act for act in self.page.acts()}


@pytest.fixture
def room(qtbot, case, at_once):
    return Room(qtbot, case, at_once)


def test_the_head_says_whose_it_is_and_how_it_stands_in_four_ways(room):
    room.open()

    assert room.page.code() == room.dossier.code
    assert room.dossier.code in room.words()
    assert "NGUYỄN THỊ THỬ · 001187•••901" in room.words()
    assert room.chips() == ["Đã tiếp nhận", "Còn 7 giờ 19 phút", "không thu", "Chờ gửi"]


def test_the_next_act_has_the_focus_and_one_key_does_it(qtbot, room):
    room.page.activateWindow()
    room.open()
    button = room.page.focusWidget()
    assert button.accessibleName() == "Ghi nhận kết quả đã về quầy"

    QTest.keyClick(button, Qt.Key.Key_Space)

    assert "Kết quả đã về quầy lúc 09:41, 23/11/2026." in room.words()
    with qtbot.waitSignal(room.page.handover_wanted) as wanted:
        QTest.keyClick(room.page, Qt.Key.Key_K)
    assert wanted.args == [room.dossier.id]


def test_k_does_nothing_while_there_is_no_result(qtbot, room):
    room.open()

    with qtbot.assertNotEmitted(room.page.handover_wanted):
        QTest.keyClick(room.page, Qt.Key.Key_K)


def test_the_form_tab_reads_like_the_declaration(room):
    room.open()

    answers = dict(room.tab(0))
    assert answers["Số định danh cá nhân"] == THU.personal_id
    assert "05/03/1987" in answers.values()


def test_the_papers_tab_names_each_paper_and_its_state(room):
    room.open()

    assert ("Giấy tờ tùy thân (xuất trình)", "Đã đối chiếu") in room.tab(1)


def test_the_progress_has_dots_for_what_was_done_and_circles_for_the_rest(room):
    room.counter.handing_over.result_arrived(room.dossier.id)
    room.open()

    steps = room.tab(2)
    assert [name[0] for name, _ in steps] == ["●", "●", "○", "○"]
    assert steps[0] == ("● 09:41  23/11/2026", "tiếp nhận")


def test_the_log_says_who_did_what(room):
    room.open()

    assert any("Nguyễn" not in said and "hant.thu" in said for _, said in room.tab(3))
    assert any("In giấy hẹn, bản in lần · " in said for _, said in room.tab(3))


def test_a_finished_dossier_offers_nothing_but_its_receipt(room):
    room.counter.handing_over.result_arrived(room.dossier.id)
    room.counter.handing_over.hand_over(
        room.dossier.id,
        to=THU,
        relation="",
        confirmed=Confirmation.SPOKEN,
        receipt_taken_back=True,
    )

    room.open()

    assert list(room.acts()) == ["reprint"]
    words = "Đã trả kết quả cho NGUYỄN THỊ THỬ lúc 09:41, 23/11/2026."
    assert words in room.words()
    assert room.chips()[1] == "23/11/2026"


def test_reprinting_says_which_copy_came_out(room):
    room.open()

    room.acts()["reprint"].run()

    assert "Đã in trên QuayThu, bản in lần 2" in room.words()


def test_a_printer_problem_is_said_and_the_dossier_stays(room):
    room.open()
    room.counter.printer.problem = PrinterProblem("QuayThu", DeviceFault.NO_PAPER)

    room.acts()["reprint"].run()

    assert any("QuayThu" in said and "hết giấy" in said for said in room.words())
    assert room.dossier.code in room.words()


def test_a_code_that_is_not_here_is_said_with_what_to_do_off_line(room):
    room.presenter.hear(Connection(online=False))

    room.presenter.open_code("000.12.34.H26-261123-9999")

    assert (
        "Không thấy hồ sơ 000.12.34.H26-261123-9999 trên máy này."
        " Có thể là hồ sơ của điểm khác. Ghi lại để xử lý khi có mạng."
    ) in room.words()
    assert list(room.acts()) == ["ready"]


def test_nothing_of_the_last_dossier_stays_while_another_is_read(
    qtbot, case, at_once, later
):
    room = Room(qtbot, case, at_once)
    room.open()
    room.presenter._local = later
    other = room.counter.received(MAU)

    room.presenter.open(other.id)

    assert room.page.code() == ""
    assert not any(THU.name in said for said in room.words())
    later.finish()
    assert room.page.code() == other.code


def test_a_failure_keeps_what_is_shown(room):
    room.open()

    room.page.show_problem(StoreBusy())

    assert any("MC-301" in said for said in room.words())
    assert room.dossier.code in room.words()


def test_a_dossier_whose_procedure_left_the_catalogue_still_opens(room):
    gone = replace(room.dossier, procedure="9.999999")
    room.counter.work.dossiers.kept[gone.id] = gone

    room.open()

    assert gone.code in room.words()
    assert dict(room.tab(0))["Số định danh cá nhân"] == THU.personal_id
    assert ("giay-to-tuy-than", "Đã đối chiếu") in room.tab(1)


def test_the_other_language_is_spoken_at_once(qapp, qtbot, room):
    room.open()

    qapp.set_language("en")

    qtbot.waitUntil(lambda: "Next act" in room.words())
    assert room.chips()[0] == "Received"


def test_a_dossier_that_could_not_be_read_can_be_asked_for_again(
    qtbot, case, at_once, later
):
    room = Room(qtbot, case, later)
    room.open()
    _, _, failed = later.waiting.pop()
    failed(StoreBusy())
    room.presenter._local = at_once
    made = room.page.findChildren(QPushButton)

    next(one for one in made if one.text() == "Thử lại").click()

    assert room.dossier.code in room.words()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_fee_is_behind_more_whatever_else_may_be_done(room, qtbot):
    room.open()
    room.page._more_button.click()
    [menu] = room.page.findChildren(QMenu)
    [fee] = [one for one in menu.actions() if one.text() == "Phí và phiếu thu…"]

    with qtbot.waitSignal(room.page.fee_wanted) as wanted:
        fee.trigger()

    assert wanted.args == [room.dossier.id]
    menu.close()


def test_what_was_erased_is_said_in_words_with_one_act_that_helps(room):
    room.counter.work.dossiers.erased[room.dossier.id] = room.counter.clock.now()
    room.open()

    said = " ".join(room.words())
    assert room.dossier.code in said
    assert "đã xóa khỏi máy này ngày" in said
    assert "hệ thống thành phố còn giữ" in said
    acts = room.acts()
    assert acts["fetch"].text() == "Lấy lại từ thành phố"
    assert acts["fetch"].kind is Kind.PRIMARY
    assert "reprint" not in acts


def test_off_line_it_says_where_to_look_and_offers_nothing_in_vain(room):
    room.counter.work.dossiers.erased[room.dossier.id] = room.counter.clock.now()
    room.presenter.hear(Connection(online=False))
    room.open()

    assert "tra cứu ở cổng thành phố bằng mã này" in " ".join(room.words())
    assert "fetch" not in room.acts()
    assert room.acts()["ready"].kind is Kind.PRIMARY
