"""The city portal over HTTP: its paths, its messages, and who we are to it."""

import base64
from collections.abc import Mapping, Sequence
from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
import requests

from counter_app.domain.devices import Device
from counter_app.domain.errors import PortalRefused, PortalUnreachable
from counter_app.domain.exchange import Greeting, Pack
from counter_app.domain.from_home import Told
from counter_app.domain.ids import Sha256
from counter_app.domain.numbers import Slot
from counter_app.domain.rosters import Roster
from counter_app.sync import translate
from counter_app.sync.asking import Asking
from counter_app.sync.http import (
    JSON,
    Answer,
    Bearer,
    Prove,
    whole_number,
)
from counter_app.wire import codec, messages
from counter_app.wire.fleet import (
    Beat,
    BeatReply,
    CarriedRequest,
    Retired,
    RetireRequest,
    RolloutReply,
)
from counter_app.wire.messages import (
    CataloguePack,
    CheckpointReply,
    CheckpointRequest,
    Copies,
    CopiesRequest,
    Day,
    Days,
    Enrolled,
    EnrolRequest,
    FeedPage,
    FeedRow,
    PortalTime,
    PushReply,
    PushRequest,
    RatingGiven,
    RatingsReply,
    RatingsRequest,
    Reading,
    RenewRequest,
    SlotReply,
    SlotRequest,
    Standing,
)
from counter_app.wire.packed import PACKINGS
from counter_app.wire.packs import hash_of
from counter_app.wire.submissions import SubmissionAnswer, Submissions, Submitted

TUS = {"Tus-Resumable": "1.0.0"}
WORTH_PACKING = 1024
"""Bytes; a smaller body is no smaller packed."""
GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


