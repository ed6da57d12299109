"""Where a counter shows the head of its journal; see docs/wire.md."""

from litestar import Response, post
from litestar.params import RawBody

from city_portal.api import bodies
from city_portal.api.asking import Asked, Given
from city_portal.api.described import SIGNED_IN, described
from city_portal.services.witnessing import Witnessing
from city_portal.store.offices import Device
from counter_app.wire.messages import CheckpointReply, CheckpointRequest


@post(
    "/v1/checkpoints",
    sync_to_thread=True,
    status_code=200,
    request_max_body_size=bodies.MOST_SENT,
    security=SIGNED_IN,
    operation_class=described(
        takes=CheckpointRequest,
        gives=CheckpointReply,
        refusals=(400, 401, 403, 409, 413),
    ),
)
def checkpoint(
    request: Asked, body: RawBody, device: Given[Device], witnessing: Given[Witnessing]
) -> Response[bytes]:
    """Countersign a head; 409 for a counter with two pasts."""
    asked = bodies.read(CheckpointRequest, request, body)
    return bodies.said(witnessing.countersign(device, asked.signed))


HANDLERS = (checkpoint,)
