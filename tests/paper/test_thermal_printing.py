"""Thermal printers without a driver: what they hear, drawn again and read back."""

import socket

import pytest
import zxingcpp

from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.numbers import alias_of
from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Form, Outcome
from counter_app.domain.receipts import PaperSize
from counter_app.domain.slips import Roll
from counter_app.paper.queues import printer_of_this_machine
from counter_app.paper.raster import strip
from counter_app.paper.thermal_printing import ThermalPrinter
from tests.paper.every_form import slip
from tests.paper.invented import RECEIPT
from tests.paper.thermal_sink import PAPER_OUT, PAPER_THERE, ThermalSink, picture


def roll(name: str) -> Outlet:
    return Outlet(printer=name, size=Roll.MM80)


def complaint(printer, pdf: bytes, to: Outlet) -> PrinterProblem:
    with pytest.raises(PrinterProblem) as caught:
        printer.send(pdf, "receipt", to)
    return caught.value


@pytest.mark.parametrize(
    ("form", "long"), [(Form.RECEIPT, False), (Form.FEE, False), (Form.RECEIPT, True)]
)
def test_what_comes_out_is_dot_for_dot_what_is_kept(paper, form, long):
    pdf = paper.slip(slip(form, long=long, rows=40 if long else 2), Roll.MM80)

    with ThermalSink() as sink:
        job = printer_of_this_machine().send(pdf, "receipt", roll(sink.name))

    [came] = sink.pictures()
    kept = strip(pdf).convert("L")
    assert came.size == kept.size
    assert came.tobytes() == kept.tobytes()
    assert job


def test_both_codes_are_read_from_the_paper_that_came_out(paper):
    with ThermalSink() as sink:
        ThermalPrinter().send(
            paper.receipt(RECEIPT, Roll.MM80), "receipt", roll(sink.name)
        )

    [came] = sink.pictures()
    read = {code.text for code in zxingcpp.read_barcodes(came)}
    assert read == {f"MC1|{RECEIPT.code}", alias_of(RECEIPT.code)}


def test_no_letter_is_ever_sent_as_text(paper):
    with ThermalSink() as sink:
        ThermalPrinter().send(
            paper.receipt(RECEIPT, Roll.MM80), "receipt", roll(sink.name)
        )

    heard = sink.jobs[0]
    for words in (b"GI", "TIẾP".encode(), RECEIPT.code.encode()):
        assert words not in heard


def test_a_printer_that_took_every_byte_has_printed(paper):
    with ThermalSink() as sink:
        printer = ThermalPrinter()
        job = printer.send(
            paper.receipt(RECEIPT, Roll.MM80), "receipt", roll(sink.name)
        )

    assert printer.outcome(sink.name, job) is Outcome.OUT


def test_a_printer_without_paper_is_told_nothing(paper):
    with ThermalSink(paper=PAPER_OUT) as sink:
        problem = complaint(
            ThermalPrinter(), paper.receipt(RECEIPT, Roll.MM80), roll(sink.name)
        )

    assert problem.reason is DeviceFault.NO_PAPER
    assert not problem.unsure
    assert sink.pictures() == []


def test_a_printer_that_answers_nothing_prints_all_the_same(paper):
    with ThermalSink(paper=b"") as sink:
        ThermalPrinter().send(
            paper.receipt(RECEIPT, Roll.MM80), "receipt", roll(sink.name)
        )

    assert len(sink.pictures()) == 1


def test_nobody_at_the_address_is_said_at_once(paper):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    problem = complaint(
        ThermalPrinter(),
        paper.receipt(RECEIPT, Roll.MM80),
        roll(f"escpos://127.0.0.1:{port}"),
    )

    assert problem.reason is DeviceFault.GONE
    assert not problem.unsure


def test_a_printer_that_goes_while_it_is_told_leaves_it_open(paper):
    long = paper.slip(slip(Form.RECEIPT, long=True, rows=40), Roll.MM80)

    with ThermalSink(dies=True) as sink:
        problem = complaint(ThermalPrinter(timeout=2), long, roll(sink.name))

    assert problem.reason is DeviceFault.IO
    assert problem.unsure


@pytest.mark.parametrize(
    "name", ["escpos://", "escpos://127.0.0.1:port", "escpos:///dev/usb/none"]
)
def test_an_address_that_is_none_is_a_printer_that_is_gone(paper, name):
    pdf = paper.receipt(RECEIPT, Roll.MM80)

    assert complaint(ThermalPrinter(), pdf, roll(name)).reason is DeviceFault.GONE


def test_a_sheet_is_not_sent_to_a_roll(paper):
    to = Outlet(printer="escpos://127.0.0.1:9100", size=PaperSize.A5)

    problem = complaint(ThermalPrinter(), paper.receipt(RECEIPT, PaperSize.A5), to)

    assert problem.reason is DeviceFault.WRONG_PAPER


def test_a_printer_on_usb_hears_the_same_through_its_device_file(paper, tmp_path):
    device = tmp_path / "lp0"
    device.touch()
    pdf = paper.receipt(RECEIPT, Roll.MM80)

    ThermalPrinter().send(pdf, "receipt", roll(f"escpos://{device}"))

    came = picture(device.read_bytes())
    assert came.tobytes() == strip(pdf).convert("L").tobytes()


def test_paper_that_ends_with_the_job_leaves_it_open(paper):
    with ThermalSink(paper=PAPER_THERE, later=PAPER_OUT) as sink:
        problem = complaint(
            ThermalPrinter(), paper.receipt(RECEIPT, Roll.MM80), roll(sink.name)
        )

    assert problem.reason is DeviceFault.NO_PAPER
    assert problem.unsure
