"""What all messages share: their base, and the kinds of values that recur."""

from typing import Annotated, Any

import msgspec

Whole = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
"""A count: neither side can be told a number its database cannot keep."""


Name = Annotated[str, msgspec.Meta(pattern=r"^[\x21-\x7e]{1,100}$")]
"""Visible ASCII."""
Signed = Annotated[
    str,
    msgspec.Meta(
        max_length=100_000,
        pattern=r"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$",
    ),
]
"""A JWS in its compact form; whose it is, only checking it can tell."""

PublicKey = Annotated[
    dict[str, Any],
    msgspec.Meta(
        extra_json_schema={
            "required": ["kty", "crv", "x", "y"],
            "properties": {
                "kty": {"const": "EC"},
                "crv": {"const": "P-256"},
                "x": {"type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"},
                "y": {"type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"},
            },
        }
    ),
]
"""The public half of a P-256 key as a JWK."""


class Message(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False, rename="camel"
):
    """The manners all messages share."""
