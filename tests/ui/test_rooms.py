"""Where the keys that lead from screen to screen have nowhere to lead."""

from types import SimpleNamespace

from counter_app.bootstrap.rooms import Rooms
from counter_app.ui.hub import Hub
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
