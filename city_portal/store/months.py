"""Operations' bytes lie by month and, within it, by office; PostgreSQL only.

A month that nobody needs any more is taken off whole, without a row being deleted:
``ALTER TABLE operation_image DETACH PARTITION operation_image_202611``.
"""

import logging
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

log = logging.getLogger(__name__)

AHEAD = 13
"""Months there is room for: this one and a year."""
BY_OFFICE = 4
"""Parts of a month."""
_KNOWN = text(
    "SELECT relid::text FROM pg_partition_tree('operation_image') WHERE level = 1"
)
_LEFT_OVER = text("SELECT 1 FROM operation_image_other WHERE month = :month LIMIT 1")
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(7305115322)")


def make_room(engine: Engine, now: datetime) -> None:
    """Make the parts of the coming months that are not there yet.

    Nothing depends on it: what finds no part lies in one for the rest, and a month that
    has rows there keeps them there.
    """
    if engine.dialect.name != "postgresql":
        return
    with engine.connect() as connection:
        known = {*connection.scalars(_KNOWN)}
    try:
        for month, after in _months(now):
            if _name(month) not in known:
                _make(engine, month, after)
    except DBAPIError:  # it may not be written to just now
        log.warning("no room was made for coming months")


def _make(engine: Engine, month: int, after: int) -> None:
    name = _name(month)
    whole = (
        f"CREATE TABLE IF NOT EXISTS {name} PARTITION OF operation_image"
        f" FOR VALUES FROM ({month}) TO ({after}) PARTITION BY HASH (org)"
    )
    parts = (
        f"CREATE TABLE IF NOT EXISTS {name}_{part} PARTITION OF {name}"
        f" FOR VALUES WITH (MODULUS {BY_OFFICE}, REMAINDER {part})"
        for part in range(BY_OFFICE)
    )
    with engine.begin() as connection:
        connection.execute(_ONE_AT_A_TIME)
        if connection.scalar(_LEFT_OVER, {"month": month}) is None:
            for words in (whole, *parts):
                connection.execute(text(words))


def _name(month: int) -> str:
    return f"operation_image_{month}"


def _months(now: datetime) -> Iterator[tuple[int, int]]:
    """Return each month to come and the one after it, as YYYYMM."""
    year, month = now.year, now.month
    for _ in range(AHEAD):
        begins = year * 100 + month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        yield begins, year * 100 + month
