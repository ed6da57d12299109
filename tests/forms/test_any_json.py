"""Whatever a pack holds and whatever was answered: nothing is ever raised."""

import json
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.domain.people import Citizen
from counter_app.forms.library import FormLibrary

KEYS = st.sampled_from(
    [
        "type",
        "properties",
        "items",
        "required",
        "enum",
        "const",
        "oneOf",
        "anyOf",
        "allOf",
        "if",
        "then",
        "else",
        "$ref",
        "title",
        "format",
        "pattern",
        "minLength",
        "maxLength",
        "minimum",
        "minItems",
        "default",
        "scope",
        "elements",
        "rule",
        "effect",
        "condition",
        "schema",
        "options",
        "detail",
        "label",
        "text",
        "card",
        "copy",
        "when",
        "from",
        "words_of",
        "conditions",
        "dependentSchemas",
        "a",
        "b",
        "tinh",
        "errorMessage",
        "errorAt",
        "suggest",
    ]
)
WORDS = st.sampled_from(
    [
        "object",
        "array",
        "string",
        "integer",
        "number",
        "boolean",
        "null",
        "date",
        "partial-date",
        "address",
        "#",
        "#/a",
        "#/properties/a",
        "#/properties/b",
        "#/properties/a/properties/b",
        "Control",
        "Group",
        "Label",
        "VerticalLayout",
        "Categorization",
        "Category",
        "ListWithDetail",
        "SHOW",
        "HIDE",
        "AND",
        "name",
        "/a",
        "(",
    ]
)
LEAVES = st.none() | st.booleans() | st.integers(-2, 3) | WORDS | st.floats(0, 2)
SOUP = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=25,
)
OBJECT = st.dictionaries(KEYS, SOUP, max_size=5)
SCHEMA = st.fixed_dictionaries(
    {"properties": st.dictionaries(KEYS, OBJECT, max_size=3)}
)
CONTROL = OBJECT.map(
    lambda told: {"type": "Control", "scope": "#/properties/a", **told}
)


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    schema=SOUP | SCHEMA | st.builds(lambda a, b: {**a, **b}, OBJECT, SCHEMA),
    ui=SOUP | CONTROL | st.none(),
    answers=st.dictionaries(KEYS, SOUP, max_size=3),
)
def test_any_json_is_drawn_judged_filled_and_cleaned(schema, ui, answers):
    files = {"forms/t/schema.json": json.dumps(schema)}
    if ui is not None:
        files["forms/t/ui.json"] = json.dumps(ui)
    library = FormLibrary(files)

    filled = library.prefill("t", answers, Citizen(name="Đỗ Thị Phượng"))

    library.layout("t", filled)
    library.asks("t")
    library.from_card("t")
    kept = library.clean("t", filled)
    for fault in library.faults("t", kept, date(2026, 11, 23)):
        assert isinstance(fault.pointer, str)


def test_text_that_is_no_json_is_told_and_draws_nothing():
    library = FormLibrary({"forms/t/schema.json": "{", "forms/t/ui.json": "<xml/>"})

    declaration = library.layout("t", {"a": 1})

    assert declaration.unknown[:2] == ("schema.json: no JSON", "ui.json: no JSON")
    assert library.faults("t", {"a": 1}, date(2026, 11, 23)) == []
