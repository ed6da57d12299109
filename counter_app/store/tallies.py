"""How numbers of this PC stand: what was counted against what is kept."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine, func, select

from counter_app.domain.numbers import SLOT_SIZE
from counter_app.domain.printed import CODES, REGISTER, Numbered, Series
from counter_app.store import rows, schema
from counter_app.store.database import reading
from counter_app.store.numbers import REGISTER as REGISTER_KIND
from counter_app.store.prints import KIND, to_number


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    scope: str
    period: str


class SqlTallies:
    """Reads the counts; a number that was counted and that nothing has is missing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def series(self, since: date, until: date) -> Sequence[Series]:
        """Return every series with a number of these days, its gaps and voids."""
        days = (since.isoformat(), until.isoformat())
        with reading(self._engine) as connection:
            return [
                *_of_forms(connection, since.year, until.year),
                *_of_registers(connection, days),
                *_of_codes(connection, days),
            ]


def _of_forms(connection: Connection, first: int, last: int) -> Iterator[Series]:
    counted, table = schema.day_count, schema.paper_number
    kept: Mapping[_Key, list[Numbered]] = defaultdict(list)
    years = (str(first), str(last))
    for row in connection.execute(
        select(table)
        .where(table.c.period.between(*years))
        .order_by(table.c.series, table.c.scope, table.c.number)
    ).mappings():
        number = to_number(row)
        kept[_Key(number.series, number.scope, number.period)].append(number)
    for row in connection.execute(
        select(counted)
        .where(counted.c.kind.startswith(KIND), counted.c.day.between(*years))
        .order_by(counted.c.kind, counted.c.counter, counted.c.day)
    ).mappings():
        key = _Key(row["kind"].removeprefix(KIND), row["counter"], row["day"])
        numbers = kept[key]
        yield Series(
            name=key.name,
            scope=key.scope,
            period=key.period,
            first=1,
            last=row["used"],
            missing=_missing(1, row["used"], {one.number for one in numbers}),
            void=tuple(one for one in numbers if one.void),
        )


def _of_registers(connection: Connection, days: tuple[str, str]) -> Iterator[Series]:
    counted, table = schema.day_count, schema.dossier
    kept: Mapping[tuple[str, str], set[int]] = defaultdict(set)
    current = table.c.current
    for counter, day, line in connection.execute(
        select(
            func.json_extract(current, "$.counter"),
            table.c.received_day,
            func.json_extract(current, "$.register_number"),
        ).where(table.c.received_day.between(*days))
    ):
        kept[counter, day].add(line)
    for row in connection.execute(
        select(counted)
        .where(counted.c.kind == REGISTER_KIND, counted.c.day.between(*days))
        .order_by(counted.c.counter, counted.c.day)
    ).mappings():
        yield Series(
            name=REGISTER,
            scope=row["counter"],
            period=row["day"],
            first=1,
            last=row["used"],
            missing=_missing(1, row["used"], kept[row["counter"], row["day"]]),
        )


def _of_codes(connection: Connection, days: tuple[str, str]) -> Iterator[Series]:
    """Return the codes of each slot and day, by the organisation of this PC."""
    used, table = schema.slot_day, schema.dossier
    device = connection.execute(select(schema.device)).mappings().first()
    if device is None:
        return
    organisation = rows.from_json(device["organisation"])["code"]
    for row in connection.execute(
        select(used)
        .where(used.c.day.between(*days), used.c.used > 0)
        .order_by(used.c.day, used.c.slot)
    ).mappings():
        day = date.fromisoformat(row["day"])
        before = f"{organisation}-{day:%y%m%d}-"
        codes = connection.execute(
            select(table.c.code).where(table.c.code.startswith(before))
        ).scalars()
        numbers = {int(code.rpartition("-")[2]) for code in codes}
        first = row["slot"] * SLOT_SIZE
        last = first + row["used"] - 1
        yield Series(
            name=CODES,
            scope=organisation,
            period=row["day"],
            first=first,
            last=last,
            missing=_missing(first, last, numbers),
        )


def _missing(first: int, last: int, kept: set[int]) -> tuple[int, ...]:
    return tuple(number for number in range(first, last + 1) if number not in kept)
