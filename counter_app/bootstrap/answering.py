"""An answer file: what a PC is told at its first start, without a question.

The same, without the code, is a sheet with a QR code that is scanned at the PC.
It holds no secret but, if wanted, the one-time code, which is good for 24 hours and
once; it is wiped from the file as soon as it is used. The device's key is made here.
"""

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from counter_app.bootstrap.commands import enrol, keep_setting
from counter_app.paths import Paths
from counter_app.settings import Settings, SettingsBroken, check_setting
from counter_app.wire.setup_line import read_setup_line, setup_line

KNOWN = {"portal", "counter", "point", "code", "settings"}
BY_ENROLMENT = {"portal_url", "office", "counter"}
BY_MACHINE = {"data_scope", "answer_file", "point_id"}
"""Asked before there is a profile: only the machine's own level sets them."""
LARGEST = 100_000
UNREADABLE = (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the file says."""

    portal: str
    counter: str
    code: str
    point: str
    settings: Mapping[str, str | int]


def read_answers(path: Path) -> Answers:
    """Read and check the whole file before anything is done; ValueError, what for."""
    said = _read(path)
    odd = said.keys() - KNOWN
    if odd:
        raise ValueError(f"{path}: nobody knows {', '.join(sorted(odd))}")
    texts = [said.get(name, "") for name in ("portal", "counter", "code", "point")]
    if not all(isinstance(text, str) for text in texts):
        raise ValueError(f"{path}: portal, counter, code and point are texts")
    portal, counter, code, point = texts
    if not portal or not counter:
        raise ValueError(f"{path} must name portal and counter")
    settings = _settings(path, said.get("settings", {}))
    return Answers(
        portal=portal, counter=counter, code=code, point=point, settings=settings
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(f"{path} is too large")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, *UNREADABLE) as error:
        raise ValueError(f"{path}: {error}") from error


def _settings(path: Path, said: Any) -> Mapping[str, str | int]:
    if type(said) is not dict:
        raise ValueError(f"{path}: settings is a table")
    for name, value in said.items():
        if name in BY_ENROLMENT:
            raise ValueError(f"{path}: {name} is told by the portal, not here")
        if name in BY_MACHINE:
            raise ValueError(f"{path}: {name} is set for the machine, not here")
        try:
            check_setting(name, value)
        except SettingsBroken as fault:
            raise ValueError(f"{path}: {fault}") from fault
    return said


def enrol_by_answers(
    paths: Paths, settings: Settings, file: Path, code: str, by: str
) -> int:
    """Enrol as the file says, keep its settings, and wipe the code from it.

    A file of another point (``point_id``) is refused before anything is done.
    ``code``: typed or given apart; empty: the file's own.
    """
    answers = read_answers(file)
    if answers.point and settings.point_id not in {"", answers.point}:
        raise ValueError(
            f"{file} is for {answers.point}, and this PC is {settings.point_id}"
        )
    used = code or answers.code
    if not used:
        raise ValueError("no one-time code: neither in the file nor with --code")
    status = enrol(paths, settings, answers.portal, used, answers.counter, by)
    if status:
        return status
    for name, value in answers.settings.items():
        keep_setting(paths, name, value)
    if answers.code:
        _wipe(file)
    return 0


def write_sheet(file: Path, out: Path) -> int:
    """Write what an answer file says, but never its code, as a QR code (SVG)."""
    from counter_app.paper.setup_sheet import write_setup_sheet

    answers = read_answers(file)
    line = setup_line(answers.portal, answers.counter, answers.settings)
    write_setup_sheet(line, out)
    sys.stdout.write(f"{out}: no secret in it; the one-time code goes apart.\n")
    return 0


def enrol_by_sheet(
    paths: Paths, settings: Settings, line: str, code: str, by: str
) -> int:
    """Enrol as the scanned line of a sheet says, with a code typed apart."""
    try:
        portal, counter, said = read_setup_line(line)
    except ValueError as fault:
        raise ValueError(f"the scanned line: {fault}") from fault
    numbers = {one.name for one in fields(Settings) if isinstance(one.default, int)}
    given = {
        name: int(value) if name in numbers and value.isdecimal() else value
        for name, value in said.items()
    }
    kept = _settings(Path("the sheet"), given)
    status = enrol(paths, settings, portal, code, counter, by)
    if not status:
        for name, value in kept.items():
            keep_setting(paths, name, value)
    return status


def _wipe(file: Path) -> None:
    """Write over the line of the code; it is used up, whether this works or not."""
    try:
        with file.open("r+b") as opened:
            lines = opened.read().splitlines(keepends=True)
            kept = [_blank(line) for line in lines]
            opened.seek(0)
            opened.writelines(kept)
            opened.flush()
            os.fsync(opened.fileno())
    except OSError as error:
        why = error.strerror
        sys.stdout.write(f"The used code could not be wiped from {file}: {why}\n")


def _blank(line: bytes) -> bytes:
    if line.split(b"=")[0].strip() != b"code":
        return line
    text = line.rstrip(b"\r\n")
    return b"#" + b" " * (len(text) - 1) + line[len(text) :]
