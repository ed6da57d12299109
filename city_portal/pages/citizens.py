"""The page where anybody looks a dossier up by code and lookup secret."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, TypeAlias, TypeVar
from urllib.parse import parse_qsl

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import MediaType, Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import QueryParameter, RawBody, SkipValidation

from city_portal.pages.words import WORDS, language_of
from city_portal.rules.refusals import Refused
from city_portal.rules.times import HANOI
from city_portal.services.lookup import Found, Lookup

_HERE = Path(__file__).parent
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
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
    answers = _answers(body)
    lang, code = language_of(answers.get("lang", "")), answers.get("code", "")
    client = request.client.host if request.client else ""
    try:
        found = lookup.find(code, answers.get("secret", ""), client)
    except Refused:
        return _drawn(_Page(lang=lang, code=code, said="too_often"), 429)
    if found is None:
        return _drawn(_Page(lang=lang, code=code, said="not_found"), 404)
    return _drawn(_Page(lang=lang, code=code, found=found))


@get("/style.css", include_in_schema=False, sync_to_thread=False)
def style() -> Response[bytes]:
    """Return the looks."""
    css = (_HERE / "templates" / "style.css").read_bytes()
    headers = {"Cache-Control": "max-age=3600", "X-Content-Type-Options": "nosniff"}
    return Response(css, media_type=MediaType.CSS, headers=headers)


def _answers(body: bytes) -> dict[str, str]:
    text = body.decode("ascii", "replace")
    try:
        return dict(parse_qsl(text, max_num_fields=10))
    except ValueError:
        return {}


def _drawn(page: _Page, status: int = 200) -> Response[str]:
    words = WORDS[page.lang]
    html = _ENVIRONMENT.get_template("lookup.html").render(
        words=words,
        page=page,
        other="en" if page.lang == "vi" else "vi",
        status=words.get(f"status_{page.found.status}", "") if page.found else "",
        due=_moment(page.found.due_at) if page.found else "",
        result=_moment(page.found.result_at) if page.found else "",
        until=_day(page.found.until) if page.found else "",
    )
    return Response(html, status_code=status, media_type="text/html", headers=_HEADERS)


def _moment(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    if moment.tzinfo is None:
        return ""
    return f"{moment.astimezone(HANOI):%H:%M %d/%m/%Y}"


def _day(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return ""


HANDLERS = (home, form, look_up, style)
