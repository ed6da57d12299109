from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from counter_app.domain.exchange import PackFault
from counter_app.domain.ids import ProcedureCode
from counter_app.domain.law import LawStatus, Refusal
from counter_app.domain.procedures import Channel
from counter_app.ui.procedure.page import ProcedurePage
from counter_app.ui.procedure.presenter import ProcedurePresenter
from counter_app.ui.walk import Walk
from tests.fakes.counter import EXTRACT, THU, FakeCounter
from tests.fakes.tasks import NowTasks

DEATH, NUMBER, ADOPTION = map(ProcedureCode, ("1.000656", "1.009141", "2.001263"))


class Room:
    """S04 over a counter in memory, with these procedures found for any query."""

    def __init__(self, qtbot, *found, law=None):
        self.counter, self.walk = FakeCounter(), Walk()
        self.walk.begin(self.counter.intake.start(THU))
        presenter = ProcedurePresenter(
            self.walk,
            self.counter.intake,
            self.counter.lookup,
            lambda _query: list(found),
            NowTasks(),
            law,
        )
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

    cases = room.page.findChild(QComboBox)
    cases.setCurrentIndex(1)
    cases.activated.emit(1)

    qtbot.waitUntil(lambda: "chưa có mức phí" in room.words())
    assert "Quá hạn" in room.words()
    room.page.choose_channel(Channel.PAPER)
    room.page.acts()[1].run()
    assert room.walk.draft.case == "qua-han"


def test_a_procedure_without_cases_asks_for_none(qtbot, found):
    from PySide6.QtWidgets import QComboBox

    room = Room(qtbot, found(EXTRACT))

    assert not room.page.findChild(QComboBox).isVisible()


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
