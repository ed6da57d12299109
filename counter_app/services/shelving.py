"""Put results that come back on the shelf, and find them again for their citizen."""

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.afterwards import Hindrance
from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import Hindered, WrongState
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.listing import Line
from counter_app.domain.news import Changed
from counter_app.domain.people import Role
from counter_app.domain.posting import PostEnd
from counter_app.domain.printed import Form
from counter_app.domain.shelving import Shelved, Waiting, first_free
from counter_app.domain.statuses import Status
from counter_app.services.filing import file_step, file_with
from counter_app.services.ports import Announce, Begin, Clock, Queries, UnitOfWork
from counter_app.services.printing import Issued
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session
from counter_app.services.slips import Slips

MOST = 500
"""Results listed at once; more than this lie in no ward."""
SHEET = 24
"""Labels of a sheet, as the paper's own description of it says."""
NOTE = "shelf.labels-used"


@dataclass(frozen=True, slots=True)
class Uncollected:
    """A result that waits, as the shelf's list shows it."""

    line: Line
    waiting: Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelving:
    """The use case of the shelf."""

    begin: Begin
    session: Session
    clock: Clock
    queries: Queries
    slips: Slips
    announce: Announce

    @allowed(*READING, unheard=True)
    def find(self, code: str) -> DossierId | None:
        """Find by any code ever printed for the dossier."""
        return self.queries.by_code(code)

    @allowed(*READING, unheard=True)
    def dossier(self, dossier: DossierId) -> tuple[Dossier, Shelved | None]:
        """Return a dossier and where its result lies, if it waits on the shelf."""
        with self.begin() as work:
            return work.dossiers.get(dossier), work.shelf.of(dossier)

    @allowed(*READING, unheard=True)
    def uncollected(self) -> Sequence[Uncollected]:
        """Return the results that wait for their citizens, longest first."""
        with self.begin() as work:
            waiting = {one.dossier: one for one in work.shelf.waiting(MOST)}
        lines = self.queries.lines_of([*waiting])
        return [Uncollected(line, waiting[line.id]) for line in lines]

    @allowed(*READING, unheard=True)
    def in_post(self) -> Sequence[Uncollected]:
        """Return the results the post has, longest first."""
        with self.begin() as work:
            gone = {one.dossier: one for one in work.shelf.in_post(MOST)}
        lines = self.queries.lines_of([*gone])
        return [Uncollected(line, gone[line.id]) for line in lines]

    @allowed(Role.HANDOVER, Role.CLERK)
    def take_back(self, dossier: DossierId) -> Shelved:
        """Put a result the post could not deliver on the shelf again.

        Raises Hindered when the post does not have it.
        """
        officer, now = self.session.who().officer, self.clock.now()
        with self.begin() as work:
            before = work.dossiers.get(dossier)
            place = first_free(work.shelf.taken())
            after = before.post_ended(PostEnd.CAME_BACK, at=now, by=officer.id)
            line = Entry(
                at=now,
                act=Act.CAME_BACK,
                officer=officer.id,
                dossier=dossier,
                detail=after.postings[-1].number,
            )
            file_with(work, before=before, after=after, by=officer.id, line=line)
            shelved = Shelved(dossier=dossier, place=place, at=now, by=officer.id)
            self._put(work, shelved)
            work.commit()
        self.announce(Changed(frozenset({dossier}), outbox=True))
        return shelved

    @allowed(Role.HANDOVER, Role.CLERK)
    def shelve(self, dossier: DossierId) -> Shelved:
        """Put a result into the lowest free place; that it came is noted with it.

        A result that lies on the shelf stays where it is. Raises WrongState when
        there can be no result any more, or not yet; Hindered while the post has it.
        """
        officer, now = self.session.who().officer, self.clock.now()
        with self.begin() as work:
            lies = work.shelf.of(dossier)
            if lies:
                return lies
            before = work.dossiers.get(dossier)
            if before.in_post:
                raise Hindered(Hindrance.IN_POST)
            came = before.status is not Status.READY
            if came:
                file_step(
                    work,
                    before=before,
                    after=before.result_arrived(at=now),
                    act=Act.RESULT_ARRIVED,
                    by=officer.id,
                    at=now,
                )
            shelved = Shelved(
                dossier=dossier,
                place=first_free(work.shelf.taken()),
                at=now,
                by=officer.id,
            )
            self._put(work, shelved)
            work.commit()
        self.announce(Changed(frozenset({dossier}), outbox=came))
        return shelved

    @allowed(*READING)
    def label(self, dossier: DossierId) -> Issued:
        """Print the label of a result on the shelf; WrongState if it is not there.

        It comes out on the next label of the sheet the last one came out of.
        """
        with self.begin() as work:
            if work.shelf.of(dossier) is None:
                raise WrongState(work.dossiers.get(dossier).status)
            used = int(work.notes.get(NOTE) or 0)
        issued = self.slips.labels(Form.SHELF, [dossier], used)
        if issued.problem is None:
            with self.begin() as work:
                work.notes.put(NOTE, f"{(used + 1) % SHEET}")
                work.commit()
        return issued

    @staticmethod
    def _put(work: UnitOfWork, shelved: Shelved) -> None:
        work.shelf.put(shelved)
        work.journal.add(
            Entry(
                at=shelved.at,
                act=Act.SHELVED,
                officer=shelved.by,
                dossier=shelved.dossier,
                detail=f"{shelved.place}",
            )
        )
