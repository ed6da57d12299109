"""Beats, the fleet, couriers and retirement; see docs/wire.md."""

from typing import Annotated

from litestar import Response, get, post
from litestar.params import QueryParameter, RawBody

from city_portal.api import bodies
from city_portal.api.asking import Asked, Given
from city_portal.api.described import SIGNED_IN, described
from city_portal.rules.refusals import Refused, Why
from city_portal.services.carrying import Carrying
from city_portal.services.fleet import Fleets
from city_portal.services.rollout import Rollouts
from city_portal.store.offices import Device
from counter_app.wire.fleet import (
    Beat,
    BeatReply,
    CarriedRequest,
    Fleet,
    Retired,
    RetireRequest,
    RolloutReply,
)
from counter_app.wire.messages import (
    PushReply,
)

MOST_OPERATIONS = 500


@post(
    "/v1/carried",
    sync_to_thread=True,
    status_code=200,
    request_max_body_size=bodies.MOST_SENT,
    security=SIGNED_IN,
    operation_class=described(
        takes=CarriedRequest, gives=PushReply, refusals=(400, 401, 403, 413)
    ),
)
def carried(
    request: Asked, body: RawBody, device: Given[Device], carrying: Given[Carrying]
) -> Response[bytes]:
    """Take a batch another PC of the office made; 200 whatever became of each."""
    asked = bodies.read(CarriedRequest, request, body)
    if len(asked.operations) > MOST_OPERATIONS:
        raise Refused(Why.TOO_LARGE, f"at most {MOST_OPERATIONS} operations")
    return bodies.said(carrying.take(device, asked))


@post(
    "/v1/retirement",
    sync_to_thread=True,
    status_code=200,
    request_max_body_size=bodies.MOST_SENT,
    security=SIGNED_IN,
    operation_class=described(
        takes=RetireRequest, gives=Retired, refusals=(400, 401, 413)
    ),
)
def retirement(
    request: Asked, body: RawBody, device: Given[Device], carrying: Given[Carrying]
) -> Response[bytes]:
    """Shut this device out for good, by its own wish."""
    asked = bodies.read(RetireRequest, request, body)
    return bodies.said(carrying.retire(device, asked))


@post(
    "/v1/beat",
    sync_to_thread=True,
    status_code=200,
    request_max_body_size=bodies.MOST_SENT,
    security=SIGNED_IN,
    operation_class=described(takes=Beat, gives=BeatReply, refusals=(400, 401, 413)),
)
def beat(
    request: Asked, body: RawBody, device: Given[Device], fleets: Given[Fleets]
) -> Response[bytes]:
    """Note how a PC is."""
    return bodies.said(fleets.beat(device, bodies.read(Beat, request, body)))


@get(
    "/v1/fleet",
    sync_to_thread=True,
    operation_class=described(gives=Fleet, refusals=(400, 401)),
)
def fleet(
    request: Asked,
    fleets: Given[Fleets],
    org: Annotated[str, QueryParameter(max_length=50)] = "",
) -> Response[bytes]:
    """Say how every PC is; for who has the city's key, as a bearer token."""
    _scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return bodies.said(fleets.fleet(key.strip(), org))


@get(
    "/v1/rollout",
    sync_to_thread=True,
    operation_class=described(gives=RolloutReply, refusals=(400,)),
)
def rollout(rollouts: Given[Rollouts]) -> Response[bytes]:
    """Say which versions no PC may install now; nobody has to sign in for that."""
    return bodies.said(rollouts.halted())


HANDLERS = (carried, retirement, beat, fleet, rollout)
