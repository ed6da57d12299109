"""Show one dossier and do the next thing with it."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from counter_app.domain.afterwards import FollowUp
from counter_app.domain.dossiers import Dossier, Status
from counter_app.domain.errors import CounterError, Hindered, NotFound, NotSignedIn
from counter_app.domain.ids import DossierId
from counter_app.domain.keeping_errors import ContentErased
from counter_app.domain.news import Changed, Connection, News
from counter_app.domain.printed import Form
from counter_app.services.fetching import Fetching
from counter_app.services.handover import HandingOver
from counter_app.services.reading import Reader, Reading
from counter_app.services.receipting import Issued, Receipting
from counter_app.ui.dossier.papers import OtherPapers
from counter_app.ui.ports import T, Tasks

OF_AN_ACT = {
    FollowUp.ASK: Form.SUPPLEMENT,
    FollowUp.EXTEND: Form.APOLOGY,
    FollowUp.REFUSE: Form.REFUSAL,
    FollowUp.STOP: Form.STOP,
    FollowUp.WITHDRAW: Form.STOP,
    FollowUp.BRING: Form.RECEIPT,
    FollowUp.CORRECT: Form.RECEIPT,
}
"""The paper that says an act was done."""


class Next(StrEnum):
    """The one verb a dossier's state offers."""

    BRING = "bring"
    RESULT_ARRIVED = "result-arrived"
    HAND_OVER = "hand-over"
    IN_POST = "in-post"
    NOTHING = "nothing"


def next_act(dossier: Dossier) -> Next:
    """Return what an officer would most likely do with this dossier now."""
    if dossier.status in {Status.RECEIVED, Status.PROCESSING}:
        return Next.RESULT_ARRIVED
    if dossier.in_post:
        return Next.IN_POST
    if dossier.status is Status.READY:
        return Next.HAND_OVER
    if dossier.hindrance(FollowUp.BRING) is None:
        return Next.BRING
    return Next.NOTHING


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that the dossier is being read; nothing of another one stays."""

    def show_reading(self, reading: Reading, act: Next) -> None:
        """Show the dossier and its next act."""

    def show_missing(self, code: str, *, online: bool) -> None:
        """Say that this dossier is not on this machine."""

    def show_erased(self, erased: ContentErased, *, online: bool) -> None:
        """Say that what it said was erased here, and who has it still."""

    def show_fetching(self) -> None:
        """Say that the city is asked for it."""

    def show_printing(self) -> None:
        """Say that the receipt is being printed."""

    def show_issued(self, issued: Issued) -> None:
        """Say how the reprint went, and show what came out."""

    def show_slip(self, issued: Issued) -> None:
        """Say how printing another paper went."""

    def show_receipt(self, pdf: bytes) -> None:
        """Show the last receipt."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""

    def hand_over(self, dossier: DossierId) -> None:
        """Go to the hand-over screen."""

    def at_post(self, dossier: Dossier) -> None:
        """Go to the shelf, where it is noted what the post did."""

    def follow_up(self, act: FollowUp, dossier: DossierId) -> None:
        """Go to the screen of this act."""

    def show_saved(self, left: int) -> None:
        """Say that what came is saved, and how many papers are still wanting."""


