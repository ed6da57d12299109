"""Who asks: the device behind a request."""

from typing import Any, TypeAlias, TypeVar

from litestar import Request
from litestar.di import NamedDependency
from litestar.params import SkipValidation

from city_portal.rules.refusals import Refused, Why
from city_portal.services.sessions import SignIn
from city_portal.store.offices import Device

T = TypeVar("T")

Asked = Request[Any, Any, Any]
Given: TypeAlias = NamedDependency[SkipValidation[T]]
"""What bootstrap hands to a handler; it is no part of the request."""


def signed_in(request: Asked, sign_in: Given[SignIn]) -> Device:
    """Return the device whose token came with the request."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Refused(Why.UNAUTHORISED, "a device token is needed")
    return sign_in.device_of(token.strip())
