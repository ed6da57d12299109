"""Counters' operations: each at most once, in the order of its dossier, or refused."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from city_portal.clock import Clock
from city_portal.files.blobs import Blobs
from city_portal.files.kept import Kept
from city_portal.files.tables import statuses
from city_portal.rules.codes import belongs_to, day_of, is_provisional, slot_of
from city_portal.rules.depth import DEEPEST, is_deeper
from city_portal.rules.times import is_moment, stamp
from city_portal.services.book import (
    PORTAL,
    BatchBook,
    Book,
    fingerprint,
    waiting_for,
)
from city_portal.services.naming import Naming
from city_portal.services.numbering import take_official
from city_portal.services.taking import FIELD, settle
from city_portal.store.dossiers import Copy
from city_portal.store.offices import Device, Offices
from counter_app.wire.codec import Unreadable, decode
from counter_app.wire.messages import (
    Operation,
    Outcome,
    PushReply,
    PushRequest,
    Result,
)

SCHEMA = 1
"""The newest schema of operations this portal understands."""
OLDEST_SCHEMA = 1
"""The oldest one it still takes; the one before the newest is never refused."""
_NAME = re.compile(r"[\x21-\x7e]{1,100}", re.ASCII)
_DIGITS = 9
"""Of an operation's number; PostgreSQL's whole numbers have as many."""
_OWN_FIELDS = ("code", "official_code")


class _Named(msgspec.Struct):
    """As much of a broken operation as its answer needs."""

    id: str = ""


class _Settled(Exception):
    """The operation does not take effect; the result says why."""

    def __init__(
        self, outcome: Outcome, copy: Copy | None = None, reason: str = ""
    ) -> None:
        super().__init__(outcome)
        self.outcome = outcome
        self.copy = copy
        self.reason = reason


class Taken(NamedTuple):
    """A batch taken in, but for the end of its transaction."""

    reply: PushReply
    missed: frozenset[str]
    """Files it waits for since then."""
    device: Device
    acts: tuple[Operation, ...]
    """What took effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushing:
    """The use case of taking operations in."""

    engine: Engine
    kept: Kept
    blobs: Blobs
    clock: Clock
    naming: Naming

    def push(self, device: Device, request: PushRequest) -> PushReply:
        """Apply a batch in one transaction; one bad operation never blocks others."""
        with self.engine.begin() as connection:
            taken = self.take(connection, device, request)
        self.look_again(taken)
        return taken.reply

    def take(
        self, connection: Connection, device: Device, request: PushRequest
    ) -> Taken:
        """Apply a batch in a transaction that somebody else ends.

        Once it is ended, ``look_again`` is to be told of it.
        """
        epoch = self.kept.epoch()
        now = stamp(self.clock.now())
        about: dict[str, Any] = {"epoch": epoch, "now": now, "blobs": self.blobs}
        images = [bytes(image) for image in request.operations]
        book = Book(connection, device.org, **about)
        applied: tuple[Operation, ...] = ()
        if request.epoch == epoch:
            offices = Offices(connection)
            acts = [_read(image) for image in images]
            batch = [act for act in acts if isinstance(act, Operation)]
            # Asked of what is new only. Of earlier incarnations too: what they printed
            # is still delivered.
            is_any_new = any(act.tip is None for act in batch)
            slots = (
                offices.slots_of(device.org, device.id) if is_any_new else frozenset()
            )
            results = None
            if len(batch) > 1 and all(map(_is_plain, batch)):
                with suppress(IntegrityError):
                    quick = BatchBook(connection, device.org, batch, **about)
                    results = self._results(quick, device, slots, acts, images)
                    book = quick
            if results is None:
                # One by one: then only that one is refused whose id or code is
                # another's.
                results = self._results(book, device, slots, acts, images)
            applied = tuple(
                act
                for act, result in zip(acts, results, strict=True)
                if isinstance(act, Operation) and result.outcome == "ok"
            )
            highest = _highest(device, results)
            if highest:
                offices.count_operations(device, highest)
        else:
            results = [Result(id=_id_of(image), outcome="epoch") for image in images]
        reply = PushReply(
            epoch=epoch, stable_sequence=book.stable, server_time=now, results=results
        )
        return Taken(reply, frozenset(book.missed), device, applied)

    def look_again(self, taken: Taken) -> None:
        """Show dossiers whose file arrived before the wait for it was visible.

        And look at the names that came: they are an alarm, never a reason to refuse.
        """
        self.naming.heard(taken.device, taken.acts)
        for sha256 in taken.missed:
            if self.blobs.has(sha256):
                self.arrived(sha256)

    def arrived(self, sha256: str) -> None:
        """Show dossiers that waited for this file again when it was the last one."""
        with self.engine.begin() as connection:
            waiting = waiting_for(connection, sha256)
        for org, dossiers in waiting.items():
            with self.engine.begin() as connection:
                book = Book(
                    connection,
                    org,
                    epoch=self.kept.epoch(),
                    now=stamp(self.clock.now()),
                    blobs=self.blobs,
                )
                for dossier in dossiers:
                    copy = book.dossiers.get(dossier)
                    if copy and not book.missing(copy):
                        book.show_again(copy)
                book.close()

    def _results(
        self,
        book: Book,
        device: Device,
        slots: frozenset[int],
        acts: Sequence[Operation | Result],
        images: Sequence[bytes],
    ) -> list[Result]:
        """Answer a batch and close the book."""
        results = [
            act
            if isinstance(act, Result)
            else self._result(book, device, slots, act, image)
            for act, image in zip(acts, images, strict=True)
        ]
        book.close()
        return results

    def _result(
        self,
        book: Book,
        device: Device,
        slots: frozenset[int],
        act: Operation,
        image: bytes,
    ) -> Result:
        try:
            return self._applied(book, device, slots, act, image)
        except _Settled as settled:
            copy = settled.copy
            return Result(
                id=act.id,
                outcome=settled.outcome,
                tip=copy.tip if copy else None,
                version=copy.version if copy else 0,
                sequence=copy.sequence if copy else 0,
                fields=copy.fields if copy else None,
                complete=copy is not None and not book.missing(copy),
                reason=settled.reason,
            )

    def _applied(
        self,
        book: Book,
        device: Device,
        slots: frozenset[int],
        act: Operation,
        image: bytes,
    ) -> Result:
        _check_form(act)
        known = book.dossiers.operation(book.org, act.id)
        if known:
            if known.fingerprint != fingerprint(image):
                raise _Settled("key-reuse", reason="this id was used for other bytes")
            current = book.dossiers.get(known.dossier)
            return Result(
                id=act.id,
                outcome="ok",
                tip=act.id,
                version=known.version,
                sequence=known.sequence,
                complete=current is not None and not book.missing(current),
            )
        before = book.dossiers.get(act.dossier)
        _check_place(book, act, before)
        _check_right(book.org, slots, act, before)
        _check_status(act, before)
        try:
            copy = book.apply(act, image, device.id, before)
        except ValueError as error:
            raise _Settled("invalid", reason=str(error)) from error
        except IntegrityError as error:
            raise _clash(book, act) from error
        if before is None:
            settle(book.connection, book.org, copy.fields, copy.code, book.now)
        self._give_number(book, copy)
        return Result(
            id=act.id,
            outcome="ok",
            tip=act.id,
            version=copy.version,
            sequence=copy.sequence,
            complete=not book.missing(copy),
        )

    def _give_number(self, book: Book, copy: Copy) -> None:
        day = day_of(copy.code)
        if copy.official_code or not is_provisional(copy.code) or day is None:
            return
        code = take_official(book.connection, self.kept, book.org, day)
        if code:
            book.amend(copy, {"official_code": code})


