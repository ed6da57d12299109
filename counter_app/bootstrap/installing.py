"""Taking a version that was fetched: install, let it prove itself, else go back.

It happens at night, before any officer's data was opened by the new version: so the
one before still understands them, and going back loses nothing.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counter_app.bootstrap.version import program_version
from counter_app.domain.errors import CounterError
from counter_app.machine import SystemClock
from counter_app.updates.repository import Repository

STATE = Path("/var/lib/mot-cua-phuong/update-state.json")
"""What the last installation came to; everybody may read it, doctor does."""
WAY_BACK = "going-back"
"""In the folder of root: which version may for once be replaced by which lower one."""
PROGRAM = "/usr/bin/mot-cua-phuong"
SECONDS = 600
"""For the self-test on the slowest PC."""
NOBODY = "nobody"
APT = ["/usr/bin/apt-get", "-o", "DPkg::Lock::Timeout=300"]
APT += ["install", "-y", "--no-remove"]
Run = Callable[[Sequence[str]], int]


def last_update(state: Path = STATE) -> Mapping[str, Any]:
    """Return what the last update came to (``result``, ``version``, ``before``)."""
    try:
        said = json.loads(state.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def failed_version(state: Path = STATE) -> str:
    """Return the version this PC went back from, or nothing."""
    said = last_update(state)
    return str(said.get("version", "")) if said.get("result") == "went-back" else ""


def _run(command: Sequence[str]) -> int:
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environ, check=False).returncode  # noqa: S603


def standing() -> str:
    """Return how the package stands with dpkg, e.g. ``installed 0.2.0``."""
    asked = ["/usr/bin/dpkg-query", "-W", "-f", "${db:Status-Status} ${Version}"]
    told = subprocess.run(  # noqa: S603 -- our own fixed command
        [*asked, "mot-cua-phuong"], capture_output=True, text=True, check=False
    )
    return told.stdout.strip()


def prove() -> int:
    """Let the installed program do its whole main job, as nobody; its exit status."""
    with tempfile.TemporaryDirectory(prefix="mot-cua-phuong-") as home:
        Path(home).chmod(0o777)
        environ = {"PATH": "/usr/bin:/bin:/usr/sbin", "HOME": home, "TMPDIR": home}
        try:
            done = subprocess.run(  # noqa: S603 -- the program, by its whole path
                [PROGRAM, "selftest", "--out", f"{home}/selftest"],
                env={**environ, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"},
                user=NOBODY,
                group="nogroup",
                extra_groups=[],
                cwd=home,
                timeout=SECONDS,
                check=False,
            )
        except (OSError, subprocess.SubprocessError) as error:
            sys.stderr.write(f"the self-test: {error}\n")
            return 1
        return done.returncode


@dataclass(frozen=True, slots=True)
class Installer:
    """Puts a package in place of the one that is there."""

    repository: Repository
    folder: Path
    """Of root alone; ``packages/`` in it keeps what was fetched."""
    run: Run = _run
    prove: Callable[[], int] = prove
    standing: Callable[[], str] = standing
    state: Path = STATE
    installed: Callable[[], str] = program_version

    def install(self, package: Path, version: str) -> int:
        """Install; status 0, or 1 with a sentence when this PC is as it was before.

        What is there now is fetched first: without a way back nothing is begun.
        """
        before = self.installed()
        try:
            old = self._old(before)
        except CounterError:
            sys.stderr.write(
                f"There is no way back to {before}: put mot-cua-phuong_{before}"
                f"_amd64.deb into {self.folder / 'packages'}. Nothing was installed.\n"
            )
            return 1
        taken = self.run([*APT, str(package)])
        if not taken and not self.prove():
            self._note("installed", version, before)
            self._forget({package, old})
            sys.stdout.write(f"{version} is installed and did its main job.\n")
            return 0
        if taken and self.standing() == f"installed {before}":
            # Somebody else was installing, or the disk is full: another evening.
            sys.stderr.write(f"{version} was not taken; {before} is as it was.\n")
            return 1
        why = "could not be installed" if taken else "failed its self-test"
        sys.stderr.write(f"{version} {why}; going back to {before}.\n")
        return self._go_back(old, version, before)

    def _old(self, before: str) -> Path:
        name = f"mot-cua-phuong_{before}_amd64.deb"
        kept = self.folder / "packages" / name
        # What lies there was put there by root, or fetched and checked.
        return kept if kept.is_file() else self._fetched(name)

    def _fetched(self, name: str) -> Path:
        return self.repository.fetch_named(name, self.folder / "packages")

    def _go_back(self, old: Path, version: str, before: str) -> int:
        leave = self.folder / WAY_BACK
        leave.write_text(f"{version} {before}\n", encoding="ascii")
        try:
            back = self.run(
                ["/usr/bin/dpkg", "--force-downgrade", "--install", str(old)]
            )
        finally:
            leave.unlink()
        if back:
            self._note("broken", version, before)
            sys.stderr.write(
                f"{before} could not be put back: dpkg --configure -a, then doctor.\n"
            )
        else:
            self._note("went-back", version, before)
            sys.stderr.write(f"{before} is back; officers' data were not touched.\n")
        return 1

    def _note(self, result: str, version: str, before: str) -> None:
        said = {
            "result": result,
            "version": version,
            "before": before,
            "at": SystemClock().now().isoformat(timespec="seconds"),
        }
        beside = self.state.with_name(f".{self.state.name}.new")
        beside.write_text(json.dumps(said) + "\n", encoding="utf-8")
        beside.chmod(0o644)
        beside.replace(self.state)

    def _forget(self, kept: set[Path]) -> None:
        """Keep this version and the one before; older packages go."""
        for one in (self.folder / "packages").glob("*.deb"):
            if one not in kept:
                one.unlink()
