"""What waits that was submitted from home; every method is one transaction.

The list is the city's: a new one takes the place of the old. Beside a line stand what
it was opened as here, and an answer the city has not heard yet.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Column, Engine, Table, Text, delete, exists, select, update
from sqlalchemy.dialects.sqlite import insert

from counter_app.domain.errors import NotFound
from counter_app.domain.from_home import (
    FromHome,
    FromHomeFile,
    Reply,
    Told,
    Waiting,
)
from counter_app.domain.ids import DraftId, OfficerId, ProcedureCode
from counter_app.store import schema
from counter_app.store.database import reading, translated
from counter_app.store.prepared import Prepared
from counter_app.store.repositories import NOTE

LINE = Table(
    "from_home",
    schema.METADATA,
    Column("code", Text, primary_key=True),
    Column("submitted_at", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("draft", Text, nullable=False, server_default=""),
    Column("reply", Text, nullable=False, server_default=""),
    Column("said", Text, nullable=False, server_default=""),
    Column("said_by", Text, nullable=False, server_default=""),
)
MARK = "from-home"
"""Note: the mark of the list last taken in."""
_RECEIVED = exists().where(schema.dossier.c.id == LINE.c.draft)
_OPEN = (LINE.c.reply == "") & ~_RECEIVED
_ANSWERED = Prepared(
    select(LINE).where(LINE.c.reply != "").order_by(LINE.c.submitted_at, LINE.c.code)
)


class SqlFromHome:
    """The list and what became of its lines here."""

    def __init__(
        self, engine: Engine, changed: Callable[[], object] = lambda: None
    ) -> None:
        """``changed`` is called after another list was taken in."""
        self._engine = engine
        self._changed = changed

    def known(self) -> str:
        """Return the mark of the list last taken in, or nothing."""
        with reading(self._engine) as connection:
            return NOTE.scalar(connection, {"wanted": MARK}) or ""

    def take(self, mark: str, lines: Sequence[FromHome]) -> None:
        """Keep this list instead; answers not heard yet stay."""
        codes = [one.code for one in lines]
        noting = insert(schema.note).values(name=MARK, value=mark)
        with translated(), self._engine.begin() as connection:
            gone = LINE.c.code.not_in(codes) & (LINE.c.reply == "")
            connection.execute(delete(LINE).where(gone))
            for one in lines:
                values = {
                    "code": one.code,
                    "submitted_at": one.submitted_at.isoformat(),
                    "body": msgspec.json.encode(one).decode(),
                }
                putting = insert(LINE).values(values)
                connection.execute(putting.on_conflict_do_update(["code"], set_=values))
            connection.execute(
                noting.on_conflict_do_update(["name"], set_={"value": mark})
            )
        self._changed()

    def waiting(self) -> Sequence[Waiting]:
        """Return what is neither received nor answered here, oldest first."""
        return [self._line(row) for row in self._rows(_OPEN)]

    def get(self, code: str) -> Waiting:
        """Return one of them; raise NotFound."""
        found = self._rows(_OPEN & (LINE.c.code == code))
        if not found:
            raise NotFound(code)
        return self._line(found[0])

    def opened(self, one: FromHome, draft: DraftId) -> None:
        """Note as what it was opened here, and what it says now."""
        body = msgspec.json.encode(one).decode()
        self._set(one.code, draft=draft, body=body)

    def answer(self, told: Told) -> None:
        """Keep an answer until the city has heard it."""
        self._set(told.code, reply=told.reply.value, said=told.said, said_by=told.by)

    def unheard(self) -> Sequence[Told]:
        """Return the answers the city has not heard."""
        return [
            Told(
                code=row["code"],
                reply=Reply(row["reply"]),
                said=row["said"],
                by=OfficerId(row["said_by"]),
            )
            for row in self._answered()
        ]

    def heard(self, code: str) -> None:
        """The city has the answer, or will not take it: forget it."""
        with translated(), self._engine.begin() as connection:
            connection.execute(delete(LINE).where(LINE.c.code == code))

    def _answered(self) -> Sequence[Any]:
        with reading(self._engine) as connection:
            return _ANSWERED.all(connection)

    def _set(self, code: str, **values: str) -> None:
        changing = update(LINE).where(LINE.c.code == code).values(**values)
        with translated(), self._engine.begin() as connection:
            connection.execute(changing)

    def _rows(self, where: Any) -> Sequence[Any]:
        draft = schema.draft.c
        owner = select(draft.owner).where(draft.id == LINE.c.draft).scalar_subquery()
        asked = (
            select(LINE, owner.label("owner"))
            .where(where)
            .order_by(LINE.c.submitted_at, LINE.c.code)
        )
        with reading(self._engine) as connection:
            return connection.execute(asked).mappings().all()

    def _line(self, row: Any) -> Waiting:
        kept = msgspec.json.decode(row["body"])
        owner = row["owner"]
        files = [FromHomeFile(**one) for one in kept.pop("files")]
        kept["submitted_at"] = datetime.fromisoformat(kept["submitted_at"])
        kept["procedure"] = ProcedureCode(kept["procedure"])
        return Waiting(
            one=FromHome(**kept, files=tuple(files)),
            draft=DraftId(row["draft"]) if owner else None,
            owner=OfficerId(owner) if owner else None,
        )
