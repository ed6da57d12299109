"""Scanned pages before and after they are filed: one stack a walk-in.

A page keeps for ever what it came from (``raws``); what an officer does to it changes
only how it is to be looked at. So everything can be undone and nothing is overwritten.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NewType

from counter_app.domain.ids import RowId, Sha256

PageId = NewType("PageId", str)
"""A UUID."""
PartId = NewType("PartId", str)
"""Pages of one row with the same part become one file."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom as shares of the upright page, 0 to 1."""
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)


class Finding(StrEnum):
    """What may be wrong with a page: a warning, never a refusal."""

    BLURRED = "blurred"
    CUT_EDGE = "cut-edge"
    GLARE = "glare"
    TOO_DARK = "too-dark"
    TOO_FINE = "too-fine"
    """Cannot be read at the size it is printed."""
    WRONG_WAY = "wrong-way"
    """Stands on its head or lies on its side, and could not be turned for sure."""
    NO_BACK = "no-back"
    TWICE = "twice"
    OTHER_KIND = "other-kind"
    """Its title is that of another row of the checklist."""
    OTHER_PROCEDURE = "other-procedure"
    """A cover strip of another procedure lay before it."""
    BROKEN = "broken"
    """It cannot be decoded."""


class Ink(StrEnum):
    """What a page is kept as, by what is on it."""

    BITONAL = "bitonal"
    GREY = "grey"
    COLOUR = "colour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One picture as it came."""

    sha256: Sha256
    """Of the encrypted file: a page from the scanner, or the whole file brought."""
    index: int = 0
    """Which page of that file, from 0."""
    size: int = 0
    """Bytes of that file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What cleaning made of a page, and what was noticed on the way."""

    pdf: Sha256
    """One page, cleaned, with its text."""
    size: int
    """Bytes of it."""
    ink: Ink
    blank: bool = False
    card: bool = False
    """As large as a citizen card, with nothing else on the page."""
    marks: tuple[str, ...] = ()
    """Texts of the cover strips on it."""
    bare: bool = False
    """There is nothing on it but its marks."""
    findings: tuple[Finding, ...] = ()
    title: str = ""
    """The largest lines at its top, folded: what kind of paper it may be."""
    fingerprint: str = ""
    """Hexadecimal; see documents.checking."""
    turned: int = 0
    """Quarters clockwise from how it came to how it is kept."""
    words: tuple[int, ...] = ()
    """A sample of its words that equal texts have in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the stack."""

    id: PageId
    raws: tuple[Raw, ...]
    """One; two are the front and the back of a card, laid on one page."""
    batch: str
    """The scan or the file it came with; strips count within one."""
    part: PartId
    name: str
    """Of the file it becomes part of: ``Quét 09:41``, or that of the file brought."""
    tapped: RowId
    """The row the officer stood on when it came."""
    row: RowId
    """The row it is filed under."""
    brought: bool = False
    """It came as a file or as part of one, not from the scanner."""
    by_hand: bool = False
    """The officer put it there; no strip moves it any more."""
    turn: int | None = None
    """Quarters clockwise from how it came, 0 to 3; None: as cleaning found it."""
    crop: Box = WHOLE
    kept: bool | None = None
    """Whether it is kept; None: unless it is blank or a cover."""
    look: Look | None = None
    """None: nobody has looked at it yet, or not since it was turned."""
    broken: bool = False
    """What came cannot be decoded: it is set aside and blocks nothing."""
    filed: Sha256 | None = None
    """The file of the dossier it is part of now."""
    filed_as: str = ""
    """Which pages that file was made of; see ``key_of``."""
    findings: tuple[Finding, ...] = ()
    """What its neighbours make of it; see domain.splitting."""
    shed: tuple[Sha256, ...] = ()
    """Files that were its before it was scanned again, turned or filed anew."""

    @property
    def files(self) -> tuple[Sha256, ...]:
        """Every file there is because of this page: to be erased with it."""
        looks = (self.look.pdf,) if self.look else ()
        filed = (self.filed,) if self.filed else ()
        raws = (raw.sha256 for raw in self.raws)
        return tuple(dict.fromkeys((*raws, *looks, *filed, *self.shed)))

    @property
    def out(self) -> bool:
        """Whether the page goes into a file."""
        if self.broken:
            return False
        if self.kept is not None:
            return self.kept
        return self.look is None or not (self.look.blank or self.look.bare)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Everything the officer should hear about this page, if it is kept."""
        if self.broken:
            return (Finding.BROKEN,)
        seen = self.look.findings if self.look else ()
        return (*seen, *self.findings) if self.out else ()

    @property
    def waits(self) -> bool:
        """Whether somebody must look at it before it can be filed."""
        return self.out and self.look is None


def changed(page: Page, **facts: Any) -> Page:
    """Return the page with other facts; the files it names no more stay remembered."""
    after = replace(page, **facts)
    lost = tuple(one for one in page.files if one not in after.files)
    return replace(after, shed=(*after.shed, *lost)) if lost else after


def key_of(pages: Sequence[Page]) -> str:
    """Name a file by the pages it is made of; equal names, equal files."""
    return "+".join(page.look.pdf for page in pages if page.look)
