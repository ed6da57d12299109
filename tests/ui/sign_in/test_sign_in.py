"""S01 and S01b: signing in and unlocking (UX 3.5)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from counter_app.domain.ids import OfficerId
from counter_app.domain.news import Connection, Renewing
from counter_app.domain.officers import Account
from counter_app.domain.people import Officer, Role
from counter_app.services.session import Session
from counter_app.ui.frame.top_bar import Place
from counter_app.ui.sign_in.page import LockPage, SignInPage
from counter_app.ui.sign_in.presenter import SignInPresenter
from tests.fakes.machine import FakeGate

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 23, 2, 14, tzinfo=UTC)
HA = Officer(
    id=OfficerId("hant.vmqtg"),
    name="Nguyễn Thu Hà",
    roles=frozenset({Role.INTAKE}),
    counters=frozenset({"03"}),
)


class Clock:
    def __init__(self):
        self.at = NOW

    def now(self):
        return self.at


class Kept(dict):
    """Accounts, notes and journal in memory."""

    def add(self, entry):
        self[len(self)] = entry

    def put(self, key, value=None):
        if isinstance(key, Account):
            key, value = key.officer.id, key
        self[key] = value


class Drafts:
    def claim(self, _owner):
        return None


class Work:
    def __init__(self):
        self.accounts, self.notes, self.journal = Kept(), Kept(), Kept()
        self.accounts.get = self.accounts.__getitem__
        self.drafts = Drafts()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def commit(self):
        return None


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def session(clock):
    work = Work()
    made = Session(begin=lambda: work, gate=FakeGate(), clock=clock)
    made.enrol(HA, "Mua thu 2026")
    return made


@pytest.fixture
def presenter(session, clock, at_once):
    return SignInPresenter(session, clock, ZONE, at_once)


@pytest.fixture
def page(qtbot, presenter):
    place = Place(office="Điểm PVHCC phường Văn Miếu – Quốc Tử Giám", counter="03")
    made = SignInPage(presenter, place, ["03", "04"])
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.came()
    return made


def try_with(page, account, password):
    page.account.setText(account)
    QTest.keyClicks(page.password, password)
    QTest.keyClick(page.password, Qt.Key.Key_Return)


def test_account_password_enter_lets_the_officer_in(page, qtbot):
    with qtbot.waitSignal(page.signed_in) as told:
        try_with(page, "HANT.vmqtg ", "Mua thu 2026")

    assert told.args[0].officer == HA
    assert told.args[0].counter == "03"
    assert page.password.text() == ""


def test_the_last_account_is_remembered_and_the_password_waits(page, qtbot):
    try_with(page, "hant.vmqtg", "Mua thu 2026")
    page.account.clear()

    page.came()

    assert page.account.text() == "hant.vmqtg"
    qtbot.waitUntil(page.password.hasFocus, timeout=10_000)


def test_an_account_remembered_late_takes_nobody_who_types_out_of_the_field(
    page, qtbot
):
    page.account.setFocus()
    qtbot.waitUntil(page.account.hasFocus, timeout=10_000)
    page.account.clear()
    qtbot.keyClicks(page.account, "h")

    page.show_account("thu.nga")

    assert page.account.hasFocus()
    assert page.account.text() == "h"


def test_a_wrong_password_says_how_many_tries_are_left(page):
    try_with(page, "hant.vmqtg", "sai")

    assert page.problem.words() == (
        "Sai tài khoản hoặc mật khẩu. Còn 4 lần thử. (Mã lỗi: MC-103)"
    )
    assert page.password.selectedText() or not page.password.text()


def test_an_unknown_account_sounds_like_a_wrong_password(page):
    try_with(page, "ai.do", "sai")

    assert page.problem.words().startswith("Sai tài khoản hoặc mật khẩu.")


def test_five_wrong_tries_hold_back_and_say_until_when(page):
    for _ in range(5):
        page.password.clear()
        try_with(page, "hant.vmqtg", "sai")

    assert page.problem.words() == (
        "Nhập sai quá nhiều lần. Đăng nhập lại sau 09:14 23/11/2026. (Mã lỗi: MC-104)"
    )


def test_another_counter_is_refused_with_a_way_out(page):
    page.counter.setCurrentIndex(1)

    try_with(page, "hant.vmqtg", "Mua thu 2026")

    assert page.problem.words().startswith(
        "Tài khoản này chưa được gán cho Quầy 04. Chọn quầy khác hoặc gọi CNTT."
    )


@pytest.mark.parametrize(
    ("account", "password", "said"),
    [("", "x", "Nhập tài khoản cán bộ"), ("a", "", "Nhập mật khẩu")],
)
def test_what_is_left_empty_is_asked_for(page, account, password, said):
    try_with(page, account, password)

    assert said in [page.account_row.error(), page.password_row.error()]


def test_a_second_press_while_checking_does_nothing(qtbot, session, clock, later):
    place = Place(office="", counter="03")
    page = SignInPage(SignInPresenter(session, clock, ZONE, later), place, ["03"])
    qtbot.addWidget(page)
    page.came()
    later.waiting.clear()

    try_with(page, "hant.vmqtg", "Mua thu 2026")
    page.submit()

    assert len(later.waiting) == 1
    assert page.go.text() == "Đang đăng nhập…"
    assert page.go.isEnabled()


def test_an_older_versions_data_say_how_far_they_are_brought_up_to_date(
    qtbot, session, clock, later
):
    presenter = SignInPresenter(session, clock, ZONE, later)
    page = SignInPage(presenter, Place(office="Điểm thử", counter="03"), ["03"])
    qtbot.addWidget(page)
    page.show()
    page.came()
    presenter.hear(Renewing(0.1))  # of somebody else: nobody waits here
    assert not page.problem.isVisible()

    try_with(page, "hant.vmqtg", "Mua thu 2026")
    for part in (0.2, 0.42):
        presenter.hear(Renewing(part))

    words = page.problem.words()
    assert "40 %" in words
    assert "không mất gì" in words


def test_a_clock_more_than_five_minutes_off_is_said(page, presenter):
    presenter.hear(Connection(online=True, clock_offset=-360))
    wrong = page.clock.isVisible(), page.clock.words()
    presenter.hear(Connection(online=True, clock_offset=-299))

    assert wrong == (
        True,
        "Đồng hồ máy lệch 6 phút. Giờ nhận hồ sơ sẽ sai."
        " Chỉnh giờ trước khi tiếp nhận.",
    )
    assert not page.clock.isVisible()


def test_offline_is_no_reason_not_to_sign_in(page, presenter, qtbot):
    presenter.hear(Connection(online=False))

    words = [label.text() for label in page.findChildren(QLabel)]
    assert "Mất mạng: vẫn đăng nhập được trên máy này." in words
    with qtbot.waitSignal(page.signed_in):
        try_with(page, "hant.vmqtg", "Mua thu 2026")


def test_caps_lock_is_noticed_from_what_is_typed(page):
    seen = []
    page.password.caps_seen.connect(seen.append)

    QTest.keyClick(page.password, "A", Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(page.password, "a", Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(page.password, "A", Qt.KeyboardModifier.ShiftModifier)

    assert seen[:2] == [True, False]


def test_no_input_method_changes_a_password(page):
    attribute = Qt.WidgetAttribute.WA_InputMethodEnabled

    assert not page.password.testAttribute(attribute)
    assert not page.account.testAttribute(attribute)


@pytest.mark.parametrize(
    ("hour", "said"), [(2, "Ca sáng 23/11/2026"), (6, "Ca chiều 23/11/2026")]
)
def test_the_shift_is_that_of_the_counters_clock(page, clock, hour, said):
    clock.at = NOW.replace(hour=hour)

    page.came()

    assert said in [label.text() for label in page.findChildren(QLabel)]


def test_the_lock_says_whose_it_is_and_takes_only_that_password(
    page, presenter, session, qtbot
):
    try_with(page, "hant.vmqtg", "Mua thu 2026")
    session.lock()
    lock = LockPage(presenter)
    qtbot.addWidget(lock)
    lock.show()
    lock.came()

    QTest.keyClicks(lock.password, "sai")
    QTest.keyClick(lock.password, Qt.Key.Key_Return)
    refused = lock.problem.words()
    lock.password.clear()
    with qtbot.waitSignal(lock.signed_in):
        QTest.keyClicks(lock.password, "Mua thu 2026")
        QTest.keyClick(lock.password, Qt.Key.Key_Return)

    words = [label.text() for label in lock.findChildren(QLabel)]
    assert any(word.startswith("Nguyễn Thu Hà đang làm việc.") for word in words)
    assert refused.startswith("Sai tài khoản hoặc mật khẩu.")
    assert not session.locked


def test_an_officer_of_any_counter_may_sit_anywhere(page, session, qtbot):
    session.enrol(replace(HA, counters=frozenset()), "Mua thu 2026")
    page.counter.setCurrentIndex(1)

    with qtbot.waitSignal(page.signed_in) as told:
        try_with(page, "hant.vmqtg", "Mua thu 2026")

    assert told.args[0].counter == "04"
    assert told.args[0].at - NOW < timedelta(seconds=1)


def test_a_rehearsal_says_with_what_to_sign_in(page, qapp, qtbot):
    def told():
        return [made.text() for made in page.findChildren(QLabel) if made.isVisible()]

    page.show_hint("hant.vmqtg", "tap-duot")
    assert "Tập dượt: tài khoản hant.vmqtg, mật khẩu tap-duot" in told()

    qapp.set_language("en")

    english = "Rehearsal: account hant.vmqtg, password tap-duot"
    qtbot.waitUntil(lambda: english in told())
