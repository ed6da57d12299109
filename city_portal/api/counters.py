"""Everything a counter asks except uploads; docs/wire.md has paths and examples."""

from typing import Annotated

from litestar import Response, get, head, post
from litestar.params import FromPath, QueryParameter, RawBody

from city_portal.api import bodies
from city_portal.api.asking import Asked, Given, proof_of, token_of
from city_portal.api.described import SIGNED_IN, described
from city_portal.clock import Clock
from city_portal.files.announced import Announcements
from city_portal.files.blobs import Blobs
from city_portal.files.kept import Kept
from city_portal.files.packs import LAST_RING, Packs
from city_portal.files.rosters import Rosters
from city_portal.rules.papers import is_sha256
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.times import stamp
from city_portal.services.enrolment import Devices
from city_portal.services.exchanging import Exchanging
from city_portal.services.pushing import OLDEST_SCHEMA, SCHEMA
from city_portal.services.sessions import SignIn
from city_portal.store.offices import Device
from counter_app.wire.messages import (
    CataloguePack,
    Enrolled,
    EnrolRequest,
    FeedPage,
    PortalTime,
    PushReply,
    PushRequest,
    Roster,
    SlotReply,
    SlotRequest,
    Token,
    TokenRequest,
)

MOST_OPERATIONS = 500


@post(
    "/v1/devices",
    sync_to_thread=True,
    request_max_body_size=bodies.MOST_SENT,
    operation_class=described(
        takes=EnrolRequest,
        gives=Enrolled,
        status=201,
        refusals=(400, 403, 413, 429),
    ),
)
def enrol(request: Asked, body: RawBody, devices: Given[Devices]) -> Response[bytes]:
    """Enrol a device with a one-time code."""
    client = request.client.host if request.client else ""
    enrolled = devices.enrol(bodies.read(EnrolRequest, request, body), client)
    return bodies.said(enrolled, 201)


@post(
    "/v1/token",
    sync_to_thread=True,
    request_max_body_size=bodies.MOST_SENT,
    operation_class=described(
        takes=TokenRequest, gives=Token, refusals=(400, 401, 413)
    ),
)
def token(request: Asked, body: RawBody, sign_in: Given[SignIn]) -> Response[bytes]:
    """Sign a device in."""
    asked = bodies.read(TokenRequest, request, body)
    shown = proof_of(request, sign_in.public_url)
    return bodies.said(sign_in.token(asked.assertion, shown))


@post(
    "/v1/slots",
    sync_to_thread=True,
    request_max_body_size=bodies.MOST_SENT,
    security=SIGNED_IN,
    operation_class=described(
        takes=SlotRequest, gives=SlotReply, refusals=(400, 401, 413)
    ),
)
def slots(
    request: Asked,
    body: RawBody,
    device: Given[Device],
    devices: Given[Devices],
) -> Response[bytes]:
    """Lease more blocks of codes."""
    asked = bodies.read(SlotRequest, request, body)
    return bodies.said(devices.more_slots(device, asked.count))


@post(
    "/v1/operations",
    sync_to_thread=True,
    request_max_body_size=bodies.MOST_SENT,
    security=SIGNED_IN,
    operation_class=described(
        takes=PushRequest, gives=PushReply, refusals=(400, 401, 413, 415)
    ),
)
def operations(
    request: Asked, body: RawBody, exchanging: Given[Exchanging]
) -> Response[bytes]:
    """Take a batch of operations in; 200 whatever became of each.

    The page of the feed that was asked for is as it is after them.
    """

    def read() -> PushRequest:
        asked = bodies.read(PushRequest, request, body)
        if len(asked.operations) > MOST_OPERATIONS:
            raise Refused(Why.TOO_LARGE, f"at most {MOST_OPERATIONS} operations")
        return asked

    token, shown = token_of(request, exchanging.sign_in.public_url)
    return bodies.said(exchanging.push(token, shown, read))


