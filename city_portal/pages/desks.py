"""Queues of the back office, one dossier, and what is done with it."""

import asyncio
import mimetypes
from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import FromPath, QueryParameter, RawBody
from litestar.response import Redirect

from city_portal.files.tables import statuses
from city_portal.pages.visiting import (
    HOME,
    MOST,
    STATUS,
    Given,
    Visit,
    draw,
    must_be_own,
    sent,
    sentence,
)
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.roles import Act
from city_portal.services.desk import PAGE, Desk
from city_portal.services.handling import MOST_FILE, Handling
from city_portal.services.staff import Visitor

_MOST_SENT = MOST_FILE + 1024 * 1024
_START = Annotated[int, QueryParameter(ge=0, le=10_000_000)]
_ASKED = Annotated[str, QueryParameter(max_length=40)]


@get("/", sync_to_thread=True)
def mine(
    visitor: Given[Visitor], desk: Given[Desk], start: _START = 0, done: _ASKED = ""
) -> Response[Any]:
    """Show what waits for one."""
    return _queue(visitor, desk, "mine", start, done)


@get("/tat-ca", sync_to_thread=True)
def everything(
    visitor: Given[Visitor], desk: Given[Desk], start: _START = 0
) -> Response[Any]:
    """Show everything that is open in the office."""
    return _queue(visitor, desk, "all", start, "")


@get("/ho-so/{dossier:str}", sync_to_thread=True)
def folder(
    dossier: FromPath[str],
    visitor: Given[Visitor],
    desk: Given[Desk],
    done: _ASKED = "",
) -> Response[str]:
    """Show one dossier."""
    return _folder(visitor, desk, dossier, done=done)


@get("/ho-so/{dossier:str}/phieu-kiem-soat", sync_to_thread=True)
def control_sheet(
    dossier: FromPath[str], visitor: Given[Visitor], desk: Given[Desk]
) -> Response[str]:
    """Show the control sheet alone, to be printed."""
    found = desk.folder(visitor, dossier)
    return draw("control.html", visitor, visitor.lang, folder=found)


@get("/ho-so/{dossier:str}/tep/{sha256:str}", sync_to_thread=True)
def file(
    dossier: FromPath[str],
    sha256: FromPath[str],
    visitor: Given[Visitor],
    desk: Given[Desk],
) -> Response[bytes]:
    """Hand out a file; the browser saves it and shows nothing of it as a page."""
    content = desk.file(visitor, dossier, sha256)
    kind = "application/pdf" if content.startswith(b"%PDF-") else "image/jpeg"
    kind = "image/png" if content.startswith(b"\x89PNG") else kind
    ending = mimetypes.guess_extension(kind) or ""
    return Response(
        content,
        media_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{sha256[:12]}{ending}"',
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


@post(
    "/ho-so/{dossier:str}", sync_to_thread=True, status_code=200,
    request_max_body_size=MOST,
)  # fmt: skip
def act(
    request: Visit,
    dossier: FromPath[str],
    body: RawBody,
    visitor: Given[Visitor],
    desk: Given[Desk],
    handling: Given[Handling],
) -> Response[Any]:
    """Do one thing with a dossier; what was typed is not lost when it is refused."""
    form = sent(request, body, visitor)
    try:
        done = _do(handling, visitor, dossier, form)
    except Refused as error:
        return _folder(visitor, desk, dossier, refused=error, given=form)
    return Redirect(f"{HOME}/ho-so/{dossier}?done={done}", status_code=303)


@post(
    "/ho-so/{dossier:str}/ket-qua",
    status_code=200,
    request_max_body_size=_MOST_SENT,
)
async def attach(
    request: Visit,
    dossier: FromPath[str],
    visitor: Given[Visitor],
    desk: Given[Desk],
    handling: Given[Handling],
) -> Response[Any]:
    """Attach a file of the result."""
    form = await request.form()
    must_be_own(request, visitor, str(form.get("csrf", "")))
    try:
        name, content = await _read(form.get("file"))
        await asyncio.to_thread(handling.attach, visitor, dossier, name, content)
    except Refused as error:
        return await asyncio.to_thread(_folder, visitor, desk, dossier, refused=error)
    return Redirect(f"{HOME}/ho-so/{dossier}?done={Act.ATTACH}", status_code=303)


def _queue(who: Visitor, desk: Desk, here: str, start: int, done: str) -> Response[Any]:
    if not who.may(Act.SEE) or not who.org:
        return Redirect(f"{HOME}/thong-ke", status_code=303)
    return draw(
        "queue.html",
        who,
        who.lang,
        here=here,
        queue=desk.queue(who, everything=here == "all", start=start),
        page=PAGE,
        statuses=_status_words(who.lang),
        done=done,
    )


def _do(handling: Handling, who: Visitor, dossier: str, form: dict[str, str]) -> Act:
    def said(name: str) -> str:
        return form.get(name, "")

    match said("do"):
        case Act.ASSIGN:
            handling.assign(who, dossier, said("officer"))
        case Act.ASK:
            wanted, reason, until = map(said, ("wanted", "reason", "until"))
            handling.ask(who, dossier, wanted, reason, until)
        case Act.PROPOSE:
            told = map(said, ("decision", "reason", "ground"))
            handling.propose(who, dossier, *told)
        case Act.ASK_PAYMENT:
            handling.ask_payment(who, dossier, said("amount"), said("reason"))
        case Act.SEND_BACK:
            handling.send_back(who, dossier, said("reason"))
        case Act.FORWARD | Act.SIGN | Act.RETURN | Act.PAID as plain:
            plain_acts = {
                Act.FORWARD: handling.forward,
                Act.SIGN: handling.sign,
                Act.RETURN: handling.give_back,
                Act.PAID: handling.paid,
            }
            plain_acts[Act(plain)](who, dossier)
        case _:
            raise Refused(Why.INVALID, "step")
    return Act(said("do"))


async def _read(given: Any) -> tuple[str, bytes]:
    """Return name and content of a sent file."""
    if given is None or isinstance(given, str) or not given.filename:
        raise Refused(Why.INVALID, "file-missing")
    return given.filename, await given.read()


def _folder(
    who: Visitor,
    desk: Desk,
    dossier: str,
    *,
    done: str = "",
    refused: Refused | None = None,
    given: dict[str, str] | None = None,
) -> Response[str]:
    found = desk.folder(who, dossier, note=refused is None and not done)
    return draw(
        "folder.html",
        who,
        who.lang,
        STATUS[refused.why] if refused else 200,
        folder=found,
        statuses=_status_words(who.lang),
        given=given or {},
        done=done,
        problem=sentence(refused, who.lang) if refused else "",
    )


def _status_words(lang: str) -> dict[str, str]:
    return {one.word: one.en if lang == "en" else one.vi for one in statuses().all()}


HANDLERS = (mine, everything, folder, control_sheet, file, act, attach)
