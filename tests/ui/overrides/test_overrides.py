"""The administrator's screen of values set in place of the catalogue's."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QListWidget

from counter_app.domain.ids import OfficerId
from counter_app.domain.people import Role
from counter_app.domain.procedures import Channel, LimitKind
from counter_app.services.setting_law import SettingLaw
from counter_app.ui.overrides.page import OverridesPage
from counter_app.ui.overrides.presenter import (
    OverridesPresenter,
    Typed,
    Wanting,
    override_of,
)
from tests.fakes.counter import PASSWORD, FakeCounter
from tests.fakes.overrides import ADMIN, FakeOverrides
from tests.fakes.tasks import NowTasks

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 3, tzinfo=UTC)
INSPECTOR = replace(
    ADMIN, id=OfficerId("kiemtra.thu"), roles=frozenset({Role.INSPECTOR})
)
GIVEN = Typed(
    code=" 2.001263 ",
    kind=LimitKind.WORKING_DAYS,
    count="10",
    reason="Nguồn không nêu",
    ground="Quyết định thử số 1",
)


class Room:
    def __init__(self, qtbot, officer=ADMIN):
        self.counter, self.book = FakeCounter(), FakeOverrides()
        self.counter.session.enrol(officer, PASSWORD)
        self.counter.session.sign_in(officer.id, PASSWORD, "03")
        setting = SettingLaw(
            overrides=self.book,
            catalogue=self.counter.catalogue,
            session=self.counter.session,
            clock=self.counter.clock,
            changed=lambda: None,
        )
        self.presenter = OverridesPresenter(
            setting, self.counter.catalogue.procedure, self.counter.session, NowTasks()
        )
        self.page = OverridesPage(self.presenter, lambda: TODAY)
        qtbot.addWidget(self.page)
        self.page.resize(1100, 560)
        self.page.show()
        self.page.came()

    def type(self, **lines):
        for place, text in lines.items():
            self.page._form._lines[place].setText(text)

    def act(self, name):
        next(act for act in self.page.acts() if act.id == name).run()

    def listed(self):
        box = self.page.findChild(QListWidget)
        return [box.item(row).text() for row in range(box.count())]

    def words(self):
        parts = [
            part
            for kind in (QLabel, QAbstractButton, QComboBox)
            for part in self.page.findChildren(kind)
            if part.isVisible()
        ]
        return "\n".join(
            part.currentText() if isinstance(part, QComboBox) else part.text()
            for part in parts
        )


@pytest.fixture
def room(qtbot):
    return Room(qtbot)


def test_a_limit_typed_with_reason_and_ground_holds_and_is_listed(room):
    assert "Chưa đặt giá trị nào" in room.words()
    room.type(code="2.001263", count="10", reason="Nguồn không nêu", ground="QĐ thử 1")
    assert "Đăng ký việc nuôi con nuôi trong nước" in room.words()

    room.act("set-value")

    [kept] = room.book.kept
    assert (kept.override.kind, kept.override.count) == (LimitKind.WORKING_DAYS, 10)
    assert kept.made_by == ADMIN.id
    [line] = room.listed()
    assert "2.001263 · 10 ngày làm việc · từ 23/11/2026" in line
    assert "QĐ thử 1; Nguồn không nêu · bởi quantri.thu" in line
    assert "Giá trị 1 áp dụng từ bây giờ" in room.words()
    assert room.page._form.typed().code == ""


def test_a_fee_is_asked_in_dong_for_a_channel_of_the_procedure(room):
    room.type(code="1.004194", count="12.000", reason="Lý do", ground="NQ thử")
    kinds = room.page._form._kind
    kinds.setCurrentIndex(kinds.count() - 1)
    kinds.activated.emit(kinds.count() - 1)
    channels = room.page._form._channel
    channels.setCurrentIndex(channels.findData(Channel.PAPER.value))

    room.act("set-value")

    [kept] = room.book.kept
    assert (kept.override.amount, kept.override.channel) == (12_000, Channel.PAPER)
    assert "12.000 đ · Trực tiếp (giấy)" in room.listed()[0]


def test_nothing_is_set_without_a_ground_and_what_was_typed_stays(room):
    room.type(code="2.001263", count="10", reason="Nguồn không nêu")

    room.act("set-value")

    assert room.book.kept == []
    assert room.page._form._rows["ground"].error() == (
        "Ghi nghị định, nghị quyết hoặc quyết định"
    )
    assert room.page._form.typed().reason == "Nguồn không nêu"


def test_a_value_is_taken_back_only_after_a_second_word(room):
    room.presenter.set(GIVEN, TODAY)
    box = room.page.findChild(QListWidget)
    box.setCurrentRow(0)

    room.act("take-back")
    assert room.book.kept[0].ended_at is None
    [sure] = [
        each
        for each in room.page.findChildren(QAbstractButton)
        if each.text() == "Thu hồi"
    ]
    sure.click()

    assert room.book.kept[0].ended_at is not None
    assert "đã thu hồi 23/11/2026" in room.listed()[0]
    box.setCurrentRow(0)
    room.act("take-back")
    assert "Chọn giá trị còn áp dụng" in room.words()


def test_an_inspector_reads_and_sets_nothing(qtbot):
    room = Room(qtbot, INSPECTOR)

    assert room.page.acts() == ()
    assert not room.page._setting.isVisible()
    assert "Chưa đặt giá trị nào" in room.words()


def test_an_officer_of_the_counter_is_told_whose_screen_it_is(qtbot):
    intake = replace(ADMIN, id=OfficerId("thu.khac"), roles=frozenset({Role.INTAKE}))

    room = Room(qtbot, intake)

    assert room.page.acts() == ()
    assert "Quản trị điểm đặt giá trị ở đây" in room.words()


def test_a_full_disk_is_said_and_what_was_typed_stays(room):
    room.book.full = True
    room.type(code="2.001263", count="10", reason="Lý do", ground="QĐ thử")

    room.act("set-value")

    assert room.page._form.typed().ground == "QĐ thử"
    assert "MC-" in room.words()


def test_a_code_the_catalogue_does_not_have_is_said_while_it_is_typed(room):
    room.type(code="9.999999")

    assert "Không có thủ tục nào mang mã này" in room.words()


@pytest.mark.parametrize(
    ("different", "place"),
    [
        ({"code": "  "}, "code"),
        ({"count": ""}, "count"),
        ({"count": "mười"}, "count"),
        ({"count": "0"}, "count"),
        ({"count": "-3"}, "count"),
        ({"count": "3651"}, "count"),
        ({"count": "nan"}, "count"),
        ({"kind": None, "count": "1,5"}, "count"),
        ({"kind": None, "count": "1000000000001"}, "count"),
        ({"reason": ""}, "reason"),
        ({"ground": " "}, "ground"),
        ({"until": "31/02/2027"}, "until"),
        ({"until": "2027"}, "until"),
        ({"until": "22/11/2026"}, "until"),
    ],
)
def test_what_makes_no_value_names_its_field(different, place):
    with pytest.raises(Wanting) as wanting:
        override_of(replace(GIVEN, **different), TODAY)

    assert wanting.value.place == place


@pytest.mark.parametrize(
    ("different", "kind", "count", "amount"),
    [
        ({"count": "3,5"}, LimitKind.WORKING_DAYS, 3.5, None),
        ({"kind": LimitKind.SAME_DAY, "count": ""}, LimitKind.SAME_DAY, 0, None),
        ({"kind": None, "count": "1.000.000"}, None, 0, 1_000_000),
        ({"kind": None, "count": "0"}, None, 0, 0),
    ],
)
def test_numbers_are_read_as_people_write_them(different, kind, count, amount):
    made = override_of(replace(GIVEN, **different, until="31/12/27"), TODAY)

    assert (made.kind, made.count, made.amount) == (kind, count, amount)
    assert (made.procedure, made.valid_from) == ("2.001263", TODAY)
    assert made.valid_to == date(2027, 12, 31)
