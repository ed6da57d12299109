"""Dossiers, the operations that made them, and the feed."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import msgspec
from sqlalchemy import (
    Connection,
    Select,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from city_portal.store import schema
from city_portal.store.prepared import Prepared, asked_for, one_of, whole

_DOSSIER, _DONE = schema.dossier.c, schema.operation.c
_COLUMNS = _DOSSIER.keys()
_ONE = Prepared(select(schema.dossier).where(_DOSSIER.id == bindparam("this")))
_ADD = Prepared(insert(schema.dossier), *_COLUMNS)
_PUT = Prepared(
    update(schema.dossier)
    .where(_DOSSIER.id == bindparam("this"))
    .values({name: bindparam(name) for name in _COLUMNS})
)
_SINCE = Prepared(
    select(schema.dossier)
    .where(_DOSSIER.org == bindparam("office"), _DOSSIER.sequence > bindparam("after"))
    .order_by(_DOSSIER.sequence)
    .limit(bindparam("most"))
)
_APPLIED = select(*[column for column in _DONE if column is not _DONE.image])
_OPERATION = Prepared(
    _APPLIED.where(_DONE.org == bindparam("office"), _DONE.id == bindparam("this"))
)
_ADD_OPERATION = Prepared(insert(schema.operation), *_DONE.keys())
_ADD_IMAGE = Prepared(insert(schema.operation_image), *schema.operation_image.c.keys())
_THESE = Prepared(select(schema.dossier).where(one_of(_DOSSIER.id)))
_THESE_DONE = Prepared(
    _APPLIED.where(_DONE.org == bindparam("office"), one_of(_DONE.id))
)
_THESE_GONE = Prepared(
    select(schema.superseded).where(one_of(schema.superseded.c.dossier))
)
_SUPERSEDED = Prepared(
    select(schema.superseded.c.operation).where(
        schema.superseded.c.dossier == bindparam("which"),
        schema.superseded.c.operation == bindparam("this"),
    )
)
_SUPERSEDE = Prepared(insert(schema.superseded), "dossier", "operation")
_AWAIT_NOTHING = Prepared(
    delete(schema.awaited).where(schema.awaited.c.dossier == bindparam("this"))
)
_AWAIT = Prepared(insert(schema.awaited), "dossier", "sha256")


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """The portal's copy of a dossier."""

    id: str
    org: str
    code: str
    official_code: str | None
    tip: str
    version: int
    sequence: int
    status: str
    arrived_at: str
    fields: dict[str, Any]


class Applied(msgspec.Struct, frozen=True, kw_only=True):
    """An operation that took effect."""

    org: str
    id: str
    dossier: str
    device: str
    fingerprint: str
    version: int
    sequence: int
    applied_at: str


