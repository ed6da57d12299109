"""The administrator's screen of values set by hand, beside the other rooms."""

from functools import cached_property

from PySide6.QtCore import QCoreApplication

from counter_app.bootstrap.lanes import Lanes
from counter_app.bootstrap.use_cases import Counter
from counter_app.ui.frame.rail import RailItem
from counter_app.ui.main_window import MainWindow
from counter_app.ui.overrides.page import OverridesPage
from counter_app.ui.overrides.presenter import EVERY, OverridesPresenter


class OverridesRoom:
    """Made when it is first wanted."""

    def __init__(self, counter: Counter, lanes: Lanes) -> None:
        self._counter = counter
        self._lanes = lanes

    @cached_property
    def page(self) -> OverridesPage:
        """S20, values set by hand."""
        counter = self._counter
        presenter = OverridesPresenter(
            counter.law_work.setting,
            counter.catalogue.procedure,
            counter.session,
            self._lanes.local,
        )
        return OverridesPage(presenter, counter.lookup.day)

    def furnish(self, window: MainWindow) -> None:
        """Give it its place in the rail."""
        window.add_room(
            RailItem(
                id="overrides",
                icon="settings",
                text=lambda: QCoreApplication.translate("Rail", "Values set by hand"),
                run=lambda: window.show_page(self.page),
                shown=self._is_for_this_officer,
            )
        )

    def _is_for_this_officer(self) -> bool:
        current = self._counter.session.current
        return current is not None and bool(current.officer.roles & {*EVERY})
