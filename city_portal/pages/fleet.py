"""The PCs of the wards, for those who look after them."""

from litestar import Response, get

from city_portal.pages.visiting import Given, draw
from city_portal.services.fleet_page import FleetPage
from city_portal.services.staff import Visitor


@get("/may-quay", sync_to_thread=True)
def fleet(visitor: Given[Visitor], fleet_page: Given[FleetPage]) -> Response[str]:
    """List the PCs, those with trouble first."""
    pcs = fleet_page.read(visitor)
    return draw("fleet.html", visitor, visitor.lang, here="fleet", pcs=pcs)


HANDLERS = (fleet,)
