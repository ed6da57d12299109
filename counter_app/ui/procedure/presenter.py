"""Find the procedure as it is called in daily life, and choose the channel."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from counter_app.domain.data_use import DataUse
from counter_app.domain.drafts import Draft
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import ProcedureCode
from counter_app.domain.law import LawStatus
from counter_app.domain.listing import Line
from counter_app.domain.procedures import Channel, Procedure, Standing
from counter_app.services.intake import Intake, Quote
from counter_app.services.lookup import Lookup
from counter_app.ui.ports import Tasks
from counter_app.ui.walk import Walk

Find = Callable[[str], Sequence[Procedure]]
"""Finds procedures, best first; an empty query gives the ones often used here."""


class Browsing(Protocol):
    """What can be looked through without typing."""

    def usual(self) -> Sequence[ProcedureCode]:
        """Return what was received here most often of late, commonest first."""

    def fields(self) -> Sequence[tuple[str, int]]:
        """Return every field with how many procedures it has."""

    def of_field(self, field: str) -> Sequence[Procedure]:
        """Return the procedures of a field."""


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_found(self, query: str, found: Sequence[Procedure]) -> None:
        """Show what fits the query."""

    def show_searching(self) -> None:
        """Say that the catalogue is being read; what was shown before stays."""

    def show_fields(
        self, fields: Sequence[tuple[str, int]], usual: frozenset[ProcedureCode]
    ) -> None:
        """Offer the fields; mark what is often received here."""

    def show_field(self, field: str, found: Sequence[Procedure]) -> None:
        """Show the procedures of one field."""

    def show_law(self, status: LawStatus) -> None:
        """Say when the catalogue may not be the newest."""

    def show_channels(
        self, procedure: Procedure, quotes: Sequence[Quote], usual: Channel | None
    ) -> None:
        """Show the channels of a procedure with price and promised date.

        ``usual`` is what the last citizen chose; nothing else is ever preselected,
        least of all what would look well in a report.
        """

    def show_duplicate(self, line: Line) -> None:
        """Say that this citizen has such a dossier today already."""

    def ask_channel(self) -> None:
        """Say that the citizen has yet to choose the channel."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""

    def go_on(self) -> None:
        """Open the declaration."""


class ProcedurePresenter:
    """Holds the procedure and the channel looked at."""

    def __init__(
        self,
        walk: Walk,
        intake: Intake,
        lookup: Lookup,
        find: Find,
        tasks: Tasks,
        law: Callable[[], LawStatus] | None = None,
    ) -> None:
        """``law`` tells how sure the catalogue is; without it nothing is said."""
        self._walk = walk
        self._intake = intake
        self._lookup = lookup
        self._find = find
        self._tasks = tasks
        self._law = law
        self._browsing: Browsing | None = None
        self._again: Callable[[], None] = self.open
        self._view: View | None = None
        self._asked = 0
        self._looked_at: Procedure | None = None
        self._looks = 0
        self._busy = False

    def data_use(self) -> DataUse | None:
        """Return what personal data are taken for today; None: nobody told."""
        return self._intake.catalogue.data_use(self._lookup.day())

    def offer(self, browsing: Browsing) -> None:
        """Let procedures be looked through by field, too."""
        self._browsing = browsing

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def open(self) -> None:
        """Begin with the procedures often used at this counter."""
        self._looked_at, self._busy = None, False
        self.search("")
        if self._law:
            self._tasks.run(self._law, self._tell_law, self._complain)
        browsing = self._browsing
        if browsing is None:
            return

        def show(
            read: tuple[Sequence[tuple[str, int]], Sequence[ProcedureCode]],
        ) -> None:
            if self._view:
                self._view.show_fields(read[0], frozenset(read[1]))

        self._tasks.run(
            lambda: (browsing.fields(), browsing.usual()), show, self._complain
        )

    def again(self) -> None:
        """Ask once more for what could not be read."""
        self._again()

    def search(self, query: str) -> None:
        """Find; an older search still under way is forgotten."""
        self._again = partial(self.search, query)
        self._ask(
            lambda: self._find(query), lambda view: partial(view.show_found, query)
        )

    def browse(self, field: str) -> None:
        """Show the procedures of a field; of none, the usual ones."""
        browsing = self._browsing
        if browsing is None or not field:
            self.search("")
            return
        self._again = partial(self.browse, field)
        self._ask(
            lambda: browsing.of_field(field),
            lambda view: partial(view.show_field, field),
        )

    def _ask(
        self,
        read: Callable[[], Sequence[Procedure]],
        shown: Callable[[View], Callable[[Sequence[Procedure]], None]],
    ) -> None:
        self._asked += 1
        asked = self._asked
        if self._view and self._browsing:
            self._view.show_searching()

        def show(found: Sequence[Procedure]) -> None:
            if asked == self._asked and self._view:
                shown(self._view)(found)

        self._tasks.run(read, show, self._complain)

    def standing(self, procedure: Procedure) -> Standing:
        """Say whether a procedure may be received today. Quick."""
        return procedure.standing(self._lookup.day())

    def look_at(self, procedure: Procedure, case: str = "") -> None:
        """Show a procedure's channels, prices and dates in this case.

        In the usual one when none is named.
        """
        draft = self._walk.draft
        self._looked_at, self._looks = procedure, self._looks + 1
        looks = self._looks

        def read() -> tuple[Sequence[Quote], Channel | None, Line | None]:
            number = draft.citizen.personal_id if draft else ""
            return (
                self._intake.quotes(procedure.code, case),
                self._lookup.last_channel(procedure.code),
                self._today(number, procedure),
            )

        def show(answer: tuple[Sequence[Quote], Channel | None, Line | None]) -> None:
            quotes, usual, duplicate = answer
            if self._view is None or self._looks != looks:
                return
            if draft and not self._walk.serves(draft.id):
                return
            if duplicate:
                self._view.show_duplicate(duplicate)
            self._view.show_channels(procedure, quotes, usual)

        self._tasks.run(read, show, self._complain)

    def choose(
        self, procedure: Procedure, channel: Channel | None, case: str = ""
    ) -> None:
        """Open the declaration of this procedure by this channel, in this case."""
        draft = self._walk.draft
        if draft is None or self._view is None or self._busy:
            return
        if channel is None:
            self._view.ask_channel()
            return
        self._busy = True

        def chosen(after: Draft) -> None:
            self._busy = False
            if not self._walk.serves(draft.id):
                return
            self._walk.take(after, procedure)
            if self._view:
                self._view.go_on()

        def failed(problem: CounterError) -> None:
            self._busy = False
            self._complain(problem)

        self._tasks.run(
            # Nobody leaves the citizen's screen without having said whose card it is.
            lambda: self._intake.choose(
                draft.id, procedure.code, channel, case, compared=True
            ),
            chosen,
            failed,
        )

    def _today(self, number: str, procedure: Procedure) -> Line | None:
        """Return this person's newest dossier of today for this procedure."""
        today, zone = self._lookup.day(), self._lookup.zone
        for line in self._lookup.past_of(number):
            received = line.received_at.astimezone(zone).date()
            if line.procedure == procedure.code and received == today:
                return line
        return None

    def _tell_law(self, status: LawStatus) -> None:
        if self._view:
            self._view.show_law(status)

    def _complain(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_problem(problem)
