"""What ``doctor`` looks at, asked of the rooms that know it."""

import importlib.metadata
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from counter_app.bootstrap.installing import last_update
from counter_app.bootstrap.updating import ROOT
from counter_app.bootstrap.vital_signs import read_signs
from counter_app.doctor.examination import AFTER_INSTALLING, Examined, examine
from counter_app.doctor.surroundings import Answer, Law, Probes, Surroundings
from counter_app.domain.errors import PrinterProblem
from counter_app.machine import SystemClock
from counter_app.paths import Paths
from counter_app.settings import Settings, read_values

BUILT_ON = date(2026, 11, 24)
"""The day this version was made; no day before it can be today."""
PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^ \\;]+) *(;[^\\]*)?\\?$")
VIETNAMESE = (
    "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ₫–"
)
A_WINDOW = (
    "from PySide6.QtWidgets import QApplication, QWidget\n"
    "app = QApplication([])\nwindow = QWidget()\nwindow.show()\napp.processEvents()\n"
)
SECONDS = 7.0
LARGEST_ANSWER = 100_000


def examine_this_pc(
    paths: Paths, settings: Settings, *, after_installing: bool = False
) -> Sequence[Examined]:
    """Run every check, or those that need no profile, and return what each found."""
    probing = _Probing(paths, settings)
    around = Surroundings(
        profile=paths.profile,
        resources=paths.resources,
        settings=asdict(settings),
        now=SystemClock().now(),
        built_on=BUILT_ON,
        probes=probing.probes(),
        environ=os.environ,
        temporary=Path(tempfile.gettempdir()),
        update=last_update(),
        city_root=ROOT,
        vital=read_signs(paths.vital_signs),
    )
    try:
        return examine(around, AFTER_INSTALLING if after_installing else ())
    finally:
        probing.give_up()


class _Probing:
    """The probes of one profile on this PC."""

    def __init__(self, paths: Paths, settings: Settings) -> None:
        self._paths = paths
        self._settings = settings
        from counter_app.documents.scanners import scanner_of_this_machine

        self._scanner = scanner_of_this_machine()

    def give_up(self) -> None:
        """Leave no driver behind that was asked and never answered."""
        self._scanner.give_up()

    def probes(self) -> Probes:
        from counter_app.bootstrap.qt_spooler import spooler_of_this_machine
        from counter_app.paper.queues import printer_of_this_machine

        printer = printer_of_this_machine(spooler_of_this_machine())
        return Probes(
            keyring=_try_keyring,
            profile_secret=self._has_secret,
            law=self._law,
            missing_letters=self._missing_letters,
            window=_open_a_window,
            libraries=self._libraries,
            printers=printer.names,
            printer_trouble=self._printer_trouble,
            scanners=self._scanner.names,
            ask_portal=self._ask_portal,
            decoder_walls=decoder_walls,
            policy_refused=self._policy_refused,
        )

    def _has_secret(self) -> bool:
        from counter_app.vault.keys import profile_keyring
        from counter_app.vault.vault import OLD_SECRET, SECRET

        keyring = profile_keyring(self._paths.profile)
        return any(keyring.get(name) is not None for name in (SECRET, OLD_SECRET))

    def _law(self) -> Law:
        from counter_app.catalogue.catalogue import PackCatalogue

        pack = PackCatalogue(self._paths.resources / "catalogue")
        until = pack.calendar().known_until
        return Law(
            version=pack.version,
            procedures=len(pack.procedures(SystemClock().now().date())),
            calendar_until=None if until == date.max else until,
        )

    def _missing_letters(self) -> Mapping[str, str]:
        from counter_app.paper.fonts import letters_lacking

        files = sorted((self._paths.resources / "fonts").glob("*.ttf"))
        if not files:
            return {"fonts": "*.ttf"}
        wanted = VIETNAMESE + VIETNAMESE.upper()
        lacking = {file.name: letters_lacking(file, wanted) for file in files}
        return {name: letters for name, letters in lacking.items() if letters}

    def _libraries(self) -> Sequence[str]:
        pins = self._paths.resources.parent / "requirements" / "counter.txt"
        if not pins.exists():
            return ["requirements/counter.txt"]
        lines = pins.read_text(encoding="utf-8").splitlines()
        # What only some systems need carries a marker; pip has weighed it already.
        found = [pin for line in lines if (pin := PIN.match(line)) and not pin[3]]
        return [f"{pin[1]} {pin[2]}" for pin in found if _version(pin[1]) != pin[2]]

    def _printer_trouble(self, name: str) -> str:
        from counter_app.paper.printing import CupsPrinter

        if sys.platform == "win32":
            return ""  # its spooler tells nothing before a job is in it
        try:
            CupsPrinter().look(name)
        except PrinterProblem as problem:
            return f"{problem.reason.value} {problem.said}".strip()
        return ""

    def _ask_portal(self, path: str) -> Answer:
        from counter_app.bootstrap.system_proxies import session_by

        url = self._settings.portal_url.rstrip("/") + path
        with (
            session_by(self._settings) as web,
            web.get(url, timeout=(4, 4), allow_redirects=False, stream=True) as answer,
        ):
            return Answer(
                status=answer.status_code,
                moment=_moment(answer.headers.get("Date", "")),
                body=next(answer.iter_content(LARGEST_ANSWER), b""),
            )

    def _policy_refused(self) -> Sequence[str]:
        from counter_app.bootstrap.city_profile import city_levels
        from counter_app.policy.reading import read_policy

        profile = read_values(self._paths.settings)
        city = city_levels(self._paths)
        refused = read_policy(self._paths.resources, profile, city).refused
        return [f"{one.source}: {one.why}" for one in refused]


def _try_keyring() -> None:
    from counter_app.vault.keyring_choice import SystemKeyring

    SystemKeyring("mot-cua-phuong/doctor")


def _open_a_window() -> None:
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    environ = dict(os.environ)
    if not shown and sys.platform != "win32":
        environ["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(  # noqa: S603 -- our own Python, a text of our own
        [sys.executable, "-c", A_WINDOW],
        env=environ,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RuntimeError(said[-1] if said else f"status {done.returncode}")


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _moment(header: str) -> datetime | None:
    try:
        return parsedate_to_datetime(header)
    except ValueError:
        return None


def decoder_walls() -> Collection[str]:
    """Return which walls hold a worker that decodes files: ``files``, ``calls``."""
    from counter_app.documents.pictures import IsolatedPictures

    with IsolatedPictures(workers=1, time_limit=SECONDS) as pictures:
        return pictures.walls()
