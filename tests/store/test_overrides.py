from datetime import UTC, date, datetime

import pytest

from counter_app.domain.errors import NotFound
from counter_app.domain.overrides import Override
from counter_app.domain.procedures import Channel, LimitKind
from counter_app.store.overrides import SqlOverrides

AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
FEE = Override(
    procedure="1.004873",
    channel=Channel.PAPER,
    amount=15_000,
    reason="Nghị quyết mới",
    ground="Nghị quyết thử 1/NQ-HĐND",
    valid_from=date(2026, 11, 24),
    valid_to=date(2026, 12, 31),
)
LIMIT = Override(
    procedure="1.000894",
    case="xac-minh",
    kind=LimitKind.WORKING_DAYS,
    count=4.5,
    reason="Giảm thời hạn",
    ground="Quyết định thử 2",
    valid_from=date(2026, 11, 24),
)


@pytest.fixture
def overrides(engine):
    return SqlOverrides(engine)


def test_a_value_comes_back_as_it_was_set(overrides):
    numbers = [overrides.add(one, "quantri", AT) for one in (FEE, LIMIT)]

    kept = overrides.every()

    assert [one.number for one in kept] == numbers
    assert [one.override for one in kept] == [FEE, LIMIT]
    assert {(one.made_by, one.made_at, one.ended_at) for one in kept} == {
        ("quantri", AT, None)
    }


def test_a_value_taken_back_stays_on_record(overrides):
    number = overrides.add(FEE, "quantri", AT)

    overrides.end(number, "quantri", AT)

    [kept] = overrides.every()
    assert kept.ended_at == AT
    with pytest.raises(NotFound):
        overrides.end(number, "quantri", AT)


def test_every_change_leaves_a_line_in_the_journal(overrides, engine):
    number = overrides.add(FEE, "quantri", AT)
    overrides.end(number, "quantri", AT)

    with engine.connect() as connection:
        told = connection.exec_driver_sql(
            "SELECT act, officer, detail FROM journal ORDER BY seq"
        ).all()

    assert told == [
        ("law-set", "quantri", str(number)),
        ("law-taken-back", "quantri", str(number)),
    ]
