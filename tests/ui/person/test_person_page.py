"""What the officer sees of the citizen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QRadioButton

from counter_app.domain.people import Citizen, Gender, Source
from counter_app.ui import wording
from tests.fakes.counter import THU
from tests.ui.screens import Screens


@pytest.mark.parametrize("gender", [Gender.MALE, Gender.FEMALE])
def test_the_gender_of_one_citizen_is_not_shown_of_the_next(qtbot, at_once, gender):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    page = screens.open("person")
    page.show_citizen(Citizen(name="ĐỖ THỊ PHƯỢNG", gender=gender), ())

    page.show_citizen(Citizen(name=""), ())

    words = {wording.gender(one) for one in (Gender.MALE, Gender.FEMALE)}
    radios = [r for r in page.findChildren(QRadioButton) if r.text() in words]
    assert len(radios) == 2
    assert not any(radio.isChecked() for radio in radios)


def test_letters_typed_beside_the_fields_begin_the_search_for_the_procedure(
    qtbot, at_once
):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    page = screens.open("person")
    page._presenter.serve(THU)
    page.came()
    begun = []
    page.procedure_wanted.connect(begun.append)

    qtbot.keyClicks(page._right, "ks")
    qtbot.keyClick(page._right, Qt.Key.Key_Return)

    assert begun == ["k", "s", ""]


def test_letters_go_nowhere_while_the_citizen_is_not_known(qtbot, at_once):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    page = screens.open("person")
    page._presenter.serve(replace(THU, name=""))
    begun = []
    page.procedure_wanted.connect(begun.append)

    qtbot.keyClicks(page._right, "k")

    assert not begun
    assert page.failed


@pytest.fixture
def typing(qtbot, at_once):
    """An officer types in who comes without a card; Thử was here before."""
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    screens.counter.received()
    screens.walk.clear()
    page = screens.open("person")
    screens.walk.clear()
    page.came()
    page.personal_id = page._fields["personal_id"]
    return page


def test_whoever_was_here_before_is_filled_in_from_the_number_typed(qtbot, typing):
    first = typing.focusWidget()

    qtbot.keyClicks(first, THU.personal_id)

    assert first is typing.personal_id
    assert typing._fields["name"].text() == THU.name
    assert typing._fields["birth"].text() == "05/03/1987"
    assert typing._female.isChecked()
    assert typing._source.text() == "Từ hồ sơ ngày 23/11/2026"
    said = [one.text() for one in typing._rows["address"].findChildren(QLabel)]
    assert "Từ hồ sơ trước, hỏi lại công dân" in said
    assert "Cấp bản sao" in typing._past_list.text()


def test_another_number_takes_away_what_was_known_of_the_first_person(qtbot, typing):
    qtbot.keyClicks(typing.personal_id, THU.personal_id)
    typing._fields["name"].setText("Gõ lại theo giấy")

    qtbot.keyClick(typing.personal_id, Qt.Key.Key_Backspace)

    assert typing._fields["name"].text() == "Gõ lại theo giấy"
    assert typing._fields["address"].text() == ""
    assert not typing._female.isChecked()
    assert typing._source.text() == "Gõ tay"


def test_what_was_typed_already_is_not_written_over(qtbot, typing):
    typing._fields["address"].setText("Nhà mới")

    qtbot.keyClicks(typing.personal_id, THU.personal_id)

    assert typing._fields["address"].text() == "Nhà mới"
    assert typing._fields["name"].text() == THU.name


def test_a_card_says_when_it_was_scanned(qtbot, at_once):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    page = screens.open("person")

    page._presenter.serve(THU)

    assert page._source.text() == "Từ mã QR thẻ căn cước, quét 09:41:00"


def test_another_number_typed_into_a_draft_resumed_is_no_longer_from_a_dossier(
    qtbot, at_once
):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    page = screens.open("person")
    screens.walk.begin(screens.counter.intake.start(replace(THU, source=Source.PAST)))
    page.came()
    assert "hồ sơ" in page._source.text()

    qtbot.keyClick(page._fields["personal_id"], Qt.Key.Key_Delete)

    assert page._source.text() == "Gõ tay"
