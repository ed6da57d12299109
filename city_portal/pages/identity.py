"""Pages of the VNeID step: to the provider, and back."""

from typing import Any

from litestar import Response, get, post
from litestar.datastructures import Cookie
from litestar.params import RawBody

from city_portal.pages import drawing
from city_portal.pages.home import keys_of, problem
from city_portal.pages.home_words import WORDS
from city_portal.pages.visiting import MOST, STATUS, Given, Visit, must_be_ours
from city_portal.rules.refusals import Refused
from city_portal.services.vouching import Step, Vouching

COOKIE = "__Host-danh-tinh"
BACK = "/danh-tinh/xong"


@post(
    "/danh-tinh",
    sync_to_thread=True,
    status_code=200,
    request_max_body_size=MOST,
    include_in_schema=False,
)
def begin(request: Visit, body: RawBody, vouching: Given[Vouching]) -> Response[Any]:
    """Show the way to the provider, for a submission or for a dossier."""
    form = drawing.answers(body)
    lang = _lang(form.get("lang", ""))
    base = vouching.public_url or str(request.base_url)
    redirect = base.rstrip("/") + BACK
    client = request.client.host if request.client else ""
    try:
        must_be_ours(request)
        if form.get("code"):
            step = vouching.for_dossier(
                form["code"], form.get("secret", ""), client, redirect
            )
        else:
            step = vouching.for_submission(keys_of(request), redirect)
    except Refused as error:
        return _drawn(lang, refused=error)
    answer = _drawn(lang, step=step, provider=vouching.offered)
    answer.cookies.append(_cookie(step.browser))
    return answer


@get(BACK, sync_to_thread=True, include_in_schema=False)
def finish(request: Visit, vouching: Given[Vouching]) -> Response[Any]:
    """Hear what the provider says; the citizen goes on from this page."""
    said = request.query_params
    state, code = (str(said.get(name, ""))[:MOST] for name in ("state", "code"))
    try:
        target = vouching.finish(state, code, request.cookies.get(COOKIE, ""))
    except Refused as error:
        return _drawn("vi", refused=error)
    answer = _drawn("vi", target=target, provider=vouching.offered)
    answer.cookies.append(_cookie(""))
    return answer


def _cookie(value: str) -> Cookie:
    # Lax: it must come along when the provider, another site, sends the citizen back.
    return Cookie(
        key=COOKIE,
        value=value,
        path="/",
        secure=True,
        httponly=True,
        samesite="lax",
        max_age=600 if value else 0,
    )


def _drawn(
    lang: str,
    *,
    step: Step | None = None,
    target: str = "",
    provider: str = "",
    refused: Refused | None = None,
) -> Response[str]:
    words = WORDS[lang]
    html = drawing.ENVIRONMENT.get_template("identity.html").render(
        words=words,
        lang=lang,
        address=step.address if step else "",
        target=target,
        provider=provider,
        problem="",
        sorry=problem(refused, words) if refused else "",
    )
    status = STATUS.get(refused.why, 503) if refused else 200
    return drawing.page(html, status, "same-origin")


def _lang(asked: str) -> str:
    return asked if asked in WORDS else "vi"


HANDLERS = (begin, finish)
