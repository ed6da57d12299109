"""The queues of CUPS, at a print server of our own: two kinds of printer."""

import os
import socket
import time
from pathlib import Path

import pypdfium2
import pytest

from counter_app.bootstrap.qt_spooler import QtSpooler
from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Outcome
from counter_app.domain.receipts import PaperSize
from counter_app.domain.slips import Roll
from counter_app.paper.printing import CupsPrinter, SavedOnly
from tests.paper.invented import RECEIPT
from tests.paper.print_server import (
    DRIVER,
    awaited,
    printed,
    run,
    server,
)

__all__ = ["server"]


@pytest.fixture(autouse=True)
def at_the_server(server, monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", server.address)


@pytest.fixture
def queue(server, request):
    """A queue of its own for each test, to a printer that is switched off."""
    name = f"Quay{abs(hash(request.node.name)) % 10**8}"
    run("lpadmin", "-p", name, "-E", "-v", "socket://127.0.0.1:9")
    yield name
    run("lpadmin", "-x", name)


def complaint(printer: CupsPrinter | QtSpooler, queue: str) -> PrinterProblem:
    with pytest.raises(PrinterProblem) as caught:
        printer.send(b"%PDF-1.4", "receipt", Outlet(printer=queue))
    assert caught.value.device == queue
    return caught.value


def waiting(queue: str) -> str:
    return run("lpstat", "-o", queue)


def test_a_printer_without_a_driver_hears_the_very_bytes_that_are_kept(paper):
    pdf = paper.receipt(RECEIPT, PaperSize.A4)

    heard = printed(pdf, PaperSize.A4)

    assert heard == pdf


@pytest.mark.parametrize("size", PaperSize)
def test_through_a_driver_a_receipt_keeps_its_size_and_its_words(paper, size):
    pdf = paper.receipt(RECEIPT, size)

    heard = printed(pdf, size, "-m", DRIVER)

    with (
        pypdfium2.PdfDocument(heard[heard.index(b"%PDF") :]) as came,
        pypdfium2.PdfDocument(pdf) as sent,
    ):
        assert came[0].get_size() == pytest.approx(sent[0].get_size(), abs=2)
        words = came[0].get_textpage().get_text_bounded()
        assert words == sent[0].get_textpage().get_text_bounded()


def test_the_queues_are_named(queue):
    assert queue in CupsPrinter().names()


def test_a_paused_queue_gets_nothing_that_would_come_out_later(queue):
    run("cupsdisable", "-r", "het muc", queue)

    problem = complaint(CupsPrinter(), queue)

    assert problem.reason is DeviceFault.STOPPED
    assert "het muc" in problem.said
    assert waiting(queue) == ""


def test_a_queue_that_refuses_jobs_is_stopped(queue):
    run("cupsreject", "-r", "bao tri", queue)

    problem = complaint(CupsPrinter(), queue)

    assert problem.reason is DeviceFault.STOPPED
    assert "bao tri" in problem.said


def test_a_queue_nobody_knows_is_gone():
    assert complaint(CupsPrinter(), "KhongCo").reason is DeviceFault.GONE


def test_no_printer_chosen_is_said_before_anything_is_asked():
    assert complaint(CupsPrinter(lpstat="none"), "").reason is DeviceFault.NOT_CHOSEN
    assert SavedOnly().names() == ()
    for printer in (SavedOnly(), QtSpooler()):
        with pytest.raises(PrinterProblem) as caught:
            printer.send(b"%PDF-1.4", "receipt", Outlet())
        assert caught.value.reason is DeviceFault.NOT_CHOSEN


def test_without_a_server_the_printer_is_gone_and_there_are_no_queues(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{port}")

    assert complaint(CupsPrinter(), "Quay").reason is DeviceFault.GONE
    assert CupsPrinter().names() == ()


def test_a_server_that_never_answers_does_not_hold_the_counter_up(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{silent.getsockname()[1]}")
        began = time.monotonic()

        problem = complaint(CupsPrinter(timeout=0.5), "Quay")

        assert problem.reason is DeviceFault.BUSY
        assert time.monotonic() - began < 30


def test_without_cups_the_printer_is_gone_and_there_is_no_accident():
    printer = CupsPrinter(lp="no-such-program", lpstat="no-such-program")

    assert printer.names() == ()
    assert complaint(printer, "Quay").reason is DeviceFault.GONE


@pytest.mark.parametrize(
    ("alert", "fault"),
    [
        ("media-empty-error", DeviceFault.NO_PAPER),
        ("media-jam", DeviceFault.JAMMED),
        ("cover-open-error", DeviceFault.COVER_OPEN),
        ("offline-error", DeviceFault.GONE),
    ],
)
def test_a_printer_that_stopped_says_what_it_lacks(tmp_path, alert, fault):
    lpstat = said(
        tmp_path,
        "-l) printf 'printer Q disabled since now -\\n\\tPaused\\n\\tAlerts: %s\\n' "
        f"{alert};;",
        "*) echo 'Q accepting requests since now';;",
    )

    assert complaint(CupsPrinter(lpstat=lpstat, lp="false"), "Q").reason is fault


@pytest.mark.parametrize(
    ("alert", "jobs", "queued"),
    [
        ("media-empty-error", "Q-7 an 1024 now", False),
        ("media-empty-error", "", True),
        ("media-low-warning", "Q-7 an 1024 now", True),
        ("cover-open-report", "Q-7 an 1024 now", True),
    ],
)
def test_an_old_complaint_locks_nobody_out(tmp_path, alert, jobs, queued):
    lpstat = said(
        tmp_path,
        f"-l) printf 'printer Q is idle.\\n\\tAlerts: {alert}\\n';;",
        "-a) echo 'Q accepting requests since now';;",
        f"-o) echo '{jobs}';;",
    )
    lp = said(tmp_path, "*) cat >/dev/null; echo 'request id is Q-8 (1 file(s))';;")
    printer = CupsPrinter(lpstat=lpstat, lp=lp)

    if queued:
        assert printer.send(b"%PDF-1.4", "receipt", Outlet(printer="Q")) == "Q-8"
    else:
        assert complaint(printer, "Q").reason is DeviceFault.NO_PAPER


@pytest.mark.mounts
def test_a_spool_that_is_full_takes_nothing_and_says_so(server):
    run("lpadmin", "-p", "Day", "-E", "-v", "socket://127.0.0.1:9")
    run("mount", "-t", "tmpfs", "-o", "size=64k", "none", str(server.spool))
    try:
        with pytest.raises(PrinterProblem) as caught:
            CupsPrinter().send(
                b"%PDF-1.4" + os.urandom(400_000), "receipt", Outlet(printer="Day")
            )
    finally:
        run("umount", "-l", str(server.spool))

    assert caught.value.device == "Day"
    assert not caught.value.unsure
    assert waiting("Day") == ""


def test_a_paper_that_came_out_is_known_to_have(server, paper):
    run("lpadmin", "-p", "Nuot", "-E", "-v", "file:///dev/null")
    printer = CupsPrinter()

    job = printer.send(b"%PDF-1.4", "receipt", Outlet(printer="Nuot"))

    assert awaited(lambda: printer.outcome("Nuot", job) is Outcome.OUT)


def test_a_job_that_waits_or_was_taken_away_is_told_apart(queue):
    printer = CupsPrinter()
    job = printer.send(b"%PDF-1.4", "receipt", Outlet(printer=queue))

    assert printer.outcome(queue, job) is Outcome.QUEUED

    run("cancel", job)
    assert awaited(lambda: printer.outcome(queue, job) is Outcome.FAILED)


def test_of_a_job_nobody_remembers_nothing_is_claimed(queue):
    assert CupsPrinter().outcome(queue, f"{queue}-99999") is Outcome.UNKNOWN


def test_while_the_server_is_gone_a_job_stays_as_it_was(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{port}")

    assert CupsPrinter().outcome("Quay", "Quay-1") is not Outcome.OUT


def test_a_queue_that_was_told_and_did_not_answer_leaves_it_open(tmp_path):
    lpstat = said(tmp_path, "*) echo 'printer Q is idle.  Q accepting requests';;")
    lp = said(tmp_path, "*) exec sleep 60;;")
    printer = CupsPrinter(lpstat=lpstat, lp=lp, timeout=1.5)

    problem = complaint(printer, "Q")

    assert problem.reason is DeviceFault.BUSY
    assert problem.unsure


@pytest.mark.parametrize(
    ("to", "media"),
    [
        (Outlet(printer="Q", size=PaperSize.A5), "media=A5"),
        (Outlet(printer="Q", size=PaperSize.A4, tray="Tray2"), "media=A4,Tray2"),
        (Outlet(printer="Q", size=PaperSize.A5, twice=True), "media=A4"),
    ],
)
def test_paper_and_tray_are_asked_for(tmp_path, paper, to, media):
    lpstat = said(tmp_path, "*) echo 'printer Q is idle.  Q accepting requests';;")
    heard = tmp_path / "heard"
    lp = said(
        tmp_path,
        f'*) echo "$@" > {heard}; cat >/dev/null; echo "request id is Q-8 (1)";;',
    )

    CupsPrinter(lpstat=lpstat, lp=lp).send(b"%PDF-1.4", "receipt", to)

    assert media in heard.read_text().split()


def test_a_roll_is_asked_for_as_long_as_the_paper_is(tmp_path, paper):
    lpstat = said(tmp_path, "*) echo 'printer Q is idle.  Q accepting requests';;")
    heard = tmp_path / "heard"
    lp = said(
        tmp_path,
        f'*) echo "$@" > {heard}; cat >/dev/null; echo "request id is Q-8 (1)";;',
    )
    pdf = paper.receipt(RECEIPT, Roll.MM80)

    to = Outlet(printer="Q", size=Roll.MM80)
    CupsPrinter(lpstat=lpstat, lp=lp).send(pdf, "receipt", to)

    with pypdfium2.PdfDocument(pdf) as document:
        wide, tall = document[0].get_size()
    assert f"media=Custom.{wide:.0f}x{tall:.0f}" in heard.read_text().split()


def said(folder: Path, *cases: str) -> str:
    """Write a program that says what a printer with these troubles would."""
    program = folder / f"program-{len(list(folder.iterdir()))}"
    program.write_text("#!/bin/sh\ncase $1 in\n" + "\n".join(cases) + "\nesac\n")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize(
    ("device", "files"),
    [
        ("socket://127.0.0.1:9", False),
        ("file:///dev/null", False),
        ("file:///tmp/mot-cua-giay-hen.pdf", True),
    ],
)
def test_case_61_a_queue_that_writes_files_is_known_by_its_device(device, files):
    run("lpadmin", "-p", "QuayTep", "-E", "-v", device)
    try:
        assert CupsPrinter().makes_files("QuayTep") is files
    finally:
        run("lpadmin", "-x", "QuayTep")


def test_case_61_a_program_that_writes_pdf_files_is_known(tmp_path):
    lpstat = said(tmp_path, "*) echo 'device for PDF: cups-pdf:/';;")

    assert CupsPrinter(lpstat=lpstat).makes_files("PDF")


def test_a_print_server_that_says_nothing_makes_no_files():
    assert not CupsPrinter(lpstat="no-such-program").makes_files("Quay")
    assert not SavedOnly().makes_files("")


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("Microsoft Print to PDF", True),
        ("Microsoft XPS Document Writer", True),
        ("OneNote (Desktop)", True),
        ("HP LaserJet P1102", False),
    ],
)
def test_case_61_the_usual_file_printers_of_windows_go_by_their_names(name, files):
    assert QtSpooler().makes_files(name) is files
