"""An office's book, held for one transaction: all changes of dossiers go through it.

Sequences are counted under the lock of the office's row, so that no change becomes
visible before an earlier one: a reader of the feed never skips anything.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from city_portal.files.blobs import Blobs
from city_portal.files.tables import statuses
from city_portal.rules.papers import files_named
from city_portal.rules.refusals import Refused, Why
from city_portal.store.dossiers import Applied, Copy, Dossiers, Gathered
from city_portal.store.offices import Offices
from counter_app.wire.codec import encode
from counter_app.wire.messages import Operation

PORTAL = "portal"
"""The author of the portal's own operations, and the holder of its own blocks."""


class Book:
    """The dossiers of one office, locked until the transaction ends."""

    def __init__(
        self, connection: Connection, org: str, *, epoch: int, now: str, blobs: Blobs
    ) -> None:
        self._offices = Offices(connection)
        row = self._offices.lock(org)
        self.connection = connection
        self.dossiers = Dossiers(connection)
        self.org = org
        self.epoch = epoch
        self.now = now
        self.stable: int = min(row["stable"], row["head"])
        self._head: int = row["head"]
        self._own: int = row["own_operations"]
        self._blobs = blobs
        self._looked: tuple[Copy | None, frozenset[str]] = (None, frozenset())
        self.missed: set[str] = set()
        """Files this transaction began to wait for."""

    def close(self) -> None:
        """Write down how far this book has counted; the last act before commit."""
        self._offices.counted(self.org, head=self._head, own_operations=self._own)

    def missing(self, copy: Copy) -> frozenset[str]:
        """Return the files a dossier names that are not stored yet."""
        if self._looked[0] is not copy:  # it is asked twice of one just applied
            named = files_named(copy.fields)
            lost = frozenset(one for one in named if not self._blobs.has(one))
            self._looked = copy, lost
        return self._looked[1]

    def apply(
        self, act: Operation, image: bytes, device: str, before: Copy | None
    ) -> Copy:
        """Make an operation take effect: dossier, operation and place in the feed.

        All or nothing; raises IntegrityError if id or code is taken, ValueError for
        papers that name no proper file.
        """
        fields = dict(before.fields) if before else {}
        fields.update({name: new for name, (_old, new) in act.changes.items()})
        copy = Copy(
            id=act.dossier,
            org=self.org,
            code=before.code if before else act.code,
            official_code=_text(fields, "official_code") or None,
            tip=act.id,
            version=before.version + 1 if before else 1,
            sequence=self._head + 1,
            status=_text(fields, "status"),
            arrived_at=before.arrived_at if before else self.now,
            fields=fields,
        )
        missing = self.missing(copy)
        with self.dossiers.whole():
            if before:
                self.dossiers.put(copy)
            else:
                self.dossiers.add(copy)
            self.dossiers.add_operation(
                Applied(
                    org=self.org,
                    id=act.id,
                    dossier=act.dossier,
                    device=device,
                    fingerprint=fingerprint(image),
                    version=copy.version,
                    sequence=copy.sequence,
                    applied_at=self.now,
                ),
                image,
            )
            self.dossiers.supersede(act.dossier, act.supersedes)
            if missing or (before and files_named(before.fields)):
                self.dossiers.await_files(act.dossier, missing)
        self._head = copy.sequence
        self.missed |= missing
        return copy

    def amend(self, before: Copy, changes: Mapping[str, Any]) -> Copy:
        """Apply an operation of the portal's own, for the counters to pull.

        Refused as FORBIDDEN for a step no dossier may take (resources/portal).
        """
        after = changes.get("status", before.status)
        if after != before.status and not statuses().is_step(before.status, after):
            raise Refused(
                Why.FORBIDDEN, f"no step leads from {before.status} to {after}"
            )
        self._own += 1
        act = Operation(
            id=f"{PORTAL}.{self.epoch}.{self._own}",
            dossier=before.id,
            tip=before.tip,
            supersedes=[],
            code=before.code,
            changes={
                name: (before.fields.get(name), new) for name, new in changes.items()
            },
            made_at=self.now,
            made_by=PORTAL,
        )
        return self.apply(act, encode(act), PORTAL, before)

    def show_again(self, copy: Copy) -> None:
        """Put an unchanged dossier at the end of the feed: its files are complete."""
        self.dossiers.put(msgspec.structs.replace(copy, sequence=self._head + 1))
        self.dossiers.await_files(copy.id, ())
        self._head += 1


class BatchBook(Book):
    """A book for one batch of a device's operations, all of which it knows before.

    ``close`` writes it, and raises IntegrityError, with nothing written, if an id or a
    code of it is taken; it knows of no dossier the batch does not name.
    """

    def __init__(
        self, connection: Connection, org: str, acts: Sequence[Operation], **rest: Any
    ) -> None:
        super().__init__(connection, org, **rest)
        named = [(act.id, act.dossier) for act in acts]
        self._gathered = Gathered(connection, org, named)
        self.dossiers = self._gathered

    def close(self) -> None:
        """Write the batch, then how far this book has counted."""
        self._gathered.write()
        super().close()


def waiting_for(connection: Connection, sha256: str) -> dict[str, list[str]]:
    """Return the dossiers that wait for a file, by office."""
    found: dict[str, list[str]] = {}
    for copy in Dossiers(connection).waiting_for(sha256):
        found.setdefault(copy.org, []).append(copy.id)
    return found


def fingerprint(image: bytes) -> str:
    """Return the SHA-256 of an operation's exact bytes."""
    return hashlib.sha256(image).hexdigest()


def _text(fields: Mapping[str, Any], name: str) -> str:
    """Read a field for a column; PostgreSQL takes no NUL in text."""
    value = fields.get(name)
    return value.replace("\0", "") if isinstance(value, str) else ""
