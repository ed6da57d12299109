"""Prepared statements do what SQLAlchemy's own execution does."""

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from counter_app.store import schema
from counter_app.store.prepared import Prepared

ADD = Prepared(insert(schema.note), "name", "value")
ALL = Prepared(select(schema.note).order_by(schema.note.c.name))
ONE = Prepared(text("SELECT value FROM note WHERE name = :name"))


@pytest.fixture
def connection(engine):
    with engine.begin() as connection:
        yield connection


def test_values_go_to_their_places_whatever_their_order(connection):
    ADD.run(connection, {"value": "trị", "name": "tên"})

    assert ONE.scalar(connection, {"name": "tên"}) == "trị"


def test_many_rows_are_added_at_once_and_none_are_nothing(connection):
    before = len(ALL.all(connection))

    ADD.run_many(connection, [{"name": f"p{n}", "value": "x"} for n in range(3)])
    ADD.run_many(connection, [])

    rows = ALL.all(connection)
    assert len(rows) == before + 3
    assert {"p0", "p1", "p2"} <= {row["name"] for row in rows}


def test_a_value_that_is_missing_is_a_bug_and_writes_nothing(connection):
    with pytest.raises(KeyError):
        ADD.run(connection, {"name": "chỉ tên"})

    assert ONE.first(connection, {"name": "chỉ tên"}) is None


def test_the_database_s_complaints_are_those_of_sqlalchemy(connection):
    ADD.run(connection, {"name": "hai lần", "value": "1"})

    with pytest.raises(IntegrityError) as refused:
        ADD.run(connection, {"name": "hai lần", "value": "hai"})

    assert "value" in str(refused.value)
    assert "hai lần" not in str(refused.value)
