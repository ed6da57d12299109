"""The required papers as an officer sees, keys and drags them."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QHeaderView,
    QLabel,
    QListWidget,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTableWidget,
)

from counter_app.domain.drafts import Confirmation
from counter_app.domain.errors import DeviceFault, FileFault, FileRefused
from counter_app.domain.papers import PaperState
from counter_app.ui.actions import Command
from counter_app.ui.frame.top_bar import Place
from counter_app.ui.main_window import MainWindow
from counter_app.ui.papers.crop_frame import CropFrame
from counter_app.ui.papers.ground import Lanes
from counter_app.ui.papers.page import PapersPage
from counter_app.ui.papers.pages import PageList
from counter_app.ui.papers.presenter import PapersPresenter
from counter_app.ui.papers.preview import Picture
from tests.fakes.counter import MAU

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Room:
    """The page of a case, inside the window."""

    def __init__(self, qtbot, case, lane, devices=None, on_gui=None):
        self.case, self.qtbot = case, qtbot
        self.presenter = PapersPresenter(
            case.walk,
            case.counter.intake,
            case.cases,
            Lanes(local=lane, devices=devices or lane, pages=lane),
            on_gui or (lambda act: act()),
        )
        self.page = PapersPage(self.presenter)
        self.window = MainWindow(Place(office="Điểm thử", counter="03"))
        qtbot.addWidget(self.window)
        self.window.resize(1366, 688)
        self.window.show()
        self.window.activateWindow()
        self.window.show_page(self.page)
        self.table = self.page.findChild(QTableWidget)
        qtbot.waitUntil(self.table.hasFocus)

    def words(self):
        made = self.page.findChildren(QLabel)
        return [one.text() for one in made if one.isVisible()]

    def said(self, part):
        return any(part in words for words in self.words())

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def press(self, words):
        self.qtbot.waitUntil(lambda: self.button(words) is not None)
        self.button(words).click()

    def button(self, words):
        made = self.page.findChildren(QPushButton)
        seen = (one for one in made if one.isVisible() and one.text() == words)
        return next(seen, None)

    def radio(self, words):
        made = self.page.findChildren(QRadioButton)
        return next(one for one in made if one.text() == words)

    def files(self):
        made = self.page.findChild(QListWidget)
        return [made.item(at).text() for at in range(made.count())]

    def next_page(self):
        made = self.page.findChildren(QAbstractButton)
        next(one for one in made if one.accessibleName() == "Trang sau").click()

    def picture(self):
        return self.page.findChild(Picture)


@pytest.fixture
def room(qtbot, case, at_once):
    return Room(qtbot, case, at_once)


def test_the_next_citizens_papers_begin_on_the_first_that_wants_something(room):
    first = room.table.currentRow()
    room.table.setCurrentCell(room.table.rowCount() - 1, 0)
    room.case.walk.take(room.case.walk.draft)
    assert room.table.currentRow() == room.table.rowCount() - 1

    counter = room.case.counter
    room.case.walk.begin(counter.chosen(MAU), counter.procedure())
    room.page.came()

    assert room.table.currentRow() == first


def test_the_rows_say_what_is_asked_and_the_first_that_wants_something_is_chosen(room):
    names = [room.table.item(at, 0).text() for at in range(room.table.rowCount())]

    assert names[:2] == ["Tờ khai điện tử", "Giấy tờ tùy thân (xuất trình)"]
    assert room.table.currentRow() == 1
    assert room.table.item(1, 2).text() == "Chưa có"
    assert "Đủ 3 trên 4" in room.words()


def test_a_row_offers_the_states_the_law_allows_and_no_others(room):
    offered = {radio.text() for radio in room.page.findChildren(QRadioButton)}

    assert offered == {
        "Đã xuất trình, không lưu",
        "Khai thác từ CSDL",
        "Từ kho dữ liệu",
        "Bản sao chứng thực",
        "Bản chụp",
        "Chưa có",
    }


def test_going_from_row_to_row_makes_no_button_anew(room):
    for _round in range(2):
        for at in range(room.table.rowCount()):
            room.table.setCurrentCell(at, 0)
    before = room.page.findChildren(QRadioButton)

    room.table.setCurrentCell(0, 0)
    room.table.setCurrentCell(1, 0)

    assert room.page.findChildren(QRadioButton) == before


def test_a_page_that_comes_leaves_the_frame_of_the_window_as_it_is(qtbot, room):
    with qtbot.assertNotEmitted(room.page.heading_changed):
        room.key(Qt.Key.Key_F4)

    assert room.said("Trang")


def test_saying_that_a_paper_was_shown_keeps_who_looked(room):
    room.radio("Đã xuất trình, không lưu").click()

    assert room.case.paper().state is PaperState.SEEN
    assert room.case.paper().seen_by == "hant.thu"
    assert room.table.item(1, 2).text() == "Đã đối chiếu"
    assert "Đủ 4 trên 4" in room.words()


def test_f4_scans_into_the_chosen_row_and_the_page_is_seen(room):
    room.key(Qt.Key.Key_F4)

    assert room.files() == ["Quét 09:41 · 2 trang"]
    assert room.picture().isVisible()
    assert room.picture().accessibleName() == "Quét 09:41, Trang 1/2"
    assert room.said("Chờ gửi 0,1 MB, lưu mã hóa tại máy này")


def test_the_arrows_turn_the_pages_and_stop_at_the_last(room):
    room.key(Qt.Key.Key_F4)
    room.next_page()
    room.next_page()

    assert "Trang 2/2" in room.words()


def test_while_scanning_the_page_counts_and_offers_to_stop(qtbot, case, at_once, later):
    room = Room(qtbot, case, at_once, later)
    room.key(Qt.Key.Key_F4)
    assert room.said("Đang nối máy quét…")

    room.page.show_scanning(room.table.chosen(), 3)
    assert room.said("Đang quét trang 3…")
    room.press("Dừng")

    assert case.scanner.stopped


def test_the_next_page_leaves_the_focus_on_stop(qtbot, case, at_once, later):
    room = Room(qtbot, case, at_once, later)
    room.key(Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: room.button("Dừng") is not None)
    stop = room.button("Dừng")
    stop.setFocus()

    room.page.show_scanning(room.table.chosen(), 2)

    assert room.page.focusWidget() is stop
    assert stop.isVisible()


def test_f9_while_scanning_says_what_to_do_until_the_scan_is_done(
    qtbot, case, at_once, later
):
    room = Room(qtbot, case, at_once, later)
    room.key(Qt.Key.Key_F4)

    with qtbot.assertNotEmitted(room.page.check_wanted):
        room.key(Qt.Key.Key_F9)

    assert room.said("Giấy tờ đang vào máy. Đợi xong, hoặc bấm Dừng.")

    later.finish()
    assert not room.said("Giấy tờ đang vào máy.")


def test_a_scanner_that_is_gone_is_named_and_may_be_tried_again(room):
    room.case.scanner.pages_in, pages = [], room.case.scanner.pages_in
    room.case.scanner.fault = DeviceFault.GONE
    room.key(Qt.Key.Key_F4)
    assert room.said("Không kết nối được máy quét Máy thử. Kiểm tra dây và nguồn")

    room.case.scanner.pages_in, room.case.scanner.fault = pages, None
    room.press("Thử lại")

    assert room.files()
    assert not room.said("Không kết nối được")


def test_del_drops_the_file_and_undo_brings_it_back(room):
    room.key(Qt.Key.Key_F4)

    room.key(Qt.Key.Key_Delete)
    assert room.said("Đã bỏ tệp Quét 09:41.")
    assert not room.picture().isVisible()
    room.press("Hoàn tác")

    assert room.files() == ["Quét 09:41 · 2 trang"]
    assert room.picture().isVisible()


def test_del_without_a_file_is_answered(room):
    room.key(Qt.Key.Key_Delete)

    assert room.said("Giấy tờ này chưa có tệp nào để bỏ.")


def drop(page, paths, at):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    page.dropEvent(QDropEvent(at, copy, data, button, none))


def test_files_dropped_on_a_row_go_into_that_row(room, tmp_path):
    paper = tmp_path / "giấy ủy quyền.pdf"
    paper.write_bytes(b"x")
    last = room.table.rowCount() - 1
    middle = room.table.visualItemRect(room.table.item(last, 0)).center()
    at = room.table.viewport().mapTo(room.page, middle)

    drop(room.page, [paper], QPointF(at))

    assert room.table.currentRow() == last
    assert room.files() == ["giấy ủy quyền.pdf · 3 trang"]


def test_several_refused_files_are_all_named_with_what_to_do(room, tmp_path):
    for problem in (
        FileRefused("ảnh.jpg", FileFault.TOO_BIG, megabytes=24.5, limit=20),
        FileRefused("b.pdf", FileFault.PASSWORD),
    ):
        room.page.show_problem(problem)

    assert room.said("Tệp ảnh.jpg nặng 24,5 MB, hệ thống nhận tối đa 20 MB.")
    assert room.said("MC-606")


def test_a_flood_of_refused_files_is_counted_and_not_listed(room):
    for number in range(500):
        room.page.show_problem(FileRefused(f"{number}.pdf", FileFault.PASSWORD))

    assert room.said("Còn 495 tệp khác không được nhận.")
    assert not room.said("Tệp 5.pdf")


def test_a_thousand_files_are_all_counted_although_few_are_tried(room, tmp_path):
    paths = [tmp_path / f"nope-{at}.pdf" for at in range(1000)]
    for path in paths:
        path.write_bytes(b"x")

    room.page._bring(paths)

    assert room.said("Tệp nope-40.pdf vượt mức")
    assert room.said("Còn 995 tệp khác")


def test_what_the_scan_folder_brings_is_told_without_the_files_before(room, tmp_path):
    for name in ("nope-old.pdf", "nope-new.pdf"):
        (tmp_path / name).write_bytes(b"x")
    room.page._bring([tmp_path / "nope-old.pdf"])
    assert room.said("nope-old.pdf")

    room.case.papers.folder.files.append(tmp_path / "nope-new.pdf")
    room.page.show_waiting([tmp_path / "nope-new.pdf"])
    room.key(Qt.Key.Key_F6, SHIFT)

    assert room.said("nope-new.pdf")
    assert not room.said("nope-old.pdf")


def test_choosing_files_speaks_vietnamese_and_brings_them(qtbot, room, tmp_path):
    for name in ("a.pdf", "b.png"):
        (tmp_path / name).write_bytes(name.encode())
    room.page._folder = tmp_path

    room.key(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialog = room.page.findChild(QFileDialog)
    qtbot.waitUntil(dialog.isVisible)
    english = {"Open", "Cancel", "Name", "Size", "Type", "Look", "File", "Back", "Date"}
    parts = (*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton))
    shown = [
        text
        for made in parts
        if made.isVisible()
        for text in (made.text(), made.toolTip())
    ]
    for header in dialog.findChildren(QHeaderView):
        model = header.model()
        shown += [
            str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(4)
        ]
    assert not {word.strip(":&") for text in shown for word in text.split()} & english

    dialog.selectFile(str(tmp_path / "a.pdf"))
    dialog.accept()

    assert room.files() == ["a.pdf · 3 trang"]


def test_a_procedure_without_papers_says_so_and_goes_on(qtbot, room):
    draft = replace(room.case.walk.draft, papers=())
    room.page.show_rows(draft, room.case.counter.procedure())

    assert room.said("Thủ tục này không yêu cầu giấy tờ.")
    with qtbot.waitSignal(room.page.check_wanted):
        room.key(Qt.Key.Key_F9)


def test_escape_and_back_lead_to_the_form(qtbot, room):
    with qtbot.waitSignal(room.page.form_wanted):
        assert room.page.back()


def test_the_choice_of_a_state_keeps_the_focus_where_it_was(room):
    radio = room.radio("Bản chụp")
    radio.setFocus()

    radio.click()

    assert room.page.focusWidget() is radio
    assert room.case.paper().state is PaperState.COPY


def test_nothing_of_the_last_citizen_stays_for_the_next(room):
    room.key(Qt.Key.Key_F4)
    other = room.case.counter.chosen()
    room.case.walk.begin(other, room.case.counter.procedure())

    room.window.show_page(room.page)

    assert room.files() == []
    assert not room.picture().isVisible()


@pytest.mark.parametrize("size", [(1366, 688), (1093, 550), (1024, 540)])
def test_nothing_is_wider_than_the_window(qtbot, room, size):
    room.key(Qt.Key.Key_F4)

    room.window.resize(*size)

    qtbot.waitUntil(lambda: room.window.width() == size[0])
    for scroll in room.page.findChildren(QScrollArea):
        if scroll.isVisible():
            assert scroll.horizontalScrollBar().maximum() == 0


def test_the_other_language_is_spoken_at_once(qapp, qtbot, room):
    qapp.set_language("en")

    qtbot.waitUntil(lambda: "Step 3 of 4 · Papers" in room.words())
    assert room.radio("Shown, not kept").isVisible()


def test_shift_f7_scans_another_way_from_then_on(room):
    room.key(Qt.Key.Key_F7, SHIFT)
    assert room.said("Lần quét tới: Nét")

    room.key(Qt.Key.Key_F4)

    assert room.case.scanner.profile.dpi == 300


def finish(lane):
    while lane.waiting:
        lane.finish()


def test_a_page_that_opens_slowly_is_not_covered_by_the_one_before(
    qtbot, case, at_once, later
):
    room = Room(qtbot, case, at_once, devices=later)
    room.key(Qt.Key.Key_F4)
    finish(later)
    assert room.picture()._label.pixmap().width()

    room.next_page()
    qtbot.waitUntil(lambda: room.said("Đang mở trang…"))

    assert not room.picture()._label.pixmap().width()
    finish(later)
    assert room.picture()._label.pixmap().width()
    assert not room.said("Đang mở trang…")


def test_a_page_that_cannot_be_opened_is_waited_for_no_longer(
    qtbot, case, at_once, later
):
    room = Room(qtbot, case, at_once, devices=later)
    room.key(Qt.Key.Key_F4)
    finish(later)
    room.next_page()
    qtbot.waitUntil(lambda: room.said("Đang mở trang…"))

    def broken(*_wish):
        raise FileRefused("x", FileFault.UNREADABLE)

    case.pictures.preview = broken
    finish(later)

    assert not room.said("Đang mở trang…")


def test_one_comes_to_the_first_page_that_is_kept_and_not_to_its_cover(room):
    cover = room.case.scanner.pages_in[0]
    room.case.pictures.looks[cover] = {"bare": True}

    room.key(Qt.Key.Key_F4)

    pages = room.page.findChild(PageList)
    assert pages.count() == 2
    assert pages.currentRow() == 1


def test_where_no_profile_has_a_camera_none_is_offered(qtbot, case, at_once):
    scanning = replace(case.cases.scanning, profiles=case.cases.scanning.profiles[:1])
    case.cases = replace(case.cases, scanning=scanning)

    room = Room(qtbot, case, at_once)

    assert [act.id for act in room.page.acts()][:2] == ["scan", "choose"]


def test_a_page_is_turned_left_out_and_brought_back_by_keys(room):
    room.key(Qt.Key.Key_F4)
    pages = room.page.findChild(PageList)
    QTest.keyClick(pages, Qt.Key.Key_R)
    assert room.presenter.pages[0].turn == 1

    QTest.keyClick(pages, Qt.Key.Key_X)
    assert room.files() == ["Quét 09:41 · 1 trang"]
    QTest.keyClick(pages, Qt.Key.Key_Z)

    assert room.files() == ["Quét 09:41 · 2 trang"]
    assert room.said("Cả tập 2 trang: 2 trang vào 1 giấy tờ, 0 trang bỏ ra")


def test_a_digit_moves_a_page_to_another_row(room):
    room.key(Qt.Key.Key_F4)

    QTest.keyClick(room.page.findChild(PageList), Qt.Key.Key_4)

    assert room.presenter.pages[0].row == room.case.walk.draft.papers[3].row
    assert room.table.item(3, 3).text() == "1"
    assert room.table.item(1, 3).text() == "1"


def at_the_pages(room):
    room.key(Qt.Key.Key_F4)
    room.page.findChild(PageList).setFocus()
    return room.page.findChild(CropFrame)


def crops(room):
    return [page.crop for page in room.presenter.pages]


def test_arrows_move_the_edges_and_enter_crops(room):
    frame = at_the_pages(room)
    room.key(Qt.Key.Key_C)
    assert frame.isVisible()
    assert room.said("Phím mũi tên dời cạnh")

    room.key(Qt.Key.Key_Right)
    room.key(Qt.Key.Key_Right)
    assert frame.accessibleName() == "Cắt trang: cạnh trái ở 4 %"
    room.key(Qt.Key.Key_Down)
    room.key(Qt.Key.Key_Tab)
    room.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    room.key(Qt.Key.Key_Return)

    assert crops(room) == [(0.04, 0.02, 0.996, 1.0), (0, 0, 1, 1)]
    assert not frame.isVisible()
    assert isinstance(room.page.focusWidget(), PageList)


def test_a_cropped_page_is_whole_again_by_the_same_key_and_by_undo(room):
    frame = at_the_pages(room)
    for key in (Qt.Key.Key_C, Qt.Key.Key_Right, Qt.Key.Key_Return):
        room.key(key)
    raws = [page.raws for page in room.presenter.pages]

    room.key(Qt.Key.Key_C)
    assert crops(room)[0] == (0, 0, 1, 1)
    assert not frame.isVisible()
    room.key(Qt.Key.Key_Z)
    assert crops(room)[0] == (0.02, 0, 1, 1)
    room.key(Qt.Key.Key_Z)

    assert crops(room)[0] == (0, 0, 1, 1)
    assert [page.raws for page in room.presenter.pages] == raws


def test_escape_leaves_the_page_and_the_screen_as_they_were(qtbot, room):
    frame = at_the_pages(room)
    room.key(Qt.Key.Key_C)
    room.key(Qt.Key.Key_Right)

    with qtbot.assertNotEmitted(room.page.form_wanted):
        room.key(Qt.Key.Key_Escape)

    assert not frame.isVisible()
    assert crops(room)[0] == (0, 0, 1, 1)


def test_the_edge_that_is_moved_is_seen_however_long_the_page(room):
    frame = at_the_pages(room)
    room.key(Qt.Key.Key_C)
    frame.resize(frame.width(), 3000)
    frame.parentWidget().setMinimumHeight(3000)

    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Up):
        room.key(key)

    assert frame.accessibleName() == "Cắt trang: cạnh dưới ở 98 %"
    assert frame.visibleRegion().boundingRect().bottom() >= 0.98 * 2999


def test_the_mouse_draws_a_corner(room):
    frame = at_the_pages(room)
    room.key(Qt.Key.Key_C)
    half = QPoint(frame.width() // 2, frame.height() // 4)
    press, move = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    QTest.mousePress(frame, press, move, QPoint(1, 1))
    QTest.mouseMove(frame, half)
    QTest.mouseRelease(frame, press, move, half)
    room.key(Qt.Key.Key_Return)

    left, top, right, bottom = crops(room)[0]
    assert (round(left, 1), round(top, 1), right, bottom) == (0.5, 0.2, 1.0, 1.0)


def test_fewer_pages_than_the_law_asks_for_are_told_with_both_numbers(room):
    procedure = room.case.walk.procedure
    rows = [
        replace(row, originals=0, copies=3) if row.id == "giay-to-tuy-than" else row
        for row in procedure.checklist
    ]
    asked = replace(procedure, checklist=tuple(rows))
    room.case.walk.begin(room.case.walk.draft, asked)
    room.page.show_rows(room.case.walk.draft, asked)

    room.key(Qt.Key.Key_F4)

    assert room.table.item(1, 3).text() == "2/3 !"
    assert room.said("Thành phần này cần 3 bản, mới có 2 trang.")


def test_a_paper_kept_here_is_offered_and_taken_when_the_citizen_agrees(
    qtbot, case, at_once
):
    draft = case.counter.ready()
    case.papers.scan(draft.id, "giay-to-tuy-than")
    case.counter.intake.confirm(draft.id, Confirmation.SPOKEN)
    kept = case.counter.intake.receive(draft.id)
    room = Room(qtbot, case, at_once)
    assert room.said(
        f"Đã lưu tại đây ngày 23/11/2026 (Đã đối chiếu), hồ sơ {kept.code}"
    )

    room.key(Qt.Key.Key_F12, SHIFT)
    assert room.said("Công dân có đồng ý dùng lại giấy tờ này không?")
    assert not room.files()
    room.press("Công dân đồng ý")

    assert room.files() == ["Quét 09:41 · 2 trang"]
    assert not room.said("Đã lưu tại đây")


def test_who_scans_the_paper_after_all_is_offered_it_no_more(qtbot, case, at_once):
    draft = case.counter.ready()
    case.papers.scan(draft.id, "giay-to-tuy-than")
    case.counter.intake.confirm(draft.id, Confirmation.SPOKEN)
    case.counter.intake.receive(draft.id)
    room = Room(qtbot, case, at_once)
    assert room.said("Đã lưu tại đây")

    room.key(Qt.Key.Key_F4)

    assert not room.said("Đã lưu tại đây")


def test_space_takes_the_paper_as_it_lies_there_and_a_second_one_takes_it_back(room):
    assert room.said("(Phím cách: Đã xuất trình, không lưu)")

    room.key(Qt.Key.Key_Space)
    assert room.case.paper().state is PaperState.SEEN
    assert room.case.paper().seen_by == "hant.thu"

    room.key(Qt.Key.Key_Space)
    assert room.case.paper().state is PaperState.MISSING


def test_the_keys_of_the_lists_lead_to_the_lists_from_here_too(room):
    gone = []
    for command in (Command.TODAY, Command.DUE):
        room.window.bind(command, partial(gone.append, command))

    room.key(Qt.Key.Key_F6)
    room.key(Qt.Key.Key_F7)

    assert gone == [Command.TODAY, Command.DUE]


def test_a_page_is_looked_at_from_nearer_and_whole_again(room):
    at_the_pages(room)
    picture = room.picture()
    large = QImage(1120, 1580, QImage.Format.Format_RGB32)
    large.fill(Qt.GlobalColor.white)
    picture.show_image(large)
    whole = picture._label.pixmap().width()

    QTest.keyClick(room.page.findChild(PageList), "+", SHIFT)
    nearer = picture._label.pixmap().width()
    assert nearer == pytest.approx(whole * 1.5, abs=2)
    room.qtbot.waitUntil(lambda: picture.horizontalScrollBar().maximum() > 0)
    QTest.keyClick(room.page.findChild(PageList), Qt.Key.Key_Minus)

    assert picture._label.pixmap().width() == whole


def test_behind_the_nearest_comes_the_whole_page_for_whoever_has_a_mouse_only(room):
    at_the_pages(room)
    for _step in range(4):
        room.press("Phóng +")

    bar = room.picture().horizontalScrollBar()
    room.qtbot.waitUntil(lambda: bar.maximum() == 0)
