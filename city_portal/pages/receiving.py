"""Where a counter officer reads what citizens submitted from home, and answers."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, RawBody
from litestar.response import Redirect

from city_portal.pages import home_words
from city_portal.pages.home import faults_of, problem
from city_portal.pages.sheets import parts_of
from city_portal.pages.visiting import HOME, MOST, STATUS, Given, Visit, draw, sent
from city_portal.rules.refusals import Refused
from city_portal.services.staff import Visitor
from city_portal.services.submitting import Submitting


@get("/tu-nha", sync_to_thread=True)
def waiting(visitor: Given[Visitor], submitting: Given[Submitting]) -> Response[str]:
    """List what waits."""
    return draw(
        "home_queue.html",
        visitor,
        visitor.lang,
        here="home",
        w=home_words.WORDS[visitor.lang],
        rows=submitting.waiting(visitor),
    )


@get("/tu-nha/{code:str}", sync_to_thread=True)
def one(
    code: FromPath[str], visitor: Given[Visitor], submitting: Given[Submitting]
) -> Response[str]:
    """Show one."""
    return _one(visitor, submitting, code)


@post(
    "/tu-nha/{code:str}",
    sync_to_thread=True,
    status_code=200,
    request_max_body_size=MOST,
)
def answer(
    request: Visit,
    code: FromPath[str],
    body: RawBody,
    visitor: Given[Visitor],
    submitting: Given[Submitting],
) -> Response[Any]:
    """Receive, ask for more, or refuse."""
    form = sent(request, body, visitor)
    try:
        submitting.answer(
            visitor,
            code,
            form.get("do", ""),
            form.get("said", ""),
            form.get("dossier", ""),
        )
    except Refused as error:
        return _one(visitor, submitting, code, error)
    return Redirect(f"{HOME}/tu-nha", status_code=303)


@get("/tu-nha/{code:str}/tep/{sha256:str}", sync_to_thread=True)
def file(
    code: FromPath[str],
    sha256: FromPath[str],
    visitor: Given[Visitor],
    submitting: Given[Submitting],
) -> Response[bytes]:
    """Hand out a file, to be saved."""
    content = submitting.file(visitor, code, sha256)
    return Response(
        content,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{sha256[:12]}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


def _one(
    who: Visitor, submitting: Submitting, code: str, refused: Refused | None = None
) -> Response[str]:
    words = home_words.WORDS[who.lang]
    found = submitting.read(who, code)
    return draw(
        "home_read.html",
        who,
        who.lang,
        STATUS[refused.why] if refused else 200,
        w=words,
        row=found.row,
        parts=parts_of(found.asked, {}),
        papers=found.papers,
        files=found.files,
        fitting=found.fitting,
        faults=faults_of(found, words),
        problem=problem(refused, words) if refused else "",
    )


HANDLERS = (waiting, one, answer, file)
