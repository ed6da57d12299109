"""What a reader who hears a paper is told: headings, paragraphs, cells, codes in words.

ISO 32000-1, 14.7 and 14.8. reportlab has a place for such a tree in its catalogue and
nothing that makes one, so it is made here while the page is drawn: every run of text
belongs to one element, and what belongs to none (rules, numbers of pages, headings said
again) is an artifact.
"""

from functools import cache
from typing import Any

from counter_app.paper.placed import Role, Tag

DEPTH = {Role.TABLE: 0, Role.ROW: 1, Role.NAME: 2, Role.CELL: 2}
"""How deep an element stands; all others stand in the document itself."""
VERSION = (1, 4)
"""The first PDF that knows marked content and languages."""


class Element:
    """One part of a paper, and the marked runs that say it."""

    __slots__ = ("baseline", "kids", "more", "number", "role", "runs")

    def __init__(self, role: Role, more: bytes = b"") -> None:
        self.role = role
        self.more = more
        """What else its dictionary says."""
        self.kids: list[Element] = []
        self.runs: list[tuple[int, int]] = []
        """Page and number of the run on it, in the order of reading."""
        self.number = 0
        """Of its object in the file."""
        self.baseline: float | None = None
        """Of the last text drawn for it."""


class Structure:
    """The tree of one paper, grown page by page."""

    def __init__(self) -> None:
        self._top = Element(Role.DOCUMENT)
        self._path: list[Element] = []
        self._pages: list[list[Element]] = [[]]

    def begin(self, tag: Tag) -> Element | None:
        """Return whose the next text is; None: nobody's."""
        if tag.role is Role.NOTHING:
            return None
        depth = DEPTH.get(tag.role, 0)
        if tag.goes_on and len(self._path) > depth:
            last = self._path[depth]
            if last.role is tag.role:
                return last
        made = Element(tag.role, _name(tag.span) if tag.role is Role.NAME else b"")
        self._add(made, depth)
        return made

    def figure(
        self, alternative: str, box: tuple[float, float, float, float]
    ) -> Element:
        """Return the element of a picture: its words, and its corners in points."""
        said = alternative.encode("utf-16-be").hex().encode()
        corners = " ".join(f"{side:.2f}" for side in box).encode()
        made = Element(
            Role.FIGURE,
            b"/Alt<feff%s>/A<</O/Layout/BBox[%s]>>" % (said, corners),
        )
        self._add(made, 0)
        return made

    def run(self, element: Element) -> int:
        """Return the number of the element's next run on this page."""
        page = self._pages[-1]
        page.append(element)
        element.runs.append((len(self._pages) - 1, len(page) - 1))
        return len(page) - 1

    def turn(self) -> None:
        """Go on with the next page."""
        self._pages.append([])

    def write(self, document: Any) -> None:
        """Put the tree into reportlab's document, whose pages are all there."""
        pages = document.Pages.pages
        root = _object(document)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = _object(document, b"<</Marked true>>")
        objects = self._numbered(document)
        numbers = [
            document.idToObjectNumberAndVersion[page.__InternalName__][0]
            for page in pages
        ]
        top = objects[0][0].number
        root.said = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%s]>>>>" % (
            top,
            b" ".join(
                b"%d[%s]" % (at, b" ".join(b"%d 0 R" % one.number for one in elements))
                for at, elements in enumerate(self._pages[: len(pages)])
            ),
        )
        for element, parent, made in objects:
            above = parent.number if parent else _number(document, root)
            made.said = _said(element, above, numbers)
        for at, page in enumerate(pages):
            page.StructParents = at
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents"]

    def _add(self, element: Element, depth: int) -> None:
        del self._path[depth:]
        parent = self._path[-1] if self._path else self._top
        parent.kids.append(element)
        self._path.append(element)

    def _numbered(self, document: Any) -> "list[tuple[Element, Element | None, Any]]":
        """Give every element its object, those above before those below."""
        found: list[tuple[Element, Element | None, Any]] = []
        waiting: list[tuple[Element, Element | None]] = [(self._top, None)]
        while waiting:
            element, parent = waiting.pop()
            made = _object(document)
            element.number = _number(document, made)
            found.append((element, parent, made))
            waiting.extend((kid, element) for kid in reversed(element.kids))
        return found


def _name(columns: int) -> bytes:
    """Say that a cell names so many columns."""
    return b"/A<</O/Table/Scope/Column/ColSpan %d>>" % columns


def _said(element: Element, above: int, pages: list[int]) -> bytes:
    kids = [b"%d 0 R" % kid.number for kid in element.kids]
    own = element.runs[0][0] if element.runs else None
    kids.extend(
        b"%d" % run
        if page == own
        else b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[page], run)
        for page, run in element.runs
    )
    return b"<</Type/StructElem/S/%s/P %d 0 R%s%s/K[%s]>>" % (
        element.role.value.encode(),
        above,
        b"" if own is None else b"/Pg %d 0 R" % pages[own],
        element.more,
        b" ".join(kids),
    )


@cache
def _written() -> Any:
    """Return the class of objects that are written as they stand in ``said``."""
    from reportlab.pdfbase.pdfdoc import PDFObject

    # reportlab has no types.
    class Written(PDFObject):  # type: ignore[misc]
        __RefOnly__ = 1
        said = b""

        def format(self, document: Any) -> bytes:  # noqa: ARG002 -- reportlab's way
            return self.said

    return Written


def _object(document: Any, said: bytes = b"") -> Any:
    made = _written()()
    made.said = said
    document.Reference(made)
    return made


def _number(document: Any, made: Any) -> int:
    number: int = document.idToObjectNumberAndVersion[made.__InternalName__][0]
    return number
