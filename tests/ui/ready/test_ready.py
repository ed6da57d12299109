"""S02: ready for a card, a receipt, or something typed (UX 3.6)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from counter_app.domain.errors import NotSignedIn, StoreBusy
from counter_app.domain.ids import DraftId
from counter_app.domain.listing import DraftLine, Today
from counter_app.domain.news import Changed, Connection
from counter_app.domain.scans import recognise
from counter_app.domain.shifts import Shift, Sums
from counter_app.services.cashing_up import TillState
from counter_app.ui.ready.page import ReadyPage
from counter_app.ui.ready.presenter import ReadyPresenter

NOW = datetime(2026, 11, 23, 2, 12, tzinfo=UTC)
CARD = "001187012901|111222333|Đỗ Thị Phượng|05031987|Nữ|Số 12, phố Huế|10052022"
CODE = "000.12.34.H26-261123-0112"
TODAY = Today(received=18, online=16, due_soon=3, overdue=1, ready=6, as_of=NOW)
DRAFT = DraftLine(
    id=DraftId("a"),
    citizen="Lê Văn Tám",
    procedure="Đăng ký khai sinh",
    stage="papers",
    saved_at=NOW,
)


class Shelf:
    """What the screen reads, as the test sets it."""

    def __init__(self):
        self.counts, self.in_progress, self.problem = TODAY, [DRAFT], None

    def today(self):
        if self.problem:
            raise self.problem
        return self.counts

    def drafts(self):
        return self.in_progress


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def presenter(shelf, at_once):
    return ReadyPresenter(shelf, at_once)


@pytest.fixture
def page(qtbot, presenter):
    made = ReadyPage(presenter)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    made.activateWindow()
    made.came()
    qtbot.waitUntil(made.panel.hasFocus, timeout=10_000)
    return made


def words(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_the_scan_panel_waits_with_the_input_method_off(page):
    attribute = Qt.WidgetAttribute.WA_InputMethodEnabled

    assert page.panel.hasFocus()
    assert not page.panel.testAttribute(attribute)


def test_typing_any_letter_moves_it_into_the_box(page, qtbot):
    QTest.keyClick(page.panel, "p")

    assert page.box.text() == "p"
    assert page.box.hasFocus()


def test_what_was_typed_is_looked_for(page, qtbot):
    page.box.setText("  do thi phuong ")

    with qtbot.waitSignal(page.typed) as told:
        QTest.keyClick(page.box, Qt.Key.Key_Return)

    assert told.args == ["do thi phuong"]


def test_a_typed_code_opens_its_dossier(page, qtbot):
    page.box.setText(CODE)

    with qtbot.waitSignal(page.receipt) as told:
        QTest.keyClick(page.box, Qt.Key.Key_Return)

    assert told.args == [CODE]


def test_a_scanned_card_and_a_scanned_receipt_are_opened(page, qtbot):
    with qtbot.waitSignal(page.card) as card:
        assert page.scanned(recognise(CARD))
    with qtbot.waitSignal(page.receipt) as receipt:
        assert page.scanned(recognise(f"MC1|{CODE}"))

    assert card.args[0].personal_id == "001187012901"
    assert receipt.args == [CODE]


def test_a_pasted_half_card_is_said_to_be_unknown(page, qtbot):
    page.box.setText("00118701|Đỗ Thị")

    with qtbot.assertNotEmitted(page.typed):
        QTest.keyClick(page.box, Qt.Key.Key_Return)

    assert page.banner.words() == (
        "Không nhận ra mã vừa quét (00118701|Đỗ …). Quét lại thẻ căn cước hoặc giấy"
        " hẹn, hoặc gõ tay."
    )


def test_the_counts_of_today_are_shown(page):
    assert {"18", "16/18", "3", "1", "6"} <= set(words(page))


def test_counts_still_under_way_are_dashes_never_zeros(qtbot, shelf, later):
    page = ReadyPage(ReadyPresenter(shelf, later))
    qtbot.addWidget(page)
    page.show()

    page.came()

    assert words(page).count("–") == 5
    assert "0" not in words(page)


def test_an_older_answer_never_covers_a_newer_one(qtbot, shelf, later):
    presenter = ReadyPresenter(shelf, later)
    page = ReadyPage(presenter)
    qtbot.addWidget(page)
    page.show()
    presenter.read()
    presenter.read()

    shelf.counts = replace(TODAY, received=20)
    later.finish(2)
    shelf.counts = TODAY
    later.finish(0)

    assert "16/20" in words(page)


def test_a_day_without_dossiers_says_so(page, shelf, presenter):
    shelf.counts = replace(TODAY, received=0, online=0)

    presenter.read()

    assert "Chưa có hồ sơ nào hôm nay." in words(page)


def test_counts_that_cannot_be_read_offer_to_try_again(page, shelf, presenter):
    shelf.problem = StoreBusy()
    presenter.read()
    said = page.counts_banner.words()
    shelf.problem = None

    next(b for b in page.counts_banner.findChildren(type(page._go))).click()

    assert said.startswith(
        "Chưa tải được số liệu. Chương trình khác đang dùng dữ liệu."
    )
    assert not page.counts_banner.isVisible()


def test_offline_counts_say_as_of_when(page, presenter):
    presenter.hear(Connection(online=False))

    assert "Tính đến 09:12" in words(page)


def test_drafts_say_where_they_stopped_and_are_resumed(page, qtbot):
    [resume] = page.drafts.buttons
    with qtbot.waitSignal(page.draft_chosen) as told:
        resume.click()

    assert told.args == ["a"]
    assert "Đăng ký khai sinh · dừng ở bước 3, 09:12" in words(page)
    assert resume.accessibleName().startswith("Làm tiếp Lê Văn Tám")


def test_a_change_elsewhere_is_seen_here(page, shelf, presenter):
    shelf.in_progress = []

    presenter.hear(Changed(drafts=True))

    assert not page.drafts.isVisible()


def test_the_screen_speaks_english_live(page, qapp):
    qapp.set_language("en")
    qapp.processEvents()

    assert "Scan an ID card or a receipt" in words(page)
    assert "In progress (1)" in words(page)


def test_every_part_that_takes_the_focus_has_a_name(page):
    parts = [page.panel, page.box, page._go, *page.drafts.buttons]

    assert all(part.accessibleName() for part in parts)


def test_news_under_the_lock_is_no_problem(page, presenter, shelf):
    shelf.problem = NotSignedIn()

    presenter.hear(Changed(drafts=True))

    assert not page.counts_banner.isVisible()
    assert {"18", "16/18"} <= set(words(page))


def test_only_a_rehearsal_offers_a_sample_card(page, qtbot):
    def offered():
        return [
            made
            for made in page.findChildren(QPushButton)
            if made.isVisible() and made.text() == "Tập dượt: dùng thẻ mẫu"
        ]

    assert offered() == []

    page.offer_sample()

    [sample] = offered()
    with qtbot.waitSignal(page.sample_wanted):
        QTest.keyClick(sample, Qt.Key.Key_Space)


def till(cash):
    return TillState(
        shift=Shift(
            id="03.ha.1",
            officer="ha",
            officer_name="Nguyễn Thu Hà",
            counter="03",
            opened_at=datetime(2026, 11, 23, 7, 30, tzinfo=UTC),
        ),
        sums=Sums(cash=cash),
    )


def test_cash_is_told_to_who_asks_and_never_left_in_sight(qtbot, shelf, at_once):
    page = ReadyPage(ReadyPresenter(shelf, at_once, lambda: till(152_000)))
    qtbot.addWidget(page)
    page.show()
    page.came()
    assert "152.000 đ" not in words(page)
    [link] = page.cash.findChildren(QPushButton)

    QTest.keyClick(link, Qt.Key.Key_Space)
    assert "152.000 đ" in words(page)
    page.left()
    page.came()

    assert "152.000 đ" not in words(page)


def test_before_the_first_fee_the_shift_can_be_begun_with_its_change(
    qtbot, shelf, at_once
):
    page = ReadyPage(ReadyPresenter(shelf, at_once, lambda: None))
    qtbot.addWidget(page)
    page.show()
    page.came()
    [link] = page.cash.findChildren(QPushButton)
    assert link.text() == "Mở ca"

    with qtbot.waitSignal(page.cash.till_wanted):
        QTest.keyClick(link, Qt.Key.Key_Space)


def test_who_has_no_till_hears_of_none(page):
    assert page.cash.isHidden()
