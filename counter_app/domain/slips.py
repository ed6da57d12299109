"""Every paper the counter prints: which form it is, and the facts that stand on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from counter_app.domain.receipts import Letterhead, PaperSize, Receipt


class Form(StrEnum):
    """The papers of a counter; the value names the file of its words."""

    RECEIPT = "receipt"
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả."""
    SUPPLEMENT = "supplement"
    """Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ."""
    REFUSAL = "refusal"
    """Phiếu từ chối tiếp nhận giải quyết hồ sơ."""
    APOLOGY = "apology"
    """Phiếu (văn bản) xin lỗi và hẹn lại, đề nghị gia hạn."""
    STOP = "stop"
    """Thông báo dừng giải quyết hồ sơ."""
    CONTROL = "control"
    """Phiếu kiểm soát quá trình giải quyết hồ sơ."""
    REGISTER = "register"
    """Sổ theo dõi hồ sơ."""
    BATCH = "batch"
    """Danh sách bàn giao hồ sơ."""
    TRANSFER = "transfer"
    """Giấy bàn giao hồ sơ."""
    RETURNED = "returned"
    """Giấy biên nhận trả kết quả."""
    FEE = "fee"
    """Phiếu thu."""
    CASH_UP = "cash-up"
    """Bảng kê chốt ca."""
    CHECK = "check"
    """Phiếu kiểm tra thông tin, for a citizen without a second screen."""
    COVERS = "covers"
    """Strips that go around the papers of a dossier."""
    SHELF = "shelf"
    """Labels for the shelf of results."""
    COPIES = "copies"
    """Labels for certified copies."""
    TEST = "test"
    """The page that shows whether a printer and a code scanner fit together."""


class Roll(StrEnum):
    """Paper without an end, for thermal printers."""

    MM80 = "80mm"
    """80 mm wide, of which 72 mm (576 dots at 203 dpi) can be printed."""


Medium = PaperSize | Roll
"""What a paper is laid out for."""

Fact = str | int | date | datetime | None
"""What may stand on a paper; the words say how it is written. None: not known."""

Row = tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One paper to be drawn. Times are local; empty text means not known."""

    form: Form
    form_set: str
    """``TT01-2018`` or ``TT03-2025``: stored with each print."""
    letterhead: Letterhead
    printed_at: datetime
    about: Receipt | None = None
    """The dossier it speaks of: all its facts can be used in the words."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """What this paper says beside; a fact of the same name stands before ``about``."""
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    """Rows by the name the words give their table."""
    labels: Sequence[Mapping[str, Fact]] = ()
    """The facts of each label, of a form that is a sheet of labels."""
    used: int = 0
    """Labels already taken from the first sheet."""
    copy: int = 1
    rehearsal: bool = False
    void: bool = False
    """HỦY across the paper: its number was voided."""

    @classmethod
    def of(
        cls,
        form: Form,
        receipt: Receipt,
        facts: Mapping[str, Fact] | None = None,
        tables: Mapping[str, Sequence[Row]] | None = None,
    ) -> Self:
        """Make a paper about one dossier, on the same head and of the same set."""
        return cls(
            form=form,
            form_set=receipt.form_set,
            letterhead=receipt.letterhead,
            printed_at=receipt.printed_at,
            about=receipt,
            facts=facts or {},
            tables=tables or {},
            copy=receipt.copy,
            rehearsal=receipt.rehearsal,
        )
