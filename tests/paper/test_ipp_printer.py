"""A printer that speaks IPP, simulated by CUPS's own ``ippeveprinter``, behind CUPS."""

import contextlib
import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Outcome
from counter_app.domain.receipts import PaperSize
from counter_app.paper.printing import CupsPrinter
from tests.paper.invented import RECEIPT
from tests.paper.print_server import awaited, run, server

__all__ = ["server"]
QUEUE = "Ipp"
A4 = Outlet(printer=QUEUE, size=PaperSize.A4)


class IppPrinter:
    """Prints by a program of ours: it waits while ``gate`` is there."""

    def __init__(self, folder: Path) -> None:
        self.tray, self.gate = folder / "tray", folder / "gate"
        self.tray.mkdir()
        self._paper = folder / "paper"
        os.mkfifo(self._paper)
        # Open for both, so that neither end ever waits for the other to open.
        self._hand = os.open(self._paper, os.O_RDWR)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        bus, told = self._bus()
        self._bus_process = bus
        prints = folder / "prints.sh"
        prints.write_text(
            "#!/bin/sh\n"
            f"if [ -e {self.gate} ]; then\n"
            '  echo "STATE: +media-empty-error" >&2\n'
            f"  read filled < {self._paper}\n"
            '  echo "STATE: -media-empty-error" >&2\n'
            "fi\n"
            f'cp "$1" {self.tray}/\n'
        )
        prints.chmod(0o755)
        self._process = subprocess.Popen(
            [
                shutil.which("ippeveprinter") or "/usr/sbin/ippeveprinter",
                *("-r", "off", "-n", "localhost", "-p", str(self.port)),
                *("-f", "application/pdf", "-d", str(folder), "-c", str(prints)),
                "Quay",
            ],
            # It will speak to Avahi, and goes on without it: a bus is enough.
            env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": told},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def ready(self) -> bool:
        assert self._process.poll() is None
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", self.port)),
        ):
            return True
        return False

    def empty(self) -> None:
        self.gate.touch()

    def fill(self) -> None:
        self.gate.unlink()
        os.write(self._hand, b"filled\n")

    def switch_off(self) -> None:
        self._process.kill()
        self._process.wait(timeout=20)

    def stop(self) -> None:
        self.switch_off()
        self._bus_process.kill()
        self._bus_process.wait(timeout=20)
        os.close(self._hand)

    @staticmethod
    def _bus():
        reading, writing = os.pipe()
        process = subprocess.Popen(
            [
                *("dbus-daemon", "--session", "--nofork", "--nopidfile"),
                f"--print-address={writing}",
            ],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as said:
            return process, said.readline().strip()


@pytest.fixture
def device(server, monkeypatch, tmp_path):
    """A printer that is switched on, and a driverless queue to it."""
    monkeypatch.setenv("CUPS_SERVER", server.address)
    made = IppPrinter(tmp_path)
    try:
        awaited(made.ready)
        to = f"ipp://localhost:{made.port}/ipp/print"
        run("lpadmin", "-p", QUEUE, "-E", "-v", to, "-m", "everywhere")
        yield made
        run("lpadmin", "-x", QUEUE)
    finally:
        made.stop()


@pytest.fixture
def pdf(paper):
    return paper.receipt(RECEIPT, PaperSize.A4)


def ended(printer: CupsPrinter, job: str) -> Outcome:
    return awaited(
        lambda: (
            outcome
            if (outcome := printer.outcome(QUEUE, job)) is not Outcome.QUEUED
            else None
        )
    )


def complaint(printer: CupsPrinter, pdf: bytes) -> PrinterProblem | None:
    try:
        run("cancel", printer.send(pdf, "receipt", A4))
    except PrinterProblem as problem:
        return problem
    return None


def test_what_the_printer_printed_is_known_to_have_come_out(device, pdf):
    printer = CupsPrinter()

    job = printer.send(pdf, "receipt", A4)

    assert ended(printer, job) is Outcome.OUT
    [paper] = device.tray.iterdir()
    assert paper.read_bytes().startswith(b"%PDF")


def test_a_size_the_printer_has_not_is_refused_and_not_taken_for_printed(device, paper):
    printer = CupsPrinter()

    job = printer.send(
        paper.receipt(RECEIPT, PaperSize.A5), "receipt", Outlet(printer=QUEUE)
    )

    assert ended(printer, job) is Outcome.FAILED
    assert [*device.tray.iterdir()] == []


def test_out_of_paper_the_first_waits_and_the_next_is_told(device, pdf):
    printer = CupsPrinter(stuck=0.5)
    device.empty()

    job = printer.send(pdf, "receipt", A4)
    problem = awaited(lambda: complaint(printer, pdf))

    assert problem.reason is DeviceFault.NO_PAPER
    assert printer.outcome(QUEUE, job) is Outcome.QUEUED
    device.fill()
    assert ended(printer, job) is Outcome.OUT


def test_a_printer_that_is_gone_keeps_the_first_and_takes_no_more(device, pdf):
    printer = CupsPrinter()
    device.switch_off()

    job = printer.send(pdf, "receipt", A4)
    problem = awaited(lambda: complaint(printer, pdf))

    assert problem.reason is DeviceFault.GONE
    assert printer.outcome(QUEUE, job) is Outcome.QUEUED
    run("cancel", job)


def test_a_queue_that_was_stopped_gets_nothing(device, pdf):
    run("cupsdisable", "-r", "thay muc", QUEUE)

    problem = complaint(CupsPrinter(), pdf)

    assert problem.reason is DeviceFault.STOPPED
    assert [*device.tray.iterdir()] == []


def test_a_queue_that_was_deleted_is_gone_and_its_job_is_nobodys(device, pdf):
    printer = CupsPrinter()
    device.empty()
    job = printer.send(pdf, "receipt", A4)

    run("lpadmin", "-x", QUEUE)

    assert complaint(printer, pdf).reason is DeviceFault.GONE
    assert printer.outcome(QUEUE, job) is not Outcome.OUT
    device.fill()
    run("lpadmin", "-p", QUEUE, "-E", "-v", "file:///dev/null")
