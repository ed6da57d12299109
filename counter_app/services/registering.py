"""Sổ theo dõi hồ sơ of any period, as a PDF, with progress and a way to stop."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import islice

from counter_app.domain.dossiers import Dossier, Status
from counter_app.domain.errors import NotFound
from counter_app.domain.ids import DossierId
from counter_app.domain.numbers import on_paper
from counter_app.domain.posting import BY_POST
from counter_app.domain.printed import Form
from counter_app.domain.procedures import Channel
from counter_app.domain.slips import Book, Row, Slip
from counter_app.services.describing import Describing
from counter_app.services.ports import Begin, Catalogue, Clock, Queries
from counter_app.services.printing import Drawing, Issued, Order, Printing
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session

AT_ONCE = 200
"""Dossiers read in one go."""

WAYS = {
    Channel.POST: "Bưu chính",
    Channel.PAPER: "Tại quầy",
    Channel.ASSISTED: "Tại quầy",
    Channel.SELF: "Tại quầy",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Registering:
    """The use case of the register."""

    begin: Begin
    session: Session
    clock: Clock
    zone: tzinfo
    queries: Queries
    catalogue: Catalogue
    printing: Printing
    describing: Describing

    @allowed(*READING, unheard=True)
    def count(self, since: date, until: date) -> int:
        """Return how many dossiers were received from one day to the other."""
        return len(self.queries.received(since, until))

    @allowed(*READING, unheard=True)
    def draw(
        self, since: date, until: date, told: Callable[[int], bool]
    ) -> bytes | None:
        """Draw the register of these days, oldest first; nothing is printed.

        ``told`` hears how many lines are done; when it says False, None is returned.
        """
        ids = self.queries.received(since, until)
        seat, now = self.session.who(), self.clock.now().astimezone(self.zone)
        slip = Slip(
            form=Form.REGISTER,
            form_set=self.catalogue.form_set(until),
            letterhead=self.describing.office.letterhead,
            printed_at=now,
            facts={
                "since": since,
                "until": until,
                "count": len(ids),
                "counter": seat.counter,
                "made_by": seat.officer.name,
            },
            rehearsal=self.describing.rehearsal,
        )
        book = Book(slip=slip, table="lines", rows=self._rows(ids))
        return self.printing.paper.book(book, told)

    @allowed(*READING)
    def print(self, pdf: bytes) -> Issued:
        """Print a register that was drawn."""

        def draw(drawing: Drawing) -> bytes:
            del drawing
            return pdf

        today = self.clock.now().astimezone(self.zone).date()
        return self.printing.print(
            Order(
                form=Form.REGISTER,
                form_set=self.catalogue.form_set(today),
                title="register",
                draw=draw,
            )
        )

    def _rows(self, ids: Sequence[DossierId]) -> Iterator[Row]:
        waiting = iter(ids)
        number = 0
        while part := list(islice(waiting, AT_ONCE)):
            for dossier in self._read(part):
                number += 1
                yield self._row(number, dossier)

    def _read(self, ids: Sequence[DossierId]) -> Iterator[Dossier]:
        with self.begin() as work:
            found = []
            for one in ids:
                try:
                    found.append(work.dossiers.outline(one))
                except NotFound:  # it was taken away meanwhile
                    continue
        yield from found

    def _row(self, number: int, dossier: Dossier) -> Row:
        who, zone = dossier.applicant, self.zone
        handover, result = dossier.handover, dossier.result_at
        return (
            str(number),
            on_paper(dossier.code),
            dossier.procedure_name,
            "01",
            who.name,
            ", ".join(filter(None, (who.address, who.phone))),
            "",
            dossier.received_at.astimezone(zone).date(),
            dossier.due.at.astimezone(zone).date(),
            None,
            result.astimezone(zone).date() if result else None,
            handover.at.astimezone(zone).date() if handover else None,
            _way(dossier),
            "",
            ENDED.get(dossier.status, ""),
        )


def _way(dossier: Dossier) -> str:
    if dossier.handover is None:
        return ""
    by_post = dossier.handover.relation.startswith(BY_POST)
    return WAYS[Channel.POST if by_post else dossier.channel]


ENDED = {
    Status.REFUSED: "Từ chối",
    Status.STOPPED: "Dừng",
    Status.WITHDRAWN: "Rút",
    Status.SUPPLEMENT: "Chờ bổ sung",
    Status.PAYMENT: "Chờ nộp tiền",
}
"""What the column of remarks says; paper is always Vietnamese."""
