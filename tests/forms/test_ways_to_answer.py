"""Schemas that leave a choice: oneOf, anyOf, lists of different things, own roots."""

from datetime import date

import pytest

from counter_app.domain.declarations import FaultKind, FieldKind, Group

TODAY = date(2026, 11, 23)
PERSON = {
    "title": "Cá nhân",
    "type": "object",
    "properties": {"ten": {"type": "string"}},
    "required": ["ten"],
}
COMPANY = {
    "title": "Tổ chức",
    "type": "object",
    "properties": {"ma_so": {"type": "string", "maxLength": 3}},
    "required": ["ma_so"],
}
EITHER = {"type": "object", "properties": {"ai": {"oneOf": [PERSON, COMPANY]}}}
CHOICE = "/?/ai"


def fields(part):
    if isinstance(part, Group):
        return [field for inner in part.parts for field in fields(inner)]
    return [part]


def asked(library, answers=None):
    pages = library.layout("t", answers or {}).pages
    return {field.pointer: field for page in pages for field in fields(page)}


def test_one_is_asked_which_way_to_answer(made):
    choice = asked(made(EITHER))[CHOICE]

    assert choice.kind is FieldKind.CHOICE
    assert [option.label for option in choice.options] == ["Cá nhân", "Tổ chức"]
    assert choice.value == 0


def test_what_is_answered_tells_the_way(made):
    drawn = asked(made(EITHER), {"ai": {"ma_so": "01"}})

    assert drawn[CHOICE].value == 1
    assert "/ai/ma_so" in drawn
    assert "/ai/ten" not in drawn


def test_a_chosen_way_drops_the_answers_of_the_other_and_leaves_no_trace(made):
    answers = {"ai": {"ten": "An", "ma_so": "01"}, "?": {"ai": 1}}

    clean = made(EITHER).clean("t", answers)

    assert clean == {"ai": {"ma_so": "01"}}


def test_faults_are_those_of_the_way_taken(made):
    answers = {"ai": {"ma_so": "01234"}, "?": {"ai": 1}}

    [fault] = made(EITHER).faults("t", answers, TODAY)

    assert (fault.pointer, fault.kind) == ("/ai/ma_so", FaultKind.TOO_LONG)


def test_text_or_a_number_is_a_choice_and_text_or_text_is_not(made):
    def one(*parts):
        return asked(made({"properties": {"a": {"anyOf": [*parts]}}}))

    text, number = {"type": "string"}, {"type": "number"}

    assert "/?/a" in one(text, number)
    assert one(text, {"type": "string", "enum": ["x"]})["/a"].kind is FieldKind.TEXT
    assert "/?/a" not in one(text, {"type": "null"})


def test_rows_ask_what_their_own_answers_ask_for(made):
    rule = {
        "effect": "SHOW",
        "condition": {"scope": "#/properties/co", "schema": {"const": True}},
    }
    detail = {
        "type": "VerticalLayout",
        "elements": [
            {"type": "Control", "scope": "#/properties/co"},
            {"type": "Control", "scope": "#/properties/ten", "rule": rule},
        ],
    }
    items = {"properties": {"co": {"type": "boolean"}, "ten": {"type": "string"}}}
    ui = {
        "type": "Control",
        "scope": "#/properties/con",
        "options": {"detail": detail},
    }
    library = made({"properties": {"con": {"type": "array", "items": items}}}, ui)
    answers = {"con": [{"co": True, "ten": "An"}, {"co": False, "ten": "Bình"}]}

    table = asked(library, answers)["/con"]

    names = [[column.pointer for column in row] for row in table.rows]
    assert names == [["/co", "/ten"], ["/co"], ["/co"]]
    assert library.clean("t", answers)["con"] == [
        {"co": True, "ten": "An"},
        {"co": False},
    ]


def test_a_new_row_begins_with_its_standard_answers(made):
    items = {"properties": {"so": {"type": "integer", "default": 1}}}
    library = made({"properties": {"a": {"type": "array", "items": items}}})

    table = asked(library)["/a"]

    assert [column.default for column in table.rows[-1]] == [1]


def test_a_date_in_a_row_is_judged_like_any_other(made):
    day = {"type": "string", "format": "date", "notAfterToday": True}
    items = {"properties": {"ngay": day}}
    library = made({"properties": {"a": {"type": "array", "items": items}}})

    [fault] = library.faults("t", {"a": [{"ngay": "2027-01-01"}]}, TODAY)

    assert (fault.pointer, fault.kind) == ("/a/0/ngay", FaultKind.DATE_IN_FUTURE)


