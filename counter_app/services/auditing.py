"""Keep the journal believable: signed, countersigned, and noted out of reach.

Source: SECURITY.md 1.5.

This PC signs the head every hundred entries, at each lock and each pass; the portal
countersigns it; the last one is kept in the keyring. A shortened or rewritten journal,
or an old database put back, then contradicts what is kept outside.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Protocol

from counter_app.domain.auditing import (
    Checkpoint,
    Explained,
    Fault,
    Finding,
    Head,
    Inspection,
)
from counter_app.domain.errors import (
    CounterError,
    NotFound,
    NotReady,
    PortalRefused,
    RolledBack,
)
from counter_app.domain.ids import OfficerId
from counter_app.domain.journal import WITNESS, Act, Entry
from counter_app.domain.people import Role
from counter_app.services.ports import Begin, Clock
from counter_app.services.rights import allowed, anybody
from counter_app.services.session import Session

log = logging.getLogger(__name__)
EVERY = 100
"""Entries between two signed heads while nobody locks and nothing is sent."""
BETWEEN = timedelta(minutes=1)
"""Between two countersignatures."""
OTHER_PAST = "forked"
"""What the portal answers to a head that contradicts one it saw (docs/wire.md)."""
FORKED_AT = "journal-forked"
"""Note: at which entry the portal did so; empty once two officers accepted it."""
INSPECTING = (Role.INSPECTOR, Role.LEAD, Role.SITE_ADMIN, Role.IT)


class Books(Protocol):
    """The journal as an inspector reads it."""

    def head(self) -> Head:
        """Return the end of the journal."""

    def at(self, seq: int) -> Head:
        """Return the head as it was with so many entries; empty if it never had."""

    def broken(self) -> Finding | None:
        """Read the whole chain and every dossier's state; say what is wrong first."""

    def checkpoints(self) -> Sequence[Checkpoint]:
        """Return the signed heads, oldest first."""

    def newest(self) -> Checkpoint | None:
        """Return the last signed head."""

    def keep(self, checkpoint: Checkpoint) -> None:
        """Keep a signed head."""

    def countersigned(self, seq: int, receipt: str) -> None:
        """Keep what the portal answered to a signed head."""

    def witnessed(self, witness: str) -> tuple[Entry, str] | None:
        """Return the entry a paper's witness stands for, and its dossier's code."""


class Seal(Protocol):
    """This PC's signature."""

    def sign(self, seq: int, head: str, at: datetime) -> str:
        """Sign a head; raise NotEnrolled when this PC has no key."""

    def signed(self, token: str) -> tuple[int, str] | None:
        """Return the head this PC signed, or None when it did not."""


class Notary(Protocol):
    """The portal's countersignature."""

    def countersign(self, signed: str) -> str:
        """Return the portal's receipt; PortalProblem leaves."""


class Outside(Protocol):
    """Where no restored file reaches."""

    def noted(self) -> str:
        """Return the head last noted, or nothing."""

    def note(self, head: str) -> None:
        """Note a head."""


@dataclass(slots=True)
class _Told:
    """When the portal was last asked to countersign; one head at a time is signed."""

    at: datetime | None = None
    busy: Lock = field(default_factory=Lock)


