"""Lists, counts, search and codes, as the screens ask for them."""

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import event, update

from counter_app.domain.changes import Change, SyncState
from counter_app.domain.dossiers import Status
from counter_app.domain.drafts import Draft
from counter_app.domain.fees import Fee
from counter_app.domain.ids import PaymentId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.listing import Filter
from counter_app.domain.numbers import alias_of
from counter_app.domain.papers import PaperRow
from counter_app.domain.payments import Kind, Method, Payment
from counter_app.domain.people import Citizen
from counter_app.domain.printed import Outcome, Print
from counter_app.domain.procedures import Channel
from counter_app.domain.shifts import Entered, Shift, TillEntry
from counter_app.store import schema
from counter_app.store.queries import SqlQueries
from tests.store.conftest import NOW

DAY = date(2026, 11, 23)
LOCAL = timezone(timedelta(hours=7))


@pytest.fixture
def queries(engine):
    return SqlQueries(engine)


@pytest.fixture
def keep(begin):
    def put(*dossiers):
        with begin() as work:
            for dossier in dossiers:
                work.dossiers.put(dossier)
            work.commit()

    return put


@pytest.fixture
def queue(begin, engine, now):
    def add(dossier, *states):
        for number, state in enumerate(states):
            name = f"pc.{dossier[-3:]}.{number}"
            with begin() as work:
                work.outbox.add(
                    Change(
                        id=name, dossier=dossier, fields={}, made_at=now, made_by="a"
                    )
                )
                work.commit()
            with engine.begin() as connection:
                connection.execute(
                    update(schema.outbox)
                    .where(schema.outbox.c.operation == name)
                    .values(state=state)
                )

    return add


def test_the_day_is_the_local_one_and_the_newest_stands_first(keep, queries, a_dossier):
    late = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)  # half past midnight here
    later = late + timedelta(microseconds=5)
    before = datetime(2026, 11, 22, 16, 59, tzinfo=UTC)
    keep(
        a_dossier(1, received_at=later),
        a_dossier(2, received_at=late),
        a_dossier(3, received_at=before),
    )

    found = queries.lines(DAY, Filter.ALL)

    assert found == [a_dossier(1).id, a_dossier(2).id]


def test_filters_let_through_what_they_say(keep, queue, queries, a_dossier):
    keep(
        a_dossier(1),
        a_dossier(2, papers=(PaperRow(row="to-khai"),)),
        a_dossier(3, status=Status.READY),
    )
    queue(a_dossier(1).id, "acked", "new")
    queue(a_dossier(3).id, "acked")

    assert queries.lines(DAY, Filter.WAITING) == [a_dossier(1).id]
    assert queries.lines(DAY, Filter.PAPERS_MISSING) == [a_dossier(2).id]
    assert queries.lines(DAY, Filter.READY) == [a_dossier(3).id]
    assert queries.counts(DAY) == {
        Filter.ALL: 3,
        Filter.WAITING: 1,
        Filter.PAPERS_MISSING: 1,
        Filter.READY: 1,
    }


def test_what_waits_from_before_is_listed_until_it_is_done(
    keep, queue, queries, a_dossier
):
    before = datetime(2026, 11, 10, 2, tzinfo=UTC)
    keep(
        a_dossier(1, received_at=before),
        a_dossier(2, received_at=before, status=Status.SUPPLEMENT),
        a_dossier(3, received_at=before, status=Status.READY),
        a_dossier(4, received_at=before, papers=(PaperRow(row="to-khai"),)),
        a_dossier(5, received_at=before, status=Status.RETURNED),
    )
    queue(a_dossier(1).id, "new")

    listed = {chosen: queries.lines(DAY, chosen) for chosen in Filter}

    assert listed == {
        Filter.ALL: [],
        Filter.WAITING: [a_dossier(1).id],
        Filter.PAPERS_MISSING: [a_dossier(2).id],
        Filter.READY: [a_dossier(3).id],
    }
    assert queries.counts(DAY) == {one: len(listed[one]) for one in Filter}


