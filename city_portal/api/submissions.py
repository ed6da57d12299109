"""What came from home, for the counters of its office; see docs/wire.md."""

from litestar import Response, get, post
from litestar.params import FromPath, RawBody

from city_portal.api import bodies
from city_portal.api.asking import Asked, Given
from city_portal.api.described import SIGNED_IN, described
from city_portal.services.taking import Taking
from city_portal.store.offices import Device
from counter_app.wire.submissions import (
    SubmissionAnswer,
    SubmissionAnswered,
    Submissions,
    Submitted,
)

BYTES = "application/octet-stream"


@get(
    "/v1/submissions",
    sync_to_thread=True,
    security=SIGNED_IN,
    operation_class=described(gives=Submissions, refusals=(401,)),
)
def waiting(device: Given[Device], taking: Given[Taking]) -> Response[bytes]:
    """Return what waits for the office of this device."""
    return bodies.said(taking.waiting(device))


@post(
    "/v1/submissions/{code:str}/claim",
    sync_to_thread=True,
    status_code=200,
    security=SIGNED_IN,
    operation_class=described(gives=Submitted, refusals=(401, 403, 404)),
)
def claim(
    code: FromPath[str], device: Given[Device], taking: Given[Taking]
) -> Response[bytes]:
    """Take one up, so that no other counter does."""
    return bodies.said(taking.claim(device, code))


@get(
    "/v1/submissions/{code:str}/files/{sha256:str}",
    sync_to_thread=True,
    security=SIGNED_IN,
    operation_class=described(gives=BYTES, refusals=(401, 404)),
)
def file(
    code: FromPath[str],
    sha256: FromPath[str],
    device: Given[Device],
    taking: Given[Taking],
) -> Response[bytes]:
    """Hand out a file of one that waits."""
    content = taking.file(device, code, sha256)
    return Response(content, media_type=BYTES, headers=bodies.MANNERS)


@post(
    "/v1/submissions/{code:str}/answer",
    sync_to_thread=True,
    status_code=200,
    request_max_body_size=bodies.MOST_SENT,
    security=SIGNED_IN,
    operation_class=described(
        takes=SubmissionAnswer,
        gives=SubmissionAnswered,
        refusals=(400, 401, 403, 404, 413),
    ),
)
def answer(
    request: Asked,
    code: FromPath[str],
    body: RawBody,
    device: Given[Device],
    taking: Given[Taking],
) -> Response[bytes]:
    """Refuse one, or send it back for more."""
    said = bodies.read(SubmissionAnswer, request, body)
    return bodies.said(taking.answer(device, code, said))


HANDLERS = (waiting, claim, file, answer)
