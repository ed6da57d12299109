"""Reports: the newest question wins; the last good answer stays meanwhile."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from counter_app.domain.errors import CounterError, NotSignedIn
from counter_app.domain.reporting import Asked, FileKind
from counter_app.services.printing import Issued
from counter_app.services.reporting import Report, Reporting, Sheet
from counter_app.ui.ports import Tasks

T = TypeVar("T")


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that it is being counted; what was shown before stays."""

    def show_report(self, report: Report) -> None:
        """Show what was counted."""

    def show_busy(self) -> None:
        """Say that it is being printed or written."""

    def show_issued(self, issued: Issued) -> None:
        """Say how printing went."""

    def show_written(self, file: Path) -> None:
        """Say where the table lies."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the last good report stays, with its time."""


class ReportsPresenter:
    """Counts on a lane of its own: a year takes a second, and nothing waits for it."""

    def __init__(
        self,
        reporting: Reporting,
        counting: Tasks,
        printing: Tasks,
        today: Callable[[], date],
        online: Callable[[], bool],
    ) -> None:
        self._reporting = reporting
        self._counting = counting
        self._printing = printing
        self._today, self._online = today, online
        self._view: View | None = None
        self._asked = 0
        self._busy = False
        self.report: Report | None = None
        """The last good one."""

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def today(self) -> date:
        """Return the local day."""
        return self._today()

    def ask(self, asked: Asked) -> None:
        """Count; an older count still under way is forgotten."""
        self._asked += 1
        number = self._asked
        if self._view:
            self._view.show_loading()

        def show(report: Report) -> None:
            if number == self._asked:
                self.report = report
                if self._view:
                    self._view.show_report(report)

        def failed(problem: CounterError) -> None:
            if number == self._asked:
                self._complain(problem)

        self._counting.run(lambda: self._reporting.report(asked), show, failed)

    def print(self, *, hours: bool = False) -> None:
        """Print the monthly form of the last report, or its hours, once at a time."""
        report, reporting = self.report, self._reporting
        if report:
            work = reporting.print_hours if hours else reporting.print
            self._do(self._printing, lambda: work(report), self._issued)

    def print_charts(self) -> None:
        """Print the last report with every chart and its table, once at a time."""
        report, alone = self.report, not self._online()
        if report:
            self._do(
                self._printing,
                lambda: self._reporting.print_charts(report, alone=alone),
                self._issued,
            )

    def save_pdf(self) -> None:
        """Write that paper as PDF beside the officer's documents, once at a time."""
        report, alone = self.report, not self._online()
        if report:
            self._do(
                self._counting,
                lambda: self._reporting.save_pdf(report, alone=alone),
                self._written,
            )

    def export(self, kind: FileKind, shown: Sheet | None = None) -> None:
        """Write a table beside the officer's documents, once at a time.

        ``shown``: the one on the screen; None: the monthly form.
        """
        report = self.report
        if report:
            self._do(
                self._counting,
                lambda: self._reporting.export(report, kind, shown),
                self._written,
            )

    def is_online(self) -> bool:
        """Say whether the city is there; else other counters may be wanting."""
        return self._online()

    def _do(
        self, lane: Tasks, work: Callable[[], T], then: Callable[[T], None]
    ) -> None:
        if self._busy:
            return
        self._busy = True
        if self._view:
            self._view.show_busy()

        def done(answer: T) -> None:
            self._busy = False
            then(answer)

        def failed(problem: CounterError) -> None:
            self._busy = False
            self._complain(problem)

        lane.run(work, done, failed)

    def _issued(self, issued: Issued) -> None:
        if self._view:
            self._view.show_issued(issued)

    def _written(self, file: Path) -> None:
        if self._view:
            self._view.show_written(file)

    def _complain(self, problem: CounterError) -> None:
        if self._view and not isinstance(problem, NotSignedIn):
            self._view.show_problem(problem)
