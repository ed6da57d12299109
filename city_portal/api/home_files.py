"""Files from home by tus: a browser with a script goes on where the line was cut.

Whoever holds both codes of a draft sends; what is whole is on its row of the checklist
at once. Without a script the form itself sends the files.
"""

import asyncio
from typing import TypeAlias

from litestar import Response, head, patch, post
from litestar.params import FromPath

from city_portal.api import tus
from city_portal.api.asking import Asked, Given
from city_portal.files.uploads import Upload, Uploads
from city_portal.rules.papers import is_sha256
from city_portal.rules.refusals import Refused, Why
from city_portal.services.submitting import MOST_FILE, MOST_FILES, Submitting

_PLACE = "/nop-ho-so/tep"
Keys: TypeAlias = tuple[str, str, str]
"""Both codes of a draft, and the client that shows them."""


@post(_PLACE, include_in_schema=False)
async def begin(
    request: Asked,
    keys: Given[Keys],
    submitting: Given[Submitting],
    uploads: Given[Uploads],
) -> Response[None]:
    """Begin or go on: Upload-Length; sha256, row and filename in Upload-Metadata."""
    tus.check_version(request)
    row = await asyncio.to_thread(submitting.open_one, keys)
    length, told = tus.whole(request, "upload-length"), tus.metadata(request)
    if length > MOST_FILE:
        raise Refused(Why.TOO_LARGE, "file-size")
    if not length or not is_sha256(told.get("sha256", "")):
        raise Refused(Why.INVALID, "Upload-Metadata names no sha256 in hexadecimal")
    fresh = Upload(
        id="",
        owner=row.code,
        sha256=told["sha256"],
        length=length,
        row=told.get("row", "")[:60],
        title=told.get("filename", "")[:120],
    )
    upload = await asyncio.to_thread(uploads.go_on, fresh, MOST_FILES)
    where = {"Location": f"{_PLACE}/{upload.id}"}
    return tus.said(201, {**where, **tus.offsets(upload)})


@head(_PLACE + "/{name:str}", include_in_schema=False)
async def offset(
    request: Asked,
    name: FromPath[str],
    keys: Given[Keys],
    submitting: Given[Submitting],
    uploads: Given[Uploads],
) -> Response[None]:
    """Say how many bytes are safely here."""
    tus.check_version(request)
    row = await asyncio.to_thread(submitting.open_one, keys)
    upload = await asyncio.to_thread(uploads.state, name, row.code)
    await _settle(submitting, keys, upload)
    return tus.said(200, tus.offsets(upload))


@patch(_PLACE + "/{name:str}", request_max_body_size=MOST_FILE, include_in_schema=False)
async def append(
    request: Asked,
    name: FromPath[str],
    keys: Given[Keys],
    submitting: Given[Submitting],
    uploads: Given[Uploads],
) -> Response[None]:
    """Add bytes at Upload-Offset; with the last ones the file is on its row."""
    row = await asyncio.to_thread(submitting.open_one, keys)
    upload = await tus.appended(request, uploads, name, row.code)
    await _settle(submitting, keys, upload)
    return tus.said(204, tus.offsets(upload))


async def _settle(submitting: Submitting, keys: Keys, upload: Upload) -> None:
    if upload.finished:
        named = (upload.row, upload.title, upload.sha256)
        await asyncio.to_thread(submitting.attach, keys, *named)


HANDLERS = (begin, offset, append)
