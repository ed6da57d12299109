"""How to scan: named settings an administrator may add to, choose from and lock."""

from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    """What the scanner is asked for; what is kept is decided by what is on the page."""

    COLOUR = "colour"
    GREY = "grey"
    LINEART = "lineart"


class Sheet(StrEnum):
    """The largest paper that fits; millimetres are in MILLIMETRES."""

    A4 = "A4"
    A5 = "A5"
    A3 = "A3"


MILLIMETRES = {
    Sheet.A5: (148, 210),
    Sheet.A4: (210, 297),
    Sheet.A3: (297, 420),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanProfile:
    """One way to scan. What a device lacks is left out."""

    id: str = "standard"
    name: str = ""
    """Shown to the officer, in Vietnamese."""
    colour: Colour = Colour.COLOUR
    dpi: int = 200
    sheet: Sheet = Sheet.A4
    feeder: bool = True
    """Use the document feeder of a device that has one."""
    duplex: bool = True
    """Use the feeder's two-sided source when there is one (UX 3.10)."""
    camera: bool = False
    """Take a frame of the camera over the counter; the rest is not for cameras."""
