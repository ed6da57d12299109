"""A counter shows a code for an officer to agree to, and asks what became of it."""

from litestar import Response, post
from litestar.params import RawBody

from city_portal.api import bodies
from city_portal.api.asking import Asked, Given
from city_portal.api.described import SIGNED_IN, described
from city_portal.services.officer_codes import OfficerAgreement
from city_portal.store.offices import Device
from counter_app.wire.officers import OfficerCode, OfficerCodeAsked, OfficerProof


@post(
    "/v1/officer-codes",
    sync_to_thread=True,
    status_code=201,
    security=SIGNED_IN,
    operation_class=described(gives=OfficerCode, status=201, refusals=(401,)),
)
def begin(
    device: Given[Device], officer_codes: Given[OfficerAgreement]
) -> Response[bytes]:
    """Make a code for this counter to show."""
    return bodies.said(officer_codes.begin(device), 201)


@post(
    "/v1/officer-codes/answer",
    sync_to_thread=True,
    status_code=200,
    request_max_body_size=bodies.MOST_SENT,
    security=SIGNED_IN,
    operation_class=described(
        takes=OfficerCodeAsked, gives=OfficerProof, refusals=(400, 401, 413)
    ),
)
def answer(
    request: Asked,
    body: RawBody,
    device: Given[Device],
    officer_codes: Given[OfficerAgreement],
) -> Response[bytes]:
    """Say who agreed; once."""
    asked = bodies.read(OfficerCodeAsked, request, body)
    return bodies.said(officer_codes.answer(device, asked.device_code))


HANDLERS = (begin, answer)
