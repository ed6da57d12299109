"""The pages of walk-ins: one row each, so that a look at one writes only that one."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from counter_app.domain.errors import StoreDamaged
from counter_app.domain.ids import DraftId
from counter_app.domain.stacks import Page
from counter_app.store import rows, schema

TABLE = schema.page
OF_DRAFT = (
    select(TABLE.c.id, TABLE.c.place, TABLE.c.body)
    .where(TABLE.c.draft == bindparam("wanted"))
    .order_by(TABLE.c.place)
)
ADD = insert(TABLE)
CHANGE = (
    update(TABLE)
    .where(TABLE.c.id == bindparam("this"))
    .values(place=bindparam("at"), body=bindparam("says"))
)


class SqlPages:
    """The scanned pages of walk-ins."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, draft: DraftId) -> Sequence[Page]:
        """Return the stack of a walk-in, in order."""
        found = self._connection.execute(OF_DRAFT, {"wanted": draft})
        return tuple(_page(row.body) for row in found)

    def put(self, draft: DraftId, pages: Sequence[Page]) -> None:
        """Keep this stack instead of the one before; only what differs is written."""
        found = self._connection.execute(OF_DRAFT, {"wanted": draft})
        before = {row.id: (row.place, row.body) for row in found}
        fresh, changed = [], []
        for place, page in enumerate(pages):
            body = rows.as_json(page)
            known = before.pop(page.id, None)
            if known is None:
                fresh.append(
                    {"id": page.id, "draft": draft, "place": place, "body": body}
                )
            elif known != (place, body):
                changed.append({"this": page.id, "at": place, "says": body})
        if before:
            gone = delete(TABLE).where(TABLE.c.id.in_(before))
            self._connection.execute(gone)
        if changed:
            self._connection.execute(CHANGE, changed)
        if fresh:
            self._connection.execute(ADD, fresh)


def _page(body: str) -> Page:
    try:
        return msgspec.json.decode(body, type=Page)
    except msgspec.MsgspecError as error:
        raise StoreDamaged("page") from error
