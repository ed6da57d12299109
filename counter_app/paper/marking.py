"""A paper drawn before, marked as the next copy of itself.

What it says stays what was known when it was drawn: a slip is not said anew with what
became of its dossier since. Only "Bản in lần n" is laid over it, on every page.
"""

import io
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import pikepdf
from pikepdf import Name

from counter_app.paper.drawing import draw
from counter_app.paper.facts import Filler
from counter_app.paper.placed import POINT, SILENT, Face, Sheet, Text
from counter_app.paper.typesetting import Measure, Setter, Type

SHEET = (Type(Face.ITALIC, 8.0), 12.0, 4.5)
"""Letters of the mark, and how far it is from the left and the upper edge, in mm."""
ROLL = (Type(Face.SANS, 6.0), 4.0, 2.9)
"""The same for a piece of roll, but from its lower edge: the upper one has no room."""
COPY = Name("/Copy")
NARROW = 100.0
"""Millimetres: what is no wider is a piece of roll."""


def copy_note(
    words: Mapping[str, Any],
    copy: int,
    at: datetime | None,
    clean: Callable[[str], str],
) -> str:
    """Say which copy it is and when it was printed, in the words of a set."""
    facts = {"copy": copy, "printed": at}
    return Filler(facts, clean).known(words["notes"]["copy"])


def marked(pdf: bytes, said: str, measure: Measure) -> bytes:
    """Lay ``said`` over each page; equal papers and words give equal bytes."""
    setter = Setter(measure)
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        for page in paper.pages:
            left, bottom, right, top = map(float, page.mediabox)
            wide, tall = (right - left) * POINT, (top - bottom) * POINT
            note = draw(
                Sheet(
                    width=wide,
                    height=tall,
                    title="",
                    pages=((SILENT, _note(said, wide, tall, setter)),),
                )
            )
            with pikepdf.open(io.BytesIO(note)) as over:
                form = paper.copy_foreign(over.pages[0].as_form_xobject())
            # Not add_overlay: it names what it adds by chance.
            page.add_resource(form, Name.XObject, COPY)
            page.contents_add(b"q", prepend=True)
            page.contents_add(b"Q /Artifact BMC q %s Do Q EMC" % str(COPY).encode())
        file = io.BytesIO()
        paper.save(file, deterministic_id=True)
        return file.getvalue()


def _note(said: str, wide: float, tall: float, setter: Setter) -> Text:
    kind, left, top = ROLL if wide <= NARROW else SHEET
    down = tall - top if wide <= NARROW else top
    return setter.line(said, setter.shrunk(said, kind, wide - 2 * left), left, down)
