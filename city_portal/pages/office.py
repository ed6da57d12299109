"""Signing in and out of the back office, passwords, accounts and the log."""

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import QueryParameter, RawBody
from litestar.response import Redirect

from city_portal.pages import drawing
from city_portal.pages.office_words import WORDS
from city_portal.pages.visiting import (
    COOKIE,
    HOME,
    MOST,
    STATUS,
    Given,
    Visit,
    draw,
    must_be_ours,
    sent,
    sentence,
)
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.roles import Role
from city_portal.services.staff import Accounts, StaffSignIn, Visitor

_LANG = Annotated[str, QueryParameter(max_length=10)]


@get("/dang-nhap", sync_to_thread=False)
def door(lang: _LANG = "vi") -> Response[str]:
    """Show the sign-in."""
    lang = lang if lang in WORDS else "vi"
    return draw("sign_in.html", None, lang, login="")


@post("/dang-nhap", sync_to_thread=True, status_code=200, request_max_body_size=MOST)
def come_in(
    request: Visit, body: RawBody, staff_sign_in: Given[StaffSignIn]
) -> Response[Any]:
    """Sign somebody in, or say why not; a name typed is not lost."""
    form = drawing.answers(body)
    lang = form.get("lang", "vi")
    lang = lang if lang in WORDS else "vi"
    login = form.get("login", "")
    client = request.client.host if request.client else ""
    try:
        must_be_ours(request)
        cookie = staff_sign_in.sign_in(login, form.get("password", ""), client, lang)
    except Refused as error:
        said = sentence(error, lang)
        status = STATUS[error.why]
        return draw("sign_in.html", None, lang, status, problem=said, login=login)
    answer: Response[Any] = Redirect(HOME, status_code=303)
    answer.cookies.append(drawing.cookie(COOKIE, cookie))
    return answer


@post("/dang-xuat", sync_to_thread=True, status_code=200, request_max_body_size=MOST)
def leave(
    request: Visit,
    body: RawBody,
    guest: Given[Visitor],
    staff_sign_in: Given[StaffSignIn],
) -> Response[Any]:
    """Sign somebody out."""
    sent(request, body, guest)
    staff_sign_in.sign_out(guest)
    answer: Response[Any] = Redirect(f"{HOME}/dang-nhap", status_code=303)
    answer.cookies.append(drawing.cookie(COOKIE, ""))
    return answer


@post("/ngon-ngu", sync_to_thread=True, status_code=200, request_max_body_size=MOST)
def speak(
    request: Visit,
    body: RawBody,
    guest: Given[Visitor],
    staff_sign_in: Given[StaffSignIn],
) -> Response[Any]:
    """Change the language."""
    lang = sent(request, body, guest).get("to", "vi")
    staff_sign_in.speak(guest, lang if lang in WORDS else "vi")
    return Redirect(HOME, status_code=303)


@get("/doi-mat-khau", sync_to_thread=True)
def password(guest: Given[Visitor], staff_sign_in: Given[StaffSignIn]) -> Response[str]:
    """Show where the password is changed, and where else one is signed in."""
    return _password(guest, staff_sign_in)


@post("/doi-mat-khau", sync_to_thread=True, status_code=200, request_max_body_size=MOST)
def change_password(
    request: Visit,
    body: RawBody,
    guest: Given[Visitor],
    staff_sign_in: Given[StaffSignIn],
) -> Response[Any]:
    """Change one's own password."""
    form = sent(request, body, guest)
    try:
        staff_sign_in.change_password(guest, form.get("old", ""), _twice(form))
    except Refused as error:
        return _password(guest, staff_sign_in, error)
    return Redirect(f"{HOME}?done=password", status_code=303)


@post("/phien", sync_to_thread=True, status_code=200, request_max_body_size=MOST)
def end_sessions(
    request: Visit,
    body: RawBody,
    guest: Given[Visitor],
    staff_sign_in: Given[StaffSignIn],
) -> Response[Any]:
    """End one other session of one's own, or all others."""
    form = sent(request, body, guest)
    try:
        staff_sign_in.end_sessions(guest, form.get("old", ""), form.get("which", ""))
    except Refused as error:
        return _password(guest, staff_sign_in, error)
    return Redirect(f"{HOME}?done=sessions", status_code=303)


def _password(
    guest: Visitor, staff_sign_in: StaffSignIn, refused: Refused | None = None
) -> Response[str]:
    return draw(
        "password.html",
        guest,
        guest.lang,
        STATUS[refused.why] if refused else 200,
        here="password",
        sessions=staff_sign_in.sessions(guest),
        problem=sentence(refused, guest.lang) if refused else "",
    )


@get("/tai-khoan", sync_to_thread=True)
def accounts(visitor: Given[Visitor], staff_accounts: Given[Accounts]) -> Response[str]:
    """List the accounts one looks after."""
    return _accounts(visitor, staff_accounts, {})


@post("/tai-khoan", sync_to_thread=True, status_code=200, request_max_body_size=MOST)
def change_accounts(
    request: Visit,
    body: RawBody,
    visitor: Given[Visitor],
    staff_accounts: Given[Accounts],
) -> Response[str]:
    """Add, shut or renew an account; a first password is shown once."""
    form = sent(request, body, visitor)
    login, password = form.get("login", ""), ""
    try:
        match form.get("do", ""):
            case "close":
                staff_accounts.close(login, visitor)
            case "reset":
                password = staff_accounts.reset(login, visitor)
            case _:
                password = staff_accounts.add(
                    login,
                    form.get("name", ""),
                    _role(form.get("role", "")),
                    form.get("org", "").strip(),
                    visitor,
                )
    except Refused as error:
        said = sentence(error, visitor.lang)
        return _accounts(visitor, staff_accounts, form, STATUS[error.why], said)
    return _accounts(visitor, staff_accounts, {"login": login, "fresh": password})


@get("/nhat-ky", sync_to_thread=True)
def log(
    visitor: Given[Visitor],
    staff_accounts: Given[Accounts],
    before: Annotated[int, QueryParameter(ge=0, le=2**31 - 1)] = 0,
) -> Response[str]:
    """Show who did what."""
    rows = staff_accounts.log(visitor, before)
    return draw("log.html", visitor, visitor.lang, here="log", rows=rows)


def _accounts(
    who: Visitor,
    accounts: Accounts,
    given: dict[str, str],
    status: int = 200,
    problem: str = "",
) -> Response[str]:
    return draw(
        "accounts.html",
        who,
        who.lang,
        status,
        here="accounts",
        staff=accounts.all(who),
        roles=[*Role],
        given=given,
        problem=problem,
    )


def _twice(form: dict[str, str]) -> str:
    if form.get("new", "") != form.get("again", ""):
        raise Refused(Why.INVALID, "password-again")
    return form.get("new", "")


def _role(name: str) -> Role:
    try:
        return Role(name)
    except ValueError as error:
        raise Refused(Why.INVALID, "role-unknown") from error


HANDLERS = (
    door,
    come_in,
    leave,
    speak,
    password,
    change_password,
    end_sessions,
    accounts,
    change_accounts,
    log,
)
