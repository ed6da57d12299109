"""Who asks for a page of the back office, and whether the form is really theirs."""

import hmac
import logging
from typing import Any, TypeAlias, TypeVar
from urllib.parse import urlsplit

from litestar import Request, Response
from litestar.di import NamedDependency
from litestar.params import SkipValidation
from litestar.response import Redirect

from city_portal.pages import drawing
from city_portal.pages.office_words import WORDS
from city_portal.rules.refusals import WORTH_A_LINE, Refused, Why
from city_portal.rules.roles import Act, Role
from city_portal.services.staff import StaffSignIn, Visitor

log = logging.getLogger(__name__)
COOKIE = "__Host-can-bo"
"""Bound by its name to this host, to TLS and to the whole path."""
HOME = "/can-bo"
MOST = 64 * 1024
STATUS = {
    Why.INVALID: 400,
    Why.UNAUTHORISED: 401,
    Why.FORBIDDEN: 403,
    Why.NOT_FOUND: 404,
    Why.TOO_LARGE: 413,
    Why.WRONG_TYPE: 415,
    Why.TOO_OFTEN: 429,
}
T = TypeVar("T")
Given: TypeAlias = NamedDependency[SkipValidation[T]]
Visit = Request[Any, Any, Any]


class NotSignedIn(Exception):
    """The sign-in page comes first."""


class FirstPassword(Exception):
    """Another password comes first."""


def guest(request: Visit, staff_sign_in: Given[StaffSignIn]) -> Visitor:
    """Return who is signed in, even with a first password."""
    cookie = request.cookies.get(COOKIE, "")
    who = staff_sign_in.visitor(cookie) if cookie else None
    if who is None:
        raise NotSignedIn
    return who


def visitor(request: Visit, staff_sign_in: Given[StaffSignIn]) -> Visitor:
    """Return who is signed in and may work."""
    who = guest(request, staff_sign_in)
    if who.must_change:
        raise FirstPassword
    return who


def is_own(request: Visit) -> bool:
    """Say whether a form was sent from a page of this portal, as browsers tell it."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {
        "same-origin",
        "none",
    }:
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def must_be_ours(request: Visit) -> None:
    """Refuse a sign-in that another site sent."""
    if not is_own(request):
        raise Refused(Why.FORBIDDEN, "csrf")


def must_be_own(request: Visit, who: Visitor, token: str) -> None:
    """Refuse a form that another site sent, or an old page."""
    right = hmac.compare_digest(token.encode(), who.csrf.encode())
    if not right or not is_own(request):
        raise Refused(Why.FORBIDDEN, "csrf")


def sent(request: Visit, body: bytes, who: Visitor) -> dict[str, str]:
    """Read a form, once it is known to be theirs."""
    form = drawing.answers(body, 30)
    must_be_own(request, who, form.get("csrf", ""))
    return form


def draw(
    template: str, who: Visitor | None, lang: str, status: int = 200, **parts: Any
) -> Response[str]:
    """Draw a page of the back office."""
    words = WORDS[lang]
    html = drawing.ENVIRONMENT.get_template(template).render(
        {"problem": "", "done": "", "here": "", **parts},
        words=words,
        lang=lang,
        who=who,
        may=who.may if who else None,
        Act=Act,
        Role=Role,
    )
    # Without it browsers name no origin with a form ("null"), and is_own says no.
    return drawing.page(html, status, "same-origin")


def sentence(refused: Refused, lang: str) -> str:
    """Return what to tell somebody, and what to do now."""
    words = WORDS[lang]
    return words.get(f"problem_{refused.detail}", words["problem_step"])


def to_sign_in(_request: Visit, _error: NotSignedIn) -> Response[Any]:
    """Send to the sign-in page."""
    return Redirect(f"{HOME}/dang-nhap", status_code=303)


def to_password(_request: Visit, _error: FirstPassword) -> Response[Any]:
    """Send to where the first password is changed."""
    return Redirect(f"{HOME}/doi-mat-khau", status_code=303)


def refused(request: Visit, error: Refused) -> Response[Any]:
    """Show a refusal as a page."""
    if error.why in WORTH_A_LINE:
        route = request.scope.get("path_template", "")
        about = {"method": request.method, "route": route, "why": error.why.value}
        log.warning("refused", extra=about)
    lang = request.query_params.get("lang", "vi")
    lang = lang if lang in WORDS else "vi"
    said = sentence(error, lang)
    return draw("refused.html", None, lang, STATUS.get(error.why, 400), problem=said)
