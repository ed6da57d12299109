"""How pages are drawn: one environment, one set of headers, a script on one page."""

from datetime import date, datetime
from pathlib import Path
from urllib.parse import parse_qsl

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Response
from litestar.datastructures import Cookie

from city_portal.rules.times import HANOI

TEMPLATES = Path(__file__).parent / "templates"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_SCRIPTED = "; script-src 'self'; connect-src 'self'"
ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    html: str,
    status: int = 200,
    referrer: str = "no-referrer",
    *,
    is_scripted: bool = False,
) -> Response[str]:
    """Answer with a page; ``referrer`` is what it tells where a form came from.

    A scripted page may run this portal's own script, which may ask this portal only.
    """
    headers = {**HEADERS, "Referrer-Policy": referrer}
    if is_scripted:
        headers["Content-Security-Policy"] += _SCRIPTED
    return Response(html, status_code=status, media_type="text/html", headers=headers)


def cookie(key: str, value: str) -> Cookie:
    """Return a cookie no script and no other site sees; empty, it is taken away."""
    return Cookie(
        key=key,
        value=value,
        path="/",
        secure=True,
        httponly=True,
        samesite="strict",
        max_age=None if value else 0,
    )


def answers(body: bytes, most: int = 10) -> dict[str, str]:
    """Read the fields of a sent form; empty for what is none."""
    text = body.decode("ascii", "replace")
    try:
        return dict(parse_qsl(text, max_num_fields=most, keep_blank_values=True))
    except ValueError:
        return {}


def moment(text: str) -> str:
    """Write a moment as people here read it; empty for none."""
    try:
        at = datetime.fromisoformat(text)
    except (ValueError, TypeError):
        return ""
    if at.tzinfo is None:
        return ""
    return f"{at.astimezone(HANOI):%H:%M %d/%m/%Y}"


def day(text: str) -> str:
    """Write a day as people here read it; empty for none."""
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except (ValueError, TypeError):
        return ""


def percent(value: float, lang: str) -> str:
    """Write a share as people here read it: a comma in Vietnamese."""
    written = f"{value:.1f}"
    return written.replace(".", ",") if lang == "vi" else written


def money(amount: object) -> str:
    """Write an amount in đồng as people here read it: 24.000."""
    if isinstance(amount, bool) or not isinstance(amount, int):
        return "–"
    return f"{amount:,}".replace(",", ".")


ENVIRONMENT.filters["money"] = money
ENVIRONMENT.filters["percent"] = percent
ENVIRONMENT.filters["moment"] = moment
ENVIRONMENT.filters["day"] = day
