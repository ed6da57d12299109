"""What the engine asks: of this machine's memory, of the portal, of files and keys."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from counter_app.domain.devices import Device
from counter_app.domain.exchange import (
    Copy,
    Greeting,
    Pack,
    PackRefused,
    Pending,
    Reconciled,
    Upload,
)
from counter_app.domain.from_home import Told
from counter_app.domain.ids import DossierId, OperationId, Sha256
from counter_app.domain.numbers import Slot
from counter_app.domain.rosters import Roster
from counter_app.wire.messages import (
    Day,
    Days,
    FeedPage,
    FeedRow,
    PushReply,
    Standing,
)
from counter_app.wire.submissions import Submitted


class Clock(Protocol):
    """The time, injected."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""


class Ids(Protocol):
    """Fresh names."""

    def new(self) -> str:
        """Return a name never given before (a UUID)."""


class Files(Protocol):
    """Papers on disk."""

    def read(self, sha256: Sha256) -> bytes:
        """Return the content, or raise NotFound or FileDamaged."""


class Signer(Protocol):
    """The device key; its private half never leaves the vault."""

    def assertion(self, device: str, now: datetime, name: str) -> str:
        """Return a signed assertion; ``name`` is its unique name."""


class Settling(Protocol):
    """One answer of the portal being taken in: all of it, or nothing."""

    def confirm(
        self, operation: OperationId, version: int, sequence: int, *, complete: bool
    ) -> bool:
        """Note that the portal applied it; False when it was not waiting."""

    def reconcile(self, operation: OperationId, theirs: Copy) -> Reconciled:
        """Merge with the portal's copy, or park for an officer."""

    def refuse(self, operation: OperationId, reason: str) -> bool:
        """Note that the portal will not take it; False when it was not waiting."""

    def release(self, stable: int) -> None:
        """Forget confirmed operations that no restore can lose any more."""

    def take_page(self, rows: Sequence[Copy], begin: str, end: str) -> bool:
        """Apply rows of the feed and move the cursor from ``begin`` to ``end``.

        False, with nothing applied, when the page does not begin at the cursor.
        """

    @property
    def changed(self) -> frozenset[DossierId]:
        """Dossiers that look different now."""


class Identities(Protocol):
    """Who this PC is, and how far it counted."""

    def device(self) -> Device:
        """Return who this PC is, or raise NotEnrolled."""

    def operations(self) -> int:
        """Return the number of the last operation of this incarnation."""

    def went_back(self) -> bool:
        """Say whether an older disk was put back, as the second copy told."""

    def renew(self, device: Device, slots: Sequence[Slot]) -> None:
        """Go on as the next incarnation; the feed is read from its start."""


class Books(Protocol):
    """The dossiers as the portal confirmed them."""

    def compared_at(self) -> datetime | None:
        """Return when both sides were last compared."""

    def note_compared(self) -> None:
        """Note that both sides were compared now."""

    def confirmed(self) -> Mapping[date, Sequence[tuple[str, str]]]:
        """Return (dossier, tip) by the day of the printed code."""

    def files_told_of(self) -> Mapping[date, Mapping[DossierId, frozenset[str]]]:
        """Return the files sent from here, still kept, by day and dossier."""

    def doubt(self, files: Collection[str]) -> int:
        """Let these be asked after, and sent again where they are gone there."""

    def take_copies(self, copies: Sequence[Copy]) -> frozenset[DossierId]:
        """Take the portal's copies whatever their version; return what changed."""

    def say_again(self, dossiers: Sequence[DossierId]) -> int:
        """Queue what the portal lost; return how many dossiers can be said."""


