"""Which screen is which (UX 3.21): numbers that go by themselves and bother nobody."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from counter_app.ui.citizen import identifying
from counter_app.ui.citizen.identifying import Identifying
from counter_app.ui.citizen.measure import MM_PER_INCH, VALUE
from counter_app.ui.citizen.scenes import Idle
from counter_app.ui.settings.page import SettingsPage
from counter_app.ui.settings.presenter import SettingsPresenter
from counter_app.ui.tokens import Tone
from tests.fakes.counter import THU, FakeCounter, declarations
from tests.ui.citizen.test_citizen_window import WORDS, Seat
from tests.ui.conftest import AtOnce


class Desk(Seat):
    """An officer's and a citizen's screen; the tests have one, which is both."""

    def __init__(self, at_once):
        super().__init__(at_once)
        self.citizen.idle()
        self.screen = QGuiApplication.primaryScreen()
        self.mine = self.screen
        self.numbers = Identifying(
            self.window, lambda: self.mine, lambda: self.citizen.scene
        )


@pytest.fixture
def desk(qtbot, at_once):
    made = Desk(at_once)
    made.window.settle()
    yield made
    made.numbers.stop()
    made.window.close()


def shown(desk):
    return [(card.number, card.whose) for card in desk.numbers.cards]


def test_each_screen_has_its_number_and_says_whose_it_is(desk):
    tone, words = desk.numbers.show()

    assert shown(desk) == [(1, "Màn hình của cán bộ"), (2, "Màn hình của công dân")]
    assert all(card.isVisible() for card in desk.numbers.cards)
    assert tone is Tone.INFO
    assert "10,1 inch" in words
    assert desk.window.view.isVisible()


def test_the_line_is_as_long_on_the_glass_as_it_says(desk):
    desk.numbers.show()

    card = desk.numbers.cards[1]
    ppi = desk.window.measured(desk.screen).ppi
    assert card.ruler() * MM_PER_INCH / ppi == pytest.approx(card.millimetres, abs=0.2)
    assert card.ruler() < card.width()
    assert desk.numbers.cards[0].ruler() == 0  # nobody types the inches of that one


def test_they_go_by_themselves(qtbot, desk):
    desk.numbers._timer.setInterval(1)
    desk.numbers.show()
    gone = [card.destroyed for card in desk.numbers.cards]

    with qtbot.waitSignals(gone):
        pass

    assert shown(desk) == []
    assert identifying.SHOWN_FOR_MS <= 10_000


def test_with_one_screen_it_is_said_and_nothing_is_shown(desk):
    desk.screens = []
    QGuiApplication.instance().screenRemoved.emit(desk.screen)

    tone, words = desk.numbers.show()

    assert (tone, shown(desk)) == (Tone.WARNING, [])
    assert "chỉ có một màn hình" in words


def test_a_citizen_who_is_asked_something_is_not_disturbed(desk):
    from counter_app.ui.citizen import rows
    from counter_app.ui.citizen.speech import Speech

    counter = FakeCounter()
    checked = counter.intake.check(counter.ready(THU).id)
    sheet = rows.sheet(checked, declarations(), Speech(WORDS))
    desk.citizen.confirm(lambda: sheet, None)

    tone, words = desk.numbers.show()

    assert (tone, shown(desk)) == (Tone.WARNING, [])
    assert "Công dân đang xem" in words


def test_a_screen_that_goes_away_takes_the_numbers_with_it(desk):
    desk.numbers.show()

    QGuiApplication.instance().screenRemoved.emit(desk.screen)

    assert shown(desk) == []


def test_they_take_neither_the_keyboard_nor_a_tap(qtbot, desk):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()

    desk.numbers.show()
    QTest.keyClicks(field, "abc")

    flags = Qt.WindowType
    for card in desk.numbers.cards:
        assert card.windowFlags() & flags.WindowDoesNotAcceptFocus
        assert card.windowFlags() & flags.WindowTransparentForInput
        assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        assert not card.hasFocus()
    assert field.text() == "abc"


class Settings:
    """Settings that are none, kept where the test sees them."""

    def __init__(self):
        self.kept = []

    def read(self):
        return SimpleNamespace(settings=[], refused=[])

    def keep(self, name, value):
        self.kept.append((name, value))
        return ""


@pytest.fixture
def page(qtbot, desk):
    made = SettingsPage(
        SettingsPresenter(Settings(), AtOnce()), lambda: "vi", screens=desk.numbers
    )
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_settings_show_them_and_escape_takes_them_away_first(desk, page):
    act = next(act for act in page.acts() if act.id == "identify-screens")
    act.run()
    assert shown(desk)
    assert "10,1 inch" in page._banner.words()

    assert page.back()
    assert shown(desk) == []
    assert not page.back()  # the next Esc is the frame's


def test_who_leaves_the_settings_leaves_no_numbers_behind(desk, page):
    next(act for act in page.acts() if act.id == "identify-screens").run()

    page.left()

    assert shown(desk) == []


def test_inches_typed_once_measure_the_citizens_words_at_once(desk):
    before = desk.window.view.minimumSizeHint(), desk.window.measured(desk.screen)
    work, told = Settings(), []
    presenter = SettingsPresenter(
        work,
        AtOnce(),
        {"citizen_inches": lambda typed: desk.window.take_inches(float(typed))},
    )
    presenter.attach(
        SimpleNamespace(
            show_kept=lambda *, at_once: told.append(at_once),
            show_settings=lambda _told: None,
        )
    )
    setting = SimpleNamespace(name="citizen_inches", locked=False, number=False)

    presenter.keep(setting, "24")
    QApplication.processEvents()

    after = desk.window.measured(desk.screen)
    assert (work.kept, told) == ([("citizen_inches", "24")], [True])
    assert after.inches == pytest.approx(24)
    assert after.ppi < before[1].ppi
    assert after.value_mm >= VALUE - 0.2
    assert isinstance(desk.window.view.scene, Idle)
    assert desk.window.view._size == after
