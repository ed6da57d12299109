"""Keys given anew, pressed as an officer presses them: the new key acts at once."""

import json
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton

from counter_app.bootstrap.finding_room import FindingRoom
from counter_app.bootstrap.settings_room import PolicySettings
from counter_app.paths import Paths
from counter_app.policy import levels
from counter_app.settings import read_settings
from counter_app.ui.actions import Command
from counter_app.ui.frame.keys_overlay import KeysOverlay
from counter_app.ui.help.pages import read_pages
from counter_app.ui.help.panel import HelpPanel
from counter_app.ui.keymap import Keymap, read
from counter_app.ui.keys.catcher import KeyCatcher
from counter_app.ui.keys.page import OWN, KeysPage
from counter_app.ui.keys.presenter import KeysPresenter
from counter_app.ui.letter_keys import Letter
from counter_app.ui.scan_router import ScanRouter
from counter_app.ui.today.page import TodayList
from tests.fakes.tasks import LaterTasks
from tests.ui.conftest import RESOURCES
from tests.ui.screens import Screens

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Desk:
    """The window with the screen of keys, over real settings of a profile."""

    def __init__(self, qtbot, qapp, at_once, folder):
        (folder / "profile").mkdir()
        self.app, self.paths = qapp, Paths(folder / "profile")
        places = (folder / "policy.d", folder / "recommended.d")
        self.work = PolicySettings(self.paths, places)
        self.screens = Screens(at_once)
        self.window = self.screens.window
        qtbot.addWidget(self.window)
        self.window.resize(1366, 688)
        self.window.show()
        self.window.activateWindow()
        self.done = []
        for command in (Command.TODAY, Command.DUE, Command.LOCK, Command.READY):
            self.window.bind(command, lambda told=command: self.done.append(told))
        self.page = KeysPage(KeysPresenter(self.work, at_once, qapp.use_keys))
        self.come()

    def come(self):
        self.window.show_page(self.page)

    def choose(self, act):
        mine = [getattr(own, "command", None) or own.letter for own in OWN]
        self.page._list.setCurrentRow(mine.index(act))

    def press(self, key, held=NONE):
        """Press a key where the focus is, as the window hears it."""
        QTest.keyClick(QApplication.focusWidget(), key, held)

    def give(self, act, key, held=NONE):
        self.choose(act)
        self.press(Qt.Key.Key_F9)
        assert self.page.findChild(KeyCatcher).hasFocus()
        self.press(key, held)

    def words(self, widget=None):
        made = (widget or self.window).findChildren(QLabel)
        return "\n".join(one.text() for one in made if one.isVisible())

    def click(self, text):
        QApplication.processEvents()  # a button just made is shown then
        made = self.page._banner.findChildren(QPushButton)
        next(one for one in made if one.isVisible() and one.text() == text).click()

    def button(self, name):
        return next(b for b in self.window.bar.buttons() if b.objectName() == name)

    def kept(self):
        return read_settings(self.paths.settings)


@pytest.fixture
def desk(qtbot, qapp, at_once, tmp_path):
    yield Desk(qtbot, qapp, at_once, tmp_path)
    qapp.use_keys(Keymap())


def test_the_new_key_acts_at_once_and_the_old_one_no_more(desk):
    desk.press(Qt.Key.Key_F6)
    desk.give(Command.TODAY, Qt.Key.Key_F3, SHIFT)

    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_F3, SHIFT)
    desk.press(Qt.Key.Key_J, CTRL)

    assert desk.done == [Command.TODAY] * 3  # F6 before, then its two keys now
    assert desk.kept().keys == "today=Shift+F3 Ctrl+J"
    assert "Đã lưu, có hiệu lực ngay." in desk.words()
    assert "Shift+F3 · Ctrl+J   (mặc định F6 · Ctrl+J)" in (
        desk.page._list.currentItem().text()
    )


def test_while_a_key_is_waited_for_no_command_hears_it(desk):
    desk.choose(Command.LOCK)
    for key, held in (
        (Qt.Key.Key_F6, NONE),
        (Qt.Key.Key_L, CTRL),
        (Qt.Key.Key_Tab, NONE),
        (Qt.Key.Key_Return, NONE),
    ):
        desk.press(Qt.Key.Key_F9)
        desk.press(key, held)

    assert desk.done == []
    assert desk.kept().keys == ""


def test_escape_leaves_the_key_as_it_is(desk):
    desk.give(Command.TODAY, Qt.Key.Key_Escape)

    assert not desk.page.findChild(KeyCatcher).isVisible()
    assert desk.page._list.hasFocus()
    assert desk.kept().keys == ""


def test_a_modifier_alone_is_no_key_yet(desk):
    desk.choose(Command.TODAY)
    desk.press(Qt.Key.Key_F9)
    for key in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
        desk.press(key)

    assert desk.page.findChild(KeyCatcher).isVisible()


