"""Print once, and know what became of it.

Printing cannot be repeated: the intention, with its PDF and its number, is on disk
before the printer hears of it, and the outcome after. Whatever ends the program in
between leaves an intention that is asked about, never one that is printed again by
itself. A printer that fails costs a sentence, never the dossier.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo

from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.news import Changed
from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import (
    NUMBERED,
    UNSETTLED,
    Form,
    Numbered,
    Outcome,
    Print,
    lost,
)
from counter_app.domain.receipts import PaperSize
from counter_app.domain.slips import Medium, Roll
from counter_app.services.outlets import Outlets
from counter_app.services.paper_ports import Paper, Printer
from counter_app.services.ports import Announce, Begin, Clock, Files, UnitOfWork
from counter_app.services.rights import READING, allowed, anybody
from counter_app.services.session import Session


@dataclass(frozen=True, slots=True)
class Issued:
    """What came out: the print, its PDF, and what the printer complained of."""

    record: Print
    pdf: bytes
    problem: PrinterProblem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One paper to be printed."""

    form: Form
    form_set: str
    title: str
    """ASCII, for the queue."""
    draw: "Callable[[Drawing], bytes]"
    dossier: DossierId | None = None
    again_of: str = ""
    """The number of the paper this is another copy of."""
    to: Outlet | None = None
    """Where it comes out; None: where its form does."""
    lists: Sequence[DossierId] = ()
    """The dossiers of a paper about many: the journal of each gets a line."""
    listed: Act = Act.PAPER_PRINTED
    """What that line says was done."""
    sizes: Sequence[Medium] = ()
    """What it can be drawn for; empty: what its form is laid out for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What the drawing of a paper must know."""

    copy: int
    number: str
    size: Medium
    twice: bool
    at: datetime
    masked: bool = False
    """It becomes a file somebody may leave lying: no personal ID in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """The use case behind every print of the counter."""

    begin: Begin
    session: Session
    clock: Clock
    zone: tzinfo
    files: Files
    paper: Paper
    printer: Printer
    outlets: Outlets
    announce: Announce

    @allowed(*READING)
    def once(self, order: Order) -> Issued:
        """Print a dossier's paper unless it was before: then give that one back.

        Also a paper whose number was taken before, with what it says (``again_of``).
        """
        with self.begin() as work:
            before = self._before(work, order)
        if before:
            return Issued(before[-1], self.files.read(before[-1].sha256))
        return self._print(order, again=False)

    @allowed(*READING)
    def print(self, order: Order) -> Issued:
        """Print: as the next copy, or as the same if the last never came out.

        A form with numbers takes one, unless ``again_of`` names the paper to be copied.
        """
        return self._print(order, again=True)

    @anybody
    def recover(self) -> int:
        """Mark what was on its way when the program ended; return how many.

        Called once, before anything else prints.
        """
        with self.begin() as work:
            left = work.prints.with_outcome(Outcome.INTENDED)
            for record in left:
                work.prints.settle(replace(record, outcome=Outcome.UNKNOWN))
            work.commit()
        return len(left)

    @anybody
    def follow(self) -> Sequence[Print]:
        """Ask the queues what became of their jobs; return those that ended."""
        with self.begin() as work:
            queued = work.prints.with_outcome(Outcome.QUEUED)
        ended = [
            replace(record, outcome=outcome)
            for record in queued
            if (outcome := self.printer.outcome(record.printer, record.job))
            is not Outcome.QUEUED
        ]
        if ended:
            with self.begin() as work:
                for record in ended:
                    work.prints.settle(record)
                work.commit()
            self.announce(Changed(_dossiers(ended)))
        return ended

    @allowed(*READING, unheard=True)
    def unsettled(self) -> Sequence[Print]:
        """Return the prints nobody knows the outcome of, oldest first."""
        with self.begin() as work:
            return work.prints.with_outcome(*UNSETTLED)

    @allowed(*READING, unheard=True)
    def lost(self, moment: datetime) -> Sequence[Print]:
        """Return what queues took from this moment on and did not print after all.

        What was sent again meanwhile is not lost.
        """
        with self.begin() as work:
            return lost(work.prints.since(moment.astimezone(UTC)))

    @allowed(*READING, unheard=True)
    def since(self, moment: datetime) -> Sequence[Print]:
        """Return what was printed from this moment on, oldest first."""
        with self.begin() as work:
            return work.prints.since(moment.astimezone(UTC))

    @allowed(*READING, unheard=True)
    def pdf(self, key: int) -> bytes:
        """Return the very file of a print."""
        with self.begin() as work:
            record = work.prints.get(key)
        return self.files.read(record.sha256)

    @allowed(*READING)
    def resend(self, key: int) -> Issued:
        """Send the very file of a print again.

        If it came out, or may have, it is marked as the next copy: same number, same
        facts, whatever became of its dossier since. Raises PrinterProblem where that
        would make a file of it: it was drawn for paper.
        """
        seat, now = self.session.who(), self.clock.now()
        with self.begin() as work:
            before = work.prints.get(key)
        to = self.outlets.of(before.form)
        if self.printer.makes_files(to.printer):
            raise PrinterProblem(to.printer, DeviceFault.MAKES_FILES)
        pdf = self.files.read(before.sha256)
        if came_out(before):
            return self._another(before)
        with self.begin() as work:
            record = replace(
                before,
                printed_at=now,
                printer=to.printer,
                outcome=Outcome.INTENDED,
                job="",
                by=seat.officer.id,
            )
            record = replace(record, key=work.prints.add(record))
            work.journal.add(_entry(record))
            work.commit()
        settled, problem = self._send(record, pdf, before.form.value, to)
        with self.begin() as work:
            work.prints.settle(settled)
            work.commit()
        self.announce(Changed(_dossiers([settled])))
        return Issued(settled, pdf, problem)

    @allowed(*READING)
    def answer(self, key: int, *, came_out: bool) -> Print:
        """Note what the officer saw in the printer's tray."""
        seat, now = self.session.who(), self.clock.now()
        outcome = Outcome.OUT if came_out else Outcome.FAILED
        with self.begin() as work:
            record = work.prints.get(key)
            if record.outcome not in UNSETTLED:
                return record  # answered before, perhaps by the queue itself
            # Whoever saw that nothing came out need not be told of it again.
            job = record.job if came_out else ""
            settled = replace(record, outcome=outcome, job=job)
            work.prints.settle(settled)
            work.journal.add(
                Entry(
                    at=now,
                    act=Act.PRINT_ANSWERED,
                    officer=seat.officer.id,
                    dossier=record.dossier,
                    detail=f"{record.form.value} {record.number} {outcome.value}",
                )
            )
            work.commit()
        self.announce(Changed(_dossiers([settled])))
        return settled

    def _another(self, before: Print) -> Issued:
        """Print the next copy of a paper that came out."""
        with self.begin() as work:
            known = (
                work.prints.numbered(before.form, before.number)
                if before.number
                else [before]
            )
        first = self.files.read(known[0].sha256)

        def draw(drawing: Drawing) -> bytes:
            return self.paper.marked(
                first, before.form_set, drawing.copy, drawing.at.astimezone(self.zone)
            )

        order = Order(
            form=before.form,
            form_set=before.form_set,
            title=before.form.value,
            draw=draw,
            dossier=before.dossier,
            again_of=before.number,
            sizes=tuple(PaperSize) if before.form is Form.DECLARATION else (),
        )
        return self._print(order, again=True, known=known)

    def _before(self, work: UnitOfWork, order: Order) -> Sequence[Print]:
        if order.again_of:
            return work.prints.numbered(order.form, order.again_of)
        if order.dossier is None or order.form in NUMBERED:
            return ()
        return work.prints.of(order.dossier, order.form)

    def _print(
        self, order: Order, *, again: bool, known: Sequence[Print] = ()
    ) -> Issued:
        to = self._fitting(order)
        plain = Drawing(
            copy=1,
            number="",
            size=to.size,
            twice=to.twice,
            at=self.clock.now(),
            masked=self.printer.makes_files(to.printer),
        )
        with self.begin() as work:
            before = self._before(work, order) or known
            if before and not again:
                # Another lane was quicker: what it prints is this very paper.
                return Issued(before[-1], self.files.read(before[-1].sha256))
            record, pdf = self._intend(work, order, before, to.printer, plain)
            work.commit()
        settled, problem = self._send(record, pdf, order.title, to)
        with self.begin() as work:
            work.prints.settle(settled)
            work.commit()
        self.announce(Changed(_dossiers([settled])))
        if plain.masked and problem is None:
            problem = PrinterProblem(to.printer, DeviceFault.MAKES_FILES)
        return Issued(settled, pdf, problem)

    def _intend(
        self,
        work: UnitOfWork,
        order: Order,
        before: Sequence[Print],
        printer: str,
        plain: Drawing,
    ) -> tuple[Print, bytes]:
        """Take the number, draw, keep the PDF and note the intention."""
        seat, now = self.session.who(), plain.at
        number = order.again_of
        if not number and order.form in NUMBERED:
            number = self._number(work, order, now)
        copy = 1 + max((one.copy for one in before if came_out(one)), default=0)
        pdf = order.draw(replace(plain, copy=copy, number=number))
        record = Print(
            dossier=order.dossier,
            copy=copy,
            sha256=self.files.keep(pdf),
            form_set=order.form_set,
            printed_at=now,
            printer=printer,
            form=order.form,
            number=number,
            outcome=Outcome.INTENDED,
            by=seat.officer.id,
        )
        record = replace(record, key=work.prints.add(record))
        entry = _entry(record)
        work.journal.add(entry)
        if order.listed is not Act.PAPER_PRINTED:
            entry = replace(entry, act=order.listed, detail=number)
        for dossier in order.lists:
            work.journal.add(replace(entry, dossier=dossier))
        return record, pdf

    def _number(self, work: UnitOfWork, order: Order, now: datetime) -> str:
        seat = self.session.who()
        return work.paper_numbers.take(
            Numbered(
                series=order.form.value,
                scope=seat.counter,
                period=f"{now:%Y}",
                number=0,
                dossier=order.dossier,
                at=now,
                by=seat.officer.id,
            )
        ).text

    def _send(
        self, record: Print, pdf: bytes, title: str, to: Outlet
    ) -> tuple[Print, PrinterProblem | None]:
        try:
            job = self.printer.send(pdf, title, to)
        except PrinterProblem as problem:
            if problem.unsure:
                return replace(record, outcome=Outcome.UNKNOWN), problem
            return replace(record, outcome=Outcome.FAILED, printer=""), problem
        return replace(record, outcome=Outcome.QUEUED, job=job), None

    def _fitting(self, order: Order) -> Outlet:
        """Return where it comes out, on a paper the form is laid out for."""
        to = order.to or self.outlets.of(order.form)
        sizes = order.sizes or self.paper.sizes(order.form, order.form_set)
        if to.size in sizes:
            return to
        if isinstance(to.size, Roll):
            raise PrinterProblem(to.printer, DeviceFault.WRONG_PAPER)
        sheets = [size for size in sizes if isinstance(size, PaperSize)]
        return replace(to, size=sheets[0], twice=False)


def _entry(record: Print) -> Entry:
    """Return what the journal says of a print about to be sent."""
    copy = str(record.copy)
    act, detail = Act.PRINTED if record.copy == 1 else Act.REPRINTED, copy
    if record.form is Form.DECLARATION:
        act = Act.DECLARATION_PRINTED
    elif record.form is not Form.RECEIPT:
        act = Act.PAPER_PRINTED
        detail = " ".join(filter(None, (record.form.value, record.number, copy)))
    return Entry(
        at=record.printed_at,
        act=act,
        officer=record.by,
        dossier=record.dossier,
        detail=detail,
    )


def came_out(record: Print) -> bool:
    """Say whether the paper came out, or may have."""
    return record.outcome is not Outcome.FAILED


def _dossiers(records: Iterable[Print]) -> frozenset[DossierId]:
    return frozenset(record.dossier for record in records if record.dossier)
