"""Choose one that came from home: open it, send it back, refuse it. No Qt."""

from collections.abc import Sequence
from typing import Protocol

from counter_app.domain.errors import CounterError, NotReady, NotSignedIn
from counter_app.domain.from_home import Reply, Waiting
from counter_app.domain.ids import OfficerId
from counter_app.domain.news import Changed, Connection, News
from counter_app.services.from_home import Opened, ReceivingFromHome
from counter_app.services.session import Session
from counter_app.ui.ports import Tasks


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that the list is being read; what was shown before stays."""

    def show_waiting(self, lines: Sequence[Waiting], me: OfficerId | None) -> None:
        """List what waits, oldest first; keep the chosen row."""

    def show_offline(self, *, offline: bool) -> None:
        """Say that new ones cannot be opened now, or take that back."""

    def show_opening(self, code: str) -> None:
        """Say that its files are being fetched."""

    def show_left_out(self, opened: Opened) -> None:
        """Say which files could not be taken in, before the officer goes on."""

    def go_on(self, opened: Opened) -> None:
        """Go to its declaration."""

    def ask_words(self, line: Waiting, reply: Reply) -> None:
        """Ask what to tell the citizen."""

    def show_words_wanting(self) -> None:
        """Say that words are needed."""

    def show_answered(self, code: str, reply: Reply) -> None:
        """Say that the answer is on its way."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the list stays."""


class FromHomePresenter:
    """One act at a time; the newest reading wins."""

    def __init__(
        self, receiving: ReceivingFromHome, session: Session, local: Tasks, far: Tasks
    ) -> None:
        self._receiving, self._session = receiving, session
        self._local, self._far = local, far
        self._view: View | None = None
        self._asked = 0
        self._in_front = self._busy = self._offline = False

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def come(self) -> None:
        """The page is in front: read the list, and follow it from now on."""
        self._in_front = True
        if self._view:
            self._view.show_offline(offline=self._offline)
        self.refresh()

    def leave(self) -> None:
        """The page went to the back: nobody looks."""
        self._in_front = False

    def refresh(self) -> None:
        """Read the list anew; an older reading still under way is forgotten."""
        self._asked += 1
        asked = self._asked
        if self._view:
            self._view.show_loading()

        def show(lines: Sequence[Waiting]) -> None:
            if self._view and asked == self._asked:
                current = self._session.current
                self._view.show_waiting(lines, current.officer.id if current else None)

        self._local.run(self._receiving.waiting, show, self._complain)

    def open(self, line: Waiting) -> None:
        """Take it up and go on with it; a second press meanwhile is nothing."""
        if self._busy or self._view is None:
            return
        self._busy = True
        code = line.one.code
        self._view.show_opening(code)

        def opened(found: Opened) -> None:
            self._busy = False
            if self._view is None or not self._in_front:
                return  # it is a draft now, and waits among the others
            if found.left_out:
                self._view.show_left_out(found)
                self.refresh()
            else:
                self._view.go_on(found)

        self._far.run(lambda: self._receiving.open(code), opened, self._failed)

    def ask(self, line: Waiting, reply: Reply) -> None:
        """Ask for the words to the citizen."""
        if self._view and not self._busy:
            self._view.ask_words(line, reply)

    def answer(self, line: Waiting, reply: Reply, said: str) -> None:
        """Keep the answer; it goes with the next pass."""
        if self._busy or self._view is None:
            return
        self._busy = True
        code = line.one.code

        def kept(_done: None) -> None:
            self._busy = False
            if self._view:
                self._view.show_answered(code, reply)
            self.refresh()

        def failed(problem: CounterError) -> None:
            self._busy = False
            if isinstance(problem, NotReady) and self._view:
                self._view.show_words_wanting()
            else:
                self._complain(problem)

        self._local.run(lambda: self._receiving.answer(code, reply, said), kept, failed)

    def hear(self, news: News) -> None:
        """Bring the list up to date with what has happened."""
        if isinstance(news, Connection) and news.online is self._offline:
            self._offline = not news.online
            if self._view and self._in_front:
                self._view.show_offline(offline=self._offline)
        elif isinstance(news, Changed) and news.drafts and self._in_front:
            self.refresh()

    def _failed(self, problem: CounterError) -> None:
        self._busy = False
        self._complain(problem)

    def _complain(self, problem: CounterError) -> None:
        if self._view and not isinstance(problem, NotSignedIn):
            self._view.show_problem(problem)