@pytest.mark.parametrize(
    ("key", "held", "why"),
    [
        (Qt.Key.Key_K, CTRL | SHIFT, "thuộc về bộ gõ"),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier, "thuộc về bộ gõ"),
        (Qt.Key.Key_Space, CTRL, "thuộc về bộ gõ"),
        (Qt.Key.Key_F10, NONE, "trình đơn"),
        (Qt.Key.Key_B, NONE, "gõ vào ô"),
        (Qt.Key.Key_Return, NONE, "đi lại, chọn"),
        (Qt.Key.Key_C, CTRL, "chép, dán"),
    ],
)
def test_what_may_be_no_key_is_refused_with_the_reason_and_what_to_press(
    desk, key, held, why
):
    desk.give(Command.TODAY, key, held)

    said = desk.page._banner.words()
    assert why in said
    assert "Ctrl kèm" in said
    assert desk.kept().keys == ""


def test_a_key_of_another_act_is_told_and_the_two_can_be_exchanged(desk):
    desk.give(Command.TODAY, Qt.Key.Key_F7)
    assert "F7 đang là phím của việc: Sắp đến hạn, quá hạn." in desk.words()
    assert desk.kept().keys == ""

    desk.click("Đổi cho nhau")
    desk.press(Qt.Key.Key_F7)
    desk.press(Qt.Key.Key_F6)

    assert desk.done == [Command.TODAY, Command.DUE]


def test_one_act_and_all_of_them_have_their_own_keys_again(desk):
    desk.give(Command.TODAY, Qt.Key.Key_F3, SHIFT)
    desk.give(Command.DUE, Qt.Key.Key_F5, SHIFT)
    desk.give(Letter.CALL, Qt.Key.Key_P)

    desk.choose(Command.TODAY)
    desk.button("restore").click()
    one = desk.kept().keys
    desk.button("restore-all").click()
    assert desk.kept().keys == one  # asked first
    desk.click("Tất cả về mặc định")

    assert one == "due=Shift+F5 Ctrl+N;letter.call=P"
    assert desk.kept().keys == ""
    desk.press(Qt.Key.Key_F7)
    assert desk.done == [Command.DUE]


def test_an_own_key_that_another_act_has_now_is_not_taken_from_it(desk):
    desk.give(Command.TODAY, Qt.Key.Key_F3, SHIFT)
    desk.give(Command.DUE, Qt.Key.Key_F6)
    desk.choose(Command.TODAY)

    desk.button("restore").click()

    assert "F6 đang là phím của việc: Sắp đến hạn" in desk.words()
    assert "today=Shift+F3" in desk.kept().keys


def test_escape_itself_has_no_other_key(desk):
    desk.choose(Command.BACK)

    assert "change" not in [act.id for act in desk.page.acts()]
    assert "giữ nguyên" in desk.words()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_buttons_hints_the_list_of_keys_the_palette_and_help_show_it(
    qtbot, desk, language
):
    desk.app.set_language(language)
    keys = read("forward=Shift+F9;papers=Shift+F5 Ctrl+G;help=Shift+F1 Ctrl+H")
    desk.app.use_keys(keys)
    desk.screens.open("declaration")
    QApplication.processEvents()

    window = desk.window
    shown = [one.text() for one in window.findChildren(QPushButton) if one.isVisible()]
    assert any(text.endswith("  Shift+F9") for text in shown)
    assert any(text.endswith("Shift+F5") for text in shown)  # within a sentence
    assert not any(text.endswith(("  F9", "  F4")) for text in shown)
    window.press(Command.KEYS)
    overlay = window.findChild(KeysOverlay)
    assert "Shift+F9 · Ctrl+Enter" in desk.words(overlay)
    overlay.close()
    seen = SimpleNamespace(_sources=None, _window=window, _language=lambda: language)
    assert "Shift+F9 · Ctrl+Enter" in [row.keys for row in FindingRoom.known(seen)]
    panel = HelpPanel(read_pages(RESOURCES / "help")["papers"], language, window)
    panel.show()
    assert "Shift+F5" in desk.words(panel)
    assert " F4" not in desk.words(panel).replace("Shift+F4", "")
    panel.close()


def test_with_the_programs_own_keys_every_word_is_as_it_was(desk):
    page, _made = list_of(desk)

    def told():
        return [*(b.text() for b in desk.window.bar.buttons()), page._keys.text()]

    before = told()
    desk.app.use_keys(read("forward=Shift+F9;letter.supplement=P"))
    QApplication.processEvents()
    other = told()

    desk.app.use_keys(Keymap())
    QApplication.processEvents()

    assert told() == before != other


def list_of(desk):
    page = desk.screens.open("today")
    page.came()
    made = page.findChild(TodayList)
    made.setFocus()
    return page, made


def test_a_letter_of_a_list_is_another_one_from_now_on(qtbot, desk):
    desk.give(Letter.SUPPLEMENT, Qt.Key.Key_P)
    page, made = list_of(desk)
    asked = []
    page.supplement_wanted.connect(asked.append)

    QTest.keyClick(made, Qt.Key.Key_B)
    assert asked == []
    QTest.keyClick(made, Qt.Key.Key_P)

    assert len(asked) == 1
    assert "P bổ sung" in desk.words()
    assert desk.kept().keys == "letter.supplement=P"


