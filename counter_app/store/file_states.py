"""Which files the portal has, as far as this PC was told."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, bindparam, select, update

from counter_app.store import schema
from counter_app.store.prepared import Prepared

_STORED = Prepared(
    update(schema.blob)
    .where(schema.blob.c.sha256 == bindparam("this"), schema.blob.c.state == "local")
    .values(state="stored")
)
AT_ONCE = 500
"""Names in one statement."""


def now_stored(connection: Connection, names: Collection[str]) -> None:
    """Note that the portal has these, unless one is just on its way."""
    _STORED.run_many(connection, [{"this": name} for name in sorted(names)])


def doubted(connection: Connection, names: Collection[str]) -> int:
    """Ask the portal again after files it was thought to have; return how many.

    A portal whose disk was lost or put back says that a dossier is incomplete. Each
    file is asked after before it goes, so a doubt costs one question.
    """
    return sum(
        connection.execute(
            update(schema.blob)
            .where(schema.blob.c.sha256.in_(some), schema.blob.c.state == "stored")
            .values(state="local", upload_url="", upload_offset=0)
        ).rowcount
        for some in _parts(names)
    )


def stored(connection: Connection) -> frozenset[str]:
    """Return the files the portal is thought to have."""
    table = schema.blob.c
    found = connection.execute(select(table.sha256).where(table.state == "stored"))
    return frozenset(found.scalars())


def _parts(names: Collection[str]) -> Iterator[list[str]]:
    listed = sorted(names)
    for begin in range(0, len(listed), AT_ONCE):
        yield listed[begin : begin + AT_ONCE]
