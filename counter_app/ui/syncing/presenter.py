"""What waits, what the portal refused, what two sides changed; and what to do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.errors import CounterError
from counter_app.domain.exchange import (
    Conflict,
    PassedOn,
    Refusal,
    Sent,
    Side,
    Waiting,
)
from counter_app.domain.ids import DossierCode, OperationId
from counter_app.domain.news import Changed, Connection, News
from counter_app.domain.proofs import DayProof
from counter_app.domain.second_copy import SecondCopy
from counter_app.services.proving import Last, Proving
from counter_app.services.syncing import Syncing
from counter_app.services.two_copies import TwoCopies
from counter_app.ui.ports import Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One answer of the store."""

    waiting: Sequence[Waiting]
    sent: Sequence[Sent]
    """Confirmed by the city today, newest first."""
    refused: Sequence[Refusal]
    conflicts: Sequence[Conflict]
    """What nobody left to the head stands first."""
    second: SecondCopy
    missing: Sequence[str]
    """Codes that were used and have no dossier here."""
    last: Last | None
    """The newest day that was proven."""
    names: Mapping[OperationId, Mapping[str, str]]
    """What answers and papers of a conflict are called."""
    passed: Mapping[OperationId, PassedOn]
    """Which conflicts were left to the head."""


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that it is being read; what was shown before stays."""

    def show_reading(self, reading: Reading) -> None:
        """Show what waits and what needs an officer; keep the selection."""

    def show_standing(self, connection: Connection) -> None:
        """Say in words how things stand, since when, and when the next try is."""

    def show_trying(self, trying: bool) -> None:
        """Say that the portal is being asked now, or no more."""

    def show_proof(self, proof: DayProof | None) -> None:
        """Say what comparing today with the portal came to; None: it is asked now."""

    def show_renumbered(self, code: DossierCode) -> None:
        """Say the new number, and that the citizen needs a new receipt."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the last good reading stays."""


class SyncingPresenter:
    """Reads again at every news; knows which answer is the newest."""

    def __init__(
        self,
        syncing: Syncing,
        proving: Proving,
        copies: TwoCopies,
        local: Tasks,
        far: Tasks,
    ) -> None:
        self._syncing = syncing
        self._proving = proving
        self._copies = copies
        self._local = local
        self._far = far
        self._view: View | None = None
        self._asked = 0

    def attach(self, view: View) -> None:
        """Speak to this screen from now on."""
        self._view = view

    def detach(self) -> None:
        """The screen is gone."""
        self._view = None

    def resume(self) -> None:
        """The screen came to the front: read everything."""
        if self._view is None:
            return
        self._view.show_loading()
        if self._syncing.connection:
            self._view.show_standing(self._syncing.connection)
        self._read()

    def hear(self, news: News) -> None:
        """Something was sent, received or changed."""
        if self._view is None:
            return
        if isinstance(news, Connection):
            self._view.show_standing(news)
        if isinstance(news, Connection | Changed):
            self._read()

    def try_now(self) -> None:
        """Ask the portal at once, whatever the pause was to be."""
        if self._view is None:
            return
        self._view.show_trying(True)
        self._far.run(self._syncing.now, self._tried, self._failed)

    def pause(self) -> None:
        """Send nothing by itself for a while; ``try_now`` goes on."""
        self._local.run(self._syncing.pause, lambda _none: self._read(), self._failed)

    def retry(self, operation: OperationId) -> None:
        """Send a refused operation again, then ask the portal at once."""

        def again(_none: None) -> None:
            self._read()
            self.try_now()

        self._local.run(lambda: self._syncing.retry(operation), again, self._failed)

    def renumber(self, operation: OperationId) -> None:
        """Give a dossier another number: its own is another dossier's."""

        def done(code: DossierCode) -> None:
            self._read(lambda view: view.show_renumbered(code))

        work = self._syncing.renumber
        self._local.run(lambda: work(operation), done, self._failed)

    def decide(self, operation: OperationId, keep: Mapping[str, Side]) -> None:
        """Keep the officer's choice for each field of a conflict."""

        def work() -> None:
            by = self._copies.session.who().officer.id
            self._syncing.resolve(operation, keep, by)

        self._local.run(work, lambda _none: self._read(), self._failed)

    def keep_both(self, conflict: Conflict) -> None:
        """Leave a conflict to the head of the section; both copies stay."""
        self._local.run(
            lambda: self._copies.pass_on(conflict),
            lambda _none: self._read(),
            self._failed,
        )

    def confirm_clock(self) -> None:
        """The head of the counter says that this PC's clock is right."""
        self._local.run(
            self._syncing.confirm_clock, lambda _none: self._read(), self._failed
        )

    def prove(self) -> None:
        """Ask whether the portal holds exactly today's dossiers and files."""
        if self._view is None:
            return
        self._view.show_proof(None)
        self._far.run(self._proving.prove, self._proved, self._failed)

    def _proved(self, proof: DayProof) -> None:
        if self._view:
            self._view.show_proof(proof)
        self._read()

    def _read(self, afterwards: Callable[[View], None] | None = None) -> None:
        self._asked += 1
        asked = self._asked

        def read() -> Reading:
            conflicts = self._syncing.open_conflicts()
            passed = self._copies.passed_on(conflicts)
            return Reading(
                waiting=self._syncing.waiting(),
                sent=self._syncing.sent_today(),
                refused=self._syncing.refused(),
                conflicts=sorted(conflicts, key=lambda one: one.operation in passed),
                second=self._proving.second_copy(),
                missing=self._proving.missing_codes(),
                last=self._proving.last(),
                names={one.operation: self._copies.names(one) for one in conflicts},
                passed=passed,
            )

        def then(reading: Reading) -> None:
            if self._view and asked == self._asked:
                self._view.show_reading(reading)
                if afterwards:
                    afterwards(self._view)

        self._local.run(read, then, self._failed)

    def _tried(self, _none: None) -> None:
        if self._view:
            self._view.show_trying(False)
        self._read()

    def _failed(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_trying(False)
            self._view.show_problem(problem)
