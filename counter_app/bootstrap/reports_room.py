"""The screen of reports, joined to its use case, beside the other rooms."""

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from counter_app.bootstrap.lanes import Lanes
from counter_app.bootstrap.use_cases import Counter
from counter_app.ui.frame.rail import RailItem
from counter_app.ui.main_window import MainWindow
from counter_app.ui.reports.page import ReportsPage


class ReportsRoom:
    """Made when it is first wanted: nobody who serves citizens waits for it."""

    def __init__(self, counter: Counter, lanes: Lanes, documents: Path) -> None:
        self._counter = counter
        self._documents = documents
        self._lanes = lanes

    @cached_property
    def page(self) -> ReportsPage:
        """S17."""
        from counter_app.exports.sheets import Spreadsheets
        from counter_app.services.reporting import Reporting
        from counter_app.ui.reports.presenter import ReportsPresenter

        counter = self._counter
        work, lookup = counter.paper_work.registering, counter.lookup
        reporting = Reporting(
            queries=lookup.queries,
            marks=counter.journal.rating,
            catalogue=counter.catalogue,
            rolling_out=counter.law_work.rolling_out,
            session=counter.session,
            clock=counter.clock,
            zone=lookup.zone,
            sheets=Spreadsheets(),
            documents=self._documents,
            printing=work.printing,
            describing=work.describing,
        )
        presenter = ReportsPresenter(
            reporting,
            self._lanes.books,
            self._lanes.printing,
            lookup.day,
            lambda: counter.syncing.online,
        )
        return ReportsPage(presenter)

    def furnish(self, window: MainWindow) -> None:
        """Give it its place in the rail."""
        window.add_room(
            RailItem(
                id="reports",
                icon="chart-bar",
                text=lambda: QCoreApplication.translate("Rail", "Reports"),
                run=lambda: window.show_page(self.page),
                shown=self._is_for_this_officer,
            )
        )

    def _is_for_this_officer(self) -> bool:
        from counter_app.services.reporting import COUNTING

        current = self._counter.session.current
        return current is not None and bool(current.officer.roles & {*COUNTING})
