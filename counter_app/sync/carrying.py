"""Signed batches of what is not sent, and a courier who brings another PC's."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from counter_app.domain.carrying import Batch, Unsent
from counter_app.domain.devices import Device
from counter_app.domain.errors import PortalUnreachable
from counter_app.domain.exchange import Greeting, Pending, Upload
from counter_app.domain.ids import OperationId, Sha256
from counter_app.sync import translate
from counter_app.sync.batches import batches
from counter_app.sync.ports import Blobs
from counter_app.sync.uploads import upload
from counter_app.wire.carrying import batch_sha256
from counter_app.wire.messages import PushReply


class Signer(Protocol):
    """This PC's key."""

    def sign_batch(
        self, device: str, incarnation: int, sha256: str, at: datetime
    ) -> str:
        """Sign a batch for the road; raise NotEnrolled without a key."""


class Portal(Blobs, Protocol):
    """The portal, as a courier asks it."""

    def greeting(self) -> Greeting:
        """Return the portal's time and plans."""

    def sign_in(self, assertion: Callable[[], str]) -> None:
        """Make sure there is a token."""

    def carry(self, epoch: int, signed: str, images: Sequence[bytes]) -> PushReply:
        """Bring another PC's batch."""

    def retire(self, carried: Sequence[str]) -> None:
        """Have this PC shut out."""


class Carrier:
    """Packs this PC's queue, brings another's, and takes leave."""

    def __init__(
        self,
        portal: Portal,
        signer: Signer,
        assertion: Callable[[], str],
        device: Callable[[], Device],
    ) -> None:
        self._portal = portal
        self._signer = signer
        self._assertion = assertion
        self._device = device

    def packed(
        self, unsent: Unsent, at: datetime
    ) -> tuple[Sequence[Batch], Mapping[OperationId, bytes]]:
        """Return signed batches, and the bytes of each operation in them."""
        device = self._device()
        images: dict[OperationId, bytes] = {}
        made = []
        for batch in batches(unsent.sendable):
            each = [_image(pending) for pending in batch]
            images |= {
                pending.change.id: image
                for pending, image in zip(batch, each, strict=True)
            }
            sha256 = batch_sha256(each)
            signed = self._signer.sign_batch(device.id, device.incarnation, sha256, at)
            made.append(Batch(signed=signed, sha256=sha256, images=each))
        return made, images

    def begin(self) -> None:
        """Sign in at the portal; PortalUnreachable, NotEnrolled."""
        self._portal.greeting()
        self._portal.sign_in(self._assertion)

    def bring_file(self, sha256: Sha256, content: bytes) -> None:
        """Bring a file, unless the portal has it."""
        if not self._portal.has_file(sha256):
            file = Upload(sha256=sha256, size=len(content), url="", offset=0)
            upload(self._portal, file, content, lambda _url, _offset: None)

    def bring(
        self, signed: str, images: Sequence[bytes]
    ) -> Sequence[tuple[OperationId, str]]:
        """Bring a batch; return what was not taken and why.

        PortalUnreachable when this PC does not know of a restore of the portal yet.
        """
        reply = self._portal.carry(self._device().epoch, signed, images)
        if any(one.outcome == "epoch" for one in reply.results):
            raise PortalUnreachable("the portal was restored; synchronise first")
        return [
            (OperationId(one.id), one.reason or one.outcome)
            for one in reply.results
            if one.outcome not in ("ok", "superseded")
        ]

    def retire(self, carried: Sequence[str]) -> None:
        """Have this PC shut out; ``carried`` may still be brought by a courier."""
        self.begin()
        self._portal.retire(carried)


def _image(pending: Pending) -> bytes:
    return translate.image(pending) if pending.image is None else pending.image
