"""What a counter asks to find out whether both sides agree; see docs/wire.md."""

from litestar import Response, get, post
from litestar.params import FromPath, RawBody

from city_portal.api import bodies
from city_portal.api.asking import Asked, Given
from city_portal.api.described import SIGNED_IN, described
from city_portal.services.comparing import Comparing
from city_portal.services.standing import Standings
from city_portal.store.offices import Device
from counter_app.wire.messages import (
    Copies,
    CopiesRequest,
    Day,
    Days,
    Enrolled,
    RenewRequest,
    Standing,
)


@get(
    "/v1/device",
    sync_to_thread=True,
    security=SIGNED_IN,
    operation_class=described(gives=Standing, refusals=(401,)),
)
def standing(device: Given[Device], standings: Given[Standings]) -> Response[bytes]:
    """Say what is known of the device that asks."""
    return bodies.said(standings.standing(device))


@post(
    "/v1/incarnations",
    sync_to_thread=True,
    request_max_body_size=bodies.MOST_SENT,
    security=SIGNED_IN,
    operation_class=described(
        takes=RenewRequest, gives=Enrolled, status=201, refusals=(400, 401, 403)
    ),
)
def renew(
    request: Asked, body: RawBody, device: Given[Device], standings: Given[Standings]
) -> Response[bytes]:
    """Begin the next incarnation of a device whose disk went back."""
    asked = bodies.read(RenewRequest, request, body)
    return bodies.said(standings.renew(device, asked.incarnation), 201)


@get(
    "/v1/days",
    sync_to_thread=True,
    security=SIGNED_IN,
    operation_class=described(gives=Days, refusals=(401,)),
)
def days(device: Given[Device], comparing: Given[Comparing]) -> Response[bytes]:
    """Return count and digest of each day."""
    return bodies.said(comparing.days(device))


@get(
    "/v1/days/{day:str}",
    sync_to_thread=True,
    security=SIGNED_IN,
    operation_class=described(gives=Day, refusals=(401, 404)),
)
def one_day(
    day: FromPath[str], device: Given[Device], comparing: Given[Comparing]
) -> Response[bytes]:
    """Return exactly the dossiers of a day."""
    return bodies.said(comparing.day(device, day))


@post(
    "/v1/copies",
    sync_to_thread=True,
    request_max_body_size=bodies.MOST_SENT,
    security=SIGNED_IN,
    operation_class=described(
        takes=CopiesRequest, gives=Copies, refusals=(400, 401, 413)
    ),
)
def copies(
    request: Asked, body: RawBody, device: Given[Device], comparing: Given[Comparing]
) -> Response[bytes]:
    """Return the current copies of some dossiers."""
    asked = bodies.read(CopiesRequest, request, body)
    return bodies.said(comparing.copies(device, asked.dossiers))


HANDLERS = (standing, renew, days, one_day, copies)
"""Signed-in devices only."""
