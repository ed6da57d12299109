"""Sizes in real millimetres: a letter is as big on every glass. No Qt here.

UX.md 5 rule 3: values at least 9 mm (em), labels 7 mm, nothing under 5.5 mm. A big
screen has room for more and gets it.
"""

from dataclasses import dataclass
from math import hypot

VALUE, LABEL, SMALL, BIG = 9.2, 7.1, 5.6, 11.2
"""Millimetres of an em."""
BUTTON, GAP, EDGE = 17.0, 2.2, 6.0
QR, PROOF = 52.0, 60.0
LINE = 1.4
"""Height of a line, in em: stacked Vietnamese letters need it."""
USUAL_PPI = 100.0
LEAST_PPI, MOST_PPI = 60.0, 400.0
"""Beyond these a screen tells nonsense of itself."""
ROOMY_HEIGHT, ROOMY_WIDTH, ROOMIEST = 165.0, 270.0, 1.6
MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How many logical pixels a millimetre takes on one screen."""

    width: int
    height: int
    """Of the screen, in logical pixels."""
    ppi: float
    """Logical pixels of an inch of glass."""

    @property
    def roomy(self) -> float:
        """How much bigger than the least everything may be: 1 to 1.6."""
        per_mm = self.ppi / MM_PER_INCH
        high, wide = self.height / per_mm, self.width / per_mm
        fits = min(high / ROOMY_HEIGHT, wide / ROOMY_WIDTH, ROOMIEST)
        return max(1.0, fits)

    @property
    def inches(self) -> float:
        """The diagonal of the glass, as typed or as the screen tells it."""
        return hypot(self.width, self.height) / self.ppi

    @property
    def value_mm(self) -> float:
        """Millimetres of an em of what a citizen is to read first."""
        return self.mm(self.px(VALUE))

    def px(self, mm: float) -> int:
        """Return so many millimetres, or as many more as there is room for."""
        return round(mm * self.roomy * self.ppi / MM_PER_INCH)

    def mm(self, px: float) -> float:
        """Return the millimetres of glass that so many pixels take."""
        return px * MM_PER_INCH / self.ppi


def measure(width: int, height: int, inches: float, told: float) -> Measure:
    """Measure a screen of ``width`` by ``height`` logical pixels.

    ``inches``: its diagonal as typed once, 0 when nobody did; ``told``: the logical
    pixels of an inch as the screen itself says, believed if it can be true.
    """
    if inches > 0:
        ppi = hypot(width, height) / inches
    elif LEAST_PPI <= told <= MOST_PPI:
        ppi = told
    else:
        ppi = USUAL_PPI
    return Measure(width=width, height=height, ppi=ppi)
