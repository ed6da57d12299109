"""Keys given to acts: what may be, what clashes, and how it is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.settings import Settings, read_settings
from counter_app.ui import actions
from counter_app.ui.actions import BINDINGS, Command
from counter_app.ui.key_words import worded
from counter_app.ui.keymap import (
    LONGEST,
    Keymap,
    KeysBroken,
    Refusal,
    in_words,
    letter_refusal,
    read,
    refusal,
)
from counter_app.ui.letter_keys import LETTERS, Letter


@pytest.fixture(autouse=True)
def _own_keys_after():
    yield
    Keymap().put_in_force()


REFUSED = {
    Refusal.METHOD: [
        *("Ctrl+Shift+A", "Ctrl+Shift+F4", "Alt+Z", "Alt+1", "Alt+Shift+X", "Alt+F4"),
        *("Ctrl+Space", "Shift+Space", "Meta+Space", "Meta+D", "Ctrl+Alt+K"),
    ],
    Refusal.MENU: ["F10", "Shift+F10"],
    Refusal.TYPED: ["B", "7", "/", "Shift+~", "+", "Đ"],
    Refusal.MOVING: [
        *("Esc", "Return", "Enter", "Ctrl+Return", "Ctrl+Enter", "Tab", "Backtab"),
        *("Space", "Up", "Left", "Ctrl+Home", "PgDown", "Del", "Backspace", "Menu"),
    ],
    Refusal.EDITING: ["Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z"],
    Refusal.OTHER: [
        *("F13", "F24", "Ctrl+F4", "Ctrl+;", "Ctrl+=", "Ctrl+Đ", "Media Play"),
    ],
}


@pytest.mark.parametrize(
    ("why", "key"), [(why, key) for why, keys in REFUSED.items() for key in keys]
)
def test_a_key_that_belongs_to_others_is_nobodys_for_its_own_reason(why, key):
    assert refusal(key) is why


def test_every_key_of_the_program_itself_may_be_a_key():
    keys = [key for one in BINDINGS for key in one.keys if key not in one.fixed]

    assert [key for key in keys if refusal(key)] == []
    assert [one for one in LETTERS if letter_refusal(one.key)] == []
    Keymap().check()


def test_a_letter_of_a_list_is_one_from_a_to_z():
    assert [letter_refusal(key) for key in ("P", "F4", "1", "Đ", "Ctrl+P", "")] == [
        None,
        *[Refusal.NO_LETTER] * 5,
    ]


def test_a_key_takes_the_place_of_its_kind():
    keys = Keymap().with_key(Command.TODAY, "Shift+F9")
    keys = keys.with_key(Command.TODAY, "Ctrl+9").with_key(Command.FILES, "Shift+F8")

    assert keys.line() == "today=Shift+F9 Ctrl+9;files=Shift+F8 Ctrl+O"
    assert keys.holder("F6") is None
    assert keys.holder("Ctrl+9").command is Command.TODAY


def test_the_way_forward_keeps_ctrl_and_enter():
    keys = Keymap().with_key(Command.FORWARD, "Shift+F9")

    assert keys.holder("Ctrl+Enter").command is Command.FORWARD
    assert read(keys.line()) == keys


def test_two_keys_are_exchanged_and_exchanged_back_leave_nothing():
    there = Keymap().swapped(Command.TODAY, "F7")

    assert there.line() == "due=F6 Ctrl+N;today=F7 Ctrl+J"
    there.check()
    assert there.swapped(Command.TODAY, "F6") == Keymap()


def test_the_same_letter_may_act_on_two_screens_but_not_twice_on_one():
    keys = Keymap()

    assert keys.letter_holder(Letter.CASH, "T") is None  # also "refuse", elsewhere
    assert keys.letter_holder(Letter.HAND_OVER, "I").letter is Letter.REPRINT
    with pytest.raises(KeysBroken):
        keys.with_letter(Letter.HAND_OVER, "I").check()


def test_one_act_has_its_own_keys_back():
    keys = Keymap().with_key(Command.TODAY, "Ctrl+9").with_letter(Letter.CALL, "P")

    assert keys.without(Command.TODAY).line() == "letter.call=P"
    assert keys.without(Letter.CALL).line() == "today=F6 Ctrl+9"


BROKEN = [
    "?",
    "today",
    "today=",
    "nothing=F4",
    "today=F7",  # another's
    "today=F6 Shift+F9",  # two function keys
    "today=Ctrl+9 Ctrl+0",
    "today=F10",
    "today=Ctrl+Shift+J",
    "today=Ctrl+9;today=Ctrl+0",
    "back=F9",
    "back=Ctrl+9",
    "forward=Esc",
    "letter.call=X",  # another's on the same screen
    "letter.call=PP",
    "letter.call=",
    "letter.nothing=P",
    "today=" + "F" * LONGEST,
    "\x00\x1b[31m=F4",
    "today=F٦",
]


@pytest.mark.parametrize("line", BROKEN)
def test_a_line_that_cannot_be_obeyed_to_the_letter_is_not_obeyed_at_all(line):
    with pytest.raises(KeysBroken):
        read("due=Shift+F9;" + line if line.startswith("letter") else line)


@given(st.text(max_size=200))
def test_no_line_whatever_does_more_than_be_refused(line):
    try:
        read(line).check()
    except KeysBroken:
        return


FREE = [f"Shift+F{n}" for n in (1, 3, 5, 8, 9, 11)]
PLACED = [f"Ctrl+{key}" for key in "590.-"]


@given(
    st.permutations([one.command for one in BINDINGS if one.function]),
    st.permutations(FREE),
    st.permutations(PLACED),
    st.integers(0, 5),
)
def test_what_is_written_is_read_as_it_was(commands, functions, placed, many):
    keys = Keymap()
    for command, function, ctrl in zip(
        commands[:many], functions, placed, strict=False
    ):
        keys = keys.with_key(command, function).with_key(command, ctrl)

    assert read(keys.line()) == keys


def test_sentences_name_the_keys_there_are_now_each_once():
    Keymap().swapped(Command.TODAY, "F12").with_key(Command.PAPERS, "F6").put_in_force()

    said = in_words("F4, F6, F12, Shift+F4, Shift+F12, Ctrl+J, XF4, F45, Ctrl+Enter")

    assert said == "F6, F12, F6, Shift+F4, Shift+F12, Ctrl+J, XF4, F45, Ctrl+Enter"


def test_an_act_without_a_key_of_that_kind_is_named_by_its_other_one():
    read("today=Ctrl+9").put_in_force()

    assert actions.shown("F6") == "Ctrl+9"
    assert actions.shown("") == ""


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("keys = 5", "on"),
        ('letters = "maybe"', "on"),
        ('keys = "today=F7"\nletters = "off"', "off"),
    ],
)
def test_no_key_in_a_file_keeps_anybody_from_working(tmp_path, text, letters):
    file = tmp_path / "settings.toml"
    file.write_text('language = "en"\n' + text)

    settings = read_settings(file)

    assert (settings.language, settings.letters) == ("en", letters)
    with pytest.raises(KeysBroken):
        read(settings.keys)
    assert read(Settings().keys) == Keymap()


TODAY = (
    "↑↓ chọn · Enter mở · B bổ sung · K trả · I in lại · S, D sắp xếp · quét giấy hẹn"
)
SHELF = "Bưu điện giữ. F9: đã phát. H: hoàn về, có ô mới."


@pytest.mark.parametrize(
    ("text", "screen", "other", "off"),
    [
        (
            TODAY,
            "today",
            TODAY.replace("B bổ", "P bổ"),
            "↑↓ chọn · Enter mở · quét giấy hẹn",
        ),
        ("Bổ sung  (B)", "today", "Bổ sung  (P)", "Bổ sung"),
        ("Turn B", "today", "Turn P", "Turn"),
        (SHELF, "shelf", SHELF, "Bưu điện giữ. F9: đã phát."),
        ("B là một chữ.", "ready", "B là một chữ.", "B là một chữ."),
        ("Ctrl+B, {B}, ABBA, B's", "today", "Ctrl+B, {B}, ABBA, B's", None),
    ],
)
def test_hints_name_other_letters_or_say_nothing_of_letters_that_are_off(
    text, screen, other, off
):
    read("letter.supplement=P").put_in_force()
    changed = worded(text, screen)
    Keymap(letters_on=False).put_in_force()
    silent = worded(text, screen)

    assert changed == other
    assert silent == (text if off is None else off)
