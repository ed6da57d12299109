"""What leads from screen to screen, and what it says with nowhere to lead."""

from dataclasses import replace
from types import SimpleNamespace

from counter_app.bootstrap.resuming import drafts_by_name
from counter_app.bootstrap.rooms import Rooms
from counter_app.ui.hub import Hub
from counter_app.ui.ready.presenter import ReadyPresenter
from tests.fakes.counter import MAU, FakeCounter
from tests.ui.screens import Screens


def test_f3_with_nobody_at_the_counter_says_whose_card_comes_first(qtbot, at_once):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    lanes = SimpleNamespace(local=at_once)
    rooms = Rooms(screens.counter, screens.window, Hub(), lanes)
    page = screens.open("ready")

    rooms.procedure()

    said = screens.window.scan_banner.words()
    assert said == "Quét thẻ căn cước của công dân trước, rồi tìm thủ tục."
    assert screens.window.page() is page

    screens.open("person")
    assert screens.window.scan_banner.words() == ""


def test_drafts_are_listed_by_the_name_officers_know_a_procedure_by():
    counter = FakeCounter()
    begun, chosen = counter.intake.start(MAU), counter.chosen()
    gone = replace(counter.chosen(), procedure="9.999999")
    with counter.work.begin() as work:
        work.drafts.put(gone)
        work.commit()

    listed = {one.id: one.procedure for one in drafts_by_name(counter)}

    assert listed == {
        begun.id: "",
        chosen.id: "Bản sao Giấy khai sinh, trích lục hộ tịch",
        gone.id: "9.999999",
    }


def test_the_ready_screen_shows_the_drafts_it_is_given(at_once):
    counter, shown = FakeCounter(), []
    counter.chosen()
    presenter = ReadyPresenter(
        counter.lookup, at_once, drafts=lambda: drafts_by_name(counter)
    )
    presenter.attach(
        SimpleNamespace(
            show_counts_loading=lambda: None,
            show_counts=lambda *_counts, **_how: None,
            show_drafts=shown.extend,
        )
    )

    presenter.open()

    assert [one.procedure for one in shown] == [
        "Bản sao Giấy khai sinh, trích lục hộ tịch"
    ]
