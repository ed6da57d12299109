"""The page where anybody looks a dossier up by code and lookup secret."""

from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias, TypeVar

from litestar import MediaType, Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import QueryParameter, RawBody, SkipValidation

from city_portal.pages import drawing
from city_portal.pages.words import WORDS, language_of
from city_portal.rules.refusals import Refused
from city_portal.services.lookup import Found, Lookup

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
    said: str = ""
    """The name of a sentence that stands above the form."""


@get("/", include_in_schema=False, sync_to_thread=False)
def home(
    code: Annotated[str, QueryParameter(max_length=200)] = "",
    lang: Annotated[str, QueryParameter(max_length=10)] = "vi",
) -> Response[str]:
    """Show the form."""
    return _drawn(_Page(lang=language_of(lang), code=code))


@get("/tra-cuu", include_in_schema=False, sync_to_thread=False)
def form(
    code: Annotated[str, QueryParameter(max_length=200)] = "",
    lang: Annotated[str, QueryParameter(max_length=10)] = "vi",
) -> Response[str]:
    """Show the form with the code already in it."""
    return _drawn(_Page(lang=language_of(lang), code=code))


@post(
    "/tra-cuu",
    include_in_schema=False,
    sync_to_thread=True,
    status_code=200,
    request_max_body_size=_MOST,
)
def look_up(request: Visit, body: RawBody, lookup: Given[Lookup]) -> Response[str]:
    """Show the dossier; the secret never stands in an address."""
    answers = drawing.answers(body)
    lang, code = language_of(answers.get("lang", "")), answers.get("code", "")
    client = request.client.host if request.client else ""
    try:
        found = lookup.find(code, answers.get("secret", ""), client)
    except Refused:
        return _drawn(_Page(lang=lang, code=code, said="too_often"), 429)
    if found is None:
        return _drawn(_Page(lang=lang, code=code, said="not_found"), 404)
    return _drawn(_Page(lang=lang, code=code, found=found))


@get(["/style.css", "/office.css"], include_in_schema=False, sync_to_thread=False)
def style(request: Visit) -> Response[bytes]:
    """Return the looks."""
    css = (drawing.TEMPLATES / request.url.path.rpartition("/")[2]).read_bytes()
    headers = {"Cache-Control": "max-age=3600", "X-Content-Type-Options": "nosniff"}
    return Response(css, media_type=MediaType.CSS, headers=headers)


def _drawn(page: _Page, status: int = 200) -> Response[str]:
    words = WORDS[page.lang]
    html = drawing.ENVIRONMENT.get_template("lookup.html").render(
        words=words,
        page=page,
        other="en" if page.lang == "vi" else "vi",
        status=words.get(f"status_{page.found.status}", "") if page.found else "",
        due=drawing.moment(page.found.due_at) if page.found else "",
        result=drawing.moment(page.found.result_at) if page.found else "",
        until=drawing.day(page.found.until) if page.found else "",
    )
    return drawing.page(html, status)


HANDLERS = (home, form, look_up, style)
