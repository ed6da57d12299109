"""The files of a pack: TOML as people write it, JSON as it is built for counters."""

import json
import tomllib
from collections.abc import Mapping, Sequence, Set
from datetime import date, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app.domain.folding import nfc

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

Files = Mapping[str, str]
Given = Mapping[str, Any]

_DAYS = frozenset(
    {"valid_from", "valid_to", "from", "until", "known_until", "starts", "latest"}
    | {"earliest", "issued"}
)
_HOURS = frozenset({"cutoff"})


class PackBroken(ValueError):
    """A pack that cannot be used; the text says which file and why."""


def files_of(folder: Path) -> dict[str, str]:
    """Return every text file of a pack's folder by its path inside it."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".toml", ".json"}
    }


def source(files: Files, path: str) -> dict[str, Any]:
    """Return what a file says, dates and times as such; raise PackBroken."""
    try:
        text = nfc(files[path])
    except KeyError as error:
        raise PackBroken(f"{path}: missing") from error
    try:
        if path.endswith(".json"):
            found: object = json.loads(text, object_hook=_dated)
        else:
            found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise PackBroken(f"{path}: {error}") from error
    if not isinstance(found, dict):
        raise PackBroken(f"{path}: is no table")
    return found


def as_json(given: Given) -> str:
    """Write a file's content as the JSON that ``source`` reads back."""
    return json.dumps(
        given, ensure_ascii=False, default=lambda value: value.isoformat()
    )


def must_fit(files: Files, path: str, given: Given, kind: str) -> None:
    """Raise PackBroken, naming place and reason, unless the schema holds."""
    for problem in misfits(files, given, kind):
        raise PackBroken(f"{path}: {problem}")


def misfits(files: Files, given: Given, kind: str) -> Sequence[str]:
    """Return where and why the schema of this kind of file does not hold."""
    name = f"schemas/{kind}.schema.json"
    try:
        validator = _validator(files[name])
    except (KeyError, ValueError) as error:
        raise PackBroken(f"{name}: {error}") from error
    plain = json.loads(as_json(given))
    found = []
    for fault in validator.iter_errors(plain):
        where = "/".join(str(step) for step in fault.absolute_path)
        found.append(f"{where}: {fault.message}")
    return found


def must_differ(what: str, names: Sequence[object]) -> None:
    """Raise PackBroken when something is given twice."""
    twice = {str(name) for name in names if names.count(name) > 1}
    if twice:
        raise PackBroken(f"{what} given twice: {', '.join(sorted(twice))}")


def must_know(path: str, what: str, named: Set[str], known: Set[str]) -> None:
    """Raise PackBroken when something is named that is not there."""
    if named - known:
        raise PackBroken(f"{path}: no {what} {', '.join(sorted(named - known))}")


def day_of(value: object) -> date:
    """Return a day as the file gave it; TypeError for text."""
    # A day in quotation marks is text to TOML, and text never equals a date.
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is no date")
    return value


def _dated(given: dict[str, Any]) -> dict[str, Any]:
    """Give JSON's texts their days and hours back; the schema judges the rest."""
    for name, value in given.items():
        if isinstance(value, str) and name in _DAYS:
            given[name] = date.fromisoformat(value)
        elif isinstance(value, str) and name in _HOURS:
            given[name] = time.fromisoformat(value)
    return given


@lru_cache(maxsize=8)
def _validator(schema: str) -> "Draft202012Validator":
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(schema))