class Ledger(Identities, Protocol):
    """This machine's memory of what was said; durable when a method returns."""

    def one_moment(self) -> AbstractContextManager[None]:
        """All that is read meanwhile is of one moment; nothing is written."""

    def heard(self, moment: datetime) -> None:
        """Remember the portal's time: this PC's clock is checked against it."""

    def unstored(self) -> Sequence[Upload]:
        """Return the files the portal is not known to have, small ones first."""

    def note_upload(self, sha256: Sha256, url: str, offset: int) -> None:
        """Note how far an upload came."""

    def note_stored(self, sha256: Sha256) -> None:
        """Note that the portal has the file."""

    def sendable(self) -> Sequence[Pending]:
        """Return the oldest unconfirmed operation of each dossier, oldest first.

        A dossier with a conflict or a refused operation sends nothing.
        """

    def freeze(self, images: Mapping[OperationId, bytes]) -> None:
        """Keep the exact bytes before the first of them leaves."""

    def settling(self) -> AbstractContextManager[Settling]:
        """Begin to take in an answer; kept when the block ends without an error."""

    def begin_anew(self, epoch: int) -> None:
        """The portal was restored: read the feed anew, say again what is not stable."""

    def cursor(self) -> str:
        """Return where the feed was read to, or nothing."""

    def codes_left(self, day: date) -> int:
        """Return how many final codes this day still has."""

    def keep_slots(self, slots: Sequence[Slot]) -> None:
        """Keep the slots leased to this incarnation."""

    def pack_sha256(self) -> str:
        """Return the hash of the newest catalogue pack kept, or nothing."""

    def refused_pack(self) -> str:
        """Return the hash of the pack refused since the last one kept, or nothing."""

    def keep_pack(self, pack: Pack) -> None:
        """Keep a catalogue pack that was let in."""

    def refuse_pack(self, pack: Pack, why: PackRefused) -> None:
        """Note that a pack was refused; what is kept stays."""

    def note_law_asked(self) -> None:
        """Note that the portal told now which pack is in force."""


class Gate(Protocol):
    """Decides which packs of the portal are let in."""

    def admit(self, pack: Pack) -> Pack:
        """Return the whole pack, or raise PackRefused."""


class Blobs(Protocol):
    """The portal's files, and the tus protocol of getting them there."""

    def has_file(self, sha256: Sha256) -> bool:
        """Say whether the portal has the whole file."""

    def begin_upload(self, sha256: Sha256, size: int) -> str:
        """Open an upload and return its address."""

    def upload_offset(self, url: str) -> int | None:
        """Return how many bytes arrived, or None when the upload is gone."""

    def append(self, url: str, offset: int, chunk: bytes | memoryview) -> int:
        """Send bytes and return the new offset.

        Raises PortalRefused with status 409, 423 when the offset is another one,
        404 or 410 when the upload is gone, 460 when the hash does not fit.
        """


class Rosters(Protocol):
    """Who may work here."""

    def known(self) -> str:
        """Return the mark of the roster last taken in, or nothing."""

    def take(self, roster: Roster) -> None:
        """Let its officers work as it says, and nobody else."""


class Portal(Blobs, Protocol):
    """The city portal; every method raises PortalProblem leaves and no others."""

    def greeting(self) -> Greeting:
        """Return the portal's time and plans; asked before anybody signs in."""

    def sign_in(self, assertion: Callable[[], str]) -> None:
        """Make sure there is a token; ``assertion`` is asked when a new one is due."""

    def push(
        self,
        epoch: int,
        images: Sequence[bytes],
        cursor: str | None = None,
        have: str = "",
    ) -> PushReply:
        """Send frozen operations; PortalRefused when the batch is not taken at all.

        With a cursor a page of the feed comes along, if the portal can give one.
        """

    def roster(self) -> Roster:
        """Return who may work here; asked only where the feed names a roster."""

    def feed(self, cursor: str, have: str = "") -> FeedPage:
        """Read one page of what changed; ``have`` is the catalogue known."""

    def submissions(self) -> tuple[str, Sequence[Submitted]]:
        """Return what waits that was submitted from home, and the mark of the list."""

    def answer_submission(self, told: Told) -> None:
        """Refuse a submission, or send it back; told twice it counts once."""

    def lease(self, count: int, incarnation: int, org: str) -> Sequence[Slot]:
        """Lease more slots; returns all this incarnation holds now."""

    def standing(self) -> Standing:
        """Return what the portal knows of this device."""

    def renew(self, incarnation: int) -> tuple[Device, Sequence[Slot]]:
        """Begin the next incarnation, with new slots."""

    def days(self) -> Days:
        """Return a digest of each day's dossiers."""

    def day(self, day: date) -> Day:
        """Return exactly the dossiers of a day."""

    def copies(self, dossiers: Sequence[str]) -> Sequence[FeedRow]:
        """Return the current copies of some dossiers."""

    def catalogue(self, known: str) -> Pack | None:
        """Return the portal's pack, or None if it is the known one or there is none."""
