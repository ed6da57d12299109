"""Help at the same place everywhere, and the first day (UX 3.22, A14)."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

import counter_app.ui
from counter_app.bootstrap.finding_room import read_sources, screen_of
from counter_app.ui.help.pages import GENERAL, FirstDay, Step
from counter_app.ui.help.panel import HelpPanel
from tests.ui.screens import NAMES, Screens

RESOURCES = Path(__file__).parents[3] / "resources"
SCREENS = Path(counter_app.ui.__file__).parent


@pytest.fixture(scope="module")
def sources():
    return read_sources(RESOURCES)


def test_every_page_belongs_to_a_screen_and_says_something_in_both_languages(sources):
    for name, page in sources.pages.items():
        assert name == GENERAL or (SCREENS / name / "page.py").exists()
        for language in ("vi", "en"):
            assert page.title(language)
            assert 2 <= len(page.body(language).splitlines()) <= 8


def test_every_screen_of_the_tests_has_a_page(sources, qtbot, at_once):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)

    shown = {screen_of(screens.open(name)) for name in NAMES if name != "lock"}

    assert shown - sources.pages.keys() == set()


def test_the_screen_in_front_is_known_by_its_folder(qtbot, at_once):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)

    page = screens.open("check")

    assert screen_of(page) == "check"
    assert screen_of(None) == ""


def test_a_page_stands_at_the_right_and_closes_with_one_key(qtbot, sources, at_once):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    screens.window.resize(1024, 560)
    screens.window.show()
    panel = HelpPanel(sources.pages["check"], "vi", screens.window)
    panel.open()

    words = " ".join(label.text() for label in panel.findChildren(QLabel))

    assert "Kiểm tra cùng công dân" in words
    assert panel.height() <= 560
    assert panel.windowTitle() == "Trợ giúp: Kiểm tra cùng công dân (bước 4)"


def test_the_first_day_goes_on_with_the_screens_that_come():
    steps = [
        Step(until=name, words={"vi": f"tới {name}", "en": name})
        for name in ("person", "check", "ready", "")
    ]
    day = FirstDay(steps)

    told = []
    for screen in ("ready", "person", "ready", "check", "today", "ready"):
        day.came(screen)
        told.append(day.words("vi"))

    assert told == [
        "tới person",
        "tới check",
        "tới check",
        "tới ready",
        "tới ready",
        "tới ",
    ]
    assert day.place == (4, 4)


def test_the_steps_of_the_first_day_lead_to_screens_there_are(sources):
    day, (_at, many) = sources.day, sources.day.place

    assert many >= 5
    assert day.words("en")
