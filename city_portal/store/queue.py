"""The queue of background work: huey's, in PostgreSQL or in a file beside SQLite's.

What is owed stands in the ledgers, in the transaction of what it follows from. The
queue only says that somebody should look, and which of the processes does: a message
that is lost, or there twice, changes nothing.
"""

from datetime import datetime
from typing import Any

import msgspec
import psycopg
from huey import Huey, PostgresHuey, SqliteHuey
from huey.registry import Message
from huey.serializer import Serializer
from sqlalchemy import Engine, text

_NAME = "portal"
_MAKING = text("SELECT pg_advisory_xact_lock(7305115323)")


class _Told(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """A message in JSON: which task, with which words, and until when."""

    id: str
    name: str
    args: list[str] = []
    expires: float | None = None
    expires_resolved: datetime | None = None


class _Json(Serializer):  # type: ignore[misc]
    """Messages as JSON; pickles would let the database say what is run."""

    def _serialize(self, data: Any) -> bytes:
        return msgspec.json.encode(
            _Told(data.id, data.name, [*data.args], data.expires, data.expires_resolved)
        )

    def _deserialize(self, data: bytes) -> Any:
        told = msgspec.json.decode(data, type=_Told)
        return Message(
            id=told.id,
            name=told.name,
            args=tuple(told.args),
            kwargs={},
            retries=0,
            retry_delay=0,
            expires=told.expires,
            expires_resolved=told.expires_resolved,
        )


def open_queue(engine: Engine) -> Huey:
    """Open the queue of this database; its tables are made where they are missing."""
    more = {"results": False, "serializer": _Json()}
    if engine.dialect.name != "postgresql":
        return SqliteHuey(_NAME, filename=f"{engine.url.database}-queue", **more)
    _, said = engine.dialect.create_connect_args(engine.url)
    with engine.begin() as connection:  # two that start together take turns
        connection.execute(_MAKING)
        return PostgresHuey(
            _NAME,
            connection=lambda: psycopg.connect(**said),
            table_prefix="background",
            **more,
        )