@dataclass(frozen=True, slots=True, kw_only=True)
class Auditing:
    """The use cases of the journal."""

    books: Books
    seal: Seal
    notary: Notary
    outside: Outside
    begin: Begin
    session: Session
    clock: Clock
    _told: _Told = field(default_factory=_Told, init=False)

    @anybody
    def must_reach(self) -> None:
        """Raise RolledBack when the journal is not the one last noted outside."""
        noted = self.outside.noted()
        if noted and not self.books.at(_length(noted)).fits(noted):
            raise RolledBack

    @anybody
    def mark(self, *, now: bool = False) -> None:
        """Sign the head when enough was written, or ``now`` if anything was.

        Without a key, or with a locked keyring, it is left to the next time.
        """
        with self._told.busy:
            head, last = self.books.head(), self.books.newest()
            written = head.seq - (last.head.seq if last else 0)
            if written < (1 if now else EVERY):
                return
            try:
                signed = self.seal.sign(head.seq, head.hash, self.clock.now())
                self.books.keep(Checkpoint(head=head, signed=signed))
                self.outside.note(str(head))
            except CounterError as problem:
                log.warning("the head was not signed: %s", type(problem).__name__)

    @anybody
    def tick(self, *, online: bool) -> None:
        """Sign when enough was written; on line, have it countersigned now and then."""
        now, last = self.clock.now(), self._told.at
        if not online or (last is not None and abs(now - last) < BETWEEN):
            self.mark()
            return
        self._told.at = now
        try:
            self.tell()
        except CounterError as problem:
            log.warning("the head was not countersigned: %s", type(problem).__name__)

    @anybody
    def tell(self) -> None:
        """Sign the head and have the portal countersign it; PortalProblem leaves."""
        self.mark(now=True)
        last = self.books.newest()
        if last is not None and not last.receipt:
            try:
                receipt = self.notary.countersign(last.signed)
            except PortalRefused as refused:
                if refused.reason == OTHER_PAST:
                    self._note_fork(last.head.seq)
                raise
            self.books.countersigned(last.head.seq, receipt)

    @allowed(*INSPECTING, unheard=True)
    def verify(self) -> Inspection:
        """Look the whole journal through; some seconds for a year."""
        checkpoints = self.books.checkpoints()
        finding = (
            self.books.broken() or self._contradicted(checkpoints) or self._forked()
        )
        return Inspection(
            entries=self.books.head().seq,
            checkpoints=len(checkpoints),
            countersigned=max(
                (one.head.seq for one in checkpoints if one.receipt), default=0
            ),
            finding=finding,
        )

    @allowed(*INSPECTING, unheard=True)
    def explain(self, witness: str) -> Explained:
        """Tell which entry the ten letters on a paper stand for; NotFound."""
        plain = "".join(letter for letter in witness.upper() if letter.isalnum())
        plain = plain.replace("O", "0").replace("I", "1").replace("L", "1")
        found = self.books.witnessed(plain) if len(plain) == WITNESS else None
        if found is None:
            raise NotFound(witness)
        entry, code = found
        with self.begin() as work:
            others = work.journal.of(entry.dossier) if entry.dossier else ()
        return Explained(entry=entry, code=code, others=tuple(others))

    def _note_fork(self, seq: int) -> None:
        """Write down, once, that the portal knows another past."""
        with self.begin() as work:
            if work.notes.get(FORKED_AT):
                return
            work.notes.put(FORKED_AT, str(seq))
            work.journal.add(
                Entry(at=self.clock.now(), act=Act.FORKED, detail=str(seq))
            )
            work.commit()

    def _forked(self) -> Finding | None:
        with self.begin() as work:
            at = work.notes.get(FORKED_AT)
        return Finding(fault=Fault.FORKED, seq=int(at)) if at else None

    def _contradicted(self, checkpoints: Sequence[Checkpoint]) -> Finding | None:
        noted = self.outside.noted()
        if noted and not self.books.at(_length(noted)).fits(noted):
            return self._short_or_other(_length(noted))
        for checkpoint in checkpoints:
            head = checkpoint.head
            if self.seal.signed(checkpoint.signed) != (head.seq, head.hash):
                return Finding(fault=Fault.REWRITTEN, seq=head.seq)
            if self.books.at(head.seq) != head:
                return self._short_or_other(head.seq)
        return None

    def _short_or_other(self, seq: int) -> Finding:
        is_short = self.books.head().seq < seq
        return Finding(fault=Fault.SHORTENED if is_short else Fault.REWRITTEN, seq=seq)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepting:
    """The use case after a restore that is meant: two officers say so."""

    books: Books
    outside: Outside
    begin: Begin
    session: Session
    clock: Clock

    @allowed(Role.SITE_ADMIN, Role.IT, Role.LEAD, unheard=True)
    def accept(self, other: OfficerId) -> None:
        """Go on with the data as they are, ``other`` agreeing; NotReady for oneself."""
        seat, now = self.session.who(), self.clock.now()
        if other == seat.officer.id:
            raise NotReady(1)
        with self.begin() as work:
            work.notes.put(FORKED_AT, "")
            work.journal.add(
                Entry(at=now, act=Act.RESTORED, officer=seat.officer.id, detail=other)
            )
            work.commit()
        self.outside.note(str(self.books.head()))


def _length(noted: str) -> int:
    length = noted.partition(":")[0]
    return int(length) if length.isdecimal() else 0
