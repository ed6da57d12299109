"""The real portal's code in this process, behind ways that fail on order."""

import hashlib
import random
import shutil
from collections import deque
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from city_portal.files.announced import Announcements
from city_portal.files.blobs import FolderBlobs
from city_portal.files.kept import Kept
from city_portal.files.packs import LAST_RING, Packs
from city_portal.files.rosters import Rosters
from city_portal.files.strangers import Strangers
from city_portal.files.uploads import Uploads
from city_portal.parts import opened
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.throttle import Throttle
from city_portal.services.backups import cover
from city_portal.services.book import Book
from city_portal.services.carrying import Carrying
from city_portal.services.comparing import Comparing
from city_portal.services.enrolment import Devices, Enrolment
from city_portal.services.exchanging import Exchanging
from city_portal.services.feeding import Feeding
from city_portal.services.naming import Naming
from city_portal.services.pushing import Pushing
from city_portal.services.standing import Standings
from city_portal.store.offices import Offices
from counter_app.domain.errors import NotEnrolled, PortalRefused, PortalUnreachable
from counter_app.domain.exchange import Greeting
from counter_app.sync import translate
from counter_app.sync.portal_client import _slots
from counter_app.wire import codec
from counter_app.wire.fleet import (
    CarriedRequest,
    RetireRequest,
)
from counter_app.wire.messages import (
    EnrolRequest,
    FeedPage,
    Organisation,
    PushReply,
    PushRequest,
    Reading,
)
from tests.sync.compiled import share

ORG = "000.12.34.H26"
STATUS = {
    Why.UNAUTHORISED: 401,
    Why.FORBIDDEN: 403,
    Why.NOT_FOUND: 404,
    Why.WRONG_OFFSET: 409,
    Why.TOO_LARGE: 413,
    Why.BUSY: 423,
    Why.WRONG_CHECKSUM: 460,
}


class SystemClock:
    def now(self):
        return datetime.now(UTC)


CLOCK = SystemClock()
KEY = {
    "kty": "EC",
    "crv": "P-256",
    "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
    "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
}


class Believing:
    """Lets a device in that comes itself where others show a token."""

    def device_in(self, connection, device, shown):
        return device


