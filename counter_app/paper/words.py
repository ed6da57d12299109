"""What a receipt says, line by line: the wording of its set with its values put in."""

import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.due_words import explained, hour, long_date
from counter_app.domain.fees import Fee
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DossierCode
from counter_app.domain.numbers import is_provisional, on_paper
from counter_app.domain.receipts import Receipt
from counter_app.paper.wording import Line, Style, Wording

PHONE_HEAD, PHONE_TAIL = 4, 3
"""Digits of a telephone number that stand on paper: enough for its owner to check."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line as it is printed."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, how, and the name below."""

    title: str
    hint: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything a receipt says, in the order of the paper."""

    code: DossierCode
    parent: tuple[str, ...]
    office: tuple[str, ...]
    number: str
    nation: str
    motto: str
    place_and_date: str
    title: str
    notes: tuple[Said, ...]
    before: tuple[Said, ...]
    columns: tuple[str, str, str, str]
    rows: tuple[tuple[str, str, str, str], ...]
    after: tuple[Said, ...]
    citizen: Signature
    officer: Signature
    code_text: str
    lookup: str
    page: str
    """Template of ``Trang 1/2``."""
    watermark: str
    document: str


def words(receipt: Receipt, wording: Wording, printable: Callable[[str], str]) -> Words:
    """Say a receipt in the words of its set; ``printable`` replaces unknown letters."""

    def clean(text: str) -> str:
        # Line ends and tabs in what was typed would tear the line they stand in.
        return printable(" ".join(nfc(text).split()))

    values = {name: clean(value) for name, value in _values(receipt, wording).items()}
    head = receipt.letterhead
    name = values["applicant"]
    return Words(
        code=receipt.code,
        parent=tuple(filter(None, map(clean, head.parent))),
        office=tuple(filter(None, map(clean, head.office))),
        number=wording.number.format(**values),
        nation=wording.nation,
        motto=wording.motto,
        place_and_date=wording.place_and_date.format(**values),
        title=wording.title,
        notes=tuple(_notes(receipt, wording, values)),
        before=tuple(_lines(wording.before, values)),
        columns=wording.columns,
        rows=tuple(
            (str(place), clean(paper.name), clean(paper.form), f"{paper.count:02d}")
            for place, paper in enumerate(receipt.papers, start=1)
        ),
        after=tuple(_lines(wording.after, values)),
        citizen=Signature(*wording.citizen_signs, _signed(name)),
        officer=Signature(*wording.officer_signs, _signed(values["officer"])),
        code_text=values["code"],
        lookup=_lookup(wording, values),
        page=wording.page,
        watermark=wording.watermark if receipt.rehearsal else "",
        document=wording.document.format(**values),
    )


def money(amount: int) -> str:
    """Write ``1.234.567``."""
    return f"{amount:,}".replace(",", ".")


def masked_phone(phone: str) -> str:
    """Write ``0912 ••• 678``; what is too short to hide anything stays as it is."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    if len(digits) <= PHONE_HEAD + PHONE_TAIL:
        return phone
    return f"{digits[:PHONE_HEAD]} ••• {digits[-PHONE_TAIL:]}"


def _values(receipt: Receipt, wording: Wording) -> dict[str, str]:
    head = receipt.letterhead
    reasoned = receipt.due.steps or receipt.due.basis
    return {
        "code": on_paper(receipt.code),
        "place": head.place,
        "received_date": long_date(receipt.received_at.date()),
        "applicant": receipt.applicant,
        "applicant_capitals": nfc(receipt.applicant).upper(),
        "personal_id": receipt.personal_id,
        "phone": masked_phone(receipt.phone),
        "address": _open(receipt.address),
        "procedure": _open(receipt.procedure_name),
        "procedure_code": receipt.procedure_code,
        "channel": wording.channels[receipt.channel],
        "received": _moment(receipt.received_at),
        "due": f"trước {_moment(receipt.due.at)}",
        "explained": explained(receipt.due) if reasoned else "",
        "return_place": _open(head.return_place),
        "counter": receipt.counter,
        "fee": _fee(receipt.fee, wording),
        "register": str(receipt.register_number),
        "officer": receipt.officer,
        "lookup_secret": receipt.lookup_secret,
        "lookup_hint": _open(head.lookup_hint),
        "copy": str(receipt.copy),
        "printed": f"{receipt.printed_at:%H:%M %d/%m/%Y}",
    }


def _open(text: str) -> str:
    """Take off the full stop that the wording puts at the end itself."""
    return text.rstrip(" .")


def _moment(at: datetime) -> str:
    return f"{hour(at.time())}, {long_date(at.date())}"


def _fee(fee: Fee, wording: Wording) -> str:
    counted = ""
    if fee.amount is None:
        text = wording.fee_unknown
    else:
        text = wording.fee_amount.format(amount=money(fee.amount))
        if fee.quantity > 1 and fee.unit_amount:
            counted = wording.fee_counted.format(
                quantity=fee.quantity, unit_amount=money(fee.unit_amount)
            )
    reasons = "; ".join(filter(None, (counted, _open(fee.ground))))
    return f"{text} ({reasons})" if reasons else text


def _signed(name: str) -> str:
    """Cards write names in capitals; under a signature they stand as people do."""
    return name.title() if name.isupper() else name


def _notes(
    receipt: Receipt, wording: Wording, values: Mapping[str, str]
) -> Iterator[Said]:
    if receipt.rehearsal:
        yield Said(wording.rehearsal, Style.BOLD)
    if is_provisional(receipt.code):
        yield Said(wording.provisional, Style.SMALL)
    elif receipt.offline:
        yield Said(wording.offline, Style.SMALL)
    if receipt.copy > 1:
        yield Said(wording.copy.format(**values), Style.SMALL)


def _lines(lines: tuple[Line, ...], values: Mapping[str, str]) -> Iterator[Said]:
    for line in lines:
        text = "  ".join(_filled(line.pieces, values))
        if text:
            yield Said(text, line.style)


def _lookup(wording: Wording, values: Mapping[str, str]) -> str:
    found = " · ".join(_filled(wording.lookup, values))
    return f"{found}. {wording.reminder}" if found else wording.reminder


def _filled(pieces: tuple[str, ...], values: Mapping[str, str]) -> Iterator[str]:
    for piece in pieces:
        names = {name for _, name, _, _ in string.Formatter().parse(piece) if name}
        if all(values[name] for name in names):
            yield piece.format(**values)
