"""The description at ``/openapi.json``: generated from handlers and messages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec
from litestar import get
from litestar.openapi.spec import (
    Components,
    OpenAPIFormat,
    OpenAPIHeader,
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    Parameter,
    Reference,
    RequestBody,
    Schema,
    SecurityScheme,
)

from city_portal.api.asking import Asked
from city_portal.api.problems import MEDIA_TYPE
from counter_app.wire import fleet, messages, officers, submissions
from counter_app.wire.manners import Message

SCHEME = "device"
SIGNED_IN: list[dict[str, list[str]]] = [{SCHEME: []}]
COMPONENTS = Components(
    security_schemes={
        SCHEME: SecurityScheme(
            type="http",
            scheme="bearer",
            description=(
                "The token of POST /v1/token, 10 minutes; bought with a DPoP proof"
                " (RFC 9449), the scheme is DPoP and each request carries one."
            ),
        )
    }
)
NOTHING: Mapping[str, str] = MappingProxyType({})
_HEADER = OpenAPIHeader(schema=Schema(type=OpenAPIType.STRING))
_BYTES = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
_SPOKEN = (
    messages.EnrolRequest,
    messages.Enrolled,
    messages.TokenRequest,
    messages.Token,
    messages.SlotRequest,
    messages.SlotReply,
    messages.PushRequest,
    messages.Operation,
    messages.PushReply,
    messages.FeedPage,
    messages.Roster,
    messages.Standing,
    messages.RenewRequest,
    messages.Days,
    messages.Day,
    messages.CopiesRequest,
    messages.Copies,
    messages.CataloguePack,
    messages.PortalTime,
    messages.CheckpointRequest,
    messages.CheckpointReply,
    messages.RatingGiven,
    messages.RatingsRequest,
    messages.RatingsReply,
    fleet.CarriedRequest,
    fleet.RetireRequest,
    fleet.Retired,
    fleet.Beat,
    fleet.BeatReply,
    fleet.RolloutReply,
    fleet.Fleet,
    submissions.Submissions,
    submissions.Submitted,
    submissions.SubmissionAnswer,
    submissions.SubmissionAnswered,
    officers.OfficerCode,
    officers.OfficerCodeAsked,
    officers.OfficerProof,
    messages.Problem,
)
_WHY = {
    304: "Not changed",
    400: "Not the message expected",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not here",
    409: "Another offset",
    412: "Another protocol version",
    413: "Too large",
    415: "Another content type",
    423: "Another request is writing",
    429: "Too often; see Retry-After",
    460: "Checksum mismatch (tus)",
}


def described(
    *,
    takes: type[Message] | str | None = None,
    gives: type[Message] | str | None = None,
    status: int = 200,
    headers: tuple[str, ...] = (),
    refusals: tuple[int, ...] = (),
    asks: Mapping[str, str] = NOTHING,
) -> type[Operation]:
    """Return what makes a handler's entry: its body, its answer, its refusals.

    ``asks``: headers it cannot do without, each with the pattern of its value.
    """
    wanted = [
        Parameter(
            name=name,
            param_in="header",
            required=True,
            schema=Schema(type=OpenAPIType.STRING, pattern=pattern),
        )
        for name, pattern in asks.items()
    ]
    body = RequestBody(content=_content(takes), required=True) if takes else None
    answer = OpenAPIResponse(
        description="As asked",
        content=_content(gives) if gives else None,
        headers=dict.fromkeys(headers, _HEADER) or None,
    )
    answers = {
        str(status): answer,
        **{str(code): _refusal(code) for code in refusals},
    }

    class Described(Operation):
        def __init__(self, **found: Any) -> None:
            found.update(request_body=body, responses=answers)
            if wanted:
                found["parameters"] = [*(found.get("parameters") or ()), *wanted]
            super().__init__(**found)

    return Described


@get("/openapi.json", include_in_schema=False, sync_to_thread=False)
def description(request: Asked) -> dict[str, Any]:
    """Return the description of this portal."""
    whole = request.app.openapi_schema.to_schema()
    _, schemas = msgspec.json.schema_components(
        _SPOKEN, ref_template="#/components/schemas/{name}"
    )
    whole["components"] = {**whole.get("components", {}), "schemas": schemas}
    return whole


def _content(kind: type[Message] | str) -> dict[str, OpenAPIMediaType]:
    if isinstance(kind, str):
        return {kind: OpenAPIMediaType(schema=_BYTES)}
    return {"application/json": OpenAPIMediaType(schema=_ref(kind))}


def _refusal(code: int) -> OpenAPIResponse:
    if code == 304:
        return OpenAPIResponse(description=_WHY[code])
    content = {MEDIA_TYPE: OpenAPIMediaType(schema=_ref(messages.Problem))}
    return OpenAPIResponse(description=_WHY[code], content=content)


def _ref(kind: type[Message]) -> Reference:
    return Reference(ref=f"#/components/schemas/{kind.__name__}")
