"""An in-memory unit of work that fits counter_app.services.ports.

``FakeWork`` is both the store and the piece of work: ``begin=lambda: work`` (or
``begin=work.begin``) hands out the same object, and what was not committed is undone
on leaving, as on disk.
"""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import TracebackType
from typing import Self

from counter_app.domain.changes import Change
from counter_app.domain.copies import RegisterEntry
from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Draft
from counter_app.domain.errors import NotFound, StoreFailed
from counter_app.domain.fields import fields_of
from counter_app.domain.ids import (
    DossierCode,
    DossierId,
    DraftId,
    FormId,
    OfficerId,
    OperationId,
    Sha256,
    ShiftId,
)
from counter_app.domain.journal import Entry
from counter_app.domain.jsonable import Fields
from counter_app.domain.keeping_errors import ContentErased
from counter_app.domain.numbers import Slot, final_code, provisional_code
from counter_app.domain.officers import Account
from counter_app.domain.printed import (
    CODES,
    Form,
    Numbered,
    Outcome,
    Print,
    Series,
    written_number,
)
from counter_app.domain.shelving import Shelved, Waiting
from counter_app.domain.shifts import Closing, Entered, Shift, TillEntry
from counter_app.domain.stacks import Page
from counter_app.domain.statuses import Status


@dataclass(slots=True)
class FakeDrafts:
    """Drafts by id."""

    kept: dict[DraftId, Draft] = field(default_factory=dict)

    def get(self, draft: DraftId) -> Draft:
        if draft not in self.kept:
            raise NotFound(draft)
        return self.kept[draft]

    def put(self, draft: Draft) -> None:
        self.kept[draft.id] = draft

    def remove(self, draft: DraftId) -> None:
        self.kept.pop(draft, None)

    def claim(self, owner: OfficerId) -> None:
        """There is nothing to seal."""


@dataclass(slots=True)
class FakeDossiers:
    """Dossiers by id."""

    kept: dict[DossierId, Dossier] = field(default_factory=dict)
    erased: dict[DossierId, datetime] = field(default_factory=dict)
    """When what they said was erased."""

    def get(self, dossier: DossierId) -> Dossier:
        found = self.outline(dossier)
        if dossier in self.erased:
            raise ContentErased(found.code, self.erased[dossier])
        return found

    def outline(self, dossier: DossierId) -> Dossier:
        if dossier not in self.kept:
            raise NotFound(dossier)
        return self.kept[dossier]

    def put(self, dossier: Dossier) -> Fields:
        self.kept[dossier.id] = dossier
        return fields_of(dossier)


@dataclass(slots=True)
class FakeKeptForms:
    """Form and files by dossier."""

    kept: dict[DossierId, tuple[FormId, dict[str, str]]] = field(default_factory=dict)

    def keep(self, dossier: DossierId, form: FormId, files: Mapping[str, str]) -> None:
        self.kept.setdefault(dossier, (form, dict(files)))

    def of(self, dossier: DossierId) -> tuple[FormId, Mapping[str, str]] | None:
        return self.kept.get(dossier)


@dataclass(slots=True)
class FakeOutbox:
    """Changes in the order they were queued."""

    changes: list[Change] = field(default_factory=list)
    device: str = "device.1"
    count: int = 0

    def next_id(self) -> OperationId:
        self.count += 1
        return OperationId(f"{self.device}.{self.count}")

    def add(self, change: Change) -> None:
        self.changes.append(change)


@dataclass(slots=True)
class FakeNumbers:
    """One leased slot of a hundred codes a day; ``size`` makes it run out early."""

    org: str = "000.12.34.H26"
    slot: int = 1
    size: int = 100
    used: dict[date, int] = field(default_factory=dict)
    lines: dict[tuple[date, str], int] = field(default_factory=dict)

    def take(self, day: date, counter: str) -> DossierCode:
        used = self.used.get(day, 0)
        self.used[day] = used + 1
        if used >= self.size:
            return provisional_code(counter, "A", day, used - self.size + 1)
        return final_code(self.org, day, self.slot * 100 + used)

    def register_line(self, day: date, counter: str) -> int:
        self.lines[day, counter] = self.lines.get((day, counter), 0) + 1
        return self.lines[day, counter]

    def left(self, day: date) -> int:
        return max(0, self.size - self.used.get(day, 0))

    def slots(self) -> Sequence[Slot]:
        return [
            Slot(org=self.org, number=self.slot, incarnation=1, valid_from=date.min)
        ]


@dataclass(slots=True)
class FakeAccounts:
    """Accounts by officer."""

    kept: dict[OfficerId, Account] = field(default_factory=dict)

    def get(self, officer: OfficerId) -> Account:
        if officer not in self.kept:
            raise NotFound(officer)
        return self.kept[officer]

    def every(self) -> list[Account]:
        return [self.kept[name] for name in sorted(self.kept)]

    def put(self, account: Account) -> None:
        self.kept[account.officer.id] = account