def test_of_earlier_days_what_is_open_is_found_and_what_is_done_is_not(
    begin, keep, queue, queries, a_dossier
):
    before = datetime(2026, 11, 10, 2, tzinfo=UTC)
    free = Fee(amount=0, unit_amount=0, quantity=1, ground="NQ", verified=True)
    paid = Payment(
        id=PaymentId("p"), kind=Kind.TAKEN, amount=24_000, at=NOW, by="a", by_name="A"
    )
    back = replace(paid, id=PaymentId("p-back"), kind=Kind.REVERSED, reverses="p")

    def early(number, **different):
        plain = {"received_at": before, "fee": free, "papers": ()}
        return a_dossier(number, **{**plain, **different})

    keep(
        early(1),  # not sent
        early(2, status=Status.RETURNED),  # not sent, though it is over
        early(3, fee=a_dossier().fee),  # nothing paid
        early(4, fee=a_dossier().fee, payments=(paid, back)),
        early(5, status=Status.RETURNED),  # of its transfer no credit was seen
        early(6),  # its receipt never came out
        early(7, counter="09", fee=a_dossier().fee),
        a_dossier(8),  # of this day
        early(9, fee=a_dossier().fee, payments=(paid,)),
        early(10, status=Status.RETURNED, fee=a_dossier().fee),
        early(11),
        early(12),  # the receipt failed, and came out afterwards: no harm to look
        early(13, papers=a_dossier().papers),  # the portal lacks its file
    )
    queue(a_dossier(1).id, "new")
    queue(a_dossier(2).id, "failed")
    queue(a_dossier(11).id, "acked")
    transfer(begin, a_dossier(5).id, "unseen")
    transfer(begin, a_dossier(11).id, "seen", proved=True)
    print_receipt(begin, a_dossier(6).id, Outcome.FAILED)
    print_receipt(begin, a_dossier(12).id, Outcome.FAILED, Outcome.OUT)

    found = queries.left_open(DAY, "03")

    assert found == [a_dossier(number).id for number in (1, 2, 3, 4, 5, 6, 12, 13)]


def transfer(begin, dossier, name, *, proved=False):
    shift = Shift(id=name, officer="a", officer_name="A", counter="03", opened_at=NOW)
    taken = TillEntry(
        id=name,
        shift=name,
        entered=Entered.TAKEN,
        amount=24_000,
        at=NOW,
        by="a",
        method=Method.VIETQR,
        reconciled=False,
        dossier=dossier,
    )
    seen = replace(taken, id=f"{name}-seen", entered=Entered.PROVED, reverses=name)
    with begin() as work:
        work.till.begin(shift)
        for entry in (taken, seen) if proved else (taken,):
            work.till.add(entry)
        work.commit()


def print_receipt(begin, dossier, *outcomes):
    with begin() as work:
        for copy, outcome in enumerate(outcomes, 1):
            record = Print(
                dossier=dossier,
                copy=copy,
                sha256="ab" * 32,
                form_set="TT03-2025",
                printed_at=NOW,
                printer="P",
            )
            work.prints.settle(
                replace(record, outcome=outcome, key=work.prints.add(record))
            )
        work.commit()


def test_lines_keep_the_order_asked_and_leave_out_the_unknown(keep, queries, a_dossier):
    keep(a_dossier(1), a_dossier(2))

    lines = queries.lines_of([a_dossier(2).id, "unknown", a_dossier(1).id])

    assert [line.id for line in lines] == [a_dossier(2).id, a_dossier(1).id]
    assert lines[0].applicant == "Đặng Thị Hoà Ngát"
    assert lines[0].received_at == a_dossier().received_at
    assert lines[0].due_at == a_dossier().due.at


