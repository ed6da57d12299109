"""Bodies of requests and answers: our messages, JSON, possibly gzip."""

import zlib
from typing import Any, TypeVar

from litestar import Request, Response

from city_portal.rules.refusals import Refused, Why
from counter_app.wire.codec import Unreadable, decode, encode
from counter_app.wire.manners import Message

M = TypeVar("M", bound=Message)

MOST_SENT = 4 * 1024 * 1024
"""Bytes of a body as it comes."""
MOST_READ = 16 * 1024 * 1024
"""Bytes of a body unpacked."""
_GZIP = 31


def read(kind: type[M], request: Request[Any, Any, Any], body: bytes) -> M:
    """Read a message; Refused with INVALID, TOO_LARGE or WRONG_TYPE."""
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding == "gzip":
        body = _unpacked(body)
    elif encoding != "identity":
        raise Refused(Why.WRONG_TYPE, "bodies come as they are or as gzip")
    try:
        return decode(kind, body)
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


def _unpacked(body: bytes) -> bytes:
    unpacker = zlib.decompressobj(_GZIP)
    try:
        content = unpacker.decompress(body, MOST_READ)
    except zlib.error as error:
        raise Refused(Why.INVALID, "the body is not gzip") from error
    if unpacker.unconsumed_tail:
        raise Refused(Why.TOO_LARGE, f"at most {MOST_READ} bytes unpacked")
    if not unpacker.eof:
        raise Refused(Why.INVALID, "the body was cut off")
    return content
