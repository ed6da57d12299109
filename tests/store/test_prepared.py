"""Prepared statements do what SQLAlchemy's own execution does."""

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from counter_app.store import schema
from counter_app.store.database import one_moment, reading
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


def test_what_was_asked_once_is_ready_however_much_else_was_asked_before(connection):
    raw, compiled = connection.connection.dbapi_connection, []
    for number in range(300):
        connection.exec_driver_sql(f"SELECT {number}, name FROM note")
    raw.set_authorizer(lambda *about: compiled.append(about) or 0)
    ALL.all(connection)
    ONE.scalar(connection, {"name": "tên"})
    assert compiled  # another one to ask for leave: all is made anew once
    compiled.clear()

    ALL.all(connection)
    ONE.scalar(connection, {"name": "tên"})

    assert compiled == []


def test_reads_within_one_moment_see_that_moment_and_those_after_it_what_came(engine):
    def told():
        with reading(engine) as connection:
            return ONE.scalar(connection, {"name": "sau"})

    with one_moment(engine):
        before = told()
        with engine.begin() as connection:
            ADD.run(connection, {"name": "sau", "value": "mới"})
        within = told()

    assert (before, within, told()) == (None, None, "mới")


def test_a_read_that_fails_within_one_moment_ends_it(engine):
    with pytest.raises(KeyError), one_moment(engine), reading(engine) as connection:
        ONE.scalar(connection, {})

    with reading(engine) as connection, engine.begin() as writing:
        ADD.run(writing, {"name": "sau lỗi", "value": "1"})
        assert ONE.scalar(connection, {"name": "không có"}) is None
    with reading(engine) as connection:
        assert ONE.scalar(connection, {"name": "sau lỗi"}) == "1"