class DossierPresenter:
    """Holds which dossier is open; one act and one print at a time."""

    def __init__(
        self,
        reader: Reader,
        handing_over: HandingOver,
        receipting: Receipting,
        local: Tasks,
        devices: Tasks,
        papers: OtherPapers | None = None,
    ) -> None:
        self._papers = papers
        self._city: tuple[Fetching, Tasks] | None = None
        self._erased: ContentErased | None = None
        self._shown: Reading | None = None
        self._reader = reader
        self._handing_over = handing_over
        self._receipting = receipting
        self._local = local
        self._devices = devices
        self._view: View | None = None
        self._open: DossierId | None = None
        self._code = ""
        self._online = True
        self._asked = 0
        self._busy = self._printing = self._behind = False
        self._shown_copy: tuple[DossierId, int] | None = None

    def fetches_by(self, fetching: Fetching, far: Tasks) -> None:
        """Get again so what was erased here, on the lane of the network."""
        self._city = (fetching, far)

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def open(self, dossier: DossierId) -> None:
        """Show this dossier."""
        self._begin(dossier, code="")
        self._read(dossier)

    def open_code(self, code: str) -> None:
        """Show the dossier with this code, as scanned from a receipt."""
        self._begin(None, code)
        asked = self._asked

        def found(dossier: DossierId | None) -> None:
            if asked != self._asked:
                return
            if dossier:
                self._open = dossier
                self._read(dossier)
            elif self._view:
                self._view.show_missing(code, online=self._online)

        self._run(lambda: self._reader.by_code(code), found)

    def again(self) -> None:
        """Try once more to open what could not be read."""
        if self._open:
            self.open(self._open)
        elif self._code:
            self.open_code(self._code)

    def fetch(self) -> None:
        """Get from the city again what was erased here; once, however often pressed."""
        dossier, asked = self._open, self._asked
        if dossier is None or self._city is None or self._erased is None or self._busy:
            return
        fetching, far = self._city
        erased, self._busy = self._erased, True
        if self._view:
            self._view.show_fetching()

        def failed(problem: CounterError) -> None:
            if asked != self._asked:
                return
            self._busy = False
            if self._view:
                self._view.show_erased(erased, online=self._online)
            self._complain(problem)

        def fetched(_nothing: None) -> None:
            if asked == self._asked:
                self._acted(dossier)

        far.run(lambda: fetching.fetch(dossier), fetched, failed)

    def act(self, act: Next) -> None:
        """Do the next act, once."""
        dossier = self._open
        if dossier is None or self._view is None or self._busy:
            return
        if act is Next.HAND_OVER:
            self._view.hand_over(dossier)
        elif act is Next.IN_POST and self._shown:
            self._view.at_post(self._shown.whole.dossier)
        elif act is Next.BRING:
            self._view.follow_up(FollowUp.BRING, dossier)
        elif act is Next.RESULT_ARRIVED:
            self._busy = True
            self._run(
                lambda: self._handing_over.result_arrived(dossier),
                lambda _after: self._acted(dossier),
            )

    def reprint(self) -> None:
        """Print the receipt again; the paper says which copy it is.

        A second press while it is being printed is nothing.
        """
        dossier = self._open
        if dossier is None or self._view is None or self._printing:
            return
        self._printing = True
        self._view.show_printing()

        def printed(issued: Issued) -> None:
            self._printing = False
            if self._view and self._open == dossier:
                self._shown_copy = (dossier, issued.record.copy)
                self._view.show_issued(issued)

        def failed(problem: CounterError) -> None:
            self._printing = False
            self._complain(problem)

        self._devices.run(lambda: self._receipting.reprint(dossier), printed, failed)

    def follow_up(self, act: FollowUp) -> None:
        """Go to the screen of an act, or say why it cannot be done now."""
        if self._shown is None or self._view is None:
            return
        dossier = self._shown.whole.dossier
        why = dossier.hindrance(act)
        if why:
            self._view.show_problem(Hindered(why))
        else:
            self._view.follow_up(act, dossier.id)

    def forms(self) -> tuple[Form, ...]:
        """Return the other papers of a dossier like the open one."""
        if self._papers is None or self._shown is None:
            return ()
        return self._papers.forms(self._shown)

    def has_declaration(self) -> bool:
        """Say whether the open dossier has a declaration that can be drawn."""
        papers, shown = self._papers, self._shown
        return bool(papers and shown and papers.has_declaration(shown))

    def print_slip(self, form: Form) -> None:
        """Print another paper of the dossier; one print at a time."""
        dossier, papers = self._open, self._papers
        if dossier is None or papers is None or self._view is None or self._printing:
            return
        self._printing = True
        self._view.show_printing()

        def printed(issued: Issued | None) -> None:
            self._printing = False
            if self._view and issued and self._open == dossier:
                self._view.show_slip(issued)

        def failed(problem: CounterError) -> None:
            self._printing = False
            self._complain(problem)

        self._devices.run(lambda: papers.print(form, dossier), printed, failed)

    def print_said(self, act: FollowUp, after: Dossier) -> None:
        """Print the paper that says an act was done; the dossier is open already.

        Of a supplement that is not whole yet there is none: the date stands still.
        """
        if act is FollowUp.BRING and after.request and after.request.open:
            left = sum(not one.came for one in after.request.wanted)
            if self._view:
                self._view.show_saved(left)
            return
        form = OF_AN_ACT[act]
        if form is Form.RECEIPT:
            self.reprint()
        else:
            self.print_slip(form)

    def hear(self, news: News) -> None:
        """Read the open dossier again when it changed."""
        if isinstance(news, Connection):
            self._online = news.online
            if self._erased and self._view and not self._busy:
                self._view.show_erased(self._erased, online=self._online)
        elif isinstance(news, Changed) and self._open and self._open in news.dossiers:
            self._read(self._open)

    def resume(self) -> None:
        """The page is back in front: read what could not be read under the lock."""
        if self._behind and self._open:
            self._read(self._open)

    def _begin(self, dossier: DossierId | None, code: str) -> None:
        self._asked += 1
        self._open, self._code, self._busy = dossier, code, False
        self._shown_copy = self._shown = self._erased = None
        if self._view:
            self._view.show_loading()

    def _acted(self, dossier: DossierId) -> None:
        self._busy = False
        self._read(dossier)

    def _read(self, dossier: DossierId) -> None:
        asked, self._behind = self._asked, False

        def show(reading: Reading) -> None:
            if self._view and asked == self._asked and self._open == dossier:
                self._shown, self._erased = reading, None
                self._view.show_reading(reading, next_act(reading.whole.dossier))
                self._show_receipt(reading)

        self._run(lambda: self._reader.read(dossier), show)

    def _show_receipt(self, reading: Reading) -> None:
        """Show the last receipt: the very PDF that was printed here, if one was."""
        dossier, prints = reading.whole.dossier.id, reading.whole.prints
        if not prints or self._shown_copy == (dossier, prints[-1].copy):
            return
        self._shown_copy = (dossier, prints[-1].copy)

        def show(pdf: bytes) -> None:
            if self._view and self._open == dossier:
                self._view.show_receipt(pdf)

        self._devices.run(
            lambda: self._receipting.latest(dossier), show, self._complain
        )

    def _run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        asked = self._asked

        def failed(problem: CounterError) -> None:
            self._busy = False
            if asked == self._asked:
                self._complain(problem)

        self._local.run(work, then, failed)

    def _complain(self, problem: CounterError) -> None:
        if self._view is None:
            return
        if isinstance(problem, NotSignedIn):
            self._behind = True  # locked: nobody sees this page
        elif isinstance(problem, NotFound):
            self._view.show_missing(self._code, online=self._online)
        elif isinstance(problem, ContentErased):
            self._shown, self._erased = None, problem
            self._view.show_erased(problem, online=self._online)
        else:
            self._view.show_problem(problem)
