"""The messages between a counter and the portal, version 1; plain data.

Times are ISO 8601 in UTC with ``Z`` or an offset; days ``YYYY-MM-DD``. Unknown keys
of a message are ignored, unknown fields of a dossier are kept: additive changes
need no new version. The paths and status codes are in docs/wire.md.
"""

from typing import Annotated, Any, Literal

import msgspec

from counter_app.wire.manners import Message, Name, PublicKey, Signed, Whole


class Organisation(Message, frozen=True, kw_only=True):
    """The office a counter belongs to."""

    code: str
    """Unit identifier at the head of every dossier code, e.g. ``000.12.34.H26``."""
    name: str
    parent_lines: list[str]
    office_lines: list[str]
    place: str


class LeasedSlot(Message, frozen=True, kw_only=True):
    """A hundred codes of every day for one incarnation of one device."""

    number: Annotated[int, msgspec.Meta(ge=1, le=99)]
    valid_from: str
    valid_to: str | None = None


class PortalTime(Message, frozen=True, kw_only=True, omit_defaults=True):
    """``GET /v1/time``: for anybody, before signing in."""

    epoch: Whole
    server_time: str
    closed_from: str = ""
    """Moment from which planned work closes the portal; empty: nothing planned."""
    closed_until: str = ""
    notice: str = ""
    """Why, in the words of whoever runs the portal."""
    oldest_schema: Whole = 1
    newest_schema: Whole = 1
    """The schemas of operations it takes; a counter ahead of it waits."""


class EnrolRequest(Message, frozen=True, kw_only=True, omit_defaults=True):
    """``POST /v1/devices``: a one-time code against a device identity."""

    code: str
    device_name: str
    counter: str
    public_key: PublicKey
    """A JWK: EC, P-256. The private half never leaves the counter."""
    replaces: str = ""
    """The device whose restored data this PC holds: it becomes the next incarnation."""


class Enrolled(Message, frozen=True, kw_only=True):
    """The device's identity and its first leased slots."""

    device: str
    incarnation: Whole
    counter: str
    organisation: Organisation
    slots: list[LeasedSlot]
    epoch: Whole
    server_time: str


class Standing(Message, frozen=True, kw_only=True):
    """``GET /v1/device``: what the portal knows of the device that asks."""

    device: str
    incarnation: Whole
    operations: Whole
    """The highest number among the applied operations of this incarnation."""


class RenewRequest(Message, frozen=True, kw_only=True):
    """``POST /v1/incarnations``: an older copy of this PC's disk was put back.

    Answered with ``Enrolled`` of the next incarnation, with new slots. Refused when
    ``incarnation`` is not the newest: then two PCs carry one identity.
    """

    incarnation: Whole


class TokenRequest(Message, frozen=True, kw_only=True):
    """``POST /v1/token``: a JWT signed by the device key (RFC 7523, ES256).

    Claims: iss = sub = device, aud = ``city-portal``, jti unique, exp at most 60 s on.
    """

    assertion: str


class Token(Message, frozen=True, kw_only=True):
    """Sent as ``Authorization: DPoP`` with a proof, or as ``Bearer``; its type says."""

    access_token: str
    expires_in: int
    token_type: str = "Bearer"  # noqa: S105 -- a name of HTTP's


class SlotRequest(Message, frozen=True, kw_only=True):
    """``POST /v1/slots``: more slots for this incarnation."""

    count: Annotated[int, msgspec.Meta(ge=1, le=10)]


class SlotReply(Message, frozen=True, kw_only=True):
    """All slots this incarnation holds now."""

    slots: list[LeasedSlot]
    server_time: str


class Operation(Message, frozen=True, kw_only=True):
    """One officer's act on one dossier, frozen before its first byte leaves.

    ``changes`` maps field to [old, new]. ``tip`` is the last operation of the dossier
    that this device had seen applied; None creates the dossier.
    """

    id: str
    dossier: str
    schema: Whole = 1
    tip: str | None
    supersedes: list[str]
    code: str
    changes: dict[str, tuple[Any, Any]]
    made_at: str
    made_by: str


class Reading(Message, frozen=True, kw_only=True, omit_defaults=True):
    """What of the feed is wanted together with the answer to a push."""

    cursor: Annotated[str, msgspec.Meta(max_length=200)] = ""
    have: Annotated[str, msgspec.Meta(max_length=64)] = ""
    """The hash of the catalogue known; as ``have`` of ``GET /v1/feed``."""
    ring: Annotated[int, msgspec.Meta(ge=0, le=99)] | None = None


class PushRequest(Message, frozen=True, kw_only=True, omit_defaults=True):
    """``POST /v1/operations``: the exact bytes of each frozen operation."""

    epoch: Whole
    operations: list[msgspec.Raw]
    read: Reading | None = None
    """Asks for a page of the feed, as it is after these; older portals give none."""


Outcome = Literal[
    "ok",
    "conflict",
    "behind",
    "superseded",
    "key-reuse",
    "number-taken",
    "forbidden",
    "invalid",
    "epoch",
]


class Result(Message, frozen=True, kw_only=True):
    """What became of one operation."""

    id: str
    outcome: Outcome
    tip: str | None = None
    version: Whole = 0
    sequence: Whole = 0
    fields: dict[str, Any] | None = None
    """The portal's copy, with a conflict."""
    complete: bool = False
    """Every file the dossier names is stored at the portal, hash checked."""
    reason: str = ""


class FeedRow(Message, frozen=True, kw_only=True):
    """The current copy of one dossier."""

    dossier: str
    version: Whole
    tip: str
    fields: dict[str, Any]
    complete: bool


