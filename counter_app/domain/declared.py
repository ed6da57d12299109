"""The paper declaration: what it says, line by line, before anything is laid out.

A declaration signed by hand is a paper of its own: the citizen's, not the ward's. What
was not answered is left as dots to be filled in by hand.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, and the answer after them; an answer of None is none to be given."""

    words: str
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of pieces; long ones are broken."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Words above a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with rules; an empty cell is filled in by hand."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    """How much of the width each column gets; they sum to 1."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Words and a row of boxes, one letter each."""

    words: str
    letters: str
    count: int


Part = Line | Heading | Grid | Boxes


@dataclass(frozen=True, slots=True)
class Signing:
    """A place to sign."""

    title: str
    hint: str = ""
    name: str = ""
    lines: tuple[str, ...] = ()
    """What stands above the signature, as in the opinions of CT01."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """One declaration as it is signed."""

    title: str
    form_number: str = ""
    """Which form of which circular; small, above everything."""
    names_procedure: bool = False
    """Its title does not tell which procedure is asked for."""
    subject: str = ""
    """What it is about, under the title."""
    address: str = ""
    """Kính gửi."""
    parts: tuple[Part, ...] = ()
    pledge: str = ""
    doubt: str = ""
    """What nobody has compared with the original: it stands below, small."""
    place_and_date: str = ""
    opinions: tuple[Signing, ...] = ()
    signings: tuple[Signing, ...] = ()


def about(paper: Declared, name: str, code: str) -> Declared:
    """Return the declaration with its procedure, if its title leaves that open."""
    if not paper.names_procedure:
        return paper
    return replace(paper, subject=f"Thủ tục: {name} ({code})")
