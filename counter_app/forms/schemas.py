"""Walk a JSON Schema: follow references, join its parts, choose the branch in force.

Which properties an object has may depend on its answers (``if``, ``oneOf``,
``dependentSchemas``), so every question here is asked together with the answers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from counter_app.domain.jsonable import Json
from counter_app.forms.checker import Checker
from counter_app.forms.patience import spent
from counter_app.forms.patterns import found
from counter_app.forms.soup import (
    NOTHING,
    Schema,
    as_list,
    as_object,
    as_text,
    is_empty,
    texts,
)

DEEPEST = 12
"""Schemas may hold themselves; no form is nested deeper."""

_JOINING = frozenset(
    {"allOf", "if", "then", "else", "dependentSchemas", "dependentRequired", "$ref"}
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a scope leads: the answer's pointer, and what is asked there."""

    pointer: str
    schema: Schema
    required: bool = False
    name: str = ""
    whole: Schema = field(default_factory=dict)
    """The schema as written, where ``schema`` is what of it is in force."""


@dataclass(frozen=True, slots=True)
class SchemaBook:
    """One schema with its definitions."""

    root: Schema
    checker: Checker

    def resolved(self, schema: Json) -> Schema:
        """Follow ``$ref`` inside this schema; what leads nowhere asks for nothing."""
        here, seen = as_object(schema), 0
        while "$ref" in here and seen < DEEPEST:
            beside = {key: part for key, part in here.items() if key != "$ref"}
            here = {**self._at(as_text(here["$ref"])), **beside}
            seen += 1
        return here

    def _at(self, reference: str) -> Schema:
        if not reference.startswith("#/"):
            return self.root if reference == "#" else NOTHING
        here: Json = dict(self.root)
        for step in reference[2:].split("/"):
            name = unquote(step).replace("~1", "/").replace("~0", "~")
            if isinstance(here, Mapping):
                here = here.get(name)
            elif isinstance(here, list) and name.isdecimal() and int(name) < len(here):
                here = here[int(name)]
            else:
                return NOTHING
        return as_object(here)

    def leads_somewhere(self, schema: Json) -> bool:
        """Say whether the references of this schema are found."""
        return "$ref" not in as_object(schema) or bool(self.resolved(schema))

    def effective(self, schema: Json, value: Json, depth: int = 0) -> Schema:
        """Return the schema with the parts joined that count for this value."""
        here = self.resolved(schema)
        if depth > DEEPEST or spent():
            return here
        if not _JOINING.isdisjoint(here) or "oneOf" in here or "anyOf" in here:
            whole = {key: part for key, part in here.items() if key not in _JOINING}
            for part in self._parts(here, value):
                whole = joined(whole, self.effective(part, value, depth + 1))
            return whole
        return here

    def _parts(self, here: Schema, value: Json) -> Iterator[Json]:
        yield from as_list(here.get("allOf"))
        if "if" in here:
            holds = self.checker.fits(here["if"], {} if value is None else value)
            yield here.get("then" if holds else "else", {})
        yield from _dependent(here, as_object(value))
        for key in ("oneOf", "anyOf"):
            branch = self._branch(as_list(here.get(key)), value)
            if branch:
                yield dict(branch)

    def _branch(self, branches: Sequence[Json], value: Json) -> Schema:
        """Choose among objects the one that is being answered, else the first."""
        best, most = NOTHING, -1
        for branch in branches:
            here = self.resolved(branch)
            asked = as_object(here.get("properties"))
            if not asked:
                continue
            likeness = self.likeness(branch, value)
            if likeness > most:
                best, most = here, likeness
        return best

    def likeness(self, branch: Json, value: Json) -> int:
        """Tell how much an answer looks like an answer to this branch."""
        given = as_object(value)
        asked = as_object(self.resolved(branch).get("properties"))
        if given and self.checker.fits(branch, value):
            return 10_000
        told = 0
        for name, part in asked.items():
            if name not in given:
                continue
            schema = self.resolved(part)
            if "const" in schema or "enum" in schema:
                told += 1_000 if self.checker.fits(part, given[name]) else -1_000
            else:
                told += 1
        return max(told, 0)

    def find(
        self, scope: str, answers: Json, base: Place | None = None
    ) -> Place | None:
        """Return where a scope like ``#/properties/con`` leads, or None."""
        here = base or Place(pointer="", schema=self.root)
        if scope in ("#", "#/", ""):
            return here
        if not scope.startswith("#/"):
            return None
        steps = [
            unquote(step).replace("~1", "/").replace("~0", "~")
            for step in scope[2:].split("/")
        ]
        value = answers
        while steps:
            step = steps.pop(0)
            if step == "properties" and steps:
                name = steps.pop(0)
                found = self._property(here, name, value)
                if found is None:
                    return None
                here, value = found, as_object(value).get(name)
                continue
            inner = self.resolved(dict(here.whole or here.schema)).get(step)
            if isinstance(inner, list) and steps and steps[0].isdecimal():
                place = int(steps.pop(0))
                inner = inner[place] if place < len(inner) else None
            if not isinstance(inner, Mapping):
                return None
            here = Place(here.pointer, inner, here.required, here.name)
        return here

    def further(self, schema: Schema, name: str) -> Schema:
        """Return what is asked under a name the schema does not name, or nothing."""
        for pattern, part in as_object(schema.get("patternProperties")).items():
            if found(pattern, name):
                return as_object(part)
        return as_object(schema.get("additionalProperties"))

    def _property(self, here: Place, name: str, value: Json) -> Place | None:
        whole = self.effective(dict(here.schema), value)
        schema = as_object(whole.get("properties")).get(name)
        if schema is None:
            schema = self._anywhere(dict(here.whole or here.schema), name, 0)
        if schema is None:
            schema = dict(self.further(whole, name)) or None
        if schema is None:
            return None
        return Place(
            pointer=f"{here.pointer}/{escaped(name)}",
            schema=schema if isinstance(schema, Mapping) else NOTHING,
            # What an empty, optional object would need is not needed yet.
            required=name in texts(whole.get("required"))
            and (not here.name or here.required or not is_empty(value)),
            name=name,
        )

    def _anywhere(self, schema: Json, name: str, depth: int) -> Json:
        """Look for a property in branches that are not in force now."""
        if depth > DEEPEST or spent():
            return None
        here = self.resolved(schema)
        found = as_object(here.get("properties")).get(name)
        if found is not None:
            return found
        inner = [here.get(key) for key in ("if", "then", "else")]
        for key in ("allOf", "anyOf", "oneOf"):
            inner.extend(as_list(here.get(key)))
        for key in ("dependentSchemas", "dependencies"):
            inner.extend(as_object(here.get(key)).values())
        for part in inner:
            if isinstance(part, Mapping):
                found = self._anywhere(dict(part), name, depth + 1)
                if found is not None:
                    return found
        return None


