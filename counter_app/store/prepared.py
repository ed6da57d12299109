"""Statements of the way from F9 to the disk, compiled once for all.

SQLAlchemy writes them; what it does again at every execution (its cache, the defaults,
the result's columns) takes longer than SQLite does. Errors, events and results are the
same as ever.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ClauseElement, Connection, CursorResult
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.sql.compiler import SQLCompiler

_DIALECT = SQLiteDialect_pysqlite(paramstyle="qmark")


class Prepared:
    """One statement; ``given`` are the columns an INSERT is given values for."""

    def __init__(self, statement: ClauseElement, *given: str) -> None:
        compiled = statement.compile(dialect=_DIALECT, column_keys=[*given] or None)
        if not isinstance(compiled, SQLCompiler):
            raise TypeError(statement)
        self._text = compiled.string
        self._places = tuple(compiled.positiontup or ())
        self._fixed = {
            name: bind.value
            for bind, name in compiled.bind_names.items()
            if not bind.required
        }

    def run(
        self, connection: Connection, values: Mapping[str, Any] | None = None
    ) -> CursorResult[Any]:
        """Execute it with these values; KeyError for one that is missing."""
        return connection.exec_driver_sql(self._text, self._row(values or {}))

    def run_many(
        self, connection: Connection, several: Sequence[Mapping[str, Any]]
    ) -> None:
        """Execute it once for each set of values; nothing for none."""
        if several:
            rows = [self._row(values) for values in several]
            connection.exec_driver_sql(self._text, rows)

    def _row(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        known = {**self._fixed, **values}
        return tuple(known[place] for place in self._places)
