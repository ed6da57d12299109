"""What is drawn from JSON Schema and JSON Forms UI schema."""

import pytest

from counter_app.domain.declarations import FieldKind, Group


def fields(part):
    if isinstance(part, Group):
        return [field for inner in part.parts for field in fields(inner)]
    return [part]


def asked(library, answers=None):
    pages = library.layout("t", answers or {}).pages
    return {field.pointer: field for page in pages for field in fields(page)}


def one(schema, made, **options):
    control = {"type": "Control", "scope": "#/properties/a", "options": options}
    whole = {"type": "object", "properties": {"a": schema}}
    return asked(made(whole, control))["/a"]


@pytest.mark.parametrize(
    ("schema", "options", "kind"),
    [
        ({"type": "string"}, {}, FieldKind.TEXT),
        ({"type": ["string", "null"]}, {}, FieldKind.TEXT),
        ({"type": "string"}, {"multi": True}, FieldKind.LONG_TEXT),
        ({"type": "string", "format": "date"}, {}, FieldKind.DATE),
        ({"type": "string", "format": "partial-date"}, {}, FieldKind.PARTIAL_DATE),
        ({"type": "string", "pattern": "^[0-9]{12}$"}, {}, FieldKind.DIGITS),
        ({"type": "string", "pattern": "^[A-Z]+$"}, {}, FieldKind.TEXT),
        ({"type": "integer"}, {}, FieldKind.INTEGER),
        ({"type": "number"}, {}, FieldKind.NUMBER),
        ({"type": "boolean"}, {}, FieldKind.YES_NO),
        ({"type": "boolean"}, {"format": "radio"}, FieldKind.CHOICE),
        ({"enum": ["x", "y"]}, {}, FieldKind.CHOICE),
        ({"oneOf": [{"const": 1, "title": "Một"}]}, {}, FieldKind.CHOICE),
        ({"type": "array", "items": {"enum": ["x"]}}, {}, FieldKind.MANY),
        ({"type": "array", "items": {"type": "string"}}, {}, FieldKind.TABLE),
        ({}, {}, FieldKind.UNKNOWN),
        ({"type": ["string", "integer"]}, {}, FieldKind.UNKNOWN),
    ],
)
def test_every_schema_has_its_kind_of_field(schema, options, kind, made):
    assert one(schema, made, **options).kind is kind


def test_a_digits_field_knows_how_many_it_wants(made):
    assert one({"type": "string", "pattern": "^\\d{12}$"}, made).digits == 12


def test_without_ui_schema_the_schema_order_is_drawn_with_its_objects_as_groups(made):
    library = made(
        {
            "title": "Đơn",
            "properties": {
                "ten": {"type": "string", "title": "Tên"},
                "noiO": {
                    "title": "Nơi ở",
                    "properties": {"soNha": {"type": "string"}},
                    "required": ["soNha"],
                },
            },
            "required": ["ten", "noiO"],
        }
    )

    declaration = library.layout("t", {})

    [page] = declaration.pages
    assert declaration.title == "Đơn"
    assert [page.parts[0].parts[1].title] == ["Nơi ở"]
    assert {p: (f.label, f.required) for p, f in asked(library).items()} == {
        "/ten": ("Tên", True),
        "/noiO/soNha": ("So nha", True),
    }


def test_what_an_optional_object_needs_is_needed_once_it_is_begun(made):
    inner = {"properties": {"so": {"type": "string"}}, "required": ["so"]}
    library = made({"properties": {"giay": inner}})

    assert not asked(library)["/giay/so"].required
    assert asked(library, {"giay": {"loai": "1"}})["/giay/so"].required


def test_categories_are_pages_and_groups_have_titles(made):
    control = {"type": "Control", "scope": "#/properties/a"}
    ui = {
        "type": "Categorization",
        "elements": [
            {"type": "Category", "label": "Một", "elements": [control]},
            {
                "type": "Category",
                "label": "Hai",
                "elements": [
                    {"type": "Group", "label": "Nhóm", "elements": [control]},
                    {"type": "Label", "text": "Đọc kỹ"},
                ],
            },
        ],
    }

    first, second = (
        made({"properties": {"a": {"type": "string"}}}, ui).layout("t", {}).pages
    )

    assert (first.title, second.title) == ("Một", "Hai")
    assert second.parts[-1].kind is FieldKind.STATIC
    assert second.parts[-1].label == "Đọc kỹ"


