"""Papers that came out of a printer, or may have: which, how often, with what number.

Printing cannot be repeated (nor undone). So the intention is on disk before the printer
hears of it, the outcome after; what nobody knows is asked of the officer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from counter_app.domain.ids import DossierId, OfficerId, Sha256


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
    REPORT = "report"
    """Biểu II.06a: what a period comes to."""
    HOURS = "hours"
    """Received, and minutes at the counter, by hour."""
    CHARTS = "charts"
    """Báo cáo: three numbers, and every chart with its table."""
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
    STRIPS = "strips"
    """Sheets laid between papers before scanning: each names a row of a checklist."""
    SHELF = "shelf"
    """Labels for the shelf of results."""
    COPIES = "copies"
    """Labels for certified copies."""
    DECLARATION = "declaration"
    """Tờ khai, filled in, to be signed; drawn from its answers, so without a file."""
    TEST = "test"
    """The page that shows whether a printer and a code scanner fit together."""


NUMBERED = frozenset(
    {
        Form.SUPPLEMENT,
        Form.REFUSAL,
        Form.APOLOGY,
        Form.STOP,
        Form.TRANSFER,
        Form.BATCH,
        Form.RETURNED,
        Form.FEE,
        Form.CASH_UP,
    }
)
"""Forms that get a number of their own; the receipt has the dossier's code."""


class Outcome(StrEnum):
    """What became of one print."""

    INTENDED = "intended"
    """On disk, and perhaps on its way to the printer at this moment."""
    QUEUED = "queued"
    """The queue took it and has not said how it ended."""
    OUT = "out"
    FAILED = "failed"
    """Nothing came out."""
    UNKNOWN = "unknown"
    """Nobody knows: the officer is asked."""


UNSETTLED = frozenset({Outcome.INTENDED, Outcome.QUEUED, Outcome.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """One paper: which, the how-manieth copy, the PDF it was, and its outcome."""

    dossier: DossierId | None
    """None for a paper about many dossiers or none."""
    copy: int
    sha256: Sha256
    form_set: str
    printed_at: datetime
    printer: str
    """Empty when nothing came out."""
    form: Form = Form.RECEIPT
    number: str = ""
    """Its own number as printed; empty for forms that have none."""
    outcome: Outcome = Outcome.OUT
    job: str = ""
    """What the queue calls it."""
    by: OfficerId | None = None
    key: int = field(default=0, compare=False)
    """Its row on this machine, once it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Void:
    """Why a number does not count, and the two officers who say so."""

    reason: str
    by: OfficerId
    second: OfficerId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """One number of one series: taken for ever, whatever came of the paper."""

    series: str
    """A form's value, or one of DAILY."""
    scope: str
    """The counter, this PC and its incarnation: ``03A1B2``; no two PCs share one."""
    period: str
    """The year; the day for codes and registers."""
    number: int
    dossier: DossierId | None
    at: datetime
    by: OfficerId
    void: Void | None = None

    @property
    def text(self) -> str:
        """The number as printed: ``03A1B2-0042``."""
        return written_number(self.scope, self.number)


CODES, PROVISIONAL, REGISTER = "code", "provisional", "register"
DAILY = frozenset({CODES, PROVISIONAL, REGISTER})
"""Series that are no form's and begin anew each day: final and provisional codes of
dossiers (their receipts carry them), lines of the register."""


def written_number(scope: str, number: int) -> str:
    """Write a number of a series."""
    return f"{scope}-{number:04d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """How the numbers of one series stand: every one used, voided or missing."""

    name: str
    scope: str
    period: str
    first: int
    last: int
    missing: tuple[int, ...] = ()
    """Counted, and nothing on this machine has them."""
    void: tuple[Numbered, ...] = ()


def lost(records: Sequence[Print]) -> Sequence[Print]:
    """Return the prints whose job ended badly and that were not sent again."""
    last = {(one.dossier, one.form, one.number): one for one in records}
    return [
        one
        for one in records
        if one.outcome is Outcome.FAILED
        and one.job
        and last[one.dossier, one.form, one.number] is one
    ]
