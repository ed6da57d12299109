"""What is wrong with answers, and where."""

from datetime import date

import pytest

from counter_app.domain.declarations import FaultKind

TODAY = date(2026, 11, 23)
LINE = {"type": "string"}


def faults(library, answers):
    return library.faults("t", answers, TODAY)


def one_fault(made, schema, value):
    library = made({"properties": {"a": {"title": "Ô A", **schema}}})
    [fault] = faults(library, {"a": value})
    assert (fault.pointer, fault.label) == ("/a", "Ô A")
    return fault


@pytest.mark.parametrize(
    ("schema", "value", "kind", "facts"),
    [
        (
            {"type": "string", "pattern": "^[0-9]{12}$"},
            "00118701290",
            FaultKind.WRONG_LENGTH,
            {"n": "11", "limit": "12"},
        ),
        (
            {"type": "string", "pattern": "^[0-9]{12}$"},
            "00118701290x",
            FaultKind.NOT_DIGITS,
            {"value": "00118701290x"},
        ),
        (
            {"type": "string", "maxLength": 3},
            "bốn chữ",
            FaultKind.TOO_LONG,
            {"n": "7", "limit": "3"},
        ),
        (
            {"type": "string", "format": "date"},
            "31/02/2020",
            FaultKind.IMPOSSIBLE_DATE,
            {"value": "31/02/2020"},
        ),
        (
            {"type": "string", "format": "partial-date"},
            "1987-13",
            FaultKind.IMPOSSIBLE_DATE,
            {"value": "1987-13"},
        ),
        (
            {"type": "string", "format": "date", "notAfterToday": True},
            "2026-11-24",
            FaultKind.DATE_IN_FUTURE,
            {"value": "2026-11-24"},
        ),
        ({"type": "integer", "minimum": 1}, 0, FaultKind.TOO_SMALL, {"limit": "1"}),
        ({"type": "integer", "maximum": 9}, 10, FaultKind.TOO_BIG, {"limit": "9"}),
        ({"type": "integer"}, "hai", FaultKind.NOT_A_NUMBER, {"value": "hai"}),
        ({"type": "integer"}, "1,5", FaultKind.NOT_WHOLE, {"value": "1,5"}),
        ({"enum": ["x"]}, "y", FaultKind.NOT_AN_OPTION, {"value": "y"}),
        ({"type": "boolean", "const": False}, True, FaultKind.TICKED, {}),
        (
            {"type": "string", "format": "uri"},
            "trang nào đó",
            FaultKind.UNLIKE,
            {"limit": "https://example.vn/a"},
        ),
        ({"items": {}, "uniqueItems": True}, [1, True, 1.0], FaultKind.TWICE, {}),
        ({"items": LINE, "contains": {"const": "z"}}, ["x"], FaultKind.LACKS_A_ROW, {}),
        (
            {"items": LINE, "contains": {"const": "z"}, "maxContains": 1},
            ["z", "z"],
            FaultKind.TOO_MANY_ALIKE,
            {"limit": "1"},
        ),
        (
            {"type": "array", "prefixItems": [LINE], "items": False},
            ["x", "y"],
            FaultKind.TOO_MANY_ROWS,
            {"limit": "1", "n": "2"},
        ),
        (
            {"type": "object", "properties": {"b": LINE}, "maxProperties": 1},
            {"b": "x", "c": "y"},
            FaultKind.TOO_MANY_ANSWERS,
            {"limit": "1"},
        ),
        ({"not": {"const": "x"}}, "x", FaultKind.WRONG_KIND, {"value": "x"}),
        ({"oneOf": [{"type": "number"}, LINE, {}]}, "x", FaultKind.TWO_WAYS, {}),
        (
            {"type": "array", "items": {"type": "string"}, "minItems": 2},
            ["x"],
            FaultKind.TOO_FEW_ROWS,
            {"limit": "2"},
        ),
    ],
)
def test_every_fault_has_its_kind_and_facts(schema, value, kind, facts, made):
    fault = one_fault(made, schema, value)

    assert fault.kind is kind
    assert facts.items() <= fault.facts.items()


