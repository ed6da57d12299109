"""Ways to answer, rows that ask for more, and answers that must survive being seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from counter_app.ui.forms.choices import RadioEditor

ITEMS = {
    "oneOf": [
        {"title": "Người", "properties": {"ten": {"type": "string"}}},
        {"title": "Công ty", "properties": {"ma_so": {"type": "string"}}},
    ]
}
LIST = {"properties": {"ben": {"type": "array", "items": ITEMS}}}
EITHER = {"properties": {"ai": ITEMS}}


def test_choosing_the_other_way_asks_its_questions(desk):
    at = desk(schema=EITHER)
    way = at.editor("/?/ai")
    assert isinstance(way, RadioEditor)

    way.stops()[1].click()

    assert at.view.question("/ai/ma_so")
    assert [q.field.pointer for q in at.view._asked] == ["/?/ai", "/ai/ma_so"]


def test_a_row_may_go_the_other_way_and_keeps_what_it_says(desk):
    at = desk(schema=LIST)
    table = at.editor("/ben")

    table.add_row()
    table._editors["/?/"].stops()[1].click()
    at.draw()
    line = table._editors["/ma_so"]
    line.setText("0101")
    line.commit()

    assert at.library.clean(at.form, at.answers) == {"ben": [{"ma_so": "0101"}]}


@pytest.mark.parametrize(
    ("schema", "answer"),
    [
        ({"type": "string", "format": "date-time"}, "2020-06-25T23:08:42.5+02:00"),
        ({"type": "string", "format": "time"}, "23:08:42Z"),
        ({"type": "number"}, 0.1234567890123456),
        ({"type": "string"}, {"khac": [1, 2]}),
        ({}, [1, {"a": None}]),
        ({"type": "array", "uniqueItems": True, "items": {"enum": ["x"]}}, ["y"]),
        ({"enum": ["x", "y"]}, "z"),
    ],
)
def test_looking_at_an_answer_never_changes_it(desk, schema, answer):
    at = desk(schema={"properties": {"a": schema}}, answers={"a": answer})

    at.editor("/a").stops()[0].setFocus()
    at.view.commit_all()
    at.view.note_unfinished()

    assert at.answers == {"a": answer}


def test_a_moment_is_typed_as_people_write_it(qtbot, desk):
    schema = {"type": "string", "format": "date-time"}
    at = desk(schema={"properties": {"a": schema}})
    line = at.editor("/a")

    qtbot.keyClicks(line, "5/3/2026 8h05")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    line.commit()

    assert at.answers["a"] == "2026-03-05T08:05:00+07:00"
    assert line.text() == "05/03/2026 08:05"


def test_a_fault_that_has_no_field_is_still_a_sentence(desk):
    schema = {
        "properties": {"a": {"type": "string"}, "soNha": {"type": "string"}},
        "required": ["soNha"],
    }
    ui = {"type": "Control", "scope": "#/properties/a"}
    at = desk(schema=schema, ui=ui)

    at.go_on()

    assert [line.text() for line in at.view.summary.lines()] == ["Nhập so nha"]


def test_what_is_no_option_is_said_where_it_cannot_be_seen(desk):
    at = desk(schema={"properties": {"a": {"enum": ["x"]}}}, answers={"a": "z"})

    at.go_on()

    assert at.row("/a").error() == "Chọn a trong danh sách. Đang ghi “z”."


def test_a_secret_is_not_read_over_the_shoulder(desk):
    ui = {
        "type": "Control",
        "scope": "#/properties/a",
        "options": {"format": "password"},
    }
    at = desk(schema={"properties": {"a": {"type": "string"}}}, ui=ui)

    line = at.editor("/a")
    line.setText("bí mật")

    assert line.displayText() != "bí mật"


def words(question):
    return " ".join(label.text() for label in question.row.findChildren(QLabel))


def test_an_earlier_answer_is_marked_and_may_be_changed_at_once(qtbot, desk):
    at = desk(
        schema={"properties": {"a": {"type": "string"}}},
        answers={"a": "0912345678"},
    )
    at.sources = {"/a": "earlier 000.12-0003 · 02/11/2026"}
    at.draw()
    question = at.view.question("/a")

    assert not question.is_locked
    assert "Từ hồ sơ 000.12-0003 · 02/11/2026" in words(question)

    question.editor.setText("0900000000")
    question.editor.commit()

    assert "Đã sửa tay" in words(question)
    assert "0912345678" in question.row.toolTip()


def test_a_row_that_is_gone_closes_its_sheet(desk):
    at = desk(schema=LIST, answers={"ben": [{"ten": "An"}, {"ten": "Bình"}]})
    table = at.editor("/ben")
    table.open_row(1)

    at.answers = {"ben": [{"ten": "An"}]}
    at.draw()

    assert table._open is None
    assert table._sheet.isHidden()