@pytest.mark.parametrize(
    ("effect", "shown"),
    [("SHOW", True), ("HIDE", False), ("ENABLE", True), ("DISABLE", False)],
)
def test_rules_show_and_hide_and_a_dead_field_counts_as_hidden(effect, shown, made):
    condition = {"scope": "#/properties/a", "schema": {"const": "x"}}
    rule = {"effect": effect, "condition": condition}
    ui = {
        "type": "VerticalLayout",
        "elements": [
            {"type": "Control", "scope": "#/properties/a"},
            {"type": "Control", "scope": "#/properties/b", "rule": rule},
        ],
    }
    text = {"type": "string"}
    library = made({"properties": {"a": text, "b": text}}, ui)

    assert ("/b" in asked(library, {"a": "x"})) is shown
    assert ("/b" in asked(library, {"a": "y"})) is not shown
    assert ("/b" in asked(library, {})) is not shown


def test_hidden_answers_are_dropped_and_so_is_what_hung_on_them(made):
    def shown_if(name):
        condition = {"scope": f"#/properties/{name}", "schema": {"const": "x"}}
        return {"effect": "SHOW", "condition": condition}

    ui = {
        "type": "VerticalLayout",
        "elements": [
            {"type": "Control", "scope": "#/properties/a"},
            {"type": "Control", "scope": "#/properties/b", "rule": shown_if("a")},
            {"type": "Control", "scope": "#/properties/c", "rule": shown_if("b")},
        ],
    }
    text = {"type": "string"}
    library = made({"properties": {"a": text, "b": text, "c": text}}, ui)

    assert library.clean("t", {"a": "y", "b": "x", "c": "z"}) == {"a": "y"}
    assert "/c" not in asked(library, {"a": "y", "b": "x", "c": "z"})


def test_conditions_may_be_joined_and_undefined_may_fail(made):
    def at(name, value):
        return {"scope": f"#/properties/{name}", "schema": {"const": value}}

    both = {"type": "AND", "conditions": [at("a", 1), at("b", 2)]}
    rule = {"effect": "SHOW", "condition": both}
    absent = {
        "scope": "#/properties/a",
        "schema": {"not": {"const": 1}},
        "failWhenUndefined": True,
    }
    ui = {
        "type": "VerticalLayout",
        "elements": [
            {"type": "Control", "scope": "#/properties/c", "rule": rule},
            {
                "type": "Control",
                "scope": "#/properties/d",
                "rule": {"effect": "SHOW", "condition": absent},
            },
        ],
    }
    text = {"type": "string"}
    library = made({"properties": {"c": text, "d": text}}, ui)

    assert set(asked(library, {"a": 1, "b": 2})) == {"/c"}
    assert set(asked(library, {"a": 1})) == set()
    assert set(asked(library, {})) == set()
    assert set(asked(library, {"a": 3})) == {"/d"}


def test_references_and_joined_schemas_are_followed(made):
    library = made(
        {
            "$defs": {"ten": {"type": "string", "title": "Họ tên", "maxLength": 9}},
            "allOf": [
                {"properties": {"a": {"$ref": "#/$defs/ten"}}},
                {"properties": {"a": {"title": "Tên khác"}}, "required": ["a"]},
            ],
        }
    )

    field = asked(library)["/a"]

    assert (field.label, field.max_length, field.required) == ("Tên khác", 9, True)


def test_the_branch_that_is_answered_is_the_one_asked(made):
    def branch(kind, name):
        return {
            "properties": {"loai": {"const": kind}, name: {"type": "string"}},
            "required": [name],
        }

    library = made({"type": "object", "oneOf": [branch("a", "x"), branch("b", "y")]})

    assert "/x" in asked(library, {"loai": "a"})
    assert "/y" in asked(library, {"loai": "b"})
    assert "/x" not in asked(library, {"loai": "b"})


def test_if_then_else_asks_what_follows(made):
    library = made(
        {
            "properties": {"a": {"type": "boolean"}},
            "if": {"properties": {"a": {"const": True}}, "required": ["a"]},
            "then": {"properties": {"b": {"type": "string"}}, "required": ["b"]},
        }
    )

    assert set(asked(library, {})) == {"/a"}
    assert asked(library, {"a": True})["/b"].required