class RealOffice:
    """One portal on its own folder, with the services of city_portal and no HTTP."""

    def __init__(self, folder: Path, template: Path | None = None):
        self.folder = folder
        if template:
            shutil.copytree(template, folder)
        else:
            (folder / "files").mkdir(parents=True)
        self.saved = folder.with_name(folder.name + "-backup")
        self.lives = 0
        self.bumps = True
        self.forgets_leases = False
        self.begin()
        if not template:
            office = Organisation(
                code=ORG,
                name="Phường Thử",
                parent_lines=[],
                office_lines=[],
                place="HN",
            )
            Enrolment(engine=self.engine, clock=CLOCK).found(office)

    def begin(self):
        self.engine = opened(f"sqlite:///{self.folder / 'portal.db'}")
        share(self.engine)
        files = self.folder / "files"
        self.kept = Kept(files / "kept")
        self.blobs = FolderBlobs(files / "blobs")
        self.uploads = Uploads(files / "uploads", self.blobs)
        parts = {"engine": self.engine, "kept": self.kept}
        naming = Naming(
            rosters=Rosters(files / "kept"),
            strangers=Strangers(files / "kept"),
            clock=CLOCK,
        )
        self.pushing = Pushing(**parts, blobs=self.blobs, clock=CLOCK, naming=naming)
        feeding = Feeding(
            kept=self.kept,
            blobs=self.blobs,
            clock=CLOCK,
            rosters=Rosters(files / "kept"),
            packs=Packs(files / "packs", None),
            announcements=Announcements(files / "kept"),
        )
        self.exchanging = Exchanging(
            engine=self.engine,
            sign_in=Believing(),
            pushing=self.pushing,
            feeding=feeding,
        )
        self.comparing = Comparing(**parts, blobs=self.blobs)
        self.standings = Standings(**parts, clock=CLOCK)
        failures = Throttle(20, timedelta(minutes=10))
        self.devices = Devices(**parts, clock=CLOCK, failures=failures)
        self.carrying = Carrying(
            engine=self.engine, pushing=self.pushing, devices=self.devices
        )

    def close(self):
        self.engine.dispose()

    def crash(self):
        """Power off and on: nothing but the disk is left."""
        self.close()
        self.begin()

    # Disasters

    def backup(self):
        """Copy the database and say what the copy covers."""
        shutil.rmtree(self.saved, ignore_errors=True)
        self.engine.dispose()
        shutil.copytree(self.folder, self.saved)
        self.begin()
        kept = opened(f"sqlite:///{self.saved / 'portal.db'}")
        share(kept)
        cover(self.engine, kept)
        kept.dispose()

    def restore(self):
        self.close()
        for path in self.folder.glob("portal.db*"):
            path.unlink()
        for path in self.saved.glob("portal.db*"):
            shutil.copy(path, self.folder / path.name)
        blobs = self.folder / "files" / "blobs"
        shutil.rmtree(blobs, ignore_errors=True)
        if (self.saved / "files" / "blobs").exists():
            shutil.copytree(self.saved / "files" / "blobs", blobs)
        if self.forgets_leases:
            ledger = self.folder / "files" / "kept" / "ledger.jsonl"
            shutil.copy(self.saved / "files" / "kept" / "ledger.jsonl", ledger)
        self.lives += 1
        self.begin()
        if self.bumps:
            self.kept.next_epoch()
        self.devices.remember()

    def decide(self, dossier, status):
        """Play the back office."""
        with self.engine.begin() as connection:
            book = Book(
                connection,
                ORG,
                epoch=self.kept.epoch(),
                now="2026-11-23T03:00:00.000Z",
                blobs=self.blobs,
            )
            copy = book.dossiers.get(dossier)
            if copy and copy.fields.get("status") != status:
                book.amend(copy, {"status": status})
            book.close()

    # What an auditor reads

    def rows(self, sql):
        with closing(self.engine.raw_connection()) as connection:
            return connection.cursor().execute(sql).fetchall()

    def state(self):
        """Return something that changes with every write into database or files."""
        with closing(self.engine.raw_connection()) as connection:
            driver = connection.driver_connection
            written = driver.total_changes
        files = sorted(map(str, (self.folder / "files" / "blobs").rglob("*")))
        return driver, written, files

    def copies(self):
        """Return id to (tip, version, fields)."""
        return {
            name: (tip, version, codec.msgspec.json.decode(fields))
            for name, tip, version, fields in self.rows(
                "SELECT id, tip, version, fields FROM dossier"
            )
        }

    def device(self, name):
        with self.engine.begin() as connection:
            return Offices(connection).device(name)


