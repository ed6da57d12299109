"""Where a counter tells citizens' marks; see docs/wire.md."""

from litestar import Response, post
from litestar.params import RawBody

from city_portal.api import bodies
from city_portal.api.asking import Asked, Given
from city_portal.api.described import SIGNED_IN, described
from city_portal.services.rating import RatingBook
from city_portal.store.offices import Device
from counter_app.wire.messages import RatingsReply, RatingsRequest


@post(
    "/v1/ratings",
    sync_to_thread=True,
    status_code=200,
    request_max_body_size=bodies.MOST_SENT,
    security=SIGNED_IN,
    operation_class=described(
        takes=RatingsRequest, gives=RatingsReply, refusals=(400, 401, 413)
    ),
)
def rate(
    request: Asked, body: RawBody, device: Given[Device], rating: Given[RatingBook]
) -> Response[bytes]:
    """Keep marks; one told twice counts once."""
    asked = bodies.read(RatingsRequest, request, body)
    return bodies.said(rating.keep(device, asked.ratings))


HANDLERS = (rate,)