def test_a_letter_another_act_of_the_same_list_has_can_be_exchanged(desk):
    desk.give(Letter.HAND_OVER, Qt.Key.Key_I)
    assert "I đang là phím của việc: In lại giấy hẹn" in desk.words()

    desk.click("Đổi cho nhau")

    assert desk.kept().keys == "letter.hand-over=I;letter.reprint=K"


def test_no_act_of_a_list_takes_a_function_key(desk):
    desk.give(Letter.HAND_OVER, Qt.Key.Key_F4)

    assert "Bấm một chữ từ A đến Z." in desk.words()


def test_switched_off_no_letter_and_no_digit_acts_and_no_hint_names_one(desk):
    desk.page.findChild(QCheckBox).click()
    assert desk.kept().letters == "off"
    page, made = list_of(desk)
    asked = []
    page.supplement_wanted.connect(asked.append)

    QTest.keyClick(made, Qt.Key.Key_B)

    assert asked == []
    assert "B bổ sung" not in desk.words()
    assert "↑↓ chọn · Enter mở" in desk.words()
    assert {"sort", "turn"} <= {act.id for act in page.acts()}
    check = desk.screens.open("check")
    QTest.keyClick(check, Qt.Key.Key_1)
    assert not any(radio.isChecked() for radio in check._radios.values())
    assert "(1)" not in " ".join(radio.text() for radio in check._radios.values())


def test_switched_on_again_they_act(desk):
    switch = desk.page.findChild(QCheckBox)
    switch.click()
    switch.click()
    page, made = list_of(desk)
    asked = []
    page.supplement_wanted.connect(asked.append)

    QTest.keyClick(made, Qt.Key.Key_B)

    assert len(asked) == 1


def test_a_scan_fires_no_letter_whatever_the_letters_are(qtbot, qapp, desk):
    desk.give(Letter.SUPPLEMENT, Qt.Key.Key_C)
    page, made = list_of(desk)
    asked, lines = [], []
    page.supplement_wanted.connect(asked.append)
    router = ScanRouter()
    router.scanned.connect(lines.append)
    router.listen(on=True)
    qapp.installEventFilter(router)
    try:
        QTest.keyClicks(made, "CCCC1CCCCC", delay=0)
        QTest.keyClick(made, Qt.Key.Key_Return)
        scanned, fired = [*lines], [*asked]
        QTest.keyClick(made, Qt.Key.Key_C)
        qtbot.waitUntil(lambda: bool(asked))
    finally:
        qapp.removeEventFilter(router)

    assert (scanned, fired) == (["CCCC1CCCCC"], [])
    assert len(asked) == 1


def test_a_card_scanned_while_a_key_is_waited_for_opens_nothing(desk):
    desk.choose(Command.TODAY)
    desk.press(Qt.Key.Key_F9)

    assert desk.page.scanned(None)


def test_a_policy_decides_over_the_officer_and_the_screen_says_so(
    desk, tmp_path, monkeypatch
):
    monkeypatch.setattr(levels, "TRUSTED", tmp_path.stat().st_uid)
    file = tmp_path / "policy.d" / "10-city.json"
    file.parent.mkdir()
    file.write_text(json.dumps({"keys": "today=Ctrl+9", "letters": "off"}))
    file.chmod(0o644)
    file.parent.chmod(0o755)

    desk.come()

    assert [act.id for act in desk.page.acts()] == ["back"]
    assert "10-city.json" in desk.words()
    assert not desk.page.findChild(QCheckBox).isEnabled()
    desk.choose(Command.TODAY)
    assert "Ctrl+9" in desk.words()


def test_what_was_kept_and_cannot_be_obeyed_is_told_and_replaced(desk):
    desk.paths.settings.write_text('keys = "today=F7"\n')

    desk.come()
    assert "Không dùng được các phím đã lưu" in desk.words()
    desk.give(Command.TODAY, Qt.Key.Key_F3, SHIFT)

    assert desk.kept().keys == "today=Shift+F3 Ctrl+J"


def test_a_settings_file_that_cannot_be_read_changes_nothing(desk):
    desk.paths.settings.write_text("language = [")
    desk.give(Command.TODAY, Qt.Key.Key_F3, SHIFT)

    assert "Không lưu được" in desk.words()
    desk.press(Qt.Key.Key_F6)
    assert desk.done == [Command.TODAY]


def test_while_it_is_read_and_kept_the_screen_stays_and_says_so(qtbot, desk):
    slow = LaterTasks()
    page = KeysPage(KeysPresenter(desk.work, slow, desk.app.use_keys))
    qtbot.addWidget(page)
    page.show()
    page.came()

    qtbot.waitUntil(lambda: "Đang đọc…" in desk.words(page))


def test_back_goes_to_the_settings(qtbot, desk):
    with qtbot.waitSignal(desk.page.settings_wanted):
        desk.press(Qt.Key.Key_Escape)
