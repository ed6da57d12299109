"""Build mot-cua-phuong-VERSION-win_amd64.msi on Linux, by wixl.

The same commit and the same runtime give the same bytes: names and identifiers come
from paths, times are the commit's, and the clock stands still while wixl works.
``--stand-in`` takes empty files in place of runtime and program, to look at the tables
only; the file says so in its name and must never be installed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from installers.linux.build_deb import moment_of_commit, version_of
from installers.linux.libraries import CannotBuild
from installers.windows import layout, update_task, wxs

ROOT = Path(__file__).parents[2]
PROGRAM_NAME = "Mot cua phuong"
"""Of the shortcuts. ASCII as well: the MSI's code page has no Vietnamese letters."""


def run(command: Sequence[str | Path], folder: Path, **environ: str) -> str:
    """Run a tool to its end and return what it said; CannotBuild."""
    told = subprocess.run(  # noqa: S603
        [str(word) for word in command],
        env={**os.environ, **environ},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        said = (told.stderr or told.stdout).strip()[-2000:]
        raise CannotBuild(f"{command[0]}: {told.returncode} {said}")
    return told.stdout


def stand_in(tree: Path, moment: int) -> None:
    """Lay out empty files in the places of runtime and program: for the tables only."""
    for name in ("python/python.exe", "python/pythonw.exe", "app/VERSION"):
        place = tree / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"")
    (tree / "app" / wxs.TASK_FILE).write_bytes(update_task.task())
    layout.settle(tree, moment)


def pack(tree: Path, made: Path, version: str, moment: int) -> Path:
    """Make the MSI of what is laid out."""
    made.parent.mkdir(parents=True, exist_ok=True)
    made.unlink(missing_ok=True)
    place = tree.parent / "whole.wxs"
    place.write_bytes(wxs.source(tree, version, PROGRAM_NAME))
    os.utime(place, (moment, moment))
    clock = f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d %H:%M:%S}"
    # Frozen: what a tool notes of the hour is the commit's.
    still = ["faketime", "-f", clock]
    run(
        [*still, "wixl", "--arch", "x64", "-o", made, place.name], tree.parent, TZ="UTC"
    )
    queries = [word for one in wxs.repairs() for word in ("-q", one)]
    run([*still, "msibuild", made, *queries], tree.parent, TZ="UTC")
    # wixl throws dice for the package's code; ours says what is in the package.
    about = [wxs.NAME, wxs.NAME, "x64;1033", wxs.package_code(tree)]
    run([*still, "msibuild", made, "-s", *about], tree.parent, TZ="UTC")
    return made


def build(out: Path, version: str, runtime: Path | None) -> Path:
    """Build into ``out``; ``runtime`` None: the stand-in."""
    moment = moment_of_commit()
    kind = "win_amd64" if runtime else "STAND-IN-not-to-be-installed"
    # The path stands in nothing that is packed, but let it be the same all the same.
    with tempfile.TemporaryDirectory(prefix="msi-") as folder:
        work = Path(folder)
        tree = work / "tree"
        if runtime:
            given = {"runtime": runtime, "work": work}
            layout.lay_out(tree, given, version, moment)
        else:
            stand_in(tree, moment)
        made = out / f"mot-cua-phuong-{version}-{kind}.msi"
        return pack(tree, made, version, moment)


def main() -> int:
    """Build what the command line asks for; 1 with a sentence when it cannot be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "out/msi")
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    parser.add_argument("--version", default=version_of(text))
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--runtime", type=Path, help="a file named in runtime.toml")
    which.add_argument("--stand-in", action="store_true", help="tables only")
    given = parser.parse_args()
    try:
        made = build(given.out.resolve(), given.version, given.runtime)
    except CannotBuild as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"{made} {made.stat().st_size / 2**20:.1f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
