"""The statements of taking in an answer, built and compiled once (store.prepared)."""

from functools import cache
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.store import schema
from counter_app.store.prepared import Prepared

_OUT = schema.outbox.c
ACK = Prepared(
    update(schema.outbox)
    .where(_OUT.seq == bindparam("this"))
    .values(state="acked", feed_sequence=bindparam("place"))
)
RELEASE = Prepared(
    delete(schema.outbox).where(
        _OUT.state == "acked", _OUT.feed_sequence <= bindparam("stable")
    )
)
SENT = Prepared(
    select(schema.outbox).where(
        _OUT.operation == bindparam("wanted"), _OUT.state == "sent"
    )
)
INBOX = Prepared(
    select(schema.inbox).where(schema.inbox.c.dossier == bindparam("wanted"))
)
IN_INBOX = Prepared(select(schema.inbox.c.dossier))
OFFICE = Prepared(select(schema.device.c.organisation))
EPOCH = Prepared(select(schema.device.c.epoch))
ERASED = Prepared(
    select(schema.content.c.erased_at).where(
        schema.content.c.dossier == bindparam("wanted")
    )
)
FEED = "ward"
CURSOR = Prepared(select(schema.cursor.c.token).where(schema.cursor.c.feed == FEED))
_MOVED = upsert(schema.cursor).values(feed=FEED, token=bindparam("token"))
MOVE = Prepared(
    _MOVED.on_conflict_do_update(["feed"], set_={"token": _MOVED.excluded.token})
)


@cache
def setting(*columns: str) -> Prepared:
    """Return what sets these columns of the dossier ``this``."""
    table = schema.dossier
    values: dict[str, Any] = {name: bindparam(name) for name in columns}
    return Prepared(
        update(table).where(table.c.id == bindparam("this")).values(values), *columns
    )
