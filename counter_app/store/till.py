"""The till's own book: shifts, what came in and went out, closings. Written once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, exists, func, insert, select

from counter_app.domain.ids import DossierId, OfficerId, PaymentId, ShiftId
from counter_app.domain.payments import Method
from counter_app.domain.shifts import Closing, Entered, Shift, TillEntry
from counter_app.store import rows, schema

SHIFT, ENTRY, END = schema.shift, schema.till_entry, schema.shift_end
CLOSED = exists().where(END.c.shift == SHIFT.c.id)


class SqlTill:
    """One transaction's view of the till; the tables themselves refuse changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open_shift(self, officer: OfficerId, counter: str) -> Shift | None:
        """Return the shift this officer has not closed at this counter, or None."""
        wanted = (
            select(SHIFT)
            .where(SHIFT.c.officer == officer, SHIFT.c.counter == counter, ~CLOSED)
            .order_by(SHIFT.c.opened_at.desc())
        )
        row = self._connection.execute(wanted).mappings().first()
        return _shift(row) if row else None

    def begin(self, shift: Shift) -> None:
        """Begin a shift."""
        self._connection.execute(
            insert(SHIFT).values(
                id=shift.id,
                officer=shift.officer,
                officer_name=shift.officer_name,
                counter=shift.counter,
                opened_at=shift.opened_at.isoformat(),
            )
        )

    def count(self) -> int:
        """Return how many shifts were ever begun on this PC."""
        wanted = select(func.count()).select_from(SHIFT)
        return self._connection.execute(wanted).scalar_one()

    def add(self, entry: TillEntry) -> None:
        """Write one entry; StoreFailed when its shift is closed."""
        self._connection.execute(
            insert(ENTRY).values(
                id=entry.id,
                shift=entry.shift,
                entered=entry.entered.value,
                amount=entry.amount,
                method=entry.method.value if entry.method else None,
                reconciled=entry.reconciled,
                dossier=entry.dossier,
                code=entry.code,
                slip=entry.slip,
                reason=entry.reason,
                reverses=entry.reverses,
                at=entry.at.isoformat(),
                made_by=entry.by,
            )
        )

    def entries(self, shift: ShiftId) -> Sequence[TillEntry]:
        """Return the entries of a shift, in the order they were written."""
        return self._entries(select(ENTRY).where(ENTRY.c.shift == shift))

    def between(self, since: datetime, until: datetime) -> Sequence[TillEntry]:
        """Return what every shift of this PC entered from then up to then."""
        moments = (ENTRY.c.at >= since.isoformat(), ENTRY.c.at < until.isoformat())
        return self._entries(select(ENTRY).where(*moments))

    def of_slip(self, number: str) -> TillEntry | None:
        """Return what was taken on this fee slip, or None."""
        taken = (ENTRY.c.slip == number, ENTRY.c.entered == Entered.TAKEN.value)
        found = self._entries(select(ENTRY).where(*taken))
        return found[0] if found else None

    def close(self, closing: Closing) -> None:
        """End a shift, once."""
        self._connection.execute(
            insert(END).values(
                shift=closing.shift,
                closed_at=closing.closed_at.isoformat(),
                made_by=closing.by,
                notes=rows.as_json({str(k): n for k, n in closing.notes.items()}),
                expected=closing.expected,
                counted=closing.counted,
                reason=closing.reason,
            )
        )

    def closed(self, limit: int = 20) -> Sequence[tuple[Shift, Closing]]:
        """Return the shifts closed last, newest first."""
        wanted = (
            select(SHIFT, END)
            .join(END, END.c.shift == SHIFT.c.id)
            .order_by(END.c.closed_at.desc())
            .limit(limit)
        )
        found = self._connection.execute(wanted).mappings()
        return [(_shift(row), _closing(row)) for row in found]

    def still_open(self) -> Sequence[Shift]:
        """Return the shifts nobody has closed, oldest first."""
        wanted = select(SHIFT).where(~CLOSED).order_by(SHIFT.c.opened_at)
        return [_shift(row) for row in self._connection.execute(wanted).mappings()]

    def _entries(self, wanted: Select[Any]) -> Sequence[TillEntry]:
        found = self._connection.execute(wanted.order_by(ENTRY.c.seq)).mappings()
        return [_entry(row) for row in found]


def _shift(row: rows.Row) -> Shift:
    return Shift(
        id=ShiftId(row["id"]),
        officer=OfficerId(row["officer"]),
        officer_name=row["officer_name"],
        counter=row["counter"],
        opened_at=datetime.fromisoformat(row["opened_at"]),
    )


def _closing(row: rows.Row) -> Closing:
    return Closing(
        shift=ShiftId(row["shift"]),
        closed_at=datetime.fromisoformat(row["closed_at"]),
        by=OfficerId(row["made_by"]),
        notes={int(k): n for k, n in rows.from_json(row["notes"]).items()},
        expected=row["expected"],
        counted=row["counted"],
        reason=row["reason"],
    )


def _entry(row: rows.Row) -> TillEntry:
    method, reverses, dossier = row["method"], row["reverses"], row["dossier"]
    return TillEntry(
        id=PaymentId(row["id"]),
        shift=ShiftId(row["shift"]),
        entered=Entered(row["entered"]),
        amount=row["amount"],
        at=datetime.fromisoformat(row["at"]),
        by=OfficerId(row["made_by"]),
        method=Method(method) if method else None,
        reconciled=bool(row["reconciled"]),
        dossier=DossierId(dossier) if dossier else None,
        code=row["code"],
        slip=row["slip"],
        reason=row["reason"],
        reverses=PaymentId(reverses) if reverses else None,
    )
