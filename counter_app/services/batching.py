"""Papers about many dossiers: hand-over lists, cover strips, labels for the shelf.

Which dossiers wait for such a paper is read from their journals: each print of one
leaves a line there, kept before the printer hears of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.dossiers import Status
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act
from counter_app.domain.listing import Line
from counter_app.domain.printed import Form
from counter_app.services.ports import Begin, Queries
from counter_app.services.printing import Issued
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session
from counter_app.services.slips import Slips

MOST = 500
"""Dossiers offered at once: what is handed over in one go is carried in one go."""
NOTE = "batch.agency"


class Batch(StrEnum):
    """A paper about many dossiers."""

    OUT = "out"
    """Danh sách bàn giao: from the counter to the specialist room."""
    BACK = "back"
    """Danh sách bàn giao: results from the specialist room to the counter."""
    EACH = "each"
    """Giấy bàn giao: one numbered paper for each dossier."""
    COVERS = "covers"
    SHELF = "shelf"


UNDER_WAY = frozenset({Status.RECEIVED, Status.PROCESSING})
STATUSES: Mapping[Batch, frozenset[Status]] = {
    Batch.OUT: UNDER_WAY,
    Batch.BACK: frozenset({Status.READY}),
    Batch.EACH: UNDER_WAY,
    Batch.COVERS: UNDER_WAY | {Status.SUPPLEMENT, Status.PAYMENT},
    Batch.SHELF: frozenset({Status.READY}),
}
LINES: Mapping[Batch, tuple[Act, str]] = {
    Batch.OUT: (Act.LISTED_OUT, ""),
    Batch.BACK: (Act.LISTED_BACK, ""),
    Batch.EACH: (Act.PAPER_PRINTED, f"{Form.TRANSFER.value} "),
    Batch.COVERS: (Act.PAPER_PRINTED, f"{Form.COVERS.value} "),
    Batch.SHELF: (Act.PAPER_PRINTED, f"{Form.SHELF.value} "),
}
"""The line in the journal that says a dossier has had this paper."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A dossier that can go on the paper."""

    line: Line
    had: bool
    """It was on such a paper before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batching:
    """The use case of papers about many dossiers."""

    begin: Begin
    session: Session
    queries: Queries
    slips: Slips

    @allowed(*READING, unheard=True)
    def offered(
        self, which: Batch, since: date, until: date, *, waiting: bool = True
    ) -> Sequence[Offered]:
        """Return the dossiers received on these days that fit, oldest first.

        ``waiting``: only those that had no such paper yet. At most MOST.
        """
        ids = self.queries.received(since, until)
        fitting = [
            line
            for line in self.queries.lines_of(ids)
            if line.status in STATUSES[which]
        ]
        had = self.queries.noted([line.id for line in fitting], *LINES[which])
        return [
            Offered(line, line.id in had)
            for line in fitting
            if not waiting or line.id not in had
        ][:MOST]

    @allowed(*READING, unheard=True)
    def agency(self) -> str:
        """Return to whom the last list was addressed."""
        with self.begin() as work:
            return work.notes.get(NOTE) or ""

    @allowed(*READING)
    def print(
        self,
        which: Batch,
        dossiers: Sequence[DossierId],
        agency: str = "",
        used: int = 0,
    ) -> Sequence[Issued]:
        """Print the paper of these dossiers, in this order; one or one for each.

        ``agency`` stands on lists and is remembered; ``used`` labels of the first
        sheet of labels are gone already. A printer that fails in the middle ends it:
        what follows stays waiting.
        """
        if which in {Batch.OUT, Batch.BACK}:
            agency = " ".join(nfc(agency).split())
            with self.begin() as work:
                work.notes.put(NOTE, agency)
                work.commit()
            results = which is Batch.BACK
            return [self.slips.batch(dossiers, agency, results=results)]
        if which is Batch.EACH:
            return self._each(dossiers)
        form = Form.SHELF if which is Batch.SHELF else Form.COVERS
        return [self.slips.labels(form, dossiers, used)]

    def _each(self, dossiers: Sequence[DossierId]) -> Sequence[Issued]:
        issued: list[Issued] = []
        for dossier in dossiers:
            issued.append(self.slips.print(Form.TRANSFER, dossier))
            if issued[-1].problem:
                break
        return issued
