"""What the pack in force says of procedures: their names, fields and papers."""

import dataclasses
import logging
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, Literal

import msgspec

from city_portal.files.packs import Packs

log = logging.getLogger(__name__)

_ONLINE = ("full", "part")
Kind = Literal["phase", "batch"]
_PARTS: tuple[tuple[Kind, str, str], ...] = (
    ("phase", "phases", "units"),
    ("batch", "batches", "services"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One procedure, as the back office and its reports need it."""

    code: str
    name: str
    field: str
    field_code: str = ""
    online: bool = False
    """It is offered online in full or in part."""
    papers: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Id of a row of the checklist to its short name."""
    at_home: frozenset[str] = frozenset()
    """Rows of the checklist that go with a declaration from home."""
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A target of a roll-out plan, in percent."""

    plan: str
    name: str
    measure: str
    percent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPart:
    """One phase of a roll-out plan (of offices), or one batch (of procedures)."""

    plan_id: str
    plan: str
    kind: Kind
    id: str
    name: str
    planned: int
    """Offices or services, as the plan says; 0: it does not."""
    starts: str
    """ISO day; empty: the source does not say."""
    latest: str = ""
    """Then: before this day."""


class Catalogue:
    """The pack in force, read once; a new pack is seen at once."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs
        self._lock = Lock()
        self._sha256 = ""
        self._procedures: dict[str, Procedure] = {}
        self._plans: list[dict[str, Any]] = []
        self._labels: dict[str, dict[str, str]] = {}
        self._files: Mapping[str, str] = {}

    def procedures(self) -> Mapping[str, Procedure]:
        """Return every procedure by its code; empty without a pack."""
        self._refresh()
        return self._procedures

    def targets(self) -> list[Target]:
        """Return the targets of the plans the pack knows."""
        self._refresh()
        return [
            Target(
                plan=plan["name"],
                name=one["name"],
                measure=one["measure"],
                percent=float(one.get("more_than", one.get("at_least", 0))),
            )
            for plan in self._plans
            for one in plan.get("targets", [])
        ]

    def parts(self) -> list[PlanPart]:
        """Return the phases, then the batches, of each plan the pack knows."""
        self._refresh()
        return [
            PlanPart(
                plan_id=plan.get("id", ""),
                plan=plan["name"],
                kind=kind,
                id=str(one.get("id", "")),
                name=one["name"],
                planned=int(one.get(counted, 0)),
                starts=str(one.get("starts", "")),
                latest="" if "starts" in one else str(one.get("latest", "")),
            )
            for plan in self._plans
            for kind, listed, counted in _PARTS
            for one in plan.get(listed, [])
        ]

    def labels(self, form: str) -> Mapping[str, str]:
        """Return the titles of a declaration's fields by dotted name."""
        self._refresh()
        with self._lock:
            if form not in self._labels:
                self._labels[form] = _labels(self._files, form)
            return self._labels[form]

    def _refresh(self) -> None:
        pack = self._packs.current()
        with self._lock:
            if pack is None or pack.sha256 == self._sha256:
                return
            self._files = pack.files
            self._procedures = _procedures(pack.files)
            self._plans = [
                _toml(path, text)
                for path, text in sorted(pack.files.items())
                if path.startswith("rollout/") and path.endswith(".toml")
            ]
            self._labels = {}
            self._sha256 = pack.sha256


def _procedures(files: Mapping[str, str]) -> dict[str, Procedure]:
    found = {}
    for path, text in files.items():
        if not path.startswith("procedures/") or not path.endswith(".toml"):
            continue
        written = _toml(path, text)
        code = str(written.get("code", ""))
        if code:
            found[code] = Procedure(
                code=code,
                name=str(written.get("short_name") or written.get("name", code)),
                field=str(written.get("field", "")),
                field_code=str(written.get("field_code", "")),
                online=written.get("online") in _ONLINE,
                papers={
                    str(row["id"]): str(row.get("short_name") or row.get("name", ""))
                    for row in written.get("checklist", [])
                },
                at_home=frozenset(
                    str(row["id"])
                    for row in written.get("checklist", [])
                    if "self" in row.get("channels", ["self"])
                ),
                form=str(written.get("form", "")),
            )
    return found


def _toml(path: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        log.warning("%s of the catalogue cannot be read: %s", path, error)
        return {}


def _labels(files: Mapping[str, str], form: str) -> dict[str, str]:
    text = files.get(f"forms/{form}/schema.json")
    if not text:
        return {}
    try:
        schema = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return {}
    labels: dict[str, str] = {}
    _collect(schema, "", labels)
    return labels


def _collect(schema: Any, way: str, labels: dict[str, str]) -> None:
    parts = schema.get("properties") if isinstance(schema, dict) else None
    for name, part in parts.items() if isinstance(parts, dict) else ():
        if isinstance(part, dict):
            if isinstance(part.get("title"), str):
                labels[f"{way}{name}"] = part["title"]
            _collect(part, f"{way}{name}.", labels)
