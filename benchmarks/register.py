"""A register of 10,000 lines, laid out and drawn, against three seconds.

Processor time, because the machine has other work; the rows are invented as they are
asked for, as the store reads them.
"""

from collections.abc import Iterator
from time import process_time

from benchmarks.invented import RECEIPT
from benchmarks.measurement import Measurement
from counter_app.domain.printed import Form
from counter_app.domain.slips import Book, Row, Slip
from counter_app.paper.receipts import PdfReceipts
from counter_app.paths import RESOURCES

LINES = 10_000
LIMIT_MS = 3000.0
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đỗ", "Vũ", "Đặng")
GIVEN = ("An", "Bình", "Châu", "Dũng", "Hà", "Hương", "Khánh", "Linh", "Mai")


def measure(rounds: int) -> Measurement:
    """Draw the same register so many times."""
    paper = PdfReceipts(fonts=RESOURCES / "fonts", wordings=RESOURCES / "paper")
    paper.prepare()
    ours = []
    for _ in range(rounds):
        began = process_time()
        paper.book(_book(), lambda _done: True)
        ours.append((process_time() - began) * 1000)
    return Measurement(
        name="register",
        what="a register of 10,000 lines as PDF, processor time",
        against="3 s",
        unit="ms",
        ours=ours,
        limit=[LIMIT_MS] * rounds,
        goal=1.0,
    )


def _book() -> Book:
    day = RECEIPT.received_at.date()
    slip = Slip.of(
        Form.REGISTER,
        RECEIPT,
        {"since": day, "until": day, "count": LINES, "counter": "03"},
    )
    return Book(slip=slip, table="lines", rows=_rows())


def _rows() -> Iterator[Row]:
    day = RECEIPT.received_at.date()
    for number in range(1, LINES + 1):
        family, given = FAMILIES[number % 8], GIVEN[number % 9]
        yield (
            str(number),
            f"000.12.34.H26-261123-{number:04d}",
            RECEIPT.procedure_name,
            "01",
            f"{family} Thị {given} {number}",
            f"Số {number} ngõ {number % 90} phố Quốc Tử Giám, 0912 ••• {number % 999}",
            "UBND phường",
            day,
            day,
            None,
            day,
            day,
            "Tại quầy",
            "",
            "",
        )
