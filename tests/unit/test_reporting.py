"""What a period comes to: the sums of a report are those of its list (UX check C40)."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.ids import ProcedureCode
from counter_app.domain.procedures import Channel
from counter_app.domain.reporting import Asked, Case, Flow, summed_up
from counter_app.domain.statuses import ENDED, Status

LOCAL = timezone(timedelta(hours=7))
MONTH = Asked(since=date(2026, 11, 1), until=date(2026, 11, 30))
AFTER = datetime(2026, 12, 24, 9, tzinfo=LOCAL)
FIELDS = {ProcedureCode("1.001193"): "Hộ tịch", ProcedureCode("2.000815"): "Chứng thực"}


def at(day, hour=9, month=11):
    return datetime(2026, month, day, hour, tzinfo=LOCAL)


def a_case(**parts):
    usual = {
        "procedure": ProcedureCode("1.001193"),
        "counter": "03",
        "channel": Channel.ASSISTED,
        "status": Status.RECEIVED,
        "received_at": at(10),
        "due_at": at(13, 17),
    }
    return Case(**{**usual, **parts})


def flow(*cases, asked=MONTH, now=AFTER):
    return summed_up(asked, cases, FIELDS, now).whole


def test_c40_each_way_of_submitting_is_counted_apart():
    ways = (
        Channel.SELF,
        Channel.ASSISTED,
        Channel.ASSISTED,
        Channel.PAPER,
        Channel.POST,
    )

    found = flow(*(a_case(channel=way) for way in ways))

    assert (found.itself, found.assisted, found.direct) == (1, 2, 2)
    assert (found.online, found.taken) == (3, 5)


@pytest.mark.parametrize(
    ("settled", "status", "where"),
    [
        (at(12, 16), Status.READY, "early"),
        (at(13, 8), Status.RETURNED, "on_time"),
        (at(13, 17), Status.READY, "on_time"),
        (at(13, 18), Status.READY, "late"),
        (at(14), Status.RETURNED, "late"),
        (at(11), Status.REFUSED, "on_time"),
        (at(11), Status.WITHDRAWN, "on_time"),
        (at(20), Status.STOPPED, "late"),
    ],
)
def test_a_settled_dossier_is_early_on_time_or_late(settled, status, where):
    found = flow(a_case(settled_at=settled, status=status))

    assert found == replace(Flow(by_channel={Channel.ASSISTED: 1}), **{where: 1})


@pytest.mark.parametrize(
    ("due", "status", "where"),
    [
        (at(30, 23), Status.RECEIVED, "overdue"),
        (at(1, 8, month=12), Status.RECEIVED, "under_way"),
        (at(13), Status.SUPPLEMENT, "under_way"),
    ],
)
def test_an_open_dossier_is_judged_at_the_end_of_the_period(due, status, where):
    found = flow(a_case(due_at=due, status=status))

    assert found == replace(Flow(by_channel={Channel.ASSISTED: 1}), **{where: 1})


def test_a_running_period_is_judged_as_of_now():
    case = a_case(due_at=at(13, 17))

    before = flow(case, now=at(13, 16))
    after = flow(case, now=at(13, 18))

    assert (before.under_way, after.overdue) == (1, 1)


def test_what_was_settled_after_the_period_was_still_under_way_at_its_end():
    found = flow(a_case(due_at=at(5, 17, 12), settled_at=at(2, month=12)))

    assert (found.settled, found.under_way) == (0, 1)


def test_what_came_before_is_carried_and_what_ended_before_is_not():
    carried = a_case(received_at=at(28, month=10), settled_at=at(2))
    ended = a_case(received_at=at(20, month=10), settled_at=at(31, month=10))
    later = a_case(received_at=at(1, month=12))

    found = flow(carried, ended, later)

    assert (found.carried, found.taken, found.settled) == (1, 0, 1)


def test_the_first_and_the_last_moment_of_the_period_are_in_it():
    first = a_case(received_at=datetime(2026, 11, 1, 0, 0, tzinfo=LOCAL))
    last = a_case(received_at=datetime(2026, 11, 30, 23, 59, tzinfo=LOCAL))

    assert flow(first, last).taken == 2


def test_c40_unsent_dossiers_are_in_no_sum_and_are_said():
    found = summed_up(MONTH, [a_case(), a_case(sent=False)], FIELDS, AFTER)

    assert (found.whole.received, found.unsent) == (1, 1)
    assert sum(found.hours.values()) == 1


def test_a_counter_or_a_field_can_be_asked_for_alone():
    other = a_case(counter="04", procedure=ProcedureCode("2.000815"))

    by_counter = flow(a_case(), other, asked=replace(MONTH, counter="04"))
    by_field = summed_up(
        replace(MONTH, field="Hộ tịch"), [a_case(), other], FIELDS, AFTER
    )

    assert by_counter.taken == 1
    assert list(by_field.by_field) == ["Hộ tịch"]


def test_a_procedure_nobody_knows_any_more_still_counts():
    found = summed_up(MONTH, [a_case(procedure=ProcedureCode("9.9"))], FIELDS, AFTER)

    assert found.by_field[""].received == found.whole.received == 1


moments = st.integers(0, 110 * 24 * 60).map(
    lambda minutes: at(1, 0, month=9) + timedelta(minutes=minutes)
)
some_cases = st.lists(
    st.builds(
        lambda received, due, took, **parts: a_case(
            received_at=received,
            due_at=received + due,
            settled_at=received + took if took is not None else None,
            **parts,
        ),
        received=moments,
        due=st.timedeltas(timedelta(0), timedelta(days=40)),
        took=st.none() | st.timedeltas(timedelta(0), timedelta(days=60)),
        procedure=st.sampled_from([*FIELDS, ProcedureCode("9.9")]),
        channel=st.sampled_from(Channel),
        status=st.sampled_from([Status.RECEIVED, Status.SUPPLEMENT, *ENDED]),
        sent=st.booleans(),
    ),
    max_size=30,
)


@given(some_cases, moments)
def test_the_identities_of_the_national_form_hold_for_every_line(cases, now):
    found = summed_up(MONTH, cases, FIELDS, now)

    for line in (found.whole, *found.by_field.values()):
        total, online, direct, carried, settled, *three, open_, in_time, over = (
            line.columns()
        )
        assert total == online + direct + carried == settled + open_
        assert settled == sum(three)
        assert open_ == in_time + over
    lines = [line.columns() for line in found.by_field.values()]
    summed = tuple(map(sum, zip(*lines, strict=True))) if lines else (0,) * 11
    assert summed == found.whole.columns()
    taken = sum(day.itself + day.assisted + day.direct for day in found.days)
    assert taken == found.whole.taken == sum(found.hours.values())
    assert sum(day.settled for day in found.days) == found.whole.settled
    assert sum(day.in_time for day in found.days) == found.whole.in_time
