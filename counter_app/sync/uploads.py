"""Getting one file to the portal, going on where it stopped (tus 1.0).

Address and offset are kept after each piece; after any doubt the portal is asked how
far it is. No library: those at hand lose the address or stall on a stale one
(SYNC.md 1, tuspy).
"""

from collections.abc import Callable
from http import HTTPStatus

from counter_app.domain.errors import PortalRefused, PortalUnreachable
from counter_app.domain.exchange import Upload
from counter_app.sync.pace import NO_CAP, Pace
from counter_app.sync.ports import Blobs

DOUBTS = 4
"""How often one pass asks anew how far an upload is, or begins anew, before it leaves
it for later."""
GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE, 460)
"""The upload is no more; 460 is tus for a hash that did not fit."""

Note = Callable[[str, int], None]
"""Told the address and the offset after each piece; durable when it returns."""


def upload(
    blobs: Blobs,
    file: Upload,
    content: bytes,
    note: Note,
    pace: Pace = NO_CAP,
) -> None:
    """Send what the portal lacks of a file; returns when the portal has all of it.

    Raises PortalUnreachable or PortalRefused; both may be tried again later.
    """
    url, doubts = file.url, DOUBTS
    offset = blobs.upload_offset(url) if url else None
    while True:
        if offset is None:
            url, offset = blobs.begin_upload(file.sha256, len(content)), 0
            note(url, offset)
        try:
            return _bring_rest(blobs, file, (url, offset), content, note, pace)
        except PortalUnreachable:
            pace.broke()
            raise
        except PortalRefused as refused:
            doubts -= 1
            if not doubts:
                raise
            if refused.status == HTTPStatus.LOCKED:
                # A line was cut, and the portal has not heard of it yet.
                pace.give_way()
            gone = refused.status in GONE
            offset = None if gone else blobs.upload_offset(url)


def _bring_rest(
    blobs: Blobs,
    file: Upload,
    to: tuple[str, int],
    content: bytes,
    note: Note,
    pace: Pace,
) -> None:
    """Send what is left from there, piece by piece; returns when all is proven there.

    Raises PortalRefused as gone when all bytes are said to be there without sending
    any, but they do not make this file: it is begun anew.
    """
    url, offset = to
    whole, checked = memoryview(content), False  # a piece of it is no copy
    while offset < len(content):
        piece, begun = whole[offset : offset + pace.piece], pace.now()
        offset = blobs.append(url, offset, piece)
        # The last piece is answered after the hash of the whole was seen.
        checked = offset == len(content)
        note(url, offset)
        pace.sent(len(piece), begun)
    if not (checked or blobs.has_file(file.sha256)):
        raise PortalRefused("upload-incomplete", status=HTTPStatus.GONE)
