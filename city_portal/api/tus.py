"""What tus 1.0 with its extensions creation and checksum says, whoever speaks it.

A small handler of our own: the server library at hand corrupts an upload when it is
killed in mid-PATCH, ignores checksums and hangs on two concurrent PATCHes.
"""

import asyncio
import base64
import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager

from litestar import Response

from city_portal.api.asking import Asked
from city_portal.files.uploads import Receiving, Upload, Uploads
from city_portal.rules.refusals import Refused, Why

VERSION = "1.0.0"
TYPE = "application/offset+octet-stream"
DIGESTS = ("sha1", "sha256")
_DIGITS = 12
_AT_ONCE = 1024 * 1024
"""Bytes handed to the disk at once: a thread is not asked for every packet."""


async def appended(request: Asked, uploads: Uploads, name: str, owner: str) -> Upload:
    """Add the bytes of a PATCH at its offset; the last ones bring the check."""
    check_version(request)
    if request.headers.get("content-type", "") != TYPE:
        raise Refused(Why.WRONG_TYPE, f"the content type is {TYPE}")
    begin = whole(request, "upload-offset")
    told = _checksum(request)
    async with _elsewhere(uploads.receiving(name, owner, begin)) as receiving:
        await _receive(request, receiving, told)
    return receiving.upload


class _Writing:
    """Hands bytes to the disk while the next ones come."""

    def __init__(self, receiving: Receiving) -> None:
        self._receiving = receiving
        self._held: list[bytes] = []
        self._size = 0
        self._before: asyncio.Future[None] | None = None

    async def add(self, data: bytes) -> None:
        """Take bytes; wait only for those before the last ones."""
        self._held.append(data)
        self._size += len(data)
        if self._size >= _AT_ONCE:
            await self.end()
            work = asyncio.to_thread(self._receiving.write, *self._held)
            self._before, self._held, self._size = asyncio.ensure_future(work), [], 0

    async def end(self) -> None:
        """Wait until what was handed over is written."""
        before, self._before = self._before, None
        if before:
            await before

    async def rest(self) -> None:
        """Write what is left as well."""
        await self.end()
        if self._held:
            await asyncio.to_thread(self._receiving.write, *self._held)


async def _receive(
    request: Asked, receiving: Receiving, told: tuple[str, bytes] | None
) -> None:
    digest = hashlib.new(told[0], usedforsecurity=False) if told else None
    left = receiving.room
    writing = _Writing(receiving)
    try:
        async for data in request.stream():
            left -= len(data)
            if left < 0:
                break
            if digest:
                digest.update(data)
            await writing.add(data)
    finally:
        # What came before the line was cut counts.
        await writing.rest()
    if left < 0:
        await asyncio.to_thread(receiving.take_back)
        raise Refused(Why.TOO_LARGE, "more bytes than Upload-Length")
    if digest and told and not hmac.compare_digest(digest.digest(), told[1]):
        await asyncio.to_thread(receiving.take_back)
        raise Refused(Why.WRONG_CHECKSUM, "the bytes do not have this checksum")


@asynccontextmanager
async def _elsewhere(
    work: AbstractContextManager[Receiving],
) -> AsyncIterator[Receiving]:
    """Enter and leave on a worker thread: both touch the disk."""
    receiving = await asyncio.to_thread(work.__enter__)
    try:
        yield receiving
    except BaseException as error:
        await asyncio.to_thread(work.__exit__, type(error), error, error.__traceback__)
        raise
    await asyncio.to_thread(work.__exit__, None, None, None)


def check_version(request: Asked) -> None:
    """Refuse whoever speaks another version."""
    if request.headers.get("tus-resumable") != VERSION:
        raise Refused(Why.WRONG_VERSION, f"Tus-Resumable: {VERSION} is spoken here")


def whole(request: Asked, header: str) -> int:
    """Read a header that is a whole number."""
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise Refused(Why.INVALID, f"{header} is no whole number")
    return int(text)


def metadata(request: Asked) -> dict[str, str]:
    """Read Upload-Metadata."""
    found = {}
    for pair in request.headers.get("upload-metadata", "").split(","):
        name, _, value = pair.strip().partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode()
        except ValueError as error:
            raise Refused(Why.INVALID, "Upload-Metadata cannot be read") from error
    return found


def _checksum(request: Asked) -> tuple[str, bytes] | None:
    header = request.headers.get("upload-checksum")
    if header is None:
        return None
    name, _, value = header.partition(" ")
    if name not in DIGESTS:
        raise Refused(Why.INVALID, "this checksum algorithm is not known")
    try:
        return name, base64.b64decode(value, validate=True)
    except ValueError as error:
        raise Refused(Why.INVALID, "Upload-Checksum cannot be read") from error


def offsets(upload: Upload) -> dict[str, str]:
    """Say how far an upload is."""
    return {
        "Upload-Offset": str(upload.offset),
        "Upload-Length": str(upload.length),
    }


def said(status: int, headers: dict[str, str]) -> Response[None]:
    """Answer without a body."""
    always = {"Tus-Resumable": VERSION, "Cache-Control": "no-store"}
    return Response(
        None,
        status_code=status,
        media_type="text/plain",
        headers={**always, **headers},
    )
