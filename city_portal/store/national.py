"""The ledger of what the national service is told: each line once, in its order."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    func,
    insert,
    select,
    update,
)

from city_portal.store.schema import (
    metadata,
    operation,
    operation_image,
    organisation,
)

ledger = Table(
    "national",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("org", Text, nullable=False),
    Column("dossier", Text, nullable=False),
    Column("kind", Text, nullable=False),  # dossier, progress
    Column("name", Text, nullable=False),  # the operation it tells
    Column("code", Text, nullable=False),
    Column("body", Text, nullable=False),  # JSON, frozen
    Column("state", Text, nullable=False),  # waiting, sent, done, refused
    Column("attempts", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("answer", Text, nullable=False),
    UniqueConstraint("dossier", "kind", "name", name="told_once"),
    Index("national_waiting", "org", "state", "seq"),
)
place = Table(
    "national_place",
    metadata,
    Column("org", Text, primary_key=True),
    Column("sequence", Integer, nullable=False),
)

OPEN = ("waiting", "sent")
"""States of what is still to be told."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing the service is told."""

    seq: int = 0
    org: str
    dossier: str
    kind: str
    name: str
    code: str
    body: str
    state: str = "waiting"
    attempts: int = 0
    at: str
    answer: str = ""


class NationalLedger:
    """What is asked about the ledger in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def reached(self, org: str) -> int:
        """Return how far an office's feed was read; its row is locked."""
        found = select(place.c.sequence).where(place.c.org == org).with_for_update()
        reached = self._connection.scalar(found)
        if reached is None:
            self._connection.execute(insert(place).values(org=org, sequence=0))
        return reached or 0

    def owed(self) -> Sequence[str]:
        """Return the offices that have something the service was not told."""
        unread = organisation.c.head > func.coalesce(place.c.sequence, 0)
        waits = select(ledger.c.seq).where(
            ledger.c.org == organisation.c.code, ledger.c.state.in_(OPEN)
        )
        found = (
            select(organisation.c.code)
            .join_from(
                organisation, place, place.c.org == organisation.c.code, isouter=True
            )
            .where(unread | waits.exists())
            .order_by(organisation.c.code)
        )
        return [*self._connection.scalars(found)]

    def go_on(self, org: str, sequence: int) -> None:
        """Note how far the feed was read."""
        self._connection.execute(
            update(place).where(place.c.org == org).values(sequence=sequence)
        )

    def operations(self, dossier: str) -> Sequence[tuple[str, bytes]]:
        """Return a dossier's operations as they came, oldest first."""
        table, apart = operation.c, operation_image.c
        its_own = (apart.org == table.org) & (apart.id == table.id)
        found = (
            select(table.id, func.coalesce(apart.image, table.image).label("image"))
            .join_from(operation, operation_image, its_own, isouter=True)
            .where(table.dossier == dossier)
            .order_by(table.version)
        )
        return [(row.id, row.image) for row in self._connection.execute(found)]

    def known(self, dossier: str) -> frozenset[tuple[str, str]]:
        """Return (kind, name) of what stands in the ledger of a dossier."""
        table = ledger.c
        found = select(table.kind, table.name).where(table.dossier == dossier)
        rows = self._connection.execute(found)
        return frozenset((row.kind, row.name) for row in rows)

    def last_body(self, dossier: str) -> str:
        """Return the newest body of a dossier; empty if there is none."""
        table = ledger.c
        found = (
            select(table.body)
            .where(table.dossier == dossier, table.kind == "dossier")
            .order_by(table.seq.desc())
            .limit(1)
        )
        return self._connection.scalar(found) or ""

    def add(self, entry: Entry) -> None:
        """Write a line; IntegrityError if it stands there."""
        values = msgspec.structs.asdict(entry)
        del values["seq"]
        self._connection.execute(insert(ledger).values(**values))

    def waiting(self, org: str, kind: str, limit: int) -> Sequence[Entry]:
        """Return lines still to be told, oldest first.

        Of one dossier nothing is told before what stands earlier was answered; what
        was refused holds nothing back.
        """
        table, before = ledger.c, ledger.alias("before").c
        found = select(ledger).where(
            table.org == org,
            table.kind == kind,
            table.state.in_(OPEN),
            ~select(before.seq)
            .where(
                before.dossier == table.dossier,
                before.seq < table.seq,
                before.state.in_(OPEN),
                (before.kind == kind) | (before.kind == "dossier"),
            )
            .exists(),
        )
        found = found.order_by(table.seq).limit(limit)
        return [Entry(**row) for row in self._connection.execute(found).mappings()]

    def was_told(self, dossier: str, seq: int) -> bool:
        """Say whether the service has taken this dossier before."""
        table = ledger.c
        found = select(table.seq).where(
            table.dossier == dossier,
            table.kind == "dossier",
            table.state == "done",
            table.seq < seq,
        )
        return self._connection.scalar(found.limit(1)) is not None

    def settle(
        self, seqs: Iterable[int], state: str, at: str, answer: str = ""
    ) -> None:
        """Note what became of some lines."""
        table = ledger
        more = 1 if state == "sent" else 0
        self._connection.execute(
            update(table)
            .where(table.c.seq.in_([*seqs]))
            .values(
                state=state,
                at=at,
                answer=answer,
                attempts=table.c.attempts + more,
            )
        )

    def again(self, org: str) -> int:
        """Let what was refused be told once more; return how many lines."""
        changed = self._connection.execute(
            update(ledger)
            .where(ledger.c.org == org, ledger.c.state == "refused")
            .values(state="waiting")
        )
        return changed.rowcount

    def counts(self, org: str = "") -> dict[str, int]:
        """Return how many lines there are in each state."""
        found = select(ledger.c.state, func.count()).group_by(ledger.c.state)
        if org:
            found = found.where(ledger.c.org == org)
        return {row[0]: row[1] for row in self._connection.execute(found)}

    def newest(self, org: str, limit: int = 200) -> Sequence[Entry]:
        """Return the newest lines, of an office if one is named."""
        found = select(ledger).order_by(ledger.c.seq.desc()).limit(limit)
        if org:
            found = found.where(ledger.c.org == org)
        return [Entry(**row) for row in self._connection.execute(found).mappings()]
