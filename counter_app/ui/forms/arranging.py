"""The order of a declaration on the page: headings, sentences and questions."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from counter_app.domain.declarations import Declaration, Field, FieldKind, Group


@dataclass(frozen=True, slots=True)
class Heading:
    """Words between questions: a page, a group, or a sentence to read."""

    text: str
    role: str
    """A name of the type ramp, e.g. ``h1``; empty for plain words."""


def arranged(declaration: Declaration) -> Iterator[Field | Heading]:
    """Return what stands on the page, from top to bottom."""
    pages = declaration.pages
    for number, page in enumerate(pages, 1):
        if len(pages) > 1:
            said = QCoreApplication.translate("FormView", "Page {n}/{of}")
            said = said.format(n=number, of=len(pages))
            yield Heading(f"{said} · {page.title}" if page.title else said, "h1")
        yield from _parts(page, heading=len(pages) == 1)


def _parts(group: Group, *, heading: bool) -> Iterator[Field | Heading]:
    if heading and group.title:
        yield Heading(group.title, "h2")
    for part in group.parts:
        if isinstance(part, Group):
            yield from _parts(part, heading=True)
        elif part.kind is FieldKind.STATIC:
            yield Heading(part.label, "")
        else:
            yield part
