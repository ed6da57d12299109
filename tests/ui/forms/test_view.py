"""The whole declaration on the screen."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

COPY, BIRTH = "to_khai_trich_luc", "to_khai_khai_sinh"


def placed_at(desk, widget):
    top = widget.mapTo(desk.view, widget.rect().topLeft())
    return top.y(), top.x()


def test_the_card_locks_what_it_says_and_edit_opens_it(qtbot, desk):
    at = desk(COPY, card=True)
    name, row = at.editor("/nyc_ho_ten"), at.row("/nyc_ho_ten")

    assert name.isReadOnly()
    assert row._source.text() == "Từ mã QR thẻ căn cước"

    row._edit.click()
    assert QApplication.focusWidget() is name
    name.selectAll()
    qtbot.keyClicks(name, "Do Thi Phuong")
    qtbot.keyClick(name, Qt.Key.Key_Return)

    assert at.answers["nyc_ho_ten"] == "Do Thi Phuong"
    assert row._source.text() == "Đã sửa tay"
    assert row.toolTip() == "Trên thẻ: Đỗ Thị Phượng"


def test_the_next_citizen_finds_nothing_of_the_one_before(qtbot, desk):
    at = desk(COPY, card=True)
    at.row("/nyc_ho_ten")._edit.click()
    name = at.editor("/nyc_ho_ten")
    qtbot.keyClicks(name, "X")
    qtbot.keyClick(name, Qt.Key.Key_Return)

    at.answers = {"nyc_ho_ten": "Lê Văn Tám"}
    at.draw()

    row = at.row("/nyc_ho_ten")
    assert row._source.text() == "Từ mã QR thẻ căn cước"
    assert row.toolTip() == ""
    assert at.editor("/nyc_dd").text() == ""
    assert not at.editor("/nyc_dd").isReadOnly()

    at.view.clear()
    at.draw()
    assert at.editor("/nyc_ho_ten") is not name


def test_the_officer_starts_where_something_is_missing(qtbot, desk):
    at = desk(COPY, card=True)

    at.view.focus_first_empty()

    assert QApplication.focusWidget() is at.editor("/dk_tai")


def test_a_copy_for_oneself_takes_eight_keys_at_most(qtbot, desk):
    at = desk(COPY, card=True)
    at.view.focus_first_empty()
    place = at.editor("/dk_tai")

    qtbot.keyClicks(place, "hbot")
    qtbot.keyClick(place, Qt.Key.Key_Return)

    assert at.answers["dk_tai"] == "Ủy ban nhân dân phường Hàng Bột, quận Đống Đa"
    assert at.go_on() == []


def test_c15_errors_take_the_focus_and_each_line_leads_to_its_field(qtbot, desk):
    at = desk(BIRTH)

    faults = at.go_on()

    lines = at.view.summary.lines()
    assert len(lines) == len(faults) > 5
    assert QApplication.focusWidget() is lines[0]
    for fault, line in zip(faults, lines, strict=True):
        line.click()
        focused = QApplication.focusWidget()
        assert at.view.isAncestorOf(focused)
        assert focused.accessibleDescription().startswith("Lỗi:"), fault


def test_an_error_goes_as_soon_as_the_answer_is_right(qtbot, desk):
    at = desk(BIRTH, answers={"me_dd": "00118701290"})
    at.go_on()
    line = at.editor("/me_dd")
    assert at.row("/me_dd").error().endswith("phải có 12 chữ số. Đang có 11.")

    line.setFocus()
    line.end(False)
    qtbot.keyClicks(line, "1")

    assert at.row("/me_dd").error() == ""
    assert line.accessibleDescription() == ""


def test_one_error_gone_leaves_the_others(qtbot, desk):
    at = desk(BIRTH)
    at.go_on()

    name = at.editor("/con_ho_ten")
    name.setFocus()
    qtbot.keyClicks(name, "An")

    ticked = [line.text() for line in at.view.summary.lines() if "✓" in line.text()]
    assert ticked == ["✓ Nhập họ, chữ đệm, tên người được khai sinh"]
    assert at.row("/con_gioi_tinh").error() == "Chọn giới tính"


def test_the_list_stays_under_its_field_when_an_error_above_it_goes(qtbot, desk):
    at = desk(COPY, card=True)
    at.go_on()
    box = at.editor("/dk_tai")
    box.setFocus()

    qtbot.keyClicks(box, "hbot")

    def gap():
        below = box.mapTo(at.window, QPoint(0, box.height())).y()
        return abs(box._list.geometry().top() - below)

    assert at.row("/dk_tai").error() == ""
    qtbot.waitUntil(lambda: gap() < 4)


def test_the_list_is_as_wide_as_its_longest_line_where_there_is_room(qtbot, desk):
    at = desk(COPY)
    at.window.resize(700, 700)
    box = at.editor("/nyc_giay_to/loai")
    qtbot.waitUntil(lambda: box.width() < 400)
    box.setFocus()

    qtbot.keyClick(box, Qt.Key.Key_Down)

    shown = box._list
    needed = max(
        shown.fontMetrics().horizontalAdvance(one.label) for one in box.found()
    )
    right = shown.mapTo(at.window, QPoint(shown.width(), 0)).x()
    assert needed > box.width()
    assert shown.viewport().width() >= needed
    assert right <= at.window.width()
    assert not shown.horizontalScrollBar().isVisible()


def test_rules_change_the_page_under_a_quiet_cursor(qtbot, desk):
    condition = {"scope": "#/properties/a", "schema": {"const": "Con"}}
    ui = {
        "type": "VerticalLayout",
        "elements": [
            {
                "type": "Control",
                "scope": "#/properties/b",
                "rule": {"effect": "SHOW", "condition": condition},
            },
            {"type": "Control", "scope": "#/properties/a"},
        ],
    }
    text = {"type": "string"}
    at = desk(schema={"properties": {"a": text, "b": text}}, ui=ui)
    line = at.editor("/a")
    line.setFocus()
    qtbot.keyClicks(line, "Con")
    line.setCursorPosition(1)

    at.view.note_unfinished()

    assert at.row("/b").isVisible()
    assert at.editor("/a") is line
    assert QApplication.focusWidget() is line
    assert line.cursorPosition() == 1


def test_a_hidden_answer_comes_back_with_its_question(qtbot, desk):
    at = desk(BIRTH, answers={"cap_ban_sao": "co", "so_ban_sao": 3})
    yes, no = at.editor("/cap_ban_sao").stops()

    no.click()
    assert not at.row("/so_ban_sao").isVisible()
    yes.click()

    assert at.row("/so_ban_sao").isVisible()
    assert at.editor("/so_ban_sao").text() == "3"


def test_c11_tab_goes_as_the_eye_goes(qtbot, desk):
    at = desk(BIRTH, card=True)
    stops = [stop for q in at.view._asked for stop in q.tab_stops()]
    assert len(stops) > 40

    chain, here = [stops[0]], stops[0].nextInFocusChain()
    while here is not stops[0]:
        if here in stops:
            chain.append(here)
        here = here.nextInFocusChain()

    tops = [placed_at(at, at.view._asked[n].row) for n in range(len(at.view._asked))]
    assert chain == stops
    assert tops == sorted(tops)


def test_two_columns_become_one_where_it_is_narrow(qtbot, desk):
    at = desk(COPY)
    first, second = at.row("/nyc_ho_ten"), at.row("/nyc_dd")
    assert placed_at(at, first)[0] == placed_at(at, second)[0]

    at.window.resize(500, 700)
    qtbot.waitUntil(lambda: placed_at(at, first)[0] < placed_at(at, second)[0])

    assert placed_at(at, first)[1] == placed_at(at, second)[1]


def test_no_text_field_refuses_a_letter(qtbot, desk):
    at = desk(BIRTH)

    lines = at.view.findChildren(QLineEdit)

    assert len(lines) > 30
    assert all(line.validator() is None and not line.inputMask() for line in lines)


def test_everything_that_takes_the_focus_has_a_name(qtbot, desk):
    at = desk(BIRTH, card=True)

    nameless = [
        widget
        for widget in at.view.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and widget.focusProxy() is None
    ]

    assert nameless == []


def test_a_form_of_sixty_fields_asks_all_of_them(qtbot, desk):
    names = [f"o{n}" for n in range(60)]
    schema = {"properties": {name: {"type": "string"} for name in names}}

    at = desk(schema=schema)

    assert len(at.view.stops()) == 60


def test_the_words_follow_the_language(qtbot, qapp, desk):
    at = desk(COPY, card=True)
    at.go_on()

    qapp.set_language("en")
    QApplication.sendPostedEvents()

    assert at.view.summary.lines()[0].text() == "Choose nơi đã đăng ký hộ tịch"
    assert (
        at.row("/nyc_ho_ten")._source.text() == "From the QR code of the citizen card"
    )
