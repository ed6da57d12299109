import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.cards import EVERYTHING, read_card
from counter_app.domain.errors import CardUnreadable
from counter_app.domain.people import Gender, Source

OLD_CARD = (
    "001187012901|012345678|ĐỖ THỊ PHƯỢNG|05031987|Nữ|"
    "Số 12, ngõ 5 phố Huế, Phường Hai Bà Trưng, Hà Nội|10052022"
)
NEW_CARD = (
    "001195000002||TRẦN THỊ MẪU|15081995|Nữ|Thôn Thử, Xã Sóc Sơn, Hà Nội|10072024||||"
)
MAN = (
    "001093000001||NGUYỄN VĂN THỬ|01021993|Nam|"
    "Số 1 Phố Thử, Phường Ba Đình, Hà Nội|01072021"
)
CARDS = (OLD_CARD, NEW_CARD, MAN)


def facts(citizen):
    return {
        "personal_id": citizen.personal_id,
        "old_id": citizen.old_id,
        "name": citizen.name,
        "birth": citizen.birth,
        "gender": citizen.gender,
        "address": citizen.address,
        "card_issued": citizen.card_issued,
    }


def test_a_card_of_seven_fields_is_read_whole():
    citizen = read_card(OLD_CARD)

    assert facts(citizen) == {
        "personal_id": "001187012901",
        "old_id": "012345678",
        "name": "ĐỖ THỊ PHƯỢNG",
        "birth": "1987-03-05",
        "gender": Gender.FEMALE,
        "address": "Số 12, ngõ 5 phố Huế, Phường Hai Bà Trưng, Hà Nội",
        "card_issued": "2022-05-10",
    }
    assert citizen.source is Source.CARD
    assert citizen.doubtful == frozenset()


def test_a_card_of_eleven_fields_is_read_and_its_tail_is_kept_nowhere():
    citizen = read_card(NEW_CARD.replace("||||", "|thừa|BỐ MẪU|MẸ MẪU|x"))

    assert citizen.name == "TRẦN THỊ MẪU"
    assert citizen.doubtful == frozenset()
    assert "BỐ" not in repr(citizen)


@pytest.mark.parametrize(
    "damage",
    [
        lambda line: "\ufeff" + line,
        lambda line: line + "\r\n",
        lambda line: "\x02" + line + "\x03\r",
        lambda line: "]Q1" + line,
        lambda line: "  " + line + "\t",
        lambda line: unicodedata.normalize("NFD", line),
        lambda line: line.replace("05031987", "05/03/1987"),
        lambda line: line.encode("utf-8").decode("utf-8-sig"),
    ],
)
def test_harmless_habits_of_scanners_change_nothing(damage):
    assert read_card(damage(OLD_CARD)) == read_card(OLD_CARD)


def test_c25_utf8_read_as_cp1252_is_put_right_where_it_comes_back_exactly():
    typed = NEW_CARD.encode("utf-8").decode("cp1252")

    assert read_card(typed) == read_card(NEW_CARD)


@pytest.mark.parametrize("line", CARDS)
@pytest.mark.parametrize(
    "mangle",
    [
        lambda line: line.encode("ascii", "ignore").decode(),
        lambda line: line.encode("ascii", "replace").decode(),
        lambda line: line.encode("latin-1", "ignore").decode("latin-1"),
        lambda line: (
            line.replace("Ố", "")
            .replace("ố", "")
            .encode("utf-8")
            .decode("cp1252", "ignore")
            + "\u0081"
        ),
    ],
)
def test_c25_a_line_that_lost_letters_keeps_number_and_dates_and_marks_the_rest(
    line, mangle
):
    whole, citizen = read_card(line), read_card(mangle(line))

    assert citizen.personal_id == whole.personal_id
    assert citizen.birth == whole.birth
    assert citizen.name in {"", whole.name}
    assert citizen.address in {"", whole.address}
    for name in ("name", "address"):
        assert facts(citizen)[name] or name in citizen.doubtful


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("MU ANH", "T 5, Hà Ni"),
        ("Nguyeenx Vawn Thuwr", "Soos 1 Phoos Thuwr, Haf Nooij"),
        ("SÊN", "S 1 Ph Th, Phng Ba nh, H Ni"),
        (" Th Phng", "S 12, ng 5 ph Hu, Phng Hai B Trng, H Ni"),
        ("LÊ ANH", "Sá»‘ 1 Phá»‘"),
    ],
)
def test_text_that_only_looks_like_a_name_is_not_taken_from_a_mangled_line(
    name, address
):
    citizen = read_card(f"001093000001||{name}|01021993|Nam|{address}|01072021")

    assert (citizen.name, citizen.address) == ("", "")
    assert {"name", "address"} <= citizen.doubtful
    assert citizen.birth == "1993-02-01"


