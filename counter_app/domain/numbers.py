"""Dossier codes and the leased blocks they come from.

Shape of a code: Thông tư 01/2018/TT-VPCP điều 19, ``<unit>-YYMMDD-NNNN``, with the
unit in the order of QCVN 102:2016 or of Quyết định 20/2020/QĐ-TTg; the pattern is
configurable data because Thông tư 03/2025/TT-VPCP could not be read.
"""

from dataclasses import dataclass
from datetime import date

from counter_app.domain.ids import DossierCode

SLOT_SIZE = 100
"""Codes of one slot and day: slot s gives s*100 .. s*100+99; slot 0 is not leased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A hundred codes of every day, leased to one incarnation of one counter PC."""

    org: str
    number: int
    """1 to 99."""
    incarnation: int
    valid_from: date
    valid_to: date | None = None


def final_code(org: str, day: date, sequence: int) -> DossierCode:
    """Write a final code; ``sequence`` is 100 to 9999."""
    return DossierCode(f"{org}-{day:%y%m%d}-{sequence:04d}")


def provisional_code(
    counter: str, device: str, day: date, sequence: int
) -> DossierCode:
    """Write a provisional code, as it stands inside barcodes: ``TAM-Q03-…``."""
    return DossierCode(f"TAM-Q{counter}{device}-{day:%y%m%d}-{sequence:04d}")


def on_paper(code: DossierCode) -> str:
    """Write a code for people: provisional ones say TẠM."""
    return code.replace("TAM-", "TẠM-", 1) if is_provisional(code) else code


def is_provisional(code: DossierCode) -> bool:
    """Say whether the portal has yet to give an official code."""
    return code.startswith("TAM-")
