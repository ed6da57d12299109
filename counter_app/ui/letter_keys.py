"""Every letter that acts in a list once, as data: what it does, and on which screens.

Two acts may have the same letter where no screen has both.
"""

from dataclasses import dataclass
from enum import StrEnum


class Letter(StrEnum):
    """What one letter asks for, in a list and where nothing is typed."""

    SUPPLEMENT = "supplement"
    HAND_OVER = "hand-over"
    REPRINT = "reprint"
    SORT = "sort"
    TURN = "turn"
    CALL = "call"
    APOLOGISE = "apologise"
    CAME_BACK = "came-back"
    REFUSE = "refuse"
    TABLE = "table"
    CASH = "cash"
    VIETQR = "vietqr"
    WAIVE = "waive"
    TURN_PAGE = "turn-page"
    RESCAN = "rescan"
    CROP = "crop"
    LEAVE_OUT = "leave-out"
    SPLIT = "split"
    MERGE = "merge"
    PAIR = "pair"
    UNDO = "undo"
    TICK_ALL = "tick-all"


@dataclass(frozen=True, slots=True)
class LetterKey:
    """A letter, what it does, and the screens (folders of ui) where it does it."""

    letter: Letter
    key: str
    screens: tuple[str, ...]


LETTERS = (
    LetterKey(
        Letter.SUPPLEMENT, "B", ("today", "due", "from_home", "dossier", "shelf")
    ),
    LetterKey(Letter.HAND_OVER, "K", ("today", "shelf", "dossier")),
    LetterKey(Letter.REPRINT, "I", ("today", "dossier")),
    LetterKey(Letter.SORT, "S", ("today",)),
    LetterKey(Letter.TURN, "D", ("today",)),
    LetterKey(Letter.CALL, "G", ("due",)),
    LetterKey(Letter.APOLOGISE, "X", ("due",)),
    LetterKey(Letter.CAME_BACK, "H", ("shelf",)),
    LetterKey(Letter.REFUSE, "T", ("from_home",)),
    LetterKey(Letter.TABLE, "T", ("reports",)),
    LetterKey(Letter.CASH, "T", ("fee",)),
    LetterKey(Letter.VIETQR, "V", ("fee",)),
    LetterKey(Letter.WAIVE, "M", ("fee",)),
    LetterKey(Letter.TURN_PAGE, "R", ("papers",)),
    LetterKey(Letter.RESCAN, "Q", ("papers",)),
    LetterKey(Letter.CROP, "C", ("papers",)),
    LetterKey(Letter.LEAVE_OUT, "X", ("papers",)),
    LetterKey(Letter.SPLIT, "S", ("papers",)),
    LetterKey(Letter.MERGE, "M", ("papers",)),
    LetterKey(Letter.PAIR, "G", ("papers",)),
    LetterKey(Letter.UNDO, "Z", ("papers",)),
    LetterKey(Letter.TICK_ALL, "A", ("handover",)),
)
