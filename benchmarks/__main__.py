"""Run the benchmarks: ``python -m benchmarks --out out/bench.json``.

Exit status: 0 measured, 1 something could not be measured (a sentence says why), 2 the
command line was wrong or, with ``--strict``, a goal was missed.
"""

import argparse
import json
import platform
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.measurement import Measurement, NotMeasured, table

Benchmark = Callable[[int], Measurement]

ROUNDS = {
    "start": 9,
    "cold_start": 3,
    "receive": 240,
    "receipt": 60,
    "first_receipt": 5,
    "register": 3,
    "job": 12,
    "form": 12,
    "keystroke": 120,
    "gui": 1,
    "memory": 5,
    "catalogue": 9,
    "find": 5,
    "lists": 9,
    "scroll": 1,
    "frames": 1,
    "people": 5,
    "push": 30,
    "push_postgres": 30,
    "push_peer": 30,
    "push_peer_postgres": 30,
    "one_change": 60,
    "one_change_postgres": 60,
    "nothing_new": 60,
    "new_counter": 1,
    "resync": 1,
    "herd": 5,
    "on_the_wire": 10,
    "idle": 1,
    "upload": 7,
    "page": 7,
    "stack": 1,
    "pages_memory": 1,
    "pages_beside": 1,
    "sealed": 30,
    "chain": 5,
    "bulk_write": 9,
    "point_read": 9,
    "sign_in": 7,
    "unlock": 7,
    "lock": 7,
}
"""Every benchmark, each a module of this package, and how often it is repeated."""


def main(arguments: Sequence[str]) -> int:
    """Measure what was asked for and return the exit status."""
    asked = _parser().parse_args(arguments)
    measured: list[Measurement] = []
    problems: dict[str, str] = {}
    for name in asked.only or ROUNDS:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        try:
            measured.append(_benchmark(name)(asked.rounds or ROUNDS[name]))
        except NotMeasured as problem:
            problems[name] = str(problem)
        except Exception as problem:  # noqa: BLE001 -- whatever it is
            # One broken measurement must not take the others with it.
            traceback.print_exc()
            problems[name] = repr(problem)
    print(table(measured))
    for name, why in problems.items():
        print(f"{name} could not be measured: {why}", file=sys.stderr)
    if asked.out:
        _write(asked.out, measured, problems)
    if problems:
        return 1
    return 2 if asked.strict and not all(found.ok for found in measured) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="benchmarks",
        description="Measure the program against limits taken in the same run.",
    )
    parser.add_argument("--out", type=Path, metavar="FILE.json")
    parser.add_argument(
        "--only", action="append", choices=[*ROUNDS], help="may be given several times"
    )
    parser.add_argument(
        "--rounds", type=_count, metavar="N", help="for every benchmark"
    )
    parser.add_argument("--strict", action="store_true", help="a missed goal exits 2")
    return parser


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise ValueError(text)
    return count


def _benchmark(name: str) -> Benchmark:
    # One by one: a benchmark must not pay for what another one imports.
    found: Benchmark = import_module(f"benchmarks.{name}").measure
    return found


def _write(
    path: Path, measured: Sequence[Measurement], problems: dict[str, str]
) -> None:
    report: dict[str, Any] = {
        "python": platform.python_version(),
        "system": platform.system(),
        "machine": platform.machine(),
        "benchmarks": [found.as_plain() for found in measured],
        "not_measured": problems,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
