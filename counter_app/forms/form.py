"""One form of the pack, read once: its schema, its UI schema and its words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from counter_app.domain.folding import nfc
from counter_app.domain.jsonable import Json
from counter_app.forms.bundling import Bundle
from counter_app.forms.checker import Checker
from counter_app.forms.places import Places
from counter_app.forms.schemas import SchemaBook
from counter_app.forms.soup import Schema, as_object, as_text

NO_UI: Schema = {"type": "Control", "scope": "#", "label": False}
"""Without a UI schema the whole answer is one control: its parts below each other."""


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
        try:
            told: Json = json.loads(text)
        except (ValueError, RecursionError):
            broken.append(f"{path.removeprefix(folder + '/')}: no JSON")
            return None
        return told

    shared = {path: read(path) for path in files if path.startswith(LISTS)}
    root = Bundle(shared, folder).joined(read(f"{folder}/schema.json"))
    ui, words = read(f"{folder}/ui.json"), read(f"{folder}/vi.json")
    checker = Checker(root)
    if checker.broken:
        broken.append(f"schema.json: {checker.broken}")
    return Form(
        book=SchemaBook(as_object(root), checker),
        ui=as_object(ui) or NO_UI,
        words=as_object(words),
        places=places,
        office=office,
        broken=tuple(broken),
    )
