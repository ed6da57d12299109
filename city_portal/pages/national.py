"""What the national service was told, for those who look after it."""

from litestar import Response, get

from city_portal.pages.visiting import Given, draw
from city_portal.services.ledger import NationalPage
from city_portal.services.staff import Visitor


@get("/lien-thong", sync_to_thread=True)
def ledger(visitor: Given[Visitor], ledger_page: Given[NationalPage]) -> Response[str]:
    """Show how many lines stand in each state, the newest, and the last report."""
    counts, rows = ledger_page.read(visitor)
    return draw(
        "national.html",
        visitor,
        visitor.lang,
        here="national",
        counts=counts,
        rows=rows,
        last=ledger_page.last(visitor),
    )


HANDLERS = (ledger,)