class Dossiers:
    """What is asked about dossiers in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def whole(self) -> AbstractContextManager[object]:
        """What is written in it is written whole or not at all."""
        return whole(self._connection)

    def get(self, dossier: str) -> Copy | None:
        """Return a dossier."""
        row = _ONE.first(self._connection, {"this": dossier})
        return _copy(row) if row else None

    def of_code(self, code: str) -> Sequence[Copy]:
        """Return the dossiers with this printed or official code, of any office."""
        table = schema.dossier.c
        matches = (table.code == code) | (table.official_code == code)
        return self._copies(select(schema.dossier).where(matches).limit(20))

    def arrived_since(self, org: str, moment: str, limit: int) -> Sequence[Copy]:
        """Return an office's dossiers that arrived since then, newest first."""
        table = schema.dossier.c
        return self._copies(
            select(schema.dossier)
            .where(table.org == org, table.arrived_at >= moment)
            .order_by(table.arrived_at.desc(), table.code)
            .limit(limit)
        )

    def has_code(self, org: str, code: str) -> bool:
        """Say whether a printed code of this office belongs to a dossier."""
        table = schema.dossier.c
        matches = (table.org == org) & (table.code == code)
        return bool(self._connection.scalar(select(table.id).where(matches)))

    def since(self, org: str, sequence: int, limit: int) -> Sequence[Copy]:
        """Return the dossiers changed after this sequence, in order."""
        asked = {"office": org, "after": sequence, "most": limit}
        return [*map(_copy, _SINCE.all(self._connection, asked))]

    def tips(self, org: str) -> Sequence[tuple[str, str, str]]:
        """Return (dossier, printed code, tip) of everything an office has."""
        table = schema.dossier.c
        found = select(table.id, table.code, table.tip).where(table.org == org)
        return [(row.id, row.code, row.tip) for row in self._connection.execute(found)]

    def of_day(self, org: str, tail: str) -> Sequence[Copy]:
        """Return an office's dossiers whose printed code is of a day, ``YYMMDD``."""
        table = schema.dossier.c
        return self._copies(
            select(schema.dossier)
            .where(table.org == org, table.code.like(f"%-{tail}-%"))
            .order_by(table.code)
        )

    def some(self, org: str, dossiers: Sequence[str]) -> Sequence[Copy]:
        """Return those of the named dossiers that the office has."""
        table = schema.dossier.c
        return self._copies(
            select(schema.dossier).where(table.org == org, table.id.in_(dossiers))
        )

    def undecided(self, status: str, arrived_before: str) -> Sequence[Copy]:
        """Return dossiers of this status that arrived by then, oldest first."""
        table = schema.dossier.c
        return self._copies(
            select(schema.dossier)
            .where(table.status == status, table.arrived_at <= arrived_before)
            .order_by(table.arrived_at)
            .limit(100)
        )

    def add(self, copy: Copy) -> None:
        """Keep a new dossier; IntegrityError if its id or code is taken."""
        _ADD.run(self._connection, _row(copy))

    def put(self, copy: Copy) -> None:
        """Keep this version of a dossier."""
        _PUT.run(self._connection, {**_row(copy), "this": copy.id})

    def operation(self, org: str, name: str) -> Applied | None:
        """Return an operation that took effect."""
        named = {"office": org, "this": name}
        row = _OPERATION.first(self._connection, named)
        return Applied(**row) if row else None

    def add_operation(self, applied: Applied, image: bytes) -> None:
        """Keep an operation and its bytes; IntegrityError if its id was used."""
        _ADD_OPERATION.run(self._connection, _done(applied))
        _ADD_IMAGE.run(self._connection, _bytes(applied, image))

    def is_superseded(self, dossier: str, operation: str) -> bool:
        """Say whether this operation's device has replaced it."""
        named = {"which": dossier, "this": operation}
        return _SUPERSEDED.scalar(self._connection, named) is not None

    def supersede(self, dossier: str, operations: Iterable[str]) -> None:
        """Note operations their device has replaced."""
        for name in operations:
            if not self.is_superseded(dossier, name):
                _SUPERSEDE.run(
                    self._connection, {"dossier": dossier, "operation": name}
                )

    def await_files(self, dossier: str, missing: Iterable[str]) -> None:
        """Note which files of a dossier are still to come."""
        _AWAIT_NOTHING.run(self._connection, {"this": dossier})
        for sha256 in missing:
            _AWAIT.run(self._connection, {"dossier": dossier, "sha256": sha256})

    def waiting_for(self, sha256: str) -> Sequence[Copy]:
        """Return the dossiers that wait for a file, by office and age."""
        table = schema.dossier.c
        waiting = select(schema.awaited.c.dossier).where(
            schema.awaited.c.sha256 == sha256
        )
        return self._copies(
            select(schema.dossier)
            .where(table.id.in_(waiting))
            .order_by(table.org, table.sequence)
        )

    def _copies(self, found: Select[Any]) -> list[Copy]:
        return [*map(_copy, self._connection.execute(found).mappings())]


