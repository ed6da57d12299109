"""What waits to be sent, on its way on a stick instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.exchange import Pending, Upload
from counter_app.domain.ids import OperationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """Everything this PC still owes the portal."""

    sendable: Sequence[Pending]
    """In the order they were made, each standing on the one before it."""
    parked: Sequence[Pending]
    """An officer has to decide about these first, or about one they stand on."""
    files: Sequence[Upload]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Operations as this PC sends them itself, signed by it."""

    signed: str
    sha256: str
    images: Sequence[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written onto the stick."""

    code: str
    """Opens it; to be written on paper and carried apart."""
    operations: int
    files: int
    parked: int
    """These stay to be decided; the file holds them, nobody sends them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What became of a carried queue at the portal."""

    counter: str
    taken: int
    """Applied now or earlier; bringing them again changes nothing."""
    files: int
    refused: Sequence[tuple[OperationId, str]]
    """What the portal did not take, and why; the file keeps it."""
    parked: int