@pytest.mark.parametrize(
    ("schema", "answer"),
    [
        ({"type": "string"}, "An"),
        ({"type": "array", "items": {"type": "string"}}, ["An", "Bình"]),
        ({"type": ["string", "integer"]}, 5),
    ],
)
def test_an_answer_that_is_no_object_is_kept_too(schema, answer, made):
    library = made(schema)

    assert library.clean("t", answer) == {"value": answer}
    assert "/value" in asked(library, answer)
    assert library.faults("t", answer, TODAY) == []


def test_answers_without_a_schema_ask_what_they_say(made):
    answers = {"ten": "An", "con": [{"tuoi": 3}], "song": True}

    drawn = asked(made({}), answers)

    kinds = {pointer: field.kind for pointer, field in drawn.items()}
    assert kinds == {
        "/ten": FieldKind.TEXT,
        "/con": FieldKind.TABLE,
        "/song": FieldKind.YES_NO,
    }


def test_what_holds_itself_goes_as_deep_as_it_is_answered(made):
    tree = {
        "$ref": "#/$defs/nut",
        "$defs": {
            "nut": {
                "type": "object",
                "properties": {
                    "ten": {"type": "string"},
                    "con": {"$ref": "#/$defs/nut"},
                },
            }
        },
    }

    drawn = asked(made(tree), {"con": {"ten": "An"}})

    assert drawn["/con/ten"].kind is FieldKind.TEXT
    assert drawn["/con/con"].kind is FieldKind.UNKNOWN


def test_a_list_that_says_something_twice_keeps_both(made):
    schema = {
        "properties": {"a": {"type": "array", "items": {"enum": ["x", "y"]}}},
    }

    drawn = asked(made(schema), {"a": ["x", "x"]})

    assert drawn["/a"].kind is FieldKind.TABLE


def test_answers_under_names_of_a_pattern_are_asked_for(made):
    schema = {"type": "object", "patternProperties": {"^so_": {"type": "integer"}}}

    drawn = asked(made(schema), {"so_nha": 5, "khac": "x"})

    assert drawn["/so_nha"].kind is FieldKind.INTEGER
    assert made(schema).clean("t", {"so_nha": 5, "khac": "x"})["khac"] == "x"


@pytest.mark.parametrize(
    ("schema", "options", "kind"),
    [
        ({"type": "string", "format": "time"}, {}, FieldKind.TIME),
        ({"type": "string", "format": "date-time"}, {}, FieldKind.DATE_TIME),
        ({"type": "string"}, {"format": "time"}, FieldKind.TIME),
        (
            {"type": "string"},
            {"format": "date", "dateSaveFormat": "YYYY-MM"},
            FieldKind.PARTIAL_DATE,
        ),
        (
            {"type": "string"},
            {"format": "date-time", "dateTimeSaveFormat": "YYYY/MM/DD h:mm a"},
            FieldKind.TEXT,
        ),
    ],
)
def test_times_are_asked_as_times_unless_saved_otherwise(schema, options, kind, made):
    control = {"type": "Control", "scope": "#/properties/a", "options": options}

    assert asked(made({"properties": {"a": schema}}, control))["/a"].kind is kind


@pytest.mark.parametrize(
    ("schema", "value", "kind"),
    [
        ({"type": "string", "format": "email"}, "khong", FaultKind.NOT_EMAIL),
        ({"type": "string", "format": "time"}, "25:00", FaultKind.IMPOSSIBLE_TIME),
        ({"type": "string", "pattern": "^A"}, "B", FaultKind.WRONG_FORM),
        ({"type": "string"}, ["x"], FaultKind.WRONG_KIND),
        ({"type": "number", "exclusiveMinimum": 3}, 3, FaultKind.NOT_ABOVE),
        ({"type": "number", "multipleOf": 5}, 3, FaultKind.NOT_A_MULTIPLE),
        ({"type": "array", "maxItems": 1}, ["x", "y"], FaultKind.TOO_MANY_ROWS),
        ({"type": "array", "uniqueItems": True}, ["x", "x"], FaultKind.TWICE),
    ],
)
def test_each_fault_has_a_kind_of_its_own(schema, value, kind, made):
    library = made({"properties": {"a": schema}})

    [fault] = library.faults("t", {"a": value}, TODAY)

    assert (fault.pointer, fault.kind) == ("/a", kind)


def test_words_of_json_forms_keys_stand_for_ours(made):
    schema = {
        "properties": {
            "nuoc": {"type": "string", "enum": ["VN"]},
            "ten": {"type": "string", "maxLength": 1},
        }
    }
    words = {
        "nuoc": {"label": "Nước", "VN": "Việt Nam"},
        "ten": {"error": {"maxLength": "Tên quá dài."}},
    }
    library = made(schema, None, **{"forms/t/vi.json": words})

    drawn = asked(library)
    [fault] = library.faults("t", {"ten": "An"}, TODAY)

    assert drawn["/nuoc"].label == "Nước"
    assert drawn["/nuoc"].options[0].label == "Việt Nam"
    assert fault.message == "Tên quá dài."
