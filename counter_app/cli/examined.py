"""What ``doctor`` prints: Vietnamese or English sentences, or JSON; the exit status."""

import json
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

STATUS = {"hint": 0, "warning": 1, "error": 2}
"""Exit status a failed check of this severity makes; the worst one counts."""
UNANSWERED = {"vi": "Không tìm hiểu được: {why}.", "en": "Not found out: {why}."}
"""For a check whose own words have no place for what stood in the way."""
NOTHING_TO_CHECK = {"vi": "Chưa có gì để kiểm tra.", "en": "Nothing to check yet."}


class Finding(Protocol):
    """What one check found."""

    @property
    def ok(self) -> bool: ...  # noqa: D102 -- says it
    @property
    def applies(self) -> bool: ...  # noqa: D102 -- says it
    @property
    def answered(self) -> bool: ...  # noqa: D102 -- says it
    @property
    def facts(self) -> Mapping[str, object]: ...  # noqa: D102 -- says it


class Examined(Protocol):
    """A check's code and finding."""

    @property
    def code(self) -> str: ...  # noqa: D102 -- says it
    @property
    def finding(self) -> Finding: ...  # noqa: D102 -- says it


def told(
    examined: Sequence[Examined], resources: Path, language: str
) -> Sequence[Mapping[str, Any]]:
    """Return one row a check: code, ok, severity, title, sentence, fix.

    ``fix`` is empty where nothing is wrong.
    """
    words = tomllib.loads(
        (resources / "doctor" / "checks.toml").read_text(encoding="utf-8")
    )
    return [_row(one, words[one.code], language) for one in examined]


def _row(one: Examined, words: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    facts = defaultdict(
        str, {key: str(fact) for key, fact in one.finding.facts.items()}
    )
    said = words["good" if one.finding.ok else "bad"][language]
    if not one.finding.applies:
        said = NOTHING_TO_CHECK[language]
    if not one.finding.answered and "{why}" not in said:
        said = UNANSWERED[language]
    return {
        "code": one.code,
        "ok": one.finding.ok,
        "severity": words["severity"],
        "title": words["title"][language],
        "sentence": said.format_map(facts).strip(),
        "fix": "" if one.finding.ok else words["fix"][language],
    }


def status(rows: Sequence[Mapping[str, Any]]) -> int:
    """Return the exit status: the worst severity among what failed."""
    return max((STATUS[row["severity"]] for row in rows if not row["ok"]), default=0)


def as_json(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the report for programs."""
    report = {"ok": not status(rows), "exit_status": status(rows), "checks": rows}
    return json.dumps(report, ensure_ascii=False, indent=2)


def as_text(rows: Sequence[Mapping[str, Any]], language: str) -> str:
    """Return the report for people: what is wrong last, where the eye is."""
    right = [row for row in rows if row["ok"]]
    wrong = sorted(
        (row for row in rows if not row["ok"]), key=lambda row: STATUS[row["severity"]]
    )
    lines = [f"{row['code']}  ✓ {row['title']}: {row['sentence']}" for row in right]
    for row in wrong:
        mark = {"hint": "·", "warning": "!", "error": "✗"}[row["severity"]]
        lines.append(f"{row['code']}  {mark} {row['title']}: {row['sentence']}")
        lines.append(f"          → {row['fix']}")
    count = (len(rows), len(wrong))
    last = {
        "vi": "{} mục đã kiểm tra, {} mục cần xử lý.",
        "en": "{} checks, {} to be seen to.",
    }
    return "\n".join((*lines, last[language].format(*count)))
