"""What the receipt says, word by word, before anything is laid out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.due import Promise
from counter_app.domain.fees import Fee
from counter_app.domain.ids import DossierCode
from counter_app.domain.procedures import Channel


class PaperSize(StrEnum):
    """The papers a receipt is laid out for."""

    A5 = "A5"
    A4 = "A4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Whose paper it is. Lines are broken by hand in settings, never by the printer."""

    parent: tuple[str, ...]
    office: tuple[str, ...]
    place: str
    """``Hà Nội``: before the date."""
    return_place: str
    """Where results are handed over."""
    lookup_hint: str
    """Where a dossier can be looked up, and whom to call."""
    citizens: str = ""
    """The portal as citizens call it, ``https://host``; empty: not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPaper:
    """One line of the table of papers."""

    name: str
    form: str
    """Hình thức, in Vietnamese: paper is always Vietnamese."""
    count: int


class Amended(StrEnum):
    """Why a receipt takes the place of one printed before."""

    SUPPLEMENTED = "supplemented"
    EXTENDED = "extended"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What changed since the first receipt, when, and of a correction what."""

    kind: Amended
    at: datetime
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01). Times are local."""

    form_set: str
    """``TT01-2018`` or ``TT03-2025``: stored with each print."""
    letterhead: Letterhead
    code: DossierCode
    lookup_secret: str
    register_number: int
    applicant: str
    personal_id: str
    phone: str
    address: str
    procedure_code: str
    procedure_name: str
    channel: Channel
    papers: tuple[ReceiptPaper, ...]
    received_at: datetime
    due: Promise
    counter: str
    fee: Fee
    officer: str
    offline: bool
    """The portal could not be reached when this was printed."""
    copy: int = 1
    """1 for the first print; from 2 the paper says ``Bản in lần n``."""
    printed_at: datetime
    rehearsal: bool = False
    """THỬ across the paper."""
    witness: str = ""
    """Letters of the journal's chain as it stood: whoever holds the paper can show
    that nothing before it was changed since. Empty: there is no chain."""
    amendments: tuple[Amendment, ...] = ()
    """Oldest first; each is said under the title."""
