"""Each kind of field, filled in with real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication


def one(schema):
    return {"properties": {"a": {"title": "Ô A", **schema}, "b": {"type": "string"}}}


def typed(qtbot, desk, text, key=Qt.Key.Key_Return):
    line = desk.editor("/a").stop_at("")
    line.setFocus()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, key)


@pytest.mark.parametrize(
    ("schema", "text", "value", "shown"),
    [
        ({"type": "string"}, "Nguyen", "Nguyen", "Nguyen"),
        ({"type": "string", "format": "date"}, "5/3/87", "1987-03-05", "05/03/1987"),
        ({"type": "string", "format": "date"}, "05031987", "1987-03-05", "05/03/1987"),
        ({"type": "string", "format": "date"}, "5-3-1987", "1987-03-05", "05/03/1987"),
        ({"type": "string", "format": "date"}, "31/2/2020", "31/2/2020", "31/2/2020"),
        ({"type": "string", "format": "date"}, "1987", "1987", "1987"),
        ({"type": "string", "format": "partial-date"}, "1987", "1987", "1987"),
        ({"type": "string", "format": "partial-date"}, "3/1987", "1987-03", "03/1987"),
        ({"type": "integer"}, "8.000", 8000, "8.000"),
        ({"type": "integer"}, "8000", 8000, "8.000"),
        ({"type": "integer"}, "hai", "hai", "hai"),
        ({"type": "integer"}, "2,5", "2,5", "2,5"),
        ({"type": "number"}, "1.234,5", 1234.5, "1.234,5"),
        ({"type": "string", "pattern": "^[0-9]+$"}, "0912 345 678", "0912345678", None),
    ],
)
def test_what_is_typed_is_read_and_written_back(
    qtbot, desk, schema, text, value, shown
):
    at = desk(schema=one(schema))

    typed(qtbot, at, text)

    assert at.told == [("/a", value)]
    assert at.editor("/a").text() == (shown or value)


def test_enter_goes_to_the_next_field_and_shift_enter_back(qtbot, desk):
    at = desk(schema=one({"type": "string"}))
    first, second = at.view.stops()
    first.setFocus()

    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is second

    qtbot.keyClick(second, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is first


def test_enter_takes_the_word_being_composed(qtbot, desk):
    at = desk(schema=one({"type": "string"}))
    line = at.editor("/a")
    line.setFocus()

    QApplication.sendEvent(line, QInputMethodEvent("Phượng", []))
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert at.told == [("/a", "Phượng")]
    assert line.text() == "Phượng"


def test_going_on_takes_the_word_being_composed(qtbot, desk):
    at = desk(schema=one({"type": "string"}))
    line = at.editor("/a")
    line.setFocus()
    QApplication.sendEvent(line, QInputMethodEvent("Phượng", []))

    at.view.commit_all()

    assert at.answers == {"a": "Phượng"}


def test_autosave_neither_commits_nor_doubles_nor_moves_the_cursor(qtbot, desk):
    at = desk(schema=one({"type": "string"}))
    line = at.editor("/a")
    line.setFocus()
    qtbot.keyClicks(line, "Do Thi ")
    line.setCursorPosition(3)
    QApplication.sendEvent(line, QInputMethodEvent("Phư", []))

    at.view.note_unfinished()

    assert at.answers == {"a": "Do Thi"}
    assert line.cursorPosition() == 3
    assert line.shown_text() == "Do PhưThi "

    done = QInputMethodEvent("", [])
    done.setCommitString("Phượng ")
    QApplication.sendEvent(line, done)

    assert line.text() == "Do Phượng Thi "


def test_a_name_typed_in_pieces_is_kept_whole(qtbot, desk):
    at = desk(schema=one({"type": "string", "maxLength": 6}))
    line = at.editor("/a")
    line.setFocus()
    event = QInputMethodEvent("", [])
    event.setCommitString("Nguye\u0302\u0303n")

    QApplication.sendEvent(line, event)
    faults = at.go_on()

    assert faults == []
    assert at.answers == {"a": "Nguyễn"}


def test_radios_answer_to_digits_and_first_letters(qtbot, desk):
    options = [{"const": "1", "title": "Đúng hạn"}, {"const": "2", "title": "Quá hạn"}]
    at = desk(schema=one({"oneOf": options}))
    first, second, _ = at.view.stops()
    first.setFocus()

    qtbot.keyClick(first, Qt.Key.Key_2)
    qtbot.keyClicks(second, "d")
    qtbot.keyClick(first, Qt.Key.Key_Delete)

    assert at.told == [("/a", "2"), ("/a", "1"), ("/a", None)]
    assert not first.isChecked()


def test_a_long_list_is_searched_without_accents(qtbot, desk):
    names = ["Kinh", "Tày", "Thái", "Hoa", "Xơ-Đăng", "Ê-đê"]
    at = desk(schema=one({"enum": names}))
    box = at.editor("/a")
    box.setFocus()

    qtbot.keyClicks(box, "ede")
    nothing = box.found()
    box.clear()
    qtbot.keyClicks(box, "dang")
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert nothing == ()
    assert at.told == [("/a", "Xơ-Đăng")]
    assert QApplication.focusWidget() is at.editor("/b")


def test_a_list_is_searched_with_the_word_being_composed(qtbot, desk):
    names = ["Kinh", "Tày", "Thái", "Hoa", "Mường"]
    at = desk(schema=one({"enum": names}))
    box = at.editor("/a")
    box.setFocus()

    QApplication.sendEvent(box, QInputMethodEvent("mươ", []))

    assert [option.label for option in box.found()] == ["Mường"]


def test_arrows_choose_and_escape_only_closes_the_list(qtbot, desk):
    at = desk(schema=one({"enum": ["a1", "a2", "a3", "a4", "a5"]}))
    box = at.editor("/a")
    box.setFocus()

    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.list_is_open()
    assert at.told == []

    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert at.told == [("/a", "a2")]


def test_what_is_no_option_is_kept_and_told(qtbot, desk):
    at = desk(schema=one({"enum": ["a1", "a2", "a3", "a4", "a5"]}))

    typed(qtbot, at, "zz", Qt.Key.Key_Tab)
    [fault] = at.go_on()

    assert at.editor("/a").text() == "zz"
    assert at.row("/a").error() == "Chọn ô A trong danh sách"
    assert fault.pointer == "/a"


def test_suggestions_leave_room_for_other_words(qtbot, desk):
    ui = {
        "type": "Control",
        "scope": "#/properties/a",
        "options": {"suggest": ["Bản thân", "Con"]},
    }
    at = desk(schema=one({"type": "string"}), ui=ui)

    typed(qtbot, at, "Bac ho", Qt.Key.Key_Return)

    assert at.told == [("/a", "Bac ho")]


def test_an_old_ward_is_found_and_leads_to_the_new_one(qtbot, desk):
    at = desk("to_khai_trich_luc", answers={"quan_he": "Con"})
    province, ward, _street = at.editor("/nyc_noi_cu_tru").stops()
    province.setFocus()
    qtbot.keyClicks(province, "ha noi")
    qtbot.keyClick(province, Qt.Key.Key_Return)

    qtbot.keyClicks(ward, "hang bot")
    first = ward.found()[0]
    qtbot.keyClick(ward, Qt.Key.Key_Return)

    assert first.label.startswith("Phường Hàng Bột, Quận Đống Đa (cũ), nay là ")
    assert at.answers["nyc_noi_cu_tru"] == {"tinh": "Hà Nội", **first.value}
    assert ward.text() == first.value["xa"]


def test_rows_are_added_opened_and_removed_with_keys(qtbot, desk):
    items = {"properties": {"ten": {"type": "string", "title": "Tên"}}}
    at = desk(schema={"properties": {"a": {"type": "array", "items": items}}})
    table = at.editor("/a").stops()[0]
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_Return)
    line = QApplication.focusWidget()
    qtbot.keyClicks(line, "An")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert at.answers == {"a": [{"ten": "An"}]}

    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert at.answers == {"a": [{"ten": "An"}]}
    question = at.editor("/a")._question
    question._buttons[0].click()
    assert at.answers == {}


def test_a_digits_field_counts_and_keeps_the_input_method_off(qtbot, desk):
    at = desk(schema=one({"type": "string", "pattern": "^[0-9]{12}$"}))
    line = at.editor("/a")
    line.setFocus()

    qtbot.keyClicks(line, "00118")
    line.lock(True)
    line.lock(False)

    assert at.row("/a")._source.text() == "5/12"
    assert not line.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