class Gathered(Dossiers):
    """The same for one batch: asked at once before it, written at once after it.

    What a batch names is known beforehand. Nothing is refused before ``write``.
    """

    def __init__(
        self, connection: Connection, org: str, named: Sequence[tuple[str, str]]
    ) -> None:
        """``named`` are the batch's operations, each with its dossier."""
        super().__init__(connection)
        self._org = org
        operations = [operation for operation, _dossier in named]
        dossiers = [dossier for _operation, dossier in named]
        self._copies_known: dict[str, Copy | None] = dict.fromkeys(dossiers)
        for asked in asked_for([*self._copies_known]):
            found = map(_copy, _THESE.all(connection, asked))
            self._copies_known |= {copy.id: copy for copy in found}
        self._known = {name for name, copy in self._copies_known.items() if copy}
        self._applied: dict[str, Applied] = {}
        for asked in asked_for(operations):
            done = _THESE_DONE.all(connection, {"office": org, **asked})
            self._applied |= {row["id"]: Applied(**row) for row in done}
        self._gone: set[tuple[str, str]] = set()
        for asked in asked_for([*self._known]):  # of others nothing is replaced
            gone = _THESE_GONE.all(connection, asked)
            self._gone |= {(row["dossier"], row["operation"]) for row in gone}
        self._rows: dict[str, list[dict[str, Any]]] = {}

    def whole(self) -> AbstractContextManager[object]:
        """Nothing is written yet."""
        return nullcontext()

    def get(self, dossier: str) -> Copy | None:
        """Return a dossier the batch names, as the batch left it."""
        return self._copies_known[dossier]

    def operation(self, org: str, name: str) -> Applied | None:
        """Return an operation that took effect, in this batch too."""
        return self._applied.get(name) if org == self._org else None

    def is_superseded(self, dossier: str, operation: str) -> bool:
        """Say whether this operation's device has replaced it."""
        return (dossier, operation) in self._gone

    def add(self, copy: Copy) -> None:
        """Keep a new dossier."""
        self._copies_known[copy.id] = copy
        self._note("add", _row(copy))

    def put(self, copy: Copy) -> None:
        """Keep this version of a dossier."""
        self._copies_known[copy.id] = copy
        self._note("put", {**_row(copy), "this": copy.id})

    def add_operation(self, applied: Applied, image: bytes) -> None:
        """Keep an operation and its bytes."""
        self._applied[applied.id] = applied
        self._note("operation", _done(applied))
        self._note("image", _bytes(applied, image))

    def supersede(self, dossier: str, operations: Iterable[str]) -> None:
        """Note operations their device has replaced."""
        for name in operations:
            if (dossier, name) not in self._gone:
                self._gone.add((dossier, name))
                self._note("gone", {"dossier": dossier, "operation": name})

    def await_files(self, dossier: str, missing: Iterable[str]) -> None:
        """Note which files of a dossier are still to come."""
        waits = self._rows.get("await", [])
        self._rows["await"] = [row for row in waits if row["dossier"] != dossier]
        if dossier in self._known:  # a new one waited for nothing yet
            self._note("nothing", {"this": dossier})
        for sha256 in missing:
            self._note("await", {"dossier": dossier, "sha256": sha256})

    def write(self) -> None:
        """Write it all; IntegrityError, and then nothing, if an id or code is taken."""
        with whole(self._connection):
            for kind, statement in _IN_ORDER.items():
                statement.run_many(self._connection, self._rows.get(kind, ()))
        self._rows.clear()

    def _note(self, kind: str, row: dict[str, Any]) -> None:
        self._rows.setdefault(kind, []).append(row)


_IN_ORDER = {
    "add": _ADD,
    "put": _PUT,
    "operation": _ADD_OPERATION,
    "image": _ADD_IMAGE,
    "gone": _SUPERSEDE,
    "nothing": _AWAIT_NOTHING,
    "await": _AWAIT,
}
"""What ``Gathered`` writes: a dossier before what belongs to it."""


def _copy(row: Mapping[Any, Any]) -> Copy:
    return Copy(**{**row, "fields": msgspec.json.decode(row["fields"])})


def _row(copy: Copy) -> dict[str, Any]:
    values = msgspec.structs.asdict(copy)
    return {**values, "fields": msgspec.json.encode(copy.fields).decode()}


def _done(applied: Applied) -> dict[str, Any]:
    return {**msgspec.structs.asdict(applied), "image": b""}


def _bytes(applied: Applied, image: bytes) -> dict[str, Any]:
    month = int(applied.applied_at[:7].replace("-", ""))
    return {"org": applied.org, "id": applied.id, "month": month, "image": image}
