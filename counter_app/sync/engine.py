"""One pass of coming to agree with the portal: files, push, pull, slots, catalogue.

The order and every answer are those of SYNC.md 2 (version 4). Whatever was done before
the way was barred is kept, and told in the report.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo

from counter_app.domain.devices import Device
from counter_app.domain.errors import (
    FileDamaged,
    NotFound,
    PortalProblem,
    PortalRefused,
    PortalUnreachable,
)
from counter_app.domain.exchange import (
    PackRefused,
    Pending,
    Upload,
)
from counter_app.domain.numbers import SLOT_SIZE
from counter_app.sync import translate
from counter_app.sync.batches import batches, image_of
from counter_app.sync.comparing import compare
from counter_app.sync.from_home import Homes, NoHomes, take_list, tell_answers
from counter_app.sync.hearing import hear
from counter_app.sync.identity import make_sure
from counter_app.sync.lacking import NoRoster, ShutGate
from counter_app.sync.pace import NO_CAP, Pace
from counter_app.sync.ports import (
    Books,
    Clock,
    Files,
    Gate,
    Ids,
    Ledger,
    Portal,
    Rosters,
    Signer,
)
from counter_app.sync.report import Memory, Report
from counter_app.sync.taking_in import settle, take_rows
from counter_app.sync.uploads import upload
from counter_app.wire.messages import FeedPage

log = logging.getLogger(__name__)

FEWEST_CODES = 150
"""Fewer left for today or tomorrow, and another slot is leased."""
MOST_RESTORES = 3
COMPARE_EVERY = timedelta(hours=6)
UPLOAD_FAILURES = 3
"""After so many files that would not go, the pass leaves the rest for later."""
NOT_TAKEN = (400, 413, 415, 422)
"""Said of a whole batch because of one operation in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncEngine:
    """Synchronises with the portal; used by one thread at a time."""

    ledger: Ledger
    portal: Portal
    files: Files
    signer: Signer
    clock: Clock
    ids: Ids
    zone: tzinfo
    books: Books
    gate: Gate = field(default_factory=ShutGate)
    rosters: Rosters = field(default_factory=NoRoster)
    homes: Homes = field(default_factory=NoHomes)
    pace: Pace = NO_CAP
    memory: Memory = field(default_factory=Memory)

    def run(self) -> Report:
        """Push, settle, pull, apply; a barred way is told in the report."""
        report = Report()
        try:
            self._agree(report)
        except PortalProblem as problem:
            report.problem = problem
        return report

    def _agree(self, report: Report) -> None:
        memory = self.memory
        with self.ledger.one_moment():
            device = self.ledger.device()
            refused = self.ledger.refused_pack()
            report.have = refused or self.ledger.pack_sha256()
        report.epoch = device.epoch
        asks, memory.asks_first = memory.asks_first, True
        report.clock_offset = memory.clock_offset
        if asks:
            self._greet(report)
        self.portal.sign_in(lambda: self._assertion(device, report))
        if not memory.known:
            make_sure(self.ledger, self.portal, report)
            memory.known = True
            report.epoch = self.ledger.device().epoch
        barred = self._exchange(report)
        with self.ledger.one_moment():
            device, left = self.ledger.device(), self._codes_left()
            compared = self.books.compared_at()
        self._top_up(device, left)
        self._fetch_catalogue(report, is_refused=bool(refused))
        if barred:
            raise barred
        self._compare(compared, report)
        memory.clock_offset = report.clock_offset
        memory.asks_first = report.in_force is None or report.closed_until is not None

    def _exchange(self, report: Report) -> PortalProblem | None:
        """Send and read; once more when a restore of the portal is heard of."""
        for _ in range(MOST_RESTORES):
            report.attempted.clear()
            report.begun_anew = report.read_to_end = False
            barred = self._send_files(report)
            self._push(report)
            tell_answers(self.homes, self.portal)
            self._pull(report)
            if not report.begun_anew:
                return barred
        raise PortalUnreachable("the portal keeps being restored")

    def _begin_anew(self, epoch: int, report: Report) -> None:
        self.ledger.begin_anew(epoch)
        self.memory.stable = -1
        report.epoch, report.begun_anew = epoch, True

    def _greet(self, report: Report) -> None:
        begun = self.clock.now()
        greeting = self.portal.greeting()
        hear(greeting, begun, self.clock.now(), self.ledger, report, at_once=True)

    def _hear(self, page: FeedPage, begun: datetime, report: Report) -> None:
        """Hear what a page says beside its rows; an older portal says none of it."""
        if page.catalogue is None:
            return
        report.in_force = page.catalogue
        greeting = translate.greeting(page)
        if greeting is not None:
            hear(greeting, begun, self.clock.now(), self.ledger, report)

    def _compare(self, last: datetime | None, report: Report) -> None:
        """Now and then count and compare what no message told."""
        now = self.clock.now()
        if last and timedelta() <= now - last < COMPARE_EVERY:
            return
        mended = compare(self.books, self.portal, report.epoch)
        self.books.note_compared()
        report.looks_different(mended.changed)
        report.said_again = mended.said_again
        if mended.doubted and (barred := self._send_files(report)):
            raise barred

    def _assertion(self, device: Device, report: Report) -> str:
        # By the portal's clock: a PC that is minutes wrong must still get through.
        if not report.greeted:
            self._greet(report)
        now = self.clock.now() - timedelta(seconds=report.clock_offset)
        return self.signer.assertion(device.id, now, self.ids.new())

    # Files

    def _send_files(self, report: Report) -> PortalProblem | None:
        """Send what the portal lacks; return why some of it has to wait.

        One file that will not go keeps its own dossier waiting and no other.
        """
        barred: PortalProblem | None = None
        failures, fuse = 0, self.memory.files
        unstored = self.ledger.unstored()
        for file in unstored[: fuse.limit(self.clock.now(), len(unstored))]:
            try:
                self._send_file(file)
                fuse.worked()
            except (NotFound, FileDamaged) as error:
                log.warning("file %s cannot be sent: %r", file.sha256, type(error))
                report.damaged |= {file.sha256}
            except (PortalUnreachable, PortalRefused) as problem:
                barred, failures = problem, failures + 1
                fuse.failed(self.clock.now())
                if failures == UPLOAD_FAILURES:
                    break
        return barred

    def _send_file(self, file: Upload) -> None:
        if not self.portal.has_file(file.sha256):
            content = self.files.read(file.sha256)

            def note(url: str, offset: int) -> None:
                self.ledger.note_upload(file.sha256, url, offset)

            upload(self.portal, file, content, note, self.pace)
        self.ledger.note_stored(file.sha256)

    # Pushing

    def _push(self, report: Report) -> None:
        while not report.begun_anew:
            with self.ledger.one_moment():
                waiting = self._waiting(report)
                # Answers from home go before their list comes: then the feed is asked
                # apart, after them.
                reads = bool(waiting) and not self.homes.unheard()
                cursor = self.ledger.cursor() if reads else None
            if not waiting:
                return
            report.read_to_end = False
            *first, last = batches(waiting)
            for batch in first:
                self._push_batch(batch, report)
            self._push_batch(last, report, cursor)

    def _waiting(self, report: Report) -> list[Pending]:
        # A scan that is lost for good holds nothing up: the portal calls the dossier
        # incomplete, and the officer is told which scan it is.
        return [
            pending
            for pending in self.ledger.sendable()
            if pending.files <= report.damaged
            and pending.change.id not in report.attempted
        ]

    def _push_batch(
        self, batch: Sequence[Pending], report: Report, cursor: str | None = None
    ) -> None:
        """Send a batch; with a cursor the page that comes along is taken in, too."""
        if report.begun_anew:
            # Older operations wait again now; these must not overtake them.
            return
        images = {pending.change.id: image_of(pending) for pending in batch}
        self.ledger.freeze(
            {
                pending.change.id: images[pending.change.id]
                for pending in batch
                if pending.image is None
            }
        )
        begun = self.clock.now()
        try:
            reply = self.portal.push(
                report.epoch, [*images.values()], cursor, report.have
            )
        except PortalRefused as refused:
            if refused.status not in NOT_TAKEN:
                raise
            self._bisect(batch, refused, report)
            return
        report.attempted.update(images)
        if reply.epoch > report.epoch:
            self._begin_anew(reply.epoch, report)
        if reply.epoch < report.epoch:
            # Said before a restore: it tells nothing of the restored portal.
            raise PortalUnreachable("an answer of an older epoch")
        page = None if cursor is None or report.begun_anew else reply.page
        # Answer and page are one transaction: one wait for the disk, not two.
        with self.ledger.settling() as settling:
            settle(settling, batch, reply, report)
            fits = page is None or take_rows(settling, page, cursor or "", report)
        report.looks_different(settling.changed)
        if page is not None:
            self._heed(page, cursor or "", begun, report, fits=fits)

    def _bisect(
        self, batch: Sequence[Pending], refused: PortalRefused, report: Report
    ) -> None:
        """Find the operation for which the whole batch was turned away."""
        half = len(batch) // 2
        if half:
            self._push_batch(batch[:half], report)
            self._push_batch(batch[half:], report)
            return
        operation = batch[0].change.id
        report.attempted.add(operation)
        with self.ledger.settling() as settling:
            reason = refused.reason or f"status-{refused.status}"
            report.failed += settling.refuse(operation, reason)
        report.looks_different(settling.changed)

    # Pulling

    def _pull(self, report: Report) -> None:
        while not report.read_to_end:
            cursor, begun = self.ledger.cursor(), self.clock.now()
            page = self.portal.feed(cursor, report.have)
            fits = page.from_cursor == cursor
            # Else nothing is new, and the disk stays still.
            if page.cursor != cursor or page.stable_sequence > self.memory.stable:
                with self.ledger.settling() as settling:
                    fits = take_rows(settling, page, cursor, report)
                report.looks_different(settling.changed)
            self._heed(page, cursor, begun, report, fits=fits)

    def _heed(
        self,
        page: FeedPage,
        cursor: str,
        begun: datetime,
        report: Report,
        *,
        fits: bool,
    ) -> None:
        """Do what a page says beside its rows, which were taken in if it ``fits``."""
        self._hear(page, begun, report)
        if page.epoch < report.epoch:
            raise PortalUnreachable("a page of an older epoch")
        if page.roster and page.roster != self.rosters.known():
            self.rosters.take(self.portal.roster())
        take_list(self.homes, self.portal, page.submissions)
        if page.epoch > report.epoch or page.outcome == "epoch":
            # The same epoch, but a cursor from beyond its end: the portal was
            # restored and nobody told it so.
            self._begin_anew(page.epoch, report)
            report.read_to_end = True
            return
        if not fits:
            raise PortalUnreachable("a page that does not begin where we stopped")
        self.memory.stable = max(self.memory.stable, page.stable_sequence)
        report.read_to_end = not page.more or page.cursor == cursor

    # What else the portal has for us

    def _codes_left(self) -> int:
        today = self.clock.now().astimezone(self.zone).date()
        days = today, today + timedelta(days=1)
        return min(map(self.ledger.codes_left, days))

    def _top_up(self, device: Device, left: int) -> None:
        if left >= FEWEST_CODES:
            return
        count = -(-(FEWEST_CODES - left) // SLOT_SIZE)
        try:
            slots = self.portal.lease(
                count, device.incarnation, device.organisation.code
            )
        except PortalRefused as refused:
            # No slot is free: provisional codes go on, nothing else is held up.
            log.warning("no more dossier codes: %s", refused.reason)
            return
        self.ledger.keep_slots(slots)

    def _fetch_catalogue(self, report: Report, *, is_refused: bool) -> None:
        # One that was refused is not fetched again as long as it is offered.
        pack = None
        if report.in_force is None or report.in_force not in ("", report.have):
            try:
                pack = self.portal.catalogue(report.have)
            except PortalRefused as problem:
                log.warning("no catalogue: %s", problem.reason)
                return
        if pack is None:
            if not is_refused:
                self.ledger.note_law_asked()
            return
        try:
            self.ledger.keep_pack(self.gate.admit(pack))
        except PackRefused as why:
            log.warning("the catalogue %s is not let in: %s", pack.version, why)
            self.ledger.refuse_pack(pack, why)
