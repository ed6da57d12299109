"""Every object of the portal, made once and joined."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from litestar import Litestar, Router
from litestar.config.compression import CompressionConfig
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.middleware.base import DefineMiddleware
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.stores.memory import MemoryStore
from litestar.types import BeforeMessageSendHookHandler
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from city_portal import background
from city_portal.api import (
    agreeing,
    counters,
    fleet,
    health,
    home_files,
    officer_codes,
    rating,
    submissions,
    uploads,
    witnessing,
)
from city_portal.api.asking import signed_in
from city_portal.api.described import COMPONENTS, description
from city_portal.api.limits import SEEN, limited
from city_portal.api.problems import (
    broken,
    failed,
    refused,
    unavailable,
    undone,
    unstored,
)
from city_portal.api.transport import over_tls_only
from city_portal.clock import Clock, SystemClock
from city_portal.files.blobs import Blobs
from city_portal.files.catalogue import Catalogue
from city_portal.files.declarations import Declarations
from city_portal.files.kept import Kept
from city_portal.files.uploads import Uploads
from city_portal.files.witnessed import Witnessed
from city_portal.identity.provider import provider_of
from city_portal.pages import (
    citizens,
    counter_codes,
    desks,
    figures,
    home,
    identity,
    national,
    office,
    receiving,
    visiting,
)
from city_portal.pages import fleet as fleet_pages
from city_portal.pages.wrong import for_people
from city_portal.parts import (
    announcements,
    devices,
    fleet_key,
    kept,
    naming,
    opened,
    packs,
    plans_of,
    rollouts,
    rosters,
)
from city_portal.parts import (
    blobs as papers,
)
from city_portal.rules.refusals import Refused
from city_portal.rules.throttle import Throttle
from city_portal.services.carrying import Carrying
from city_portal.services.comparing import Comparing
from city_portal.services.counting import Counting
from city_portal.services.deciding import Deciding
from city_portal.services.desk import Desk
from city_portal.services.exchanging import Exchanging
from city_portal.services.feeding import Feeding
from city_portal.services.fleet import Fleets
from city_portal.services.fleet_page import FleetPage
from city_portal.services.handling import Handling
from city_portal.services.health import Health
from city_portal.services.ledger import NationalPage
from city_portal.services.lookup import Lookup
from city_portal.services.officer_codes import OfficerAgreement
from city_portal.services.oversight import Oversight
from city_portal.services.pushing import Pushing
from city_portal.services.rating import RatingBook
from city_portal.services.rollout_page import RolloutPage
from city_portal.services.sessions import SignIn
from city_portal.services.staff import Accounts, StaffSignIn
from city_portal.services.standing import Standings
from city_portal.services.submitting import Submitting
from city_portal.services.taking import Taking
from city_portal.services.vouching import Vouching
from city_portal.services.witnessing import Witnessing

VERSION = "1.0.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the portal keeps what it keeps."""

    database: str
    files: Path
    catalogue: Path | None = None
    auto_decide: timedelta | None = None
    public_url: str = ""
    """How counters call the portal, when a proxy changes it; see docs/wire.md."""
    measured: bool = False
    """Requests are timed for Prometheus; see parts.listen_for_scrapes."""
    most_a_second: int = 300
    """Requests of one client (an address) in a second, for each process."""