def test_a_list_of_objects_is_a_table_with_the_columns_of_its_detail(made):
    items = {"properties": {"ten": {"type": "string"}, "tuoi": {"type": "integer"}}}
    ui = {
        "type": "ListWithDetail",
        "scope": "#/properties/con",
        "options": {"detail": {"type": "Control", "scope": "#/properties/ten"}},
    }
    schema = {"properties": {"con": {"type": "array", "items": items}}}

    whole = asked(made(schema))["/con"]
    detailed = asked(made(schema, ui))["/con"]

    assert [column.pointer for column in whole.columns] == ["/ten", "/tuoi"]
    assert [column.pointer for column in detailed.columns] == ["/ten"]


def test_words_come_from_i18n_keys_when_there_are_any(made):
    ui = {"type": "Control", "scope": "#/properties/a", "i18n": "nguoi.ten"}
    schema = {"properties": {"a": {"enum": ["x"], "title": "A"}}}
    words = {"nguoi.ten.label": "Tên gọi", "nguoi": {"ten": {"x": "Ích xì"}}}

    field = asked(made(schema, ui, **{"forms/t/vi.json": words}))["/a"]

    assert (field.label, field.options[0].label) == ("Tên gọi", "Ích xì")


def test_a_schema_that_holds_itself_ends(made):
    library = made({"properties": {"con": {"$ref": "#"}, "ten": {"type": "string"}}})

    declaration = library.layout("t", {})

    assert "/ten" in asked(library)
    assert declaration.unknown


def test_what_cannot_be_drawn_is_told_to_the_diagnostics(made):
    ui = {
        "type": "VerticalLayout",
        "elements": [
            {"type": "Gauge"},
            {"type": "Control", "scope": "#/properties/nowhere"},
            {"type": "Control", "scope": "#/properties/a"},
        ],
    }
    library = made({"properties": {"a": {"$ref": "https://example.org/x.json"}}}, ui)

    unknown = library.layout("t", {}).unknown

    assert [entry.split(":")[0] for entry in unknown] == [
        "Gauge",
        "#/properties/nowhere",
        "/a",
        "/a",
    ]


def test_a_pointer_with_signs_in_its_name_is_found_again(made):
    library = made({"properties": {"a/b~c": {"type": "string", "minLength": 3}}})

    assert set(asked(library)) == {"/a~1b~0c"}
    assert library.clean("t", {"a/b~c": "x"}) == {"a/b~c": "x"}


def test_a_rule_only_a_program_could_decide_leaves_its_part_shown(made):
    schema = {"properties": {"a": {"type": "string"}, "b": {"type": "string"}}}
    undecided = {"scope": "#"}
    library = made(
        schema,
        {
            "type": "VerticalLayout",
            "elements": [
                {
                    "type": "Control",
                    "scope": f"#/properties/{name}",
                    "rule": {"effect": effect, "condition": undecided},
                }
                for name, effect in (("a", "SHOW"), ("b", "HIDE"))
            ],
        },
    )

    [page] = library.layout("t", {}).pages

    assert [field.pointer for field in page.parts] == ["/a", "/b"]


def test_a_page_named_by_an_untranslated_key_is_called_after_it(made):
    library = made(
        {"properties": {"a": {"type": "string"}, "b": {"type": "string"}}},
        {
            "type": "Categorization",
            "elements": [
                {
                    "type": "Category",
                    "i18n": "pages.homeAddress",
                    "elements": [{"type": "Control", "scope": "#/properties/a"}],
                },
                {
                    "type": "Category",
                    "label": "Khác",
                    "elements": [{"type": "Control", "scope": "#/properties/b"}],
                },
            ],
        },
    )

    pages = library.layout("t", {}).pages

    assert [page.title for page in pages] == ["Home address", "Khác"]


def test_a_moment_kept_in_a_form_of_its_own_is_text_and_says_so(made):
    style = {"format": "date-time", "dateTimeSaveFormat": "D/M/YY h:mm a"}
    library = made(
        {"properties": {"a": {"type": "string"}}},
        {"type": "Control", "scope": "#/properties/a", "options": style},
    )

    declaration = library.layout("t", {"a": "1/2/26 9:05 am"})

    [page] = declaration.pages
    assert page.parts[0].kind is FieldKind.TEXT
    assert declaration.unknown == ("/a: cannot keep D/M/YY h:mm a, asked as text",)
