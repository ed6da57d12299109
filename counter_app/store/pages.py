"""The pages of walk-ins: one row each, so that a look at one writes only that one."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from counter_app.domain.errors import StoreDamaged
from counter_app.domain.ids import DossierId, DraftId, Sha256
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


_DOSSIER, _OUTBOX = schema.dossier, schema.outbox
_WAITS = (
    select(_OUTBOX.c.seq)
    .where(_OUTBOX.c.dossier == TABLE.c.draft, _OUTBOX.c.state != "acked")
    .exists()
)
_AT_THE_PORTAL = _DOSSIER.c.complete.is_(1) & _DOSSIER.c.tip.is_not(None) & ~_WAITS
DONE_WITH = (
    select(TABLE.c.draft)
    .distinct()
    .outerjoin(schema.draft, schema.draft.c.id == TABLE.c.draft)
    .outerjoin(_DOSSIER, _DOSSIER.c.id == TABLE.c.draft)
    .where(schema.draft.c.id.is_(None), or_(_DOSSIER.c.id.is_(None), _AT_THE_PORTAL))
    .order_by(TABLE.c.draft)
    .limit(bindparam("most"))
)
"""A stack has its draft's name, and the dossier the draft becomes has it, too."""
OF_OTHERS = select(TABLE.c.body).where(TABLE.c.draft != bindparam("wanted"))


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

    def done_with(self, most: int) -> Sequence[DraftId]:
        """Return stacks nobody needs: given up, or the portal has all made of them.

        While anything of the dossier waits to be sent, or was refused, it is needed.
        """
        found = self._connection.execute(DONE_WITH, {"most": most}).scalars()
        return [DraftId(draft) for draft in found]

    def files_only_of(self, draft: DraftId) -> Sequence[Sha256]:
        """Return the files this stack names that no other stack and no dossier does."""
        others = self._connection.execute(OF_OTHERS, {"wanted": draft}).scalars()
        named: set[Sha256] = set()
        for body in others:
            named.update(_page(body).files)
        kept = set(self._connection.execute(select(schema.blob.c.sha256)).scalars())
        mine = {sha256 for page in self.of(draft) for sha256 in page.files}
        return sorted(mine - named - kept)

    def forget(self, draft: DraftId) -> DossierId | None:
        """Forget a stack; return the dossier it became, if it became one."""
        self._connection.execute(delete(TABLE).where(TABLE.c.draft == draft))
        same = select(_DOSSIER.c.id).where(_DOSSIER.c.id == draft)
        known = self._connection.execute(same).scalar()
        return DossierId(known) if known else None


def _page(body: str) -> Page:
    try:
        return msgspec.json.decode(body, type=Page)
    except msgspec.MsgspecError as error:
        raise StoreDamaged("page") from error
