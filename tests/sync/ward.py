"""A ward under every misfortune of SYNC.md 2.9: the real store and the real portal.

Officers, lost, doubled, late and stale messages, power cuts at every step of a pass,
disks lost or put back, restores of the portal, clocks that jump. After every rule the
invariants I1 to I9 hold, and when the faults end everything comes to agree (L1 to L4).
"""

import json
import shutil
import tempfile
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from sqlalchemy import delete, select

from city_portal.rules.papers import files_named
from counter_app.domain.dossiers import Status
from counter_app.domain.errors import NotFound
from counter_app.domain.exchange import Side
from counter_app.store import schema
from counter_app.store.comparing import COMPARED
from tests.sync import conftest
from tests.sync.compiled import share
from tests.sync.conftest import Counter, said
from tests.sync.office import RealOffice, RealWay, content_of, is_whole

NUMBERS = ("03", "04", "05")
WHO = st.sampled_from(NUMBERS)
WHICH = st.integers(0, 5)
FAULT = st.tuples(
    st.sampled_from(["push", "push", "feed", "append", "has_file", "begin_upload"]),
    st.sampled_from(["lose", "swallow", "twice", "late", "stale", "corrupt"]),
)
STEP = st.sampled_from(
    ["freeze", "settling", "settled", "note_stored", "note_upload", "keep_slots"]
)
MOST_DOSSIERS = 6
MOST_LIVES = 2
NOT_COMPARED = schema.note.c.name == COMPARED
PENDING = ("new", "sent", "conflict", "failed")


class PowerCut(BaseException):
    """The machine stops here."""


class Failing:
    """A ledger whose machine loses power at one of its methods, before or after it.

    ``settled``: when an answer or a page is taken in, before or after the commit.
    """

    def __init__(self, ledger, at, after):
        self._ledger, self._at, self._after = ledger, at, after

    @contextmanager
    def settling(self):
        if self._at == "settling":
            raise PowerCut
        with self._ledger.settling() as settling:
            yield settling
            if self._at == "settled" and not self._after:
                raise PowerCut
        if self._at == "settled":
            raise PowerCut

    def __getattr__(self, name):
        method = getattr(self._ledger, name)
        if name != self._at:
            return method
        if not self._after:
            raise PowerCut

        def done(*parts, **named):
            method(*parts, **named)
            raise PowerCut

        return done


def room():
    """Where the folders lie: in memory, for this is about order and not about disks."""
    shm = Path("/dev/shm")
    return shm if shm.is_dir() else None


@cache
def founded():
    """An office's folder, made once in this process and copied for each ward."""
    folder = Path(tempfile.mkdtemp(prefix="office-", dir=room()))
    RealOffice(folder / "office").close()
    return folder / "office"


@cache
def fresh_profile():
    """An empty profile, made once in this process and copied for each counter."""
    folder = Path(tempfile.mkdtemp(prefix="profile-", dir=room()))
    Counter(folder / "counter", "00").switch_off()
    return folder / "counter"


@dataclass(frozen=True)
class Seen:
    """What lies in a counter's store at one moment."""

    incarnation: int
    outbox: list
    """(dossier, state, changes, reason, operation), oldest first."""
    dossiers: list
    """(id, tip, version, epoch, complete, base, current)."""
    undecided: list
    """Operations of the conflicts nobody decided yet."""
    pages: list
    """How far the feed is read."""


LOOKS = (
    "SELECT incarnation FROM device",
    "SELECT dossier, state, changes, reason, operation FROM outbox ORDER BY seq",
    "SELECT id, tip, version, epoch, complete, base, current FROM dossier ORDER BY id",
    "SELECT operation FROM conflict WHERE decided_by IS NULL ORDER BY operation",
    "SELECT * FROM cursor",
)