@dataclass
class RealWay:
    """One counter's way to the office: a ``sync.ports.Portal`` that fails on order.

    ``faults`` are pairs of a request and what befalls the next of its kind: lose,
    swallow, twice, late, stale, corrupt.
    """

    office: RealOffice
    counter: str
    name: str = ""
    incarnation: int = 0
    signs: bool = False
    """The office knows this counter's real key."""
    faults: deque = field(default_factory=deque)
    late: list = field(default_factory=list)
    stale: dict = field(default_factory=dict)

    def enrol(self, code, counter, device_name, public_key, replaces=""):
        office = self.office
        fresh = Enrolment(engine=office.engine, clock=CLOCK).code(ORG, counter, "")
        request = EnrolRequest(
            code=fresh,
            device_name=device_name,
            counter=counter,
            public_key=public_key if self.signs else KEY,
            replaces=replaces,
        )
        enrolled = office.devices.enrol(request, "here")
        self.name, self.incarnation = enrolled.device, enrolled.incarnation
        slots = _slots(enrolled.slots, enrolled.incarnation, ORG)
        return translate.device(enrolled), slots

    def greeting(self):
        return self._asked("greeting", lambda: Greeting(now=CLOCK.now()))

    def sign_in(self, assertion):
        device = self.office.device(self.name)
        if device is None:
            raise NotEnrolled("unknown")
        self._device = device

    def standing(self):
        return self.office.standings.standing(self._device)

    def renew(self, incarnation):
        enrolled = self._plainly(
            lambda: self.office.standings.renew(self._device, incarnation)
        )
        self._device = self.office.device(self.name)
        slots = _slots(enrolled.slots, enrolled.incarnation, ORG)
        return translate.device(enrolled), slots

    def push(self, epoch, images, cursor=None, have=""):
        read = None if cursor is None else Reading(cursor=cursor, have=have)
        images = [codec.msgspec.Raw(image) for image in images]
        body = codec.encode(PushRequest(epoch=epoch, operations=images, read=read))

        def arrive():
            request = codec.decode(PushRequest, body)
            reply = self.office.exchanging.push(self._device, None, lambda: request)
            return codec.decode(PushReply, codec.encode(reply))

        return self._asked("push", arrive)

    def carry(self, epoch, signed, images):
        request = CarriedRequest(
            epoch=epoch,
            signed=signed,
            operations=[codec.msgspec.Raw(image) for image in images],
        )
        take = self.office.carrying.take
        return self._plainly(lambda: take(self._device, request))

    def retire(self, carried):
        request = RetireRequest(carried=[*carried])
        self._plainly(lambda: self.office.carrying.retire(self._device, request))

    def feed(self, cursor, have=""):
        def arrive():
            asked = (cursor, have, LAST_RING)
            page = self.office.exchanging.page(self._device, None, *asked)
            return codec.decode(FeedPage, codec.encode(page))

        return self._asked("feed", arrive)

    def lease(self, count, incarnation, org):
        reply = self.office.devices.more_slots(self._device, count)
        return _slots(reply.slots, incarnation, org)

    def catalogue(self, known):
        return None

    def days(self):
        return self.office.comparing.days(self._device)

    def day(self, day):
        return self.office.comparing.day(self._device, day.isoformat())

    def copies(self, dossiers):
        return self.office.comparing.copies(self._device, dossiers).rows

    def has_file(self, sha256):
        return self._asked("has_file", lambda: self.office.blobs.has(sha256))

    def begin_upload(self, sha256, size):
        def arrive():
            upload = self.office.uploads.create(
                owner=self.name, sha256=sha256, length=size
            )
            return upload.id

        return self._asked("begin_upload", arrive)

    def upload_offset(self, url):
        try:
            return self.office.uploads.state(url, self.name).offset
        except Refused:
            return None

    def append(self, url, offset, chunk):
        if ("append", "corrupt") in self.faults:
            self.faults.remove(("append", "corrupt"))
            chunk = bytes(byte ^ 1 for byte in chunk)

        def arrive():
            with self.office.uploads.receiving(url, self.name, offset) as receiving:
                receiving.write(chunk)
            upload = receiving.upload
            if upload.finished:
                self.office.pushing.arrived(upload.sha256)
            return upload.offset

        return self._asked("append", lambda: self._plainly(arrive))

    def deliver_late(self):
        """Let what was held up arrive now; nobody waits for the answers."""
        while self.late:
            self.late.pop(0)()

    def _asked(self, name, arrive):
        fault = self._next(name)
        if fault == "late" and name == "push":
            self.late.append(arrive)
        if fault in ("lose", "late"):
            raise PortalUnreachable(fault)
        if fault == "stale" and name in self.stale:
            return self.stale[name]
        answer = arrive()
        if fault == "twice":
            answer = arrive()
        self.stale[name] = answer
        if fault == "swallow":
            raise PortalUnreachable(fault)
        return answer

    def _next(self, name):
        for pair in self.faults:
            if pair[0] == name:
                self.faults.remove(pair)
                return pair[1]
        return ""

    @staticmethod
    def _plainly(arrive):
        try:
            return arrive()
        except Refused as refused:
            raise PortalRefused(
                refused.why.value, status=STATUS.get(refused.why, 400)
            ) from refused


def content_of(random_seed):
    """Return some bytes that are a scan to nobody but a hash."""
    return random.Random(random_seed).randbytes(40)


def is_whole(office, sha256):
    """Look whether a file is stored with the bytes its name promises."""
    path = office.folder / "files" / "blobs" / sha256[:2] / sha256
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