def _read(image: bytes) -> Operation | Result:
    """Return the operation, or the answer to what is none."""
    try:
        return decode(Operation, image)
    except Unreadable as error:
        return Result(id=_id_of(image), outcome="invalid", reason=str(error))


def _is_plain(act: Operation) -> bool:
    """Say whether it writes nothing but its dossier: it can be taken back and redone.

    A provisional code takes an official one, whose number is gone for ever; a
    submission from home is settled.
    """
    asked = act.id, act.dossier, *act.supersedes
    return (
        not is_provisional(act.code)
        and FIELD not in act.changes
        # What no database can be asked for is refused alone.
        and all(map(_NAME.fullmatch, asked))
    )


def _check_form(act: Operation) -> None:
    """Refuse what can never be applied, whatever the portal holds."""
    if not OLDEST_SCHEMA <= act.schema <= SCHEMA:
        raise _Settled("invalid", reason=f"schema {act.schema} is not known here")
    if not all(map(_NAME.fullmatch, (act.id, act.dossier, *act.supersedes))):
        raise _Settled("invalid", reason="an id is not 1 to 100 visible ASCII letters")
    if day_of(act.code) is None:
        raise _Settled("invalid", reason="the code is not well formed")
    nesting = (
        part
        for pair in act.changes.values()
        for part in pair
        if isinstance(part, dict | list)
    )
    if any(is_deeper(part, DEEPEST - 1) for part in nesting):
        raise _Settled("invalid", reason=f"a field nests more than {DEEPEST} levels")
    if not is_moment(act.made_at):
        raise _Settled("invalid", reason="madeAt is not ISO 8601 with an offset")