@pytest.mark.parametrize(
    ("states", "means"),
    [
        ((), SyncState.SENT),
        (("acked",), SyncState.SENT),
        (("acked", "new"), SyncState.WAITING),
        (("sent", "new"), SyncState.SENDING),
        (("conflict", "new"), SyncState.CONFLICT),
        (("conflict", "failed", "sent"), SyncState.FAILED),
    ],
)
def test_the_most_urgent_operation_tells_how_a_dossier_stands(
    keep, queue, queries, a_dossier, states, means
):
    keep(a_dossier())
    queue(a_dossier().id, *states)

    assert queries.sync_state(a_dossier().id) is means
    assert queries.lines_of([a_dossier().id])[0].sync is means


@pytest.mark.parametrize(
    "typed",
    [
        "dang thi hoa",
        "ĐẶNG",
        "ngat dang",
        "hoà",
        "hòa",
        unicodedata.normalize("NFD", "Đặng Thị"),
        "0912345678",
        "0912 345 678",
        "001187654901",
        "001187 654901",
        "0100",
        "261123-0100",
        "000.12.34.h26-261123-0100",
        "0001234H262611230100",
        "trich luc",
    ],
)
def test_a_dossier_is_found_by_what_officers_type(keep, queries, a_dossier, typed):
    stranger = Citizen(name="Phạm Văn Bảy", personal_id="001090111222")
    keep(
        a_dossier(1),
        a_dossier(2, applicant=stranger, procedure_name="Khai sinh"),
    )

    assert queries.search(typed) == [a_dossier(1).id]


@pytest.mark.parametrize(
    "typed", ["", "  ", '"', "*", "-", "AND", 'a" OR "', "NEAR(", "x"]
)
def test_signs_of_the_search_language_are_only_text(keep, queries, a_dossier, typed):
    keep(a_dossier())

    assert queries.search(typed) == []


def test_a_corrected_name_is_found_and_the_old_one_no_more(keep, queries, a_dossier):
    keep(a_dossier())
    keep(a_dossier(applicant=Citizen(name="Vũ Quỳnh")))

    assert queries.search("quynh") == [a_dossier().id]
    assert queries.search("ngat") == []


def test_a_search_gives_the_newest_first_and_not_more_than_asked(
    keep, queries, a_dossier
):
    keep(*(a_dossier(number) for number in range(1, 6)))

    assert queries.search("dang", limit=2) == [a_dossier(5).id, a_dossier(4).id]


@pytest.mark.parametrize(
    "typed",
    [
        "TAM-Q03.7F3A-261123-0001",
        " tạm-q03.7f3a-261123-0001\n",
        unicodedata.normalize("NFD", "TẠM-Q03.7F3A-261123-0001"),
        "TAM-Q03.7F3A - 261123 - 0001",
        "000.12.34.h26-261123-0900",
    ],
)
def test_a_code_is_found_however_it_is_written(keep, queries, a_dossier, typed):
    keep(
        a_dossier(
            code="TAM-Q03.7F3A-261123-0001", official_code="000.12.34.H26-261123-0900"
        )
    )

    assert queries.by_code(typed) == a_dossier().id
    assert queries.by_code("000.12.34.H26-261123-0001") is None


def test_the_ready_screen_counts_by_the_clock_on_the_wall(keep, queries, a_dossier):
    def due(at):
        return replace(a_dossier().due, at=at)

    noon = datetime(2026, 11, 23, 12, tzinfo=LOCAL)
    keep(
        a_dossier(1, due=due(noon - timedelta(seconds=1))),
        # The same promise written in another zone is the same promise.
        a_dossier(2, due=due((noon + timedelta(hours=1)).astimezone(UTC))),
        a_dossier(3, due=due(noon + timedelta(days=4))),
        a_dossier(4, due=due(noon - timedelta(days=1)), status=Status.RETURNED),
        a_dossier(5, status=Status.READY, channel=Channel.PAPER),
    )

    today = queries.today(noon)

    assert (today.received, today.online) == (5, 4)
    assert (today.overdue, today.due_soon, today.ready) == (1, 1, 1)


