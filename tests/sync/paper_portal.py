"""The portal's rules in memory, to drive the real engine and ledger without sockets.

What SYNC.md 2 asks of the portal, and nothing else; ``backup`` and ``restore`` play the
disaster. The real portal is tested over real sockets beside it.
"""

import copy
import hashlib
from datetime import UTC, date, datetime

import msgspec

from counter_app.domain.devices import Device, Organisation
from counter_app.domain.errors import PortalUnreachable
from counter_app.domain.exchange import Greeting
from counter_app.domain.numbers import Slot, day_of
from counter_app.wire import codec
from counter_app.wire.digests import digest
from counter_app.wire.messages import (
    Day,
    DayDigest,
    DayRow,
    Days,
    FeedPage,
    FeedRow,
    Operation,
    PushReply,
    Result,
    Standing,
)

ORG = "000.12.34.H26"
PAGE = 3


class PaperPortal:
    """One office."""

    def __init__(self):
        self.epoch = 1
        self.slots = {}
        self.state = {
            "dossiers": {},
            "applied": {},
            "gone": {},
            "feed": [],
            "files": {},
        }
        self.kept = None
        self.stable = 0
        self.uploads = {}
        self.trail = []
        """(dossier, field, value before, old as said, new, operation)."""
        self.cut_next = ""
        """Name of the next request whose answer gets lost."""
        self.requests = []

    # Disasters

    def backup(self):
        self.kept = copy.deepcopy(self.state)
        self.stable = len(self.state["feed"])

    def restore(self, *, announced=True):
        self.state = copy.deepcopy(self.kept)
        self.epoch += announced

    def _answer(self, name, answer):
        self.requests.append(name)
        if self.cut_next == name:
            self.cut_next = ""
            raise PortalUnreachable("the answer was lost")
        return answer

    # sync.ports.Portal

    def enrol(self, code, counter, device_name, public_key, replaces=""):
        device = Device(
            id=f"pc{counter}",
            incarnation=1,
            counter=counter,
            organisation=Organisation(code=ORG, name="Điểm phục vụ"),
            epoch=self.epoch,
        )
        return device, self.lease(1, 1, ORG, counter)

    def greeting(self):
        return Greeting(now=datetime.now(UTC))

    def standing(self):
        return Standing(device="", incarnation=1, operations=0)

    def days(self):
        pairs = {
            name: current["tip"] for name, current in self.state["dossiers"].items()
        }
        by_day = {}
        for name, tip in pairs.items():
            code = self.state["dossiers"][name]["fields"]["code"]
            by_day.setdefault(day_of(code).isoformat(), []).append((name, tip))
        return Days(
            epoch=self.epoch,
            days=[
                DayDigest(day=day, count=len(some), digest=digest(some))
                for day, some in by_day.items()
            ],
        )

    def day(self, day):
        rows = [
            DayRow(
                dossier=name,
                code=current["fields"]["code"],
                tip=current["tip"],
                version=current["version"],
                complete=True,
            )
            for name, current in self.state["dossiers"].items()
            if day_of(current["fields"]["code"]) == day
        ]
        return Day(epoch=self.epoch, day=day.isoformat(), rows=rows)

    def copies(self, dossiers):
        return [self._row(name) for name in dossiers if name in self.state["dossiers"]]

    def sign_in(self, assertion):
        assertion()

    def lease(self, count, incarnation, org, counter="more"):
        first = len(self.slots) + 1
        self.slots |= {first + more: counter for more in range(count)}
        return [
            Slot(org=org, number=n, incarnation=incarnation, valid_from=date.min)
            for n in range(first, first + count)
        ]

    def catalogue(self, known):
        return None

    def push(self, epoch, images, cursor=None, have=""):
        results = [
            self._apply(bytes(image))
            if epoch == self.epoch
            else Result(id=codec.decode(Operation, image).id, outcome="epoch")
            for image in images
        ]
        reply = PushReply(
            epoch=self.epoch,
            stable_sequence=self.stable,
            server_time="2026-11-23T02:41:00Z",
            results=results,
        )
        return self._answer("push", reply)

    def feed(self, cursor, have=""):
        epoch, begin = map(int, cursor.split(".")) if cursor else (self.epoch, 0)
        feed = self.state["feed"]
        ours = epoch == self.epoch and begin <= len(feed)
        names = feed[begin : begin + PAGE] if ours else []
        page = FeedPage(
            outcome="ok" if ours else "epoch",
            epoch=self.epoch,
            stable_sequence=self.stable,
            server_time="2026-11-23T02:41:00Z",
            from_cursor=cursor,
            cursor=f"{self.epoch}.{begin + len(names)}",
            rows=[self._row(name) for name in names],
            more=ours and begin + PAGE < len(feed),
        )
        return self._answer("feed", page)

    def has_file(self, sha256):
        return sha256 in self.state["files"]

    def begin_upload(self, sha256, size):
        url = f"upload/{len(self.uploads)}"
        self.uploads[url] = (sha256, size, b"")
        return url

    def upload_offset(self, url):
        return len(self.uploads[url][2]) if url in self.uploads else None

    def append(self, url, offset, chunk):
        sha256, size, content = self.uploads[url]
        content += chunk
        self.uploads[url] = (sha256, size, content)
        if len(content) == size:
            assert hashlib.sha256(content).hexdigest() == sha256
            self.state["files"][sha256] = content
        return self._answer("append", len(content))

    # The rules

    def change(self, dossier, **fields):
        """Play another counter, or the back office."""
        current = self.state["dossiers"][dossier]
        act = Operation(
            id=f"portal.{self.epoch}.{len(self.state['feed'])}",
            dossier=dossier,
            tip=current["tip"],
            supersedes=[],
            code=current["fields"]["code"],
            changes={
                name.replace("__", "."): (
                    current["fields"].get(name.replace("__", ".")),
                    value,
                )
                for name, value in fields.items()
            },
            made_at="2026-11-23T02:41:00Z",
            made_by="portal",
        )
        return self._apply(codec.encode(act))

    def _apply(self, image):
        act = codec.decode(Operation, image)
        state, print_ = self.state, hashlib.sha256(image).hexdigest()
        if act.id in state["applied"]:
            known, version, sequence = state["applied"][act.id]
            if known != print_:
                return Result(id=act.id, outcome="key-reuse")
            return Result(
                id=act.id,
                outcome="ok",
                tip=act.id,
                version=version,
                sequence=sequence,
            )
        if act.id in state["gone"].get(act.dossier, ()):
            return Result(id=act.id, outcome="superseded")
        current = state["dossiers"].get(act.dossier)
        if current and act.tip != current["tip"]:
            return Result(
                id=act.id,
                outcome="conflict",
                tip=current["tip"],
                version=current["version"],
                fields=copy.deepcopy(current["fields"]),
            )
        if not current and act.tip is not None:
            return Result(id=act.id, outcome="behind")
        current = current or {"fields": {}, "version": 0}
        for name, (old, new) in act.changes.items():
            before = current["fields"].get(name)
            self.trail.append((act.dossier, name, before, old, new, act.id))
            current["fields"][name] = new
        current |= {"tip": act.id, "version": current["version"] + 1}
        state["dossiers"][act.dossier] = current
        state["feed"].append(act.dossier)
        state["gone"].setdefault(act.dossier, set()).update(act.supersedes)
        state["applied"][act.id] = (print_, current["version"], len(state["feed"]))
        return Result(
            id=act.id,
            outcome="ok",
            tip=act.id,
            version=current["version"],
            sequence=len(state["feed"]),
        )

    def _row(self, name):
        current = self.state["dossiers"][name]
        return FeedRow(
            dossier=name,
            version=current["version"],
            tip=current["tip"],
            fields=msgspec.json.decode(msgspec.json.encode(current["fields"])),
            complete=True,
        )
