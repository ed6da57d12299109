"""An officer types the code a counter shows, sees where it is shown, and agrees."""

from litestar import Response, get, post
from litestar.params import RawBody

from city_portal.pages.visiting import (
    MOST,
    STATUS,
    Given,
    Visit,
    draw,
    sent,
    sentence,
)
from city_portal.rules.refusals import Refused
from city_portal.services.officer_codes import OfficerAgreement
from city_portal.services.staff import Visitor


@get("/ma-may", sync_to_thread=False)
def ask(visitor: Given[Visitor]) -> Response[str]:
    """Ask for the code; no address carries one."""
    return draw("counter_code.html", visitor, visitor.lang, here="point", point=None)


@post("/ma-may", sync_to_thread=True, status_code=200, request_max_body_size=MOST)
def decide(
    request: Visit,
    body: RawBody,
    visitor: Given[Visitor],
    officer_codes: Given[OfficerAgreement],
) -> Response[str]:
    """Show whose code it is, then take the answer."""
    form = sent(request, body, visitor)
    code, do = form.get("code", ""), form.get("do", "")
    done, point = "", None
    try:
        if do in {"agree", "refuse"}:
            officer_codes.decide(visitor, code, agrees=do == "agree")
            done = f"point-{do}"
        else:
            point = officer_codes.look(visitor, code)
    except Refused as error:
        said, status = sentence(error, visitor.lang), STATUS[error.why]
        return draw(
            *("counter_code.html", visitor, visitor.lang, status),
            here="point",
            point=None,
            problem=said,
        )
    return draw(
        *("counter_code.html", visitor, visitor.lang),
        here="point",
        point=point,
        code=code,
        done=done,
    )


HANDLERS = (ask, decide)
