"""The book of certified copies: numbers are counted here, lines never changed."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, Select, func, insert, select

from counter_app.domain.copies import RegisterEntry
from counter_app.domain.ids import DossierId
from counter_app.store import rows, schema
from counter_app.store.holding import no_identity
from counter_app.store.numbers import DEVICE

TABLE = schema.certification
ADD = insert(TABLE)


class SqlCertifications:
    """The lines this PC wrote."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next(self, counter: str, year: int) -> tuple[str, int]:
        """Return the book this PC keeps at a counter, and its next number of a year.

        The book says the device too: two PCs of one counter, or one before and after
        its disk was lost, must not give a number twice.
        """
        device = self._connection.execute(DEVICE).mappings().first()
        if device is None:
            raise no_identity(self._connection)
        again = device["incarnation"] if device["incarnation"] > 1 else ""
        book = f"{counter}.{device['id'][-4:].upper()}{again}"
        last = select(func.max(TABLE.c.number)).where(
            TABLE.c.book == book, TABLE.c.year == year
        )
        return book, (self._connection.execute(last).scalar() or 0) + 1

    def add(self, entry: RegisterEntry) -> None:
        """Append one line."""
        self._connection.execute(
            ADD,
            {
                "book": entry.book,
                "year": entry.year,
                "number": entry.number,
                "day": entry.day.isoformat(),
                "dossier": entry.dossier,
                "place": entry.place,
                "document": entry.document,
                "pages": entry.pages,
                "copies": entry.copies,
                "applicant": entry.applicant,
            },
        )

    def of(self, dossier: DossierId) -> Sequence[RegisterEntry]:
        """Return the lines of one visit, in the order of its documents."""
        return self._read(
            select(TABLE).where(TABLE.c.dossier == dossier).order_by(TABLE.c.place)
        )

    def on(self, day: date) -> Sequence[RegisterEntry]:
        """Return the lines of one day, newest first."""
        wanted = select(TABLE).where(TABLE.c.day == day.isoformat())
        return self._read(wanted.order_by(TABLE.c.seq.desc()))

    def _read(self, wanted: Select[tuple[object, ...]]) -> Sequence[RegisterEntry]:
        return [_entry(row) for row in self._connection.execute(wanted).mappings()]


def _entry(row: rows.Row) -> RegisterEntry:
    return RegisterEntry(
        book=row["book"],
        year=row["year"],
        number=row["number"],
        day=date.fromisoformat(row["day"]),
        dossier=DossierId(row["dossier"]),
        place=row["place"],
        document=row["document"],
        pages=row["pages"],
        copies=row["copies"],
        applicant=row["applicant"],
    )
