from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt

from counter_app.domain.errors import StoreBusy
from counter_app.domain.exchange import PackFault
from counter_app.domain.ids import ProcedureCode
from counter_app.domain.law import LawStatus, Refusal
from counter_app.domain.procedures import Channel
from counter_app.ui.procedure.delegate import LEGAL_ROLE
from counter_app.ui.procedure.fields import FieldChoice, FieldList
from counter_app.ui.procedure.offers import Offers
from counter_app.ui.procedure.page import ProcedurePage
from counter_app.ui.procedure.presenter import ProcedurePresenter
from counter_app.ui.walk import Walk
from tests.fakes.counter import EXTRACT, THU, FakeCounter
from tests.fakes.tasks import NowTasks

DEATH, NUMBER, ADOPTION = map(ProcedureCode, ("1.000656", "1.009141", "2.001263"))


class Room:
    """S04 over a counter in memory, with these procedures found for any query."""

    def __init__(self, qtbot, *found, law=None, browsing=None):
        self.counter, self.walk = FakeCounter(), Walk()
        self.walk.begin(self.counter.intake.start(THU))
        self.presenter = presenter = ProcedurePresenter(
            self.walk,
            self.counter.intake,
            self.counter.lookup,
            lambda _query: list(found),
            NowTasks(),
            law,
        )
        if browsing:
            presenter.offer(browsing)
        self.page = ProcedurePage(presenter, self.walk)
        qtbot.addWidget(self.page)
        self.page.came()
        self.page.show()

    def words(self):
        """Everything the page says now."""
        from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

        parts = [
            part
            for kind in (QLabel, QAbstractButton, QComboBox)
            for part in self.page.findChildren(kind)
            if part.isVisible()
        ]
        said = (
            part.currentText() if isinstance(part, QComboBox) else part.text()
            for part in parts
        )
        return "\n".join(said)


@pytest.fixture
def found():
    catalogue = FakeCounter().catalogue
    return catalogue.procedure


def test_a_procedure_with_cases_asks_which_and_prices_it(qtbot, found):
    from PySide6.QtWidgets import QComboBox

    room = Room(qtbot, found(DEATH))
    assert "Đúng hạn" in room.words()
    qtbot.waitUntil(lambda: "0 đ" in room.words())

    cases = room.page.findChild(Offers).findChild(QComboBox)
    cases.setCurrentIndex(1)
    cases.activated.emit(1)

    qtbot.waitUntil(lambda: "chưa có mức phí" in room.words())
    assert "Quá hạn" in room.words()
    room.page.choose_channel(Channel.PAPER)
    room.page.acts()[1].run()
    assert room.walk.draft.case == "qua-han"


def test_prices_that_come_once_more_undo_no_channel_just_pressed(qtbot, found):
    room = Room(qtbot, found(EXTRACT))
    offers = room.page.findChild(Offers)
    qtbot.waitUntil(lambda: offers.is_priced(EXTRACT))
    second = offers.quotes[1].channel
    with qtbot.waitActive(room.page):
        room.page.activateWindow()

    # The key is answered a tenth of a second later: Qt shows the button pressed first.
    qtbot.keyClick(room.page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    pressed = room.page.window().focusWidget()
    room.page.show_channels(found(EXTRACT), offers.quotes, None)

    qtbot.waitUntil(lambda: offers.picked(EXTRACT) is second)
    assert room.page.window().focusWidget() is pressed


def test_a_procedure_without_cases_asks_for_none(qtbot, found):
    from PySide6.QtWidgets import QComboBox

    room = Room(qtbot, found(EXTRACT))

    assert not room.page.findChild(Offers).findChild(QComboBox).isVisible()


def test_an_ended_version_says_when_and_what_replaces_it(qtbot, found):
    ended = replace(
        found(EXTRACT),
        valid_to=date(2026, 11, 1),
        replaced_by="Quyết định thử số 9 thay từ 02/11/2026",
    )

    room = Room(qtbot, ended)

    assert "01/11/2026" in room.words()
    assert "Quyết định thử số 9" in room.words()


def test_another_citys_procedure_says_whose_it_is(qtbot, found):
    room = Room(qtbot, found(NUMBER))

    assert "thành phố Đà Nẵng" in room.words()
    room.page.choose_channel(Channel.PAPER)
    room.page.acts()[1].run()
    assert "MC-122" in room.words()


def test_a_limit_nobody_can_count_is_said_in_words(qtbot, found):
    room = Room(qtbot, found(ADOPTION))

    qtbot.waitUntil(lambda: "Chưa hẹn được ngày: nhiều chặng" in room.words())


def refused():
    return Refusal(
        version="2026.12.1",
        fault=PackFault.TAMPERED,
        words="",
        at=datetime(2026, 11, 24, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (LawStatus(version="1", days=0), ""),
        (LawStatus(version="1", days=2), ""),
        (LawStatus(version="1"), ""),
        (LawStatus(version="1", days=5), "cập nhật 5 ngày trước"),
        (LawStatus(version="1", refused=refused()), "2026.12.1 bị từ chối"),
    ],
)
def test_a_catalogue_that_may_not_be_the_newest_is_told(qtbot, found, status, said):
    room = Room(qtbot, found(EXTRACT), law=lambda: status)

    if said:
        assert said in room.words()
    else:
        assert "anh mục" not in room.words()


class Shelves:
    """Two fields; the extract is often received."""

    def __init__(self, found):
        self.found = found

    def usual(self):
        return [EXTRACT]

    def fields(self):
        return [("Hộ tịch", 2), ("Nuôi con nuôi", 1)]

    def of_field(self, field):
        return {"Hộ tịch": [self.found(EXTRACT), self.found(DEATH)]}.get(
            field, [self.found(ADOPTION)]
        )


def listed(room):
    from PySide6.QtWidgets import QListWidget

    lists = room.page.findChildren(QListWidget)
    [seen] = [one for one in lists if one.isVisible()]
    return [seen.item(row).text() for row in range(seen.count())]


def test_a_field_is_chosen_without_typing(qtbot, found):
    room = Room(qtbot, found(EXTRACT), browsing=Shelves(found))
    choice = room.page.findChild(FieldChoice)
    assert [choice.itemText(row) for row in range(choice.count())] == [
        "Hay dùng tại quầy này",
        "Hộ tịch (2)",
        "Nuôi con nuôi (1)",
    ]

    choice.setCurrentIndex(2)
    choice.activated.emit(2)

    assert listed(room) == [found(ADOPTION).short_name]
    assert "1 thủ tục" in room.words()


def test_what_is_typed_searches_everywhere_again(qtbot, found):
    room = Room(qtbot, found(EXTRACT), browsing=Shelves(found))
    room.presenter.browse("Nuôi con nuôi")

    room.presenter.search("ks")

    assert room.page.findChild(FieldChoice).field() == ""
    assert listed(room) == [found(EXTRACT).short_name]


def test_a_search_without_hits_offers_the_fields_and_enter_takes_one(qtbot, found):
    room = Room(qtbot, browsing=Shelves(found))
    assert "hoặc duyệt theo lĩnh vực" in room.words()
    assert listed(room) == ["Hộ tịch (2)", "Nuôi con nuôi (1)"]

    search = room.page._search
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Return)

    assert listed(room) == [found(EXTRACT).short_name, found(DEATH).short_name]
    assert not room.page.findChild(FieldList).isVisible()