class HttpPortal(Asking):
    """The portal. Raises PortalUnreachable, PortalRefused and NotEnrolled only.

    Used by one thread at a time.
    """

    def __init__(
        self,
        url: str,
        session: requests.Session,
        prove: Prove | None = None,
        ring: int | None = None,
    ) -> None:
        """``prove`` binds tokens to the device's key; without it they are bare.

        ``ring``: in which wave this PC gets a catalogue; None: the portal says.
        """
        super().__init__(url, session, prove)
        self._ring = {} if ring is None else {"ring": ring}
        self._packings = list(PACKINGS)

    def enrol(
        self,
        code: str,
        counter: str,
        device_name: str,
        public_key: Mapping[str, Any],
        replaces: str = "",
    ) -> tuple[Device, Sequence[Slot]]:
        """Exchange a one-time code for an identity and its first slots."""
        request = EnrolRequest(
            code=code,
            device_name=device_name,
            counter=counter,
            public_key=dict(public_key),
            replaces=replaces,
        )
        answer = self._wire.ask(
            "POST",
            "v1/devices",
            auth=Bearer(),
            body=codec.encode(request),
            headers={"Content-Type": JSON},
        )
        enrolled = answer.read(Enrolled)
        slots = _slots(enrolled.slots, enrolled.incarnation, enrolled.organisation.code)
        return translate.device(enrolled), slots

    def greeting(self) -> Greeting:
        """Return the portal's time and plans; asked before anybody signs in."""
        answer = self._wire.ask("GET", "v1/time", auth=Bearer())
        self._bearer.heard(answer.headers.get("Date", ""))
        greeting = translate.greeting(answer.read(PortalTime))
        if greeting is None:
            raise PortalUnreachable("the portal's time could not be read")
        return greeting

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
        asked = cursor is not None
        request = PushRequest(
            epoch=epoch,
            operations=[msgspec.Raw(image) for image in images],
            read=Reading(cursor=cursor or "", have=have, **self._ring)
            if asked
            else None,
        )
        body = codec.encode(request)
        while len(body) >= WORTH_PACKING and self._packings:
            name, pack = self._packings[0]
            headers = {"Content-Encoding": name}
            try:
                answer = self._post("v1/operations", pack(body), headers)
            except PortalRefused as refused:
                if refused.status != HTTPStatus.UNSUPPORTED_MEDIA_TYPE:
                    raise
                del self._packings[0]  # an older portal, or a proxy that meddles
            else:
                return answer.read(PushReply)
        return self._post("v1/operations", body).read(PushReply)

    def feed(self, cursor: str, have: str = "") -> FeedPage:
        """Read one page of what changed; ``have`` is the catalogue known."""
        said = {"cursor": cursor, "have": have, **self._ring}
        asked = urlencode({name: value for name, value in said.items() if value != ""})
        place = f"v1/feed?{asked}" if asked else "v1/feed"
        return self._ask("GET", place).read(FeedPage)

    def roster(self) -> Roster:
        """Return who may work at this office's counters."""
        return translate.roster(self._ask("GET", "v1/roster").read(messages.Roster))

    def submissions(self) -> tuple[str, Sequence[Submitted]]:
        """Return what waits that was submitted from home, and the mark of the list."""
        told = self._ask("GET", "v1/submissions").read(Submissions)
        return told.mark, told.rows

    def claim_submission(self, code: str) -> Submitted:
        """Take one up, so that no other counter does."""
        return self._post(f"v1/submissions/{quote(code)}/claim", b"").read(Submitted)

    def submitted_file(self, code: str, sha256: Sha256) -> bytes:
        """Return a file of one that waits."""
        place = f"v1/submissions/{quote(code)}/files/{sha256}"
        return self._ask("GET", place).body

    def answer_submission(self, told: Told) -> None:
        """Refuse one, or send it back for more; told twice it counts once."""
        request = SubmissionAnswer(
            status=told.reply.value, said=told.said, made_by=told.by
        )
        self._post(f"v1/submissions/{quote(told.code)}/answer", codec.encode(request))

    def lease(self, count: int, incarnation: int, org: str) -> Sequence[Slot]:
        """Lease more slots; returns all this incarnation holds now."""
        request = codec.encode(SlotRequest(count=count))
        reply = self._post("v1/slots", request).read(SlotReply)
        return _slots(reply.slots, incarnation, org)

    def standing(self) -> Standing:
        """Return what the portal knows of this device."""
        return self._ask("GET", "v1/device").read(Standing)

    def renew(self, incarnation: int) -> tuple[Device, Sequence[Slot]]:
        """Begin the next incarnation, with new slots."""
        request = codec.encode(RenewRequest(incarnation=incarnation))
        enrolled = self._post("v1/incarnations", request).read(Enrolled)
        self._bearer.token = ""
        slots = _slots(enrolled.slots, enrolled.incarnation, enrolled.organisation.code)
        return translate.device(enrolled), slots

    def days(self) -> Days:
        """Return a digest of each day's dossiers."""
        return self._ask("GET", "v1/days").read(Days)

    def day(self, day: date) -> Day:
        """Return exactly the dossiers of a day."""
        return self._ask("GET", f"v1/days/{day.isoformat()}").read(Day)

    def copies(self, dossiers: Sequence[str]) -> Sequence[FeedRow]:
        """Return the current copies of some dossiers."""
        request = codec.encode(CopiesRequest(dossiers=[*dossiers]))
        return self._post("v1/copies", request).read(Copies).rows

    def catalogue(self, known: str) -> Pack | None:
        """Return the portal's pack, or None if it is the known one or there is none.

        Of a pack that the portal knows only the changes come (``Pack.base``).
        """
        headers = {"If-None-Match": f'"{known}"'} if known else None
        said = {**({"have": known} if known else {}), **self._ring}
        asked = f"?{urlencode(said)}" if said else ""
        try:
            answer = self._ask("GET", f"v1/catalogue{asked}", headers=headers)
        except PortalRefused as refused:
            if refused.status in GONE:
                return None
            raise
        if answer.status == HTTPStatus.NOT_MODIFIED:
            return None
        pack = answer.read(CataloguePack)
        # Changes are measured when they are joined to what they change.
        if not pack.base and hash_of(pack.files) != pack.sha256:
            raise PortalUnreachable("the catalogue does not match its hash")
        return None if pack.sha256 == known else translate.pack(pack)

    def has_file(self, sha256: Sha256) -> bool:
        """Say whether the portal has the whole file."""
        try:
            answer = self._ask("HEAD", f"v1/blobs/{sha256}")
        except PortalRefused as refused:
            if refused.status in GONE:
                return False
            raise
        # A captive network answers everything with 200, but knows no length of ours.
        if whole_number(answer.headers.get("Blob-Length", "")) is None:
            raise PortalUnreachable("a stranger answered for the file")
        return True

    def begin_upload(self, sha256: Sha256, size: int) -> str:
        """Open an upload and return its address."""
        name = base64.b64encode(sha256.encode("ascii")).decode("ascii")
        headers = {
            **TUS,
            "Upload-Length": str(size),
            "Upload-Metadata": f"sha256 {name}",
        }
        answer = self._ask("POST", "v1/uploads", body=b"", headers=headers)
        location = answer.headers.get("Location", "")
        if answer.status != HTTPStatus.CREATED or not location:
            raise PortalUnreachable("no upload was opened")
        return self._wire.address(location)

    def upload_offset(self, url: str) -> int | None:
        """Return how many bytes arrived, or None when the upload is gone."""
        try:
            return _offset(self._ask("HEAD", url, headers=TUS))
        except PortalRefused as refused:
            if refused.status in GONE:
                return None
            raise

    def append(self, url: str, offset: int, chunk: bytes | memoryview) -> int:
        """Send bytes and return the new offset; see sync.ports.Blobs for refusals."""
        headers = {
            **TUS,
            "Upload-Offset": str(offset),
            "Content-Type": "application/offset+octet-stream",
        }
        return _offset(self._ask("PATCH", url, body=chunk, headers=headers))

    def countersign(self, signed: str) -> str:
        """Show a signed head of the journal and return the portal's receipt."""
        request = codec.encode(CheckpointRequest(signed=signed))
        return self._post("v1/checkpoints", request).read(CheckpointReply).receipt

    def carry(self, epoch: int, signed: str, images: Sequence[bytes]) -> PushReply:
        """Bring another PC's batch; PortalRefused when it is not taken at all."""
        request = CarriedRequest(
            epoch=epoch,
            signed=signed,
            operations=[msgspec.Raw(image) for image in images],
        )
        return self._post("v1/carried", codec.encode(request)).read(PushReply)

    def retire(self, carried: Sequence[str]) -> None:
        """Have this device shut out; what is named may still be brought."""
        request = RetireRequest(carried=[*carried])
        self._post("v1/retirement", codec.encode(request)).read(Retired)
        self._bearer.token = ""

    def beat(self, beat: Beat) -> BeatReply:
        """Tell how this PC is."""
        return self._post("v1/beat", codec.encode(beat)).read(BeatReply)

    def halted_versions(self) -> Sequence[str]:
        """Return which versions no PC may install now; nobody signs in for that.

        A portal of before there were halts has none.
        """
        try:
            answer = self._wire.ask("GET", "v1/rollout", auth=Bearer())
        except PortalRefused as refused:
            if refused.status in GONE:
                return ()
            raise
        return [one.version for one in answer.read(RolloutReply).halted]

    def rate(self, ratings: Sequence[RatingGiven]) -> None:
        """Tell citizens' marks; telling one twice counts once."""
        request = codec.encode(RatingsRequest(ratings=[*ratings]))
        self._post("v1/ratings", request).read(RatingsReply)


def _slots(leased: list[Any], incarnation: int, org: str) -> list[Slot]:
    try:
        return translate.slots(leased, incarnation, org)
    except ValueError as error:
        raise PortalUnreachable("a leased slot could not be read") from error


def _offset(answer: Answer) -> int:
    offset = whole_number(answer.headers.get("Upload-Offset", ""))
    if offset is None:
        raise PortalUnreachable("a stranger answered for the upload")
    return offset
