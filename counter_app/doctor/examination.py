"""Every check, run side by side with one deadline for all (SECURITY.md 2.6)."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from enum import IntEnum
from queue import Empty, SimpleQueue
from threading import Thread  # noqa: TID251 -- no pool: see below

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

SECONDS = 8.0
"""For the whole examination; what is not found out by then has failed.

With the program's start before it and the words after it that is less than ten.
"""
WORKERS = 12
"""More than there are checks that a dead server or driver can hold up."""

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
    "DR-014": program_checks.decoder_walls,
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
    "DR-045": profile_checks.erased,
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
    asked: dict[str, Future[Finding]] = {code: Future() for code in codes or CHECKS}
    to_do: SimpleQueue[str] = SimpleQueue()
    for code in asked:
        to_do.put(code)

    def work() -> None:
        for code in _taken(to_do):
            asked[code].set_result(_run(CHECKS[code], around))

    for number in range(WORKERS):
        # A pool's threads are waited for when the program ends. What hangs in a driver
        # or a dead server is left behind.
        Thread(target=work, name=f"doctor-{number}", daemon=True).start()
    wait(asked.values(), timeout=SECONDS)
    deque(_taken(to_do), maxlen=0)  # nobody begins what is left
    late = _unanswered(f"> {SECONDS:.0f} s")
    return [
        Examined(code, one.result() if one.done() else late)
        for code, one in asked.items()
    ]


def _taken(to_do: SimpleQueue[str]) -> Iterator[str]:
    while True:
        try:
            yield to_do.get_nowait()
        except Empty:
            return


def _run(check: Check, around: Surroundings) -> Finding:
    try:
        return check(around)
    except Exception as error:  # noqa: BLE001 -- whatever it is, the PC has it
        return _unanswered(f"{type(error).__name__}: {error}")


def _unanswered(why: str) -> Finding:
    return Finding(ok=False, facts={"why": why}, answered=False)
