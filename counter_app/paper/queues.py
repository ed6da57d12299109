"""Every printer of this machine: the system's queues, and printers by their address."""

import sys
from collections.abc import Sequence

from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Outcome
from counter_app.paper.printing import CupsPrinter
from counter_app.paper.thermal_printing import ThermalPrinter, is_thermal
from counter_app.paper.windows_printing import WindowsPrinter


class Queues:
    """Hands each paper to the printer that its outlet names."""

    def __init__(
        self,
        system: CupsPrinter | WindowsPrinter,
        thermal: ThermalPrinter,
    ) -> None:
        self._system = system
        self._thermal = thermal

    def names(self) -> Sequence[str]:
        """Return the system's queues; printers by address are typed, not found."""
        return self._system.names()

    def send(self, pdf: bytes, title: str, to: Outlet) -> str:
        """Queue a PDF and return the job's name, or raise PrinterProblem."""
        return self._of(to.printer).send(pdf, title, to)

    def outcome(self, printer: str, job: str) -> Outcome:
        """Say what became of a job."""
        return self._of(printer).outcome(printer, job)

    def _of(self, printer: str) -> CupsPrinter | WindowsPrinter | ThermalPrinter:
        return self._thermal if is_thermal(printer) else self._system


def printer_of_this_machine() -> Queues:
    """Return the printers of the system this runs on."""
    system = WindowsPrinter() if sys.platform == "win32" else CupsPrinter()
    return Queues(system, ThermalPrinter())