def test_today_is_not_in_the_future(made):
    library = made({"properties": {"a": {"format": "date", "notAfterToday": True}}})

    assert faults(library, {"a": "2026-11-23"}) == []


def test_letters_are_counted_as_they_are_read(made):
    library = made({"properties": {"a": {"type": "string", "maxLength": 6}}})

    assert faults(library, {"a": "Nguye\u0302\u0303n"}) == []
    assert library.clean("t", {"a": "Nguye\u0302\u0303n "}) == {"a": "Nguyễn"}


def test_empty_answers_are_missing_with_the_verb_of_their_field(made):
    library = made(
        {
            "properties": {
                "ten": {"type": "string", "title": "Tên"},
                "loai": {"enum": ["x", "y"], "title": "Loại"},
                "dong_y": {"const": True, "type": "boolean", "title": "Đồng ý"},
            },
            "required": ["dong_y", "loai", "ten"],
        }
    )

    found = faults(library, {"ten": "  ", "loai": None})

    assert [(f.label, f.kind, f.verb) for f in found] == [
        ("Tên", FaultKind.MISSING, "Nhập"),
        ("Loại", FaultKind.MISSING, "Chọn"),
        ("Đồng ý", FaultKind.MISSING, "Đánh dấu"),
    ]


def test_a_missing_object_is_told_at_its_questions(made):
    inner = {
        "properties": {"so": {"type": "string"}, "ghi": {"type": "string"}},
        "required": ["so"],
    }
    library = made({"properties": {"giay": inner}, "required": ["giay"]})

    assert [fault.pointer for fault in faults(library, {})] == ["/giay/so"]


def test_a_hidden_question_is_never_at_fault(made):
    never = {"scope": "#/properties/b", "schema": {"const": "x"}}
    ui = {
        "type": "Control",
        "scope": "#/properties/a",
        "rule": {"effect": "SHOW", "condition": {**never, "failWhenUndefined": True}},
    }
    library = made(
        {"properties": {"a": {"type": "string"}, "b": {}}, "required": ["a"]}, ui
    )

    assert faults(library, {}) == []
    assert len(faults(library, {"b": "x"})) == 1


def test_a_fault_in_a_row_names_its_column(made):
    items = {
        "properties": {"ten": {"type": "string", "title": "Tên con"}},
        "required": ["ten"],
    }
    library = made({"properties": {"con": {"type": "array", "items": items}}})

    [fault] = faults(library, {"con": [{"ten": "An"}, {}]})

    assert (fault.pointer, fault.label) == ("/con/1/ten", "Tên con")


def test_the_form_may_say_it_in_its_own_words_at_its_own_place(made):
    text = {"type": "string"}
    need = {
        "anyOf": [{"required": ["me"]}, {"required": ["cha"]}],
        "errorMessage": "Phải có cha hoặc mẹ.",
        "errorAt": "/me",
    }
    library = made({"properties": {"me": text, "cha": text}, "allOf": [need]})

    [fault] = faults(library, {})

    assert (fault.pointer, fault.message) == ("/me", "Phải có cha hoặc mẹ.")
    assert faults(library, {"cha": "Ông Ba"}) == []


def test_a_broken_schema_still_asks_for_what_is_required(made):
    library = made(
        {
            "properties": {"a": {"type": "string", "pattern": "("}},
            "required": ["a"],
        }
    )

    assert library.layout("t", {}).unknown
    assert [fault.kind for fault in faults(library, {})] == [FaultKind.MISSING]


@pytest.mark.parametrize(
    "refusing",
    [
        {"additionalProperties": False},
        {"unevaluatedProperties": False},
        {"propertyNames": {"pattern": "^b"}},
        {"properties": {"b": LINE, "zz": False}},
    ],
)
def test_an_answer_that_is_not_asked_for_is_named_itself(refusing, made):
    library = made({"properties": {"a": {"properties": {"b": LINE}, **refusing}}})

    [fault] = faults(library, {"a": {"b": "x", "zz": "y"}})

    assert (fault.pointer, fault.kind) == ("/a/zz", FaultKind.NOT_ASKED)
