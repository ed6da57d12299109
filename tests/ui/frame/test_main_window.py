"""The frame around every page: keys, folding, network, scans, closing."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from counter_app.domain.news import Connection
from counter_app.domain.scanner_test import CODE
from counter_app.services.session import SignedIn
from counter_app.ui.actions import BINDINGS, Command
from counter_app.ui.frame.pressing import act_of
from counter_app.ui.frame.rail import RailItem
from counter_app.ui.frame.top_bar import Place
from counter_app.ui.handover.acts import ready_acts
from counter_app.ui.main_window import MainWindow
from counter_app.ui.page import Act, Context, Kind, Page
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.question import Question
from tests.fakes.counter import HA
from tests.fakes.machine import MORNING
from tests.ui.screens import NAMES, Screens

CARD = "001187012901|111222333|Đỗ Thị Phượng|05031987|Nữ|Số 12, phố Huế|10052022"
OFFLINE = Connection(online=False, since="2026-11-23T02:12:00+00:00", numbers_left=9)


def came_in(**said):
    """An officer who signed in a moment ago."""
    return SignedIn(HA, "03", MORNING, **said)


class FormPage(Page):
    """Five acts, a field, a context: as full as a page gets."""

    rail = "receive"

    def __init__(self):
        super().__init__()
        self.field, self.done, self.takes = ImeLineEdit(), [], False
        self.seen, self.times_left = [], 0
        QVBoxLayout(self).addWidget(self.field)

    def title(self):
        return self.tr("Tờ khai")

    def context(self):
        return Context(
            citizen="Đỗ Thị Phượng",
            facts="05/03/1987 · Nữ",
            procedure="2.000635 · Cấp bản sao Trích lục hộ tịch",
            channel="Trực tuyến có hỗ trợ · 0 đ",
            due="Hẹn trả 23/11/2026 17:00",
        )

    def acts(self):
        kinds = (
            ("park", "Lưu nháp, gọi người sau", Kind.SECONDARY, ""),
            ("scan", "Quét thêm giấy tờ", Kind.SECONDARY, "F4"),
            ("refuse", "Từ chối tiếp nhận", Kind.DANGER, ""),
            ("back", "Quay lại", Kind.BACK, ""),
            ("go", "Tiếp nhận và in giấy hẹn", Kind.PRIMARY, ""),
        )
        return tuple(
            Act(
                id=name,
                text=lambda text=text: text,
                run=lambda name=name: self.done.append((name, self.field.text())),
                kind=kind,
                key=key,
            )
            for name, text, kind, key in kinds
        )

    def scanned(self, scan):
        self.seen.append(scan)
        return self.takes

    def came(self):
        self.field.setFocus()

    def left(self):
        self.times_left += 1


@dataclass
class Shown:
    window: MainWindow
    page: FormPage


@pytest.fixture
def shown(qtbot):
    place = Place(office="Điểm PVHCC phường Văn Miếu – Quốc Tử Giám", counter="03")
    window, page = MainWindow(place), FormPage()
    qtbot.addWidget(window)
    for name, text in (("receive", "Tiếp nhận"), ("today", "Hồ sơ hôm nay")):
        window.add_room(
            RailItem(
                id=name,
                icon="user-check",
                text=lambda text=text: text,
                run=lambda name=name: page.done.append((name, page.field.text())),
            )
        )
    window.top.say_officer("Nguyễn Thu Hà")
    window.resize(1366, 688)
    window.show()
    window.activateWindow()
    window.show_page(page)
    qtbot.waitUntil(page.field.hasFocus, timeout=10_000)
    return Shown(window, page)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_f9_and_its_alias_act_forward(shown, key, modifier):
    QTest.keyClick(shown.page.field, key, modifier)

    assert shown.page.done == [("go", "")]


def test_every_act_finds_the_half_typed_word_finished(shown):
    QCoreApplication.sendEvent(shown.page.field, QInputMethodEvent("Phượng", []))

    QTest.keyClick(shown.page.field, Qt.Key.Key_F9)

    assert shown.page.done == [("go", "Phượng")]


def test_a_key_of_an_act_and_its_alias_press_it(shown):
    QTest.keyClick(shown.page.field, Qt.Key.Key_F4)
    QTest.keyClick(shown.page.field, "g", Qt.KeyboardModifier.ControlModifier)

    assert [name for name, _ in shown.page.done] == ["scan", "scan"]


def test_a_bound_command_runs_and_an_unbound_one_does_nothing(shown):
    shown.window.bind(Command.TODAY, lambda: shown.page.done.append("today"))

    QTest.keyClick(shown.page.field, Qt.Key.Key_F6)
    QTest.keyClick(shown.page.field, Qt.Key.Key_F5)

    assert shown.page.done == ["today"]


def test_ctrl_k_goes_to_the_search_box_and_edits_nothing(shown, qtbot):
    shown.page.field.setText("giữ nguyên")

    QTest.keyClick(shown.page.field, "k", Qt.KeyboardModifier.ControlModifier)

    assert shown.window.top.search.hasFocus()
    assert shown.page.field.text() == "giữ nguyên"


def test_what_is_searched_is_told_without_accents_being_touched(shown, qtbot):
    box = shown.window.top.search
    box.setText("đỗ thị")
    with qtbot.waitSignal(shown.window.searched) as told:
        QTest.keyClick(box, Qt.Key.Key_Return)

    assert told.args == ["đỗ thị"]


def test_the_list_of_keys_holds_only_what_does_something(shown, qtbot):
    QTest.keyClick(shown.page.field, Qt.Key.Key_Slash, _control())

    overlay = QApplication.activeModalWidget() or QApplication.activeWindow()
    words = [label.text() for label in overlay.findChildren(QLabel)]
    assert "Tiếp nhận và in giấy hẹn" in words
    assert "F4 · Ctrl+G" in words
    assert not any(word.startswith("F12") for word in words)
    overlay.close()


@pytest.mark.parametrize("size", [(1366, 688), (1093, 550), (1024, 540)])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_frame_folds_and_nothing_is_cut_off(shown, qapp, qtbot, size, language):
    qapp.set_language(language)
    shown.window.hear(OFFLINE)
    shown.window.resize(QSize(*size))
    qapp.processEvents()

    window = shown.window
    assert (window.width(), window.height()) == size
    assert window.rail.width() == (208 if size[0] >= 1180 else 56)
    go = next(b for b in window.bar.buttons() if b.objectName() == "go")
    qtbot.waitUntil(
        lambda: window.rect().contains(go.geometry().translated(_corner(go, window)))
    )
    for made in window.findChildren(QPushButton):
        if made.isVisible():
            assert made.width() >= made.sizeHint().width() - 2, made.text()


def test_acts_without_room_move_into_more(shown, qapp):
    shown.window.bar.setFixedWidth(500)
    qapp.processEvents()

    lead = shown.window.bar.buttons()[:3]
    assert [made.isVisible() for made in lead] == [False, False, False]
    assert shown.window.bar.buttons()[-1].isVisible()


def test_the_folded_rail_still_says_its_names(shown, qapp):
    shown.window.resize(1024, 540)
    qapp.processEvents()

    names = [
        made.accessibleName()
        for made in shown.window.rail.findChildren(QToolButton)
        if made.isVisible()
    ]
    assert names == ["Tiếp nhận", "Hồ sơ hôm nay"]


def test_c16_no_button_is_ever_disabled(shown):
    assert all(made.isEnabled() for made in shown.window.findChildren(QPushButton))


def test_offline_is_said_in_words_once_a_session(shown):
    window = shown.window

    window.hear(OFFLINE)
    assert window.network_banner.words() == (
        "Mất mạng từ 09:12. Vẫn tiếp nhận được; mã trên giấy hẹn là mã chính thức"
        " và hồ sơ được gửi khi có mạng."
    )
    assert window.top.network.look().text == "Ngoại tuyến từ 09:12"
    window.network_banner.clear()
    window.hear(OFFLINE)

    assert not window.network_banner.isVisible()


def test_offline_without_numbers_speaks_of_a_provisional_code(shown):
    shown.window.hear(Connection(online=False, since=OFFLINE.since, numbers_left=0))

    assert "mã tạm" in shown.window.network_banner.words()


def test_the_network_coming_back_says_what_is_sent(shown):
    shown.window.hear(OFFLINE)

    shown.window.hear(Connection(online=True, waiting=3))

    assert shown.window.network_banner.words() == ("Có mạng trở lại. Đang gửi 3 hồ sơ.")
    assert shown.window.top.waiting.look().text == "Chờ gửi 3"


def test_sending_after_an_outage_is_not_said_for_ever(shown):
    window = shown.window
    window.hear(OFFLINE)
    window.hear(Connection(online=True, waiting=3))

    window.hear(
        Connection(
            online=True,
            waiting=2,
            cause="PortalRefused",
            next_at="2026-11-23T02:30:05+00:00",
        )
    )
    stopped = window.network_banner.words()
    window.hear(Connection(online=True))

    assert stopped == (
        "Có mạng trở lại nhưng 2 hồ sơ chưa gửi đi được. Hệ thống thành phố từ chối"
        " kết nối. Nếu còn lặp lại, gọi bộ phận CNTT. Thử lại lúc 09:30:05."
    )
    assert window.network_banner.words() == (
        "Có mạng trở lại. Mọi hồ sơ chờ gửi đã gửi xong."
    )


def test_what_needs_an_officer_is_said_before_what_the_network_will_do(shown):
    shown.window.hear(Connection(online=True, waiting=3, failed=1, conflicts=1))

    assert shown.window.top.waiting.look().text == "2 hồ sơ cần xử lý (Ctrl+U)"


def test_the_language_changes_live(shown, qapp):
    shown.window.hear(OFFLINE)

    qapp.set_language("en")
    qapp.sendPostedEvents(None, QEvent.Type.LanguageChange)

    assert shown.window.top.network.look().text == "Offline since 09:12"
    assert shown.window.network_banner.words().startswith("Offline since 09:12.")
    assert shown.window.windowTitle() == "Tờ khai – Ward One-Stop"


def test_a_scan_the_page_does_not_want_is_opened_by_the_frame(shown, qtbot):
    with qtbot.waitSignal(shown.window.card) as told:
        shown.window.take_scan(CARD)

    assert told.args[0].personal_id == "001187012901"


def test_a_scan_the_page_takes_goes_nowhere_else(shown, qtbot):
    shown.page.takes = True

    with qtbot.assertNotEmitted(shown.window.card):
        shown.window.take_scan(CARD)

    assert len(shown.page.seen) == 1


def test_an_unknown_scan_shows_how_it_began(shown):
    shown.window.take_scan("hello-world-123456")

    assert shown.window.scan_banner.isVisible()
    assert "hello-world-" in shown.window.scan_banner.words()


def test_wrong_passwords_before_this_one_are_told_until_somebody_closes_it(shown):
    banner = shown.window._around.tries_banner
    shown.window.greet(came_in(missed=4))
    shown.window.show_page(FormPage())
    told, stays = banner.words(), banner.isVisible()
    shown.window.greet(came_in(missed=2))

    assert "gõ sai mật khẩu 4 lần" in told
    assert stays
    assert not banner.isVisible()


def test_who_may_only_look_is_told_so_until_the_city_is_heard(shown):
    banner = shown.window._around.reading_banner
    shown.window.greet(came_in(only_reads=True))
    shown.window.show_page(FormPage())
    told, stays = banner.words(), banner.isVisible()

    shown.window.hear(Connection(online=False))
    off_line = banner.isVisible()
    shown.window.hear(Connection(online=True))

    assert "chỉ xem được" in told
    assert (stays, off_line, banner.isVisible()) == (True, True, False)


def test_a_cover_hides_the_work_and_takes_no_scans(shown, qtbot):
    cover = FormPage()

    shown.window.cover(cover)
    with qtbot.assertNotEmitted(shown.window.card):
        shown.window.take_scan(CARD)

    assert not shown.page.isVisible()
    assert cover.seen == shown.page.seen == []
    shown.window.uncover()
    assert shown.page.isVisible()


def test_the_title_names_the_failure_first(shown):
    shown.page.mark_failed(True)

    assert shown.window.windowTitle() == "Có lỗi: Tờ khai – Một cửa phường"


def test_closing_with_unsent_work_asks_in_our_own_words(shown, qtbot):
    window = shown.window
    window.hear(Connection(online=True, waiting=3))

    window.close()

    [question] = window.findChildren(Question)
    texts = [made.text() for made in question.findChildren(QPushButton)]
    said = [label.text() for label in question.findChildren(QLabel)]
    assert window.isVisible()
    assert texts == ["Ở lại", "Đóng"]
    assert "Còn 3 hồ sơ chờ gửi. Máy sẽ gửi khi mở lại. Hồ sơ vẫn ở máy này." in said
    with qtbot.waitSignal(window.closing):
        question.findChildren(QPushButton)[1].click()
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (
            Connection(online=True, failed=2),
            "2 hồ sơ thành phố chưa nhận, cần cán bộ xử lý: mở Gửi về thành phố"
            " (Ctrl+U). Máy không tự gửi lại; hồ sơ vẫn ở máy này.",
        ),
        (
            Connection(
                online=False,
                waiting=1,
                oldest="2026-11-23T02:12:00+00:00",
                cause="PortalUnreachable",
                next_at="2026-11-23T02:30:05+00:00",
            ),
            "Còn 1 hồ sơ chờ gửi. Máy sẽ gửi khi mở lại. Hồ sơ vẫn ở máy này."
            " Hồ sơ chờ lâu nhất từ 09:12, 23/11/2026. Hệ thống thành phố không trả"
            " lời. Hồ sơ vẫn nằm trên máy này.",
        ),
    ],
)
def test_closing_says_what_is_not_with_the_city_and_why(shown, told, wanted):
    shown.window.hear(told)

    shown.window.close()

    [question] = shown.window.findChildren(Question)
    assert shown.window.isVisible()
    assert wanted in [label.text() for label in question.findChildren(QLabel)]


def test_closing_with_nothing_waiting_just_closes(shown, qtbot):
    with qtbot.waitSignal(shown.window.closing):
        shown.window.close()


def test_closing_leaves_the_page_so_that_it_keeps_what_was_typed_last(shown):
    shown.window.close()

    assert shown.page.times_left == 1


def test_a_page_is_not_left_when_the_window_stays(shown):
    shown.window.hear(Connection(online=True, waiting=3))

    shown.window.close()

    assert shown.page.times_left == 0


def test_the_menu_of_a_text_field_speaks_vietnamese(shown):
    menu = shown.page.field.createStandardContextMenu()

    words = [act.text().split("\t")[0] for act in menu.actions() if act.text()]

    assert words == [
        "&Hoàn tác",
        "&Làm lại",
        "&Cắt",
        "&Sao chép",
        "&Dán",
        "Xóa",
        "Chọn tất cả",
    ]


def _control():
    return Qt.KeyboardModifier.ControlModifier


def _corner(button, window):
    return button.parentWidget().mapTo(window, button.parentWidget().rect().topLeft())


def test_a_cover_stays_in_front_while_the_frame_is_built_behind_it(qtbot):
    place = Place(office="Phường Ba Đình", counter="03")
    window = MainWindow(place, rehearsal=True, furnished=False)
    qtbot.addWidget(window)
    cover, page = FormPage(), FormPage()
    window.resize(1100, 560)
    window.cover(cover)
    window.show()
    window.resize(1110, 570)
    qtbot.waitUntil(window.isActiveWindow)

    window.furnish()
    window.furnish()

    assert window.isActiveWindow()
    assert window.page() is cover
    assert window.covered()
    assert "Tờ khai" in window.windowTitle()
    window.show_page(page)
    window.uncover()
    assert window.page() is page
    assert not window.top.search.isVisible()  # folded, as the window is narrow
    assert window.bar.isVisible()


@pytest.mark.parametrize("cover", ["sign_in", "lock"])
def test_a_window_that_is_covered_whole_still_tells_that_it_was_painted(
    qtbot, at_once, cover
):
    # The program opens the profile then, and not before.
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    screens.open(cover)

    with qtbot.waitSignal(screens.window.painted, timeout=10_000):
        screens.window.show()


def test_no_key_stands_for_two_commands():
    keys = [key for binding in BINDINGS for key in binding.keys]

    assert len(keys) == len(set(keys))  # Qt lets neither of two act


def test_c26_a_scanner_that_went_is_said_until_it_is_back(qtbot):
    window = MainWindow(Place(office="Điểm thử", counter="03"))
    qtbot.addWidget(window)
    window.show()

    window.say_scanner(there=False)
    assert window.around.scanner_banner.isVisible()
    assert "Mất kết nối máy quét mã" in window.around.scanner_banner.words()

    window.say_scanner(there=True)
    assert not window.around.scanner_banner.isVisible()


@pytest.mark.parametrize("name", NAMES)
def test_each_key_of_a_screen_is_a_key_of_the_program_and_means_one_act(
    qtbot, at_once, name
):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)

    acts = screens.open(name).acts()

    assert_each_means_itself([act for act in acts if act.key not in ROW_KEYS])


def test_the_keys_of_a_hand_over_to_somebody_else_mean_one_act_each():
    keyed = ready_acts(post=str, scan=str, confirm=str, hand_over=str)

    assert_each_means_itself([act for act in keyed if act.key])


ROW_KEYS = {"", "Del"}
"""None, or one that the list in front takes itself."""


def assert_each_means_itself(keyed):
    for act in keyed:
        command = next(one.command for one in BINDINGS if act.key in one.keys)
        assert act_of(command, tuple(keyed)) is act, act.id


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (CODE, "134/134 ký tự đúng."),
        (CODE.encode("ascii", "ignore").decode(), "Mất 134 dấu: máy quét chỉ gõ ASCII"),
        (CODE.replace("ế", "ê").replace("ữ", "ư"), "Bộ gõ đã đổi 2 ký tự"),
    ],
)
def test_a_scanner_that_read_the_test_code_is_told_how_it_did(shown, line, words):
    shown.page.takes = False

    shown.window.take_scan(line)

    assert words in shown.window.scan_banner.words()
