"""Freeze the program into one folder by PyInstaller: the fallback beside the packages.

For a PC where neither the .deb nor the MSI can be installed: the folder is copied and
started. Never one file: that unpacks itself into a temporary folder at each start, and
virus scanners take it for what it looks like (PEERS.md, complaint 25). Never packed
by UPX, for the same reason. PyInstaller freezes for the system it runs on.
"""

import argparse
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAME = "mot-cua-phuong"
HOUSES = ("counter_app", "city_portal")
DATA = (
    *("resources", "requirements/counter.txt", "pyproject.toml"),
    *("counter_app/store/steps", "city_portal/store/steps"),
    "city_portal/pages/templates",
)
NOT_TO_RUN = (
    *("tkinter", "pytest", "_pytest", "mypy", "ruff", "hypothesis", "setuptools"),
    *("botocore", "boto3", "faker", "polyfactory", "text_unidecode", "rich"),
    *("psycopg", "psycopg_binary", "IPython", "matplotlib", "pandas", "numpy"),
)
"""What hooks would bring along if they found it; no counter runs it."""
NOT_TO_DRAW = ("libqgtk3.so", "libgtk-3.so.0", "libgdk-3.so.0", "libqwayland-egl.so")
"""The look of one desktop, and what only that draws with."""
NOT_TO_SHIP = ("*.ts", "__pycache__")
ERRORS = 2
"""The doctor's exit status when something is an error."""
PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==")


class CannotFreeze(Exception):
    """What was asked cannot be built; the sentence says why."""


def pinned(root: Path = ROOT) -> Iterator[str]:
    """Return the libraries whose description goes along: doctor compares versions."""
    for name in ("counter.txt", "portal.txt"):
        for line in (root / "requirements" / name).read_text("utf-8").splitlines():
            if (found := PIN.match(line)) and _is_here(found[1]):
                yield found[1]


def _is_here(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False  # of another system
    return True


def modules(root: Path = ROOT) -> Iterator[str]:
    """Return every module of the houses: many are imported where they are used."""
    for house in HOUSES:
        for path in sorted((root / house).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            if "versions" not in parts:  # steps of migrations are data
                yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def options(out: Path, work: Path) -> Sequence[str]:
    """Return PyInstaller's command line."""
    words = ["--noconfirm", "--onedir", "--noupx", "--console", "--log-level", "WARN"]
    words += ["--name", NAME, "--distpath", str(out), "--workpath", str(work)]
    words += ["--specpath", str(work), "--paths", str(ROOT)]
    for place in DATA:
        target = place if (ROOT / place).is_dir() else str(Path(place).parent)
        words += ["--add-data", f"{ROOT / place}{os.pathsep}{target}"]
    for name in modules():
        words += ["--hidden-import", name]
    for name in NOT_TO_RUN:
        words += ["--exclude-module", name]
    for name in pinned():
        words += ["--copy-metadata", name]
    return [*words, str(Path(__file__).with_name("entry.py"))]


def freeze(out: Path) -> Path:
    """Build ``out/mot-cua-phuong`` and let its doctor look at it; CannotFreeze."""
    work = out / "work"
    # The same hashes and times: the same commit gives nearly the same folder.
    environ = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1790000000"}
    command = [sys.executable, "-m", "PyInstaller", *options(out, work)]
    done = subprocess.run(command, env=environ, cwd=ROOT, check=False)  # noqa: S603
    if done.returncode:
        raise CannotFreeze(f"PyInstaller ended with {done.returncode}")
    folder = out / NAME
    for pattern in NOT_TO_SHIP:
        for path in sorted(folder.rglob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name in NOT_TO_DRAW:
        for path in folder.rglob(name):
            path.unlink()
    shutil.rmtree(work)
    examined = subprocess.run(  # noqa: S603 -- what was built just now
        [str(folder / NAME), "doctor", "--post-install", "--language", "en"],
        check=False,
    )
    if examined.returncode == ERRORS:
        raise CannotFreeze("its own doctor finds errors")
    return folder


def main() -> int:
    """Build what the command line asks for; 1 with a sentence when it cannot be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "out/frozen")
    try:
        folder = freeze(parser.parse_args().out.resolve())
    except CannotFreeze as fault:
        print(fault, file=sys.stderr)
        return 1
    size = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder} {size / 2**20:.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
