"""One unit of work: what is kept, counted and undone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from counter_app.domain.changes import Change
from counter_app.domain.drafts import Draft, Stage
from counter_app.domain.errors import NotEnrolled, NotFound, StoreBusy, StoreFailed
from counter_app.domain.fields import dossier_from, fields_of
from counter_app.domain.journal import Act, Entry
from counter_app.domain.officers import Account
from counter_app.domain.people import Citizen, Officer, Role
from counter_app.domain.printed import Print
from counter_app.store import chain, rows, schema
from counter_app.store.database import open_engine
from counter_app.store.unit_of_work import SqlUnitOfWork

DAY = date(2026, 11, 23)


def test_a_dossier_comes_back_as_it_was_put(begin, a_dossier):
    with begin() as work:
        work.dossiers.put(a_dossier())
        work.commit()

    with begin() as work:
        assert work.dossiers.get(a_dossier().id) == a_dossier()


def test_a_dossier_survives_being_written_as_flat_fields(a_dossier):
    dossier = a_dossier()

    flat = fields_of(dossier)

    assert dossier_from(dossier.id, flat) == dossier
    assert flat["form.ban_sao.so_luong"] == 3
    assert flat["received_at"] == "2026-11-23T02:41:00+00:00"
    assert flat["due_at"] == "2026-11-23T17:00:00+07:00"


def test_the_moment_of_receiving_is_written_in_utc_whatever_zone_it_came_in(a_dossier):
    local = datetime(2026, 11, 23, 9, 41, tzinfo=timezone(timedelta(hours=7)))

    assert fields_of(a_dossier(received_at=local))["received_at"].endswith("+00:00")


def test_names_with_dots_in_the_answers_do_not_become_steps(a_dossier):
    dossier = a_dossier(answers={"a.b": 1, "a": {"~1": "x", "c": {}}})

    assert dossier_from(dossier.id, fields_of(dossier)).answers == dossier.answers


def test_leaving_without_commit_undoes_everything(begin, a_dossier):
    with begin() as work:
        work.dossiers.put(a_dossier())
        work.notes.put("seen", "1")

    with begin() as work:
        assert work.notes.get("seen") is None
        with pytest.raises(NotFound):
            work.dossiers.get(a_dossier().id)


def test_fields_of_a_newer_portal_outlive_a_change_made_here(begin, engine, a_dossier):
    with begin() as work:
        work.dossiers.put(a_dossier())
        work.commit()
    table = schema.dossier
    with engine.begin() as connection:
        text = connection.execute(select(table.c.current)).scalar_one()
        grown = {**rows.from_json(text), "vneid.level": 2}
        connection.execute(update(table).values(current=rows.as_json(grown)))
        chain.mirror(connection, a_dossier().id, a_dossier().received_at)

    with begin() as work:
        work.dossiers.put(work.dossiers.get(a_dossier().id).correct_phone("0900000000"))
        work.commit()

    with engine.connect() as connection:
        kept = rows.from_json(connection.execute(select(table.c.current)).scalar_one())
    assert kept["vneid.level"] == 2
    assert kept["applicant.phone"] == "0900000000"


def test_an_answer_taken_back_does_not_linger(begin, a_dossier):
    with begin() as work:
        work.dossiers.put(a_dossier())
        work.dossiers.put(a_dossier(answers={"ghi_chu": "không gấp"}))
        work.commit()

    with begin() as work:
        kept = work.dossiers.get(a_dossier().id)
    assert kept.answers == {"ghi_chu": "không gấp"}


def test_each_file_of_a_dossier_is_noted_once_for_upload(begin, engine, a_dossier):
    with begin() as work:
        work.dossiers.put(a_dossier(1))
        work.dossiers.put(a_dossier(2))
        work.commit()

    with engine.connect() as connection:
        found = connection.execute(select(schema.blob)).mappings().all()
    assert [(row["sha256"], row["bytes"], row["state"]) for row in found] == [
        ("ab" * 32, 2048, "local")
    ]


def test_two_dossiers_never_carry_one_code(begin, a_dossier):
    with pytest.raises(StoreFailed), begin() as work:
        work.dossiers.put(a_dossier(1))
        work.dossiers.put(a_dossier(2, code=a_dossier(1).code))
        work.commit()

    with begin() as work, pytest.raises(NotFound):
        work.dossiers.get(a_dossier(1).id)


def test_codes_come_from_the_lowest_slot_and_then_the_next(begin, enrolled):
    with begin() as work:
        codes = [work.numbers.take(DAY, "03") for _ in range(201)]
        left = work.numbers.left(DAY)
        work.commit()

    assert codes[0] == "000.12.34.H26-261123-0400"
    assert codes[99] == "000.12.34.H26-261123-0499"
    assert codes[100] == "000.12.34.H26-261123-0700"
    assert codes[200] == "TAM-Q03.7F3A2-261123-0001"
    assert left == 0
    assert len(set(codes)) == 201


def test_a_clock_put_back_goes_on_counting(begin, enrolled):
    with begin() as work:
        work.numbers.take(DAY, "03")
        work.numbers.take(DAY + timedelta(days=1), "03")
        back = work.numbers.take(DAY, "03")

    assert back == "000.12.34.H26-261123-0401"


def test_a_slot_gives_nothing_before_its_first_day(begin, enrolled):
    with begin() as work:
        assert work.numbers.left(date(2026, 10, 31)) == 0
        assert work.numbers.take(date(2026, 10, 31), "03").startswith("TAM-Q03")


def test_a_code_of_work_that_failed_is_given_again(begin, enrolled):
    with begin() as work:
        first = work.numbers.take(DAY, "03")

    with begin() as work:
        assert work.numbers.take(DAY, "03") == first


def test_the_register_counts_each_counter_and_day_from_one(begin, enrolled):
    with begin() as work:
        lines = [work.numbers.register_line(DAY, "03") for _ in range(3)]
        other = work.numbers.register_line(DAY, "04")
        tomorrow = work.numbers.register_line(DAY + timedelta(days=1), "03")

    assert (lines, other, tomorrow) == ([1, 2, 3], 1, 1)


def test_operations_are_numbered_for_the_device_and_its_incarnation(begin, enrolled):
    with begin() as work:
        ids = [work.outbox.next_id() for _ in range(2)]

    assert ids == ["pc-7f3a.2.1", "pc-7f3a.2.2"]


def test_a_pc_that_is_not_enrolled_numbers_nothing(begin):
    with begin() as work:
        with pytest.raises(NotEnrolled):
            work.outbox.next_id()
        with pytest.raises(NotEnrolled):
            work.numbers.take(DAY, "03")


def test_a_change_waits_with_its_values_before_and_after(begin, engine, now):
    change = Change(
        id="pc-7f3a.2.1",
        dossier="d",
        fields={"applicant.phone": ("", "0912345678")},
        made_at=now,
        made_by="hant.vmqtg",
    )

    with begin() as work:
        work.outbox.add(change)
        work.commit()

    with engine.connect() as connection:
        row = connection.execute(select(schema.outbox)).mappings().one()
    assert rows.from_json(row["changes"]) == {"applicant.phone": ["", "0912345678"]}
    assert (row["state"], row["attempts"]) == ("new", 0)


def test_one_operation_is_never_queued_twice(begin, now):
    change = Change(id="pc.1.1", dossier="d", fields={}, made_at=now, made_by="a")

    with pytest.raises(StoreFailed), begin() as work:
        work.outbox.add(change)
        work.outbox.add(change)


def test_a_draft_is_kept_replaced_and_forgotten(begin, now):
    draft = Draft(
        id="draft-1",
        owner="hant.vmqtg",
        counter="03",
        citizen=Citizen(name="Lê Văn Tám", doubtful=frozenset({"birth"})),
        answers={"con": {"ho_ten": "Lê Thị Chín"}},
        started_at=now,
        saved_at=now,
    )
    with begin() as work:
        work.drafts.put(draft)
        work.drafts.put(replace(draft, stage=Stage.PAPERS))
        work.commit()

    with begin() as work:
        kept = work.drafts.get("draft-1")
        work.drafts.remove("draft-1")
        work.drafts.remove("draft-1")
        with pytest.raises(NotFound):
            work.drafts.get("draft-1")

    assert kept == replace(draft, stage=Stage.PAPERS)


def test_an_account_is_kept_with_what_the_portal_said_of_it(begin, now):
    officer = Officer(
        id="hant.vmqtg",
        name="Nguyễn Thu Hà",
        roles=frozenset({Role.INTAKE, Role.LEAD}),
        counters=frozenset({"03"}),
    )
    account = Account(officer=officer, confirmed_at=now, revoked=True)

    with begin() as work:
        work.accounts.put(Account(officer=officer))
        work.accounts.put(account)

        assert work.accounts.get("hant.vmqtg") == account
        with pytest.raises(NotFound):
            work.accounts.get("nobody")


def test_prints_and_journal_are_told_oldest_first(begin, now):
    prints = [
        Print(
            dossier="d",
            copy=copy,
            sha256="ab" * 32,
            form_set="TT01-2018",
            printed_at=now,
            printer="",
        )
        for copy in (1, 2)
    ]
    entries = [
        Entry(at=now, act=act, officer="a", dossier="d")
        for act in (Act.RECEIVED, Act.PRINTED)
    ]

    with begin() as work:
        for one, entry in zip(prints, entries, strict=True):
            work.prints.add(one)
            work.journal.add(entry)
        work.journal.add(Entry(at=now, act=Act.SIGNED_IN, officer="a"))

        assert work.prints.of("d") == prints
        assert work.journal.of("d") == entries


@pytest.mark.parametrize("act", ["UPDATE journal SET act = 'x'", "DELETE FROM journal"])
def test_the_journal_can_only_grow(begin, engine, now, act):
    with begin() as work:
        work.journal.add(Entry(at=now, act=Act.RECEIVED, officer="a", dossier="d"))
        work.commit()

    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.exec_driver_sql(act)

    with begin() as work:
        assert len(work.journal.of("d")) == 1


def test_a_second_writer_is_told_that_the_store_is_busy(begin, path, key):
    other = open_engine(path, key)
    with other.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 50")

    with begin() as work:
        work.notes.put("a", "1")
        with pytest.raises(StoreBusy), SqlUnitOfWork(other, UTC):
            pass

    other.dispose()
