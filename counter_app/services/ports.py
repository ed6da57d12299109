"""What the use cases ask of the outside; adapters fit by shape, proved in bootstrap.

Everything here may be called from a worker thread, and nothing here from the GUI
thread, except what says that it is quick.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from types import TracebackType
from typing import Protocol, Self

from counter_app.domain.changes import Change, SyncState
from counter_app.domain.data_use import DataUse
from counter_app.domain.declarations import Declaration, Fault
from counter_app.domain.declared import Declared
from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Draft
from counter_app.domain.due import WorkCalendar
from counter_app.domain.ids import (
    DossierCode,
    DossierId,
    DraftId,
    FormId,
    OfficerId,
    OperationId,
    ProcedureCode,
    Sha256,
)
from counter_app.domain.journal import Act, Entry
from counter_app.domain.jsonable import Answers, Fields, Json
from counter_app.domain.listing import DraftLine, Filter, Line, Today
from counter_app.domain.news import News
from counter_app.domain.numbers import Slot
from counter_app.domain.officers import Account
from counter_app.domain.overrides import Kept, Override
from counter_app.domain.people import Citizen
from counter_app.domain.practice import Practice
from counter_app.domain.procedures import Channel, Procedure
from counter_app.domain.receipts import Letterhead
from counter_app.domain.reporting import Case
from counter_app.domain.rollout import Rollout
from counter_app.services.books import Certifications, KeptForms, Shelf, Stays
from counter_app.services.page_ports import Pages
from counter_app.services.paper_ports import PaperNumbers, Prints
from counter_app.services.till_ports import Till


class Clock(Protocol):
    """The time, injected."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""


class Ids(Protocol):
    """Fresh names."""

    def new(self) -> str:
        """Return a name never given before (a UUID)."""

    def secret(self) -> str:
        """Return a lookup secret: four of 2-9A-Z without look-alikes."""


Announce = Callable[[News], None]


class Drafts(Protocol):
    """Walk-ins being served."""

    def get(self, draft: DraftId) -> Draft:
        """Return it, or raise NotFound."""

    def put(self, draft: Draft) -> None:
        """Keep this version instead of the one before."""

    def remove(self, draft: DraftId) -> None:
        """Forget it; forgetting twice is no error."""

    def claim(self, owner: OfficerId) -> None:
        """Seal what this officer, who is at work, left here before there were seals."""


class Dossiers(Protocol):
    """Received dossiers."""

    def get(self, dossier: DossierId) -> Dossier:
        """Return it, or raise NotFound; ContentErased if only its outline is here."""

    def outline(self, dossier: DossierId) -> Dossier:
        """Return what is kept of it, erased or not; or raise NotFound."""

    def put(self, dossier: Dossier) -> Fields:
        """Keep this version and return its fields; a newer portal's are kept, too."""


class Outbox(Protocol):
    """Changes the portal has not confirmed."""

    def next_id(self) -> OperationId:
        """Count on and return the next operation id of this device."""

    def add(self, change: Change) -> None:
        """Queue a change, after all earlier ones of its dossier."""


class Numbers(Protocol):
    """Dossier codes."""

    def take(self, day: date, counter: str) -> DossierCode:
        """Use up the next final code of this day; provisional if none is left."""

    def register_line(self, day: date, counter: str) -> int:
        """Return the next line of the counter's register of this day, from 1."""

    def left(self, day: date) -> int:
        """Return how many final codes this day still has."""

    def slots(self) -> Sequence[Slot]:
        """Return the slots leased to this incarnation."""


class Accounts(Protocol):
    """Officers enrolled on this PC."""

    def get(self, officer: OfficerId) -> Account:
        """Return the account, or raise NotFound."""

    def every(self) -> Sequence[Account]:
        """Return all of them, by name."""

    def put(self, account: Account) -> None:
        """Keep this version of the account."""


