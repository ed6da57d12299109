"""Schemas made to hurt: they end, say so, and lose nothing."""

import json
from datetime import date

import pytest

from counter_app.domain.declarations import Group
from counter_app.forms import patience
from counter_app.forms.library import FormLibrary

TODAY = date(2026, 11, 23)


def chain(link, length=12):
    """Return ten lines that name ten lines, so many times over."""
    parts = {f"d{n}": link({"$ref": f"#/$defs/d{n + 1}"}) for n in range(length)}
    return {
        "type": "object",
        "properties": {"a": {"$ref": "#/$defs/d0"}},
        "$defs": {**parts, f"d{length}": {"type": "string"}},
    }


BOMBS = {
    "references in a circle": {
        "properties": {"a": {"$ref": "#/$defs/b"}},
        "$defs": {"b": {"$ref": "#/$defs/c"}, "c": {"$ref": "#/$defs/b"}},
    },
    "what is not itself": {"type": "object", "not": {"$ref": "#"}},
    "what is itself if it is": {"if": {"$ref": "#"}, "then": {"$ref": "#"}},
    "what is not itself by another name": {
        "$dynamicAnchor": "n",
        "not": {"$dynamicRef": "#n"},
    },
    "more parts than anybody reads": {
        "properties": {f"p{n}": {"type": "string"} for n in range(25_000)}
    },
    "joined parts": chain(lambda part: {"allOf": [part] * 10}),
    "ways to answer": chain(
        lambda part: {
            "oneOf": [part, {"type": "object", "properties": {"a": part}}] * 4
        }
    ),
    "objects in objects": chain(
        lambda part: {
            "type": "object",
            "properties": {f"p{n}": part for n in range(10)},
        }
    ),
    "lists in lists": chain(
        lambda part: {
            "type": "array",
            "items": {"properties": {f"p{n}": part for n in range(10)}},
        }
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_schema_that_asks_for_endless_work_is_given_up(name, made):
    answers = {"a": "còn đây"}
    library = made(BOMBS[name])

    library.layout("t", answers)
    library.faults("t", answers, TODAY)

    assert patience.spent(0) in (True, False)
    assert library.clean("t", answers) == answers


def test_what_was_given_up_is_said(made):
    declaration = made(BOMBS["objects in objects"]).layout("t", {})

    assert any("too big" in note for note in declaration.unknown)


def test_a_pattern_that_takes_years_is_left_to_the_portal(made):
    bomb = {"type": "string", "pattern": "^(a|aa)+$"}
    library = made({"properties": {"a": bomb}})

    faults = library.faults("t", {"a": "a" * 60 + "!"}, TODAY)

    assert faults == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (json.dumps({"title": "x" * 10_000_000}), "the most is 1,000,000"),
        ('{"allOf":[' * 100 + "{}" + "]}" * 100, "nested more than 60 deep"),
        ("{" * 100_000, "no JSON"),
        ('{"a": ' + "9" * 10_000 + "}", "no JSON"),
    ],
)
def test_a_file_that_is_too_much_is_not_read_and_its_reason_said(text, said):
    library = FormLibrary({"forms/t/schema.json": text})

    declaration = library.layout("t", {"ten": "An"})

    assert any(said in note for note in declaration.unknown)
    assert library.clean("t", {"ten": "An"}) == {"ten": "An"}


def test_nothing_is_fetched_from_elsewhere(made):
    library = made({"properties": {"a": {"$ref": "https://example.org/x.json"}}})

    assert library.layout("t", {}).unknown
    assert library.faults("t", {"a": 1}, TODAY) == []


def wide(count, part):
    return {"type": "object", "properties": {f"p{n}": part for n in range(count)}}


def listed(name):
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def test_a_wide_honest_schema_is_drawn_whole(made):
    parts = {"leaf": wide(20, {"type": "string"}), "row": wide(12, listed("leaf"))}
    schema = wide(4, listed("row")) | {"$defs": parts}
    answers = {f"p{n}": [{"p0": [{"p0": "x"}]}] * 3 for n in range(4)}

    declaration = made(schema).layout("t", answers)

    assert declaration.unknown == ()


def test_what_holds_itself_is_asked_whole_once_and_then_as_far_as_it_is_answered(made):
    parts = {"type": "object", "additionalProperties": {"$ref": "#"}}
    own = {f"o{n}": {"type": "string"} for n in range(30)}
    schema = {
        "properties": {**own, "parts": parts},
        "type": "object",
    }
    deep = {"o1": "trong cùng"}
    answers = {
        "parts": {f"p{n}": {"o0": "có", "parts": {"q": deep}} for n in range(40)}
    }
    library = made(schema)

    declaration = library.layout("t", answers)

    asked = [field.pointer for page in declaration.pages for field in every(page)]
    assert len(asked) < 200
    assert {"/parts/p39/o0", "/parts/p39/parts/q/o1"} <= set(asked)
    assert any("holds itself" in told for told in declaration.unknown)


def every(part):
    return (
        [f for p in part.parts for f in every(p)] if isinstance(part, Group) else [part]
    )
