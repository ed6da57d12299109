"""Papers that came out, and the numbers they carry: one transaction's view."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.domain.errors import NotFound
from counter_app.domain.ids import DossierCode, DossierId, OfficerId
from counter_app.domain.numbers import day_of, is_provisional
from counter_app.domain.printed import (
    CODES,
    PROVISIONAL,
    Form,
    Numbered,
    Outcome,
    Print,
    Series,
    Void,
)
from counter_app.store import rows, schema
from counter_app.store.numbers import scope_of
from counter_app.store.prepared import Prepared

_COUNT = upsert(schema.day_count).values(used=1)
COUNT_ON = _COUNT.on_conflict_do_update(
    ["kind", "counter", "day"], set_={"used": schema.day_count.c.used + 1}
).returning(schema.day_count.c.used)
_NUMBER = schema.paper_number.c
AT = Prepared(
    select(schema.paper_number).where(
        _NUMBER.series == bindparam("series"),
        _NUMBER.scope == bindparam("scope"),
        _NUMBER.period == bindparam("period"),
        _NUMBER.number == bindparam("number"),
    )
)
KIND = "paper-"
"""Before a series' name, in the table of counts."""


class SqlPrints:
    """Papers that came out."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, record: Print) -> int:
        """Note one print and return its key."""
        added = self._connection.execute(
            insert(schema.print_).values(
                dossier=record.dossier,
                copy=record.copy,
                sha256=record.sha256,
                form_set=record.form_set,
                printed_at=record.printed_at.isoformat(),
                printer=record.printer,
                form=record.form.value,
                number=record.number,
                outcome=record.outcome.value,
                job=record.job,
                officer=record.by,
            )
        )
        [key] = added.inserted_primary_key or (0,)
        return int(key)

    def settle(self, record: Print) -> None:
        """Keep the outcome, the job and the printer of a print noted before."""
        table = schema.print_
        self._connection.execute(
            update(table)
            .where(table.c.seq == record.key)
            .values(
                outcome=record.outcome.value, job=record.job, printer=record.printer
            )
        )

    def get(self, key: int) -> Print:
        """Return one print, or raise NotFound."""
        found = self._read(schema.print_.c.seq == key)
        if not found:
            raise NotFound(f"print {key}")
        return found[0]

    def of(self, dossier: DossierId, form: Form = Form.RECEIPT) -> Sequence[Print]:
        """Return the prints of one form of a dossier, oldest first."""
        table = schema.print_
        return self._read(table.c.dossier == dossier, table.c.form == form.value)

    def numbered(self, form: Form, number: str) -> Sequence[Print]:
        """Return the prints of the paper with this number, oldest first."""
        table = schema.print_
        return self._read(table.c.form == form.value, table.c.number == number)

    def with_outcome(self, *outcomes: Outcome) -> Sequence[Print]:
        """Return the prints with one of these outcomes, oldest first."""
        wanted = [outcome.value for outcome in outcomes]
        return self._read(schema.print_.c.outcome.in_(wanted))

    def since(self, moment: datetime) -> Sequence[Print]:
        """Return the prints from this moment on, oldest first."""
        return self._read(schema.print_.c.printed_at >= moment.isoformat())

    def _read(self, *conditions: Any) -> Sequence[Print]:
        wanted = select(schema.print_).where(*conditions).order_by(schema.print_.c.seq)
        return [
            rows.to_print(row) for row in self._connection.execute(wanted).mappings()
        ]


class SqlPaperNumbers:
    """Numbers of papers: of this counter, this PC and this incarnation of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, asked: Numbered) -> Numbered:
        """Use up the next number of the series; ``scope`` and ``number`` are filled.

        ``asked.scope`` is the counter; the PC and its incarnation are added to it.
        """
        scope = scope_of(self._connection, asked.scope)
        key = {
            "kind": KIND + asked.series,
            "counter": scope,
            "day": asked.period,
        }
        number: int = self._connection.execute(COUNT_ON, key).scalar_one()
        taken = replace(asked, scope=scope, number=number)
        self.put(taken)
        return taken

    def put(self, number: Numbered) -> None:
        """Keep this version of a number."""
        values = _from_number(number)
        table = schema.paper_number
        self._connection.execute(
            upsert(table)
            .values(values)
            .on_conflict_do_update(
                ["series", "scope", "period", "number"],
                set_={name: values[name] for name in values if name[:5] == "void_"},
            )
        )

    def at(self, series: Series, number: int) -> Numbered | None:
        """Return what is kept of a number of this series, or None."""
        return self._read(series.name, series.scope, series.period, number)

    def is_void(self, code: DossierCode) -> bool:
        """Say whether the code of a dossier was voided on this PC."""
        day, (scope, _, number) = day_of(code), code.rpartition("-")
        if day is None:
            return False
        series = PROVISIONAL if is_provisional(code) else CODES
        before = scope.rpartition("-")[0]
        found = self._read(series, before, day.isoformat(), int(number))
        return found is not None and found.void is not None

    def _read(
        self, series: str, scope: str, period: str, number: int
    ) -> Numbered | None:
        row = AT.first(
            self._connection,
            {"series": series, "scope": scope, "period": period, "number": number},
        )
        return to_number(row) if row else None

    def find(self, series: str, text: str) -> Numbered | None:
        """Return the number of a series that is printed so, or None."""
        scope, _, number = text.rpartition("-")
        if not number.isdigit():
            return None
        table = schema.paper_number
        wanted = (
            select(table)
            .where(
                table.c.series == series,
                table.c.scope == scope,
                table.c.number == int(number),
            )
            .order_by(table.c.period.desc())
        )
        row = self._connection.execute(wanted).mappings().first()
        return to_number(row) if row else None


def _from_number(number: Numbered) -> dict[str, Any]:
    void = number.void
    return {
        "series": number.series,
        "scope": number.scope,
        "period": number.period,
        "number": number.number,
        "dossier": number.dossier,
        "made_at": number.at.isoformat(),
        "made_by": number.by,
        "void_at": void.at.isoformat() if void else None,
        "void_by": void.by if void else None,
        "void_second": void.second if void else None,
        "void_reason": void.reason if void else None,
    }


def to_number(row: rows.Row) -> Numbered:
    """Read a number."""
    void = None
    if row["void_at"]:
        void = Void(
            reason=row["void_reason"],
            by=OfficerId(row["void_by"]),
            second=OfficerId(row["void_second"]),
            at=datetime.fromisoformat(row["void_at"]),
        )
    return Numbered(
        series=row["series"],
        scope=row["scope"],
        period=row["period"],
        number=row["number"],
        dossier=DossierId(row["dossier"]) if row["dossier"] else None,
        at=datetime.fromisoformat(row["made_at"]),
        by=OfficerId(row["made_by"]),
        void=void,
    )
