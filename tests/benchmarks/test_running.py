"""The benchmarks as an engineer runs them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.measurement import Measurement, table

ROOT = Path(__file__).parents[2]


def bench(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture
def found():
    return Measurement(
        name="receipt",
        what="ours",
        against="theirs",
        unit="ms",
        ours=[3.0, 30.0, 4.0],
        limit=[2.0, 1.0, 2.0],
        goal=2.0,
    )


def test_a_run_writes_every_round_as_json(tmp_path):
    out = tmp_path / "new" / "bench.json"

    names = ("receipt", "start", "memory")

    done = bench(
        *(f"--only={name}" for name in names), "--rounds", "2", "--out", str(out)
    )

    found = json.loads(out.read_text(encoding="utf-8"))["benchmarks"]
    assert done.returncode == 0, done.stderr
    assert [measured["name"] for measured in found] == [*names]
    for measured in found:
        assert [len(series) for series in measured["rounds"].values()] == [2, 2]
        assert measured["ok"] is (measured["ratio"] <= measured["goal"])


def test_a_benchmark_nobody_wrote_is_a_wrong_command_line():
    done = bench("--only", "beauty")

    assert done.returncode == 2


def test_no_rounds_are_a_wrong_command_line():
    done = bench("--only", "receipt", "--rounds", "0")

    assert done.returncode == 2


def test_one_slow_round_does_not_change_the_ratio(found):
    assert found.ratio == 2.0
    assert found.ok


def test_the_table_says_which_goal_is_missed(found):
    missed = Measurement(
        name="start",
        what="",
        against="",
        unit="ms",
        ours=[5.0],
        limit=[2.0],
        goal=2.0,
    )

    _heading, first, second = table([found, missed]).splitlines()

    assert first.endswith("yes")
    assert second.endswith("NO")