class WardCounter(Counter):
    """A counter whose folder is a copy of an empty profile."""

    def __post_init__(self):
        shutil.copytree(fresh_profile(), self.folder)
        (self.folder / "files").rename(self.folder / "made")
        super().__post_init__()

    def switch_on(self):
        super().switch_on()
        share(self.engine)

    def lose_power(self):
        self.engine.dispose()
        self.switch_on()

    def seen(self):
        """Look into the store, past the program: this is done after every rule."""
        with closing(self.engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute("BEGIN")
            device, outbox, dossiers, undecided, pages = (
                cursor.execute(look).fetchall() for look in LOOKS
            )
        return Seen(
            incarnation=device[0][0],
            outbox=outbox,
            dossiers=dossiers,
            undecided=[row[0] for row in undecided],
            pages=pages,
        )


class Ward(RuleBasedStateMachine):
    """Three counters of one ward and its portal."""

    bumps = True
    """A restore of the portal is announced."""
    forgets_leases = False
    """A restore of the portal brings the blocks of the past back."""

    @initialize()
    def open(self):
        self.folder = Path(tempfile.mkdtemp(prefix="ward-", dir=room()))
        self.office = RealOffice(self.folder / "office", founded())
        self.office.bumps = self.bumps
        self.office.forgets_leases = self.forgets_leases
        self.received = {}
        """Dossier to the counter that took it in."""
        self.printed = {}
        self.excused = set()
        self.values = 0
        self.looked_at = None
        """The portal's state when its files were last compared with what it says."""
        self.disks = 0
        self.highest = {}
        self.told = set()
        """Operations a counter was told have taken effect, whatever came after."""
        self.day = 0
        self.saved = {}
        self.ends = {}
        """(dossier, field) to what both sides must hold in the end, in a trace."""
        self.ways = {number: RealWay(self.office, number) for number in NUMBERS}
        self.counters = {}
        for number in NUMBERS:
            self._enrol(number)

    def _enrol(self, number):
        self.disks += 1
        counter = WardCounter(self.folder / f"{number}-{self.disks}", number)
        counter.received = self.disks * 100
        counter.enrol(self.ways[number], "one-time")
        counter.books.note_compared()  # healing would hide what went wrong before
        self.counters[number] = counter

    def value(self):
        self.values += 1
        return str(self.values)

    # -- officers

    @rule(number=WHO, scan=st.booleans())
    def receive(self, number, scan):
        if len(self.received) >= MOST_DOSSIERS:
            return
        counter = self.counters[number]
        conftest.TODAY, kept = conftest.TODAY + timedelta(days=self.day), conftest.TODAY
        try:
            dossier = counter.receive(*([content_of(self.value())] if scan else []))
        finally:
            conftest.TODAY = kept
        self.received[dossier.id] = number
        owner = self.printed.setdefault(dossier.code, dossier.id)
        assert owner == dossier.id, f"I4: {dossier.code} is printed on two papers"

    @precondition(lambda self: self.received)
    @rule(number=WHO, which=WHICH, part=st.sampled_from(["phone", "reason", "status"]))
    def edit(self, number, which, part):
        self._edit(number, sorted(self.received)[which % len(self.received)], part)

    @precondition(lambda self: self.received)
    @rule(one=WHO, other=WHO, which=WHICH, same=st.booleans())
    def two_officers_edit(self, one, other, which, same):
        dossier = sorted(self.received)[which % len(self.received)]
        self._edit(one, dossier, "phone")
        self._edit(other, dossier, "phone" if same else "reason")

    @rule(number=WHO, side=st.sampled_from(Side))
    def resolve(self, number, side):
        counter = self.counters[number]
        for conflict in counter.conflicts.open():
            keep = dict.fromkeys(conflict.fields, side)
            counter.conflicts.resolve(conflict.operation, keep, "hant.vmqtg")

    @precondition(lambda self: self.received)
    @rule(which=WHICH)
    def the_back_office_decides(self, which):
        dossier = sorted(self.received)[which % len(self.received)]
        self.office.decide(dossier, "processing")

    @rule(days=st.integers(-2, 3))
    def the_clock_jumps(self, days):
        self.day = max(0, self.day + days)
        self.on_clock()

    def on_clock(self):
        """A place for a fault that is put in on purpose."""

    # -- the way and the machines

    @rule(number=WHO)
    def synchronise(self, number):
        self._pass(number)

    @rule(number=WHO, faults=st.lists(FAULT, min_size=1, max_size=3))
    def synchronise_badly(self, number, faults):
        self.ways[number].faults.extend(faults)
        self._pass(number)
        self.ways[number].faults.clear()

    @rule(number=WHO)
    def what_was_held_up_arrives(self, number):
        self.ways[number].deliver_late()

    @rule(number=WHO, at=STEP, after=st.booleans())
    def lose_power(self, number, at, after):
        counter = self.counters[number]
        with suppress(PowerCut):
            counter.sync(self.ways[number], Failing(counter.ledger, at, after))
        counter.lose_power()

    @rule()
    def the_portal_loses_power(self):
        self.office.crash()

    @precondition(lambda self: self.disks < len(NUMBERS) + 2)
    @rule(number=WHO)
    def lose_the_disk(self, number):
        counter = self.counters[number]
        self._excuse(counter)
        counter.switch_off()
        shutil.rmtree(counter.folder)
        self.ways[number].late.clear()
        self.saved.pop(number, None)
        self._enrol(number)

    @rule(number=WHO)
    def copy_the_disk(self, number):
        counter = self.counters[number]
        self.saved[number] = self.folder / f"saved-{number}"
        shutil.rmtree(self.saved[number], ignore_errors=True)
        counter.switch_off()
        shutil.copytree(counter.folder, self.saved[number])
        counter.switch_on()

    @precondition(lambda self: self.saved)
    @rule(number=WHO)
    def put_the_disk_back(self, number):
        """Yesterday's profile is put back; the second copy on another disk is there."""
        if number not in self.saved:
            return
        counter = self.counters[number]
        counter.switch_off()
        shutil.rmtree(counter.folder)
        shutil.copytree(self.saved.pop(number), counter.folder)
        counter.switch_on()
        self._forget_versions(number)

    @rule()
    def the_portal_loses_its_files(self):
        for path in (self.office.folder / "files" / "blobs").rglob("*"):
            if path.is_file():
                path.unlink()

    @rule()
    def back_up(self):
        self.office.backup()

    @precondition(lambda self: self.office.saved.exists())
    @precondition(lambda self: self.office.lives < MOST_LIVES)
    @rule()
    def restore(self):
        self._no_blind_overwrite()
        self.office.restore()

    @precondition(lambda self: self.received and self.office.lives < MOST_LIVES)
    @rule(which=WHICH, author=WHO, other=WHO)
    def disaster(self, which, author, other):
        """A backup, more work that everybody hears of, and the backup put back."""
        self.office.backup()
        dossier = sorted(self.received)[which % len(self.received)]
        self._edit(author, dossier, "reason")
        for number in NUMBERS:
            self._pass(number)
        self._no_blind_overwrite()
        self.office.restore()
        self._edit(other, dossier, "phone")
        self._pass(other)

    # -- how

    def _pass(self, number):
        counter = self.counters[number]
        counter.sync(self.ways[number])
        self._remember_told(counter.seen())

    def _remember_told(self, seen):
        self.told.update(row[4] for row in seen.outbox if row[1] == "acked")

    def _edit(self, number, dossier, part):
        counter = self.counters[number]
        if dossier not in counter.mirrored():
            return
        state = {row[1] for row in counter.seen().outbox if row[0] == dossier}
        if state & {"conflict", "failed"}:
            return
        match part:
            case "phone":
                counter.edit(dossier, phone=self.value())
            case "reason":
                counter.edit(dossier, missing_reason=self.value())
            case "status":
                status = counter.dossier(dossier).status
                to = {Status.RECEIVED: Status.PROCESSING}.get(status, Status.READY)
                counter.edit(dossier, status=to)

    def _excuse(self, counter):
        """A lost disk takes what was not sent; with a restore, what was not stable."""
        confirmed = {name for name, (tip, _fields) in counter.mirrored().items() if tip}
        for dossier, state, *_rest in counter.seen().outbox:
            if state != "acked" or dossier not in confirmed:
                self.excused.add(dossier)
        stable = {
            row[0]
            for row in self.office.rows(
                "SELECT d.id FROM dossier d JOIN organisation o ON o.code = d.org"
                " JOIN operation p ON p.dossier = d.id AND p.version = 1"
                " WHERE p.sequence <= o.stable"
            )
        }
        self.maybe = getattr(self, "maybe", set()) | (set(self.received) - stable)

    def _forget_versions(self, number):
        self.highest = {
            key: version for key, version in self.highest.items() if key[0] != number
        }

    # -- what holds after every rule

    @invariant()
    def what_was_promised_holds(self):
        if not hasattr(self, "counters"):
            return
        seen = {number: counter.seen() for number, counter in self.counters.items()}
        self._versions_are_dense_and_each_operation_counts_once()
        self._a_received_dossier_is_somewhere(seen)
        for number, one in seen.items():
            self._remember_told(one)
            self._what_the_officer_wrote_is_what_the_screen_shows(one)
            self._no_name_and_no_number_is_met_twice(one)
            self._no_counter_goes_back_to_an_older_version(number, one)
        self._what_took_effect_is_never_asked_about(seen)
        self._complete_means_that_the_bytes_are_there()

    def _versions_are_dense_and_each_operation_counts_once(self):
        seen = {}
        for dossier, version in self.office.rows(
            "SELECT dossier, version FROM operation ORDER BY dossier, version"
        ):
            assert version == seen.get(dossier, 0) + 1, f"I2: {dossier} skips a version"
            seen[dossier] = version
        there = dict(self.office.rows("SELECT id, version FROM dossier"))
        assert there == seen, "I1: a dossier counts other operations than it had"

    def _a_received_dossier_is_somewhere(self, seen):
        there = {row[0] for row in self.office.rows("SELECT id FROM dossier")}
        lost = getattr(self, "maybe", set()) | self.excused
        for dossier, number in self.received.items():
            if dossier in there or dossier in lost:
                continue
            here = {row[0] for row in seen[number].outbox}
            assert dossier in here, f"I5: {dossier} is nowhere"

    def _what_the_officer_wrote_is_what_the_screen_shows(self, seen):
        wished = self._wished(seen.outbox)
        kept = {
            row[0]: (json.loads(row[-2]), json.loads(row[-1]))
            for row in seen.dossiers
            if wished
        }
        for (dossier, name), (new, operation) in wished.items():
            base, shown = (fields.get(name) for fields in kept[dossier])
            # Said again after a restore: what the portal did later is on the screen.
            if operation in self.told and shown == base:
                continue
            assert shown == new, f"I7: {name} vanished"

    def _wished(self, outbox):
        """Return what officers wrote last into each field, and in which operation."""
        stuck = {row[0] for row in outbox if row[1] in ("conflict", "failed")}
        return {
            (dossier, name): (new, operation)
            for dossier, state, changes, _reason, operation in outbox
            if state in ("new", "sent") and dossier not in stuck
            for name, (_old, new) in json.loads(changes).items()
            if not name.startswith("papers.")
        }

    def _no_name_and_no_number_is_met_twice(self, seen):
        for dossier, state, _changes, reason, _name in seen.outbox:
            assert state != "failed", f"I8: {dossier} is refused: {reason}"

    def _what_took_effect_is_never_asked_about(self, seen):
        asked = {name for one in seen.values() for name in one.undecided}
        for row in self.office.rows("SELECT id FROM operation") if asked else ():
            assert row[0] not in asked, (
                f"I1: {row[0]} took effect and waits for an officer"
            )

    def _no_counter_goes_back_to_an_older_version(self, number, seen):
        for dossier, _tip, version, epoch, *_rest in seen.dossiers:
            key = (number, seen.incarnation, epoch, dossier)
            assert version >= self.highest.get(key, 0), f"I9: {dossier} went back"
            if epoch:
                self.highest[key] = version

    def _complete_means_that_the_bytes_are_there(self):
        state = self.office.state()
        if state == self.looked_at:
            return
        self.looked_at = state
        way = self.ways[NUMBERS[0]]
        way.sign_in(None)
        for row in self.office.exchanging.page(way._device, None, "", "", 0).rows:
            for name in files_named(row.fields) if row.complete else ():
                assert is_whole(self.office, name), f"I6: {row.dossier} lacks bytes"

    def _no_blind_overwrite(self):
        """Replay every operation: what it says was there before was there."""
        fields = {}
        for dossier, image in self.office.rows(
            "SELECT dossier, i.image FROM operation JOIN operation_image AS i"
            " USING (org, id) ORDER BY dossier, version"
        ):
            now = fields.setdefault(dossier, {})
            for name, (old, new) in json.loads(bytes(image))["changes"].items():
                assert now.get(name) == old, f"I3: {name} of {dossier} was overwritten"
                now[name] = new

    # -- the faults end

    def teardown(self):
        if not hasattr(self, "counters"):
            return
        try:
            self._agree_in_the_end()
        finally:
            for counter in self.counters.values():
                counter.switch_off()
            self.office.close()
            shutil.rmtree(self.folder)

    def _every_file_is_there(self, there):
        """After one comparison: what a counter still has, the portal has as well."""
        named = {name for _tip, said in there.values() for name in files_named(said)}
        for number, counter in self.counters.items():
            with counter.engine.begin() as connection:
                connection.execute(delete(schema.note).where(NOT_COMPARED))
                here = set(connection.execute(select(schema.blob.c.sha256)).scalars())
            counter.sync(self.ways[number])
            for name in here & named:
                with suppress(NotFound):  # the disk with its bytes was lost
                    counter.files.read(name)
                    assert is_whole(self.office, name), f"L3: the portal lacks {name}"

    def _everything(self):
        """What both sides know; a round that leaves it as it was was the last one."""
        there = self.office.rows("SELECT id, version, tip, fields FROM dossier")
        return there, [counter.seen() for counter in self.counters.values()]

    def _go_on_until_nobody_has_anything_to_say(self):
        seen = None
        for _round in range(8):
            before = seen
            for number, counter in self.counters.items():
                report = counter.sync(self.ways[number])
                assert report.problem is None, f"L1: {report.problem!r}"
                self.resolve(number, Side.MINE)
            seen = self._everything()
            if seen == before:
                return
        for number, counter in self.counters.items():
            counter.sync(self.ways[number])

    def _agree_in_the_end(self):
        for way in self.ways.values():
            way.faults.clear()
            way.late.clear()
        self._no_blind_overwrite()
        self._go_on_until_nobody_has_anything_to_say()
        self._versions_are_dense_and_each_operation_counts_once()
        self._no_blind_overwrite()
        doubtful = getattr(self, "maybe", set()) if self.office.lives else set()
        doubtful |= self.excused
        there = {
            name: (tip, said(fields))
            for name, (tip, _version, fields) in self.office.copies().items()
        }
        for counter in self.counters.values():
            seen = counter.seen()
            self._no_name_and_no_number_is_met_twice(seen)
            waiting = {row[0] for row in seen.outbox if row[1] in PENDING} - doubtful
            assert not waiting, f"L1: {waiting} wait for ever"
            here = counter.mirrored()
            for name in (there.keys() | here.keys()) - doubtful:
                assert name in here, f"L3: {counter.number} misses {name}"
                assert name in there, f"L4: the portal misses {name}"
                assert here[name] == there[name], f"L2: {name} differs"
        self._every_file_is_there(there)
        for (name, field), value in self.ends.items():
            said_there = there[name][1].get(field)
            assert said_there == value, f"L1: {field} of {name} was thrown away"
        assert set(self.received) - doubtful <= there.keys(), "L4: a dossier is lost"
