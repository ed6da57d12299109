"""The journal as an inspector reads it, and the checkpoints beside it."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Engine, func, insert, select, update

from counter_app.domain.auditing import Checkpoint, Fault, Finding, Head
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act, Entry, witness_of
from counter_app.store import chain, rows, schema
from counter_app.store.database import reading, translated

AT_A_TIME = 10_000
TABLE = schema.journal
STATES = (
    select(TABLE.c.dossier, func.max(TABLE.c.seq).label("seq"))
    .where(TABLE.c.state != "")
    .group_by(TABLE.c.dossier)
    .subquery()
)


class SqlAudit:
    """Reads everything, writes checkpoints only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def head(self) -> Head:
        """Return the end of the journal."""
        with reading(self._engine) as connection:
            last = connection.execute(chain.HEAD).first()
        return Head(seq=last.seq, hash=last.hash) if last else Head()

    def at(self, seq: int) -> Head:
        """Return the journal's head as it was with so many entries; empty if never."""
        wanted = select(TABLE.c.hash).where(TABLE.c.seq == seq)
        with reading(self._engine) as connection:
            found = connection.execute(wanted).scalar()
        return Head(seq=seq, hash=found) if found else Head()

    def broken(self) -> Finding | None:
        """Read the whole chain, and every dossier's state, and say what is wrong."""
        with reading(self._engine) as connection:
            wanted = select(TABLE).order_by(TABLE.c.seq)
            found = connection.execution_options(yield_per=AT_A_TIME).execute(wanted)
            fault = chain.broken(iter(found.mappings()))
            if fault:
                return Finding(fault=Fault(fault.why), seq=fault.seq)
            states = (
                select(schema.dossier.c.code, schema.dossier.c.current, TABLE.c.state)
                .join(STATES, STATES.c.dossier == schema.dossier.c.id, isouter=True)
                .join(TABLE, TABLE.c.seq == STATES.c.seq, isouter=True)
            )
            for code, current, state in connection.execute(states):
                if state != chain.state_of(current):
                    return Finding(fault=Fault.STATE, what=code)
        return None

    def checkpoints(self) -> Sequence[Checkpoint]:
        """Return the signed heads, oldest first."""
        table = schema.checkpoint
        with reading(self._engine) as connection:
            found = connection.execute(select(table).order_by(table.c.seq)).mappings()
            return [
                Checkpoint(
                    head=Head(seq=row["seq"], hash=row["head"]),
                    signed=row["signed"],
                    receipt=row["receipt"],
                )
                for row in found
            ]

    def newest(self) -> Checkpoint | None:
        """Return the last signed head."""
        table = schema.checkpoint
        wanted = select(table).order_by(table.c.seq.desc()).limit(1)
        with reading(self._engine) as connection:
            row = connection.execute(wanted).mappings().first()
        if row is None:
            return None
        head = Head(seq=row["seq"], hash=row["head"])
        return Checkpoint(head=head, signed=row["signed"], receipt=row["receipt"])

    def keep(self, checkpoint: Checkpoint) -> None:
        """Keep a signed head."""
        with translated(), self._engine.begin() as connection:
            connection.execute(
                insert(schema.checkpoint),
                {
                    "seq": checkpoint.head.seq,
                    "head": checkpoint.head.hash,
                    "signed": checkpoint.signed,
                    "receipt": checkpoint.receipt,
                },
            )

    def countersigned(self, seq: int, receipt: str) -> None:
        """Keep what the portal answered to a signed head."""
        table = schema.checkpoint
        with translated(), self._engine.begin() as connection:
            connection.execute(
                update(table).where(table.c.seq == seq).values(receipt=receipt)
            )

    def witnessed(self, witness: str) -> tuple[Entry, str] | None:
        """Return the entry a paper's witness stands for, and its dossier's code."""
        wanted = select(TABLE, schema.dossier.c.code.label("code")).join(
            schema.dossier, schema.dossier.c.id == TABLE.c.dossier
        )
        with reading(self._engine) as connection:
            for row in connection.execute(wanted).mappings():
                if witness_of(row["hash"]).replace("-", "") == witness:
                    return rows.to_entry(row), row["code"]
        return None

    def witness(self, dossier: DossierId) -> str:
        """Return the witness of a dossier's receiving; empty if it was elsewhere."""
        wanted = select(TABLE.c.hash).where(
            TABLE.c.dossier == dossier, TABLE.c.act == Act.RECEIVED.value
        )
        with reading(self._engine) as connection:
            found = connection.execute(wanted.order_by(TABLE.c.seq)).scalar()
        return witness_of(found) if found else ""

    def entries(self) -> Iterator[Entry]:
        """Read the journal, oldest first."""
        with reading(self._engine) as connection:
            found = connection.execute(select(TABLE).order_by(TABLE.c.seq))
            for row in found.mappings():
                yield rows.to_entry(row)
