"""Messages to JSON and back, refusing what does not fit."""

from typing import TypeVar

import msgspec

from counter_app.wire.manners import Message

M = TypeVar("M", bound=Message)


class Unreadable(ValueError):
    """These bytes are not the message that was expected."""


def encode(message: Message) -> bytes:
    """Write a message as compact UTF-8 JSON; equal messages give equal bytes."""
    return msgspec.json.encode(message, order="deterministic")


def decode(kind: type[M], body: bytes) -> M:
    """Read one message of this kind; raise Unreadable for anything else."""
    try:
        return msgspec.json.decode(body, type=kind, strict=True)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(str(error)) from error
