"""Refusals and mistakes as ``application/problem+json``."""

import errno
import logging
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException
from sqlalchemy.exc import DBAPIError, OperationalError

from city_portal.api.bodies import MANNERS
from city_portal.rules.refusals import WORTH_A_LINE, Refused, Why
from counter_app.wire.codec import encode
from counter_app.wire.messages import Problem

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
WRONG_CHECKSUM = 460
"""From tus; not registered with IANA."""

STATUS = {
    Why.INVALID: 400,
    Why.UNAUTHORISED: 401,
    Why.FORBIDDEN: 403,
    Why.NOT_FOUND: 404,
    Why.FORKED: 409,
    Why.WRONG_OFFSET: 409,
    Why.WRONG_VERSION: 412,
    Why.TOO_LARGE: 413,
    Why.WRONG_TYPE: 415,
    Why.BUSY: 423,
    Why.TOO_OFTEN: 429,
    Why.WRONG_CHECKSUM: WRONG_CHECKSUM,
}
_STORAGE = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.ESTALE}
_READ_ONLY = "25006"
"""PostgreSQL's name for writing where only reading is allowed, as on a standby."""
_BY_STATUS = {status: why.value for why, status in STATUS.items()}
_RETRY_AFTER = {Why.BUSY: "1", Why.TOO_OFTEN: "60"}


def refused(request: Request[Any, Any, Any], error: Refused) -> Response[bytes]:
    """Answer a refusal."""
    if error.why in WORTH_A_LINE:
        about = {**_asked(request, STATUS[error.why]), "why": error.why.value}
        log.warning("refused", extra=about)
    headers = {}
    if error.why in _RETRY_AFTER:
        headers["Retry-After"] = _RETRY_AFTER[error.why]
    if error.why is Why.UNAUTHORISED:
        headers["WWW-Authenticate"] = 'DPoP algs="ES256"'
    return _answer(STATUS[error.why], error.why, error.detail, headers)


def failed(_request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """Answer what the framework refused: no such path, method, parameter."""
    code = _BY_STATUS.get(error.status_code, "failed")
    headers = dict(error.headers or {})
    if error.status_code == STATUS[Why.TOO_OFTEN]:
        headers["Retry-After"] = "1"  # the framework's limit is one of a second
    return _answer(error.status_code, code, error.detail, headers)


def undone(request: Request[Any, Any, Any], error: DBAPIError) -> Response[bytes]:
    """Answer what the database refused: it cannot now, or it was asked wrongly."""
    cannot = isinstance(error, OperationalError)
    if cannot or getattr(error.orig, "sqlstate", "") == _READ_ONLY:
        return unavailable(request, error)
    return broken(request, error)


def unavailable(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Answer while the database is gone, full or busy: nothing took effect."""
    log.error("no database", exc_info=error, extra=_asked(request, 503))
    detail = "the portal's database does not answer; try again later"
    return _answer(503, "unavailable", detail, {"Retry-After": "5"})


def unstored(request: Request[Any, Any, Any], error: OSError) -> Response[bytes]:
    """Answer while files cannot be kept: disk full, object store gone."""
    if error.errno not in _STORAGE:
        return broken(request, error)
    log.error("no storage", exc_info=error, extra=_asked(request, 503))
    detail = "the portal cannot keep or read files; try again later"
    return _answer(503, "unavailable", detail, {"Retry-After": "5"})


def broken(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Answer a bug of ours; the log has it, the answer has not."""
    log.error("failed", exc_info=error, extra=_asked(request, 500))
    return _answer(500, "broken", "the portal made a mistake; try again later", {})


def _asked(request: Request[Any, Any, Any], status: int) -> dict[str, object]:
    """Return what a log may say of a request: its route, not whose dossier it names."""
    route = request.scope.get("path_template", "")
    return {"method": request.method, "route": route, "status": status}


def _answer(
    status: int, code: str, detail: str, headers: dict[str, str]
) -> Response[bytes]:
    return Response(
        encode(Problem(code=code, detail=detail)),
        status_code=status,
        media_type=MEDIA_TYPE,
        headers={**MANNERS, **headers},
    )
