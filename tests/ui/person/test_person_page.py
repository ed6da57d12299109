"""What the officer sees of the citizen."""

import pytest
from PySide6.QtWidgets import QRadioButton

from counter_app.domain.people import Citizen, Gender
from counter_app.ui import wording
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