def application(places: Places) -> Litestar:
    """Make the whole portal."""
    clock = SystemClock()
    engine = opened(places.database)
    enrolled = devices(engine, places.files)
    enrolled.remember()
    ledger = kept(places.files)
    blobs = papers(places.files)
    incoming = Uploads(places.files / "uploads", blobs)
    published = packs(places.files, places.catalogue)
    sign_in = SignIn(engine=engine, clock=clock, public_url=places.public_url)
    names = naming(places.files)
    pushing = Pushing(
        engine=engine, kept=ledger, blobs=blobs, clock=clock, naming=names
    )
    parts = {
        "clock": clock,
        "kept": ledger,
        "blobs": blobs,
        "uploads": incoming,
        "devices": enrolled,
        "sign_in": sign_in,
        "taking": Taking(engine=engine, clock=clock, blobs=blobs),
        "rating": RatingBook(engine=engine, clock=clock),
        "witnessing": Witnessing(
            witnessed=Witnessed(places.files / "kept"), clock=clock
        ),
        "pushing": pushing,
        "exchanging": Exchanging(
            engine=engine,
            sign_in=sign_in,
            pushing=pushing,
            feeding=Feeding(
                kept=ledger,
                blobs=blobs,
                clock=clock,
                rosters=rosters(places.files),
                packs=published,
                announcements=announcements(places.files),
            ),
        ),
        "standings": Standings(engine=engine, kept=ledger, clock=clock),
        "comparing": Comparing(engine=engine, kept=ledger, blobs=blobs),
        "announcements": announcements(places.files),
        "rosters": rosters(places.files),
        "packs": published,
        "lookup": _lookup(engine, clock),
    }
    parts["carrying"] = Carrying(
        engine=engine,
        pushing=pushing,
        devices=enrolled,
    )
    spread = rollouts(engine, places.files)
    parts["rollouts"] = spread
    parts["fleets"] = Fleets(
        engine=engine, clock=clock, key=fleet_key(places.files), rollouts=spread
    )
    catalogue = Catalogue(published)
    declarations = Declarations(published, catalogue)
    plans = plans_of(engine, places.files, catalogue)
    parts |= _back_office(engine, clock, places, ledger, blobs, declarations)
    parts["rollout_page"] = RolloutPage(
        engine=engine, clock=clock, rollouts=spread, plans=plans
    )
    deciding = (
        Deciding(
            engine=engine,
            kept=ledger,
            blobs=blobs,
            clock=clock,
            after=places.auto_decide,
        )
        if places.auto_decide
        else None
    )
    limits = limited(places.most_a_second).middleware
    timing = [_timed()] if places.measured else []
    told = over_tls_only(places.public_url)
    return _served(parts, engine, deciding, incoming, [*timing, limits], told)


def _served(
    parts: Mapping[str, object],
    engine: Engine,
    deciding: Deciding | None,
    incoming: Uploads,
    middleware: list[DefineMiddleware],
    told: list[BeforeMessageSendHookHandler],
) -> Litestar:
    seen = MemoryStore()

    @asynccontextmanager
    async def lifespan(_app: Litestar) -> AsyncIterator[None]:
        works = [background.forget(seen), background.sweep(incoming)]
        if deciding:
            works.append(background.decide(deciding))
        try:
            async with background.beside(works):
                yield
        finally:
            engine.dispose()

    return Litestar(
        route_handlers=[
            *counters.HANDLERS,
            *witnessing.HANDLERS,
            *rating.HANDLERS,
            *submissions.HANDLERS,
            *agreeing.HANDLERS,
            *officer_codes.HANDLERS,
            *fleet.HANDLERS,
            *uploads.HANDLERS,
            *home_files.HANDLERS,
            *citizens.HANDLERS,
            *identity.HANDLERS,
            *health.HANDLERS,
            _pages_from_home(),
            _pages_of_staff(),
            description,
        ],
        dependencies={
            **{name: _always(part) for name, part in parts.items()},
            "device": Provide(signed_in, sync_to_thread=True),
            "keys": Provide(home.own_keys, sync_to_thread=False),
            "guest": Provide(visiting.guest, sync_to_thread=True),
            "visitor": Provide(visiting.visitor, sync_to_thread=True),
        },
        exception_handlers={
            Refused: refused,
            HTTPException: for_people(failed),
            # Of a database that is gone, full or busy: whole transactions or none.
            DBAPIError: for_people(undone),
            PoolTimeout: for_people(unavailable),
            OSError: for_people(unstored),
            Exception: for_people(broken),
        },
        middleware=middleware,
        before_send=told,
        compression_config=CompressionConfig(backend="gzip", gzip_compress_level=1),
        openapi_config=OpenAPIConfig(
            title="Cổng tiếp nhận hồ sơ thành phố",
            version=VERSION,
            components=COMPONENTS,
            path="/description",
            render_plugins=[JsonRenderPlugin()],
        ),
        stores={SEEN: seen},
        lifespan=[lifespan],
        logging_config=None,
    )