def _dependent(here: Schema, given: Schema) -> Iterator[Json]:
    """Yield what answering one question asks besides."""
    for key in ("dependentRequired", "dependentSchemas", "dependencies"):
        for name, needed in as_object(here.get(key)).items():
            if name in given:
                yield {"required": needed} if isinstance(needed, list) else needed


def escaped(name: str) -> str:
    """Write one step of a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def joined(first: Schema, second: Schema) -> dict[str, Json]:
    """Return what both ask for."""
    whole: dict[str, Json] = {**first, **second}
    asked = dict(as_object(first.get("properties")))
    for name, part in as_object(second.get("properties")).items():
        before = asked.get(name)
        asked[name] = (
            {**before, **part}
            if isinstance(before, Mapping) and isinstance(part, Mapping)
            else part
        )
    if asked:
        whole["properties"] = asked
    needed = dict.fromkeys(
        (*texts(first.get("required")), *texts(second.get("required")))
    )
    if needed:
        whole["required"] = list(needed)
    return whole


def schema_of(value: Json) -> dict[str, Json]:
    """Return a schema for an answer that came without one: it asks what is there."""
    if isinstance(value, dict):
        return {
            "type": "object",
            "properties": {name: schema_of(part) for name, part in value.items()},
        }
    if isinstance(value, list):
        return {"type": "array", "items": schema_of(value[0] if value else "")}
    for kind, types in (("boolean", bool), ("integer", int), ("number", float)):
        if isinstance(value, types):
            return {"type": kind}
    return {"type": "string"}
