"""What is due, group by group, as the store reads it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from counter_app.domain.dossiers import Status
from counter_app.domain.listing import DueGroup
from counter_app.store.due_dates import SqlDueDates

LOCAL = timezone(timedelta(hours=7))
NOON = datetime(2026, 11, 23, 12, tzinfo=LOCAL)


def test_work_to_be_done_stands_in_its_group_the_oldest_promise_first(
    begin, engine, a_dossier
):
    promised = {
        1: (NOON - timedelta(seconds=1), Status.RECEIVED),
        2: (NOON - timedelta(days=9), Status.PROCESSING),
        # The same promise written in another zone is the same promise.
        3: ((NOON + timedelta(hours=1)).astimezone(UTC), Status.RECEIVED),
        4: (NOON.replace(hour=23, minute=59), Status.RECEIVED),
        5: (NOON + timedelta(hours=12), Status.RECEIVED),
        6: ((NOON + timedelta(days=3)).replace(hour=23), Status.RECEIVED),
        7: ((NOON + timedelta(days=4)).replace(hour=0), Status.RECEIVED),
        8: (NOON - timedelta(days=1), Status.SUPPLEMENT),
        9: (NOON - timedelta(days=1), Status.READY),
    }
    made = {
        number: a_dossier(number, due=replace(a_dossier().due, at=at), status=status)
        for number, (at, status) in promised.items()
    }
    with begin() as work:
        for one in made.values():
            work.dossiers.put(one)
        work.commit()
    due = SqlDueDates(engine)

    found, counts = due.due(NOON), due.counts(NOON)

    ids = {made[number].id: number for number in made}
    numbers = {group: [ids[one] for one in found[group]] for group in DueGroup}
    assert numbers == {
        DueGroup.OVERDUE: [2, 1],
        DueGroup.TODAY: [3, 4],
        DueGroup.SOON: [5, 6],
    }
    assert counts == dict.fromkeys(DueGroup, 2)
