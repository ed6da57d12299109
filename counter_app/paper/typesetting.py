"""Lines from text: broken, shrunk, centred, by the true widths of the letters."""

from dataclasses import dataclass
from typing import Protocol

from counter_app.paper.placed import POINT, Face, Text

LEADING = 1.18
"""Distance of two lines, in sizes of the letters: Ộ below must not touch Ẫ."""

ASCENT = 0.92
"""Distance of a line's top from its baseline, in sizes of the letters."""

SLACK = 1e-6
"""Millimetres: sums of fractions must not break a line."""

BALANCE = 1.0
"""Millimetres; lines are balanced no finer."""

FEW = 2
"""Spaces a line must still have after its last word went down to the next."""

KEEP = "\u00a0"
"""A space that does not break a line. On paper it is an ordinary one."""


class Measure(Protocol):
    """Whoever knows how wide letters are."""

    def width(self, text: str, face: Face, size: float) -> float:
        """Measure a run of letters, in millimetres."""


@dataclass(frozen=True, slots=True)
class Type:
    """A face in a size."""

    face: Face
    size: float

    @property
    def leading(self) -> float:
        """The height of one line, in millimetres."""
        return self.size * POINT * LEADING


@dataclass(frozen=True, slots=True)
class Setter:
    """Makes lines; tops are millimetres, downwards."""

    measure: Measure

    def width(self, text: str, kind: Type) -> float:
        """Measure one line."""
        if KEEP in text:
            text = text.replace(KEEP, " ")
        return self.measure.width(text, kind.face, kind.size)

    def line(self, text: str, kind: Type, left: float, top: float) -> Text:
        """Set one line that begins at ``left``."""
        return Text(
            x=left,
            y=top + kind.size * POINT * ASCENT,
            text=text.replace(KEEP, " "),
            face=kind.face,
            size=kind.size,
        )

    def centred(self, text: str, kind: Type, middle: float, top: float) -> Text:
        """Set one line around ``middle``."""
        return self.line(text, kind, middle - self.width(text, kind) / 2, top)

    def broken(self, text: str, kind: Type, room: float) -> list[str]:
        """Break text at its spaces; a word wider than the room is broken itself."""
        lines: list[str] = []
        gap, left = self.width(" ", kind), 0.0
        for word in text.split(" "):
            wide = self.width(word, kind)
            if lines and gap + wide <= left + SLACK:
                lines[-1] += f" {word}"
                left -= gap + wide
            elif wide <= room + SLACK:
                lines.append(word)
                left = room - wide
            else:
                lines.extend(self._fragments(word, kind, room))
                left = room - self.width(lines[-1], kind)
        return lines

    def paragraph(self, text: str, kind: Type, room: float) -> list[str]:
        """Break text as ``broken`` does, but leave no word alone on the last line."""
        lines = self.broken(text, kind, room)
        if len(lines) > 1 and " " not in lines[-1]:
            before, _, word = lines[-2].rpartition(" ")
            last = f"{word} {lines[-1]}"
            if before.count(" ") >= FEW and self.width(last, kind) <= room:
                lines[-2:] = [before, last]
        return lines

    def balanced(self, text: str, kind: Type, room: float) -> list[str]:
        """Break text into as few lines as can be, of about the same length."""
        lines = self.broken(text, kind, room)
        fewest, least, most = len(lines), 0.0, room
        while fewest > 1 and most - least > BALANCE:
            middle = (least + most) / 2
            tried = self.broken(text, kind, middle)
            if len(tried) > fewest:
                least = middle
            else:
                most, lines = middle, tried
        return lines

    def shrunk(self, text: str, kind: Type, room: float, least: float = 0.85) -> Type:
        """Return the type, as small as ``least`` of it if that saves a second line."""
        wide = self.width(text, kind)
        if wide <= room or wide * least > room:
            return kind
        return Type(kind.face, kind.size * room / wide)

    def _fragments(self, word: str, kind: Type, room: float) -> list[str]:
        if KEEP in word:
            return self.broken(word.replace(KEEP, " "), kind, room)
        fragments = [""]
        for letter in word:
            if fragments[-1] and self.width(fragments[-1] + letter, kind) > room:
                fragments.append("")
            fragments[-1] += letter
        return fragments
