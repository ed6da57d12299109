"""The bytes of operations lie by month and office, and count once all the same."""

import logging
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from city_portal.store.database import open_engine
from city_portal.store.migrations import migrate
from city_portal.store.months import AHEAD, BY_OFFICE, make_room
from tests.portal.conftest import founded

NOW = datetime(2026, 11, 30, tzinfo=UTC)
PARTS = "SELECT count(*) FROM pg_partition_tree('operation_image') WHERE isleaf"
WHERE = "SELECT tableoid::regclass::text, count(*) FROM operation_image GROUP BY 1"
IMAGE = text("INSERT INTO operation_image VALUES ('H26', :id, :month, '')")


@pytest.fixture
def engine(postgres):
    engine = open_engine(postgres())
    migrate(engine)
    yield engine
    engine.dispose()


def asked(engine, words):
    with engine.connect() as connection:
        return connection.execute(text(words)).all()


def test_what_a_counter_sends_lies_in_its_month_and_its_offices_part(
    postgres, tmp_path
):
    portal = founded(postgres(), tmp_path / "files")
    portal.start()
    device = portal.device()
    image = device.operation("d1")

    first, again = device.result(image), device.result(image)

    portal.kill()
    engine = open_engine(portal.database)
    [(part, count)] = asked(engine, WHERE)
    [(kept,)] = asked(engine, "SELECT image FROM operation_image")
    engine.dispose()
    month = f"{datetime.now(UTC):%Y%m}"
    assert (first["outcome"], again["outcome"], count) == ("ok", "ok", 1)
    assert part.startswith(f"operation_image_{month}_")
    assert bytes(kept) == image


def test_there_is_room_for_a_year_and_making_it_again_changes_nothing(engine):
    make_room(engine, NOW)
    [(before,)] = asked(engine, PARTS)
    make_room(engine, NOW)
    [(after,)] = asked(engine, PARTS)
    make_room(engine, datetime(2026, 12, 1, tzinfo=UTC))
    [(later,)] = asked(engine, PARTS)

    rest = 1
    assert before == after == AHEAD * BY_OFFICE + rest
    assert later == before + BY_OFFICE


def test_a_month_nobody_made_room_for_is_kept_too_and_left_where_it_lies(engine):
    with engine.begin() as connection:
        connection.execute(IMAGE, {"id": "a", "month": 202611})
    make_room(engine, NOW)

    with engine.begin() as connection:
        connection.execute(IMAGE, {"id": "b", "month": 202611})
        connection.execute(IMAGE, {"id": "c", "month": 203001})

    assert asked(engine, WHERE) == [("operation_image_other", 3)]
    assert asked(engine, PARTS) == [((AHEAD - 1) * BY_OFFICE + 1,)]


def test_a_database_that_may_not_be_written_to_is_opened_all_the_same(engine, caplog):
    with engine.begin() as connection:
        connection.execute(
            text(
                f'ALTER DATABASE "{engine.url.database}"'
                " SET default_transaction_read_only = on"
            )
        )
    engine.dispose()

    with caplog.at_level(logging.WARNING):
        make_room(engine, NOW)

    assert "no room was made" in caplog.text
    assert asked(engine, PARTS) == [(1,)]
