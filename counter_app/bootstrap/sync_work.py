"""The use cases of synchronising, joined to store, portal and the other disk."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from time import monotonic, sleep
from typing import Any

import requests

from counter_app.bootstrap.carrying_work import QueueParcels
from counter_app.bootstrap.doors import ZONE
from counter_app.bootstrap.second_copy import SecondDisk
from counter_app.catalogue.gate import Gate
from counter_app.documents.files import EncryptedFiles
from counter_app.domain.news import Changed
from counter_app.domain.retention import Kept
from counter_app.machine import RandomIds, jitter
from counter_app.paths import Paths
from counter_app.services.carrying import Carrying
from counter_app.services.confirming import Confirming
from counter_app.services.erasing import Erasing
from counter_app.services.fetching import Fetching
from counter_app.services.forgetting import Forgetting
from counter_app.services.ports import Announce, Begin, Clock
from counter_app.services.proving import Proving
from counter_app.services.rostering import Rostering
from counter_app.services.session import Session
from counter_app.services.syncing import Syncing
from counter_app.settings import Settings
from counter_app.store.carrying import SqlQueue
from counter_app.store.comparing import SqlBooks
from counter_app.store.conflicts import SqlConflicts
from counter_app.store.contents import SqlContents
from counter_app.store.from_home import SqlFromHome
from counter_app.store.holding import SqlHolding
from counter_app.store.ledger import SqlLedger
from counter_app.store.loose_papers import SqlLoosePapers
from counter_app.store.migrations import forget_copies
from counter_app.store.missing import SqlMissing
from counter_app.store.opening import LateStore
from counter_app.store.refusals import SqlRefusals
from counter_app.store.retention import SqlRetention
from counter_app.sync.backoff import FullJitter
from counter_app.sync.carrying import Carrier
from counter_app.sync.coming_in import CodesPortal, PortalOfficers
from counter_app.sync.engine import SyncEngine
from counter_app.sync.fetching import PortalCopies
from counter_app.sync.from_home import PortalHomes
from counter_app.sync.pace import Pace
from counter_app.sync.portal_client import HttpPortal
from counter_app.sync.proving import PortalProof
from counter_app.sync.renewing import Renewal
from counter_app.vault.device_key import DeviceKey


@dataclass(frozen=True, slots=True)
class SyncGround:
    """What synchronising stands on."""

    ledger: SqlLedger
    store: LateStore
    files: EncryptedFiles
    device_key: DeviceKey
    begin: Begin
    session: Session
    clock: Clock
    """This machine's."""
    ids: RandomIds
    gate: Gate
    paths: Paths
    settings: Settings
    announce: Announce
    copies_key: Callable[[], bytes]
    """The key of the second copy, once the vault is open."""
    note: Callable[[Mapping[str, Any]], None]
    """Keeps signs of life, which the doctor reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncWork:
    """Everything that keeps this PC and the portal one."""

    syncing: Syncing
    proving: Proving
    second: SecondDisk
    forgetting: Forgetting
    erasing: Erasing
    fetching: Fetching
    confirming: Confirming
    carrying: Carrying
    homes: SqlFromHome
    city: PortalHomes
    officers: PortalOfficers

    def tick(self) -> None:
        """Synchronise if it is time, and erase what may go."""
        self.syncing.tick()
        self.forgetting.tick()
        self.erasing.tick()

    def first(self, rollback_is_meant: bool) -> Sequence[Callable[[], None]]:  # noqa: FBT001
        """Return what is done first once the store is open; nothing to older data."""
        return () if rollback_is_meant else (self.second.begin,)


def assemble_sync_work(
    ground: SyncGround, portal: HttpPortal, web: requests.Session
) -> SyncWork:
    """Join them; ``web`` is a way to the portal for an officer who asks for a proof."""
    settings, engine, clock = ground.settings, ground.store.engine, ground.clock
    books = SqlBooks(engine, ZONE, clock)
    homes = SqlFromHome(engine, lambda: ground.announce(Changed(drafts=True)))
    second = SecondDisk(ground.paths, settings, ground.store, ground.copies_key, clock)

    def to_portal() -> HttpPortal:
        return HttpPortal(settings.portal_url, web, ground.device_key.prove)

    def of_device(name: str) -> str:
        return ground.device_key.assertion(name, clock.now(), ground.ids.new())

    def assertion() -> str:
        return of_device(ground.ledger.device().id)

    syncing = Syncing(
        exchange=SyncEngine(
            ledger=ground.ledger,
            portal=portal,
            files=ground.files,
            signer=ground.device_key,
            clock=clock,
            ids=ground.ids,
            zone=ZONE,
            gate=ground.gate,
            books=books,
            rosters=Rostering(
                begin=ground.begin,
                session=ground.session,
                clock=clock,
                announce=ground.announce,
            ),
            homes=homes,
            pace=Pace(settings.upload_kbps, seconds=monotonic, rest=sleep),
        ),
        accounting=ground.ledger,
        conflicts=SqlConflicts(engine, ZONE, clock),
        refusals=SqlRefusals(engine, ZONE, clock),
        begin=ground.begin,
        session=ground.session,
        backoff=FullJitter(jitter),
        clock=clock,
        zone=ZONE,
        every=timedelta(seconds=settings.sync_every),
        announce=ground.announce,
    )
    proving = Proving(
        prover=PortalProof(
            books,
            to_portal(),
            assertion,
            clock,
        ),
        second=second,
        missing=SqlMissing(engine),
        begin=ground.begin,
        session=ground.session,
        clock=clock,
        zone=ZONE,
    )
    forgetting = Forgetting(
        retention=SqlRetention(engine),
        files=ground.files,
        clock=clock,
        zone=ZONE,
        days=settings.keep_files_days,
    )
    erasing = Erasing(
        contents=SqlContents(engine, ZONE),
        papers=SqlLoosePapers(engine),
        files=ground.files,
        clock=clock,
        zone=ZONE,
        days=settings.keep_content_days,
        second_anew=second.anew,
        forget_copies=partial(forget_copies, ground.paths.database),
        told=partial(_note, ground.note),
    )
    fetching = Fetching(
        city=PortalCopies(books, to_portal(), assertion),
        begin=ground.begin,
        session=ground.session,
        clock=clock,
        announce=ground.announce,
    )
    confirming = Confirming(
        holding=SqlHolding(engine),
        renewing=Renewal(ground.ledger, to_portal(), of_device),
        session=ground.session,
        announce=ground.announce,
    )
    carrying = Carrying(
        queue=SqlQueue(engine, ground.ledger),
        road=Carrier(
            to_portal(),
            ground.device_key,
            assertion,
            ground.ledger.device,
        ),
        parcels=QueueParcels(settings.recovery_key),
        files=ground.files,
        session=ground.session,
        clock=clock,
        counter=lambda: ground.ledger.device().counter,
    )
    return SyncWork(
        syncing=syncing,
        proving=proving,
        second=second,
        forgetting=forgetting,
        erasing=erasing,
        fetching=fetching,
        confirming=confirming,
        carrying=carrying,
        homes=homes,
        city=PortalHomes(to_portal(), assertion),
        officers=PortalOfficers(
            CodesPortal(settings.portal_url, web, ground.device_key.prove), assertion
        ),
    )


def _note(note: Callable[[Mapping[str, Any]], None], kept: Kept, at: datetime) -> None:
    """Say to the doctor how much is past its days: none, when all is well."""
    note(
        {
            "content_overdue": kept.overdue,
            "content_held": kept.held,
            "content_erased": kept.erased,
            "content_at": at.isoformat(),
        }
    )
