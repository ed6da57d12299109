"""Every check, run side by side with one deadline for all (SECURITY.md 2.6)."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from enum import IntEnum

from counter_app.doctor import (
    backup_checks,
    device_checks,
    disk_checks,
    network_checks,
    profile_checks,
    program_checks,
    update_checks,
)
from counter_app.doctor.surroundings import Check, Finding, Surroundings

SECONDS = 9.0
"""For the whole examination; what is not found out by then has failed."""
WORKERS = 8

CHECKS: Mapping[str, Check] = {
    "DR-001": program_checks.runtime,
    "DR-002": program_checks.libraries,
    "DR-003": program_checks.window,
    "DR-004": program_checks.letters,
    "DR-005": program_checks.resources,
    "DR-006": program_checks.law,
    "DR-007": program_checks.calendar,
    "DR-008": program_checks.time_zone,
    "DR-009": program_checks.clock,
    "DR-010": program_checks.file_names,
    "DR-011": program_checks.memory,
    "DR-012": program_checks.policy,
    "DR-013": program_checks.hostile_variables,
    "DR-020": disk_checks.writable,
    "DR-021": disk_checks.private,
    "DR-022": disk_checks.local,
    "DR-023": disk_checks.room,
    "DR-024": disk_checks.room_ahead,
    "DR-025": disk_checks.names_left,
    "DR-026": disk_checks.temporary,
    "DR-027": disk_checks.logs,
    "DR-028": disk_checks.leftovers,
    "DR-030": profile_checks.keyring,
    "DR-031": profile_checks.secret,
    "DR-032": profile_checks.encrypted,
    "DR-033": profile_checks.whole,
    "DR-034": profile_checks.files,
    "DR-035": profile_checks.enrolled,
    "DR-036": profile_checks.unsent,
    "DR-037": profile_checks.refused,
    "DR-038": profile_checks.numbers,
    "DR-039": profile_checks.last_sync,
    "DR-040": backup_checks.place,
    "DR-041": backup_checks.fresh,
    "DR-042": backup_checks.elsewhere,
    "DR-043": update_checks.held,
    "DR-044": update_checks.believed,
    "DR-050": network_checks.protected,
    "DR-051": network_checks.proxies,
    "DR-052": network_checks.name,
    "DR-053": network_checks.certificate,
    "DR-054": network_checks.answers,
    "DR-055": network_checks.drift,
    "DR-060": device_checks.print_programs,
    "DR-061": device_checks.printer_chosen,
    "DR-062": device_checks.printer_there,
    "DR-063": device_checks.printer_ready,
    "DR-064": device_checks.scan_program,
    "DR-065": device_checks.scanner_there,
    "DR-066": device_checks.code_scanner,
    "DR-067": device_checks.input_method,
}
"""Codes are for ever: a retired one is not given to another check."""

AFTER_INSTALLING = tuple(
    code for code in CHECKS if code < "DR-014" or code in {"DR-060", "DR-064"}
)
"""What an installer's exit code depends on: nothing of any officer's profile."""


class Severity(IntEnum):
    """How bad it is when a check fails; also the exit status."""

    HINT = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True)
class Examined:
    """One check's finding."""

    code: str
    finding: Finding


def examine(around: Surroundings, codes: Sequence[str] = ()) -> Sequence[Examined]:
    """Run the checks of these codes, or all, and return what each found, in order.

    A check that raises, or is not done in time, has failed and says why.
    """
    chosen = codes or tuple(CHECKS)
    pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="doctor")
    running = {code: pool.submit(_run, CHECKS[code], around) for code in chosen}
    wait(running.values(), timeout=SECONDS)
    # What hangs in a driver or a dead server is left behind; nobody waits for it.
    pool.shutdown(wait=False, cancel_futures=True)
    late = Finding(ok=False, facts={"why": f"> {SECONDS:.0f} s"})
    return [
        Examined(code, one.result() if one.done() and not one.cancelled() else late)
        for code, one in running.items()
    ]


def _run(check: Check, around: Surroundings) -> Finding:
    try:
        return check(around)
    except Exception as error:  # noqa: BLE001 -- whatever it is, the PC has it
        return Finding(ok=False, facts={"why": f"{type(error).__name__}: {error}"})