@dataclass(slots=True)
class FakePrints:
    """Prints in the order they came out."""

    records: list[Print] = field(default_factory=list)

    def add(self, record: Print) -> int:
        key = len(self.records) + 1
        self.records.append(replace(record, key=key))
        return key

    def settle(self, record: Print) -> None:
        self.records[record.key - 1] = record

    def get(self, key: int) -> Print:
        if not 0 < key <= len(self.records):
            raise NotFound(f"print {key}")
        return self.records[key - 1]

    def of(self, dossier: DossierId, form: Form = Form.RECEIPT) -> Sequence[Print]:
        return [
            one for one in self.records if (one.dossier, one.form) == (dossier, form)
        ]

    def numbered(self, form: Form, number: str) -> Sequence[Print]:
        return [one for one in self.records if (one.form, one.number) == (form, number)]

    def with_outcome(self, *outcomes: Outcome) -> Sequence[Print]:
        return [one for one in self.records if one.outcome in outcomes]

    def since(self, moment: datetime) -> Sequence[Print]:
        return [one for one in self.records if one.printed_at >= moment]


@dataclass(slots=True)
class FakePaperNumbers:
    """Numbers of one PC."""

    kept: dict[tuple[str, str], Numbered] = field(default_factory=dict)

    def take(self, asked: Numbered) -> Numbered:
        scope = f"{asked.scope}A1B2"
        used = sum(one.series == asked.series for one in self.kept.values())
        taken = replace(asked, scope=scope, number=used + 1)
        self.put(taken)
        return taken

    def put(self, number: Numbered) -> None:
        self.kept[number.series, number.text] = number

    def find(self, series: str, text: str) -> Numbered | None:
        return self.kept.get((series, text))

    def at(self, series: Series, number: int) -> Numbered | None:
        return self.find(series.name, written_number(series.scope, number))

    def is_void(self, code: DossierCode) -> bool:
        scope, _, number = code.rpartition("-")
        found = self.find(CODES, written_number(scope[:-7], int(number)))
        return found is not None and found.void is not None


@dataclass(slots=True)
class FakeJournal:
    """Entries in the order they were written."""

    entries: list[Entry] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        self.entries.append(entry)

    def of(self, dossier: DossierId) -> Sequence[Entry]:
        return [entry for entry in self.entries if entry.dossier == dossier]


@dataclass(slots=True)
class FakeCertifications:
    """The book of one counter."""

    entries: list[RegisterEntry] = field(default_factory=list)

    def next(self, counter: str, year: int) -> tuple[str, int]:
        mine = [one for one in self.entries if (one.book, one.year) == (counter, year)]
        return counter, len(mine) + 1

    def add(self, entry: RegisterEntry) -> None:
        self.entries.append(entry)

    def of(self, dossier: DossierId) -> Sequence[RegisterEntry]:
        return [one for one in self.entries if one.dossier == dossier]

    def on(self, day: date) -> Sequence[RegisterEntry]:
        return [one for one in reversed(self.entries) if one.day == day]


@dataclass(slots=True)
class FakeNotes:
    """Notes by name."""

    kept: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def put(self, name: str, value: str) -> None:
        self.kept[name] = value


@dataclass(slots=True)
class FakePages:
    """Stacks by draft."""

    kept: dict[DraftId, tuple[Page, ...]] = field(default_factory=dict)

    def of(self, draft: DraftId) -> Sequence[Page]:
        return self.kept.get(draft, ())

    def put(self, draft: DraftId, pages: Sequence[Page]) -> None:
        self.kept[draft] = tuple(pages)

    def done_with(self, most: int) -> Sequence[DraftId]:
        return ()  # what the portal has only the real store knows

    def files_only_of(self, draft: DraftId) -> Sequence[Sha256]:
        return ()

    def forget(self, draft: DraftId) -> None:
        self.kept.pop(draft, None)


@dataclass(slots=True)
class FakeTill:
    """The till of one PC; a closed shift takes no entry, as on disk."""

    shifts: list[Shift] = field(default_factory=list)
    kept: list[TillEntry] = field(default_factory=list)
    ends: dict[ShiftId, Closing] = field(default_factory=dict)

    def open_shift(self, officer: OfficerId, counter: str) -> Shift | None:
        for one in reversed(self.still_open()):
            if (one.officer, one.counter) == (officer, counter):
                return one
        return None

    def begin(self, shift: Shift) -> None:
        self.shifts.append(shift)

    def count(self) -> int:
        return len(self.shifts)

    def add(self, entry: TillEntry) -> None:
        said = {(one.reverses, one.entered) for one in self.kept if one.reverses}
        if entry.shift in self.ends or (entry.reverses, entry.entered) in said:
            raise StoreFailed
        if any(one.id == entry.id for one in self.kept):
            raise StoreFailed
        self.kept.append(entry)

    def entries(self, shift: ShiftId) -> Sequence[TillEntry]:
        return [one for one in self.kept if one.shift == shift]

    def between(self, since: datetime, until: datetime) -> Sequence[TillEntry]:
        return [one for one in self.kept if since <= one.at < until]

    def of_slip(self, number: str) -> TillEntry | None:
        for one in self.kept:
            if one.slip == number and one.entered is Entered.TAKEN:
                return one
        return None

    def close(self, closing: Closing) -> None:
        if closing.shift in self.ends:
            raise StoreFailed
        self.ends[closing.shift] = closing

    def closed(self, limit: int = 20) -> Sequence[tuple[Shift, Closing]]:
        found = [(one, self.ends[one.id]) for one in self.shifts if one.id in self.ends]
        return found[::-1][:limit]

    def still_open(self) -> Sequence[Shift]:
        return [one for one in self.shifts if one.id not in self.ends]


