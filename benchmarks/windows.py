"""The two windows as fresh processes: from the order to start to what they tell."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.measurement import NotMeasured
from benchmarks.telling import MEMORY, PROCESSOR, USABLE

ROOT = Path(__file__).parents[1]
PATIENCE = 60
"""Seconds until a window that says nothing is given up."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one window showed of itself."""

    milliseconds: float
    """From the order to start until it was usable."""
    mebibytes: float
    """In memory when left alone; 0 if nobody asked."""
    share: float = 0
    """Of one processor, when left alone for the seconds asked for; else 0."""


def bare_window(*, idle: bool) -> Seen:
    """Start the bare window and wait until it has ended again."""
    return _watched(["benchmarks.bare_window"], idle=idle)


def counter_window(profile: Path, *, idle: bool, seconds: int = 0) -> Seen:
    """Start the program on this profile and wait until it has ended again."""
    words = ["benchmarks.counter_window", str(profile), str(seconds)]
    return _watched(words, idle=idle, seconds=seconds)


def surroundings() -> dict[str, str]:
    """Return this process's environment, changed to that of an installed program.

    No screen is needed, and modules are kept compiled as everywhere: without that
    every start would compile the whole program again.
    """
    kept = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept


def _watched(words: list[str], *, idle: bool, seconds: int = 0) -> Seen:
    command = [sys.executable, "-m", *words, *(["--idle"] if idle else [])]
    began = perf_counter()
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as child:
        first = child.stdout.readline().strip() if child.stdout else ""
        milliseconds = (perf_counter() - began) * 1000
        try:
            rest, errors = child.communicate(timeout=PATIENCE + seconds)
        except subprocess.TimeoutExpired as late:
            child.kill()
            raise NotMeasured(f"{words[0]} did not end by itself") from late
    if first != USABLE or child.returncode:
        said = errors.strip().splitlines()
        raise NotMeasured(f"{words[0]}: {said[-1] if said else 'it said nothing'}")
    return Seen(milliseconds, _mebibytes(rest) if idle else 0, _share(rest))


def _share(told: str) -> float:
    for line in told.splitlines():
        word, *numbers = line.split()
        if word == PROCESSOR:
            spent, passed = map(float, numbers)
            return spent / passed
    return 0


def _mebibytes(told: str) -> float:
    for line in told.splitlines():
        word, _space, kibibytes = line.partition(" ")
        if word == MEMORY and int(kibibytes):
            return int(kibibytes) / 1024
    raise NotMeasured("this system does not say how much memory a process holds")
