"""Bodies of requests and answers: our messages, JSON, possibly packed."""

from typing import Any, TypeVar

from litestar import Request, Response

from city_portal.rules.refusals import Refused, Why
from counter_app.wire.codec import Unreadable, decode, encode
from counter_app.wire.manners import Message
from counter_app.wire.packed import GZIP, ZSTD, TooLarge, unpack_gzip, unpack_zstd

M = TypeVar("M", bound=Message)

MOST_SENT = 4 * 1024 * 1024
"""Bytes of a body as it comes."""
MOST_READ = 16 * 1024 * 1024
"""Bytes of a body unpacked."""
_UNPACKED = {ZSTD: unpack_zstd, GZIP: unpack_gzip}


def read(kind: type[M], request: Request[Any, Any, Any], body: bytes) -> M:
    """Read a message; Refused with INVALID, TOO_LARGE or WRONG_TYPE."""
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    unpack = _UNPACKED.get(encoding)
    if unpack is None and encoding != "identity":
        raise Refused(Why.WRONG_TYPE, "bodies come as they are, as zstd or as gzip")
    try:
        return decode(kind, unpack(body, MOST_READ) if unpack else body)
    except TooLarge as error:
        raise Refused(Why.TOO_LARGE, f"at most {MOST_READ} bytes unpacked") from error
    except Unreadable as error:
        raise Refused(Why.INVALID, f"not the message expected: {error}") from error


MANNERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
"""Of every answer: kept nowhere, and taken for nothing else than it says it is."""


def said(message: Message, status: int = 200) -> Response[bytes]:
    """Answer with a message."""
    return Response(
        encode(message),
        status_code=status,
        media_type="application/json",
        headers=MANNERS,
    )
