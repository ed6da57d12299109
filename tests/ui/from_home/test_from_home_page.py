"""What came from home, as an officer keys through it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from counter_app.domain.from_home import Reply
from counter_app.domain.news import Connection
from counter_app.ui.from_home.page import FromHomeList, FromHomePage
from counter_app.ui.from_home.presenter import FromHomePresenter
from counter_app.ui.page import Kind
from tests.fakes.counter import FakeCounter
from tests.fakes.from_home import SENT, HomeList, receiving

ELSEWHERE = replace(SENT, code="TN-261129-XYZ567", claimed="02")


class Room:
    """The page over two submissions, one of them another counter's."""

    def __init__(self, qtbot, lane):
        counter = FakeCounter()
        self.home = HomeList(SENT, ELSEWHERE)
        use_case = receiving(
            *(counter.session, counter.work.begin, counter.clock, counter.ids),
            *(counter.files, (self.home, self.home)),
        )
        self.presenter = FromHomePresenter(use_case, counter.session, lane, lane)
        self.page = FromHomePage(self.presenter)
        qtbot.addWidget(self.page)
        self.page.resize(968, 520)
        self.page.show()
        self.page.came()
        self.list = self.page.findChild(FromHomeList)

    def words(self):
        made = self.page.findChildren(QLabel)
        return " ".join(one.text() for one in made if one.isVisible())

    def press(self, key):
        QTest.keyClick(self.list, key)

    def forward(self):
        next(act for act in self.page.acts() if act.kind is Kind.PRIMARY).run()

    def standing(self):
        model = self.list.model()
        rows = range(model.rowCount())
        return [model.index(row, 5).data() for row in rows]


@pytest.fixture
def room(qtbot, at_once):
    return Room(qtbot, at_once)


def test_enter_opens_it_as_a_draft_confirmed_by_submitting_with_its_files(room, qtbot):
    assert room.standing() == ["Mới nộp", "Ở quầy 02"]
    assert "001190•••001" in room.words()

    with qtbot.waitSignal(room.page.opened) as opened:
        room.press(Qt.Key.Key_Return)

    draft = opened.args[0].draft
    assert (draft.submission, draft.answers) == (SENT.code, SENT.answers)
    assert draft.confirmed == "on-screen"
    room.page.came()
    assert room.standing()[0] == "Bạn đang mở"


def test_words_are_wanted_before_one_goes_back_and_esc_sends_nothing(room):
    room.press(Qt.Key.Key_B)
    room.forward()
    assert "Hãy viết lời để công dân đọc." in room.words()
    assert room.page.back()
    assert not room.home.told

    room.press(Qt.Key.Key_B)
    room.page._words.setText("Thiếu giấy chứng sinh")
    room.forward()

    (told,) = room.home.told
    assert (told.code, told.reply) == (SENT.code, Reply.SUPPLEMENT)
    assert told.said == "Thiếu giấy chứng sinh"
    assert room.standing() == ["Ở quầy 02"]


def test_without_a_line_or_with_one_held_elsewhere_it_says_so_and_the_list_stays(room):
    room.presenter.hear(Connection(online=False))
    room.home.online = False
    room.press(Qt.Key.Key_Return)
    assert "Mất kết nối" in room.words()
    assert "MC-501" in room.words()

    room.presenter.hear(Connection(online=True))
    room.home.online, room.home.taken = True, {SENT.code}
    room.press(Qt.Key.Key_Return)

    assert "MC-164" in room.words()
    assert "Mất kết nối" not in room.words()
    assert len(room.standing()) == 2


def test_when_nothing_waits_it_says_so(room):
    room.home.lines.clear()
    room.page.came()

    assert "Không có hồ sơ nào nộp từ nhà đang chờ tiếp nhận." in room.words()
