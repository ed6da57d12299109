"""Printing through Qt, as on Windows; here Qt prints through a CUPS of ours."""

import pypdfium2
import pytest
import zxingcpp

from counter_app.bootstrap.qt_spooler import QtSpooler
from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Outcome
from counter_app.domain.receipts import PaperSize
from counter_app.paper.receipts import PdfReceipts
from counter_app.paths import RESOURCES
from tests.paper.invented import RECEIPT
from tests.paper.print_server import DRIVER, printed, server

__all__ = ["server"]
pytestmark = pytest.mark.usefixtures("qapp")


def test_a_receipt_keeps_its_size_and_its_codes(server, monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", server.address)
    paper = PdfReceipts(fonts=RESOURCES / "fonts", wordings=RESOURCES / "paper")
    pdf = paper.receipt(RECEIPT, PaperSize.A5)
    spooler = QtSpooler()

    heard = printed(pdf, PaperSize.A5, "-m", DRIVER, by=spooler)

    with (
        pypdfium2.PdfDocument(heard[heard.index(b"%PDF") :]) as came,
        pypdfium2.PdfDocument(pdf) as sent,
    ):
        assert came[0].get_size() == pytest.approx(sent[0].get_size(), abs=3)
        picture = came[0].render(scale=300 / 72, grayscale=True).to_pil()
    said = {found.text for found in zxingcpp.read_barcodes(picture)}
    assert said == {RECEIPT.code, f"MC1|{RECEIPT.code}"}
    assert spooler.outcome("Mang", "qt-1") is Outcome.UNKNOWN


def test_a_printer_qt_does_not_know_is_gone(server, monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", server.address)

    with pytest.raises(PrinterProblem) as caught:
        QtSpooler().send(b"%PDF-1.4", "receipt", Outlet(printer="KhongCo"))

    assert caught.value.reason is DeviceFault.GONE