@get(
    "/v1/feed",
    sync_to_thread=True,
    security=SIGNED_IN,
    operation_class=described(gives=FeedPage, refusals=(400, 401)),
)
def feed(
    request: Asked,
    exchanging: Given[Exchanging],
    cursor: Annotated[str, QueryParameter(max_length=200)] = "",
    have: Annotated[str, QueryParameter(max_length=64)] = "",
    ring: Annotated[int, QueryParameter(ge=0, le=99)] = LAST_RING,
) -> Response[bytes]:
    """Return the changes after a cursor, and what is in force and planned.

    ``have``, ``ring``: as for the catalogue.
    """
    token, shown = token_of(request, exchanging.sign_in.public_url)
    return bodies.said(exchanging.page(token, shown, cursor, have, ring))


@get(
    "/v1/roster",
    sync_to_thread=True,
    security=SIGNED_IN,
    operation_class=described(gives=Roster, refusals=(401, 404)),
)
def roster(device: Given[Device], rosters: Given[Rosters]) -> Response[bytes]:
    """Return who may work at the counters of this device's office."""
    kept = rosters.read(device.org)
    if kept is None:
        raise Refused(Why.NOT_FOUND, "no roster is kept for this office")
    return bodies.said(kept)


@get(
    "/v1/catalogue",
    sync_to_thread=True,
    security=SIGNED_IN,
    operation_class=described(
        gives=CataloguePack, headers=("ETag",), refusals=(304, 400, 401, 404)
    ),
)
def catalogue(
    request: Asked,
    device: Given[Device],  # noqa: ARG001 - only for devices
    packs: Given[Packs],
    clock: Given[Clock],
    have: Annotated[str, QueryParameter(max_length=64)] = "",
    ring: Annotated[int, QueryParameter(ge=0, le=99)] = LAST_RING,
) -> Response[bytes]:
    """Return the catalogue pack in force, or what changed since the one they have.

    ``ring``: in which wave this counter is; a pack reaches the waves one by one.
    """
    pack = packs.for_one_who_has(have, ring, clock.now())
    if pack is None:
        raise Refused(Why.NOT_FOUND, "this portal has no catalogue")
    tag = f'"{pack.sha256}"'
    wanted = request.headers.get("if-none-match", "")
    if tag in [part.strip().removeprefix("W/") for part in wanted.split(",")]:
        answer = Response(b"", status_code=304)
    else:
        answer = bodies.said(pack)
    answer.headers.update({"ETag": tag, "Cache-Control": "no-cache"})
    return answer


@head(
    "/v1/blobs/{sha256:str}",
    sync_to_thread=True,
    security=SIGNED_IN,
    operation_class=described(headers=("Blob-Length",), refusals=(401, 404)),
)
def blob(
    sha256: FromPath[str],
    device: Given[Device],  # noqa: ARG001 - only for devices
    blobs: Given[Blobs],
) -> Response[None]:
    """Say whether a file is stored, its hash checked."""
    size = blobs.size(sha256) if is_sha256(sha256) else None
    if size is None:
        raise Refused(Why.NOT_FOUND, "no such file")
    return Response(
        None,
        status_code=200,
        media_type="text/plain",
        headers={"Blob-Length": str(size)},
    )


@get(
    "/v1/time",
    sync_to_thread=True,
    operation_class=described(gives=PortalTime),
)
def time(
    kept: Given[Kept], clock: Given[Clock], announcements: Given[Announcements]
) -> Response[bytes]:
    """Say that the portal is there, its time, epoch and plans; for anybody."""
    closure = announcements.read()
    told = PortalTime(
        epoch=kept.epoch(),
        server_time=stamp(clock.now()),
        closed_from=closure.begins,
        closed_until=closure.ends,
        notice=closure.notice,
        oldest_schema=OLDEST_SCHEMA,
        newest_schema=SCHEMA,
    )
    return bodies.said(told)


HANDLERS = (enrol, token, slots, operations, feed, roster, catalogue, blob, time)
