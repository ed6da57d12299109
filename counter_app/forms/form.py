"""One form of the pack, read once: its schema, its UI schema and its words."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counter_app.domain.folding import nfc
from counter_app.domain.jsonable import Json
from counter_app.forms.bundling import Bundle
from counter_app.forms.checker import Checker
from counter_app.forms.places import Places
from counter_app.forms.schemas import SchemaBook
from counter_app.forms.soup import Schema, as_object, as_text, texts

NO_UI: Schema = {"type": "Control", "scope": "#", "label": False}
"""Without a UI schema the whole answer is one control: its parts below each other."""


LONGEST = 1_000_000
"""Letters of a file; the largest declaration has some 30,000."""
MOST_PARTS = 6_000
"""Objects and lists of a file; checking a schema takes the library 0.3 ms each."""
DEEPEST_FILE = 60
"""Objects and lists in each other in one file."""
STEM = "/value"
"""Where an answer stands that is no object: a list, or one value."""
LISTS = "forms/lists/"
"""Where declarations find what they share."""


@dataclass(frozen=True, slots=True)
class Form:
    """A declaration as its files say, before any answer."""

    book: SchemaBook
    ui: Schema
    words: Schema
    """i18n key to text; nested or flat with dots."""
    places: Places
    office: str
    paper: Schema
    """How the paper that is signed says it; see forms/declared."""
    stem: str = ""
    """Where the answer stands when it is no object: a list, or one value."""
    broken: tuple[str, ...] = ()

    def said(self, key: str, otherwise: str) -> str:
        """Return the text of an i18n key, or the other text."""
        if not key:
            return otherwise
        flat = self.words.get(key)
        if isinstance(flat, str):
            return nfc(flat)
        here: Json = dict(self.words)
        for step in key.split("."):
            here = as_object(here).get(step)
        return as_text(here) or otherwise


def read_form(
    folder: str, files: Mapping[str, str], places: Places, office: str
) -> Form:
    """Read ``schema.json``, ``ui.json`` and ``vi.json`` of a folder, broken or not."""
    broken: list[str] = []

    def read(path: str) -> Json:
        text = files.get(path)
        if text is None:
            return None
        told, problem = parsed(text)
        if problem:
            broken.append(f"{path.removeprefix(folder + '/')}: {problem}")
        return told

    shared = {path: read(path) for path in files if path.startswith(LISTS)}
    root = Bundle(shared, folder).joined(read(f"{folder}/schema.json"))
    ui, words = read(f"{folder}/ui.json"), read(f"{folder}/vi.json")
    checker = Checker(root)
    if checker.broken:
        broken.append(f"schema.json: {checker.broken}")
    return Form(
        stem="" if _is_of_objects(as_object(root)) else STEM,
        book=SchemaBook(as_object(root), checker),
        ui=as_object(ui) or NO_UI,
        words=as_object(words),
        places=places,
        office=office,
        paper=as_object(read(f"{folder}/paper.json")),
        broken=tuple(broken),
    )


def parsed(text: str) -> tuple[Json, str]:
    """Return what a file says, or nothing and why: no JSON, too long, too deep."""
    if len(text) > LONGEST:
        return None, f"{len(text):,} letters; the most is {LONGEST:,}"
    try:
        told: Json = json.loads(text)
    except (ValueError, RecursionError):
        return None, "no JSON"
    level, depth, parts = [told], 0, 0
    while level and depth <= DEEPEST_FILE:
        parts += sum(isinstance(part, dict | list) for part in level)
        level = [part for whole in level for part in _parts_of(whole)]
        depth += 1
    if parts > MOST_PARTS:
        return None, f"{parts:,} objects and lists; the most is {MOST_PARTS:,}"
    if level:
        return None, f"nested more than {DEEPEST_FILE} deep"
    return told, ""


def _parts_of(value: Json) -> Iterable[Json]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _is_of_objects(root: Schema) -> bool:
    """Say whether the answer as a whole is an object, as a declaration's is."""
    told = root.get("type")
    if told is None:
        return not {"items", "enum", "const"} & root.keys()
    return told == "object" or "object" in texts(told)
