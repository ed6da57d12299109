"""One answer of the portal taken in: outbox, dossier, inbox and journal together.

The rules are those of SYNC.md 2.2 to 2.5 (version 4): the tip counts and never a
number, a copy pulled while work is pending waits in the inbox, and an operation whose
base moved is said anew under a new name, never under the old one.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any, Protocol

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import IntegrityError

from counter_app.domain.changes import difference
from counter_app.domain.errors import StoreDamaged
from counter_app.domain.exchange import Copy, Reconciled
from counter_app.domain.fields import dossier_from
from counter_app.domain.ids import DossierId, OperationId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.jsonable import Json
from counter_app.domain.merging import Clash, Merged, merge, version_known
from counter_app.domain.numbers import belongs_to
from counter_app.store import chain, dossier_rows, rows, schema
from counter_app.store.file_states import doubted, now_stored
from counter_app.store.numbers import next_operation
from counter_app.store.repositories import SqlDossiers, SqlJournal, SqlNotes
from counter_app.store.settling_statements import (
    ACK,
    CURSOR,
    EPOCH,
    ERASED,
    IN_INBOX,
    INBOX,
    MOVE,
    OFFICE,
    RELEASE,
    SENT,
    setting,
)

log = logging.getLogger(__name__)

LAST_SENT = "last-sent"
UNREADABLE = (KeyError, ValueError, OverflowError, IntegrityError)
"""A newer portal's dossier, one that is not ours, or a code another one carries."""