@pytest.mark.parametrize("name", ["H'HEN NIÊ", "Y MOAN ÊNUÔL", "NGUYEN VĂN 2"])
def test_a_name_outside_the_lists_is_left_to_be_typed_and_never_altered(name):
    citizen = read_card(MAN.replace("NGUYỄN VĂN THỬ", name))

    assert citizen.name == ""
    assert citizen.doubtful == {"name"}


@pytest.mark.parametrize(
    "address",
    [
        "Số 12B, TDP 3, P. Ba Đình, Hà Nội",
        "P502 - CT2, KĐT Mẫu, Phường Hà Đông, Hà Nội",
        "Tổ 7 (cụm 2), Xã Sóc Sơn, TP. Hà Nội",
        "Thôn IV, Xã Thử, Đắk Lắk",
    ],
)
def test_usual_addresses_are_taken(address):
    citizen = read_card(MAN.replace("Số 1 Phố Thử, Phường Ba Đình, Hà Nội", address))

    assert citizen.address == address
    assert citizen.doubtful == frozenset()


@pytest.mark.parametrize("line", CARDS)
def test_c25_a_cut_line_never_passes_part_of_a_value_for_the_whole(line):
    whole = facts(read_card(line))

    for end in range(len(line)):
        try:
            citizen = read_card(line[:end])
        except CardUnreadable:
            continue
        for name, value in facts(citizen).items():
            assert value == whole[name] or name in citizen.doubtful, (end, name)


@pytest.mark.parametrize("field", range(1, 7))
def test_an_impossible_date_or_number_is_marked_and_not_kept(field):
    parts = MAN.split("|")
    parts[field] = "31021993"

    try:
        citizen = read_card("|".join(parts))
    except CardUnreadable:
        return
    name = ("", "old_id", "name", "birth", "gender", "address", "card_issued")[field]
    assert name in citizen.doubtful
    assert not facts(citizen)[name]


@pytest.mark.parametrize(
    "order",
    [
        (0, 1, 5, 3, 4, 2, 6),
        (0, 1, 2, 6, 4, 5, 3),
        (0, 2, 1, 3, 4, 5, 6),
        (0, 1, 2, 4, 3, 5, 6),
        (0, 1, 2, 3, 5, 4, 6),
        (2, 1, 0, 3, 4, 5, 6),
    ],
)
def test_fields_in_another_order_are_refused(order):
    parts = OLD_CARD.split("|")

    with pytest.raises(CardUnreadable):
        read_card("|".join(parts[place] for place in order))


@pytest.mark.parametrize("between", ["", "\r", "\n"])
@pytest.mark.parametrize("line", CARDS)
def test_the_same_card_twice_in_one_line_is_doubtful_throughout(line, between):
    citizen = read_card(line + between + line)

    assert citizen.personal_id == line[:12]
    assert citizen.doubtful == EVERYTHING
    assert citizen.name == ""


@pytest.mark.parametrize("end", range(13, len(MAN)))
def test_c25_two_cards_glued_at_any_point_never_give_an_unmarked_mixture(end):
    try:
        citizen = read_card(MAN[:end] + NEW_CARD)
    except CardUnreadable:
        return

    mine = facts(read_card(MAN))
    for name, value in facts(citizen).items():
        assert value == mine[name] or name in citizen.doubtful, name


@pytest.mark.parametrize(
    "line",
    ["", "|", "|||||||", "00109300000|x", "٠٠١٠٩٣٠٠٠٠٠١||A|01021993|Nam|B|01072021"],
)
def test_what_does_not_begin_with_twelve_digits_is_no_card(line):
    with pytest.raises(CardUnreadable):
        read_card(line)


@given(st.text())
def test_any_text_is_read_or_refused_and_nothing_else_happens(text):
    try:
        number = read_card(text).personal_id
    except CardUnreadable:
        number = ""

    assert number == "" or (len(number) == 12 and number.isascii())


@given(st.lists(st.text(max_size=12), max_size=14))
def test_any_line_that_begins_like_a_card_keeps_or_marks_each_field(parts):
    try:
        citizen = read_card("|".join(["001093000001", *parts]))
    except CardUnreadable:
        return

    for name in ("name", "address", "birth", "card_issued", "gender"):
        assert facts(citizen)[name] or name in citizen.doubtful
