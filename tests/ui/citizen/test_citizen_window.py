"""The citizen's window on its glass (UX 5; C27, C28, C29, C30)."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from counter_app.domain.procedures import Channel
from counter_app.paper.payment_qr import payment_png
from counter_app.ui.citizen import rows, tiles
from counter_app.ui.citizen.measure import SMALL, VALUE, measure
from counter_app.ui.citizen.presenter import CitizenPresenter
from counter_app.ui.citizen.scenes import (
    Asking,
    Confirming,
    Idle,
    Paused,
    Paying,
    Proving,
    Row,
    Typing,
)
from counter_app.ui.citizen.speech import Speech
from counter_app.ui.citizen.view import MOST_ROWS, CitizenView
from counter_app.ui.citizen.window import CitizenWindow, Glass, view_maker
from counter_app.ui.frame.place import Place
from counter_app.ui.tokens import contrast
from tests.fakes.counter import EXTRACT, MAU, THU, FakeCounter, declarations

WORDS = Path(__file__).parents[3] / "resources" / "i18n" / "vi.qm"
PLACE = Place(
    office="Điểm phục vụ hành chính công phường Văn Miếu – Quốc Tử Giám", counter="03"
)
GLASSES = [(1366, 768, 15.6), (1920, 1080, 23.8), (1280, 800, 10.1)]


class Taps:
    """Hears every tap and does nothing."""

    def __getattr__(self, _name):
        return lambda *_told: None


def real_facts():
    """The draft of Thử to be confirmed, and the dossier of Mẫu just received."""
    counter = FakeCounter()
    draft = counter.ready(THU)
    return SimpleNamespace(
        checked=counter.intake.check(draft.id),
        quotes=counter.intake.quotes(EXTRACT),
        procedure=counter.procedure(),
        use=counter.catalogue.data_use(counter.clock.at.date()),
        dossier=counter.received(MAU),
    )


@pytest.fixture(scope="module")
def facts():
    return real_facts()


def scenes(view, facts, say):
    """Every scene there is, with real facts."""
    sheet = rows.sheet(facts.checked, declarations(), say)
    pages = view.pages_of(sheet.rows)
    png = payment_png("000201010211")
    return [
        Idle(),
        Typing(
            rows=rows.begun(THU, say)[-2:],
            use=rows.use_of(facts.use, facts.procedure, say),
        ),
        *(
            Confirming(
                title=sheet.title,
                legal=sheet.legal,
                rows=tuple(page),
                page=place,
                pages=len(pages),
            )
            for place, page in enumerate(pages, 1)
        ),
        rows.choosing(facts.procedure, facts.quotes, say, Channel.PAPER),
        Proving(qr=png, seconds=90),
        Paying(amount="8.000 đ", qr=png, receiver="Trung tâm Thử", content="0100"),
        rows.given(facts.dossier, PLACE.office, say),
        Asking(),
        Asking(why=True),
        Paused(),
    ]


def view_on(qtbot, width, height, inches, taps=None):
    view = CitizenView(
        PLACE, Speech(WORDS), measure(width, height, inches, 0), taps, lambda: "09:41"
    )
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    return view


def said(view):
    """All words now to be seen."""
    return " | ".join(
        part.text()
        for kind in (QLabel, QPushButton)
        for part in view.findChildren(kind)
        if not part.isHidden()
    )


@pytest.mark.parametrize(("width", "height", "inches"), GLASSES)
def test_c27_every_scene_fits_in_real_millimetres(qtbot, facts, width, height, inches):
    view, say = view_on(qtbot, width, height, inches, Taps()), Speech(WORDS)
    size = measure(width, height, inches, 0)

    for scene in scenes(view, facts, say):
        view.show_scene(scene)
        QApplication.processEvents()

        least = view.minimumSizeHint()
        assert (least.width() <= width, least.height() <= height) == (True, True)
        for label in view.findChildren(QLabel):
            if label.text():
                em = size.mm(label.fontInfo().pixelSize())
                wanted = VALUE if label.property("em") == "value" else SMALL
                assert em >= wanted - 0.15, (label.text(), em)
            if label.text() == getattr(scene, "use", None):
                assert label.heightForWidth(label.width()) <= label.height()


@pytest.mark.parametrize(("width", "height", "inches"), GLASSES)
def test_c27_at_most_five_rows_on_a_page_and_all_of_them_somewhere(
    qtbot, facts, width, height, inches
):
    view = view_on(qtbot, width, height, inches)
    sheet = rows.sheet(facts.checked, declarations(), Speech(WORDS))

    pages = view.pages_of(sheet.rows)

    assert max(map(len, pages)) <= MOST_ROWS
    assert [row for page in pages for row in page] == [*sheet.rows]


def test_c27_contrast_is_at_least_seven():
    pairs = [
        (tiles.INK, tiles.PAPER),
        (tiles.PAPER, tiles.GREEN),
        (tiles.INK, tiles.AMBER),
    ]

    assert [pair for pair in pairs if contrast(*pair) < 7] == []


def test_a_size_nobody_typed_is_the_screens_own_if_it_can_be_true():
    assert measure(1280, 800, 10.1, 0).ppi == pytest.approx(149.4, abs=0.1)
    assert measure(1280, 800, 0, 149).ppi == 149
    assert measure(1280, 800, 0, 3).ppi == 100


def test_the_full_number_is_only_on_the_page_to_be_confirmed(facts):
    say = Speech(WORDS)

    typed = rows.begun(THU, say)
    sheet = rows.sheet(facts.checked, declarations(), say)

    assert [row.value for row in typed if row.id == rows.PERSONAL_ID] == [
        "001187•••901"
    ]
    assert "001 187 012 901" in [row.value for row in sheet.rows]


def test_answers_appear_as_they_are_kept_and_numbers_of_others_are_masked():
    counter = FakeCounter()
    before = counter.chosen()
    draft = counter.intake.answer(
        before.id, {**before.answers, "dk_tai": "UBND phường Thử Nghiệm"}
    )

    told = rows.typed(before, draft, counter.procedure(), declarations())

    assert [row.value for row in told] == ["UBND phường Thử Nghiệm"]
    assert rows.hide("001 093 000 001") == "001093•••001"


class Seat:
    """The window with screens of the test's choosing; the officer's is the first."""

    def __init__(self, at_once, taps="no"):
        self.screens = [QGuiApplication.primaryScreen()]
        self.other = SimpleNamespace()
        say = Speech(WORDS)
        self.citizen = CitizenPresenter(
            SimpleNamespace(), SimpleNamespace(), at_once, lambda *_: _never, say
        )
        self.window = CitizenWindow(
            self.citizen,
            view_maker(self.citizen, PLACE, say, lambda: "09:41"),
            Glass(inches=10.1, touch=taps),
            officer=lambda: None,
            screens=lambda: self.screens,
        )
        self.told = []
        self.window.lost.connect(lambda: self.told.append("lost"))
        self.window.found.connect(lambda: self.told.append("found"))


def _never():
    return None


@pytest.fixture
def seat(qtbot, at_once):
    made = Seat(at_once)
    yield made
    made.window.close()


def test_c29_a_screen_that_goes_away_takes_the_window_with_it(seat, facts):
    seat.window.settle()
    sheet = rows.sheet(facts.checked, declarations(), Speech(WORDS))
    seat.citizen.confirm(lambda: sheet, None)
    view, shown = seat.window.view, seat.window.view.isVisible()
    screens, seat.screens = seat.screens, []

    QGuiApplication.instance().screenRemoved.emit(screens[0])
    hidden = not view.isVisible() and not seat.window.is_there
    seat.screens = screens
    QGuiApplication.instance().screenAdded.emit(screens[0])

    assert (shown, hidden) == (True, True)
    assert seat.told == ["found", "lost", "found"]
    assert seat.window.view.isVisible()
    assert isinstance(seat.window.view.scene, Confirming)


def test_c29_without_a_second_screen_there_is_no_window(seat):
    seat.screens = []

    seat.window.settle()

    assert seat.window.view is None
    assert seat.told == []


def test_c28_nothing_of_it_takes_the_keyboard(qtbot, seat):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    typed = "abcdefghij" * 10

    for place, letter in enumerate(typed):
        if place == 20:
            seat.window.settle()
        elif place == 40:
            seat.citizen.typing(lambda: (Row(id="a", label="Tên", value="Thử"),))
        elif place == 60:
            seat.citizen.idle()
        elif place == 80:
            seat.window.close()
        qtbot.keyClick(QApplication.focusWidget() or field, letter)

    assert field.text() == typed


def test_c28_no_part_of_it_can_have_the_focus(seat, facts):
    seat.window.settle()
    view = seat.window.view
    flag = Qt.WindowType.WindowDoesNotAcceptFocus

    for scene in scenes(view, facts, Speech(WORDS)):
        view.show_scene(scene)
        parts = [view, *view.findChildren(QWidget)]
        assert [p for p in parts if p.focusPolicy() is not Qt.FocusPolicy.NoFocus] == []

    assert view.windowFlags() & flag
    assert not view.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


@pytest.mark.parametrize("end", ["idle", "pause"])
def test_c30_nothing_of_the_citizen_is_left(seat, facts, end):
    seat.window.settle()
    sheet = rows.sheet(facts.checked, declarations(), Speech(WORDS))
    seat.citizen.confirm(lambda: sheet, None)
    before = said(seat.window.view)

    getattr(seat.citizen, end)()
    after = said(seat.window.view)

    assert "NGUYỄN THỊ THỬ" in before
    assert not any(
        word in after for word in ("THỬ", "001", "187", facts.dossier.code, "1987")
    )
