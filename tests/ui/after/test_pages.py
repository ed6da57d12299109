"""The same screens as an officer sees them: keys, words, errors, the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from counter_app.domain.afterwards import FollowUp
from counter_app.domain.dossiers import Status
from counter_app.domain.news import Connection
from counter_app.domain.printed import Form
from counter_app.services.ending import Said
from counter_app.ui.asking.page import AskingPage
from counter_app.ui.asking.presenter import AskingPresenter
from counter_app.ui.bringing.page import BringingPage
from counter_app.ui.bringing.presenter import BringingPresenter, Lanes
from counter_app.ui.correcting.page import CorrectingPage
from counter_app.ui.correcting.presenter import CorrectingPresenter
from counter_app.ui.dossier.page import DossierPage
from counter_app.ui.dossier.papers import OtherPapers
from counter_app.ui.dossier.presenter import DossierPresenter
from counter_app.ui.due.page import DuePage
from counter_app.ui.due.presenter import DuePresenter
from counter_app.ui.ending.page import EndingPage
from counter_app.ui.ending.presenter import EndingPresenter
from counter_app.ui.widgets.second_officer import SecondOfficer
from tests.fakes.counter import BINH, HA, PASSWORD


def words(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def acts(page):
    return {act.id: act for act in page.acts()}


@pytest.fixture
def show(qtbot):
    def shown(page):
        qtbot.addWidget(page)
        page.resize(1150, 560)
        page.show()
        page.came()
        return page

    return shown


@pytest.fixture
def asking(show, desk, at_once):
    presenter = AskingPresenter(desk.supplementing, at_once)
    page = show(AskingPage(presenter, desk.counter.lookup.day))
    presenter.open(desk.dossier.id)
    return page


def test_a_ticked_paper_shows_its_ground_and_f9_asks_for_it(qtbot, desk, asking):
    line = asking.rows._lines[0]
    QTest.keyClick(line.tick, Qt.Key.Key_Space)
    line.what.setText("bản còn hạn")
    asking.reason._picked(1)

    with qtbot.waitSignal(asking.done) as done:
        acts(asking)["ask"].run()

    act, after = done.args
    assert act is FollowUp.ASK
    assert after.request.wanted[0].ground == line.row.source.said
    assert after.request.wanted[0].what == "bản còn hạn"


def test_an_empty_request_lists_what_is_to_be_put_right(desk, asking):
    acts(asking)["ask"].run()

    assert "Chọn giấy tờ cần bổ sung hoặc ghi thêm" in asking._summary.lines()[0].text()
    assert asking.failed
    assert desk.now() == desk.dossier


def test_what_cannot_be_asked_says_why_and_leads_back(qtbot, desk, show, at_once):
    desk.asked()
    presenter = AskingPresenter(desk.supplementing, at_once)
    page = show(AskingPage(presenter, desk.counter.lookup.day))
    page.wants(desk.dossier.id)
    presenter.open(desk.dossier.id)

    assert any("Đã yêu cầu bổ sung một lần" in one for one in words(page))
    with qtbot.waitSignal(page.dossier_wanted) as back:
        assert page.back()
    assert back.args == [desk.dossier.id]


def test_space_marks_f4_scans_and_the_new_date_stands_there_before_f9(
    qtbot, desk, show, at_once
):
    desk.asked()
    desk.counter.clock.move(days=2)
    presenter = BringingPresenter(desk.supplementing, Lanes(at_once, at_once))
    page = show(BringingPage(presenter))
    presenter.open(desk.dossier.id)
    assert "Còn thiếu 2 giấy tờ" in words(page)

    acts(page)["scan"].run()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Space)

    assert any(one.startswith("Hẹn trả mới: ") for one in words(page))
    assert page.list.item(0, 2).text() == "đã nhận · 2 trang"
    assert desk.now().status is Status.SUPPLEMENT
    with qtbot.waitSignal(page.done) as done:
        acts(page)["save"].run()
    assert done.args[1].status is Status.RECEIVED


def test_refusing_interrupts_and_going_back_does_nothing(qtbot, desk, show, at_once):
    presenter = EndingPresenter(desk.ending, at_once)
    page = show(EndingPage(presenter))
    presenter.open(FollowUp.REFUSE, desk.dossier.id)
    page.reason._picked(1)
    acts(page)["refuse"].run()
    assert "Từ chối tiếp nhận hồ sơ này?" in words(page)
    assert page.acts() == ()

    assert page.back()

    assert desk.now() == desk.dossier
    acts(page)["refuse"].run()
    with qtbot.waitSignal(page.done):
        page._stack.question._go_button.click()
    assert desk.now().status is Status.REFUSED


def test_putting_off_tells_the_date_for_each_number_of_days(desk, show, at_once):
    presenter = EndingPresenter(desk.ending, at_once)
    page = show(EndingPage(presenter))
    presenter.open(FollowUp.EXTEND, desk.dossier.id)
    one = page._new_due.text()

    page.days.setText("5")

    assert one != page._new_due.text()
    page.days.setText("nhiều")
    assert page._new_due.text() == "Hẹn trả mới: –"


def test_a_date_is_put_off_when_a_second_officer_typed_their_password(
    qtbot, desk, show, at_once
):
    presenter = EndingPresenter(desk.ending, at_once)
    page = show(EndingPage(presenter))
    presenter.open(FollowUp.EXTEND, desk.dossier.id)
    page.reason._picked(1)
    acts(page)["extend"].run()
    asked = page.findChild(SecondOfficer)
    assert "Hẹn lại thêm" in " ".join(words(asked))
    asked.agree()
    assert "Nhập tài khoản" in words(asked)

    asked.account.setText(BINH.id)
    asked.password.setText(PASSWORD)
    with qtbot.waitSignal(page.done):
        asked.agree()

    assert desk.now().extension.due_before == desk.dossier.due.at


def test_who_has_no_role_for_it_is_told_before_anything_is_typed(desk, show, at_once):
    desk.sign_in(HA)
    presenter = EndingPresenter(desk.ending, at_once)
    page = show(EndingPage(presenter))

    presenter.open(FollowUp.STOP, desk.dossier.id)
    assert any("Tài khoản của bạn không có quyền" in one for one in words(page))
    presenter.open(FollowUp.REFUSE, desk.dossier.id)

    assert not any("Tài khoản của bạn không có quyền" in one for one in words(page))


def test_a_correction_shows_what_was_written_and_saves_with_its_reason(
    qtbot, desk, show, at_once
):
    presenter = CorrectingPresenter(desk.correcting, at_once)
    page = show(CorrectingPage(presenter, desk.counter.lookup.day))
    presenter.open(desk.dossier.id)
    assert page.address.text() == desk.dossier.applicant.address
    page.phone.setText("0912345678")
    acts(page)["correct"].run()
    assert "Ghi lý do" in page._summary.lines()[0].text()

    page.reason._picked(1)
    with qtbot.waitSignal(page.done):
        acts(page)["correct"].run()

    assert desk.now().applicant.phone == "0912345678"


@pytest.fixture
def due(show, desk, at_once):
    presenter = DuePresenter(
        desk.due_dates, desk.counter.lookup, desk.counter.catalogue, at_once
    )
    return show(DuePage(presenter))


def test_the_list_of_what_is_due_is_worked_by_keys(qtbot, desk, due):
    qtbot.waitUntil(lambda: due._model.line_at(1) is not None)
    assert due._model.data(due._model.index(0, 0)) == "Đến hạn hôm nay (1)"

    for key, signal in (
        (Qt.Key.Key_Return, due.dossier_wanted),
        (Qt.Key.Key_X, due.apology_wanted),
        (Qt.Key.Key_B, due.supplement_wanted),
    ):
        with qtbot.waitSignal(signal) as wanted:
            QTest.keyClick(due._list, key)
        assert wanted.args == [desk.dossier.id]
    QTest.keyClick(due._list, Qt.Key.Key_G)

    assert "Hộ tịch, máy lẻ 12" in due._note.words()
    assert desk.dossier.code in QGuiApplication.clipboard().text()


def test_nothing_due_offline_and_errors_have_their_words(desk, due):
    desk.ending.stop(desk.dossier.id, Said(reason="Rút", ground="Luật"))
    due._look_again()
    due.show_connection(Connection(online=False, since="2026-11-23T02:12:00+00:00"))

    assert "Không có hồ sơ quá hạn hoặc đến hạn trong 3 ngày." in words(due)
    assert "Dữ liệu tại máy, tính đến 09:12" in words(due)


@pytest.fixture
def dossier(show, desk, at_once):
    presenter = DossierPresenter(
        desk.reader,
        desk.counter.handing_over,
        desk.counter.receipting,
        at_once,
        at_once,
        OtherPapers(desk.counter.slips, desk.counter.declaring),
    )
    page = show(DossierPage(presenter))
    presenter.open(desk.dossier.id)
    return page


def test_b_asks_and_after_asking_it_takes_in(qtbot, desk, dossier):
    for act in (FollowUp.ASK, FollowUp.BRING):
        with qtbot.waitSignal(dossier.follow_up_wanted) as wanted:
            QTest.keyClick(dossier, Qt.Key.Key_B)
        assert wanted.args == [act, desk.dossier.id]
        if act is FollowUp.ASK:
            desk.asked()
            dossier._presenter.open(desk.dossier.id)

    assert acts(dossier)["bring"].text() == "Nhận giấy tờ bổ sung"
    assert "tạm dừng" in [chip.look().text for chip in dossier._head.chips()]
    assert "Còn phải bổ sung: Giấy tờ tùy thân; Giấy chứng sinh." in words(dossier)


@pytest.mark.parametrize(
    ("act", "form"),
    [
        (FollowUp.ASK, Form.SUPPLEMENT),
        (FollowUp.EXTEND, Form.APOLOGY),
        (FollowUp.STOP, Form.STOP),
    ],
)
def test_after_an_act_its_paper_is_printed(desk, dossier, act, form):
    said = Said(reason="Lý do", ground="Luật")
    after = {
        FollowUp.ASK: desk.asked,
        FollowUp.EXTEND: lambda: desk.extend("Chậm", 1),
        FollowUp.STOP: lambda: desk.ending.stop(desk.dossier.id, said),
    }[act]()
    dossier._presenter.open(desk.dossier.id)

    dossier._presenter.print_said(act, after)

    assert desk.counter.paper.slips[-1].form is form
    assert form in dossier._presenter.forms()


def test_half_a_supplement_prints_nothing_and_says_what_is_left(desk, dossier):
    desk.asked()
    half = desk.supplementing.bring(desk.dossier.id, [0], {})
    dossier._presenter.open(desk.dossier.id)
    before = len(desk.counter.paper.slips)

    dossier._presenter.print_said(FollowUp.BRING, half)

    assert len(desk.counter.paper.slips) == before
    assert "Đã lưu. Còn thiếu 1 giấy tờ; thời hạn tạm dừng." in words(dossier)


def test_f12_prints_the_declaration_where_the_declaration_is_read(desk, dossier):
    assert acts(dossier)["reprint"].key == "F12"
    dossier._parts.setCurrentIndex(0)

    acts(dossier)["print-declaration"].run()

    assert desk.counter.work.prints.of(desk.dossier.id, Form.DECLARATION)
