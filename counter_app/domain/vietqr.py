"""The text of a VietQR: a bank transfer with its sum and purpose filled in.

EMVCo merchant-presented QR as Napas uses it: decision 0008. The purpose is ASCII,
because a length counts bytes for some readers and letters for others. A QR is no proof
of payment; it is shown only where an office has set its account.
"""

import re
from binascii import crc_hqx
from dataclasses import dataclass

from counter_app.domain.amounts import checked
from counter_app.domain.folding import fold

NAPAS = "A000000727"
TO_ACCOUNT = "QRIBFTTA"
VND = "704"
LONGEST_PURPOSE = 25
"""What banks are sure to show; longer ones are cut."""
_BIN = re.compile(r"[0-9]{6}")
_ACCOUNT = re.compile(r"[0-9A-Za-z]{4,19}")
_NOT_PLAIN = re.compile(r"[^0-9A-Za-z .,-]+")


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where the office is paid: the bank's BIN (970436 is Vietcombank) and the account.

    ValueError for what no bank has.
    """

    bin: str
    number: str

    def __post_init__(self) -> None:
        if not _BIN.fullmatch(self.bin):
            raise ValueError("the bank's BIN is six digits")
        if not _ACCOUNT.fullmatch(self.number):
            raise ValueError("a bank account is 4 to 19 digits or letters")


def account_of(text: str) -> BankAccount | None:
    """Read ``970436/0123456789``; None for nothing, ValueError for what is none."""
    if not text:
        return None
    code, _, number = text.partition("/")
    return BankAccount(code.strip(), number.strip())


def payment_text(account: BankAccount, amount: int = 0, purpose: str = "") -> str:
    """Return what the QR says; without an amount the payer types it.

    Raises AmountRefused for a sum that cannot be.
    """
    said = plain(purpose)
    whom = _field("00", account.bin) + _field("01", account.number)
    merchant = _field("00", NAPAS) + _field("01", whom) + _field("02", TO_ACCOUNT)
    parts = [
        _field("00", "01"),
        _field("01", "12" if checked(amount) else "11"),
        _field("38", merchant),
        _field("53", VND),
        _field("54", str(amount)) if amount else "",
        _field("58", "VN"),
        _field("62", _field("08", said)) if said else "",
        "6304",
    ]
    text = "".join(parts)
    return f"{text}{crc_hqx(text.encode('ascii'), 0xFFFF):04X}"


def plain(purpose: str) -> str:
    """Return a purpose in the letters every bank shows, case kept, cut to length."""
    letters = (
        fold(one).upper() if one.isupper() else fold(one) or " " for one in purpose
    )
    clean = _NOT_PLAIN.sub(" ", "".join(letters))
    return " ".join(clean.split())[:LONGEST_PURPOSE].strip()


def _field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"
