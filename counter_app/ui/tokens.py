"""Colours and sizes as data: one table for each theme. No Qt here.

Contrasts were computed for every pair that is used (text at least 4.5:1, borders of
controls at least 3:1); tests/ui/test_contrast.py computes them again.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a banner or a chip means. Colour never says it alone."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of one look, as ``#RRGGBB``."""

    name: str
    bg: str
    surface: str
    surface2: str
    line: str
    control: str
    text: str
    text2: str
    text3: str
    primary: str
    on_primary: str
    primary_hover: str
    primary_pressed: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    info: str
    info_soft: str
    offline: str
    offline_soft: str
    selection: str
    on_selection: str
    focus: str
    focus_on_primary: str
    disabled: str
    assisted: str
    """In charts, what was submitted with help; hatched, too."""

    def strong(self, tone: Tone) -> str:
        """Return the colour of words and icons of this tone."""
        if tone is Tone.NEUTRAL:
            return self.text2
        return str(getattr(self, tone.value))

    def soft(self, tone: Tone) -> str:
        """Return the colour behind words of this tone."""
        if tone is Tone.NEUTRAL:
            return self.surface2
        return str(getattr(self, f"{tone.value}_soft"))


LIGHT = Theme(
    name="light",
    bg="#F5F7FA",
    surface="#FFFFFF",
    surface2="#EEF2F6",
    line="#D3DAE3",
    control="#6B7A8F",
    text="#14202E",
    text2="#465569",
    text3="#5C6B7F",
    primary="#0B5CAD",
    on_primary="#FFFFFF",
    primary_hover="#094C90",
    primary_pressed="#073B70",
    success="#146C43",
    success_soft="#E3F4EA",
    warning="#8A4B00",
    warning_soft="#FFF1D6",
    danger="#B42318",
    danger_soft="#FDE9E7",
    info="#155E75",
    info_soft="#E0F3F8",
    offline="#5B3E8C",
    offline_soft="#EFE8FA",
    selection="#D6E6F7",
    on_selection="#14202E",
    focus="#0B5CAD",
    focus_on_primary="#FFD23F",
    disabled="#8A97A8",
    assisted="#B35900",
)

DARK = Theme(
    name="dark",
    bg="#0F1620",
    surface="#18212D",
    surface2="#212C3A",
    line="#344355",
    control="#8496AB",
    text="#F1F5F9",
    text2="#C3CEDB",
    text3="#A7B4C4",
    primary="#6CB6FF",
    on_primary="#06213F",
    primary_hover="#8CC6FF",
    primary_pressed="#A9D4FF",
    success="#5FD39A",
    success_soft="#12352A",
    warning="#FFBE5C",
    warning_soft="#3A2A0C",
    danger="#FF8A80",
    danger_soft="#44191A",
    info="#6FD3EA",
    info_soft="#0F3340",
    offline="#C7A8FF",
    offline_soft="#2B2142",
    selection="#1E4468",
    on_selection="#F1F5F9",
    focus="#FFD23F",
    focus_on_primary="#14202E",
    disabled="#6C7A8C",
    assisted="#FFBE5C",
)

HIGH_CONTRAST = Theme(
    name="high-contrast",
    bg="#000000",
    surface="#000000",
    surface2="#000000",
    line="#FFFFFF",
    control="#FFFFFF",
    text="#FFFFFF",
    text2="#FFFFFF",
    text3="#FFFFFF",
    primary="#FFFF00",
    on_primary="#000000",
    primary_hover="#FFFF00",
    primary_pressed="#FFFF00",
    success="#00FF66",
    success_soft="#000000",
    warning="#FFD700",
    warning_soft="#000000",
    danger="#FF8080",
    danger_soft="#000000",
    info="#00FFFF",
    info_soft="#000000",
    offline="#FF9CFF",
    offline_soft="#000000",
    selection="#1AEBFF",
    on_selection="#000000",
    focus="#00FFFF",
    focus_on_primary="#000000",
    disabled="#3FF23F",
    assisted="#FFD700",
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)}

# Sizes in logical pixels at 100 %; ui.style multiplies them by one factor.

META, HINT, BODY, H2, H1, FIGURE, BIG_FIGURE = 12, 13, 14, 16, 20, 24, 32
FACTORS = (1.0, 1.15, 1.3, 1.5)

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL, SPACE_XXL = 4, 8, 12, 16, 24, 32
CONTROL_HEIGHT = 36
CHIP_HEIGHT = 24
ROW_HEIGHT, ROW_LOW = 40, 32
SIDE_PANEL_WIDTH = 316
ICON, ICON_CONTEXT, ICON_CHIP, ICON_EMPTY = 20, 24, 16, 48


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
