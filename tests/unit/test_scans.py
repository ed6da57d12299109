import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.scans import (
    CardScan,
    ReceiptScan,
    ScannerTest,
    Unknown,
    recognise,
)

CARD = "001093000001||NGUYỄN VĂN THỬ|01021993|Nam|Số 1 Phố Thử, Hà Nội|01072021"


def test_a_card_line_is_a_card():
    found = recognise(CARD + "\r\n")

    assert isinstance(found, CardScan)
    assert found.citizen.name == "NGUYỄN VĂN THỬ"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("000.12.34.H26-261123-0112", "000.12.34.H26-261123-0112"),
        ("MC1|000.12.34.H26-261123-0112", "000.12.34.H26-261123-0112"),
        ("mc1|000.12.34.h26-261123-0112\r", "000.12.34.H26-261123-0112"),
        ("H56.14-240823-0001", "H56.14-240823-0001"),
        ("TAM-Q03A-261123-0007", "TAM-Q03A-261123-0007"),
        (
            "HTTPS://CITY.EXAMPLE/H/000.12.34.H26-261123-0112",
            "000.12.34.H26-261123-0112",
        ),
        ("https://city.example/h/TAM-Q03A-261123-0007", "TAM-Q03A-261123-0007"),
        ("TẠM-Q03A-261123-0007", "TAM-Q03A-261123-0007"),
        ("\ufeffTA\u0323M-Q03A-261123-0007\n", "TAM-Q03A-261123-0007"),
    ],
)
def test_the_code_of_a_receipt_is_recognised(typed, code):
    assert recognise(typed) == ReceiptScan(code)


@pytest.mark.parametrize(
    "text",
    [
        "000.12.34.H26-261123",
        "MC2|000.12.34.H26-261123-0112",
        "000.12.34.H26-261123-0112 x",
        "000.12.34.H26-261123-0112000.12.34.H26-261123-0113",
        "HTTPS://CITY.EXAMPLE/H/000.12.34.H26-261123",
        "HTTPS://CITY.EXAMPLE/H/000.12.34.H26-261123-0112/X",
        "8934567890123",
        "",
    ],
)
def test_anything_else_is_unknown_and_shown_by_its_first_twelve_characters(text):
    assert recognise(text) == Unknown(text[:12])


def test_a_broken_card_line_is_unknown():
    assert isinstance(recognise("001093000001|a b, c|x|y|z|t|u"), Unknown)


def test_the_scanner_wizard_has_its_own_code():
    assert isinstance(recognise("MCTEST|ĂÂĐÊÔƠƯ"), ScannerTest)


@given(st.text())
def test_no_scan_whatever_raises(text):
    assert isinstance(recognise(text), CardScan | ReceiptScan | ScannerTest | Unknown)