@dataclass(slots=True)
class FakeShelf:
    """Places by dossier, free again once the result does not wait."""

    dossiers: FakeDossiers
    kept: dict[DossierId, Shelved] = field(default_factory=dict)

    def put(self, shelved: Shelved) -> None:
        self.kept[shelved.dossier] = shelved

    def of(self, wanted: DossierId) -> Shelved | None:
        found = self.dossiers.kept.get(wanted)
        if found is None or found.status is not Status.READY or found.in_post:
            return None
        lies = self.kept.get(wanted)
        back = found.postings[-1].ended_at if found.postings else None
        return lies if lies and (back is None or lies.at >= back) else None

    def taken(self) -> frozenset[int]:
        return frozenset(
            one.place for one in self.kept.values() if self.of(one.dossier)
        )

    def waiting(self, limit: int) -> Sequence[Waiting]:
        ready = [
            one
            for one in self.dossiers.kept.values()
            if one.status is Status.READY and not one.in_post
        ]
        waiting = []
        for one in ready:
            lies = self.of(one.id)
            back = one.postings[-1].ended_at if one.postings else None
            since = back or one.result_at or one.received_at
            waiting.append(Waiting(one.id, lies.place if lies else 0, since))
        return sorted(waiting, key=lambda one: one.since)[:limit]

    def in_post(self, limit: int) -> Sequence[Waiting]:
        gone = [
            Waiting(one.id, 0, one.in_post.at, one.in_post.number)
            for one in self.dossiers.kept.values()
            if one.in_post
        ]
        return sorted(gone, key=lambda one: one.since)[:limit]


@dataclass(slots=True)
class FakeStays:
    """Beginnings by dossier."""

    kept: dict[DossierId, datetime] = field(default_factory=dict)

    def put(self, dossier: DossierId, begun_at: datetime) -> None:
        self.kept.setdefault(dossier, begun_at)


SHELVES = (
    "shelf",
    "stays",
    "till",
    "pages",
    "kept_forms",
    "drafts",
    "dossiers",
    "outbox",
    "numbers",
    "accounts",
    "prints",
    "paper_numbers",
    "journal",
    "certifications",
    "notes",
    "kept_forms",
)


class FakeWork:
    """Everything a unit of work offers; ``committed`` tells of the last piece."""

    def __init__(self) -> None:
        self.drafts = FakeDrafts()
        self.dossiers = FakeDossiers()
        self.outbox = FakeOutbox()
        self.numbers = FakeNumbers()
        self.accounts = FakeAccounts()
        self.prints = FakePrints()
        self.paper_numbers = FakePaperNumbers()
        self.journal = FakeJournal()
        self.certifications = FakeCertifications()
        self.notes = FakeNotes()
        self.pages = FakePages()
        self.kept_forms = FakeKeptForms()
        self.till = FakeTill()
        self.shelf = FakeShelf(self.dossiers)
        self.stays = FakeStays()
        self.committed = False
        self._before: dict[str, dict[str, object]] | None = None

    def begin(self) -> Self:
        """Return this very object, ready for a new piece of work."""
        return self

    def __enter__(self) -> Self:
        if self._before is not None:
            raise RuntimeError("a piece of work is open already")
        self.committed = False
        self._before = self._snapshot()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._before is not None:
            for name, shelf in self._before.items():
                _put_back(getattr(self, name), shelf)
        self._before = None

    def commit(self) -> None:
        """Keep everything done so far."""
        self.committed = True
        self._before = self._snapshot()

    def _snapshot(self) -> dict[str, dict[str, object]]:
        return {name: _copied(getattr(self, name)) for name in SHELVES}


def _copied(shelf: object) -> dict[str, object]:
    # The kept things are frozen; only the lists and dicts around them change.
    names = (name for name in shelf.__dataclass_fields__ if name != "dossiers")
    return {name: copy(getattr(shelf, name)) for name in names}


def _put_back(shelf: object, before: dict[str, object]) -> None:
    for name, value in before.items():
        setattr(shelf, name, value)
