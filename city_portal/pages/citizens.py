"""The page where anybody looks a dossier up by code and lookup secret."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias, TypeVar

from litestar import MediaType, Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter, RawBody, SkipValidation

from city_portal.pages import drawing
from city_portal.pages.words import WORDS, language_of
from city_portal.rules.refusals import Refused
from city_portal.services.lookup import Found, Lookup
from city_portal.services.rating import RatingBook
from city_portal.services.vouching import Vouching

_MOST = 4096
T = TypeVar("T")
Given: TypeAlias = NamedDependency[SkipValidation[T]]
Visit = Request[Any, Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What one page shows."""

    lang: str
    code: str = ""
    found: Found | None = None
    secret: str = ""
    provider: str = ""
    """Who can vouch for the citizen; empty: nobody, or nothing to confirm."""
    can_rate: bool = False
    done: str = ""
    """The name of a sentence of success."""
    said: str = ""
    """The name of a sentence that stands above the form."""


@get("/", include_in_schema=False, sync_to_thread=False)
def home(
    code: Annotated[str, QueryParameter(max_length=200)] = "",
    lang: Annotated[str, QueryParameter(max_length=10)] = "vi",
) -> Response[str]:
    """Show the form."""
    return _drawn(_Page(lang=language_of(lang), code=code))


@get(["/tra-cuu", "/danh-gia"], include_in_schema=False, sync_to_thread=False)
def form(
    code: Annotated[str, QueryParameter(max_length=200)] = "",
    lang: Annotated[str, QueryParameter(max_length=10)] = "vi",
) -> Response[str]:
    """Show the form with the code already in it."""
    return _drawn(_Page(lang=language_of(lang), code=code))


@get("/H/{code:str}", include_in_schema=False, sync_to_thread=False)
def scanned(code: FromPath[str]) -> Response[str]:
    """Show the form to whoever scanned the QR of a paper."""
    return _drawn(_Page(lang=language_of(""), code=code[:200]))


@post(
    "/tra-cuu",
    include_in_schema=False,
    sync_to_thread=True,
    status_code=200,
    request_max_body_size=_MOST,
)
def look_up(
    request: Visit,
    body: RawBody,
    lookup: Given[Lookup],
    vouching: Given[Vouching],
    rating: Given[RatingBook],
) -> Response[str]:
    """Show the dossier; the secret never stands in an address."""
    return _shown(request, drawing.answers(body), lookup, vouching, rating)


@post(
    "/danh-gia",
    include_in_schema=False,
    sync_to_thread=True,
    status_code=200,
    request_max_body_size=_MOST,
)
def rate(
    request: Visit,
    body: RawBody,
    lookup: Given[Lookup],
    vouching: Given[Vouching],
    rating: Given[RatingBook],
) -> Response[str]:
    """Keep a mark of a dossier that was handed over, once; by both its codes."""
    answers = drawing.answers(body)
    if "mark" not in answers:
        return _shown(request, answers, lookup, vouching, rating)
    client = request.client.host if request.client else ""
    done, said = "rated", ""
    try:
        copy = lookup.copy(answers.get("code", ""), answers.get("secret", ""), client)
        if copy:
            rating.give(copy, answers["mark"], answers.get("reason", ""))
    except Refused:
        done, said = "", "not_rated"
    return _shown(request, answers, lookup, vouching, rating, done=done, said=said)


def _shown(
    request: Visit,
    answers: Mapping[str, str],
    lookup: Lookup,
    vouching: Vouching,
    rating: RatingBook,
    **more: str,
) -> Response[str]:
    lang, code = language_of(answers.get("lang", "")), answers.get("code", "")
    client = request.client.host if request.client else ""
    try:
        found = lookup.find(code, answers.get("secret", ""), client)
    except Refused:
        return _drawn(_Page(lang=lang, code=code, said="too_often"), 429)
    if found is None:
        return _drawn(_Page(lang=lang, code=code, said="not_found"), 404)
    copy = lookup.copy(code, answers.get("secret", ""), client)
    can_rate = copy is not None and copy.status == "returned"
    asks = found.is_assisted and not found.confirmed_by
    page = _Page(
        lang=lang,
        code=code,
        found=found,
        secret=answers.get("secret", ""),
        provider=vouching.offered if asks else "",
        can_rate=can_rate and copy is not None and not rating.is_rated(copy),
        **more,
    )
    return _drawn(page)


@get(
    ["/style.css", "/office.css", "/home.js"],
    include_in_schema=False,
    sync_to_thread=False,
)
def style(request: Visit) -> Response[bytes]:
    """Return the looks, and the script of files from home."""
    content = (drawing.TEMPLATES / request.url.path.rpartition("/")[2]).read_bytes()
    headers = {"Cache-Control": "max-age=3600", "X-Content-Type-Options": "nosniff"}
    is_script = request.url.path.endswith(".js")
    kind = "text/javascript" if is_script else MediaType.CSS
    return Response(content, media_type=kind, headers=headers)


def _drawn(page: _Page, status: int = 200) -> Response[str]:
    words, found = WORDS[page.lang], page.found
    state = "posted" if found and found.item else found.status if found else ""
    html = drawing.ENVIRONMENT.get_template("lookup.html").render(
        words=words,
        page=page,
        other="en" if page.lang == "vi" else "vi",
        status=words.get(f"status_{state}", ""),
        due=drawing.moment(found.due_at) if found else "",
        result=drawing.moment(found.result_at) if found else "",
        until=drawing.day(found.until) if found else "",
    )
    return drawing.page(html, status)


HANDLERS = (home, form, scanned, look_up, rate, style)
