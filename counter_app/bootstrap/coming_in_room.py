"""The administrator's screen for letting officers in, beside the other rooms."""

from functools import cached_property

from PySide6.QtCore import QCoreApplication

from counter_app.bootstrap.doors import ZONE
from counter_app.bootstrap.lanes import Lanes
from counter_app.bootstrap.use_cases import Counter
from counter_app.domain.people import Role
from counter_app.ui.coming_in.page import ComingInPage
from counter_app.ui.coming_in.presenter import ComingInPresenter
from counter_app.ui.frame.rail import RailItem
from counter_app.ui.main_window import MainWindow


class ComingInRoom:
    """Made when it is first wanted."""

    def __init__(self, counter: Counter, lanes: Lanes) -> None:
        self._counter = counter
        self._lanes = lanes

    @cached_property
    def page(self) -> ComingInPage:
        """S20, officers of this PC."""
        counter, lanes = self._counter, self._lanes
        presenter = ComingInPresenter(
            counter.coming_in,
            counter.session,
            counter.clock,
            ZONE,
            (lanes.far, lanes.local),
        )
        return ComingInPage(presenter)

    def furnish(self, window: MainWindow) -> None:
        """Give it its place in the rail."""
        window.add_room(
            RailItem(
                id="coming-in",
                icon="users",
                text=lambda: QCoreApplication.translate("Rail", "Let an officer in"),
                run=lambda: window.show_page(self.page),
                shown=self._is_for_this_officer,
            )
        )

    def _is_for_this_officer(self) -> bool:
        current = self._counter.session.current
        return current is not None and Role.SITE_ADMIN in current.officer.roles
