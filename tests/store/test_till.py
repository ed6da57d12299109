"""The till's book on disk: written once, closed for good, and whole after kill -9."""

import os
import runpy
import selectors
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from counter_app.domain.errors import StoreFailed
from counter_app.domain.fields import fields_of
from counter_app.domain.ids import PaymentId
from counter_app.domain.money_errors import FeeNotOwed
from counter_app.domain.payments import Kind, Method
from counter_app.domain.shifts import Closing, Entered, Shift, TillEntry, sums
from counter_app.services.till_steps import give_back
from counter_app.store.migrations import STEPS
from counter_app.store.rows import current_fields, to_dossier
from tests.store.conftest import NOW
from tests.store.taking_fees import CASH, at_the_till

ROOT = Path(__file__).parents[2]
DOSSIERS, ROUNDS, PATIENCE = 400, 2, 60.0
SHIFT = Shift(
    id="03.hant.1", officer="hant", officer_name="Hà", counter="03", opened_at=NOW
)
ENTRY = TillEntry(
    id="p1",
    shift=SHIFT.id,
    entered=Entered.TAKEN,
    amount=8_000,
    at=NOW,
    by="hant",
    method=Method.CASH,
    dossier="d1",
    code="000.12.34.H26-261123-0100",
    slip="03A-0001",
)
END = Closing(
    shift=SHIFT.id,
    closed_at=NOW,
    by="hant",
    notes={5_000: 1, 1_000: 3},
    expected=8_000,
    counted=8_000,
)


@pytest.fixture
def book(begin):
    with begin() as work:
        work.till.begin(SHIFT)
        work.till.add(ENTRY)
        work.commit()
    return begin


def test_shift_entry_and_closing_come_back_as_they_were_written(book):
    with book() as work:
        assert work.till.open_shift("hant", "03") == SHIFT
        assert work.till.open_shift("hant", "04") is None
        assert work.till.entries(SHIFT.id) == [ENTRY]
        assert work.till.of_slip("03A-0001") == ENTRY
        work.till.close(END)
        work.commit()

    with book() as work:
        assert work.till.open_shift("hant", "03") is None
        assert work.till.still_open() == []
        assert work.till.closed() == [(SHIFT, END)]
        assert work.till.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE till_entry SET amount = 0",
        "DELETE FROM till_entry",
        "UPDATE shift SET officer = 'x'",
        "DELETE FROM shift",
        "UPDATE shift_end SET counted = 0",
        "DELETE FROM shift_end",
    ],
)
def test_no_row_of_the_till_is_changed_or_removed(book, engine, change):
    with book() as work:
        work.till.close(END)
        work.commit()

    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text(change))


def test_a_closed_shift_takes_no_entry_and_is_not_closed_twice(book):
    with book() as work:
        work.till.close(END)
        work.commit()

    for late in (
        lambda work: work.till.add(TillEntry(**{**_facts(ENTRY), "id": "p2"})),
        lambda work: work.till.close(END),
    ):
        with pytest.raises((StoreFailed, DBAPIError)), book() as work:
            late(work)


def test_one_payment_is_given_back_once(book):
    back = {
        **_facts(ENTRY),
        "id": "p1-back",
        "entered": Entered.REVERSED,
        "reverses": "p1",
    }
    with book() as work:
        work.till.add(TillEntry(**back))
        work.commit()

    with pytest.raises((StoreFailed, DBAPIError)), book() as work:
        work.till.add(TillEntry(**{**back, "id": "again"}))


