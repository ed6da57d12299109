"""Every printer of this machine: the system's queues, and printers by their address."""

from collections.abc import Sequence
from typing import Protocol

from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Outcome
from counter_app.paper.printing import CupsPrinter
from counter_app.paper.thermal_printing import ThermalPrinter, is_thermal


class Spooler(Protocol):
    """Whoever has queues; the methods are those of services.paper_ports.Printer."""

    def names(self) -> Sequence[str]:
        """Return the queues."""

    def send(self, pdf: bytes, title: str, to: Outlet) -> str:
        """Queue a PDF and return the job's name, or raise PrinterProblem."""

    def makes_files(self, printer: str) -> bool:
        """Say whether what is sent there becomes a file instead of paper."""

    def outcome(self, printer: str, job: str) -> Outcome:
        """Say what became of a job."""


class Queues:
    """Hands each paper to the printer that its outlet names."""

    def __init__(
        self,
        system: Spooler,
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

    def makes_files(self, printer: str) -> bool:
        """Say whether what is sent there becomes a file instead of paper."""
        return self._of(printer).makes_files(printer)

    def outcome(self, printer: str, job: str) -> Outcome:
        """Say what became of a job."""
        return self._of(printer).outcome(printer, job)

    def _of(self, printer: str) -> Spooler | ThermalPrinter:
        return self._thermal if is_thermal(printer) else self._system


def printer_of_this_machine(system: Spooler | None = None) -> Queues:
    """Return the printers of this machine; ``system``: where they are not CUPS's."""
    return Queues(system or CupsPrinter(), ThermalPrinter())
