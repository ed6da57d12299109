"""Tell the national service of dossiers and steps: each once, whatever gets lost.

A line stands in the ledger with its exact body before it is first said. When nobody
knows whether it was heard, it is said again: the service answers that it exists, and
then it is said as an update, which changes nothing the second time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec
from sqlalchemy import Connection, Engine

from city_portal.clock import Clock
from city_portal.files.catalogue import Catalogue
from city_portal.national.client import Answer
from city_portal.rules.codes import is_provisional
from city_portal.rules.national import Record, Told, Vocabulary
from city_portal.rules.times import stamp
from city_portal.services.taking import FIELD as SUBMISSION
from city_portal.store.alone import alone
from city_portal.store.dossiers import Copy, Dossiers
from city_portal.store.national import Entry, NationalLedger
from city_portal.store.offices import Offices
from city_portal.store.submissions import SubmissionBook
from counter_app.wire.codec import Unreadable, decode
from counter_app.wire.messages import Operation

_PAGE = 200
_CALLS = {"dossier": "DongBoHoSoMC", "progress": "CapNhatTienDoHoSoMC"}


class Busy(Exception):
    """Somebody else is telling the service of this office just now."""


class Way(Protocol):
    """The way to the service."""

    def call(self, name: str, data: Any, *, updating: bool = False) -> Answer:
        """Say one thing; raises Unreachable."""

    def dossier(self, code: str) -> Record | None:
        """Return what the service knows of a dossier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A dossier the service has otherwise."""

    code: str
    here: str
    there: str
    """Empty: it is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The use cases of one office's reports to the national service."""

    engine: Engine
    clock: Clock
    catalogue: Catalogue
    words: Vocabulary

    def tell(self, way: Way, org: str) -> dict[str, int]:
        """Write what is new into the ledger and say all that waits.

        Returns how many lines stand in each state. Raises Unreachable: what was not
        confirmed is said again next time; Busy.
        """
        with alone(self.engine, f"national {org}") as mine:
            if not mine:
                raise Busy(org)
            self.gather(org)
            for kind in ("dossier", "progress"):
                while batch := self._next(org, kind):
                    self._say(way, kind, batch)
        with self.engine.begin() as connection:
            return NationalLedger(connection).counts(org)

    def gather(self, org: str) -> int:
        """Write what changed since into the ledger; return how many lines."""
        written = 0
        while True:
            with self.engine.begin() as connection:
                ledger = NationalLedger(connection)
                reached = ledger.reached(org)
                copies = Dossiers(connection).since(org, reached, _PAGE)
                if not copies:
                    return written
                office = Offices(connection).get(org)
                for copy in copies:
                    told = self._told(
                        copy, office.name if office else org, _vouched(connection, copy)
                    )
                    for entry in self._entries(ledger, copy, told):
                        ledger.add(entry)
                        written += 1
                ledger.go_on(org, copies[-1].sequence)

    def again(self, org: str) -> int:
        """Let what was refused be said once more."""
        with self.engine.begin() as connection:
            return NationalLedger(connection).again(org)

    def compare(self, way: Way, org: str) -> list[Difference]:
        """Ask the service for every dossier it was told; return what differs."""
        with self.engine.begin() as connection:
            entries = NationalLedger(connection).newest(org, 10_000)
        newest: dict[str, Entry] = {}
        for entry in entries:
            if entry.kind == "dossier" and entry.state == "done":
                newest.setdefault(entry.code, entry)
        found = []
        for code, entry in sorted(newest.items()):
            here = str(msgspec.json.decode(entry.body)["TrangThaiHoSo"])
            record = way.dossier(code)
            there = str(record.get("TrangThaiHoSo", "")) if record else ""
            if here != there:
                found.append(Difference(code=code, here=here, there=there))
        return found

    def _entries(
        self, ledger: NationalLedger, copy: Copy, told: Told
    ) -> Iterator[Entry]:
        if is_provisional(told.code):
            return  # the official code comes by an operation: then it is read again
        now, known = stamp(self.clock.now()), ledger.known(copy.id)
        body = _json(self.words.dossier(copy.fields, told))
        is_other = body != ledger.last_body(copy.id)

        def entry(kind: str, name: str, body: str) -> Entry:
            return Entry(
                org=copy.org,
                dossier=copy.id,
                kind=kind,
                name=name,
                code=told.code,
                body=body,
                at=now,
            )

        if is_other and ("dossier", copy.tip) not in known:
            yield entry("dossier", copy.tip, body)
        for name, image in ledger.operations(copy.id):
            if ("progress", name) in known:
                continue
            step = self._step(copy, told, image)
            if step:
                yield entry("progress", name, step)

    def _step(self, copy: Copy, told: Told, image: bytes) -> str:
        try:
            act = decode(Operation, image)
        except Unreadable:
            return ""
        status = act.changes.get("status", (None, None))[1]
        if not isinstance(status, str) or not self.words.status(status):
            return ""
        fields = self.words.progress(
            copy.fields, told, status, act.made_at, act.made_by
        )
        return _json(fields)

    def _told(self, copy: Copy, office: str, vouched: str) -> Told:
        code = copy.fields.get("procedure")
        procedure = self.catalogue.procedures().get(str(code))
        return Told(
            code=copy.official_code or copy.code,
            office=office,
            field_code=procedure.field_code if procedure else "",
            field_name=procedure.field if procedure else "",
            papers=procedure.papers if procedure else {},
            vouched=vouched,
        )

    def _next(self, org: str, kind: str) -> Sequence[Entry]:
        """Take a batch and note that it is said, before it is."""
        with self.engine.begin() as connection:
            ledger = NationalLedger(connection)
            batch = ledger.waiting(org, kind, self.words.batch)
            if kind == "dossier":
                # One call is one of new ones or one of updates.
                told = [ledger.was_told(one.dossier, one.seq) for one in batch]
                batch = [
                    one for one, was in zip(batch, told, strict=True) if was == told[0]
                ]
            now = stamp(self.clock.now())
            ledger.settle([one.seq for one in batch], "sent", now)
        return batch

    def _say(self, way: Way, kind: str, batch: Sequence[Entry]) -> None:
        """Say a batch; one bad record holds back none of the others."""
        updating = kind == "dossier" and self._was_told(batch[0])
        data = [msgspec.json.decode(one.body) for one in batch]
        answer = way.call(_CALLS[kind], data, updating=updating)
        if not self.words.is_ok(answer.error_code) and self.words.says(
            "exists", answer.message
        ):
            if len(batch) > 1:
                # Which of them exists is not said: each is asked alone.
                self._each(way, kind, batch)
                return
            answer = way.call(_CALLS[kind], data, updating=True)
        if self.words.is_ok(answer.error_code):
            self._settle(batch, "done", answer)
        elif len(batch) > 1:
            self._each(way, kind, batch)
        else:
            self._settle(batch, "refused", answer)

    def _each(self, way: Way, kind: str, batch: Sequence[Entry]) -> None:
        for one in batch:
            self._say(way, kind, [one])

    def _was_told(self, one: Entry) -> bool:
        with self.engine.begin() as connection:
            return NationalLedger(connection).was_told(one.dossier, one.seq)

    def _settle(self, batch: Sequence[Entry], state: str, answer: Answer) -> None:
        told = f"{answer.error_code} {answer.message}".strip()[:500]
        with self.engine.begin() as connection:
            NationalLedger(connection).settle(
                [one.seq for one in batch], state, stamp(self.clock.now()), told
            )


def _vouched(connection: Connection, copy: Copy) -> str:
    """Return who vouched for the citizen of the submission it answers."""
    code = copy.fields.get(SUBMISSION)
    row = SubmissionBook(connection).get(code) if isinstance(code, str) else None
    return row.vouched if row and row.dossier == copy.id else ""


def _json(record: Record) -> str:
    return msgspec.json.encode(record, order="deterministic").decode()
