"""The list of today as an officer sees and keys it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView

from counter_app.domain.errors import StoreFailed
from counter_app.domain.listing import Filter
from counter_app.domain.news import Changed, Connection
from counter_app.ui.today import presenter
from counter_app.ui.today.page import TodayPage
from counter_app.ui.today.presenter import TodayPresenter
from counter_app.ui.widgets.chip import CHIP_ROLE
from tests.fakes.counter import MAU, THU, FakeCounter

OFFLINE = Connection(online=False, since="2026-11-23T02:12:00+00:00")


class Room:
    """Today's page over a counter in memory."""

    def __init__(self, qtbot, lane, people=(THU, MAU)):
        self.counter = FakeCounter()
        self.dossiers = []
        for citizen in people:
            self.dossiers.append(self.counter.received(citizen))
            self.counter.clock.move(minutes=5)
        self.presenter = TodayPresenter(
            self.counter.lookup, self.counter.catalogue, lane
        )
        self.page = TodayPage(self.presenter)
        qtbot.addWidget(self.page)
        self.page.resize(1150, 560)
        self.page.show()
        self.page.came()
        self.table = self.page.findChild(QTableView)
        qtbot.waitUntil(lambda: not people or self.cell(0, 2) is not None)

    def cell(self, row, column, role=Qt.ItemDataRole.DisplayRole):
        model = self.table.model()
        return model.index(row, column).data(role)

    def people(self):
        return [self.cell(row, 2) for row in range(self.table.model().rowCount())]

    def click_header(self, column):
        header = self.table.horizontalHeader()
        at = header.sectionViewportPosition(column) + 8
        middle = QPoint(at, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    def words(self):
        return {
            made.text() for made in self.page.findChildren(QLabel) if made.isVisible()
        }

    def filter(self, words):
        chips = self.page.findChildren(QPushButton)
        return next(chip for chip in chips if chip.text().startswith(words))


@pytest.fixture
def room(qtbot, at_once):
    return Room(qtbot, at_once)


def test_the_columns_are_those_of_the_list(room):
    headers = [
        room.table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(6)
    ]

    assert headers == [
        "Giờ",
        "Mã hồ sơ",
        "Người nộp",
        "Thủ tục",
        "Hẹn trả",
        "Tình trạng",
    ]
    assert [room.cell(0, at) for at in (0, 2, 4)] == [
        "09:46",
        "TRẦN VĂN MẪU",
        "23/11/2026",
    ]


def test_the_day_is_written_in_full_and_the_filters_count(room):
    assert "Thứ Hai, ngày 23 tháng 11 năm 2026" in room.words()
    assert room.filter("Tất cả").text() == "Tất cả 2"
    assert room.filter("Tất cả").isChecked()


def test_all_four_standings_are_told_to_screen_readers_and_in_the_tooltip(room):
    spoken = room.cell(0, 5, Qt.ItemDataRole.AccessibleTextRole)

    for name in ("Xử lý: Đã tiếp nhận", "Hạn: Còn", "Tiền: không thu", "Đồng bộ: "):
        assert name in spoken
    assert spoken in room.cell(0, 2, Qt.ItemDataRole.ToolTipRole)
    assert room.cell(0, 5, CHIP_ROLE).text == "Chờ gửi"


def test_enter_opens_the_dossier_under_the_cursor(qtbot, room):
    QTest.keyClick(room.table, Qt.Key.Key_Down)

    with qtbot.waitSignal(room.page.dossier_wanted) as opened:
        QTest.keyClick(room.table, Qt.Key.Key_Return)

    assert opened.args == [room.dossiers[0].id]


def test_k_hands_over_what_is_ready_and_says_when_the_rest_is_due(qtbot, room):
    QTest.keyClick(room.table, Qt.Key.Key_K)
    assert any("Chưa có kết quả. Hẹn trả 23/11/2026." in text for text in room.words())

    room.counter.handing_over.result_arrived(room.dossiers[1].id)
    room.presenter.hear(Changed(frozenset({room.dossiers[1].id})))
    with qtbot.waitSignal(room.page.handover_wanted) as wanted:
        QTest.keyClick(room.table, Qt.Key.Key_K)

    assert wanted.args == [room.dossiers[1].id]


def test_i_reprints_the_receipt_of_the_row(qtbot, room):
    with qtbot.waitSignal(room.page.reprint_wanted) as wanted:
        QTest.keyClick(room.table, Qt.Key.Key_I)

    assert wanted.args == [room.dossiers[1].id]


def test_letters_with_control_are_no_acts_of_a_row(qtbot, room):
    with qtbot.assertNotEmitted(room.page.reprint_wanted):
        QTest.keyClick(
            room.table, Qt.Key.Key_I, modifier=Qt.KeyboardModifier.ControlModifier
        )


def test_news_keeps_the_row_the_officer_is_on(room):
    QTest.keyClick(room.table, Qt.Key.Key_Down)
    third = room.counter.received(
        replace(MAU, name="LÊ THỊ BA", personal_id="001190000777")
    )

    room.presenter.hear(Changed(frozenset({third.id})))

    assert room.table.model().rowCount() == 3
    assert room.cell(room.table.currentIndex().row(), 2) == "NGUYỄN THỊ THỬ"


def test_filtering_shows_only_what_passes_and_offers_the_way_back(qtbot, room):
    room.filter("Chờ trả kết quả").click()

    assert "Hôm nay không có hồ sơ nào như vậy." in room.words()
    room.filter("Xem tất cả").click()
    assert room.presenter.chosen is Filter.ALL
    assert room.table.isVisible()


def test_an_empty_day_says_how_to_begin(qtbot, at_once):
    room = Room(qtbot, at_once, people=())

    words = "Chưa có hồ sơ nào hôm nay. Quét thẻ căn cước để bắt đầu (F2)."
    assert words in room.words()


def test_what_is_not_found_is_said_and_escape_goes_back_to_today(room):
    room.presenter.search("KHÔNG AI")
    assert 'Không thấy "KHÔNG AI".' in room.words()

    assert room.page.back()

    assert room.presenter.text == ""
    assert room.table.isVisible()
    assert not room.page.back()


def test_offline_the_list_says_whose_data_it_is(room):
    room.presenter.hear(OFFLINE)
    assert "Dữ liệu tại máy, tính đến 09:12" in room.words()

    room.presenter.hear(replace(OFFLINE, online=True))
    assert "Dữ liệu tại máy, tính đến 09:12" not in room.words()


def test_a_failure_keeps_the_last_good_list_and_offers_to_try_again(room):
    room.page.show_problem(StoreFailed())

    assert room.table.isVisible()
    room.filter("Thử lại").click()
    assert not any("MC-302" in text for text in room.words())


def test_the_other_language_is_spoken_at_once(qapp, qtbot, room):
    qapp.set_language("en")
    qtbot.waitUntil(lambda: room.page.title() in room.words())

    assert room.filter("All").text() == "All 2"
    assert "Today's dossiers" in room.words()
    assert room.table.model().headerData(2, Qt.Orientation.Horizontal) == "Applicant"


def test_a_thousand_lines_are_read_a_screenful_at_a_time(qtbot, room):
    asked = []
    room.page._model.wanted.connect(asked.append)
    ids = [f"d{at}" for at in range(1000)]

    room.page.show_reading(replace(room.page._reading, ids=ids))

    qtbot.waitUntil(lambda: bool(asked))
    assert len(asked) == 1
    assert len(asked[0]) < 40


AN = replace(THU, name="LÊ VĂN ÂN", personal_id="001090000456")


@pytest.fixture
def three(qtbot, at_once):
    return Room(qtbot, at_once, people=(THU, AN, MAU))


def test_a_columns_name_sorts_by_it_and_once_more_the_other_way_round(three):
    three.click_header(2)
    assert three.people() == ["LÊ VĂN ÂN", "TRẦN VĂN MẪU", "NGUYỄN THỊ THỬ"]

    three.click_header(2)

    assert three.people() == ["NGUYỄN THỊ THỬ", "TRẦN VĂN MẪU", "LÊ VĂN ÂN"]


def test_the_list_is_sorted_by_keys_and_the_hour_begins_with_the_newest(three):
    assert three.people() == ["TRẦN VĂN MẪU", "LÊ VĂN ÂN", "NGUYỄN THỊ THỬ"]

    QTest.keyClick(three.table, Qt.Key.Key_D)
    assert three.people() == ["NGUYỄN THỊ THỬ", "LÊ VĂN ÂN", "TRẦN VĂN MẪU"]
    QTest.keyClick(three.table, Qt.Key.Key_S)
    QTest.keyClick(three.table, Qt.Key.Key_S)

    assert three.people() == ["LÊ VĂN ÂN", "TRẦN VĂN MẪU", "NGUYỄN THỊ THỬ"]


def test_by_its_standing_what_is_most_urgent_comes_first(three):
    ready = three.dossiers[1]
    three.counter.handing_over.result_arrived(ready.id)

    three.click_header(5)

    assert three.people()[0] == "LÊ VĂN ÂN"


def test_a_changed_standing_moves_its_dossier_in_a_list_sorted_by_it(three):
    three.click_header(5)
    ready = three.counter.handing_over.result_arrived(three.dossiers[0].id)

    three.presenter.hear(Changed(frozenset({ready.id})))

    assert three.people()[0] == "NGUYỄN THỊ THỬ"


def test_a_list_too_long_to_be_sorted_says_so_and_stays_as_it_comes(three, monkeypatch):
    monkeypatch.setattr(presenter, "MOST_SORTED", 2)

    three.click_header(2)

    assert three.people() == ["TRẦN VĂN MẪU", "LÊ VĂN ÂN", "NGUYỄN THỊ THỬ"]
    assert "Danh sách quá dài, không sắp xếp được. Chọn bộ lọc hoặc tìm." in (
        three.words()
    )
