"""Everything that is wrong with a pack, not only the first of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

from counter_app.catalogue.limits import limit_of, price_of
from counter_app.catalogue.packs import calendar_in, read_pack
from counter_app.catalogue.plans import plan_in
from counter_app.catalogue.shelf import checked_procedure
from counter_app.catalogue.sources import Files, PackBroken, misfits, source

MOST_PROBLEMS = 200
"""A pack worse than that is told by its first ones."""
DEEPEST = 64


@dataclass(frozen=True, slots=True)
class Checked:
    """What a pack holds and what is wrong with it."""

    procedures: int
    forms: int
    problems: tuple[str, ...]


def check(files: Files) -> Checked:
    """Look through a whole pack; raises nothing."""
    try:
        head = source(files, "pack.toml")
    except PackBroken as fault:
        return Checked(0, 0, (str(fault),))
    listed = [path for path in head.get("procedures", []) if isinstance(path, str)]
    problems = [*_all(files, head, listed)][:MOST_PROBLEMS]
    if not problems:
        try:
            read_pack(files)
        except PackBroken as fault:
            problems.append(str(fault))
    return Checked(len(listed), len(form_names(files)), tuple(dict.fromkeys(problems)))


def form_names(files: Files) -> list[str]:
    """Return the declarations of a pack."""
    found = (path.split("/") for path in files if path.startswith("forms/"))
    return sorted(
        parts[1] for parts in found if len(parts) == 3 and parts[2] == "schema.json"
    )


def _all(files: Files, head: Mapping[str, Any], listed: list[str]) -> Iterator[str]:
    for problem in _misfits(files, head, "pack"):
        yield f"pack.toml: {problem}"
    for path in listed:
        yield from _procedure(files, path)
    for path in sorted(files):
        if path.startswith("procedures/") and path not in listed:
            yield f"{path}: not listed in pack.toml"
    for path in (head.get("calendar"), *head.get("calendars", ())):
        yield from _said(lambda path=path: calendar_in(files, str(path)))
    for path in head.get("rollout", ()):
        yield from _said(lambda path=path: plan_in(files, str(path), checked=True))
    for name in form_names(files):
        yield from _form(files, f"forms/{name}")


def _misfits(files: Files, given: Mapping[str, Any], kind: str) -> Iterator[str]:
    try:
        yield from misfits(files, given, kind)
    except PackBroken as fault:
        yield str(fault)


def _said(read: Any) -> Iterator[str]:
    try:
        read()
    except PackBroken as fault:
        yield str(fault)


def _procedure(files: Files, path: str) -> Iterator[str]:
    try:
        given = source(files, path)
    except PackBroken as fault:
        yield str(fault)
        return
    found = [f"{path}: {problem}" for problem in _misfits(files, given, "procedure")]
    yield from found
    if found:
        return
    yield from _values(given, path)
    yield from _said(lambda: checked_procedure(files, path))
    form = given.get("form")
    if form and f"forms/{form}/schema.json" not in files:
        yield f"{path}: form: there is no forms/{form}/schema.json"


def _values(given: Mapping[str, Any], path: str) -> Iterator[str]:
    """Read each limit and price by itself, to say which of them is wrong."""
    for offer in given["offers"]:
        channel = offer["channel"]
        try:
            limit_of(offer["limit"])
        except (KeyError, TypeError, ValueError) as error:
            yield f"{path}: offers/{channel}/limit: {error}"
        for place, price in enumerate(offer["prices"]):
            try:
                price_of(price)
            except (KeyError, TypeError, ValueError) as error:
                yield f"{path}: offers/{channel}/prices/{place}: {error}"


def _form(files: Files, folder: str) -> Iterator[str]:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError

    for name in ("schema.json", "ui.json", "vi.json"):
        path = f"{folder}/{name}"
        if path not in files:
            continue
        try:
            read = json.loads(files[path])
        except (ValueError, RecursionError) as error:
            yield f"{path}: {error}"
            continue
        if name == "schema.json":
            try:
                Draft202012Validator.check_schema(read)
            except SchemaError as error:
                where = "/".join(str(step) for step in error.absolute_path)
                yield f"{path}: {where}: {error.message}"
            yield from _Walk(files).problems(path, read)


class _Walk:
    """Follows the references of a schema; one that comes back to itself has no end."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._read: dict[str, Any] = {}
        self._done: set[str] = set()

    def problems(self, path: str, schema: Any) -> Iterator[str]:
        """Return references that lead nowhere or round in a circle."""
        self._read[path] = schema
        yield from self._look(path, schema, (f"{path}#",), 0)

    def _look(
        self, path: str, here: Any, way: tuple[str, ...], depth: int
    ) -> Iterator[str]:
        if depth > DEEPEST:
            yield f"{path}: nested more than {DEEPEST} deep"
            return
        if isinstance(here, list):
            for part in here:
                yield from self._look(path, part, way, depth + 1)
        elif isinstance(here, dict):
            reference = here.get("$ref")
            if isinstance(reference, str):
                yield from self._follow(path, reference, way, depth)
            for name, part in here.items():
                if name not in {"$defs", "definitions", "$ref"}:
                    yield from self._look(path, part, way, depth + 1)

    def _follow(
        self, path: str, reference: str, way: tuple[str, ...], depth: int
    ) -> Iterator[str]:
        file, _, pointer = reference.partition("#")
        target = normpath(join(dirname(path), file)) if file else path
        name = f"{target}#{pointer}"
        if name in way:
            yield f"{path}: $ref goes round in a circle: {' > '.join((*way, name))}"
            return
        if name in self._done:
            return
        found = self._at(target, pointer)
        if found is None:
            yield f"{path}: $ref leads nowhere: {reference}"
            return
        yield from self._look(target, found, (*way, name), depth + 1)
        self._done.add(name)

    def _at(self, target: str, pointer: str) -> Any:
        if target not in self._read:
            try:
                self._read[target] = json.loads(self._files.get(target, "null"))
            except (ValueError, RecursionError):
                return None
        here = self._read[target]
        for step in pointer.split("/")[1:]:
            key = unquote(step).replace("~1", "/").replace("~0", "~")
            if isinstance(here, list) and key.isdecimal() and int(key) < len(here):
                here = here[int(key)]
            elif isinstance(here, dict):
                here = here.get(key)
            else:
                return None
        return here
