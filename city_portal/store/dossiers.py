"""Dossiers, the operations that made them, and the feed."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import msgspec
from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from city_portal.store import schema

# Built once: building them anew for each operation costs more than running them.
_ONE = select(schema.dossier).where(schema.dossier.c.id == bindparam("this"))
_ADD = insert(schema.dossier)
_PUT = update(schema.dossier).where(schema.dossier.c.id == bindparam("this"))
_OPERATION = select(schema.operation).where(
    schema.operation.c.org == bindparam("office"),
    schema.operation.c.id == bindparam("this"),
)
_ADD_OPERATION = insert(schema.operation)
_SUPERSEDED = select(schema.superseded.c.operation).where(
    schema.superseded.c.dossier == bindparam("which"),
    schema.superseded.c.operation == bindparam("this"),
)
_AWAIT_NOTHING = delete(schema.awaited).where(
    schema.awaited.c.dossier == bindparam("this")
)
_AWAIT = insert(schema.awaited)


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
    image: bytes


class Dossiers:
    """What is asked about dossiers in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def whole(self) -> AbstractContextManager[object]:
        """What is written in it is written whole or not at all."""
        return self._connection.begin_nested()

    def get(self, dossier: str) -> Copy | None:
        """Return a dossier."""
        rows = self._connection.execute(_ONE, {"this": dossier}).mappings()
        return next(map(_copy, rows), None)

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
        table = schema.dossier.c
        return self._copies(
            select(schema.dossier)
            .where(table.org == org, table.sequence > sequence)
            .order_by(table.sequence)
            .limit(limit)
        )

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
        self._connection.execute(_ADD, _row(copy))

    def put(self, copy: Copy) -> None:
        """Keep this version of a dossier."""
        self._connection.execute(_PUT, {**_row(copy), "this": copy.id})

    def operation(self, org: str, name: str) -> Applied | None:
        """Return an operation that took effect."""
        named = {"office": org, "this": name}
        row = self._connection.execute(_OPERATION, named).mappings().first()
        return Applied(**row) if row else None

    def add_operation(self, applied: Applied) -> None:
        """Keep an operation; IntegrityError if its id was used."""
        self._connection.execute(_ADD_OPERATION, msgspec.structs.asdict(applied))

    def is_superseded(self, dossier: str, operation: str) -> bool:
        """Say whether this operation's device has replaced it."""
        named = {"which": dossier, "this": operation}
        return self._connection.scalar(_SUPERSEDED, named) is not None

    def supersede(self, dossier: str, operations: Iterable[str]) -> None:
        """Note operations their device has replaced."""
        for name in operations:
            if not self.is_superseded(dossier, name):
                self._connection.execute(
                    insert(schema.superseded).values(dossier=dossier, operation=name)
                )

    def await_files(self, dossier: str, missing: Iterable[str]) -> None:
        """Note which files of a dossier are still to come."""
        self._connection.execute(_AWAIT_NOTHING, {"this": dossier})
        for sha256 in missing:
            self._connection.execute(_AWAIT, {"dossier": dossier, "sha256": sha256})

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

    What a batch names is known beforehand, and SQLAlchemy needs as long for one row as
    for some tens in one statement. Nothing is refused before ``write``.
    """

    def __init__(
        self, connection: Connection, org: str, named: Sequence[tuple[str, str]]
    ) -> None:
        """``named`` are the batch's operations, each with its dossier."""
        super().__init__(connection)
        self._org = org
        operations = [operation for operation, _dossier in named]
        dossiers = [dossier for _operation, dossier in named]
        table, gone = schema.operation.c, schema.superseded.c
        self._copies_known: dict[str, Copy | None] = dict.fromkeys(dossiers)
        found = select(schema.dossier).where(schema.dossier.c.id.in_(dossiers))
        self._copies_known |= {copy.id: copy for copy in self._copies(found)}
        self._known = {name for name, copy in self._copies_known.items() if copy}
        applied = connection.execute(
            select(schema.operation).where(table.org == org, table.id.in_(operations))
        ).mappings()
        self._applied = {row["id"]: Applied(**row) for row in applied}
        replaced = connection.execute(
            select(gone.dossier, gone.operation).where(gone.dossier.in_(dossiers))
        )
        self._gone = {(row.dossier, row.operation) for row in replaced}
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

    def add_operation(self, applied: Applied) -> None:
        """Keep an operation."""
        self._applied[applied.id] = applied
        self._note("operation", msgspec.structs.asdict(applied))

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
        with self._connection.begin_nested():
            for kind, statement in _IN_ORDER.items():
                if rows := self._rows.get(kind):
                    self._connection.execute(statement, rows)
        self._rows.clear()

    def _note(self, kind: str, row: dict[str, Any]) -> None:
        self._rows.setdefault(kind, []).append(row)


_IN_ORDER = {
    "add": _ADD,
    "put": _PUT,
    "operation": _ADD_OPERATION,
    "gone": insert(schema.superseded),
    "nothing": _AWAIT_NOTHING,
    "await": _AWAIT,
}
"""What ``Gathered`` writes: a dossier before what belongs to it."""


def _copy(row: RowMapping) -> Copy:
    return Copy(**{**row, "fields": msgspec.json.decode(row["fields"])})


def _row(copy: Copy) -> dict[str, Any]:
    values = msgspec.structs.asdict(copy)
    return {**values, "fields": msgspec.json.encode(copy.fields).decode()}
