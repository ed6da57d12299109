"""Resumable uploads of the counters, by tus."""

import asyncio

from litestar import Response, head, patch, post, route
from litestar.params import FromPath

from city_portal.api import tus
from city_portal.api.asking import Asked, Given
from city_portal.api.described import SIGNED_IN, described
from city_portal.files.uploads import Uploads
from city_portal.rules.papers import is_sha256
from city_portal.rules.refusals import Refused, Why
from city_portal.services.pushing import Pushing
from city_portal.store.offices import Device

MOST = 200 * 1024 * 1024
"""Bytes of one file."""
_PLACE = "/v1/uploads"
_SPOKEN = {"Tus-Resumable": r"^1\.0\.0$"}


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
    return tus.said(
        204,
        {
            "Tus-Version": tus.VERSION,
            "Tus-Extension": "creation,checksum",
            "Tus-Max-Size": str(MOST),
            "Tus-Checksum-Algorithm": ",".join(tus.DIGESTS),
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
    tus.check_version(request)
    length = tus.whole(request, "upload-length")
    if length > MOST:
        raise Refused(Why.TOO_LARGE, f"at most {MOST} bytes a file")
    sha256 = tus.metadata(request).get("sha256", "")
    if not is_sha256(sha256):
        raise Refused(Why.INVALID, "Upload-Metadata names no sha256 in hexadecimal")
    upload = uploads.create(owner=device.id, sha256=sha256, length=length)
    if not length:
        uploads.state(upload.id, device.id)
        pushing.arrived(sha256)
    return tus.said(201, {"Location": f"{_PLACE}/{upload.id}"})


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
    tus.check_version(request)
    upload = await asyncio.to_thread(uploads.state, name, device.id)
    if upload.finished:
        await asyncio.to_thread(pushing.arrived, upload.sha256)
    return tus.said(200, tus.offsets(upload))


@patch(
    _PLACE + "/{name:str}",
    security=SIGNED_IN,
    request_max_body_size=MOST,
    operation_class=described(
        takes=tus.TYPE,
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
    upload = await tus.appended(request, uploads, name, device.id)
    if upload.finished:
        await asyncio.to_thread(pushing.arrived, upload.sha256)
    return tus.said(204, tus.offsets(upload))


HANDLERS = (abilities, create, offset, append)
