"""Take what is not sent to the portal by hand: out on a stick here, in elsewhere.

For a counter whose network is down for days, and for a PC that is given up. Whoever
brings it needs no right over the dossiers: they are applied as their own PC's.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from counter_app.domain.carrying import Batch, Brought, Exported, Unsent
from counter_app.domain.errors import FileDamaged, NotFound
from counter_app.domain.exchange import Pending
from counter_app.domain.ids import DossierId, OfficerId, OperationId, Sha256
from counter_app.domain.keeping_errors import QueueRefused, UnsentWork
from counter_app.domain.people import Role
from counter_app.services.ports import Clock
from counter_app.services.rights import allowed
from counter_app.services.session import Session

FORMAT = 1
FILES, BATCHES = "files/", "batches/"
Opener = Callable[[dict[str, Any]], bytes]


class Queue(Protocol):
    """The outbox as a whole."""

    def unsent(self) -> Unsent:
        """Return all of it."""

    def freeze(self, images: "dict[OperationId, bytes]") -> None:
        """Keep the exact bytes before they leave."""

    def note_exported(
        self,
        operations: Sequence[OperationId],
        batches: Sequence[str],
        by: OfficerId,
        at: Any,
    ) -> None:
        """Note what is on a stick now."""

    def exported_batches(self) -> Sequence[str]:
        """Return the hash of every batch on a stick."""

    def left_behind(self) -> int:
        """Count what is neither at the portal nor on a stick."""


class Road(Protocol):
    """Signs here, and speaks to the portal there."""

    def packed(self, unsent: Unsent, at: Any) -> tuple[Sequence[Batch], Any]:
        """Return signed batches, and the bytes of each operation."""

    def begin(self) -> None:
        """Sign in at the portal."""

    def bring_file(self, sha256: Sha256, content: bytes) -> None:
        """Bring a file."""

    def bring(
        self, signed: str, images: Sequence[bytes]
    ) -> Sequence[tuple[OperationId, str]]:
        """Bring a batch; return what was not taken and why."""

    def retire(self, carried: Sequence[str]) -> None:
        """Have this PC shut out."""


class Parcels(Protocol):
    """Sealed files for the road."""

    def write(self, path: Path, parts: Iterable[tuple[str, bytes]]) -> str:
        """Write one; return the code that opens it."""

    def read(self, path: Path, opener: Opener) -> Iterator[tuple[str, bytes]]:
        """Return the parts in order; QueueRefused."""


class Kept(Protocol):
    """The sealed files of dossiers."""

    def read(self, sha256: Sha256) -> bytes:
        """Return one; NotFound, FileDamaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrying:
    """The use case of the stick."""

    queue: Queue
    road: Road
    parcels: Parcels
    files: Kept
    session: Session
    clock: Clock
    counter: Callable[[], str]

    @allowed(Role.INTAKE, Role.LEAD, Role.SITE_ADMIN, Role.IT, unheard=True)
    def carry_out(self, path: Path) -> Exported:
        """Write all that is not sent into a sealed file; it stays here as well.

        Sent from both sides later, it counts once. Raises QueueRefused when the file
        cannot be written, NotEnrolled.
        """
        now, unsent = self.clock.now(), self.queue.unsent()
        batches, images = self.road.packed(unsent, now)
        self.queue.freeze({name: images[name] for name in _firsts(unsent.sendable)})
        read = [(one.sha256, self._file(one.sha256)) for one in unsent.files]
        files = [(sha256, content) for sha256, content in read if content is not None]
        about = {
            "format": FORMAT,
            "counter": self.counter(),
            "made_at": now.isoformat(),
            "operations": sum(len(one.images) for one in batches),
            "files": len(files),
            "parked": [_parked(one) for one in unsent.parked],
        }
        parts = [
            ("queue.json", json.dumps(about, ensure_ascii=False).encode()),
            *((f"{FILES}{sha256}", content) for sha256, content in files),
            *(
                (f"{BATCHES}{place:06d}.json", _batch(one))
                for place, one in enumerate(batches, 1)
            ),
        ]
        try:
            code = self.parcels.write(path, parts)
        except OSError as error:
            raise QueueRefused(f"{path}: {error.strerror}") from error
        everything = (*unsent.sendable, *unsent.parked)
        self.queue.note_exported(
            [one.change.id for one in everything],
            [one.sha256 for one in batches],
            self.session.who().officer.id,
            now,
        )
        return Exported(
            code=code,
            operations=len(images),
            files=len(files),
            parked=len(unsent.parked),
        )

    @allowed(Role.INTAKE, Role.LEAD, Role.SITE_ADMIN, Role.IT, unheard=True)
    def bring_in(self, path: Path, opener: Opener) -> Brought:
        """Bring another PC's file to the portal; slow, for ``far``.

        It is read to its end before the first of it leaves. Doing it twice changes
        nothing. Raises QueueRefused, PortalUnreachable, PortalRefused, NotEnrolled.
        """
        about: dict[str, Any] = {}
        for name, content in self.parcels.read(path, opener):
            if name == "queue.json":
                about = _about(content)
        if not about:
            raise QueueRefused("it holds no queue")
        self.road.begin()
        taken = files = 0
        refused: list[tuple[OperationId, str]] = []
        for name, content in self.parcels.read(path, opener):
            if name.startswith(FILES):
                self.road.bring_file(Sha256(name.removeprefix(FILES)), content)
                files += 1
            elif name.startswith(BATCHES):
                signed, images = _read_batch(content)
                not_taken = self.road.bring(signed, images)
                refused += not_taken
                taken += len(images) - len(not_taken)
        return Brought(
            counter=str(about.get("counter", "")),
            taken=taken,
            files=files,
            refused=refused,
            parked=len(about.get("parked", ())),
        )

    @allowed(Role.SITE_ADMIN, Role.IT, unheard=True)
    def must_be_empty(self) -> None:
        """Raise UnsentWork if anything is neither at the portal nor on a stick."""
        left = self.queue.left_behind()
        if left:
            raise UnsentWork(left)

    @allowed(Role.SITE_ADMIN, Role.IT, unheard=True)
    def retire(self) -> None:
        """Have this PC shut out at the portal for good.

        What is on a stick may still be brought. Raises UnsentWork, and PortalProblem
        leaves: then this PC is who it was.
        """
        self.must_be_empty()
        self.road.retire(self.queue.exported_batches())

    def _file(self, sha256: Sha256) -> bytes | None:
        try:
            return self.files.read(sha256)
        except (NotFound, FileDamaged):
            return None  # the screen of sending tells of it already


def _firsts(sendable: Sequence[Pending]) -> Sequence[OperationId]:
    """Return the operations that stand on what the portal confirmed, not yet frozen."""
    seen: set[DossierId] = set()
    firsts = []
    for one in sendable:
        if one.change.dossier not in seen and one.image is None:
            firsts.append(one.change.id)
        seen.add(one.change.dossier)
    return firsts


def _parked(one: Pending) -> dict[str, Any]:
    return {
        "operation": one.change.id,
        "code": one.code,
        "changes": {name: [*pair] for name, pair in one.change.fields.items()},
    }


def _batch(batch: Batch) -> bytes:
    images = [image.decode() for image in batch.images]
    return json.dumps({"signed": batch.signed, "operations": images}).encode()


def _read_batch(content: bytes) -> tuple[str, Sequence[bytes]]:
    try:
        read = json.loads(content)
        return str(read["signed"]), [str(one).encode() for one in read["operations"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise QueueRefused("a batch cannot be read") from error


def _about(content: bytes) -> dict[str, Any]:
    try:
        about = json.loads(content)
        known = about["format"] == FORMAT
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise QueueRefused("it holds no queue") from error
    if not known:
        raise QueueRefused("it is of a newer program")
    found: dict[str, Any] = about
    return found
