"""Go through everything with the citizen once more, then receive, once."""

from typing import Protocol

from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Confirmation, Stage
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DraftId
from counter_app.domain.news import Connection, News
from counter_app.services.intake import Checked, Intake
from counter_app.services.printing import Issued
from counter_app.ui.check.sheet import CheckSheet
from counter_app.ui.ports import Tasks
from counter_app.ui.walk import Walk


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that fee and due date are being worked out."""

    def show_checked(self, checked: Checked) -> None:
        """Show what would be received, what it costs and until when."""

    def show_promise_moved(self, checked: Checked) -> None:
        """Say that the due date has moved while the screen was open."""

    def ask_confirmation(self) -> None:
        """Say that the officer has yet to say how the citizen confirmed."""

    def ask_about_missing(self, checked: Checked) -> None:
        """Ask whether to receive although papers are missing, and why."""

    def show_sheet(self, issued: Issued) -> None:
        """Say that the sheet to be signed is printed; it is the confirmation."""

    def show_offline(self, *, offline: bool, provisional: bool) -> None:
        """Say that it is sent later, and when its code is not the final one."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""

    def received(self) -> None:
        """Go to the screen of the received dossier."""


class CheckPresenter:
    """Keeps the answer to "is it right?" and lets F9 count once."""

    def __init__(
        self,
        walk: Walk,
        intake: Intake,
        tasks: Tasks,
        sheet: CheckSheet | None = None,
    ) -> None:
        self._walk = walk
        self._intake = intake
        self._tasks = tasks
        self._sheet = sheet
        self._view: View | None = None
        self._checked: Checked | None = None
        self._confirmed: Confirmation | None = None
        self._receiving: DraftId | None = None

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def hear(self, news: News) -> None:
        """Say whether what is received now is sent later."""
        if isinstance(news, Connection) and self._view:
            self._view.show_offline(
                offline=not news.online, provisional=not news.numbers_left
            )

    def open(self) -> None:
        """Work out fee and due date of the draft as it is now."""
        draft = self._walk.draft
        if draft is None or self._view is None or self._receiving == draft.id:
            return
        self._checked, self._confirmed = None, draft.confirmed
        self._view.show_loading()

        def check() -> Checked:
            self._intake.stop_at(draft.id, Stage.CHECK)
            return self._intake.check(draft.id)

        def show(checked: Checked) -> None:
            if not self._walk.serves(draft.id):
                return
            self._checked = checked
            self._walk.take(checked.draft, checked.procedure)
            if self._view:
                self._view.show_checked(checked)

        self._tasks.run(check, show, self._complain)

    def look_again(self) -> None:
        """Work the promise out anew; the clock may have crossed the cut-off hour.

        A promise that moved is to be confirmed anew: the citizen heard another one.
        """
        draft, before = self._walk.draft, self._checked
        if draft is None or before is None or self._receiving == draft.id:
            return

        def compare(checked: Checked) -> None:
            if self._view is None or self._checked is not before:
                return
            if checked.promise.at != before.promise.at and not self._receiving:
                self._checked, self._confirmed = checked, None
                self._view.show_promise_moved(checked)

        self._tasks.run(lambda: self._intake.check(draft.id), compare, self._complain)

    def confirm(self, how: Confirmation) -> None:
        """Note how the citizen said that everything is right."""
        draft = self._walk.draft
        if draft is None:
            return
        # Remembered at once: F9 may follow before the lane has answered.
        self._confirmed = how
        self._tasks.run(
            lambda: self._intake.confirm(draft.id, how),
            self._walk.take,
            self._complain,
        )

    def print_sheet(self) -> None:
        """Print the sheet to be signed; the signature is then the confirmation."""
        draft, checked = self._walk.draft, self._checked
        if self._sheet is None or draft is None or checked is None:
            return

        def printed(issued: Issued) -> None:
            if self._walk.serves(draft.id) and self._view:
                self._view.show_sheet(issued)

        self._sheet.print(checked, printed, self._complain)

    def unconfirm(self) -> None:
        """The citizen says that something is wrong: what was confirmed no longer is."""
        draft = self._walk.draft
        if draft is None or self._receiving == draft.id:
            return
        self._confirmed = None
        self._tasks.run(
            lambda: self._intake.confirm(draft.id, None),
            self._walk.take,
            self._complain,
        )

    def exempt(self, which: str) -> None:
        """Grant an exemption from the fee, or take it back; the fee is told anew."""
        draft = self._walk.draft
        if draft is None or draft.exempt == which or self._receiving == draft.id:
            return

        def change() -> Checked:
            self._intake.exempt(draft.id, which)
            return self._intake.check(draft.id)

        def show(checked: Checked) -> None:
            if not self._walk.serves(draft.id):
                return
            self._checked, self._confirmed = checked, None
            self._walk.take(checked.draft, checked.procedure)
            if self._view:
                self._view.show_checked(checked)

        self._tasks.run(change, show, self._complain)

    def receive(self, missing_reason: str = "") -> None:
        """Receive the dossier; a second press while the first is at work is nothing."""
        draft, checked = self._walk.draft, self._checked
        if draft is None or self._view is None or self._receiving == draft.id:
            return
        if checked is None or checked.draft.id != draft.id:
            return
        if self._confirmed is None:
            self._view.ask_confirmation()
        elif checked.missing and not missing_reason.strip():
            self._view.ask_about_missing(checked)
        else:
            self._receive(draft.id, missing_reason)

    def _receive(self, draft: DraftId, missing_reason: str) -> None:
        self._receiving = draft

        def done(dossier: Dossier) -> None:
            self._received(draft)
            if self._walk.draft and not self._walk.serves(draft):
                return  # the next citizen is here; today's list has this dossier
            self._walk.arrive(dossier)
            if self._view:
                self._view.received()

        def failed(problem: CounterError) -> None:
            self._received(draft)
            self._complain(problem)

        self._tasks.run(
            lambda: self._intake.receive(draft, missing_reason=missing_reason),
            done,
            failed,
        )

    def _received(self, draft: DraftId) -> None:
        if self._receiving == draft:
            self._receiving = None

    def _complain(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_problem(problem)
