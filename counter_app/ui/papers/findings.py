"""What may be wrong with a page, in one sentence with the key that mends it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.domain.procedures import ChecklistRow
from counter_app.domain.stacks import Finding, Page

SHORT: Mapping[Finding, object] = {
    Finding.BLURRED: QT_TRANSLATE_NOOP("Findings", "blurred"),
    Finding.CUT_EDGE: QT_TRANSLATE_NOOP("Findings", "edge cut off"),
    Finding.GLARE: QT_TRANSLATE_NOOP("Findings", "glare"),
    Finding.TOO_DARK: QT_TRANSLATE_NOOP("Findings", "too dark"),
    Finding.TOO_FINE: QT_TRANSLATE_NOOP("Findings", "too small to read"),
    Finding.WRONG_WAY: QT_TRANSLATE_NOOP("Findings", "wrong way up?"),
    Finding.NO_BACK: QT_TRANSLATE_NOOP("Findings", "back side missing"),
    Finding.TWICE: QT_TRANSLATE_NOOP("Findings", "scanned twice"),
    Finding.OTHER_KIND: QT_TRANSLATE_NOOP("Findings", "another paper?"),
    Finding.OTHER_PROCEDURE: QT_TRANSLATE_NOOP("Findings", "strip of another kind"),
    Finding.BROKEN: QT_TRANSLATE_NOOP("Findings", "cannot be read"),
}
SENTENCES: Mapping[Finding, object] = {
    Finding.BLURRED: QT_TRANSLATE_NOOP(
        "Findings", "The page is blurred. Scan it again (Q)."
    ),
    Finding.CUT_EDGE: QT_TRANSLATE_NOOP(
        "Findings", "Writing is cut off at an edge. Lay it straight, scan again (Q)."
    ),
    Finding.GLARE: QT_TRANSLATE_NOOP(
        "Findings", "Light glares on the page. Tilt it away, scan again (Q)."
    ),
    Finding.TOO_DARK: QT_TRANSLATE_NOOP(
        "Findings", "The page is too dark. Close the lid, scan again (Q)."
    ),
    Finding.TOO_FINE: QT_TRANSLATE_NOOP(
        "Findings", "Too small to be read in print. Scan it again at 300 dpi (Q)."
    ),
    Finding.WRONG_WAY: QT_TRANSLATE_NOOP(
        "Findings", "The page may lie the wrong way. Turn it (R)."
    ),
    Finding.NO_BACK: QT_TRANSLATE_NOOP(
        "Findings", "The back of the card is missing. Scan it too (F4)."
    ),
    Finding.TWICE: QT_TRANSLATE_NOOP(
        "Findings", "This page is there twice. Leave one out (X)."
    ),
    Finding.OTHER_KIND: QT_TRANSLATE_NOOP(
        "Findings", "Its title is that of another paper. Check, or move it (1–9)."
    ),
    Finding.OTHER_PROCEDURE: QT_TRANSLATE_NOOP(
        "Findings", "The cover strip is of another procedure. Move the page (1–9)."
    ),
    Finding.BROKEN: QT_TRANSLATE_NOOP(
        "Findings", "The page cannot be decoded and is set aside. Scan it again (Q)."
    ),
}
LEFT_OUT = {
    "cover": QT_TRANSLATE_NOOP("Findings", "cover strip, not kept"),
    "blank": QT_TRANSLATE_NOOP("Findings", "blank, left out"),
    "hand": QT_TRANSLATE_NOOP("Findings", "left out"),
    "wait": QT_TRANSLATE_NOOP("Findings", "being checked…"),
}


def short(page: Page) -> str:
    """Return in a few words what there is to say of a page; empty: all is well."""
    if page.waits:
        return _said(LEFT_OUT["wait"])
    if not page.out and not page.broken:
        look = page.look
        why = "hand" if page.kept is False or look is None else "blank"
        return _said(LEFT_OUT["cover" if look and look.bare else why])
    return ", ".join(_said(SHORT[one]) for one in page.warnings)


def sentences(page: Page) -> Sequence[str]:
    """Return a sentence for each warning of a page."""
    return [_said(SENTENCES[one]) for one in page.warnings]


def wanted(asked: ChecklistRow | None) -> int:
    """Return how many pages the law asks for at least.

    An original and its copy are one page to scan: the more of either counts.
    """
    return max(asked.originals, asked.copies) if asked else 0


def too_few(asked: ChecklistRow | None, pages: int) -> str:
    """Return a sentence when a paper has pages, but fewer than the law asks for."""
    if asked is None or not 0 < pages < wanted(asked):
        return ""
    told = QCoreApplication.translate(
        "Findings",
        "{n} of this paper are asked for, {k} pages are there. Scan the rest (F4).",
    )
    return told.format(n=wanted(asked), k=pages)


def _said(source: object) -> str:
    return QCoreApplication.translate("Findings", str(source))
