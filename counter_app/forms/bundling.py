"""Parts that several declarations share, joined into the one that names them.

A schema may say ``"$ref": "../lists/ho_tich.json#/$defs/dan_toc"``, as JSON Schema
allows and editors follow. Nothing is fetched: the file is in the pack or it is not
there. Joined schemas are whole: whoever checks answers needs no other file.
"""

import posixpath
from collections.abc import Mapping

from counter_app.domain.jsonable import Json
from counter_app.forms.soup import as_object, as_text

PARTS = "/$defs/"


class Bundle:
    """One schema while the shared parts it names are joined into it."""

    def __init__(self, files: Mapping[str, Json], folder: str) -> None:
        self._files = files
        self._folder = folder
        self._parts: dict[str, Json] = {}

    def joined(self, root: Json) -> Json:
        """Return the schema with every shared part under its own ``$defs``."""
        if not isinstance(root, Mapping):
            return root
        whole = self._rewritten(dict(root), f"{self._folder}/schema.json", inside=False)
        if not self._parts or not isinstance(whole, dict):
            return whole
        own = dict(as_object(whole.get("$defs")))
        return {**whole, "$defs": {**own, **self._parts}}

    def _rewritten(self, here: Json, path: str, *, inside: bool) -> Json:
        if isinstance(here, list):
            return [self._rewritten(part, path, inside=inside) for part in here]
        if not isinstance(here, dict):
            return here
        told = {
            key: self._rewritten(part, path, inside=inside)
            for key, part in here.items()
        }
        if isinstance(here.get("$ref"), str):
            told["$ref"] = self._reference(as_text(here["$ref"]), path, inside=inside)
        return told

    def _reference(self, reference: str, path: str, *, inside: bool) -> str:
        place, _, pointer = reference.partition("#")
        if not place and not inside:
            return reference
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), place))
        target = target if place else path
        name = pointer.removeprefix(PARTS)
        found = as_object(as_object(self._files.get(target)).get("$defs"))
        if not pointer.startswith(PARTS) or name not in found:
            return reference
        joined = f"{posixpath.basename(target).removesuffix('.json')}.{name}"
        if joined not in self._parts:
            self._parts[joined] = {}  # a part may name itself
            self._parts[joined] = self._rewritten(found[name], target, inside=True)
        return f"#{PARTS}{joined}"
