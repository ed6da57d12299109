"""Who asks: the device behind a request."""

from typing import Any, TypeAlias, TypeVar

from litestar import Request
from litestar.di import NamedDependency
from litestar.params import SkipValidation

from city_portal.rules.refusals import Refused, Why
from city_portal.services.proofs import Shown
from city_portal.services.sessions import SignIn
from city_portal.store.offices import Device

T = TypeVar("T")

Asked = Request[Any, Any, Any]
Given: TypeAlias = NamedDependency[SkipValidation[T]]
"""What bootstrap hands to a handler; it is no part of the request."""


def signed_in(request: Asked, sign_in: Given[SignIn]) -> Device:
    """Return the device whose token came with the request."""
    return sign_in.device_of(*token_of(request, sign_in.public_url))


def token_of(request: Asked, public_url: str) -> tuple[str, Shown | None]:
    """Return the token that came with a request, and the proof if it needs one."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() not in {"bearer", "dpop"} or not token:
        raise Refused(Why.UNAUTHORISED, "a device token is needed")
    is_bound = scheme.lower() == "dpop"
    shown = proof_of(request, public_url) if is_bound else None
    if is_bound and shown is None:
        raise Refused(Why.UNAUTHORISED, "a proof of the device's key is needed")
    return token.strip(), shown


def proof_of(request: Asked, public_url: str) -> Shown | None:
    """Return the proof that came with a request; Refused for more than one."""
    proofs = request.headers.getall("dpop", [])
    if not proofs:
        return None
    if len(proofs) > 1:
        raise Refused(Why.UNAUTHORISED, "one proof is enough")
    base = public_url or str(request.base_url)
    return Shown(
        proof=proofs[0],
        method=request.method,
        address=base.rstrip("/") + request.url.path,
    )
