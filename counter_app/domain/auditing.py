"""What an inspection of the journal finds."""

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.journal import Entry


class Fault(StrEnum):
    """Why a journal cannot be believed from some entry on."""

    CHANGED = "changed"
    """The entry is not what was written."""
    MISSING = "missing"
    """Entries were taken out or put in."""
    SHORTENED = "shortened"
    """The end is gone: more was countersigned or noted than is there."""
    REWRITTEN = "rewritten"
    """The chain holds, but it is another one than was signed."""
    STATE = "state"
    """A dossier is not in the state that was last written down."""
    FORKED = "forked"
    """The portal saw another past of this PC: all of it was put back, or copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The first thing that does not hold."""

    fault: Fault
    seq: int = 0
    """The entry, or 0."""
    what: str = ""
    """A dossier's code, for STATE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How long the journal is, and the hash of its last entry."""

    seq: int = 0
    hash: str = ""

    def __str__(self) -> str:
        """Write it as it is kept outside the database."""
        return f"{self.seq}:{self.hash[:32]}"

    def fits(self, kept: str) -> bool:
        """Say whether this entry is the one that was kept outside."""
        return str(self) == kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A head this PC signed, and what the portal answered."""

    head: Head
    signed: str
    receipt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """The whole journal, looked through."""

    entries: int
    checkpoints: int
    countersigned: int
    """Length of the journal as the portal last countersigned it; 0: never."""
    finding: Finding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """The entry behind a witness on a paper, and those of its dossier."""

    entry: Entry
    code: str
    others: tuple[Entry, ...]
