"""The beat, joined to this PC's devices, its signs of life and the portal."""

import logging
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import requests

from counter_app.bootstrap.version import program_version
from counter_app.bootstrap.vital_signs import VitalSigns
from counter_app.domain.errors import CounterError, PrinterProblem
from counter_app.paths import Paths
from counter_app.services.beating import Beating
from counter_app.services.ports import Clock
from counter_app.services.session import Session
from counter_app.settings import Settings
from counter_app.sync.beating import PortalBeat
from counter_app.sync.portal_client import HttpPortal
from counter_app.vault.device_key import DeviceKey

log = logging.getLogger(__name__)
MIB = 1 << 20
OK, NONE, GONE = "ok", "none", "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class BeatGround:
    """What the beat stands on."""

    paths: Paths
    settings: Settings
    signs: VitalSigns
    session: Session
    clock: Clock
    device: Callable[[], str]
    """This PC's id; NotEnrolled, RestoreUnconfirmed."""
    device_key: DeviceKey
    new_id: Callable[[], str]
    online: Callable[[], bool]


def assemble_beating(ground: BeatGround, web: requests.Session) -> Beating:
    """Join them."""
    key = ground.device_key
    portal = HttpPortal(ground.settings.portal_url, web, key.prove)

    def assertion() -> str:
        return key.assertion(ground.device(), ground.clock.now(), ground.new_id())

    return Beating(
        machine=ThisPc(ground.paths, ground.settings),
        signs=ground.signs,
        city=PortalBeat(portal, assertion),
        session=ground.session,
        clock=ground.clock,
        wanted=ground.settings.heartbeat == "on",
        online=ground.online,
    )


class ThisPc:
    """Disk and devices as they are now."""

    def __init__(self, paths: Paths, settings: Settings) -> None:
        self.version = program_version()
        self.ring = settings.update_ring
        self._paths = paths
        self._settings = settings

    def disk_free_mib(self) -> int:
        """Return the room left where the profile lies."""
        return shutil.disk_usage(self._paths.profile).free // MIB

    def printer(self) -> str:
        """Return ``ok``, ``none`` or the reason its queue would not print."""
        name = self._settings.printer
        if not name:
            return NONE
        if sys.platform == "win32" or name.startswith("escpos:"):
            return ""  # nothing to be asked before a job is in it
        from counter_app.paper.printing import CupsPrinter

        try:
            CupsPrinter().look(name)
        except PrinterProblem as problem:
            return problem.reason.value
        return OK

    def scanner(self) -> str:
        """Return ``ok``, ``none`` or ``gone``."""
        from counter_app.documents.scanners import scanner_of_this_machine

        try:
            there = scanner_of_this_machine().names()
        except (CounterError, OSError):
            return GONE
        chosen = self._settings.scanner
        if chosen:
            return OK if chosen in there else GONE
        return OK if there else NONE

    def update(self) -> tuple[str, str]:
        """Return how the last update of this PC ended, and to which version."""
        from counter_app.bootstrap.installing import last_update

        said = last_update()
        return str(said.get("result") or ""), str(said.get("version") or "")

    def errors(self) -> Sequence[str]:
        """Return the codes of what the doctor finds that is an error."""
        from counter_app.bootstrap.examining import examine_this_pc
        from counter_app.cli import examined

        found = examine_this_pc(self._paths, self._settings)
        rows = examined.told(found, self._paths.resources, "vi")
        return [
            str(row["code"])
            for row in rows
            if not row["ok"] and row["severity"] == "error"
        ]