class Clock(Protocol):
    """The time, injected."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""


class SqlSettling:
    """What an answer changes, inside one transaction that somebody else ends."""

    def __init__(self, connection: Connection, zone: tzinfo, clock: Clock) -> None:
        self._connection = connection
        self._zone = zone
        self._now = clock.now()
        self._epoch = epoch_of(connection)
        self._office = _office_of(connection)
        self._changed: set[DossierId] = set()

    @property
    def changed(self) -> frozenset[DossierId]:
        """Dossiers that look different now."""
        return frozenset(self._changed)

    def confirm(
        self, operation: OperationId, version: int, sequence: int, *, complete: bool
    ) -> bool:
        """Note that the portal applied it; False when it was not waiting."""
        waiting = self._sent(operation)
        if waiting is None:
            return False
        ACK.run(self._connection, {"this": waiting["seq"], "place": sequence})
        known = self.row_of(waiting["dossier"])
        values: dict[str, Any] = {"complete": int(complete)}
        same = known["epoch"] == self._epoch
        if version > known["version"] or not same:
            base = rows.from_json(known["base"])
            for name, (_old, new) in rows.from_json(waiting["changes"]).items():
                base[name] = new
            values |= {
                "version": version_known(version, known["version"], same_epoch=same),
                "tip": operation,
                "epoch": self._epoch,
                "base": rows.as_json(base),
            }
        if not complete:
            doubted(
                self._connection, rows.files_named(rows.from_json(known["current"]))
            )
        self._update(known["id"], values)
        SqlNotes(self._connection).put(LAST_SENT, self._now.isoformat())
        self._note(Act.SENT, known["id"], operation)
        self._changed.add(known["id"])
        self.open_inbox(known["id"])
        return True

    def reconcile(self, operation: OperationId, theirs: Copy) -> Reconciled:
        """Merge with the portal's copy, or park for an officer."""
        waiting = self._sent(operation)
        if waiting is None:
            return Reconciled.GONE
        known = self.row_of(waiting["dossier"])
        if theirs.fields.get("code") != known["code"]:
            # Not even for an officer to decide: the paper says another code.
            self.refuse(operation, "another-code")
            return Reconciled.REFUSED
        chain = [waiting, *self._behind(waiting)]
        verdict = merge(
            rows.from_json(known["base"]),
            rows.changes_of(waiting),
            [rows.changes_of(row) for row in chain[1:]],
            theirs.fields,
        )
        self._changed.add(theirs.dossier)
        if isinstance(verdict, Clash):
            self._park(waiting, known, theirs)
            return Reconciled.PARKED
        try:
            with dossier_rows.undone_on_error(self._connection):
                self._rebase(chain, verdict)
                self.write(theirs, verdict.current, known)
        except UNREADABLE as error:
            log.warning("%s merges to no dossier: %r", operation, type(error))
            self.refuse(operation, "unreadable")
            return Reconciled.REFUSED
        self.open_inbox(theirs.dossier)
        return Reconciled.MERGED

    def refuse(self, operation: OperationId, reason: str) -> bool:
        """Note that the portal will not take it; False when it was not waiting."""
        waiting = self._sent(operation)
        if waiting is None:
            return False
        self._connection.execute(
            update(schema.outbox)
            .where(schema.outbox.c.seq == waiting["seq"])
            .values(state="failed", reason=reason)
        )
        self._changed.add(DossierId(waiting["dossier"]))
        return True

    def release(self, stable: int) -> None:
        """Forget confirmed operations that no restore can lose any more."""
        RELEASE.run(self._connection, {"stable": stable})

    def take_page(self, page: Sequence[Copy], begin: str, end: str) -> bool:
        """Apply rows of the feed and move the cursor from ``begin`` to ``end``.

        False, with nothing applied, when the page does not begin at the cursor.
        """
        if (CURSOR.scalar(self._connection) or "") != begin:
            return False
        for theirs in page:
            self.take(theirs)
        self.open_inboxes()
        MOVE.run(self._connection, {"token": end})
        return True

    def take(self, theirs: Copy) -> None:
        """Apply a row of the feed, or keep it in the inbox while work is pending."""
        row = dossier_rows.whole(self._connection, theirs.dossier)
        if row is not None and row["epoch"] == self._epoch:
            if theirs.version < row["version"]:
                return
            if theirs.version == row["version"]:
                self._now_complete(row, theirs)
                return
        if row is not None and self._is_pending(theirs.dossier):
            self._keep_in_inbox(theirs)
            return
        if row is not None and self._is_outline_of(row, theirs):
            return
        if not self._try(theirs, row):
            self._keep_in_inbox(theirs)
        elif row and difference(rows.from_json(row["current"]), theirs.fields):
            self._note(Act.CHANGED_BY_PORTAL, theirs.dossier, theirs.tip)

    def open_inbox(self, dossier: DossierId) -> None:
        """Apply the copy that waited for this dossier's last pending operation."""
        table = schema.inbox
        row = INBOX.first(self._connection, {"wanted": dossier})
        if row is None or self._is_pending(dossier):
            return
        theirs = Copy(
            dossier=dossier,
            version=row["version"],
            tip=row["tip"],
            fields=rows.from_json(row["fields"]),
            complete=bool(row["complete"]),
        )
        known = dossier_rows.whole(self._connection, DossierId(dossier))
        newer = (
            known is None
            or known["epoch"] != self._epoch
            or theirs.version > known["version"]
        )
        if row["epoch"] == self._epoch and newer:
            if not self._try(theirs, known):
                return
            if known is not None:
                self._note(Act.CHANGED_BY_PORTAL, dossier, theirs.tip)
        self._connection.execute(delete(table).where(table.c.dossier == dossier))

    def open_inboxes(self) -> None:
        """Try again every copy that waits; a newer program may read it."""
        for dossier in IN_INBOX.column(self._connection):
            self.open_inbox(DossierId(dossier))

    def write(
        self, theirs: Copy, current: dict[str, Json], known: rows.Row | None
    ) -> None:
        """Keep the portal's copy as the base, and what the officer sees beside it.

        ``known`` is the dossier's row as it was. UNREADABLE, and then undone by the
        caller, for what is no dossier of ours.
        """
        self._must_be_ours(theirs, known)
        current = _in_order(known, current)
        dossier = dossier_from(theirs.dossier, current)
        seen = rows.as_json(current)
        values = {
            "version": theirs.version,
            "tip": theirs.tip,
            "epoch": self._epoch,
            "complete": int(theirs.complete),
            "base": rows.as_json(theirs.fields),
            "current": seen,
        }
        dossiers = SqlDossiers(self._connection, self._zone)
        if known is None:
            dossiers.add(dossier, values)
        else:
            dossiers.put(dossier)
            dossier_rows.tell(self._connection, theirs.dossier, values)
        chain.mirror(self._connection, theirs.dossier, self._now, seen)
        names = [file.sha256 for row in dossier.papers for file in row.files]
        if names:
            (now_stored if theirs.complete else doubted)(self._connection, names)
        self._changed.add(theirs.dossier)

    def _must_be_ours(self, theirs: Copy, known: rows.Row | None) -> None:
        """Raise ValueError for another office's dossier, or another printed code.

        The code on the citizen's paper stays true whatever a portal says.
        """
        code = theirs.fields.get("code")
        if known is not None and code != known["code"]:
            raise ValueError("another code than the printed one")
        if known is None and not belongs_to(str(code), self._office):
            raise ValueError("another office's dossier")

    def _try(self, theirs: Copy, known: rows.Row | None) -> bool:
        """Write the portal's copy as it is; False if this program cannot read it."""
        try:
            with dossier_rows.undone_on_error(self._connection):
                self.write(theirs, theirs.fields, known)
        except UNREADABLE as error:
            log.warning(
                "dossier %s stays in the inbox: %s",
                theirs.dossier,
                type(error).__name__,
            )
            return False
        return True

    def _is_outline_of(self, row: rows.Row, theirs: Copy) -> bool:
        """Keep the outline of what was erased here and is the same there as then."""
        this = {"wanted": theirs.dossier}
        if row["tip"] != theirs.tip or not ERASED.scalar(self._connection, this):
            return False
        told = {"version": theirs.version, "complete": int(theirs.complete)}
        self._update(theirs.dossier, {**told, "epoch": self._epoch})
        return True

    def _now_complete(self, row: rows.Row, theirs: Copy) -> None:
        if theirs.complete and not row["complete"]:
            self._update(theirs.dossier, {"complete": 1})
            self._changed.add(theirs.dossier)

    def _rebase(self, chain: Sequence[rows.Row], verdict: Merged) -> None:
        table = schema.outbox
        for row, changes in zip(chain, (verdict.mine, *verdict.later), strict=True):
            this = table.c.seq == row["seq"]
            if not changes:
                self._connection.execute(delete(table).where(this))
                continue
            first = row is chain[0]
            if not first and changes == rows.changes_of(row):
                continue
            values: dict[str, Any] = {"changes": rows.changes_as_json(changes)}
            if first or row["image"] is not None:
                # These bytes may have arrived: another payload needs another name.
                gone = [*rows.from_json(row["supersedes"]), row["operation"]]
                values |= {
                    "operation": next_operation(self._connection),
                    "supersedes": rows.as_json(gone),
                    "image": None,
                    "state": "new",
                }
            self._connection.execute(update(table).where(this).values(values))

    def _park(self, waiting: rows.Row, known: rows.Row, theirs: Copy) -> None:
        self._connection.execute(
            update(schema.outbox)
            .where(schema.outbox.c.seq == waiting["seq"])
            .values(state="conflict")
        )
        self._connection.execute(
            insert(schema.conflict).values(
                operation=waiting["operation"],
                dossier=theirs.dossier,
                base=known["base"],
                mine=known["current"],
                theirs=rows.as_json(theirs.fields),
                their_tip=theirs.tip,
                their_version=theirs.version,
                seen_at=self._now.isoformat(),
            )
        )

    def _keep_in_inbox(self, theirs: Copy) -> None:
        values = {
            "dossier": theirs.dossier,
            "epoch": self._epoch,
            "version": theirs.version,
            "tip": theirs.tip,
            "complete": int(theirs.complete),
            "fields": rows.as_json(theirs.fields),
        }
        self._connection.execute(
            upsert(schema.inbox)
            .values(values)
            .on_conflict_do_update(["dossier"], set_=values)
        )

    def _sent(self, operation: OperationId) -> rows.Row | None:
        return SENT.first(self._connection, {"wanted": operation})

    def _behind(self, waiting: rows.Row) -> Sequence[rows.Row]:
        table = schema.outbox
        return (
            self._connection.execute(
                select(table)
                .where(
                    table.c.dossier == waiting["dossier"],
                    table.c.seq > waiting["seq"],
                    table.c.state.in_(("new", "sent")),
                )
                .order_by(table.c.seq)
            )
            .mappings()
            .all()
        )

    def _is_pending(self, dossier: DossierId) -> bool:
        return dossier_rows.is_pending(self._connection, dossier)

    def row_of(self, dossier: str) -> rows.Row:
        """Return a dossier's row; StoreDamaged if there is none."""
        row = dossier_rows.whole(self._connection, DossierId(dossier))
        if row is None:
            raise StoreDamaged(f"dossier {dossier}")
        return row

    def _update(self, dossier: str, values: dict[str, Any]) -> None:
        setting(*values).run(self._connection, {**values, "this": dossier})

    def _note(self, act: Act, dossier: DossierId, detail: str) -> None:
        entry = Entry(at=self._now, act=act, dossier=dossier, detail=detail)
        SqlJournal(self._connection).add(entry)


def _in_order(known: rows.Row | None, current: dict[str, Json]) -> dict[str, Json]:
    # The wire sorts names; paper rows stay as the officer had them.
    before = rows.from_json(known["current"]) if known else {}
    return {**{name: current[name] for name in before if name in current}, **current}


def _office_of(connection: Connection) -> str:
    organisation = OFFICE.scalar(connection)
    return str(rows.from_json(organisation)["code"]) if organisation else ""


def epoch_of(connection: Connection) -> int:
    """Return the portal's epoch as last heard; 0 before enrolment."""
    epoch: int | None = EPOCH.scalar(connection)
    return epoch or 0
