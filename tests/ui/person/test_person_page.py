"""What the officer sees of the citizen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from counter_app.domain.people import Citizen, Gender
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