def test_drafts_favourites_and_the_past_of_a_person(
    keep, begin, queries, a_dossier, now
):
    keep(
        a_dossier(1, procedure="1.001193"),
        a_dossier(2),
        a_dossier(3, received_at=now + timedelta(minutes=1)),
        a_dossier(4, applicant=Citizen(name="Ai Đó", personal_id="")),
    )
    drafts = [
        Draft(
            id=name,
            owner=owner,
            counter="03",
            citizen=Citizen(name=name),
            started_at=now,
            saved_at=now + timedelta(seconds=seconds),
        )
        for name, owner, seconds in (("a", "ha", 1), ("b", "ha", 2), ("c", "an", 3))
    ]
    with begin() as work:
        for draft in drafts:
            work.drafts.put(draft)
        work.commit()

    past = queries.past_of("001187654901")

    assert [line.id for line in queries.drafts_of("ha")] == ["b", "a"]
    assert queries.favourites(DAY) == ["2.000635", "1.001193"]
    assert queries.favourites(DAY + timedelta(days=1)) == []
    assert [line.id for line in past] == [
        a_dossier(3).id,
        a_dossier(2).id,
        a_dossier(1).id,
    ]
    assert queries.past_of("") == []


def test_what_is_open_of_a_person_comes_in_the_order_it_was_received(
    keep, queries, a_dossier, now
):
    keep(
        a_dossier(1, status=Status.READY, received_at=now + timedelta(minutes=2)),
        a_dossier(2, status=Status.READY),
        a_dossier(3, status=Status.RETURNED),
        a_dossier(4, received_at=now + timedelta(minutes=1)),
        a_dossier(5, applicant=Citizen(name="Ai Đó", personal_id="001090000123")),
        a_dossier(6, applicant=Citizen(name="Ai Đó", personal_id="")),
    )

    found = queries.open_of("001187654901")

    assert list(found) == [a_dossier(2).id, a_dossier(4).id, a_dossier(1).id]
    assert queries.open_of("") == []


def test_reading_waits_for_no_writer(begin, queries, a_dossier):
    with begin() as work:
        work.dossiers.put(a_dossier())

        assert queries.lines(DAY, Filter.ALL) == []


def test_a_dossier_is_found_by_the_alias_of_its_code(begin, engine, a_dossier):
    others = [a_dossier(number) for number in range(1, 4)]
    elsewhere = replace(
        a_dossier(9), code=others[1].code.replace("000.12.34", "000.12.35")
    )
    with begin() as work:
        for one in (*others, elsewhere):
            work.dossiers.put(one)
        work.commit()
    queries = SqlQueries(engine)

    for one in (*others, elsewhere):
        assert queries.by_code(alias_of(one.code)) == one.id
    assert queries.by_code("1261123010000013") is None


@pytest.mark.parametrize(
    "typed",
    [
        "ngats",  # raw Telex
        "hoaf",
        "d9ang8",  # raw VNI
        "ddawngj hoaf",
        "thj ngat",  # one slip
        "Đặng Thị Hòa Ngst",
        "dangg thi",
    ],
)
def test_raw_typing_and_one_wrong_letter_still_find_a_name(
    keep, queries, a_dossier, typed
):
    keep(a_dossier())

    assert queries.search(typed) == [a_dossier().id]


def test_one_wrong_digit_finds_nobody(keep, queries, a_dossier):
    keep(a_dossier())
    number = a_dossier().applicant.personal_id

    assert queries.search(number[:-1] + str((int(number[-1]) + 1) % 10)) == []


def test_a_slip_is_forgiven_only_when_nothing_else_is_found(keep, queries, a_dossier):
    right = a_dossier(1, applicant=replace(a_dossier().applicant, name="Lê Văn Thanh"))
    near = a_dossier(
        2, applicant=replace(a_dossier().applicant, name="Lê Văn Thành Khanh")
    )
    other = a_dossier(3, applicant=replace(a_dossier().applicant, name="Lê Văn Khánh"))
    for one in (right, near, other):
        keep(one)

    assert queries.search("thanh") == [near.id, right.id]
    assert queries.search("tkanh") == [near.id, right.id]
    assert queries.search("khanhh") == [other.id, near.id]