def _lookup(engine: Engine, clock: Clock) -> Lookup:
    return Lookup(
        engine=engine,
        clock=clock,
        by_client=Throttle(5, timedelta(minutes=10)),
        by_code=Throttle(50, timedelta(hours=1)),
    )


def _timed() -> DefineMiddleware:
    # Loaded only where it is used: rehearsals do without the library.
    from city_portal.api.metrics import timed

    return timed()


def _pages_from_home() -> Router:
    # A router, not the application: there Litestar 2.25 wraps the first of two
    # threaded handlers of one path twice.
    return Router(
        path=home.HOME, route_handlers=[*home.HANDLERS], include_in_schema=False
    )


def _pages_of_staff() -> Router:
    return Router(
        path=visiting.HOME,
        route_handlers=[
            *office.HANDLERS,
            *counter_codes.HANDLERS,
            *desks.HANDLERS,
            *figures.HANDLERS,
            *national.HANDLERS,
            *receiving.HANDLERS,
            *fleet_pages.HANDLERS,
        ],
        exception_handlers={
            visiting.NotSignedIn: visiting.to_sign_in,
            visiting.FirstPassword: visiting.to_password,
            Refused: visiting.refused,
        },
        include_in_schema=False,
    )


def _back_office(
    engine: Engine,
    clock: Clock,
    places: Places,
    ledger: Kept,
    blobs: Blobs,
    declarations: Declarations,
) -> dict[str, object]:
    known = Accounts(engine=engine, clock=clock, kept=ledger)
    known.remember()
    catalogue, names = declarations.catalogue, naming(places.files)
    provider = provider_of(places.files / "identity.toml")
    submitting = Submitting(
        engine=engine,
        clock=clock,
        blobs=blobs,
        declarations=declarations,
        starts=Throttle(20, timedelta(hours=1)),
        by_client=Throttle(20, timedelta(minutes=10)),
        by_code=Throttle(10, timedelta(hours=1)),
        provider=provider.name if provider else "",
    )
    return {
        "submitting": submitting,
        "vouching": Vouching(
            engine=engine,
            clock=clock,
            kept=ledger,
            blobs=blobs,
            provider=provider,
            submitting=submitting,
            lookup=_lookup(engine, clock),
            public_url=places.public_url,
        ),
        "catalogue": catalogue,
        "staff_accounts": known,
        "staff_sign_in": StaffSignIn(
            engine=engine,
            clock=clock,
            by_login=Throttle(5, timedelta(minutes=15)),
            by_client=Throttle(30, timedelta(minutes=15)),
        ),
        "officer_codes": OfficerAgreement(
            engine=engine, clock=clock, tries=Throttle(5, timedelta(minutes=15))
        ),
        "handling": Handling(engine=engine, kept=ledger, blobs=blobs, clock=clock),
        "health": Health(engine=engine, files=places.files, blobs=blobs, naming=names),
        "fleet_page": FleetPage(engine=engine, clock=clock, naming=names),
        "ledger_page": NationalPage(engine=engine),
        "oversight": Oversight(
            engine=engine,
            clock=clock,
            catalogue=catalogue,
            counting=Counting(engine=engine),
            plans=plans_of(engine, places.files, catalogue),
        ),
        "desk": Desk(engine=engine, clock=clock, blobs=blobs, catalogue=catalogue),
    }


def _always(part: object) -> Provide:
    def given() -> Any:
        return part

    return Provide(given, sync_to_thread=False)
