"""What was scanned: the program decides, not the officer."""

import re
from dataclasses import dataclass

from counter_app.domain.cards import looks_like_card, read_card
from counter_app.domain.codes import parts_of
from counter_app.domain.errors import CardUnreadable
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DossierCode
from counter_app.domain.numbers import is_alias
from counter_app.domain.people import Citizen
from counter_app.domain.wedges import meant

RECEIPT_QR = "MC1|"
RECEIPT_ADDRESS = re.compile(r"HTTPS?.*/H/([^/]+)")
"""What a paper's QR says where the citizens' portal is known."""
SCANNER_TEST = "MCTEST|"
PROVISIONAL = re.compile(r"TAM-Q[0-9A-Z.]+-[0-9]{6}-[0-9]{4,}")


@dataclass(frozen=True, slots=True)
class CardScan:
    """A citizen card."""

    citizen: Citizen


@dataclass(frozen=True, slots=True)
class ReceiptScan:
    """A receipt, by its bars or its QR."""

    code: DossierCode


@dataclass(frozen=True, slots=True)
class ScannerTest:
    """The test code of the scanner wizard."""

    text: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Anything else; ``seen`` is its beginning, for the message."""

    seen: str


Scan = CardScan | ReceiptScan | ScannerTest | Unknown


def recognise(text: str) -> Scan:
    """Decide what a scanned line is. Never raises, never guesses."""
    line = nfc(text).strip("\ufeff\r\n\t ")
    if looks_like_card(line):
        try:
            return CardScan(read_card(line))
        except CardUnreadable as problem:
            return Unknown(problem.seen)
    if line.startswith(SCANNER_TEST):
        return ScannerTest(line)
    code = code_in(line)
    return ReceiptScan(code) if code else Unknown(line[:12])


def receipt_qr(code: DossierCode, citizens: str = "") -> str:
    """Return what the QR of a paper says: the code alone, or the citizens' page of it.

    In capitals, which a QR holds in fewer squares; the portal's path is one.
    """
    return f"{citizens}/H/{code}".upper() if citizens else f"{RECEIPT_QR}{code}"


def code_in(line: str) -> DossierCode | None:
    """Return the dossier code a receipt's line holds, or None.

    The alias of a code is returned as it is: whoever looks it up knows what it stands
    for. A line that a keyboard damaged is put right if there is one way to do so.
    """
    whole = _code(line)
    if whole:
        return whole
    found = {code for way in meant(line) if (code := _code(way))}
    return found.pop() if len(found) == 1 else None


def _code(line: str) -> DossierCode | None:
    upper = "".join(nfc(line).split()).upper().replace("TẠM-", "TAM-")
    page = RECEIPT_ADDRESS.fullmatch(upper)
    bare = page[1] if page else upper.removeprefix(RECEIPT_QR)
    if is_alias(bare) or parts_of(bare) or PROVISIONAL.fullmatch(bare):
        return DossierCode(bare)
    return None
