"""How numbers of this PC stand: what was counted against what is kept."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine, func, select

from counter_app.domain.ids import DossierId
from counter_app.domain.numbers import SLOT_SIZE, provisional_code
from counter_app.domain.printed import (
    CODES,
    PROVISIONAL,
    REGISTER,
    Numbered,
    Series,
)
from counter_app.store import rows, schema
from counter_app.store.database import reading
from counter_app.store.numbers import PROVISIONAL as PROVISIONAL_KIND
from counter_app.store.numbers import REGISTER as REGISTER_KIND
from counter_app.store.numbers import provisional_mark
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
                *_of_provisional(connection, days),
            ]

    def holder(self, series: Series, number: int) -> DossierId | None:
        """Return the dossier that has this number of a day, or None."""
        table = schema.dossier
        day = date.fromisoformat(series.period)
        if series.name == REGISTER:
            current = table.c.current
            wanted = select(table.c.id).where(
                table.c.received_day == series.period,
                func.json_extract(current, "$.counter") == series.scope,
                func.json_extract(current, "$.register_number") == number,
            )
        else:
            code = f"{series.scope}-{day:%y%m%d}-{number:04d}"
            wanted = select(table.c.id).where(table.c.code == code)
        with reading(self._engine) as connection:
            found = connection.execute(wanted).scalar()
        return DossierId(found) if found else None


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
    table = schema.dossier
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
    for row in _counted(connection, REGISTER_KIND, days):
        key = _Key(REGISTER, row["counter"], row["day"])
        numbers = kept[key.scope, key.period]
        yield _series(connection, key, (1, row["used"]), numbers)


def _of_codes(connection: Connection, days: tuple[str, str]) -> Iterator[Series]:
    """Return the codes of each slot and day, by the organisation of this PC."""
    used = schema.slot_day
    device = connection.execute(select(schema.device)).mappings().first()
    if device is None:
        return
    organisation = rows.from_json(device["organisation"])["code"]
    for row in connection.execute(
        select(used)
        .where(used.c.day.between(*days), used.c.used > 0)
        .order_by(used.c.day, used.c.slot)
    ).mappings():
        key = _Key(CODES, organisation, row["day"])
        first = row["slot"] * SLOT_SIZE
        last = first + row["used"] - 1
        yield _series(connection, key, (first, last), _sequences(connection, key))


def _of_provisional(connection: Connection, days: tuple[str, str]) -> Iterator[Series]:
    for row in _counted(connection, PROVISIONAL_KIND, days):
        day = date.fromisoformat(row["day"])
        first = provisional_code(row["counter"], provisional_mark(connection), day, 1)
        key = _Key(PROVISIONAL, first.rsplit("-", 2)[0], row["day"])
        numbers = _sequences(connection, key)
        yield _series(connection, key, (1, row["used"]), numbers)


def _counted(
    connection: Connection, kind: str, days: tuple[str, str]
) -> Sequence[rows.Row]:
    table = schema.day_count
    wanted = (
        select(table)
        .where(table.c.kind == kind, table.c.day.between(*days))
        .order_by(table.c.counter, table.c.day)
    )
    return connection.execute(wanted).mappings().all()


def _sequences(connection: Connection, key: _Key) -> set[int]:
    """Return the numbers of the codes that dossiers have."""
    code = schema.dossier.c.code
    begins = f"{key.scope}-{date.fromisoformat(key.period):%y%m%d}-"
    wanted = select(code).where(code.startswith(begins, autoescape=True))
    found = connection.execute(wanted).scalars()
    return {int(one.rpartition("-")[2]) for one in found}


def _series(
    connection: Connection, key: _Key, ends: tuple[int, int], kept: set[int]
) -> Series:
    """Return a series of a day; a number two officers voided is no gap."""
    first, last = ends
    table = schema.paper_number
    found = connection.execute(
        select(table)
        .where(
            table.c.series == key.name,
            table.c.scope == key.scope,
            table.c.period == key.period,
            table.c.number.between(first, last),
            table.c.void_at.is_not(None),
        )
        .order_by(table.c.number)
    ).mappings()
    void = tuple(map(to_number, found))
    return Series(
        name=key.name,
        scope=key.scope,
        period=key.period,
        first=first,
        last=last,
        missing=_missing(first, last, kept | {one.number for one in void}),
        void=void,
    )


def _missing(first: int, last: int, kept: set[int]) -> tuple[int, ...]:
    return tuple(number for number in range(first, last + 1) if number not in kept)
