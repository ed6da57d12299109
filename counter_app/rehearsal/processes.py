"""Child processes a rehearsal keeps beside it, and ends with it."""

import contextlib
import selectors
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import IO

ROOT = Path(__file__).parents[2]
"""Where ``-m city_portal`` is found: the checkout or the installed folder."""


class DidNotStart(RuntimeError):
    """A child process ended or stayed silent instead of getting ready."""


def start(
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    log: Path | None = None,
) -> subprocess.Popen[str]:
    """Start a child with its output on a pipe and its errors in a file.

    On Linux it ends with this process, however that ends.
    """
    if shutil.which(command[0]) is None:
        raise DidNotStart(f"{command[0]} is not installed")
    with contextlib.ExitStack() as files:
        errors: int | IO[str] = subprocess.DEVNULL
        if log:
            errors = files.enter_context(log.open("a", encoding="utf-8"))
        return subprocess.Popen(  # noqa: S603 -- our own fixed commands
            [*_bound_to_us(), *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=dict(env) if env is not None else None,
            cwd=ROOT,
            text=True,
            encoding="utf-8",
        )


def first_line(child: subprocess.Popen[str], *, seconds: float) -> str:
    """Wait for the first line of output; raise DidNotStart when none comes."""
    if child.stdout is None:
        raise DidNotStart("no output to read")
    until = monotonic() + seconds
    with selectors.DefaultSelector() as ready:
        ready.register(child.stdout, selectors.EVENT_READ)
        while monotonic() < until:
            if ready.select(timeout=0.1):
                line = child.stdout.readline()
                if line:
                    return line.strip()
                break
            if child.poll() is not None:
                break
    stop(child)
    raise DidNotStart(f"{_name_of(child)} did not get ready")


def _bound_to_us() -> list[str]:
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []


def _name_of(child: subprocess.Popen[str]) -> str:
    command = [str(word) for word in child.args]  # type: ignore[union-attr]
    begins = command.index("--") + 1 if "setpriv" in command[0] else 0
    return Path(command[begins]).name


def stop(child: subprocess.Popen[str], *, seconds: float = 5) -> None:
    """End a child politely, then firmly."""
    child.terminate()
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait(seconds)
    for pipe in (child.stdin, child.stdout):
        if pipe:
            with contextlib.suppress(BrokenPipeError):
                pipe.close()


def run_python(module: str, *arguments: str, seconds: float = 60) -> str:
    """Run one of our own modules to its end and return what it printed."""
    done = subprocess.run(  # noqa: S603 -- our own fixed commands
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        cwd=ROOT,
        text=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )
    if done.returncode:
        raise DidNotStart(f"{module}: {done.stderr.strip()[-400:]}")
    return done.stdout.strip()
