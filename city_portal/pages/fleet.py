"""The PCs of the wards, for those who look after them."""

from typing import Any

from litestar import Response, get, post
from litestar.params import RawBody
from litestar.response import Redirect

from city_portal.pages.visiting import (
    HOME,
    MOST,
    STATUS,
    Given,
    Visit,
    draw,
    sent,
    sentence,
)
from city_portal.rules.refusals import Refused
from city_portal.services.fleet_page import FleetPage
from city_portal.services.rollout_page import RINGS, RolloutPage
from city_portal.services.staff import Visitor


@get("/may-quay", sync_to_thread=True)
def fleet(visitor: Given[Visitor], fleet_page: Given[FleetPage]) -> Response[str]:
    """List the PCs, those with trouble first."""
    pcs = fleet_page.read(visitor)
    return draw("fleet.html", visitor, visitor.lang, here="fleet", pcs=pcs)


@get("/phien-ban", sync_to_thread=True)
def versions(
    visitor: Given[Visitor], rollout_page: Given[RolloutPage]
) -> Response[str]:
    """Show who is on which version, the phases of the plans, and the halts."""
    return _versions(visitor, rollout_page)


@post("/phien-ban", sync_to_thread=True, status_code=200, request_max_body_size=MOST)
def decide(
    request: Visit,
    body: RawBody,
    visitor: Given[Visitor],
    rollout_page: Given[RolloutPage],
) -> Response[Any]:
    """Stop a version, or let it go on."""
    form = sent(request, body, visitor)
    version = form.get("version", "").strip()[:40]
    try:
        if form.get("do") == "resume":
            rollout_page.resume(visitor, version)
        else:
            rollout_page.halt(visitor, version, form.get("note", ""))
    except Refused as error:
        return _versions(visitor, rollout_page, error)
    return Redirect(f"{HOME}/phien-ban", status_code=303)


def _versions(
    who: Visitor, page: RolloutPage, refused: Refused | None = None
) -> Response[str]:
    return draw(
        "versions.html",
        who,
        who.lang,
        STATUS[refused.why] if refused else 200,
        here="versions",
        rings=RINGS,
        told=page.read(who),
        problem=sentence(refused, who.lang) if refused else "",
    )


HANDLERS = (fleet, versions, decide)
