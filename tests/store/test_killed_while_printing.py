"""A stack of prints that is cut short by kill -9 leaves every number accounted for."""

import os
import selectors
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from counter_app.domain.printed import Form, Outcome
from counter_app.store.tallies import SqlTallies
from tests.store.stack_of_slips import order, printing

ROOT = Path(__file__).parents[2]
ROUNDS, SLIPS = 4, 3
PATIENCE = 60.0


def lines(tray: Path) -> list[str]:
    return tray.read_text().splitlines() if tray.exists() else []


def killed_after(database: Path, tray: Path, slips: int, instant: float) -> None:
    """Let a process print so many more slips and a moment longer, then kill it."""
    wanted = len(lines(tray)) + slips
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.store.stack_of_slips", str(database), str(tray)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    ends = time.monotonic() + PATIENCE
    with selectors.DefaultSelector() as nothing:
        while len(lines(tray)) < wanted:
            assert child.poll() is None
            assert time.monotonic() < ends
            nothing.select(0.001)
        # Somewhere between two papers: before, at or after any of its commits.
        nothing.select(instant)
    child.send_signal(signal.SIGKILL)
    child.wait(timeout=20)


@pytest.mark.usefixtures("enrolled")
def test_each_numbered_paper_is_accounted_for_exactly_once(path, engine, tmp_path):
    tray = tmp_path / "tray"

    for number in range(ROUNDS):
        killed_after(path, tray, SLIPS, instant=number * 0.003)

    work = printing(path, tray)
    work.recover()
    came = lines(tray)
    with work.begin() as store:
        records = store.prints.with_outcome(*Outcome)
    numbers = [record.number for record in records]
    unknown = [one for one in records if one.outcome is Outcome.UNKNOWN]
    # Nothing is printed twice, and no number is on two papers.
    assert len(set(came)) == len(came)
    assert len(set(numbers)) == len(numbers)
    # Every paper that came out is in the books; what is unknown is a few at most.
    assert set(came) <= set(numbers)
    assert len(unknown) <= ROUNDS
    sure = {one.number for one in records if one.outcome is not Outcome.UNKNOWN}
    assert sure <= set(came)
    # No number is missing between the first and the last.
    [series] = SqlTallies(engine).series(date(2026, 1, 1), date(2026, 12, 31))
    assert (series.first, series.last, series.missing) == (1, len(records), ())


@pytest.mark.usefixtures("enrolled")
def test_after_the_officer_answered_each_paper_is_there_once(path, engine, tmp_path):
    tray = tmp_path / "tray"
    killed_after(path, tray, SLIPS, instant=0.002)
    work = printing(path, tray)
    work.recover()

    for record in work.unsettled():
        if record.outcome is Outcome.UNKNOWN:
            came_out = record.number in lines(tray)
            answered = work.answer(record.key, came_out=came_out)
            if answered.outcome is Outcome.FAILED:
                work.print(_again(record.number))

    came = lines(tray)
    with work.begin() as store:
        kept = {one.number for one in store.prints.with_outcome(*Outcome)}
    assert sorted(came) == sorted(kept)
    assert [len(work_of(work, number)) for number in came] == [1] * len(came)


def _again(number: str):
    return replace(order(), again_of=number)


def work_of(work, number: str):
    with work.begin() as store:
        return [
            one
            for one in store.prints.numbered(Form.FEE, number)
            if one.outcome is not Outcome.FAILED
        ]


@pytest.mark.usefixtures("enrolled")
def test_a_key_held_down_prints_one_receipt_however_many_threads_hear_it(
    path, tmp_path
):
    tray = tmp_path / "tray"
    work = printing(path, tray)
    receipt = replace(
        order(),
        form=Form.RECEIPT,
        dossier="d",
        draw=lambda drawing: f"receipt {drawing.copy}".encode(),
    )

    with ThreadPoolExecutor(8) as pool:
        issued = [*pool.map(lambda _press: work.once(receipt), range(24))]

    assert lines(tray) == ["receipt 1"]
    assert {one.record.copy for one in issued} == {1}
