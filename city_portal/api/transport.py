"""Told to browsers with every answer: from now on over TLS only (RFC 6797)."""

from litestar.types import BeforeMessageSendHookHandler, Message, Scope

YEAR = b"max-age=31536000; includeSubDomains"


def over_tls_only(public_url: str) -> list[BeforeMessageSendHookHandler]:
    """Return what adds the header; nothing where the portal is not called by https.

    Before a portal without TLS (a rehearsal) the header would be a lie, and browsers
    ignore it there.
    """
    return [_add] if public_url.startswith("https://") else []


async def _add(message: Message, _scope: Scope) -> None:
    if message["type"] == "http.response.start":
        message["headers"] = [
            *message.get("headers", ()),
            (b"strict-transport-security", YEAR),
        ]
