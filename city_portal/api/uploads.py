"""Resumable uploads by tus 1.0 with its extensions creation and checksum.

A small handler of our own: the server library at hand corrupts an upload when it is
killed in mid-PATCH, ignores checksums and hangs on two concurrent PATCHes.
"""

import asyncio
import base64
import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager

from litestar import Response, head, patch, post, route
from litestar.params import FromPath

from city_portal.api.asking import Asked, Given
from city_portal.api.described import SIGNED_IN, described
from city_portal.files.uploads import Receiving, Upload, Uploads
from city_portal.rules.papers import is_sha256
from city_portal.rules.refusals import Refused, Why
from city_portal.services.pushing import Pushing
from city_portal.store.offices import Device

VERSION = "1.0.0"
MOST = 200 * 1024 * 1024
"""Bytes of one file."""
_PLACE = "/v1/uploads"
_SPOKEN = {"Tus-Resumable": r"^1\.0\.0$"}
_TYPE = "application/offset+octet-stream"
_DIGESTS = ("sha1", "sha256")
_DIGITS = 12
_AT_ONCE = 1024 * 1024
"""Bytes handed to the disk at once: a thread is not asked for every packet."""


@route(
    # Of each upload too: there Litestar 2.25 leaves PATCH out of what it allows.
    [_PLACE, _PLACE + "/{name:str}"],
    http_method=["OPTIONS"],
    status_code=204,
    sync_to_thread=False,
    operation_class=described(
        status=204, headers=("Tus-Version", "Tus-Extension", "Tus-Max-Size")
    ),
)
def abilities() -> Response[None]:
    """Say what this server can do; for anybody."""
    return _said(
        204,
        {
            "Tus-Version": VERSION,
            "Tus-Extension": "creation,checksum",
            "Tus-Max-Size": str(MOST),
            "Tus-Checksum-Algorithm": ",".join(_DIGESTS),
        },
    )


@post(
    _PLACE,
    sync_to_thread=True,
    security=SIGNED_IN,
    operation_class=described(
        status=201,
        headers=("Location",),
        refusals=(400, 401, 412, 413, 460),
        asks={
            **_SPOKEN,
            "Upload-Length": "^[0-9]{1,7}$",
            "Upload-Metadata": "^sha256 [A-Za-z0-9+/]{86}==$",  # 64 hexadecimal letters
        },
    ),
)
def create(
    request: Asked,
    device: Given[Device],
    uploads: Given[Uploads],
    pushing: Given[Pushing],
) -> Response[None]:
    """Begin an upload: Upload-Length, and the file's sha256 in Upload-Metadata."""
    _check_version(request)
    length = _whole(request, "upload-length")
    if length > MOST:
        raise Refused(Why.TOO_LARGE, f"at most {MOST} bytes a file")
    sha256 = _metadata(request).get("sha256", "")
    if not is_sha256(sha256):
        raise Refused(Why.INVALID, "Upload-Metadata names no sha256 in hexadecimal")
    upload = uploads.create(owner=device.id, sha256=sha256, length=length)
    if not length:
        uploads.state(upload.id, device.id)
        pushing.arrived(sha256)
    return _said(201, {"Location": f"{_PLACE}/{upload.id}"})


@head(
    _PLACE + "/{name:str}",
    security=SIGNED_IN,
    operation_class=described(
        headers=("Upload-Offset", "Upload-Length"),
        refusals=(401, 404, 412, 423, 460),
        asks=_SPOKEN,
    ),
)
async def offset(
    request: Asked,
    name: FromPath[str],
    device: Given[Device],
    uploads: Given[Uploads],
    pushing: Given[Pushing],
) -> Response[None]:
    """Say how many bytes are safely here."""
    _check_version(request)
    upload = await asyncio.to_thread(uploads.state, name, device.id)
    if upload.finished:
        await asyncio.to_thread(pushing.arrived, upload.sha256)
    return _said(200, _offsets(upload))


@patch(
    _PLACE + "/{name:str}",
    security=SIGNED_IN,
    request_max_body_size=MOST,
    operation_class=described(
        takes=_TYPE,
        status=204,
        headers=("Upload-Offset",),
        asks={**_SPOKEN, "Upload-Offset": "^[0-9]{1,7}$"},
        refusals=(400, 401, 404, 409, 412, 413, 415, 423, 460),
    ),
)
async def append(
    request: Asked,
    name: FromPath[str],
    device: Given[Device],
    uploads: Given[Uploads],
    pushing: Given[Pushing],
) -> Response[None]:
    """Add bytes at Upload-Offset; the last ones bring the check of the whole."""
    _check_version(request)
    if request.headers.get("content-type", "") != _TYPE:
        raise Refused(Why.WRONG_TYPE, f"the content type is {_TYPE}")
    begin = _whole(request, "upload-offset")
    checksum = _checksum(request)
    async with _elsewhere(uploads.receiving(name, device.id, begin)) as receiving:
        await _receive(request, receiving, checksum)
    upload = receiving.upload
    if upload.finished:
        await asyncio.to_thread(pushing.arrived, upload.sha256)
    return _said(204, _offsets(upload))


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
    request: Asked, receiving: Receiving, checksum: tuple[str, bytes] | None
) -> None:
    digest = hashlib.new(checksum[0], usedforsecurity=False) if checksum else None
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
    if digest and checksum and not hmac.compare_digest(digest.digest(), checksum[1]):
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


def _check_version(request: Asked) -> None:
    if request.headers.get("tus-resumable") != VERSION:
        raise Refused(Why.WRONG_VERSION, f"Tus-Resumable: {VERSION} is spoken here")


def _whole(request: Asked, header: str) -> int:
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise Refused(Why.INVALID, f"{header} is no whole number")
    return int(text)


def _metadata(request: Asked) -> dict[str, str]:
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
    if name not in _DIGESTS:
        raise Refused(Why.INVALID, "this checksum algorithm is not known")
    try:
        return name, base64.b64decode(value, validate=True)
    except ValueError as error:
        raise Refused(Why.INVALID, "Upload-Checksum cannot be read") from error


def _offsets(upload: Upload) -> dict[str, str]:
    return {
        "Upload-Offset": str(upload.offset),
        "Upload-Length": str(upload.length),
    }


def _said(status: int, headers: dict[str, str]) -> Response[None]:
    always = {"Tus-Resumable": VERSION, "Cache-Control": "no-store"}
    return Response(
        None,
        status_code=status,
        media_type="text/plain",
        headers={**always, **headers},
    )


HANDLERS = (abilities, create, offset, append)
