"""A real counter (SQLCipher, encrypted files, device key) and, apart, a real portal."""

import hashlib
import json
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import count
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
import requests
from sqlalchemy import Engine, select

from counter_app.documents.files import EncryptedFiles
from counter_app.domain.changes import Change, difference
from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Confirmation
from counter_app.domain.due import Promise, Step, StepKind
from counter_app.domain.fees import Fee
from counter_app.domain.fields import fields_of
from counter_app.domain.papers import Attachment, PaperRow, PaperState
from counter_app.domain.people import Citizen, Gender, Source
from counter_app.domain.procedures import Channel
from counter_app.services.enrolment import Enrolment
from counter_app.store import schema
from counter_app.store.comparing import SqlBooks
from counter_app.store.conflicts import SqlConflicts
from counter_app.store.ledger import SqlLedger
from counter_app.store.opening import close_store, open_store
from counter_app.store.queries import SqlQueries
from counter_app.store.refusals import SqlRefusals
from counter_app.store.second_copy import SqlSecondCopy
from counter_app.store.unit_of_work import SqlUnitOfWork
from counter_app.sync.breaker import Breaker
from counter_app.sync.engine import SyncEngine
from counter_app.sync.pace import Pace
from counter_app.sync.portal_client import HttpPortal
from counter_app.sync.report import Memory
from counter_app.vault.sealing import Sealer
from counter_app.vault.shelf import Shelf
from tests.portal_process import PortalProcess, say
from tests.vault.pocket import PocketKeyring, device_key

ROOT = Path(__file__).parents[2]
KEY = bytes(range(32))
ZONE = timezone(timedelta(hours=7))
ORG = "000.12.34.H26"
TODAY = date(2026, 11, 23)


class RunningClock:
    """The machine's own clock; tests that care about time use a FrozenClock."""

    def now(self):
        return datetime.now(UTC)


class CountingIds:
    """Names that are different, those of other PCs too."""

    _count = count(1)

    def new(self):
        return str(UUID(int=next(self._count), version=4))


@dataclass
class Counter:
    """One counter PC, as it is put together in bootstrap."""

    folder: Path
    number: str
    engine: Engine = field(init=False)
    clock: RunningClock = field(default_factory=RunningClock)
    keyring: PocketKeyring = field(default_factory=PocketKeyring)

    def __post_init__(self):
        (self.folder / "files").mkdir(parents=True)
        self.ids = CountingIds()
        self.key = device_key(self.keyring)
        self.files = EncryptedFiles(self.folder / "files", Sealer(KEY))
        self.received = 0
        self.switch_on()

    @property
    def second(self):
        """Where the second copy is, as if on another disk."""
        return self.folder.with_name(f"{self.folder.name}-second")

    def switch_on(self):
        """Open the store; after a power cut everything but the disk is new."""
        self.memory = Memory()
        self.engine = open_store(self.folder / "counter.db", KEY, self.clock.now())
        self.ledger = SqlLedger(self.engine, ZONE, self.clock)
        self.conflicts = SqlConflicts(self.engine, ZONE, self.clock)
        self.refusals = SqlRefusals(self.engine, ZONE, self.clock)
        self.books = SqlBooks(self.engine, ZONE, self.clock)
        self.queries = SqlQueries(self.engine)
        shelf = Shelf(self.second / "copy", lambda: KEY)
        self.second_copy = SqlSecondCopy(self.engine, shelf, self.clock)
        self.second_copy.begin()

    def switch_off(self):
        close_store(self.engine)

    def begin(self):
        return SqlUnitOfWork(self.engine, ZONE)

    def enrol(self, registry, code):
        use_case = Enrolment(keys=self.key, registry=registry, devices=self.ledger)
        return use_case.enrol(code, self.number, f"PC quầy {self.number}")

    def engine_for(self, portal, ledger=None):
        """Make an engine that knows what this PC heard since it was switched on.

        But not who it is, and not that files would not go.
        """
        self.memory = replace(self.memory, known=False, files=Breaker())
        return SyncEngine(
            ledger=ledger or self.ledger,
            portal=portal,
            files=self.files,
            signer=self.key,
            clock=self.clock,
            ids=self.ids,
            zone=ZONE,
            books=self.books,
            pace=Pace(seconds=lambda: 0.0, rest=Event().wait),
            memory=self.memory,
        )

    def sync(self, portal, ledger=None):
        """Run one pass."""
        return self.engine_for(portal, ledger).run()

    def receive(self, *contents: bytes, name="Đặng Thị Hoà Ngát") -> Dossier:
        """Receive a dossier as the use case does: one transaction."""
        files = tuple(
            Attachment(
                sha256=self.files.keep(content), size=len(content), pages=1, name="Quét"
            )
            for content in contents
        )
        self.received += 1
        number = int(self.number) * 1000 + self.received
        with self.begin() as work:
            dossier = replace(
                DOSSIER,
                id=f"6f0e8f0a-0000-4000-8000-{number:012d}",
                code=work.numbers.take(TODAY, self.number),
                register_number=work.numbers.register_line(TODAY, self.number),
                counter=self.number,
                applicant=replace(DOSSIER.applicant, name=name),
                papers=(PaperRow(row="don", state=PaperState.COPY, files=files),),
            )
            work.dossiers.put(dossier)
            work.outbox.add(self._change(work, dossier, {}, fields_of(dossier)))
            work.commit()
        return dossier

    def edit(self, dossier, **parts):
        """Change parts of a dossier, or the phone of its applicant."""
        with self.begin() as work:
            before = work.dossiers.get(dossier)
            phone = parts.pop("phone", before.applicant.phone)
            after = replace(
                before, applicant=replace(before.applicant, phone=phone), **parts
            )
            if after == before:
                return
            work.dossiers.put(after)
            change = self._change(work, after, fields_of(before), fields_of(after))
            work.outbox.add(change)
            work.commit()

    def _change(self, work, dossier, before, after):
        return Change(
            id=work.outbox.next_id(),
            dossier=dossier.id,
            fields=difference(before, after),
            made_at=self.clock.now(),
            made_by="hant.vmqtg",
        )

    def dossier(self, dossier) -> Dossier:
        with self.begin() as work:
            return work.dossiers.get(dossier)

    def outbox(self):
        """Return (operation, state, reason) of all that is not confirmed."""
        table = schema.outbox
        with self.engine.connect() as connection:
            return [
                tuple(row)
                for row in connection.execute(
                    select(table.c.operation, table.c.state, table.c.reason)
                    .where(table.c.state != "acked")
                    .order_by(table.c.seq)
                )
            ]

    def mirrored(self):
        """Return what this PC believes the portal has: id to (tip, fields)."""
        table = schema.dossier
        with self.engine.connect() as connection:
            rows = connection.execute(select(table.c.id, table.c.tip, table.c.current))
            return {row.id: (row.tip, said(json.loads(row.current))) for row in rows}