class Duty(Message, frozen=True, kw_only=True):
    """One officer of a roster."""

    account: str
    roles: list[str]
    counters: list[str] = msgspec.field(default_factory=list)
    """Numbers of counters; empty: every counter of the office."""


class Roster(Message, frozen=True, kw_only=True):
    """``GET /v1/roster``: everybody who may work at the office's counters."""

    mark: str
    officers: list[Duty]


class FeedPage(Message, frozen=True, kw_only=True, omit_defaults=True):
    """``GET /v1/feed?cursor=``: what changed, and where to go on.

    ``outcome`` ``epoch``: the cursor is of another epoch or beyond the end; start anew
    with no cursor and send again what was not stable.
    """

    outcome: Literal["ok", "epoch"]
    epoch: Whole
    stable_sequence: Whole
    server_time: str
    from_cursor: str
    cursor: str
    rows: list[FeedRow]
    more: bool
    roster: str = ""
    """The mark of the office's roster; empty: the portal keeps none."""
    submissions: str = ""
    """The mark of what waits that was submitted from home; empty: nothing does."""
    catalogue: str | None = None
    """The hash of the pack in force for who asks; empty: there is none.

    None: a portal that does not say, nor the three that follow. It has to be asked.
    """
    closed_from: str = ""
    """As in ``PortalTime``: planned work."""
    closed_until: str = ""
    notice: str = ""


class PushReply(Message, frozen=True, kw_only=True, omit_defaults=True):
    """One result for each operation, in any order; unlisted ones stay unsent."""

    epoch: Whole
    stable_sequence: Whole
    server_time: str
    results: list[Result]
    page: FeedPage | None = None
    """The page of the feed that was asked for."""


class DayDigest(Message, frozen=True, kw_only=True):
    """One day's dossiers in one line, to find out quickly whether both sides agree."""

    day: str
    """The day in their printed codes, ``YYYY-MM-DD``."""
    count: Whole
    digest: str
    """SHA-256 of the lines ``<dossier> <tip>\\n``, sorted."""


class Days(Message, frozen=True, kw_only=True):
    """``GET /v1/days``: a digest of each day the office has dossiers of."""

    epoch: Whole
    days: list[DayDigest]


class DayRow(Message, frozen=True, kw_only=True):
    """One dossier of a day."""

    dossier: str
    code: str
    tip: str
    version: Whole
    complete: bool


class Day(Message, frozen=True, kw_only=True):
    """``GET /v1/days/{day}``: exactly the dossiers the portal has of a day."""

    epoch: Whole
    day: str
    rows: list[DayRow]
    files: Whole = 0
    """How many different files of these dossiers are stored, their hashes checked."""
    files_digest: str = ""
    """SHA-256 of the lines ``<sha256>\\n`` of those files, sorted."""


class CopiesRequest(Message, frozen=True, kw_only=True):
    """``POST /v1/copies``: the current copies of these dossiers; at most 500."""

    dossiers: list[str]


class Copies(Message, frozen=True, kw_only=True):
    """Those of the asked-for dossiers that the office has."""

    epoch: Whole
    rows: list[FeedRow]


class PackSignature(Message, frozen=True, kw_only=True):
    """One signature of a pack's manifest (Ed25519, RFC 8032)."""

    key: str
    """Name of the key, as the counters' pinned list has it."""
    value: str
    """The 64 bytes in base64."""


class CataloguePack(Message, frozen=True, kw_only=True, omit_defaults=True):
    """``GET /v1/catalogue``: the files of a pack, by their path inside the pack.

    Asked with ``?have=`` the hash of a pack it still knows, the portal may send only
    what changed: then ``base`` is that hash and ``gone`` the paths that fell away.
    """

    version: str
    sha256: str
    """Of the canonical JSON of all files of the pack, those not sent among them."""
    files: dict[str, str]
    manifest: str = ""
    """The exact text that was signed; empty for a pack nobody signed."""
    signatures: list[PackSignature] = msgspec.field(default_factory=list)
    base: str = ""
    gone: list[str] = msgspec.field(default_factory=list)


class CheckpointRequest(Message, frozen=True, kw_only=True):
    """``POST /v1/checkpoints``: the head of the journal, signed by the device key.

    A JWS of type ``audit``, ES256: seq, head (64 hexadecimal digits), iat.
    """

    signed: Signed


class CheckpointReply(Message, frozen=True, kw_only=True):
    """The portal's countersignature, a JWS of type ``audit-receipt``."""

    receipt: str
    server_time: str


class RatingGiven(Message, frozen=True, kw_only=True):
    """One citizen's mark: of a counter and a procedure, of nobody.

    ``id`` is random and made once, so telling it twice counts once.
    """

    id: Name
    day: Annotated[str, msgspec.Meta(extra_json_schema={"format": "date"})]
    """``YYYY-MM-DD``; never an hour."""
    counter: Name
    procedure: Name
    mark: Annotated[int, msgspec.Meta(ge=1, le=5)]
    """5: very satisfied … 1: very dissatisfied."""
    reason: Annotated[
        str, msgspec.Meta(pattern="^(|waiting|guidance|manner|trips|other)$")
    ] = ""
    """``waiting``, ``guidance``, ``manner``, ``trips``, ``other`` or empty."""


class RatingsRequest(Message, frozen=True, kw_only=True):
    """``POST /v1/ratings``: marks not told before; at most 1000."""

    ratings: Annotated[list[RatingGiven], msgspec.Meta(max_length=1000)]


class RatingsReply(Message, frozen=True, kw_only=True):
    """All of them are kept; ``fresh`` of them were not known before."""

    fresh: Whole
    server_time: str


class Problem(Message, frozen=True, kw_only=True):
    """Body of an answer with status 4xx or 5xx (RFC 9457 in spirit)."""

    code: str
    detail: str
