"""The strip over the steps: what the citizen chose, at what price and until when."""

from dataclasses import replace

import pytest

from counter_app.domain.procedures import Channel
from counter_app.ui.page import Page
from counter_app.ui.serving import context, follow
from tests.fakes.counter import EXTRACT, MAU
from tests.ui.screens import Screens


@pytest.fixture
def screens(qtbot, at_once):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    return screens


@pytest.mark.parametrize("step", ["declaration", "papers"])
def test_price_and_due_stand_over_a_step_once_the_channel_is_chosen(screens, step):
    page = screens.open(step)

    strip = page.context()

    assert strip.channel == "Trực tuyến, có hỗ trợ tại quầy · 0 đ"
    assert strip.due == "Thứ Hai, 23/11/2026, trước 17:00"


def test_another_channel_has_another_price(screens):
    page = screens.open("declaration")
    draft = screens.walk.draft

    intake = screens.counter.intake
    screens.walk.take(intake.choose(draft.id, EXTRACT, Channel.PAPER))

    assert page.context().channel == "Trực tiếp (giấy) · 8.000 đ/bản"


def test_after_the_hour_that_moves_the_date_the_strip_says_the_new_one(screens):
    page = screens.open("declaration")

    screens.counter.clock.move(hours=6)
    screens.walk.take(replace(screens.walk.draft, answers={"dk_so": "7"}))

    assert page.context().due == "Thứ Tư, 25/11/2026, trước 17:00"  # 24/11 is a holiday


def test_nothing_of_one_citizens_price_is_said_of_the_next(screens):
    page = screens.open("declaration")

    screens.walk.begin(screens.counter.intake.start(MAU), screens.counter.procedure())

    assert (page.context().channel, page.context().due) == ("", "")


class Step(Page):
    """A step that asks for nothing when it comes."""

    def __init__(self, walk):
        super().__init__()
        self._walk = walk
        follow(self, walk)

    def title(self):
        return "Step"

    def context(self):
        return context(self._walk.draft, self._walk.procedure, self._walk.quote)


def test_the_same_choice_of_the_next_dossier_is_said_once_its_price_is_known(
    qtbot, screens
):
    screens.open("declaration")
    screens.window.show()
    step, known = Step(screens.walk), screens.walk.quote
    for _dossier in range(2):
        screens.walk.price(screens.walk.draft.id, None)
        screens.window.show_page(step)
        with qtbot.waitSignal(step.heading_changed):
            screens.walk.price(screens.walk.draft.id, known)
        screens.window.show_page(screens.ready())
