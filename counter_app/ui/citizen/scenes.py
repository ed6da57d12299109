"""What the citizen's screen shows, one scene at a time; words are already chosen."""

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.procedures import Channel


class Answer(StrEnum):
    """What the citizen said to the rows."""

    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One fact of the citizen's own."""

    id: str
    """Names the fact on the officer's screen too: a pointer, or a word of ours."""
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Idle:
    """C0: nobody is served."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing:
    """C1: what the officer typed last, the newest at the end; at most three."""

    rows: tuple[Row, ...]
    use: str = ""
    """What the data are taken for and by what ground; empty: no procedure yet."""

    @classmethod
    def of(cls, rows: tuple[Row, ...], use: str) -> "Typing":
        """Return the newest rows, fewer of them where something is said below."""
        return cls(rows=rows[-2 if use else -3 :], use=use)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirming:
    """C2: one page of what is to be confirmed."""

    title: str
    legal: str
    rows: tuple[Row, ...]
    page: int = 1
    pages: int = 1
    marked: frozenset[str] = frozenset()
    """Rows the citizen touched: something is wrong there."""
    unseen: int = 0
    """The page that was not seen yet although "right" was tapped; 0: none."""
    answer: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One channel to choose."""

    channel: Channel
    name: str
    price: str
    due: str
    todo: str
    """What the citizen must do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """C3: the channels with their prices; none is chosen in advance."""

    title: str
    legal: str
    cards: tuple[Card, ...]
    chosen: Channel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proving:
    """C3b: a code to be read with VNeID, for so long."""

    qr: bytes
    """PNG."""
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paying:
    """C4: what is to be paid, to whom; then that it was received."""

    amount: str
    """``8.000 đ``."""
    qr: bytes = b""
    """PNG; empty: cash, nothing to scan."""
    receiver: str = ""
    content: str = ""
    paid: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """C5: the receipt's code and the promise."""

    code: str
    due: str
    where: str
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """C6: how was it; ``why``: asked after a mark that is not good."""

    why: bool = False
    thanks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused:
    """C7: nobody serves at this counter now."""


Scene = (
    Idle | Typing | Confirming | Choosing | Proving | Paying | Given | Asking | Paused
)
