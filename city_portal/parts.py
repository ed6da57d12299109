"""Parts that an administrator's command needs, each read when it is asked for.

A command that writes one row must not wait for the whole server; what serves is made
from the same parts in ``bootstrap``.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from city_portal.clock import SystemClock

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from city_portal.files.announced import Announcements
    from city_portal.files.blobs import Blobs
    from city_portal.files.catalogue import Catalogue
    from city_portal.files.fleet_key import FleetKey
    from city_portal.files.kept import Kept
    from city_portal.files.packs import Packs
    from city_portal.files.rosters import Rosters
    from city_portal.services.enrolment import Devices, Enrolment
    from city_portal.services.naming import Naming
    from city_portal.services.plans import Plans
    from city_portal.services.rollout import Rollouts
    from city_portal.services.rounds import Rounds
    from city_portal.services.staff import Accounts
    from city_portal.services.telling import Telling


def opened(database: str) -> Engine:
    """Open a database and bring its tables up to date."""
    from city_portal.store.database import open_engine
    from city_portal.store.migrations import migrate
    from city_portal.store.months import make_room

    engine = open_engine(database)
    migrate(engine)
    make_room(engine, SystemClock().now())
    return engine


def kept(files: Path) -> Kept:
    """Open what lies beside the database."""
    from city_portal.files.kept import Kept

    return Kept(files / "kept")


def blobs(files: Path) -> Blobs:
    """Open the store of papers: the bucket of ``storage.toml``, else a folder."""
    config = files / "storage.toml"
    if config.is_file():
        from city_portal.files.bucket import bucket_of

        return bucket_of(config)
    from city_portal.files.blobs import FolderBlobs

    return FolderBlobs(files / "blobs")


def announcements(files: Path) -> Announcements:
    """Open what is announced beside the database."""
    from city_portal.files.announced import Announcements

    return Announcements(files / "kept")


def rosters(files: Path) -> Rosters:
    """Open who may work where."""
    from city_portal.files.rosters import Rosters

    return Rosters(files / "kept")


def naming(files: Path) -> Naming:
    """Make the use cases of names that operations carry."""
    from city_portal.files.strangers import Strangers
    from city_portal.services.naming import Naming

    return Naming(
        rosters=rosters(files),
        strangers=Strangers(files / "kept"),
        clock=SystemClock(),
    )


def fleet_key(files: Path) -> FleetKey:
    """Open the key by which the city looks at its PCs."""
    from city_portal.files.fleet_key import FleetKey

    return FleetKey(files / "kept")


def rollouts(engine: Engine, files: Path) -> Rollouts:
    """Make the use cases of versions that spread, and of their halts."""
    from city_portal.files.halts import Halts
    from city_portal.files.tables import table
    from city_portal.services.rollout import Limits, Rollouts

    return Rollouts(
        engine=engine,
        clock=SystemClock(),
        halts=Halts(files / "kept"),
        limits=Limits.of(table("rollout.toml")),
    )


def packs(files: Path, start: Path | None = None) -> Packs:
    """Open the published packs."""
    from city_portal.files.packs import Packs

    return Packs(files / "packs", start)


def plans_of(engine: Engine, files: Path, catalogue: Catalogue) -> Plans:
    """Make the use cases of roll-out plans."""
    from city_portal.files.placing import Placing
    from city_portal.services.plans import Plans

    placing = Placing(files / "kept")
    return Plans(engine=engine, catalogue=catalogue, placing=placing)


def catalogue_of(files: Path, start: Path | None = None) -> Catalogue:
    """Open what the pack in force says of procedures and plans."""
    from city_portal.files.catalogue import Catalogue

    return Catalogue(packs(files, start))


def enrolment(engine: Engine) -> Enrolment:
    """Make the use cases of offices and codes."""
    from city_portal.services.enrolment import Enrolment

    return Enrolment(engine=engine, clock=SystemClock())


def devices(engine: Engine, files: Path) -> Devices:
    """Make the use cases of devices."""
    from city_portal.rules.throttle import Throttle
    from city_portal.services.enrolment import Devices

    return Devices(
        engine=engine,
        kept=kept(files),
        clock=SystemClock(),
        failures=Throttle(20, timedelta(minutes=10)),
    )


def telling(engine: Engine, files: Path, start: Path | None = None) -> Telling:
    """Make the use cases of reports to the national service."""
    from city_portal.files.tables import statuses, table
    from city_portal.rules.national import Vocabulary
    from city_portal.services.telling import Telling

    return Telling(
        engine=engine,
        clock=SystemClock(),
        catalogue=catalogue_of(files, start),
        words=Vocabulary(tables=table("national.toml"), statuses=statuses()),
    )


def rounds(engine: Engine, files: Path, start: Path | None = None) -> Rounds:
    """Make the use cases of background work; Refused for a bad ``national.toml``."""
    from city_portal.files.national import config_of
    from city_portal.national.client import Service
    from city_portal.services.counting import Counting
    from city_portal.services.rounds import Rounds

    config, tells = config_of(files), telling(engine, files, start)

    def way(org: str) -> Service | None:
        if config is None:
            return None
        return Service(
            address=config.address,
            unit=org,
            user=config.user,
            secret=config.secret,
            words=tells.words,
        )

    return Rounds(
        engine=engine,
        clock=SystemClock(),
        telling=tells,
        counting=Counting(engine=engine),
        way=way,
    )


def accounts(engine: Engine, files: Path | None = None) -> Accounts:
    """Make the use cases of the back office's accounts; files to shut them for good."""
    from city_portal.services.staff import Accounts

    ledger = kept(files) if files else None
    return Accounts(engine=engine, clock=SystemClock(), kept=ledger)


def listen_for_scrapes(database: str, files: Path, host: str, port: int) -> int:
    """Answer Prometheus on a port of its own; return it."""
    from city_portal.api.metrics import listen
    from city_portal.services.health import Health
    from city_portal.store.database import open_engine

    engine, names = open_engine(database), naming(files)
    return listen(Health(engine=engine, files=files, naming=names), host, port)