def said(fields):
    # A field without a value is one that is not there.
    return {name: value for name, value in fields.items() if value is not None}


DOSSIER = Dossier(
    id="",
    code="",
    lookup_secret="7KQ4",
    register_number=1,
    counter="03",
    procedure="2.000635",
    procedure_version="2026-07-01",
    procedure_name="Cấp bản sao trích lục hộ tịch",
    form_set="TT01-2018",
    channel=Channel.ASSISTED,
    applicant=Citizen(
        name="Đặng Thị Hoà Ngát",
        personal_id="001187654901",
        birth="1987-03-05",
        gender=Gender.FEMALE,
        phone="0912 345 678",
        source=Source.CARD,
    ),
    answers={"so_luong": 3},
    fee=Fee(amount=24000, unit_amount=8000, quantity=3, ground="NQ", verified=False),
    due=Promise(
        at=datetime(2026, 11, 23, 17, tzinfo=ZONE),
        steps=(Step(kind=StepKind.BEFORE_CUTOFF, day=TODAY, at=time(15, 0)),),
        basis="Luật Hộ tịch điều 64",
    ),
    confirmed=Confirmation.ON_SCREEN,
    received_by="hant.vmqtg",
    received_by_name="Nguyễn Thu Hà",
    received_at=datetime(2026, 11, 23, 2, 41, tzinfo=UTC),
)


@pytest.fixture
def make_counter(tmp_path):
    counters = []

    def make(number="03"):
        counter = Counter(tmp_path / f"counter-{number}-{len(counters)}", number)
        counters.append(counter)
        return counter

    yield make
    for counter in counters:
        counter.switch_off()


@dataclass
class Portal:
    """A city portal in a process of its own, on a port that stays the same."""

    folder: Path
    codes: dict[str, str]
    port: int = 0
    child: PortalProcess | None = None
    database: str = ""
    """Its address; empty: SQLite in the folder."""
    host: str = "127.0.0.1"

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def files(self):
        return self.folder / "files"

    def start(self):
        database = self.database or f"sqlite:///{self.folder}/portal.db"
        self.child = PortalProcess(
            *("serve", "--host", self.host, "--port", self.port),
            *("--database", database, "--files", self.files),
        )
        line = self.child.stdout.readline()
        assert "http://" in line, line
        self.port = int(line.strip().rstrip("/").rsplit(":", 1)[1])

    def kill(self):
        """Power off."""
        self.child.kill()

    def has_file(self, content: bytes) -> bool:
        """Look into the portal's own folder."""
        sha256 = hashlib.sha256(content).hexdigest()
        return any(
            path.read_bytes() == content for path in self.files.rglob(f"*{sha256}*")
        )


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """A portal's folder with one office and one-time codes; copied for each test."""
    folder = tmp_path_factory.mktemp("portal")
    database = ("--database", f"sqlite:///{folder / 'portal.db'}")
    office = ("--org", ORG, "--name", "Điểm phục vụ", "--place", "Hà Nội")
    say("organisation", *database, *office)
    codes = {
        number: say("enrolment-code", *database, "--org", ORG, "--counter", number)
        for number in ("03", "04")
    }
    return folder, codes


@pytest.fixture
def portal(founded, tmp_path):
    folder, codes = founded
    shutil.copytree(folder, tmp_path / "portal")
    portal = Portal(tmp_path / "portal", codes)
    portal.start()
    yield portal
    portal.kill()


@pytest.fixture
def session():
    with requests.Session() as session:
        session.trust_env = False
        yield session


@pytest.fixture
def way(portal, session):
    """The way to the portal, without faults."""
    return HttpPortal(portal.url, session)


@contextmanager
def feed_apart(way):
    """Have the feed asked by itself after a push, as of a portal of the version before.

    Only then a fault of the feed befalls a pass that sends.
    """
    push = way.push
    way.push = lambda epoch, images, *_more: push(epoch, images)
    yield
    del way.push


@pytest.fixture
def counter(make_counter, portal, way):
    counter = make_counter("03")
    counter.enrol(way, portal.codes["03"])
    return counter
