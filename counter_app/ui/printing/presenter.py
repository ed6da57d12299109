"""Show what was printed, ask what nobody knows, draw registers, choose printers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from threading import Event
from typing import Protocol

from counter_app.domain.errors import CounterError, NotSignedIn
from counter_app.domain.ids import DossierCode, DossierId
from counter_app.domain.outlets import Job, Outlet
from counter_app.domain.printed import Form, Outcome, Print, Series
from counter_app.services.lookup import Lookup
from counter_app.services.numbering import Numbering
from counter_app.services.outlets import Outlets
from counter_app.services.paper_ports import Printer
from counter_app.services.printing import Issued, Printing
from counter_app.services.receipting import Receipting
from counter_app.services.registering import Registering
from counter_app.services.slips import Slips
from counter_app.ui.ports import T, Tasks

REPRINTED = frozenset({Form.CONTROL, Form.TRANSFER, Form.RETURNED})
"""Slips whose facts are all in the dossier: they can be said again."""

Call = Callable[[Callable[[], None]], None]


@dataclass(frozen=True, slots=True)
class Printed:
    """Today's prints, newest first, and how the numbers stand."""

    prints: Sequence[Print]
    series: Sequence[Series]
    codes: Mapping[DossierId, DossierCode] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choices:
    """The printers there are, and which prints what."""

    printers: Sequence[str]
    outlets: Mapping[Job, Outlet]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """The use cases behind the screen."""

    printing: Printing
    receipting: Receipting
    slips: Slips
    registering: Registering
    numbering: Numbering
    outlets: Outlets
    printer: Printer
    lookup: Lookup


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """The lanes it works on."""

    local: Tasks
    devices: Tasks
    books: Tasks
    """A lane of its own for registers: neither a receipt nor a scan waits for one."""
    call: Call
    """Carries a call from any thread to the screen's."""


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_printed(self, printed: Printed) -> None:
        """List what was printed today."""

    def show_pdf(self, pdf: bytes) -> None:
        """Show the very file of the chosen print."""

    def show_busy(self) -> None:
        """Say that something is being printed."""

    def show_issued(self, issued: Issued) -> None:
        """Say how printing went."""

    def show_drawing(self, done: int, of: int) -> None:
        """Say how far the register is."""

    def show_register(self, pdf: bytes | None) -> None:
        """Show the register that was drawn; None: it was stopped."""

    def show_choices(self, choices: Choices) -> None:
        """Show the printers."""

    def show_kept(self) -> None:
        """Say that the choice of printers is kept."""

    def show_numbers(self, series: Sequence[Series]) -> None:
        """List how the numbers stand."""

    def show_voided(self) -> None:
        """Say that the number is void."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""


class PrintingPresenter:
    """One print, one register at a time; the newest reading wins."""

    def __init__(self, uses: Uses, workers: Workers) -> None:
        self._uses, self._workers = uses, workers
        self._view: View | None = None
        self._asked = self._numbers_asked = 0
        self._busy = False
        self._stop = Event()
        self._drawing = False

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; a register under way is stopped."""
        self._view = None
        self._stop.set()

    def today(self) -> date:
        """Return the day by the program's own clock."""
        return self._uses.lookup.day()

    # -- what was printed

    def refresh(self) -> None:
        """Ask the queues, then read the list anew."""
        self._asked += 1
        asked, uses = self._asked, self._uses

        def read() -> Printed:
            day = uses.lookup.day()
            start = datetime.combine(day, time.min, uses.lookup.zone)
            today = uses.printing.since(start)
            known = {record.key for record in today}
            # What nobody answered yesterday is still to be answered.
            old = [one for one in uses.printing.unsettled() if one.key not in known]
            prints = [*old, *today][::-1]
            dossiers = {one.dossier: None for one in prints if one.dossier}
            codes = {one.id: one.code for one in uses.lookup.lines_of([*dossiers])}
            return Printed(prints, uses.numbering.series(day, day), codes)

        def show(printed: Printed) -> None:
            if self._view and asked == self._asked:
                self._view.show_printed(printed)

        self._workers.devices.run(uses.printing.follow, _ignore, self._complain)
        self._workers.local.run(read, show, self._complain)

    def choose(self, record: Print) -> None:
        """Show the file of this print."""

        def show(pdf: bytes) -> None:
            if self._view:
                self._view.show_pdf(pdf)

        self._workers.devices.run(
            lambda: self._uses.printing.pdf(record.key), show, self._complain
        )

    def answer(self, record: Print, *, came_out: bool) -> None:
        """Note what the officer saw in the tray."""
        self._workers.local.run(
            lambda: self._uses.printing.answer(record.key, came_out=came_out),
            lambda _settled: self.refresh(),
            self._complain,
        )

    def again(self, record: Print) -> None:
        """Print it again: the same if nothing came out, else as the next copy."""
        uses, dossier = self._uses, record.dossier

        def print_it() -> Issued:
            if record.outcome is Outcome.FAILED or dossier is None:
                return uses.printing.resend(record.key)
            if record.form is Form.RECEIPT:
                return uses.receipting.reprint(dossier)
            if record.form in REPRINTED:
                if record.number:
                    return uses.slips.reprint(record.form, dossier, record.number)
                return uses.slips.print(record.form, dossier)
            return uses.printing.resend(record.key)

        self._print(print_it)

    def void(self, record: Print, reason: str, second: str, password: str) -> None:
        """Void the number of a print, with a colleague who agrees."""

        def voided(_number: object) -> None:
            if self._view:
                self._view.show_voided()
            self.refresh()

        self._workers.local.run(
            lambda: self._uses.numbering.void(
                record.form.value, record.number, reason, second, password
            ),
            voided,
            self._complain,
        )

    # -- numbers

    def read_numbers(self, since: date, until: date) -> None:
        """Read how the numbers of these days stand; the newest reading wins."""
        self._numbers_asked += 1
        asked = self._numbers_asked

        def show(series: Sequence[Series]) -> None:
            if self._view and asked == self._numbers_asked:
                self._view.show_numbers(series)

        self._workers.local.run(
            lambda: self._uses.numbering.series(since, until), show, self._complain
        )

    def void_of(
        self, series: Series, number: int, reason: str, second: str, password: str
    ) -> None:
        """Void any number of a series, with a colleague who agrees."""

        def voided(_number: object) -> None:
            if self._view:
                self._view.show_voided()

        self._workers.local.run(
            lambda: self._uses.numbering.void_of(
                series, number, reason, second, password
            ),
            voided,
            self._complain,
        )

    # -- the register

    def draw_register(self, since: date, until: date) -> None:
        """Draw the register of these days; a second press while it draws is nothing."""
        if self._drawing:
            return
        self._drawing = True
        self._stop.clear()
        count = 0

        def draw() -> bytes | None:
            nonlocal count
            count = self._uses.registering.count(since, until)
            return self._uses.registering.draw(since, until, told)

        def told(done: int) -> bool:
            self._workers.call(lambda: self._tell(done, count))
            return not self._stop.is_set()

        def drawn(pdf: bytes | None) -> None:
            self._drawing = False
            if self._view:
                self._view.show_register(pdf)

        def failed(problem: CounterError) -> None:
            self._drawing = False
            self._complain(problem)

        self._tell(0, 0)
        self._workers.books.run(draw, drawn, failed)

    def stop_register(self) -> None:
        """Stop drawing; nothing is kept of it."""
        self._stop.set()

    def print_register(self, pdf: bytes) -> None:
        """Print a register that was drawn."""
        self._print(lambda: self._uses.registering.print(pdf))

    # -- printers

    def read_choices(self) -> None:
        """Read which printers there are and what each is for."""

        def read() -> Choices:
            return Choices(self._uses.printer.names(), self._uses.outlets.all())

        def show(choices: Choices) -> None:
            if self._view:
                self._view.show_choices(choices)

        self._workers.devices.run(read, show, self._complain)

    def keep(self, outlets: Mapping[Job, Outlet]) -> None:
        """Keep the choice."""

        def keep_all() -> None:
            for job, outlet in outlets.items():
                self._uses.outlets.choose(job, outlet)

        def kept(_nothing: None) -> None:
            if self._view:
                self._view.show_kept()

        self._workers.local.run(keep_all, kept, self._complain)

    def test(self, job: Job, outlet: Outlet) -> None:
        """Print the page that shows whether printer, paper and scanner fit."""
        self._print(lambda: self._uses.slips.test(job, outlet))

    # -- inside

    def _print(self, work: Callable[[], Issued]) -> None:
        if self._busy or self._view is None:
            return
        self._busy = True
        self._view.show_busy()

        def printed(issued: Issued) -> None:
            self._busy = False
            if self._view:
                self._view.show_issued(issued)
            self.refresh()

        def failed(problem: CounterError) -> None:
            self._busy = False
            self._complain(problem)

        self._workers.devices.run(work, printed, failed)

    def _tell(self, done: int, of: int) -> None:
        if self._view and self._drawing:
            self._view.show_drawing(done, of)

    def _complain(self, problem: CounterError) -> None:
        if self._view and not isinstance(problem, NotSignedIn):
            self._view.show_problem(problem)


def _ignore(_what: T) -> None:
    pass
