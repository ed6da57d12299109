import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.pointers import found_at, placed, steps_of

ANSWERS = {
    "con": {"ho_ten": "Lê Thử", "a/b": 1, "m~n": 2},
    "bang": [{"ten": "một"}, {"ten": "hai"}],
    "so": 3,
}


@pytest.mark.parametrize(
    ("pointer", "steps"),
    [
        ("", []),
        ("/", [""]),
        ("/con/ho_ten", ["con", "ho_ten"]),
        ("/a~1b/m~0n", ["a/b", "m~n"]),
        ("/~01", ["~1"]),
    ],
)
def test_a_pointer_is_split_as_rfc_6901_says(pointer, steps):
    assert steps_of(pointer) == steps


@pytest.mark.parametrize("text", ["con", "con/ho_ten", " /con", "#/con"])
def test_what_begins_without_a_slash_is_no_pointer(text):
    with pytest.raises(ValueError, match=text.strip()):
        found_at(ANSWERS, text)


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("", ANSWERS),
        ("/so", 3),
        ("/con/ho_ten", "Lê Thử"),
        ("/con/a~1b", 1),
        ("/con/m~0n", 2),
        ("/bang/1/ten", "hai"),
        ("/bang/0", {"ten": "một"}),
    ],
)
def test_what_stands_there_is_found(pointer, value):
    assert found_at(ANSWERS, pointer) == value


@pytest.mark.parametrize(
    "pointer",
    [
        "/me",
        "/con/ho_ten/dai",
        "/so/0",
        "/bang/2",
        "/bang/-",
        "/bang/-1",
        "/bang/01",
        "/bang/²",
        "/bang/١",
        "/bang/99999999999999999999",
        "/",
    ],
)
def test_nothing_is_found_where_nothing_stands(pointer):
    assert found_at(ANSWERS, pointer) is None


def test_a_value_is_put_in_its_place_and_nothing_else_changes():
    before = {"con": {"ho_ten": "Lê", "tuoi": 1}, "bang": [{"ten": "một"}]}

    after = placed(before, "/con/ho_ten", "Lê Thử")

    assert after == {"con": {"ho_ten": "Lê Thử", "tuoi": 1}, "bang": [{"ten": "một"}]}
    assert before["con"] == {"ho_ten": "Lê", "tuoi": 1}


def test_objects_on_the_way_are_made():
    assert placed({}, "/cha/que_quan/xa", "Thử") == {"cha": {"que_quan": {"xa": "Thử"}}}


def test_an_emptied_field_is_as_if_it_was_never_asked():
    assert placed({"cha": {"que_quan": {"xa": "x"}}}, "/cha/que_quan/xa", None) == {}
    assert placed({"a": 1}, "/b/c", None) == {"a": 1}


def test_a_row_of_a_table_is_changed_in_place():
    assert placed(ANSWERS, "/bang/1/ten", "ba")["bang"] == [
        {"ten": "một"},
        {"ten": "ba"},
    ]
    assert ANSWERS["bang"][1] == {"ten": "hai"}


def test_a_row_taken_away_is_gone():
    assert placed(ANSWERS, "/bang/0", None)["bang"] == [{"ten": "hai"}]


@pytest.mark.parametrize("pointer", ["/bang/2", "/bang/2/ten", "/bang/x", "/bang/01"])
def test_a_list_is_only_entered_where_it_reaches(pointer):
    assert placed(ANSWERS, pointer, "x") == ANSWERS


@given(
    st.lists(st.text(max_size=4), min_size=1, max_size=4),
    st.one_of(st.integers(), st.text(), st.booleans()),
)
def test_what_was_put_is_found_and_what_is_taken_leaves_nothing(steps, value):
    escaped = (step.replace("~", "~0").replace("/", "~1") for step in steps)
    pointer = "".join(f"/{step}" for step in escaped)

    after = placed({}, pointer, value)

    assert found_at(after, pointer) == value
    assert placed(after, pointer, None) == {}