def _check_place(book: Book, act: Operation, before: Copy | None) -> None:
    """Refuse what does not follow the last operation of the dossier."""
    if before and before.org != book.org:
        raise _Settled("forbidden", reason="the dossier belongs to another office")
    if book.dossiers.is_superseded(act.dossier, act.id):
        # A late copy of an operation that its device has already replaced.
        raise _Settled("superseded")
    if before and act.tip != before.tip:
        raise _Settled("conflict", before)
    if not before and act.tip is not None:
        # A restore lost the dossier: its author sends the creation again first.
        raise _Settled("behind")


def _check_right(
    org: str, slots: frozenset[int], act: Operation, before: Copy | None
) -> None:
    """Refuse what this incarnation of this device may not do."""
    if act.id.startswith(PORTAL + "."):
        raise _Settled("forbidden", reason="this id is the portal's")
    if not belongs_to(act.code, org):
        raise _Settled("forbidden", reason="the code is another office's")
    if before is None:
        if not is_provisional(act.code) and slot_of(act.code) not in slots:
            raise _Settled("forbidden", reason="the code's block is not leased to you")
        if act.changes.get("code", (None, act.code))[1] != act.code:
            raise _Settled("invalid", reason="the code and the field code differ")
    for name in _OWN_FIELDS:
        old, new = act.changes.get(name, (None, None))
        current = before.fields.get(name) if before else _as_created(name, act)
        if old != new and (new or None) != (current or None):
            raise _Settled("forbidden", reason=f"{name} does not change")


def _check_status(act: Operation, before: Copy | None) -> None:
    """Refuse a state no allowed steps lead to; one operation may tell several.

    The counter keeps what was refused and shows it with this reason; see docs/wire.md.
    """
    if "status" not in act.changes:
        return
    known, wanted = statuses(), act.changes["status"][1]
    after = known.get(wanted)
    if after is None:
        raise _Settled("invalid", reason="this status is not known here")
    now = known.get(before.status) if before else None
    if before and now and not known.is_way(now.word, after.word):
        said = f"{now.vi} ({now.code}) → {after.vi} ({after.code})"
        raise _Settled("forbidden", reason=f"this step is not allowed: {said}")


def _as_created(name: str, act: Operation) -> str | None:
    return act.code if name == "code" else None


def _clash(book: Book, act: Operation) -> _Settled:
    """Say which constraint was broken."""
    if book.dossiers.has_code(book.org, act.code):
        return _Settled("number-taken", reason="the code belongs to another dossier")
    return _Settled("forbidden", reason="the dossier belongs to another office")


def _highest(device: Device, results: Sequence[Result]) -> int:
    """Return the highest number among the applied operations of this incarnation."""
    own = f"{device.id}.{device.incarnation}."
    numbers = (
        result.id.removeprefix(own)
        for result in results
        if result.outcome == "ok" and result.id.startswith(own)
    )
    return max(
        (
            int(number)
            for number in numbers
            if number.isascii() and number.isdigit() and len(number) <= _DIGITS
        ),
        default=0,
    )


def _id_of(image: bytes) -> str:
    try:
        return msgspec.json.decode(image, type=_Named).id
    except (msgspec.MsgspecError, RecursionError):
        return ""