class Journal(Protocol):
    """Who did what, append-only."""

    def add(self, entry: Entry) -> None:
        """Append one entry."""

    def of(self, dossier: DossierId) -> Sequence[Entry]:
        """Return the entries of a dossier, oldest first."""


class Notes(Protocol):
    """Small facts kept between starts: clock high-water mark, offset, last account."""

    def get(self, name: str) -> str | None:
        """Return the value, or None."""

    def put(self, name: str, value: str) -> None:
        """Keep the value."""


class UnitOfWork(Protocol):
    """One all-or-nothing piece of work. Leaving it without commit undoes it."""

    @property
    def drafts(self) -> Drafts:
        """The drafts."""

    @property
    def dossiers(self) -> Dossiers:
        """The dossiers."""

    @property
    def outbox(self) -> Outbox:
        """The outbox."""

    @property
    def numbers(self) -> Numbers:
        """The codes."""

    @property
    def accounts(self) -> Accounts:
        """The officers' accounts."""

    @property
    def prints(self) -> Prints:
        """The prints."""

    @property
    def paper_numbers(self) -> PaperNumbers:
        """The numbers of papers."""

    @property
    def journal(self) -> Journal:
        """The journal."""

    @property
    def certifications(self) -> Certifications:
        """The book of certified copies."""

    @property
    def notes(self) -> Notes:
        """The notes."""

    @property
    def pages(self) -> Pages:
        """The pages of walk-ins, before and after they are filed."""

    @property
    def till(self) -> Till:
        """The till's own book."""

    @property
    def kept_forms(self) -> KeptForms:
        """The declarations of dossiers received here."""

    @property
    def shelf(self) -> Shelf:
        """Where results lie until they are collected."""

    @property
    def stays(self) -> Stays:
        """When the walk-ins of dossiers began."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Keep everything done since the beginning; on disk when this returns."""


Begin = Callable[[], UnitOfWork]


class Queries(Protocol):
    """Lists, counts and search for screens; reads only, sees committed work."""

    def lines(self, day: date, chosen: Filter) -> Sequence[DossierId]:
        """Return the dossiers received on this local day, newest first."""

    def lines_of(self, dossiers: Sequence[DossierId]) -> Sequence[Line]:
        """Return these dossiers' lines, in this order; unknown ids are left out."""

    def counts(self, day: date) -> Mapping[Filter, int]:
        """Return how many dossiers of the day each filter lets through."""

    def today(self, now: datetime) -> Today:
        """Return the counts of the ready screen; ``now`` is local."""

    def received(self, since: date, until: date) -> Sequence[DossierId]:
        """Return the dossiers received from one local day to another, in order."""

    def noted(
        self, dossiers: Sequence[DossierId], act: Act, detail: str = ""
    ) -> frozenset[DossierId]:
        """Return those with such a line in their journal; its detail begins so."""

    def drafts_of(self, officer: OfficerId) -> Sequence[DraftLine]:
        """Return the officer's drafts, newest first."""

    def by_code(self, code: str) -> DossierId | None:
        """Find by a final, provisional or official code, however it is written."""

    def search(self, text: str, limit: int = 50) -> Sequence[DossierId]:
        """Find by code, personal ID, phone or name without accents, newest first."""

    def past_of(self, personal_id: str) -> Sequence[Line]:
        """Return the dossiers of this person on this machine, newest first."""

    def open_of(self, personal_id: str) -> Sequence[DossierId]:
        """Return this person's dossiers that are not over, received first first."""

    def favourites(self, since: date) -> Sequence[ProcedureCode]:
        """Return the procedures received most often since then, commonest first."""

    def by_channel(self, first: date, last: date) -> Mapping[Channel, int]:
        """Count the dossiers received from one local day to another, both with it."""

    def cases(self, since: date, until: date, zone: tzinfo) -> Sequence[Case]:
        """Return what a report of these days counts; times are of the zone."""

    def last_channel(self, procedure: ProcedureCode) -> Channel | None:
        """Return the channel the last citizen chose for this procedure here."""

    def sync_state(self, dossier: DossierId) -> SyncState:
        """Say how a dossier stands towards the portal."""


