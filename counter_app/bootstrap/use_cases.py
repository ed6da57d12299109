"""Open a profile: every adapter made once, every use case joined to what it asks.

This is slow (keyring, database, libraries) and runs away from the screen; the window
is there before it. What does not fit a port is found here by mypy.
"""

from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import partial

from counter_app.bootstrap import money_work, passwords
from counter_app.bootstrap.after_work import AfterGround, AfterWork, assemble_after_work
from counter_app.bootstrap.by_itself import interrupt, tick
from counter_app.bootstrap.copy_work import CopyGround, CopyWork, assemble_copy_work
from counter_app.bootstrap.doors import ZONE, Doors
from counter_app.bootstrap.journal_work import (
    JournalGround,
    JournalWork,
    assemble_journal_work,
)
from counter_app.bootstrap.law import law_in_force
from counter_app.bootstrap.law_work import LawGround, LawWork, assemble_law_work
from counter_app.bootstrap.machine_work import MachineGround, assemble_machine_work
from counter_app.bootstrap.office import EnrolledOffice
from counter_app.bootstrap.opening_vault import vault_of, way_to_portal
from counter_app.bootstrap.paper_work import Ground, PaperWork, assemble_paper_work
from counter_app.bootstrap.pinned import pinned_keys
from counter_app.bootstrap.scan_work import assemble_scan_work
from counter_app.bootstrap.sync_work import SyncGround, assemble_sync_work
from counter_app.bootstrap.vital_signs import VitalSigns
from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.catalogue.gate import Gate
from counter_app.documents.files import EncryptedFiles
from counter_app.forms.in_force import FormsInForce
from counter_app.machine import (
    ProfileLock,
    RandomIds,
    SystemClock,
    hold_private,
    make_private,
)
from counter_app.paper.declarations import PdfDeclarations
from counter_app.paths import Paths
from counter_app.services.backing_up import BackingUp
from counter_app.services.carrying import Carrying
from counter_app.services.coming_in import ComingIn, beside
from counter_app.services.confirming import Confirming
from counter_app.services.declaring import Declaring
from counter_app.services.enrolment import Enrolment
from counter_app.services.fetching import Fetching
from counter_app.services.finding import Finding
from counter_app.services.handover import HandingOver
from counter_app.services.intake import Intake
from counter_app.services.keeping import Keeping
from counter_app.services.lookup import Lookup
from counter_app.services.officers import Officers
from counter_app.services.paper_states import PaperStates
from counter_app.services.ports import Announce, Catalogue, Clock, Forms
from counter_app.services.proving import Proving
from counter_app.services.reading import Reader
from counter_app.services.receipting import Receipting
from counter_app.services.remembering import Remembering
from counter_app.services.reusing import Reusing
from counter_app.services.scanning import Scanning
from counter_app.services.session import Session
from counter_app.services.stacking import Stacking
from counter_app.services.syncing import Syncing
from counter_app.settings import Settings
from counter_app.store.audit import SqlAudit
from counter_app.store.due_dates import SqlDueDates
from counter_app.store.ledger import SqlLedger
from counter_app.store.opening import LateStore
from counter_app.store.overrides import SqlOverrides
from counter_app.store.people import SqlPeople
from counter_app.store.queries import SqlQueries
from counter_app.store.ratings import SqlRatings
from counter_app.store.tallies import SqlTallies
from counter_app.store.unit_of_work import SqlUnitOfWork
from counter_app.sync.portal_client import HttpPortal
from counter_app.vault.device_key import DeviceKey
from counter_app.vault.drafts import OwnDrafts
from counter_app.vault.gate import VaultGate
from counter_app.vault.keys import Keys, profile_keyring
from counter_app.vault.sealing import VaultSealer
from counter_app.vault.witness import KeptWitness, Noted


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a profile is opened with."""

    paths: Paths
    settings: Settings
    announce: Announce
    doors: Doors
    """Where the session, made before the store is open, finds it afterwards."""
    clock: Clock
    """The counter's clock."""
    rehearsal: bool = False
    rollback_is_meant: bool = False
    """Older data were put back on purpose: to be accepted by two officers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """Everything an opened counter can do."""

    session: Session
    intake: Intake
    scanning: Scanning
    stacking: Stacking
    paper_states: PaperStates
    reusing: Reusing
    receipting: Receipting
    paper_work: PaperWork
    """Every other paper, and the printers."""
    declaring: Declaring
    remembering: Remembering
    finding: Finding
    law_work: LawWork
    lookup: Lookup
    reader: Reader
    handing_over: HandingOver
    after_work: AfterWork
    copy_work: CopyWork
    money: money_work.MoneyWork
    syncing: Syncing
    proving: Proving
    fetching: Fetching
    backing_up: BackingUp
    confirming: Confirming
    carrying: Carrying
    enrolment: Enrolment
    journal: JournalWork
    officers: Officers
    coming_in: ComingIn
    is_open: Callable[[], bool]
    """Whether an officer has opened the store since the start. Quick."""
    is_enrolled: Callable[[], bool]
    """Whether this PC has a device key; asks the keyring."""
    office: EnrolledOffice
    catalogue: Catalogue
    forms: Forms
    provinces: Callable[[], Collection[str]]
    """The codes a personal ID may begin with, from the pack in force."""
    clock: Clock
    refresh_catalogue: Callable[[], None]
    """Go on with the newest pack the portal sent: its procedures and declarations."""
    tick: Callable[[], None]
    """Do what the machine does by itself every second or so: send, have signed."""
    interrupt: Callable[[], None]
    """Let long work at devices and disks end soon: the program ends. Quick."""
    close: Callable[[], None]
    """Let the profile go; what was received is on disk already."""


def open_counter(opening: Opening) -> Counter:
    """Open the profile, or raise a CounterError; then nothing is left open."""
    with ExitStack() as closing:
        return _assemble(opening, closing)


def _assemble(opening: Opening, closing: ExitStack) -> Counter:
    hold_private()
    paths, settings, session = opening.paths, opening.settings, opening.doors.session
    machine_clock, clock, ids = SystemClock(), opening.clock, RandomIds()
    signs = VitalSigns(paths.vital_signs, clock, opening.announce)
    announce, afterwards = signs.announce, list[Callable[[], None]]()
    make_private(paths.profile, paths.files, paths.logs)
    closing.enter_context(ProfileLock(paths.profile))
    keyring = profile_keyring(paths.profile)
    kept = KeptWitness(keyring)
    device_key = DeviceKey(keyring, lambda: vault.keys.device, machine_clock.now)
    store = LateStore(paths.database, Noted(kept), signs.renewing)
    closing.callback(store.close)
    engine = store.engine

    def opened(keys: Keys) -> None:
        now, meant = machine_clock.now(), opening.rollback_is_meant
        store.open(keys.database, now, as_it_is=meant)
        if not meant:
            journal.auditing.must_reach()
        for step in (device_key.adopt, *sync_work.first(meant), *afterwards):
            step()

    vault = vault_of(
        paths,
        keyring,
        opened,
        city_key=settings.recovery_key,
        rehearsal=opening.rehearsal,
    )
    privacy = OwnDrafts(vault.own)
    ledger = SqlLedger(engine, ZONE, machine_clock, minds_clock=not opening.rehearsal)
    office = EnrolledOffice(ledger.device, settings)
    files = EncryptedFiles(paths.files, VaultSealer(lambda: vault.keys.files))

    def today() -> date:
        return clock.now().astimezone(ZONE).date()

    catalogue = PackCatalogue(paths.resources / "catalogue", today=today)
    forms = FormsInForce(catalogue.files, today)
    portal = HttpPortal(
        settings.portal_url,
        way_to_portal(closing, settings),
        device_key.prove, settings.update_ring,
    )  # fmt: skip

    def begin() -> SqlUnitOfWork:
        return SqlUnitOfWork(engine, ZONE, privacy)

    queries, overrides = SqlQueries(engine, privacy), SqlOverrides(engine)
    journal = assemble_journal_work(
        JournalGround(
            books=SqlAudit(engine),
            marks=SqlRatings(engine),
            device_key=device_key,
            device=ledger.device,
            noted=Noted(kept),
            portal_url=settings.portal_url,
            web=way_to_portal(closing, settings),
            begin=begin,
            session=session,
            clock=machine_clock,
            ids=ids,
            people=SqlPeople(engine),
            files=files,
            queries=queries,
        )
    )
    closing.callback(lambda: store.is_open and journal.auditing.mark(now=True))
    law = law_in_force(
        ledger.pack, catalogue, forms, paths, rehearsal=opening.rehearsal
    )

    def refresh() -> None:
        forms.stand_in(lambda: office.signed_at)
        law.refresh()

    sync_work = assemble_sync_work(
        SyncGround(
            *(ledger, store, files, device_key),
            begin=begin,
            session=session,
            clock=machine_clock,
            ids=ids,
            gate=Gate(
                pinned_keys(paths, rehearsal=opening.rehearsal),
                *(catalogue, ledger.pack, today),
            ),
            note=signs.note,
            paths=paths,
            settings=settings,
            announce=announce,
            copies_key=lambda: vault.keys.copies,
        ),
        portal,
        way_to_portal(closing, settings),
    )
    backing_up, beating = assemble_machine_work(
        MachineGround(
            *(paths, settings, signs, store, lambda: vault.keys, session),
            *(machine_clock, ledger, device_key, ids, sync_work.syncing),
        ),
        way_to_portal(closing, settings),
    )
    intake = Intake(
        begin=begin,
        catalogue=catalogue,
        forms=forms,
        session=session,
        clock=clock,
        ids=ids,
        zone=ZONE,
        announce=announce,
    )
    ground = Ground(
        begin=begin,
        session=session,
        clock=clock,
        zone=ZONE,
        files=files,
        catalogue=catalogue,
        queries=queries,
        tallies=SqlTallies(engine),
        office=office,
        online=lambda: sync_work.syncing.online,
        witness=journal.books.witness,
        announce=announce,
    )
    scan_work = assemble_scan_work(ground, ids, paths.resources, settings)
    closing.callback(scan_work.close)
    paper_work = assemble_paper_work(
        ground, paths.resources, settings, rehearsal=opening.rehearsal
    )
    copy_work = assemble_copy_work(
        CopyGround(begin, catalogue, session, clock, ids, ZONE, announce), settings
    )
    law_work = assemble_law_work(
        LawGround(begin, catalogue, queries, overrides, ledger.packs, session, clock)
    )
    afterwards += [refresh, law_work.hold, paper_work.recover]
    lookup = Lookup(
        begin=begin, queries=queries, session=session, clock=clock, zone=ZONE
    )
    gate = VaultGate(vault, kept)
    opening.doors.open(begin, gate, settings.offline_hours)
    officers = passwords.officers_over(begin, gate, session, clock, paths.resources)
    return Counter(
        session=session,
        intake=intake,
        scanning=scan_work.scanning,
        stacking=scan_work.stacking,
        paper_states=scan_work.states,
        reusing=scan_work.reusing,
        receipting=paper_work.receipting,
        paper_work=paper_work,
        declaring=Declaring(
            begin=begin,
            catalogue=catalogue,
            forms=forms,
            session=session,
            clock=clock,
            zone=ZONE,
            paper=PdfDeclarations(
                fonts=paths.resources / "fonts", wordings=paths.resources / "paper"
            ),
            printing=paper_work.printing,
            rehearsal=opening.rehearsal,
        ),
        remembering=Remembering(
            begin=begin,
            queries=queries,
            catalogue=catalogue,
            forms=forms,
            session=session,
            zone=ZONE,
        ),
        law_work=law_work,
        finding=Finding(
            catalogue=catalogue,
            queries=queries,
            session=session,
            clock=clock,
            zone=ZONE,
        ),
        lookup=lookup,
        reader=Reader(lookup=lookup, catalogue=catalogue, forms=forms),
        after_work=assemble_after_work(
            *(ground, SqlDueDates(engine), intake),
            AfterGround(scan_work.scanning, settings, paper_work.slips, sync_work),
        ),
        copy_work=copy_work,
        money=money_work.assemble_money_work(
            ground,
            money_work.MoneyGround(
                paper=paper_work,
                paying=copy_work.paying,
                ids=ids,
                forms=forms,
                left_open=queries.left_open,
                unstored=lambda: {one.sha256 for one in ledger.unstored()},
            ),
        ),
        handing_over=HandingOver(
            begin=begin, session=session, clock=clock, announce=announce
        ),
        syncing=sync_work.syncing,
        proving=sync_work.proving,
        fetching=sync_work.fetching,
        backing_up=backing_up,
        confirming=sync_work.confirming,
        carrying=sync_work.carrying,
        journal=journal,
        officers=officers,
        coming_in=beside(officers, sync_work.officers),
        is_open=lambda: store.is_open,
        is_enrolled=device_key.is_made,
        enrolment=Enrolment(keys=device_key, registry=portal, devices=ledger),
        office=office,
        catalogue=catalogue,
        forms=forms,
        provinces=lambda: catalogue.provinces,
        clock=clock,
        refresh_catalogue=refresh,
        tick=partial(
            tick,
            sync_work,
            journal,
            (
                Keeping(begin=begin, files=files, clock=clock).tick,
                backing_up.tick,
                beating.tick,
            ),
        ),
        interrupt=partial(interrupt, scan_work.scanning, backing_up),
        close=closing.pop_all().close,
    )
