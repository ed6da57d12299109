"""Faults put into the product on purpose: each must be caught (SYNC.md 2.9).

``MUTANTS`` maps a name to what plants the fault, given pytest's monkeypatch and the
machine that plays; the names are those of the model's mutants.
"""

import json

from sqlalchemy import delete, select, update

from city_portal.files.uploads import Uploads
from city_portal.services import pushing
from city_portal.services.book import Book
from city_portal.store.dossiers import Dossiers, Gathered
from city_portal.store.offices import Offices
from counter_app.domain import merging
from counter_app.domain.errors import PortalUnreachable
from counter_app.store import identity, schema, settling, unit_of_work
from counter_app.store import ledger as ledgers
from counter_app.store.settling import SqlSettling
from counter_app.store.settling_statements import CURSOR
from counter_app.sync import taking_in


def no_idem(patch, machine):
    """The portal forgets which operations it has seen."""
    for dossiers in (Dossiers, Gathered):
        patch.setattr(dossiers, "operation", lambda self, org, name: None)


def edit_in_place(patch, machine):
    """A new act is written into an operation that may have left already."""
    add = unit_of_work.SqlOutbox.add
    table = schema.outbox

    def into_the_old_one(self, change):
        old = (
            self._connection.execute(
                select(table)
                .where(table.c.dossier == change.dossier, table.c.state == "sent")
                .order_by(table.c.seq.desc())
            )
            .mappings()
            .first()
        )
        if old is None:
            return add(self, change)
        changes = json.loads(old["changes"])
        for name, (before, after) in change.fields.items():
            changes[name] = [changes.get(name, [before])[0], after]
        self._connection.execute(
            update(table)
            .where(table.c.seq == old["seq"])
            .values(changes=json.dumps(changes), image=None, state="new")
        )
        return None

    patch.setattr(unit_of_work.SqlOutbox, "add", into_the_old_one)


def lww(patch, machine):
    """The portal takes whatever comes last."""

    def anything(book, act, before):
        if before and before.org != book.org:
            raise pushing._Settled("forbidden")

    patch.setattr(pushing, "_check_place", anything)


def merge_blind(patch, machine):
    """What both sides changed is overwritten without a word."""

    def blindly(base, mine, later, theirs):
        chain = [mine, *later]
        return merging.Merged(
            current=merging.applied(theirs, chain),
            mine=dict(mine),
            later=tuple(dict(changes) for changes in later),
        )

    patch.setattr(settling, "merge", blindly)


def no_order(patch, machine):
    """Several operations of one dossier leave together."""
    table, dossier = schema.outbox, schema.dossier

    def everything(self):
        with ledgers.reading(self._engine) as connection:
            found = connection.execute(
                select(table, dossier.c.tip, dossier.c.code)
                .join(dossier, dossier.c.id == table.c.dossier)
                .where(table.c.state.in_(("new", "sent")))
                .order_by(table.c.seq.desc())
            ).mappings()
            return [ledgers.pending_of(row, set()) for row in found]

    patch.setattr(ledgers.SqlLedger, "sendable", everything)


def drop_on_4xx(patch, machine):
    """An operation the portal does not know the ground of is thrown away."""
    settle = taking_in._settle_one

    def dropped(settled, result, dossier, report):
        if result.outcome == "behind":
            settled._connection.execute(
                delete(schema.outbox).where(schema.outbox.c.operation == result.id)
            )
        return settle(settled, result, dossier, report)

    patch.setattr(taking_in, "_settle_one", dropped)


def no_epoch(patch, machine):
    """A restore of the portal is not announced."""
    patch.setattr(machine, "bumps", False)


def epoch_no_resend(patch, machine):
    """After a restore nothing is said again."""
    anew = identity.read_anew

    def silently(connection, epoch):
        table = schema.outbox
        acked = connection.execute(
            select(table.c.seq, table.c.feed_sequence).where(table.c.state == "acked")
        ).all()
        anew(connection, epoch)
        for row in acked:
            connection.execute(
                update(table)
                .where(table.c.seq == row.seq)
                .values(state="acked", feed_sequence=row.feed_sequence)
            )

    patch.setattr(identity, "read_anew", silently)
    patch.setattr(ledgers, "read_anew", silently)


def gc_on_ack(patch, machine):
    """A confirmed operation is forgotten at once."""
    release = SqlSettling.release
    patch.setattr(SqlSettling, "release", lambda self, stable: release(self, 2**53 - 1))


def no_stable(patch, machine):
    """The portal calls everything safe that it has."""

    def all_of_it(self, code):
        head, _stable = position(self, code)
        return head, head

    position = Offices.position
    patch.setattr(Offices, "position", all_of_it)
    stable = property(lambda self: self._head, lambda *_: None)
    patch.setattr(Book, "stable", stable, raising=False)


