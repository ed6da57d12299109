"""Certified copies (chứng thực bản sao từ bản chính) and the register they stand in.

Nghị định 23/2015/NĐ-CP điều 13 and Thông tư 01/2020/TT-BTP điều 2, 4: the book SCT/BS,
numbers continuous from 01 each year, one number for each document, not for each
visitor. Which book a counter keeps: decision 0010.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counter_app.domain.errors import AmountFault, AmountRefused
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DossierId, ProcedureCode
from counter_app.domain.jsonable import Answers, Json

CERTIFICATION = ProcedureCode("2.000815")
SYMBOL = "SCT/BS"
MOST_DOCUMENTS, MOST_PAGES, MOST_COPIES = 50, 2000, 200
"""The bounds of the catalogue's own form; more is a slip of the fingers."""

USUAL = (
    "Thẻ căn cước",
    "Giấy khai sinh",
    "Bằng tốt nghiệp",
    "Học bạ",
    "Giấy chứng nhận kết hôn",
    "Giấy chứng nhận quyền sử dụng đất",
    "Giấy phép lái xe",
    "Hộ chiếu",
    "Sổ hộ khẩu",
)
"""What is brought most; typing its place (1 to 9) alone is typing its name."""


@dataclass(frozen=True, slots=True)
class CopyDocument:
    """One original laid on the counter: its name, its pages, copies wanted."""

    name: str
    pages: int = 1
    copies: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """One line of the book: never changed, never taken out."""

    book: str
    year: int
    number: int
    day: date
    dossier: DossierId
    place: int
    """Which document of the visit, from 0."""
    document: str
    pages: int
    copies: int
    applicant: str

    @property
    def number_text(self) -> str:
        """The number as it is written: two digits at least."""
        return f"{self.number:02d}"

    @property
    def book_text(self) -> str:
        """The book as it is written: ``03/2026-SCT/BS``."""
        return f"{self.book}/{self.year}-{SYMBOL}"


def spelt_out(name: str) -> str:
    """Return the name meant: a single digit stands for one of USUAL."""
    name = " ".join(nfc(name).split())
    if len(name) == 1 and name in "123456789":
        return USUAL[int(name) - 1]
    return name


def checked(documents: Sequence[CopyDocument]) -> tuple[CopyDocument, ...]:
    """Return the documents, names composed and trimmed; raise AmountRefused."""
    if not documents:
        raise AmountRefused(AmountFault.NOTHING, "0")
    if len(documents) > MOST_DOCUMENTS:
        raise AmountRefused(AmountFault.TOO_LARGE, str(len(documents)))
    found = []
    for one in documents:
        name = " ".join(nfc(one.name).split())
        if not name:
            raise AmountRefused(AmountFault.NOTHING, "0")
        count(one.pages, MOST_PAGES)
        count(one.copies, MOST_COPIES)
        found.append(CopyDocument(name, one.pages, one.copies))
    return tuple(found)


def whole(text: str) -> int:
    """Read a whole number as it is typed; raise AmountRefused."""
    plain = text.strip()
    digits = plain.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        raise AmountRefused(AmountFault.NOT_WHOLE, plain or "–")
    # More digits than anything can have would only make reading them slow.
    return int(plain[:13])


def count(given: int, most: int) -> int:
    """Return a number of pages or copies if it can be; raise AmountRefused."""
    if given < 0:
        raise AmountRefused(AmountFault.NEGATIVE, str(given))
    if given == 0:
        raise AmountRefused(AmountFault.NOTHING, "0")
    if given > most:
        raise AmountRefused(AmountFault.TOO_LARGE, str(given))
    return given


def answers(
    name: str, personal_id: str, phone: str, documents: Sequence[CopyDocument]
) -> Answers:
    """Return the visit as the procedure's own form is answered."""
    told: Answers = {"nyc_ho_ten": name}
    if personal_id:
        told["nyc_dd"] = personal_id
    if phone:
        told["nyc_dien_thoai"] = phone
    told["giay_to"] = [_item(one) for one in documents]
    return told


def registered(told: Answers, entries: Sequence[RegisterEntry]) -> Answers:
    """Return the answers with each document's number and book."""
    items = told["giay_to"]
    if not isinstance(items, list):
        raise TypeError("the documents are a list")
    numbered: list[Json] = [
        {
            **(item if isinstance(item, dict) else {}),
            "so_chung_thuc": entry.number_text,
            "quyen_so": entry.book_text,
        }
        for item, entry in zip(items, entries, strict=True)
    ]
    return {**told, "giay_to": numbered}


def _item(one: CopyDocument) -> dict[str, Json]:
    return {"ten": one.name, "so_trang": one.pages, "so_ban": one.copies}