def test_what_is_often_received_here_is_marked(qtbot, found):
    room = Room(qtbot, found(EXTRACT), found(DEATH), browsing=Shelves(found))

    marks = [
        "★ hay dùng" in room.page._list.item(row).data(LEGAL_ROLE) for row in range(2)
    ]

    assert marks == [True, False]
    assert "Hay dùng tại quầy này đứng trước" in room.words()


def test_result_sources_and_remarks_stand_beside_the_channels(qtbot, found):
    procedure = replace(found(EXTRACT), notes=("Chỉ là ghi chú thử.",))

    room = Room(qtbot, procedure)

    words = room.words()
    assert f"Kết quả: {procedure.result}" in words
    assert f"{procedure.decision.text} (" in words
    assert "• Chỉ là ghi chú thử." in words
    assert "Thời hạn: " in words


def test_a_remark_is_not_said_where_there_is_none(qtbot, found):
    room = Room(qtbot, replace(found(EXTRACT), notes=()))

    assert "Ghi chú của nguồn" not in room.words()


def test_a_catalogue_that_cannot_be_read_is_said_and_may_be_tried_again(qtbot, found):
    from PySide6.QtWidgets import QPushButton

    shelves = Shelves(found)
    room = Room(qtbot, found(EXTRACT), browsing=shelves)
    room.page._read = False
    room.page.show_problem(StoreBusy())

    [again] = [
        each
        for each in room.page.findChildren(QPushButton)
        if each.isVisible() and each.text() == "Thử lại"
    ]
    room.page._list.clear()
    again.click()

    assert listed(room) == [found(EXTRACT).short_name]


def test_what_personal_data_are_taken_for_stands_beside_the_procedure(qtbot):
    procedure = FakeCounter().catalogue.procedure(EXTRACT)
    room = Room(qtbot, procedure)

    said = room.words()

    assert f"thủ tục “{procedure.name}”" in said
    assert "91/2025/QH15" in said
    assert "chưa kiểm chứng" in said[said.index("91/2025/QH15") :]


class Slow:
    """A lane whose answers come when the test says so."""

    def __init__(self):
        self.waiting = []

    def run(self, work, then, failed):
        self.waiting.append((work, then))

    def answer(self):
        now, self.waiting = self.waiting, []
        for work, then in now:
            then(work())


def hurried(qtbot, first, second):
    """A page that has found the first procedure, and looks for the second."""
    room = Room(qtbot, first)
    room.page.choose_channel(Channel.ASSISTED)
    lane = room.presenter._tasks = Slow()
    room.presenter._find = lambda _query: [second]
    gone = []
    room.page.form_wanted.connect(lambda: gone.append(room.walk.draft.procedure))
    return room, lane, gone


def test_enter_before_the_answer_opens_what_was_asked_for_not_what_stood_there(
    qtbot, found
):
    room, lane, gone = hurried(qtbot, found(EXTRACT), found(DEATH))

    qtbot.keyClicks(room.page._search, "kt")
    qtbot.keyClick(room.page._search, Qt.Key.Key_Return)
    assert not gone
    lane.answer()  # what fits
    lane.answer()  # its channels; nobody chose one for it yet
    assert not gone
    room.page.choose_channel(Channel.PAPER)
    qtbot.keyClick(room.page._search, Qt.Key.Key_Return)
    lane.answer()

    assert gone == [DEATH]


def test_enter_is_no_longer_meant_once_another_letter_came(qtbot, found):
    room, lane, gone = hurried(qtbot, found(EXTRACT), found(EXTRACT))
    room.counter.received()

    qtbot.keyClicks(room.page._search, "k")
    qtbot.keyClick(room.page._search, Qt.Key.Key_Return)
    qtbot.keyClicks(room.page._search, "s")
    for _ in range(3):
        lane.answer()

    assert not gone