@pytest.mark.usefixtures("enrolled")
def test_a_transfer_whose_credit_was_seen_can_be_given_back_once(
    path, begin, a_dossier
):
    dossier = a_dossier(1)
    with begin() as work:
        work.dossiers.put(dossier)
        work.commit()
    till = at_the_till(path)
    unseen = replace(CASH, method=Method.VIETQR, tendered=0, reconciled=False)
    taken = till.take(dossier.id, PaymentId("p1"), unseen)
    till.prove(dossier.id)

    with begin() as work:
        give_back(work, till.session.who(), taken.slip, "thu nhầm", NOW)
        work.commit()

    with begin() as work:
        [shift] = work.till.still_open()
        entries = work.till.entries(shift.id)
        assert work.dossiers.get(dossier.id).owed == dossier.fee.amount
    assert [one.entered for one in entries] == [
        Entered.TAKEN,
        Entered.PROVED,
        Entered.REVERSED,
    ]
    assert sums(entries).total == 0
    again = replace(entries[-1], id=PaymentId("again"))
    with pytest.raises((StoreFailed, DBAPIError)), begin() as work:
        work.till.add(again)


def test_what_an_older_program_wrote_into_the_till_stays_as_it_was(book, engine):
    step = runpy.run_path(str(STEPS / "versions" / "0022_seen_and_given_back.py"))
    with engine.begin() as connection:
        for statement in step["STEPS"]:
            connection.execute(text(statement))

    with book() as work:
        assert work.till.entries(SHIFT.id) == [ENTRY]
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text("DELETE FROM till_entry"))


def test_a_payment_of_a_newer_program_stays_in_the_store(begin, engine, a_dossier):
    newer = '{"payments.x":{"kind":"by-instalments","amount":1}}'
    with begin() as work:
        work.dossiers.put(a_dossier(1))
        work.commit()
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE dossier SET current = json_patch(current, :newer)"),
            {"newer": newer},
        )

    with engine.connect() as connection:
        row = connection.execute(text("SELECT * FROM dossier")).mappings().one()
    read = to_dossier(row)

    assert read.payments == ()
    assert "payments.x" in current_fields(row, fields_of(read))


def _facts(entry: TillEntry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in entry.__dataclass_fields__}


@pytest.mark.usefixtures("enrolled")
def test_after_kill_9_every_book_knows_of_the_same_money(
    path, begin, a_dossier, tmp_path
):
    log = tmp_path / "taken"
    with begin() as work:
        for number in range(1, DOSSIERS):
            work.dossiers.put(a_dossier(number))
        work.commit()

    for number in range(ROUNDS):
        _killed_after(path, log, 3, instant=number * 0.002)

    said = log.read_text().split()
    with begin() as work:
        [shift] = work.till.still_open()
        entries = work.till.entries(shift.id)
        paid = [
            payment
            for number in range(1, len(entries) + 3)
            for payment in work.dossiers.get(a_dossier(number).id).payments
        ]
        numbers = [work.paper_numbers.find("fee", one.slip) for one in entries]
    # What was said to be taken is on disk; at most one fee a kill was not yet said.
    assert set(said) <= {one.slip for one in entries}
    assert len(entries) <= len(said) + ROUNDS
    # Dossiers, till and numbers agree to the last đồng.
    assert {one.id for one in paid} == {one.id for one in entries}
    assert sums(entries).cash == sum(one.amount for one in paid)
    assert all(numbers)
    assert all(one.kind is Kind.TAKEN for one in paid)
    # Asking again for a fee that was taken takes nothing.
    till = at_the_till(path)
    with pytest.raises(FeeNotOwed):
        till.take(entries[0].dossier, "again", CASH)


def _killed_after(database: Path, log: Path, fees: int, instant: float) -> None:
    wanted = _taken(log) + fees
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.store.taking_fees", str(database), str(log)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    ends = time.monotonic() + PATIENCE
    with selectors.DefaultSelector() as nothing:
        while _taken(log) < wanted:
            assert child.poll() is None
            assert time.monotonic() < ends
            nothing.select(0.001)
        nothing.select(instant)  # before, at or after any of its commits
    child.send_signal(signal.SIGKILL)
    child.wait(timeout=20)


def _taken(log: Path) -> int:
    return len(log.read_text().split()) if log.exists() else 0
