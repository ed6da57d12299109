"""What the self-test writes: one line a step, one record a dossier."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from counter_app.cli.sentences import said
from counter_app.domain.errors import CounterError


@dataclass(kw_only=True)
class StepRecord:
    """One step: its name, whether it held, how long it took, and what was seen."""

    name: str
    ok: bool
    milliseconds: float
    detail: str = ""


@dataclass(kw_only=True)
class FileRecord:
    """One paper's hash here and at the portal; they must be equal."""

    row: str
    sha256: str
    sha256_at_portal: str


@dataclass(kw_only=True)
class DossierRecord:
    """One dossier the self-test received."""

    code: str
    due: str
    due_explained: str
    received_at: str
    online: bool
    acknowledged_by_portal: bool = False
    files: list[FileRecord] = field(default_factory=list)


def problem_said(problem: CounterError | OSError) -> str:
    """Return a problem as a sentence for the report."""
    return said(problem) if isinstance(problem, CounterError) else str(problem)


class StepFailed(Exception):
    """A step did not hold; the text says what was seen instead."""


class Report:
    """The report as it grows."""

    def __init__(self, stopwatch: Callable[[], float]) -> None:
        self.steps: list[StepRecord] = []
        self.dossiers: list[DossierRecord] = []
        self.gui_longest_block_ms = 0.0
        self._stopwatch = stopwatch

    @property
    def ok(self) -> bool:
        """Whether every step held, and there was one."""
        return bool(self.steps) and all(step.ok for step in self.steps)

    @contextmanager
    def step(self, name: str) -> Iterator[list[str]]:
        """Time one step; what is put into the list becomes its detail."""
        detail: list[str] = []
        began = self._stopwatch()
        try:
            yield detail
        except StepFailed as failure:
            self._add(name, began, ok=False, detail=str(failure))
            raise
        except (CounterError, OSError) as problem:
            words = problem_said(problem)
            self._add(name, began, ok=False, detail=words)
            raise StepFailed(words) from problem
        self._add(name, began, ok=True, detail="; ".join(detail))

    def write(self, folder: Path) -> Path:
        """Write report.json and return its path."""
        path = folder / "report.json"
        path.write_text(self.as_json() + "\n", encoding="utf-8")
        return path

    def as_json(self) -> str:
        """Return the report as JSON for machines."""
        return json.dumps(
            {
                "ok": self.ok,
                "steps": [asdict(step) for step in self.steps],
                "dossiers": [asdict(dossier) for dossier in self.dossiers],
                "gui_longest_block_ms": round(self.gui_longest_block_ms, 1),
            },
            ensure_ascii=False,
            indent=2,
        )

    def as_text(self) -> str:
        """Return the report for people."""
        lines = [
            f"{'ok  ' if step.ok else 'FAIL'} {step.milliseconds:8.0f} ms  {step.name}"
            + (f": {step.detail}" if step.detail else "")
            for step in self.steps
        ]
        return "\n".join(lines)

    def _add(self, name: str, began: float, *, ok: bool, detail: str) -> None:
        spent = round((self._stopwatch() - began) * 1000, 1)
        self.steps.append(
            StepRecord(name=name, ok=ok, milliseconds=spent, detail=detail)
        )
