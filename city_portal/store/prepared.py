"""Statements of a counter's pass, compiled once for each database, for its driver.

SQLAlchemy writes them, and holds the connection and the transaction they run in; what
it does again at every execution (its cache, the parameters, the result's columns) takes
ten times as long as SQLite does. Errors are its own, without values: they are citizens'
data.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import (
    ClauseElement,
    Column,
    ColumnElement,
    Connection,
    Dialect,
    bindparam,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

Row = dict[str, Any]


class _Words(NamedTuple):
    """A statement as one driver wants it."""

    text: str
    places: tuple[str, ...] | None
    """The values' names where they are given by place; None: by name."""
    fixed: Mapping[str, Any]

    def values(self, given: Mapping[str, Any]) -> Any:
        known = {**self.fixed, **given} if self.fixed else given
        if self.places is None:
            return known
        return tuple([known[name] for name in self.places])


class Prepared:
    """One statement; ``given`` are the columns an INSERT is given values for.

    Every way of running it raises DBAPIError, and KeyError for a value that is missing.
    """

    def __init__(self, statement: ClauseElement, *given: str) -> None:
        self._statement = statement
        self._given = [*given] or None
        self._words: dict[str, _Words] = {}

    def run(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Execute it; return how many rows it changed."""
        words = self._for(connection.dialect)
        with _Cursor(connection, words.text) as cursor:
            cursor.execute(words.text, words.values(values))
            return int(cursor.rowcount)

    def run_many(
        self, connection: Connection, several: Sequence[Mapping[str, Any]]
    ) -> None:
        """Execute it once for each set of values; nothing for none."""
        if several:
            words = self._for(connection.dialect)
            with _Cursor(connection, words.text) as cursor:
                cursor.executemany(words.text, [*map(words.values, several)])

    def all(self, connection: Connection, values: Mapping[str, Any]) -> list[Row]:
        """Return every row it answers, by the names of the columns."""
        words = self._for(connection.dialect)
        with _Cursor(connection, words.text) as cursor:
            cursor.execute(words.text, words.values(values))
            names = [column[0] for column in cursor.description]
            found = cursor.fetchall()
        return [dict(zip(names, row, strict=True)) for row in found]

    def first(self, connection: Connection, values: Mapping[str, Any]) -> Row | None:
        """Return the first row it answers, or None."""
        return next(iter(self.all(connection, values)), None)

    def column(self, connection: Connection, values: Mapping[str, Any]) -> list[Any]:
        """Return the first column of every row."""
        words = self._for(connection.dialect)
        with _Cursor(connection, words.text) as cursor:
            cursor.execute(words.text, words.values(values))
            return [first for first, *_ in cursor.fetchall()]

    def scalar(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        """Return the first column of the first row it answers, or None."""
        return next(iter(self.column(connection, values)), None)

    def _for(self, dialect: Dialect) -> _Words:
        # By name, not by dialect: each engine has one of its own, and the words are the
        # same. Two threads that compile at once write the same.
        words = self._words.get(dialect.name)
        if words is None:
            words = self._words[dialect.name] = self._compiled(dialect)
        return words

    def _compiled(self, dialect: Dialect) -> _Words:
        compiled = self._statement.compile(dialect=dialect, column_keys=self._given)
        if not isinstance(compiled, SQLCompiler):
            raise TypeError(self._statement)
        places = compiled.positiontup
        fixed = {
            name: bind.value
            for bind, name in compiled.bind_names.items()
            if not bind.required
        }
        return _Words(compiled.string, None if places is None else tuple(places), fixed)


AT_ONCE = 100
"""Names one statement asks for: a counter's batch."""


def one_of(column: Column[Any]) -> ColumnElement[bool]:
    """Return the condition that a column is one of the names of ``asked_for``."""
    return column.in_([bindparam(f"name_{place}") for place in range(AT_ONCE)])


def asked_for(names: Sequence[str]) -> Iterator[dict[str, str]]:
    """Give names to a statement that has ``one_of``, a hundred at a time.

    It always asks for as many, some of them twice: so it is the same statement.
    """
    for begin in range(0, len(names), AT_ONCE):
        some = names[begin : begin + AT_ONCE]
        yield {
            f"name_{place}": some[min(place, len(some) - 1)] for place in range(AT_ONCE)
        }


_BEGUN, _KEPT, _UNDONE = (
    Prepared(text(words))
    for words in ("SAVEPOINT whole", "RELEASE whole", "ROLLBACK TO whole")
)


@contextmanager
def whole(connection: Connection) -> Iterator[None]:
    """What is written in it is written whole, or not at all if an error leaves it."""
    _BEGUN.run(connection, {})
    try:
        yield
    except BaseException:
        if not connection.invalidated:
            _UNDONE.run(connection, {})
        raise
    _KEPT.run(connection, {})


class _Cursor:
    """A cursor of the driver, closed at the end; its errors are SQLAlchemy's own."""

    __slots__ = ("_connection", "_cursor", "_text")

    def __init__(self, connection: Connection, text: str) -> None:
        self._connection = connection
        self._cursor = connection.connection.cursor()
        self._text = text

    def __enter__(self) -> Any:
        return self._cursor

    def __exit__(self, kind: object, problem: object, trace: object) -> None:
        self._cursor.close()
        dialect = self._connection.dialect
        errors = dialect.loaded_dbapi.Error
        if not isinstance(problem, errors):
            return
        raw = self._connection.connection.dbapi_connection
        gone = dialect.is_disconnect(problem, raw, None)
        if gone:  # else the next transaction would be given it
            self._connection.invalidate(problem)
        raise DBAPIError.instance(
            self._text,
            None,
            problem,
            errors,
            hide_parameters=True,
            connection_invalidated=gone,
            dialect=dialect,
        ) from problem