class Catalogue(Protocol):
    """The law in force, from the newest good pack. Quick: held in memory."""

    @property
    def version(self) -> str:
        """The pack's version."""

    def procedures(self, on: date) -> Sequence[Procedure]:
        """Return each procedure as it stands on this day, in force or not."""

    def procedure(self, code: ProcedureCode, version: str = "") -> Procedure:
        """Return one version, or the newest begun; raise ProcedureUnavailable."""

    def calendar(self, name: str = "") -> WorkCalendar:
        """Return the working calendar of this name, or this office's own."""

    def rollout(self) -> Rollout:
        """Return the plans of which services are online where."""

    def practice(self) -> Practice:
        """Return the usual reasons of acts after receiving, and their rules."""

    def data_use(self, on: date) -> DataUse | None:
        """Return what personal data are taken for, and by what law; None: not told."""

    def form_set(self, on: date) -> str:
        """Return the set of printed forms in force, e.g. ``TT03-2025``."""


class Overrides(Protocol):
    """Values of the law an administrator set by hand."""

    def every(self) -> Sequence[Kept]:
        """Return all, those taken back among them, the oldest first."""

    def add(self, override: Override, by: OfficerId, at: datetime) -> int:
        """Keep one and write it down; return its number."""

    def end(self, number: int, by: OfficerId, at: datetime) -> None:
        """Take one back and write it down; raise NotFound."""


class Forms(Protocol):
    """Declarations. Quick: plain computing on small data."""

    def layout(self, form: FormId, answers: Answers) -> Declaration:
        """Return what to ask, given the answers so far."""

    def asks(self, form: FormId) -> Mapping[str, str]:
        """Return all it can ask, whatever is answered: pointer to label.

        What a row of a table asks stands under ``/*``.
        """

    def faults(self, form: FormId, answers: Answers, today: date) -> Sequence[Fault]:
        """Return what is wrong, in the order of the page."""

    def prefill(self, form: FormId, answers: Answers, citizen: Citizen) -> Answers:
        """Return the answers with empty places filled from the citizen's card."""

    def from_card(self, form: FormId) -> Mapping[str, str]:
        """Return which pointer is filled from which fact of the card."""

    def clean(self, form: FormId, answers: Answers) -> Answers:
        """Return the answers without those of hidden fields, text in NFC."""

    def recalled(
        self,
        form: FormId,
        answers: Answers,
        earlier: Sequence[tuple[FormId, Answers]],
    ) -> Mapping[str, tuple[int, Json]]:
        """Return which earlier dossier answers which open question, and how."""

    def paper(self, form: FormId, answers: Answers) -> Declared:
        """Return what the paper declaration says, to be signed."""

    def files_of(self, form: FormId) -> Mapping[str, str]:
        """Return what a declaration is drawn from, as it is now."""

    def under(self, files: Mapping[str, str]) -> "Forms":
        """Return declarations as these files had them: see ``files_of``."""


class Files(Protocol):
    """Papers on disk: encrypted, named by the hash of their content, written once."""

    def keep(self, content: bytes) -> Sha256:
        """Write it, synced, unless it is there; raise StoreFull and the like."""

    def read(self, sha256: Sha256) -> bytes:
        """Return the content, or raise NotFound or FileDamaged."""

    def has(self, sha256: Sha256) -> bool:
        """Say whether it is there (its content is not checked)."""


class Office(Protocol):
    """Where this PC stands: known after enrolment. Quick: held in memory."""

    @property
    def org(self) -> str:
        """The unit identifier at the head of codes."""

    @property
    def counter(self) -> str:
        """The counter's number, e.g. ``03``."""

    @property
    def letterhead(self) -> Letterhead:
        """The head of every paper."""