def test_dossiers_are_told_apart_by_what_their_journals_say(begin, queries):
    def note(dossier, act, detail):
        work.journal.add(Entry(at=NOW, act=act, dossier=dossier, detail=detail))

    with begin() as work:
        note("a", Act.PAPER_PRINTED, "covers 1")
        note("b", Act.PAPER_PRINTED, "coversheet 1")
        note("c", Act.LISTED_OUT, "03A-0001")
        work.commit()

    assert queries.noted(["a", "b", "c"], Act.PAPER_PRINTED, "covers ") == {"a"}
    assert queries.noted(["a", "b"], Act.LISTED_OUT) == frozenset()
    assert queries.noted([str(n) for n in range(700)] + ["c"], Act.LISTED_OUT) == {"c"}


def test_a_report_reads_what_a_period_has_to_do_with(begin, engine, a_dossier):
    since, until = date(2026, 11, 1), date(2026, 11, 30)
    at = datetime(2026, 11, 10, 2, tzinfo=UTC)
    long_ago = datetime(2026, 9, 1, 2, tzinfo=UTC)
    made = {
        "received": a_dossier(1, received_at=at),
        "carried": a_dossier(2, received_at=long_ago),
        "settled": a_dossier(
            3, received_at=long_ago, status=Status.READY, result_at=at
        ),
        "settled before": a_dossier(
            4, received_at=long_ago, status=Status.READY, result_at=long_ago
        ),
        "later": a_dossier(5, received_at=datetime(2026, 12, 1, 2, tzinfo=UTC)),
    }
    with begin() as work:
        for one in made.values():
            work.dossiers.put(one)
        work.commit()

    found = SqlQueries(engine).cases(since, until, LOCAL)

    assert {(one.received_at, one.settled_at) for one in found} == {
        (at, None),
        (long_ago, None),
        (long_ago, at),
    }
    assert {one.received_at.utcoffset() for one in found} == {LOCAL.utcoffset(None)}
    assert not any(one.sent for one in found)


def test_what_came_from_home_is_no_help_of_the_counter(begin, engine, a_dossier):
    at = datetime(2026, 11, 10, 2, tzinfo=UTC)
    day = date(2026, 11, 10)
    with begin() as work:
        for number, submission in ((1, ""), (2, "TN-0002")):
            made = a_dossier(number, received_at=at, channel=Channel.ASSISTED)
            work.dossiers.put(replace(made, submission=submission))
        work.commit()

    found = SqlQueries(engine).cases(day, day, LOCAL)

    assert sorted(one.channel for one in found) == [Channel.ASSISTED, Channel.SELF]


def test_a_day_and_its_counts_are_read_from_indexes_alone(queries, engine):
    plans = []

    def explain(_connection, cursor, statement, parameters, *_more):
        if statement.startswith("SELECT"):
            plans.extend(
                row[-1]
                for row in cursor.connection.execute(
                    f"EXPLAIN QUERY PLAN {statement}", parameters
                )
            )

    event.listen(engine, "before_cursor_execute", explain)
    queries.counts(DAY)

    assert plans
    assert not [plan for plan in plans if plan.startswith("SCAN dossier")]


def test_a_list_is_in_order_and_holds_only_what_passes(begin, queries, a_dossier):
    late = NOW + timedelta(hours=1)
    with begin() as work:
        for number, at in ((1, late), (2, NOW), (3, NOW), (4, NOW - timedelta(days=3))):
            work.dossiers.put(a_dossier(number, received_at=at))
        work.commit()

    assert queries.lines(DAY, Filter.ALL) == [a_dossier(n).id for n in (1, 3, 2)]