def cursor_first(patch, machine):
    """The cursor is moved before the rows are there."""
    take = SqlSettling.take_page
    turns = []

    def moved(self, rows, begin, end):
        turns.append(end)
        if rows and len(turns) % 5 == 0:
            take(self, (), begin, end)
            self._connection.commit()
            raise PortalUnreachable("a power cut between the two")
        return take(self, rows, begin, end)

    patch.setattr(SqlSettling, "take_page", moved)


def pull_overwrites(patch, machine):
    """What is pulled goes over what waits to be sent."""
    patch.setattr(SqlSettling, "_is_pending", lambda self, dossier: False)


def no_inbox(patch, machine):
    """What is pulled while work waits is let go."""
    patch.setattr(SqlSettling, "_keep_in_inbox", lambda self, theirs: None)


def wait_lost_base(patch, machine):
    """An operation whose ground a restore lost waits for its author for ever."""
    check = pushing._check_place

    def waits(book, act, before):
        moved = before and act.tip and act.tip != before.tip
        if moved and not book.dossiers.operation(book.org, act.tip):
            raise pushing._Settled("behind")
        check(book, act, before)

    patch.setattr(pushing, "_check_place", waits)


def pull_no_version(patch, machine):
    """An older copy goes over a newer one."""
    take = SqlSettling.take

    def whatever(self, theirs):
        self._connection.execute(
            update(schema.dossier)
            .where(schema.dossier.c.id == theirs.dossier)
            .values(version=0)
        )
        take(self, theirs)

    patch.setattr(SqlSettling, "take", whatever)
    page = SqlSettling.take_page

    def any_page(self, rows, begin, end):
        return page(self, rows, CURSOR.scalar(self._connection) or "", end)

    patch.setattr(SqlSettling, "take_page", any_page)


def slot_reuse(patch, machine):
    """A PC enrolled anew goes on with the blocks it had."""

    def all_it_ever_had(self, org, device, incarnation):
        table = schema_of_portal.lease
        return (
            self._connection.execute(
                select(table)
                .where(table.c.org == org, table.c.device == device)
                .order_by(table.c.slot)
            )
            .mappings()
            .all()
        )

    from city_portal.store import schema as schema_of_portal

    patch.setattr(Offices, "leases", all_it_ever_had)


def slots_in_backup(patch, machine):
    """A restore brings the blocks of the past back, to be given again."""
    patch.setattr(machine, "forgets_leases", True)


def counter_by_clock(patch, machine):
    """Another day on the clock begins to count anew, the same day again too."""

    def anew(self):
        for counter in self.counters.values():
            with counter.engine.begin() as connection:
                connection.execute(delete(schema.slot_day))

    patch.setattr(machine, "on_clock", anew)


def opid_reuse(patch, machine):
    """A PC whose disk was lost begins to count its operations from one, same names."""
    from counter_app.store import numbers

    named = numbers.next_operation

    def same_names(connection):
        device, _incarnation, number = named(connection).split(".")
        return f"{device}.1.{number}"

    for module in (numbers, unit_of_work, settling):
        patch.setattr(module, "next_operation", same_names)


def blob_unchecked(patch, machine):
    """A dossier is called complete without its bytes."""
    from city_portal.services.feeding import Feeding
    from counter_app.wire.messages import FeedRow

    def complete(self, copy):
        return FeedRow(
            dossier=copy.id,
            version=copy.version,
            tip=copy.tip,
            fields=copy.fields,
            complete=True,
        )

    patch.setattr(Feeding, "_row", complete)


def blob_no_hash(patch, machine):
    """A file is taken as it came."""
    finish = Uploads._finish

    def unchecked(self, name, owner):
        upload = self._read(name, owner)
        if upload.finished:
            return upload
        import hashlib

        data = self._data(name)
        right, found = upload.sha256, hashlib.sha256(data.read_bytes()).hexdigest()
        if found != right:
            self._blobs.adopt(data, right)
            import msgspec

            finished = msgspec.structs.replace(upload, finished=True)
            self.keep(finished)
            return finished
        return finish(self, name, owner)

    patch.setattr(Uploads, "_finish", unchecked)


MUTANTS = {
    plant.__name__: plant
    for plant in (
        edit_in_place,
        lww,
        merge_blind,
        no_order,
        no_epoch,
        epoch_no_resend,
        gc_on_ack,
        no_stable,
        cursor_first,
        pull_overwrites,
        wait_lost_base,
        slot_reuse,
        slots_in_backup,
        counter_by_clock,
        opid_reuse,
        blob_no_hash,
        no_idem,
        drop_on_4xx,
        no_inbox,
        pull_no_version,
        blob_unchecked,
    )
}
