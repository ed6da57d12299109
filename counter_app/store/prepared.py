"""Statements of the way from F9 to the disk, compiled once and given to the driver.

SQLAlchemy writes them, and holds the connection and the transaction they run in; what
it does again at every execution (its cache, the defaults, the result's columns) takes
longer than SQLite does. Errors are its own, without values: they are citizens' data.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import ClauseElement, Connection
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

_DIALECT = SQLiteDialect_pysqlite(paramstyle="qmark")


class Prepared:
    """One statement; ``given`` are the columns an INSERT is given values for.

    Every way of running it raises KeyError for a value that is missing, and DBAPIError.
    """

    def __init__(self, statement: ClauseElement, *given: str) -> None:
        compiled = statement.compile(
            dialect=_DIALECT,
            column_keys=[*given] or None,
            compile_kwargs={"render_postcompile": True},
        )
        if not isinstance(compiled, SQLCompiler):
            raise TypeError(statement)
        self._text = compiled.string
        self._places = tuple(compiled.positiontup or ())
        self._fixed = {
            name: bind.value
            for bind, name in compiled.bind_names.items()
            if not bind.required
        }
        own = {*compiled.bind_names.values()}
        # What an IN is asked for has names of its own.
        self._fixed |= {
            name: value for name, value in compiled.params.items() if name not in own
        }

    def run(
        self, connection: Connection, values: Mapping[str, Any] | None = None
    ) -> None:
        """Execute it; what it answers is not looked at."""
        with _Cursor(connection, self._text) as cursor:
            cursor.execute(self._text, self._row(values or {}))

    def run_many(
        self, connection: Connection, several: Sequence[Mapping[str, Any]]
    ) -> None:
        """Execute it once for each set of values; nothing for none."""
        if several:
            with _Cursor(connection, self._text) as cursor:
                cursor.executemany(self._text, [self._row(each) for each in several])

    def column(self, connection: Connection) -> list[Any]:
        """Return the first column of every row, in a third of SQLAlchemy's time."""
        with _Cursor(connection, self._text) as cursor:
            cursor.execute(self._text, self._row({}))
            return [first for first, *_ in cursor.fetchall()]

    def all(
        self, connection: Connection, values: Mapping[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        """Return every row it answers, by the names of the columns."""
        with _Cursor(connection, self._text) as cursor:
            cursor.execute(self._text, self._row(values or {}))
            found = cursor.fetchall()  # all: only then is an INSERT … RETURNING done
            names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def first(
        self, connection: Connection, values: Mapping[str, Any] | None = None
    ) -> dict[str, Any] | None:
        """Return the first row it answers, or None."""
        return next(iter(self.all(connection, values)), None)

    def scalar(
        self, connection: Connection, values: Mapping[str, Any] | None = None
    ) -> Any:
        """Return the first column of the first row it answers, or None."""
        with _Cursor(connection, self._text) as cursor:
            cursor.execute(self._text, self._row(values or {}))
            found = cursor.fetchall()
        return found[0][0] if found else None

    def _row(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        known = {**self._fixed, **values} if self._fixed else values
        return tuple([known[place] for place in self._places])


class _Cursor:
    """A cursor of the driver, closed at the end; its errors are SQLAlchemy's own."""

    __slots__ = ("_cursor", "_text")

    def __init__(self, connection: Connection, text: str) -> None:
        self._cursor = connection.connection.cursor()
        self._text = text

    def __enter__(self) -> Any:
        return self._cursor

    def __exit__(self, kind: object, problem: object, trace: object) -> None:
        self._cursor.close()
        if isinstance(problem, driver.Error):
            raise DBAPIError.instance(
                self._text, None, problem, driver.Error
            ) from problem
